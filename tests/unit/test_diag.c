/* base/diag.c: order, carets, limits, both forms. */
#include "base/diag.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

struct fixture {
    struct arena *arena;
    struct diag *diag;
};

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    fixture->arena = arena_create();
    fixture->diag = diag_create(fixture->arena);
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    arena_destroy(fixture->arena);
    free(fixture);
    return 0;
}

static const char *printed(struct fixture *fixture,
                           void (*print)(const struct diag *diag, FILE *file,
                                         enum lang lang))
{
    char *text = NULL;
    size_t size = 0;
    FILE *file = open_memstream(&text, &size);
    print(fixture->diag, file, LANG_EN);
    fclose(file);
    const char *copy = arena_copy(fixture->arena, text, size + 1);
    free(text);
    return copy;
}

static struct mark mark_of(struct fixture *fixture, const char *text, const char *part)
{
    struct source *source = source_make(fixture->arena, STR("f.yaml"), str_from(text));
    size_t at = str_find(source->text, str_from(part), 0);
    assert_int_not_equal(at, SIZE_MAX);
    return source_mark(source, at, strlen(part));
}

static void the_form_of_a_message(void **state)
{
    struct fixture *fixture = *state;
    struct mark mark = mark_of(fixture, "x\n  цели: [Г1, Г7]\n", "Г7");
    assert_false(diag_error(fixture->diag, mark, "goal-unknown",
                            "goal \"%s\" is not defined", "Г7"));
    diag_note(fixture->diag, NO_MARK, "defined goals are %s", "Г1");
    assert_string_equal(printed(fixture, diag_print),
                        "f.yaml:2:14: error: goal \"Г7\" is not defined [goal-unknown]\n"
                        "    цели: [Г1, Г7]\n"
                        "               ^~\n"
                        "note: defined goals are Г1\n");
    assert_int_equal(diag_exit_code(fixture->diag), 1);
}

static void messages_are_sorted_by_place(void **state)
{
    struct fixture *fixture = *state;
    struct mark second = mark_of(fixture, "one\ntwo\nsix\n", "two");
    struct mark first = source_mark(second.source, 0, 3);
    struct mark third = source_mark(second.source, 8, 3);
    diag_error(fixture->diag, third, "rule", "C");
    diag_note(fixture->diag, first, "of C");
    diag_warning(fixture->diag, first, "rule", "A");
    diag_error(fixture->diag, second, "rule", "B");
    diag_error(fixture->diag, second, "rule", "B2");
    diag_error(fixture->diag, NO_MARK, "rule", "no place");
    const char *expected = "brochure: error: no place [rule]\n"
                           "f.yaml:1:1: warning: A [rule]\n  one\n  ^~~\n"
                           "f.yaml:2:1: error: B [rule]\n  two\n  ^~~\n"
                           "f.yaml:2:1: error: B2 [rule]\n  two\n  ^~~\n"
                           "f.yaml:3:1: error: C [rule]\n  six\n  ^~~\n"
                           "f.yaml:1:1: note: of C\n  one\n  ^~~\n";
    assert_string_equal(printed(fixture, diag_print), expected);
    assert_string_equal(printed(fixture, diag_print), expected); /* and again */
    assert_int_equal(diag_error_count(fixture->diag), 4);
    assert_int_equal(diag_warning_count(fixture->diag), 1);
}

/* A note on the message before it goes where that goes; one with a rule stands alone. */
static void a_note_with_a_rule_stands_alone(void **state)
{
    struct fixture *fixture = *state;
    struct mark second = mark_of(fixture, "one\ntwo\n", "two");
    struct mark first = {second.source, 1, 1, 3};
    const struct diag_fault fault = {DIAG_NOTE, first, "left-out"};
    diag_error(fixture->diag, second, "rule", "A");
    diag_note(fixture->diag, NO_MARK, "of A");
    diag_report(fixture->diag, &fault, "B");
    assert_string_equal(printed(fixture, diag_print),
                        "f.yaml:1:1: note: B [left-out]\n  one\n  ^~~\n"
                        "f.yaml:2:1: error: A [rule]\n  two\n  ^~~\nnote: of A\n");
    assert_int_equal(diag_error_count(fixture->diag), 1);
}

static void failures_name_a_path(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(diag_exit_code(fixture->diag), 0);
    diag_warning(fixture->diag, NO_MARK, "rule", "w");
    assert_int_equal(diag_exit_code(fixture->diag), 0);
    assert_false(diag_failure(fixture->diag, "a.pdf", "rule", "disk full"));
    diag_failure(fixture->diag, NULL, "rule", "no path");
    diag_error(fixture->diag, NO_MARK, "rule", "e");
    assert_int_equal(diag_exit_code(fixture->diag), 3);
    assert_string_equal(printed(fixture, diag_print),
                        "brochure: warning: w [rule]\n"
                        "brochure: error: a.pdf: disk full [rule]\n"
                        "brochure: error: no path [rule]\n"
                        "brochure: error: e [rule]\n");
}

static void strict_turns_warnings_into_errors(void **state)
{
    struct fixture *fixture = *state;
    diag_set_strict(fixture->diag);
    diag_warning(fixture->diag, NO_MARK, "rule", "w");
    assert_int_equal(diag_exit_code(fixture->diag), 1);
    assert_int_equal(diag_error_count(fixture->diag), 1);
    assert_int_equal(diag_warning_count(fixture->diag), 0);
    assert_string_equal(printed(fixture, diag_print), "brochure: error: w [rule]\n");
}

static void carets_stand_under_tabs_and_accents(void **state)
{
    struct fixture *fixture = *state;
    diag_error(fixture->diag, mark_of(fixture, "\tx\tyz", "yz"), "rule", "tab");
    assert_string_equal(printed(fixture, diag_print), "f.yaml:1:4: error: tab [rule]\n"
                                                      "      x   yz\n"
                                                      "          ^~\n");
}

static void an_accent_takes_no_room(void **state)
{
    struct fixture *fixture = *state;
    diag_error(fixture->diag, mark_of(fixture, "въ\xCC\x80лна б", "б"), "rule", "accent");
    assert_string_equal(printed(fixture, diag_print), "f.yaml:1:8: error: accent [rule]\n"
                                                      "  въ\xCC\x80лна б\n"
                                                      "        ^\n");
}

static void long_lines_are_cut_about_the_caret(void **state)
{
    struct fixture *fixture = *state;
    struct builder line = {.arena = fixture->arena};
    for (int i = 0; i < 300; i++) {
        builder_add(&line, i == 150 ? STR("Ж") : STR("ж"));
    }
    builder_add(&line, (struct str){"", 1});
    diag_error(fixture->diag, mark_of(fixture, line.items, "Ж"), "rule", "long");
    const char *text = printed(fixture, diag_print);
    assert_non_null(strstr(text, "f.yaml:1:151: error: long [rule]\n  …жж"));
    assert_non_null(strstr(text, "жЖж"));
    assert_non_null(strstr(text, "ж…\n"));
    const char *caret = strstr(text, "…\n") + strlen("…\n");
    assert_int_equal(strspn(caret, " "), 2 + 1 + 40);
    assert_string_equal(caret + 43, "^\n");
}

static void nothing_steers_the_terminal(void **state)
{
    struct fixture *fixture = *state;
    struct mark mark = mark_of(fixture, "a long line with \x1B[31m red\n", "red");
    diag_error(fixture->diag, mark, "rule", "%s", "\x1B[0m\xE2\x80\xAE \xFF");
    const char *text = printed(fixture, diag_print);
    assert_null(strchr(text, '\x1B'));
    assert_null(strstr(text, "\xE2\x80\xAE"));
    assert_null(strchr(text, '\xFF'));
    assert_non_null(strstr(text, "�[31m red"));
}

static void lines_that_are_no_text_are_not_shown(void **state)
{
    struct fixture *fixture = *state;
    diag_error(fixture->diag,
               mark_of(fixture,
                       "\xFF\xFE\xFF\xFE\xFF"
                       "ab",
                       "ab"),
               "rule", "e");
    assert_string_equal(printed(fixture, diag_print), "f.yaml:1:6: error: e [rule]\n");
}

static void only_200_are_printed_and_errors_go_first(void **state)
{
    struct fixture *fixture = *state;
    for (int i = 0; i < 150; i++) {
        diag_warning(fixture->diag, NO_MARK, "rule", "doubt");
        diag_error(fixture->diag, NO_MARK, "rule", "fault");
    }
    const char *text = printed(fixture, diag_print);
    int faults = 0;
    int doubts = 0;
    for (const char *at = text; (at = strchr(at, '\n')) != NULL; at++) {
        faults += strncmp(at - 12, "fault", 5) == 0;
        doubts += strncmp(at - 12, "doubt", 5) == 0;
    }
    assert_int_equal(faults, 150);
    assert_int_equal(doubts, 50);
    assert_non_null(strstr(text, "\nbrochure: and 100 more warnings\n"));
    for (int i = 0; i < 51; i++) {
        diag_error(fixture->diag, NO_MARK, "rule", "fault");
    }
    assert_non_null(
        strstr(printed(fixture, diag_print), "\nbrochure: and 1 more error\n"));
}

static void the_json_form(void **state)
{
    struct fixture *fixture = *state;
    assert_string_equal(
        printed(fixture, diag_print_json),
        "{\n  \"errors\": 0,\n  \"warnings\": 0,\n  \"messages\": []\n}\n");
    diag_error(fixture->diag, mark_of(fixture, "a\n", "a"), "rule",
               "say \"\\\" \x01\n\xFF ж");
    diag_note(fixture->diag, NO_MARK, "first");
    diag_note(fixture->diag, NO_MARK, "second");
    diag_failure(fixture->diag, "p", "rule", "fail");
    assert_string_equal(
        printed(fixture, diag_print_json),
        "{\n  \"errors\": 2,\n  \"warnings\": 0,\n  \"messages\": [\n"
        "    {\"severity\": \"error\", \"file\": \"p\", \"rule\": \"rule\", \"message\": "
        "\"fail\", "
        "\"notes\": []},\n"
        "    {\"severity\": \"error\", \"file\": \"f.yaml\", \"line\": 1, \"column\": 1, "
        "\"length\": 1, \"rule\": \"rule\", \"message\": \"say \\\"\\\\\\\" "
        "\\u0001\\u000a� ж\", \"notes\": ["
        "{\"severity\": \"note\", \"message\": \"first\"}, "
        "{\"severity\": \"note\", \"message\": \"second\"}]}\n  ]\n}\n");
}

/* A fix belongs to the message before it, not to the note between them. */
static void fixes_go_with_their_message(void **state)
{
    struct fixture *fixture = *state;
    struct mark mark = mark_of(fixture, "dtae: лв.\n", "dtae");
    struct mark value = source_mark(mark.source, 6, 5);
    diag_fix_source(fixture->diag, mark, STR("before any message"));
    diag_error(fixture->diag, mark, "key", "say");
    diag_note(fixture->diag, NO_MARK, "of it");
    diag_fix_source(fixture->diag, mark, STR("date"));
    diag_warning(fixture->diag, value, "word", "doubt");
    diag_fix_words(fixture->diag, value, 0, STR("лв."), STR("BGN"));
    diag_fix_words(fixture->diag, NO_MARK, 0, STR("лв."), STR("without a place"));
    assert_string_equal(
        printed(fixture, diag_print_json),
        "{\n  \"errors\": 1,\n  \"warnings\": 1,\n  \"messages\": [\n"
        "    {\"severity\": \"error\", \"file\": \"f.yaml\", \"line\": 1, \"column\": 1, "
        "\"length\": 4, \"rule\": \"key\", \"message\": \"say\", \"notes\": ["
        "{\"severity\": \"note\", \"message\": \"of it\"}], \"fixes\": ["
        "{\"line\": 1, \"column\": 1, \"length\": 4, \"replacement\": \"date\"}]},\n"
        "    {\"severity\": \"warning\", \"file\": \"f.yaml\", \"line\": 1, \"column\": "
        "7, "
        "\"length\": 3, \"rule\": \"word\", \"message\": \"doubt\", \"notes\": [], "
        "\"fixes\": [{\"line\": 1, \"column\": 7, \"from\": 0, \"to\": 5, "
        "\"replacement\": \"BGN\"}]}\n  ]\n}\n");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_form_of_a_message),
        TEST(messages_are_sorted_by_place),
        TEST(a_note_with_a_rule_stands_alone),
        TEST(failures_name_a_path),
        TEST(strict_turns_warnings_into_errors),
        TEST(carets_stand_under_tabs_and_accents),
        TEST(an_accent_takes_no_room),
        TEST(long_lines_are_cut_about_the_caret),
        TEST(nothing_steers_the_terminal),
        TEST(lines_that_are_no_text_are_not_shown),
        TEST(only_200_are_printed_and_errors_go_first),
        TEST(the_json_form),
        TEST(fixes_go_with_their_message),
    };
    return cmocka_run_group_tests_name("diag", tests, NULL, NULL);
}
