/* Patterns against libhyphen, which reads the same files: every word of the contents, and
 * made-up ones that no list holds. */
#include "base/file.h"
#include "base/lang.h"
#include "base/letters.h"
#include "text/patterns.h"
#include <hyphen.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { WORD_MAX = 40 /* letters */, INVENTED = 100000 };

static const char *const CONTENTS[] = {"content/stara-zagora.yaml",
                                       "content/primerna.yaml"};

struct fixture {
    struct arena *arena;
    struct diag *diag;
    struct patterns *patterns;
    HyphenDict *library;
    size_t compared;
};

static void open_both(struct fixture *fixture, enum lang lang)
{
    const char *path =
        str_format(fixture->arena, "/usr/share/hyphen/%s", lang_facts(lang)->patterns)
            .data;
    struct str file;
    assert_true(file_read_binary(&file, path, 1 << 20, fixture->arena, fixture->diag));
    fixture->patterns = patterns_read(file, fixture->arena);
    assert_non_null(fixture->patterns);
    fixture->library = hnj_hyphen_load(path);
    assert_non_null(fixture->library);
}

static struct fixture begin(void)
{
    struct arena *arena = arena_create();
    return (struct fixture){.arena = arena, .diag = diag_create(arena)};
}

/* Both divide the word alike. */
static void compare(struct fixture *fixture, const uint32_t *letters, size_t count)
{
    struct builder word = {.arena = fixture->arena};
    for (size_t i = 0; i < count; i++) {
        builder_add_code_point(&word, letters[i]);
    }
    char marks[4 * WORD_MAX + 5];
    char **spelling = NULL;
    int *at = NULL, *cut = NULL;
    bool divides[WORD_MAX + 1];
    struct str text = builder_str(&word);
    assert_int_equal(hnj_hyphen_hyphenate2(fixture->library,
                                           str_to_c(fixture->arena, text), (int)text.size,
                                           marks, NULL, &spelling, &at, &cut),
                     0);
    assert_null(spelling);
    patterns_divide(fixture->patterns, letters, count, divides);
    for (size_t i = 1; i < count; i++) {
        if (divides[i] != ((marks[i - 1] & 1) != 0)) {
            fail_msg("%.*s before letter %zu", STR_ARGS(text), i);
        }
    }
    fixture->compared++;
}

static void compare_text(struct fixture *fixture, struct str text)
{
    uint32_t letters[WORD_MAX];
    size_t count = 0;
    for (size_t at = 0; at < text.size;) {
        uint32_t letter = letters_lower(str_next(text, &at));
        if (letters_is_letter(letter) && count < WORD_MAX) {
            letters[count++] = letter;
        } else if (count > 0) {
            struct arena_state mark = arena_save(fixture->arena);
            compare(fixture, letters, count);
            arena_restore(fixture->arena, mark);
            count = 0;
        }
    }
}

static void divides_as_libhyphen_does(void **state)
{
    (void)state;
    for (int lang = 0; lang < LANG_COUNT; lang++) {
        struct fixture fixture = begin();
        open_both(&fixture, (enum lang)lang);
        for (size_t i = 0; i < sizeof CONTENTS / sizeof *CONTENTS; i++) {
            struct str text;
            assert_true(file_read_binary(&text, CONTENTS[i], 1 << 22, fixture.arena,
                                         fixture.diag));
            compare_text(&fixture, text);
        }
        assert_true(fixture.compared > 4000);
        hnj_hyphen_free(fixture.library);
        arena_destroy(fixture.arena);
    }
}

static void divides_invented_words_alike(void **state)
{
    (void)state;
    static const uint32_t FIRST[LANG_COUNT] = {[LANG_BG] = 0x430, [LANG_EN] = 'a'};
    static const uint32_t LETTERS[LANG_COUNT] = {[LANG_BG] = 32, [LANG_EN] = 26};
    uint32_t random = 7;
    for (int lang = 0; lang < LANG_COUNT; lang++) {
        struct fixture fixture = begin();
        open_both(&fixture, (enum lang)lang);
        for (int word = 0; word < INVENTED; word++) {
            uint32_t letters[WORD_MAX];
            size_t count = 0;
            do {
                random = random * 1664525u + 1013904223u;
                letters[count++] = FIRST[lang] + (random >> 16) % LETTERS[lang];
            } while (count < WORD_MAX && random % 1000003 % 12 != 0);
            struct arena_state mark = arena_save(fixture.arena);
            compare(&fixture, letters, count);
            arena_restore(fixture.arena, mark);
        }
        hnj_hyphen_free(fixture.library);
        arena_destroy(fixture.arena);
    }
}

static struct patterns *read(struct fixture *fixture, const char *file)
{
    return patterns_read(str_from(file), fixture->arena);
}

static void refuses_what_is_no_pattern_file(void **state)
{
    (void)state;
    struct fixture fixture = begin();
    assert_non_null(read(&fixture, "UTF-8\nLEFTHYPHENMIN 2\nа1б\n"));
    assert_non_null(read(&fixture, "UTF-8\nа1б"));
    assert_null(read(&fixture, ""));
    assert_null(read(&fixture, "UTF-8\n"));
    assert_null(read(&fixture, "UTF-8\nLEFTHYPHENMIN 2"));
    assert_null(read(&fixture, "ISO8859-1\na1b\n"));
    assert_null(read(&fixture, "UTF-8\nas3sza/sz=sz,2,3\n"));
    assert_null(read(&fixture, "UTF-8\na1\xD0\n"));
    assert_null(read(&fixture, "UTF-8\nabcdefghijklmnopqrstuvwxyzabcdefgh1\n"));
    arena_destroy(fixture.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(divides_as_libhyphen_does),
        cmocka_unit_test(divides_invented_words_alike),
        cmocka_unit_test(refuses_what_is_no_pattern_file),
    };
    return cmocka_run_group_tests_name("patterns", tests, NULL, NULL);
}
