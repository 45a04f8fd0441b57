/* Files that content names come from below its folder and from nowhere else. */
#include "base/below.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

struct fixture {
    struct arena *arena;
    struct diag *diag;
    char root[64]; /* root/in is the folder of the content */
};

static void write_file(const struct fixture *fixture, const char *name, const char *text)
{
    struct str path = str_format(fixture->arena, "%s/%s", fixture->root, name);
    FILE *file = fopen(path.data, "wb");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static const char *path_of(const struct fixture *fixture, const char *name)
{
    return str_format(fixture->arena, "%s/%s", fixture->root, name).data;
}

static int set_up(void **state)
{
    struct fixture *fixture = malloc(sizeof *fixture);
    fixture->arena = arena_create();
    fixture->diag = diag_create(fixture->arena);
    strcpy(fixture->root, P_tmpdir "/brochure-below-XXXXXX");
    assert_non_null(mkdtemp(fixture->root));
    mkdir(path_of(fixture, "in"), 0700);
    mkdir(path_of(fixture, "in/pictures"), 0700);
    mkdir(path_of(fixture, "inside"), 0700);
    write_file(fixture, "in/a", "inner");
    write_file(fixture, "in/pictures/b..c", "deep");
    write_file(fixture, "out", "outer");
    write_file(fixture, "inside/x", "twin");
    assert_int_equal(symlink("../out", path_of(fixture, "in/escape")), 0);
    assert_int_equal(symlink("../inside", path_of(fixture, "in/twin")), 0);
    assert_int_equal(symlink("a", path_of(fixture, "in/link")), 0);
    assert_int_equal(mkfifo(path_of(fixture, "in/pipe"), 0600), 0);
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    static const char *const FILES[] = {"in/a",     "in/pictures/b..c", "out",
                                        "inside/x", "in/escape",        "in/twin",
                                        "in/link",  "in/pipe"};
    static const char *const FOLDERS[] = {"in/pictures", "in", "inside"};
    for (size_t i = 0; i < sizeof FILES / sizeof FILES[0]; i++) {
        unlink(path_of(fixture, FILES[i]));
    }
    for (size_t i = 0; i < sizeof FOLDERS / sizeof FOLDERS[0]; i++) {
        rmdir(path_of(fixture, FOLDERS[i]));
    }
    rmdir(fixture->root);
    arena_destroy(fixture->arena);
    free(fixture);
    return 0;
}

static bool read_path(struct fixture *fixture, const char *path, struct str *out)
{
    struct below_file file = {.folder = str_from(path_of(fixture, "in")),
                              .path = str_from(path)};
    return below_read(out, &file, 5, fixture->arena, fixture->diag);
}

static void test_inside(void **state)
{
    static const char *const PATHS[] = {"a", "./a", "link", "pictures/b..c"};
    for (size_t i = 0; i < sizeof PATHS / sizeof PATHS[0]; i++) {
        struct fixture *fixture = *state;
        struct str bytes;
        assert_true(read_path(fixture, PATHS[i], &bytes));
        assert_true(bytes.size == 5 || bytes.size == 4);
    }
}

static void test_outside(void **state)
{
    static const struct {
        const char *path, *word, *rule;
    } CASES[] = {
        {"../out", "..", "[file-name]\n"},
        {"pictures/../a", "..", "[file-name]\n"},
        {"/etc/passwd", "begins", "[file-name]\n"},
        {"escape", "link", "[file-missing]\n"},
        {"twin/x", "link", "[file-missing]\n"},
        {"pipe", "no ordinary file", "[file-read]\n"},
        {"pictures", "ordinary", "[file-read]\n"},
        {"missing", "not there", "[file-missing]\n"},
        {"", "empty", "[file-name]\n"},
        {"pictures\\a", "backslash", "[file-name]\n"},
        {"https://a.bg/b", "web", "[file-name]\n"},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        struct fixture *fixture = *state;
        struct str bytes;
        char *text = NULL;
        size_t size = 0;
        assert_false(read_path(fixture, CASES[i].path, &bytes));
        FILE *file = open_memstream(&text, &size);
        diag_print(fixture->diag, file, LANG_EN);
        fclose(file);
        assert_non_null(strstr(text, CASES[i].word));
        assert_non_null(strstr(text, CASES[i].rule));
        free(text);
    }
    struct fixture *fixture = *state;
    assert_int_equal(diag_exit_code(fixture->diag), 1);
}

static void test_limit(void **state)
{
    struct fixture *fixture = *state;
    struct str bytes;
    struct below_file file = {.folder = str_from(path_of(fixture, "in")),
                              .path = STR("a")};
    assert_false(below_read(&bytes, &file, 4, fixture->arena, fixture->diag));
}

static void test_folder(void **state)
{
    (void)state;
    assert_true(str_equal(below_folder(STR("content/a.yaml")), STR("content")));
    assert_true(str_equal(below_folder(STR("/a.yaml")), STR("/")));
    assert_true(str_equal(below_folder(STR("a.yaml")), STR("")));
    assert_true(str_equal(below_folder(STR("-")), STR("")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_inside, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_outside, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_limit, set_up, tear_down),
        cmocka_unit_test(test_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
