/* base/file.c and base/file_sink.c: whole files or none, on good and on bad disks. */
#include "base/file.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

/* ---- a file system that cannot do everything ------------------------------------- */

/* These stand before the functions of libc: as on a memory stick or a network share. */
static bool nameless_refused;
static bool link_refused;

int open(const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    unsigned mode = (flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE
                        ? va_arg(arguments, unsigned)
                        : 0;
    va_end(arguments);
    if (nameless_refused && (flags & O_TMPFILE) == O_TMPFILE) {
        errno = EOPNOTSUPP;
        return -1;
    }
    return (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

int linkat(int from_folder, const char *from, int to_folder, const char *to, int flags)
{
    if (link_refused) {
        errno = ENOENT;
        return -1;
    }
    return (int)syscall(SYS_linkat, from_folder, from, to_folder, to, flags);
}

/* ---- fixture --------------------------------------------------------------------- */

struct fixture {
    struct arena *arena;
    struct diag *diag;
    char folder[64];
};

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    fixture->arena = arena_create();
    fixture->diag = diag_create(fixture->arena);
    strcpy(fixture->folder, P_tmpdir "/brochure-test-XXXXXX");
    *state = fixture;
    nameless_refused = false;
    link_refused = false;
    return mkdtemp(fixture->folder) == NULL;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    char command[128];
    snprintf(command, sizeof command, "rm -rf '%s'", fixture->folder);
    int status = system(command);
    arena_destroy(fixture->arena);
    free(fixture);
    return status;
}

static const char *path_of(struct fixture *fixture, const char *name)
{
    return str_format(fixture->arena, "%s/%s", fixture->folder, name).data;
}

static void put(struct fixture *fixture, const char *name, const char *text)
{
    FILE *file = fopen(path_of(fixture, name), "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static void assert_holds(struct fixture *fixture, const char *name, const char *text)
{
    struct str bytes;
    assert_true(file_read(&bytes, path_of(fixture, name), 1 << 20, fixture->arena,
                          fixture->diag));
    assert_int_equal(bytes.size, strlen(text));
    assert_memory_equal(bytes.data, text, bytes.size);
}

static int count_files(struct fixture *fixture)
{
    int count = 0;
    DIR *folder = opendir(fixture->folder);
    assert_non_null(folder);
    while (readdir(folder) != NULL) {
        count++;
    }
    closedir(folder);
    return count - 2; /* . and .. */
}

static const char *messages(struct fixture *fixture)
{
    char *text = NULL;
    size_t size = 0;
    FILE *file = open_memstream(&text, &size);
    diag_print(fixture->diag, file, LANG_EN);
    fclose(file);
    const char *copy = arena_copy(fixture->arena, text, size + 1);
    free(text);
    return copy;
}

static void assert_failed(struct fixture *fixture, const char *part)
{
    assert_int_equal(diag_exit_code(fixture->diag), 3);
    assert_non_null(strstr(messages(fixture), part));
}

/* ---- reading --------------------------------------------------------------------- */

static void reading_whole_files(void **state)
{
    struct fixture *fixture = *state;
    put(fixture, "a", "Стара Загора");
    put(fixture, "empty", "");
    assert_holds(fixture, "a", "Стара Загора");
    assert_holds(fixture, "empty", "");
    struct str bytes;
    assert_true(file_read(&bytes, path_of(fixture, "a"), strlen("Стара Загора"),
                          fixture->arena, fixture->diag));
}

static void reading_more_than_the_limit(void **state)
{
    struct fixture *fixture = *state;
    put(fixture, "a", "one\ntwo\nsix\n");
    struct str bytes;
    assert_false(
        file_read(&bytes, path_of(fixture, "a"), 5, fixture->arena, fixture->diag));
    assert_int_equal(diag_exit_code(fixture->diag), 1);
    assert_non_null(
        strstr(messages(fixture), "/a:2:2: error: the file is larger than 5"));
    assert_non_null(strstr(messages(fixture), "[limit-file]\n"));
    assert_false(file_read(&bytes, "/dev/zero", 1 << 20, fixture->arena, fixture->diag));
    assert_non_null(strstr(messages(fixture), "larger than 1 MiB"));
}

static void reading_what_is_not_there(void **state)
{
    struct fixture *fixture = *state;
    struct str bytes;
    assert_false(
        file_read(&bytes, path_of(fixture, "no"), 9, fixture->arena, fixture->diag));
    assert_failed(fixture,
                  "/no: cannot be opened: there is no such file or folder [file-open]\n");
    assert_false(file_read(&bytes, fixture->folder, 9, fixture->arena, fixture->diag));
    assert_failed(fixture, "cannot be read: it is a folder [file-read]\n");
}

static void reading_standard_input(void **state)
{
    struct fixture *fixture = *state;
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], "piped", 5), 5);
    close(ends[1]);
    int before = dup(STDIN_FILENO);
    dup2(ends[0], STDIN_FILENO);
    struct str bytes;
    bool done = file_read(&bytes, "-", 100, fixture->arena, fixture->diag);
    dup2(before, STDIN_FILENO);
    close(before);
    close(ends[0]);
    assert_true(done);
    assert_int_equal(bytes.size, 5);
}

/* ---- folders --------------------------------------------------------------------- */

static void reading_bytes_of_any_kind(void **state)
{
    struct fixture *fixture = *state;
    struct str bytes;
    put(fixture, "a", "\xFF\x01");
    assert_true(file_read_binary(&bytes, path_of(fixture, "a"), 2, fixture->arena,
                                 fixture->diag));
    assert_int_equal(bytes.size, 2);
    assert_false(file_read_binary(&bytes, path_of(fixture, "a"), 1, fixture->arena,
                                  fixture->diag));
    assert_failed(fixture, "cannot be read: it is larger than");
    assert_false(file_read_binary(&bytes, path_of(fixture, "none"), 9, fixture->arena,
                                  fixture->diag));
    assert_failed(fixture, "there is no such file");
}

static void the_digest_of_a_file(void **state)
{
    struct fixture *fixture = *state;
    put(fixture, "a", "abc");
    struct str digest = file_digest(path_of(fixture, "a"), 3, fixture->arena);
    assert_true(str_starts_with(digest, STR("ba7816bf8f01cfea")));
    assert_int_equal(digest.size, 64);
    assert_int_equal(file_digest(path_of(fixture, "a"), 2, fixture->arena).size, 0);
    assert_int_equal(file_digest(path_of(fixture, "none"), 9, fixture->arena).size, 0);
}

static void making_folders(void **state)
{
    struct fixture *fixture = *state;
    assert_true(file_make_folder(path_of(fixture, "a/b//c/"), fixture->diag));
    assert_true(file_make_folder(path_of(fixture, "a/b/c"), fixture->diag));
    put(fixture, "a/b/c/file", "x");
    assert_true(file_make_folder(fixture->folder, fixture->diag));
    assert_false(file_make_folder(path_of(fixture, "a/b/c/file"), fixture->diag));
    assert_failed(fixture, "not a folder [folder-make]\n");
    assert_false(file_make_folder(path_of(fixture, "a/b/c/file/d"), fixture->diag));
    assert_false(file_make_folder("/proc/none/here", fixture->diag));
    assert_int_equal(symlink("nowhere", path_of(fixture, "link")), 0);
    assert_false(file_make_folder(path_of(fixture, "link"), fixture->diag));
    assert_failed(fixture, "/link: the folder cannot be made: a part of the path is ");
}

static void finding_data(void **state)
{
    struct fixture *fixture = *state;
    struct str path;
    assert_false(file_find_data(&path, "no-such-data", fixture->arena, fixture->diag));
    assert_failed(fixture, "\"no-such-data\" is missing [program-folder]\n");
    assert_non_null(strstr(messages(fixture), "/../share/brochure/no-such-data"));
    /* The folder of the executable is there, whatever it is called. */
    assert_true(file_find_data(&path, ".", fixture->arena, fixture->diag));
}

/* ---- writing --------------------------------------------------------------------- */

static void write_file(struct fixture *fixture, const char *name, const char *text)
{
    struct file_sink *sink = file_sink_create(path_of(fixture, name), fixture->diag);
    assert_non_null(sink);
    assert_true(file_sink_write(sink, text, strlen(text)));
    assert_int_equal(file_sink_size(sink), strlen(text));
    assert_true(file_sink_commit(sink));
    assert_holds(fixture, name, text);
}

static void writing_new_and_over(void **state)
{
    struct fixture *fixture = *state;
    write_file(fixture, "a.pdf", "first");
    write_file(fixture, "a.pdf", "second");
    assert_int_equal(count_files(fixture), 1);
    struct stat facts;
    mode_t mask = umask(0);
    umask(mask);
    assert_int_equal(stat(path_of(fixture, "a.pdf"), &facts), 0);
    assert_int_equal(facts.st_mode & 0777, 0666 & ~mask);
}

static void writing_without_nameless_files(void **state)
{
    nameless_refused = true;
    link_refused = true;
    writing_new_and_over(state);
}

static void writing_without_links(void **state)
{
    link_refused = true;
    writing_new_and_over(state);
}

static void writing_several_together(void **state)
{
    struct fixture *fixture = *state;
    write_file(fixture, "a.pdf", "old");
    for (int round = 0; round < 2; round++) {
        struct file_sink *sinks[2] = {
            file_sink_create(path_of(fixture, "a.pdf"), fixture->diag),
            file_sink_create(path_of(fixture, "b.pdf"), fixture->diag)};
        assert_true(file_sink_write(sinks[0], "first", 5));
        assert_true(file_sink_write(sinks[1], "second", 6));
        assert_true(file_sink_commit_all(sinks, 2));
        assert_holds(fixture, "a.pdf", "first");
        assert_holds(fixture, "b.pdf", "second");
        assert_int_equal(count_files(fixture), 2);
        link_refused = true; /* and again as copies */
    }
}

static void writing_more_than_the_buffer(void **state)
{
    struct fixture *fixture = *state;
    enum { SIZE = 1 << 20 };
    char *bytes = arena_alloc(fixture->arena, SIZE);
    for (size_t i = 0; i < SIZE; i++) {
        bytes[i] = (char)(i * 7 + i / 256);
    }
    for (int round = 0; round < 2; round++) {
        struct file_sink *sink = file_sink_create(path_of(fixture, "big"), fixture->diag);
        for (size_t at = 0; at < SIZE;) {
            size_t part = SIZE - at < 77777 ? SIZE - at : 77777;
            assert_true(file_sink_write(sink, bytes + at, part));
            at += part;
        }
        assert_true(file_sink_commit(sink));
        struct str read;
        assert_true(file_read(&read, path_of(fixture, "big"), SIZE, fixture->arena,
                              fixture->diag));
        assert_int_equal(read.size, SIZE);
        assert_memory_equal(read.data, bytes, SIZE);
        link_refused = true; /* and again as a copy */
    }
}

static void writing_into_memory(void **state)
{
    struct fixture *fixture = *state;
    struct file_sink *sink = file_sink_create_memory(fixture->diag);
    assert_int_equal(file_sink_bytes(sink).size, 0);
    char block[1000];
    for (int i = 0; i < 1500; i++) {
        memset(block, 'a' + i % 26, sizeof block);
        assert_true(file_sink_write(sink, block, sizeof block));
        if (i == 700) { /* reading in between changes nothing */
            assert_int_equal(file_sink_bytes(sink).size, 701 * sizeof block);
        }
    }
    struct str bytes = file_sink_bytes(sink);
    assert_int_equal(bytes.size, 1500 * sizeof block);
    assert_int_equal(file_sink_size(sink), bytes.size);
    for (size_t i = 0; i < bytes.size; i++) {
        assert_int_equal(bytes.data[i], 'a' + i / sizeof block % 26);
    }
    file_sink_destroy(sink);
    assert_int_equal(count_files(fixture), 0);
}

static void giving_up_leaves_nothing(void **state)
{
    struct fixture *fixture = *state;
    put(fixture, "old", "old");
    for (int round = 0; round < 2; round++) {
        struct file_sink *sink = file_sink_create(path_of(fixture, "old"), fixture->diag);
        assert_true(file_sink_write(sink, "new", 3));
        assert_int_equal(count_files(fixture), 1); /* not even while writing */
        file_sink_destroy(sink);
        assert_int_equal(count_files(fixture), 1);
        assert_holds(fixture, "old", "old");
        nameless_refused = true;
    }
    file_sink_destroy(NULL);
}

static void targets_that_are_no_files(void **state)
{
    struct fixture *fixture = *state;
    assert_null(file_sink_create("/dev/full", fixture->diag));
    assert_failed(
        fixture,
        "/dev/full: cannot be written: it is a device, not a file [file-write]\n");
    assert_null(file_sink_create(fixture->folder, fixture->diag));
    assert_failed(fixture, "it is a folder");
    assert_null(file_sink_create(path_of(fixture, "no/a.pdf"), fixture->diag));
    assert_null(file_sink_create(path_of(fixture, "slash/"), fixture->diag));
    assert_null(file_sink_create("", fixture->diag));
    assert_int_equal(count_files(fixture), 0);
}

static void a_target_that_becomes_a_folder(void **state)
{
    struct fixture *fixture = *state;
    struct file_sink *sink = file_sink_create(path_of(fixture, "a"), fixture->diag);
    assert_true(file_sink_write(sink, "x", 1));
    assert_int_equal(mkdir(path_of(fixture, "a"), 0777), 0);
    assert_false(file_sink_commit(sink));
    assert_failed(fixture, "cannot be put in place");
    assert_int_equal(count_files(fixture), 1);
}

/* In a child, because limits and signals last. Exit code 0: failed as it should. */
static int write_too_much(struct fixture *fixture, const char *name)
{
    struct rlimit limit = {100000, 100000};
    setrlimit(RLIMIT_FSIZE, &limit);
    signal(SIGXFSZ, SIG_IGN);
    struct file_sink *sink = file_sink_create(path_of(fixture, name), fixture->diag);
    static char bytes[300000];
    bool written = file_sink_write(sink, bytes, sizeof bytes);
    bool again = file_sink_write(sink, bytes, 1); /* the first error sticks */
    bool committed = file_sink_commit(sink);
    bool said = strstr(messages(fixture), "larger than the system allows") != NULL;
    bool once = diag_error_count(fixture->diag) == 1;
    return written || again || committed || !said || !once;
}

/* The same for the second of two that are committed together. */
static int write_one_too_much(struct fixture *fixture, const char *name)
{
    struct rlimit limit = {100000, 100000};
    setrlimit(RLIMIT_FSIZE, &limit);
    signal(SIGXFSZ, SIG_IGN);
    struct file_sink *sinks[2] = {
        file_sink_create(path_of(fixture, name), fixture->diag),
        file_sink_create(path_of(fixture, "other"), fixture->diag)};
    static char bytes[90000];
    bool first = file_sink_write(sinks[0], bytes, sizeof bytes);
    for (int i = 0; i < 4; i++) {
        file_sink_write(sinks[1], bytes, sizeof bytes);
    }
    return !first || file_sink_commit_all(sinks, 2);
}

static int write_and_die(struct fixture *fixture, const char *name)
{
    struct file_sink *sink = file_sink_create(path_of(fixture, name), fixture->diag);
    static char bytes[300000];
    file_sink_write(sink, bytes, sizeof bytes);
    return raise(SIGKILL);
}

static int run_child(struct fixture *fixture,
                     int (*act)(struct fixture *fixture, const char *name))
{
    pid_t child = fork();
    if (child == 0) {
        _exit(act(fixture, "old"));
    }
    int status = 0;
    waitpid(child, &status, 0);
    return status;
}

static void a_full_disk_keeps_the_old_file(void **state)
{
    struct fixture *fixture = *state;
    put(fixture, "old", "old");
    for (int round = 0; round < 2; round++) {
        assert_int_equal(run_child(fixture, write_too_much), 0);
        assert_int_equal(run_child(fixture, write_one_too_much), 0);
        assert_int_equal(count_files(fixture), 1);
        assert_holds(fixture, "old", "old");
        nameless_refused = true;
    }
}

static void a_killed_run_leaves_nothing(void **state)
{
    struct fixture *fixture = *state;
    put(fixture, "old", "old");
    for (int round = 0; round < 2; round++) {
        assert_true(WIFSIGNALED(run_child(fixture, write_and_die)));
        assert_int_equal(count_files(fixture), 1);
        assert_holds(fixture, "old", "old");
        nameless_refused = true;
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(reading_whole_files),
        TEST(reading_more_than_the_limit),
        TEST(reading_what_is_not_there),
        TEST(reading_standard_input),
        TEST(reading_bytes_of_any_kind),
        TEST(the_digest_of_a_file),
        TEST(making_folders),
        TEST(finding_data),
        TEST(writing_new_and_over),
        TEST(writing_without_nameless_files),
        TEST(writing_without_links),
        TEST(writing_several_together),
        TEST(writing_more_than_the_buffer),
        TEST(writing_into_memory),
        TEST(giving_up_leaves_nothing),
        TEST(targets_that_are_no_files),
        TEST(a_target_that_becomes_a_folder),
        TEST(a_full_disk_keeps_the_old_file),
        TEST(a_killed_run_leaves_nothing),
    };
    return cmocka_run_group_tests_name("file", tests, NULL, NULL);
}
