/* app/options.c, app/suggest.c and app/help.c: every command and option of the design is
 * taken, or refused with what would be right. */
#include "app/help.h"
#include "app/options.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

enum { ARGUMENTS_MAX = 16 };

/* A command line in one string, and what came of it. */
struct outcome {
    char line[200];
    char *arguments[ARGUMENTS_MAX + 1];
    bool good;
    struct options options;
    char said[600];
};

static void parse(struct outcome *out, const char *line)
{
    int count = 0;
    memset(out, 0, sizeof *out);
    strcpy(out->line, line);
    for (char *word = strtok(out->line, " "); word != NULL; word = strtok(NULL, " ")) {
        out->arguments[count++] = word;
    }
    FILE *file = fmemopen(out->said, sizeof out->said, "w");
    out->good = options_parse(&out->options, count, out->arguments, file);
    fclose(file);
}

static void build_has_defaults(void **state)
{
    (void)state;
    struct outcome outcome;
    parse(&outcome, "brochure build a.yaml");
    assert_true(outcome.good);
    assert_string_equal(outcome.said, "");
    assert_int_equal(outcome.options.command, COMMAND_BUILD);
    assert_string_equal(outcome.options.file, "a.yaml");
    assert_string_equal(outcome.options.folder, "out");
    assert_int_equal(outcome.options.language_count, 0);
    assert_true(outcome.options.edition_count >= 1);
    assert_ptr_equal(outcome.options.editions[0], edition_at(0));
    assert_false(outcome.options.allow_missing || outcome.options.dump != DUMP_NOTHING);
}

static void build_takes_its_options(void **state)
{
    (void)state;
    struct outcome outcome;
    parse(&outcome,
          "brochure build -o d/e -e council,council --lang en --bilingual columns "
          "- --allow-missing --dump=pages");
    assert_true(outcome.good);
    assert_string_equal(outcome.options.file, "-");
    assert_string_equal(outcome.options.folder, "d/e");
    assert_int_equal(outcome.options.edition_count, 1);
    assert_int_equal(outcome.options.language_count, 1);
    assert_int_equal(outcome.options.languages[0], LANG_EN);
    assert_true(outcome.options.allow_missing && outcome.options.dump == DUMP_PAGES);
    assert_int_equal(outcome.options.bilingual, BILINGUAL_COLUMNS);
    assert_int_equal(outcome.options.page.width, 0);
    parse(&outcome, "brochure build a --page A5 --bilingual sequential --theme rose");
    assert_int_equal(outcome.options.page.height, MM(210));
    assert_int_equal(outcome.options.bilingual, BILINGUAL_SEQUENTIAL);
    assert_true(str_equal(outcome.options.theme, STR("rose")));
    parse(&outcome, "brochure build a --page 148.5x210mm");
    assert_int_equal(outcome.options.page.width, MM(148.5));
    parse(&outcome, "brochure build a --dump blocks");
    assert_int_equal(outcome.options.dump, DUMP_BLOCKS);
    parse(&outcome, "brochure schema theme");
    assert_string_equal(outcome.options.topic, "theme");
    parse(&outcome, "brochure build a --lang bg+en -- ");
    assert_int_equal(outcome.options.language_count, 2);
    parse(&outcome, "brochure build -- -a.yaml");
    assert_string_equal(outcome.options.file, "-a.yaml");
}

static void the_print_edition_takes_its_standard(void **state)
{
    (void)state;
    struct outcome outcome;
    parse(&outcome, "brochure build a");
    const struct edition *usual = edition_find(STR("print"));
    const struct edition *older = edition_by_standard(usual, EDITION_X1A);
    assert_ptr_not_equal(usual, older);
    assert_string_equal(edition_name(older), "print");
    assert_ptr_equal(outcome.options.editions[1], usual);
    assert_false(outcome.options.outlines);
    parse(&outcome, "brochure build a --print-standard x1a --outlines");
    assert_true(outcome.good && outcome.options.outlines);
    assert_ptr_equal(outcome.options.editions[0], edition_find(STR("council")));
    assert_ptr_equal(outcome.options.editions[1], older);
    parse(&outcome, "brochure build a -e print --print-standard x4");
    assert_ptr_equal(outcome.options.editions[0], usual);
}

static void check_takes_its_options(void **state)
{
    (void)state;
    struct outcome outcome;
    parse(&outcome, "brochure check a.yaml --strict --format json --allow-missing");
    assert_true(outcome.good);
    assert_int_equal(outcome.options.command, COMMAND_CHECK);
    assert_true(outcome.options.strict && outcome.options.allow_missing);
    assert_int_equal(outcome.options.format, REPORT_JSON);
    parse(&outcome, "brochure check a.yaml --format text");
    assert_int_equal(outcome.options.format, REPORT_TEXT);
}

static void batch_takes_its_options(void **state)
{
    (void)state;
    struct outcome outcome;
    parse(&outcome, "brochure batch d");
    assert_true(outcome.good && !outcome.options.force);
    assert_int_equal(outcome.options.command, COMMAND_BATCH);
    assert_int_equal(outcome.options.workers, 0);
    assert_int_equal(outcome.options.shards, 0);
    assert_int_equal(outcome.options.edition_count, 3);
    parse(&outcome, "brochure batch - -j4 --shard 2/8 --force -o b -e print --outlines");
    assert_true(outcome.good && outcome.options.force && outcome.options.outlines);
    assert_string_equal(outcome.options.file, "-");
    assert_int_equal(outcome.options.workers, 4);
    assert_int_equal(outcome.options.shard, 2);
    assert_int_equal(outcome.options.shards, 8);
}

static void verify_takes_one_file(void **state)
{
    (void)state;
    struct outcome outcome;
    parse(&outcome, "brochure verify a.pdf");
    assert_true(outcome.good);
    assert_int_equal(outcome.options.command, COMMAND_VERIFY);
    assert_string_equal(outcome.options.file, "a.pdf");
    parse(&outcome, "brochure verify");
    assert_false(outcome.good);
    assert_non_null(strstr(outcome.said, "Name the PDF file to verify"));
}

static void a_report_needs_files(void **state)
{
    (void)state;
    struct outcome outcome;
    parse(&outcome, "brochure build a.yaml --report json");
    assert_true(outcome.good && outcome.options.report);
    parse(&outcome, "brochure build a.yaml --report json --dump pages");
    assert_false(outcome.good);
    assert_non_null(strstr(outcome.said, "nothing to --report"));
    parse(&outcome, "brochure build a.yaml --report xml");
    assert_false(outcome.good);
    assert_non_null(
        strstr(outcome.said, "\"xml\" is no value of --report: write one of json"));
}

/* The option counts wherever it stands; without it the environment. */
static void messages_have_a_language(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        enum lang lang;
    } CASES[] = {
        {"brochure build a.yaml", LANG_EN},
        {"brochure build a.yaml --messages bg", LANG_BG},
        {"brochure --messages=bg check a.yaml", LANG_BG},
        {"brochure help build --messages bg", LANG_BG},
        {"brochure --messages bg --version", LANG_BG},
        {"brochure schema --messages bg --messages en", LANG_EN},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct outcome outcome;
        parse(&outcome, CASES[i].line);
        assert_true(outcome.good);
        assert_int_equal(outcome.options.messages, CASES[i].lang);
    }
    struct outcome outcome;
    parse(&outcome, "brochure build a.yaml --messages de");
    assert_false(outcome.good);
    assert_non_null(strstr(outcome.said, "\"de\" is no value of --messages"));
    parse(&outcome, "brochure build a.yaml --messages");
    assert_false(outcome.good);
    parse(&outcome, "brochure buidl a.yaml --messages bg");
    assert_non_null(
        strstr(outcome.said, "грешка: няма команда „buidl“; може би „build“?"));
}

static void the_environment_chooses_a_language(void **state)
{
    (void)state;
    static const struct {
        const char *all, *messages, *lang;
        enum lang expected;
    } CASES[] = {
        {"", "", "", LANG_EN},
        {"", "", "bg_BG.UTF-8", LANG_BG},
        {"", "en_GB.UTF-8", "bg_BG.UTF-8", LANG_EN},
        {"", "bg", "C", LANG_BG},
        {"C.UTF-8", "bg", "bg", LANG_EN},
        {"bg_BG", "", "de_DE", LANG_BG},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct outcome outcome;
        setenv("LC_ALL", CASES[i].all, 1);
        setenv("LC_MESSAGES", CASES[i].messages, 1);
        setenv("LANG", CASES[i].lang, 1);
        parse(&outcome, "brochure build a.yaml");
        assert_int_equal(outcome.options.messages, CASES[i].expected);
    }
    setenv("LC_ALL", "C.UTF-8", 1);
}

static void help_and_version(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        enum command command;
        const char *topic;
    } CASES[] = {
        {"brochure --help", COMMAND_HELP, NULL},
        {"brochure -h", COMMAND_HELP, NULL},
        {"brochure --version", COMMAND_VERSION, NULL},
        {"brochure help", COMMAND_HELP, NULL},
        {"brochure help build", COMMAND_HELP, "build"},
        {"brochure help --help", COMMAND_HELP, "help"},
        {"brochure build --help", COMMAND_HELP, "build"},
        {"brochure build a.yaml -h", COMMAND_HELP, "build"},
        {"brochure check --help", COMMAND_HELP, "check"},
        {"brochure schema --help", COMMAND_HELP, "schema"},
        {"brochure schema", COMMAND_SCHEMA, NULL},
        {"brochure verify --help", COMMAND_HELP, "verify"},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct outcome outcome;
        parse(&outcome, CASES[i].line);
        assert_true(outcome.good);
        assert_int_equal(outcome.options.command, CASES[i].command);
        if (CASES[i].topic == NULL) {
            assert_null(outcome.options.topic);
        } else {
            assert_string_equal(outcome.options.topic, CASES[i].topic);
        }
    }
}

struct refusal {
    const char *line;
    const char *said;
};

static const struct refusal WRONG[] = {
    {"brochure", "what shall be done?"},
    {"brochure -", "there is no command \"-\""},
    {"brochure --", "there is no command \"--\""},
    {"brochure --versoin", "did you mean \"--version\"?"},
    {"brochure buidl a.yaml", "there is no command \"buidl\"; did you mean \"build\"?"},
    {"brochure frobnicate", "there is no command \"frobnicate\"\n"},
    {"brochure a.yaml", "did you mean \"brochure build a.yaml\"?"},
    {"brochure build", "which file?"},
    {"brochure check", "which file?"},
    {"brochure build a.yaml b.yaml", "\"b.yaml\" is one argument too many"},
    {"brochure schema a.yaml", "there is no schema \"a.yaml\"\n"},
    {"brochure schema thme", "there is no schema \"thme\"; did you mean \"theme\"?"},
    {"brochure schema theme b", "\"b\" is one argument too many"},
    {"brochure build a --bilingual colums", "did you mean \"columns\"?"},
    {"brochure build a --page A3", "\"A3\" is no value of --page: write A4 or A5, or"},
    {"brochure build a --page 210mm", "\"210mm\" is no value of --page"},
    {"brochure build a --page 100x200mm", "the page must be 120 to 420 mm wide"},
    {"brochure build a --page 300x200mm", "the page must not be wider than high"},
    {"brochure build a --theme=", "there is no theme \"\""},
    {"brochure help build check", "one argument too many"},
    {"brochure help frob", "there is no command \"frob\""},
    {"brochure build a --alow-missing", "did you mean \"--allow-missing\"?"},
    {"brochure build a --nonsense=1", "there is no option \"--nonsense=1\"\n"},
    {"brochure build a -x", "there is no option \"-x\"\n"},
    {"brochure build a -о out", "there is no option \"-о\"\n"}, /* a Cyrillic o */
    {"brochure build a --write", "there is no option \"--write\""},
    {"brochure check a -o b", "there is no option \"-o\""},
    {"brochure build a -o", "-o needs a value"},
    {"brochure build a --lang", "--lang needs a value"},
    {"brochure build a --lang de",
     "\"de\" is no value of --lang: write one of bg+en, bg, en"},
    {"brochure build a --dump glyphs",
     "\"glyphs\" is no value of --dump: write one of pages"},
    {"brochure check a --format xml",
     "\"xml\" is no value of --format: write one of text, json"},
    {"brochure build a -e counsil",
     "there is no edition \"counsil\"; did you mean \"council\"?"},
    {"brochure build a -e council,", "there is no edition \"\""},
    {"brochure build a --print-standard x3",
     "\"x3\" is no value of --print-standard: write one of x4, x1a"},
    {"brochure build a -e council --outlines", "--outlines is for the print edition"},
    {"brochure batch", "which file? Name the folder with content files, or a list"},
    {"brochure batch d -j 0", "\"0\" is no value of -j: write how many brochures"},
    {"brochure batch d -j 2x", "\"2x\" is no value of -j"},
    {"brochure batch d --shard 2", "\"2\" is no value of --shard: write which part"},
    {"brochure batch d --shard 3/2", "\"3/2\" is no value of --shard"},
    {"brochure batch d --shard 0/2", "\"0/2\" is no value of --shard"},
    {"brochure batch d --shard 1/2/3", "\"1/2/3\" is no value of --shard"},
    {"brochure batch d --shard -1/2", "\"-1/2\" is no value of --shard"},
    {"brochure batch d --dump pages", "there is no option \"--dump\""},
    {"brochure build d --force", "there is no option \"--force\""},
    {"brochure build a -e booklet --print-standard x4",
     "--print-standard is for the print edition"},
};

/* Named by the design. */
static const struct refusal UNBUILT[] = {
    {"brochure watch a", "the command \"watch\" is not built yet"},
    {"brochure help watch", "the command \"watch\" is not built yet"},
    {"brochure translate", "translate what?"},
    {"brochure translate out a", "translate what?"},
    {"brochure translate export a", "into which language?"},
    {"brochure translate export --to fr a", "\"fr\" is no value of --to"},
    {"brochure translate export --to en", "which file?"},
    {"brochure translate import a", "which translation?"},
    {"brochure translate import a b c", "\"c\" is one argument too many"},
    {"brochure init", "which file? Name the YAML file to write"},
    {"brochure init a --strict", "there is no option \"--strict\""},
};

static void assert_refused(const struct refusal *refusals, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct outcome outcome;
        parse(&outcome, refusals[i].line);
        if (outcome.good || strstr(outcome.said, refusals[i].said) == NULL ||
            strstr(outcome.said, "note: ") == NULL) {
            fail_msg("%s\nwanted: %s\nsaid:   %s", refusals[i].line, refusals[i].said,
                     outcome.said);
        }
    }
}

static void wrong_usage_is_refused(void **state)
{
    (void)state;
    assert_refused(WRONG, sizeof WRONG / sizeof *WRONG);
}

static void what_is_not_built_is_refused(void **state)
{
    (void)state;
    assert_refused(UNBUILT, sizeof UNBUILT / sizeof *UNBUILT);
}

static void every_built_command_is_explained(void **state)
{
    (void)state;
    static const char *const TOPICS[] = {NULL,     "build",  "check", "batch",
                                         "verify", "schema", "help"};
    for (size_t i = 0; i < sizeof TOPICS / sizeof *TOPICS; i++) {
        char *text = NULL;
        size_t size = 0;
        FILE *file = open_memstream(&text, &size);
        assert_true(help_print(TOPICS[i], file, LANG_EN));
        assert_false(help_print("watch", file, LANG_EN));
        fclose(file);
        assert_non_null(strstr(text, "brochure"));
        for (const char *line = text; *line != '\0'; line += strcspn(line, "\n") + 1) {
            assert_true(strcspn(line, "\n") <= 90);
        }
        free(text);
    }
}

int main(void)
{
    setenv("LC_ALL", "C.UTF-8", 1); /* messages are judged in English */
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(build_has_defaults),
        cmocka_unit_test(build_takes_its_options),
        cmocka_unit_test(the_print_edition_takes_its_standard),
        cmocka_unit_test(check_takes_its_options),
        cmocka_unit_test(batch_takes_its_options),
        cmocka_unit_test(verify_takes_one_file),
        cmocka_unit_test(a_report_needs_files),
        cmocka_unit_test(messages_have_a_language),
        cmocka_unit_test(the_environment_chooses_a_language),
        cmocka_unit_test(help_and_version),
        cmocka_unit_test(wrong_usage_is_refused),
        cmocka_unit_test(what_is_not_built_is_refused),
        cmocka_unit_test(every_built_command_is_explained),
    };
    return cmocka_run_group_tests_name("options", tests, NULL, NULL);
}
