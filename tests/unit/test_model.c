/* The model from YAML to brochure: what is decoded, what is refused, and the walk over
 * all texts. The words of the messages are the business of the golden cases. */
#include "model/model.h"
#include "base/array.h"
#include "base/file.h"
#include "input/input.h"
#include "model/fields.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define HEAD                                                                        \
    "format: 1\n"                                                                   \
    "document:\n"                                                                   \
    "  id: primerna\n"                                                              \
    "  languages: [bg, en]\n"                                                       \
    "  title: {bg: Заглавие, en: Title}\n"                                  \
    "  issuer: {bg: Община Примерна, en: Municipality of Primerna}\n" \
    "  period: {from: 2028, to: 2034}\n"                                            \
    "  date: 2028-02-29\n"                                                          \
    "  version: 1.10\n"

#define CHAPTER                                    \
    "  - kind: text\n"                             \
    "    heading: {bg: Глава, en: Chapter}\n" \
    "    body: {bg: Текст., en: Text.}\n"

/* One file, read and decoded. */
struct sample {
    struct arena *arena;
    struct diag *diag;
    struct brochure brochure;
    bool sound;
    struct str messages;
};

static void load_bytes(struct sample *sample, struct str path, struct str bytes,
                       bool allow_missing)
{
    const struct model_options options = {.allow_missing = allow_missing};
    const struct source *source = source_make(sample->arena, path, bytes);
    struct node root;
    assert_true(input_read(&root, source, sample->arena, sample->diag));
    sample->sound =
        model_load(&sample->brochure, &root, &options, sample->arena, sample->diag);
    char *text = NULL;
    size_t size = 0;
    FILE *memory = open_memstream(&text, &size);
    assert_non_null(memory);
    diag_print(sample->diag, memory, LANG_EN);
    fclose(memory);
    sample->messages = str_copy(sample->arena, (struct str){text, size});
    free(text);
}

static struct sample load(const char *yaml)
{
    struct sample sample = {.arena = arena_create()};
    sample.diag = diag_create(sample.arena);
    load_bytes(&sample, STR("test.yaml"), str_from(yaml), false);
    return sample;
}

static struct sample load_missing(const char *yaml)
{
    struct sample sample = {.arena = arena_create()};
    sample.diag = diag_create(sample.arena);
    load_bytes(&sample, STR("test.yaml"), str_from(yaml), true);
    return sample;
}

static struct sample load_file(const char *path)
{
    struct sample sample = {.arena = arena_create()};
    sample.diag = diag_create(sample.arena);
    struct str bytes;
    assert_true(file_read(&bytes, path, INPUT_FILE_MAX, sample.arena, sample.diag));
    load_bytes(&sample, str_from(path), bytes, false);
    return sample;
}

static void release(struct sample *sample)
{
    arena_destroy(sample->arena);
}

static void assert_text(struct str text, const char *expected)
{
    if (!str_equal(text, str_from(expected))) {
        fail_msg("\"%.*s\" is not \"%s\"", STR_ARGS(text), expected);
    }
}

static bool says(const struct sample *sample, const char *words)
{
    return str_find(sample->messages, str_from(words), 0) != SIZE_MAX;
}

/* ---- what is decoded -------------------------------------------------------------- */

static void test_document(void **state)
{
    (void)state;
    struct sample sample = load(HEAD "  translation: official\n"
                                     "  subtitle: {bg: Подзаглавие, en: Subtitle}\n"
                                     "  keywords: {bg: [план, цели], en: [plan]}\n"
                                     "layout: {align: justified, page: A4}\n"
                                     "sections:\n" CHAPTER);
    assert_true(sample.sound);
    const struct document *document = &sample.brochure.document;
    assert_text(document->id, "primerna");
    assert_int_equal(document->language_count, 2);
    assert_int_equal(document->languages[0], LANG_BG);
    assert_int_equal(document->languages[1], LANG_EN);
    assert_text(document->title.text[LANG_BG], "Заглавие");
    assert_text(document->subtitle.text[LANG_EN], "Subtitle");
    assert_int_equal(document->period_from, 2028);
    assert_int_equal(document->period_to, 2034);
    assert_int_equal(document->date.year, 2028);
    assert_int_equal(document->date.month, 2);
    assert_int_equal(document->date.day, 29);
    /* As written: 1.10 is not 1.1. */
    assert_text(document->version, "1.10");
    assert_int_equal(document->translation, TRANSLATION_OFFICIAL);
    assert_int_equal(document->keyword_count, 2);
    assert_text(document->keywords[1].text[LANG_BG], "цели");
    assert_false(localized_is_set(&document->keywords[1], LANG_EN));
    assert_false(localized_is_set(&document->source, LANG_BG));
    assert_int_equal(sample.brochure.layout.align, ALIGN_JUSTIFIED);
    assert_int_equal(sample.brochure.section_count, 1);
    assert_non_null(sample.brochure.origin);
    release(&sample);
}

static void test_defaults(void **state)
{
    (void)state;
    struct sample sample = load(HEAD "sections:\n" CHAPTER);
    assert_true(sample.sound);
    assert_int_equal(sample.brochure.layout.align, ALIGN_RAGGED);
    assert_int_equal(sample.brochure.document.translation, TRANSLATION_NONE);
    assert_int_equal(sample.brochure.document.keyword_count, 0);
    release(&sample);
}

static void test_marks(void **state)
{
    (void)state;
    struct sample sample = load(HEAD "sections:\n"
                                     "  - kind: services\n"
                                     "    heading: {bg: Услуги, en: Services}\n"
                                     "    items:\n"
                                     "      - title: Drug Stop\n");
    assert_true(sample.sound);
    const struct section *section = &sample.brochure.sections[0];
    assert_int_equal(section->mark.line, 11);
    assert_int_equal(section->heading.mark[LANG_BG].line, 12);
    assert_int_equal(section->heading.mark[LANG_BG].column, 19);
    assert_int_equal(section->heading.mark[LANG_EN].column, 31);
    /* A text that both languages share has both slots, with one place. */
    const struct localized *title = &section->as.services.items[0].title;
    assert_text(title->text[LANG_BG], "Drug Stop");
    assert_text(title->text[LANG_EN], "Drug Stop");
    assert_int_equal(title->mark[LANG_BG].line, 14);
    assert_int_equal(title->mark[LANG_BG].column, title->mark[LANG_EN].column);
    assert_int_equal(title->span[LANG_BG], strlen("Drug Stop"));
    release(&sample);
}

static void test_line_ends(void **state)
{
    (void)state;
    struct sample sample = load(HEAD "sections:\n"
                                     "  - kind: text\n"
                                     "    heading: {bg: Глава, en: Chapter}\n"
                                     "    body:\n"
                                     "      bg: |\n"
                                     "        Първи.\n"
                                     "\n"
                                     "        - Втори.\n"
                                     "      en: \"  Text. \"\n");
    assert_true(sample.sound);
    const struct section *section = &sample.brochure.sections[0];
    assert_text(section->as.text.body.text[LANG_BG], "Първи.\n\n- Втори.");
    assert_text(section->as.text.body.text[LANG_EN], "  Text. ");
    release(&sample);
}

static void test_one_language(void **state)
{
    (void)state;
    struct sample sample = load("format: 1\n"
                                "document:\n"
                                "  title: Заглавие\n"
                                "  id: primerna\n"
                                "  issuer: {bg: Община Примерна}\n"
                                "  period: {from: 2028, to: 2028}\n"
                                "  date: 2027-03-15\n"
                                "  version: \"1\"\n"
                                "  languages: [bg]\n"
                                "sections:\n"
                                "  - kind: hotline\n"
                                "    heading: Телефон\n");
    assert_true(sample.sound);
    assert_int_equal(sample.brochure.document.language_count, 1);
    assert_false(localized_is_set(&sample.brochure.document.title, LANG_EN));
    assert_text(sample.brochure.document.title.text[LANG_BG], "Заглавие");
    release(&sample);
}

static void test_references(void **state)
{
    (void)state;
    /* The priority stands before the goals that it names. */
    struct sample sample = load(HEAD "sections:\n"
                                     "  - kind: priorities\n"
                                     "    heading: {bg: Приоритети, en: Priorities}\n"
                                     "    items:\n"
                                     "      - title: {bg: Реката, en: The river}\n"
                                     "        goals: [water, roads]\n"
                                     "        measures:\n"
                                     "          - title: {bg: Тръби, en: Pipes}\n"
                                     "  - kind: goals\n"
                                     "    heading: {bg: Цели, en: Goals}\n"
                                     "    main: {text: {bg: Да живеем, en: To live}}\n"
                                     "    items:\n"
                                     "      - id: roads\n"
                                     "        title: {bg: Пътища, en: Roads}\n"
                                     "      - id: water\n"
                                     "        title: {bg: Вода, en: Water}\n");
    assert_true(sample.sound);
    const struct priority *priority = &sample.brochure.sections[0].as.priorities.items[0];
    const struct goals *goals = &sample.brochure.sections[1].as.goals;
    assert_int_equal(priority->goal_count, 2);
    assert_ptr_equal(priority->goals[0], &goals->items[1]);
    assert_ptr_equal(priority->goals[1], &goals->items[0]);
    assert_int_equal(priority->goals[0]->number, 2);
    assert_int_equal(priority->measure_count, 1);
    assert_text(priority->measures[0].title.text[LANG_EN], "Pipes");
    assert_true(goals->has_main);
    assert_text(goals->main.text.text[LANG_EN], "To live");
    release(&sample);
}

/* ---- what is missing -------------------------------------------------------------- */

#define UNTRANSLATED                       \
    HEAD "sections:\n"                     \
         "  - kind: text\n"                \
         "    heading: {bg: Глава}\n" \
         "    body: {bg: Текст., en: \"\"}\n"

static void test_missing_translation(void **state)
{
    (void)state;
    struct sample sample = load(UNTRANSLATED);
    assert_false(sample.sound);
    assert_int_equal(diag_error_count(sample.diag), 2);
    assert_false(localized_is_set(&sample.brochure.sections[0].heading, LANG_EN));
    release(&sample);
}

static void test_missing_translation_allowed(void **state)
{
    (void)state;
    struct sample sample = load_missing(UNTRANSLATED);
    assert_true(sample.sound);
    assert_int_equal(diag_error_count(sample.diag), 0);
    assert_int_equal(diag_warning_count(sample.diag), 2);
    const struct section *section = &sample.brochure.sections[0];
    assert_true(section->heading.missing[LANG_EN]);
    assert_false(section->heading.missing[LANG_BG]);
    assert_null(section->heading.text[LANG_EN].data);
    assert_true(localized_is_set(&section->heading, LANG_EN));
    assert_int_equal(section->heading.mark[LANG_EN].line, 12);
    assert_int_equal(section->as.text.body.mark[LANG_EN].column, 28);
    release(&sample);
}

/* A text in no language at all is not a missing translation. */
static void test_missing_altogether(void **state)
{
    (void)state;
    struct sample sample = load_missing(HEAD "sections:\n"
                                             "  - kind: text\n"
                                             "    heading: {bg: \"\", en: ~}\n"
                                             "    lead:\n"
                                             "    body: {bg: Текст., en: Text.}\n");
    assert_false(sample.sound);
    assert_int_equal(diag_error_count(sample.diag), 1);
    /* What is optional may be empty. */
    assert_false(localized_is_set(&sample.brochure.sections[0].as.text.lead, LANG_BG));
    release(&sample);
}

/* Later stages go on with what could be read. */
static void test_faults_leave_the_rest(void **state)
{
    (void)state;
    struct sample sample = load("format: 1\n"
                                "document: {id: ..., languages: [xx]}\n"
                                "sections:\n"
                                "  - kind: nothing\n" CHAPTER);
    assert_false(sample.sound);
    assert_int_equal(sample.brochure.document.language_count, 2);
    assert_int_equal(sample.brochure.section_count, 1);
    assert_text(sample.brochure.sections[0].as.text.body.text[LANG_EN], "Text.");
    release(&sample);
}

/* ---- limits -------------------------------------------------------------------------
 */

static struct sample load_heading(size_t length)
{
    struct sample sample = {.arena = arena_create()};
    sample.diag = diag_create(sample.arena);
    struct builder yaml = {.arena = sample.arena};
    builder_add(&yaml,
                STR(HEAD "sections:\n  - kind: hotline\n    heading: {en: A, bg: "));
    for (size_t i = 0; i < length; i++) {
        builder_add(&yaml, STR("ж"));
    }
    builder_add(&yaml, STR("}\n"));
    load_bytes(&sample, STR("test.yaml"), builder_str(&yaml), false);
    return sample;
}

static void test_longest_text(void **state)
{
    (void)state;
    struct sample sample = load_heading(LIMIT_STATEMENT);
    assert_true(sample.sound);
    release(&sample);
    sample = load_heading(LIMIT_STATEMENT + 1);
    assert_false(sample.sound);
    assert_true(says(&sample, "1001 characters; at most 1000"));
    release(&sample);
}

static struct sample load_goals(size_t count)
{
    struct sample sample = {.arena = arena_create()};
    sample.diag = diag_create(sample.arena);
    struct builder yaml = {.arena = sample.arena};
    builder_add(&yaml,
                STR(HEAD "sections:\n  - kind: goals\n    heading: {en: A, bg: Я}\n"
                         "    items:\n"));
    for (size_t i = 0; i < count; i++) {
        builder_format(&yaml, "      - {id: goal-%zu, title: {bg: Цел, en: Goal}}\n",
                       i + 1);
    }
    load_bytes(&sample, STR("test.yaml"), builder_str(&yaml), false);
    return sample;
}

static void test_most_items(void **state)
{
    (void)state;
    struct sample sample = load_goals(LIMIT_GOALS);
    assert_true(sample.sound);
    assert_int_equal(sample.brochure.sections[0].as.goals.item_count, LIMIT_GOALS);
    assert_int_equal(sample.brochure.sections[0].as.goals.items[LIMIT_GOALS - 1].number,
                     LIMIT_GOALS);
    release(&sample);
    sample = load_goals(LIMIT_GOALS + 1);
    assert_false(sample.sound);
    assert_true(says(&sample, "test.yaml:113:"));
    release(&sample);
}

/* Thousands of faulty words: the answer must come at once. Messages are printed up to a
 * number, so the last one that is shown stands for the places of all. */
static void test_many_faulty_words(void **state)
{
    (void)state;
    enum { WORDS = 20000 };
    struct sample sample = {.arena = arena_create()};
    sample.diag = diag_create(sample.arena);
    struct builder yaml = {.arena = sample.arena};
    builder_add(&yaml, STR(HEAD "sections:\n" CHAPTER "  - kind: text\n"
                                "    heading: {bg: Я, en: A}\n"
                                "    body:\n      en: A\n      bg: >-\n"));
    for (size_t i = 0; i < WORDS; i++) {
        builder_add(&yaml, STR("        вода и вoда\n"));
    }
    load_bytes(&sample, STR("test.yaml"), builder_str(&yaml), false);
    assert_int_equal(diag_error_count(sample.diag), WORDS);
    assert_true(says(&sample, "test.yaml:19:16: error: the word \"вoда\""));
    assert_true(says(&sample, "test.yaml:218:16: error: the word \"вoда\""));
    release(&sample);
}

/* ---- the walk -----------------------------------------------------------------------
 */

struct visited {
    struct arena *arena;
    struct builder words;
};

static void note_text(void *context, const struct localized *text, enum text_use use)
{
    static const char *const USES[] = {[TEXT_PLAIN] = "plain",
                                       [TEXT_INLINE] = "inline",
                                       [TEXT_BLOCKS] = "blocks",
                                       [TEXT_BODY] = "body"};
    struct visited *visited = context;
    builder_format(&visited->words, "%.*s:%s ", STR_ARGS(text->text[LANG_EN]), USES[use]);
}

static void test_each_text(void **state)
{
    (void)state;
    struct sample sample = load(HEAD "  keywords: {bg: [к], en: [k]}\n"
                                     "  source: {bg: с, en: s}\n"
                                     "  subtitle: {bg: п, en: p}\n"
                                     "sections:\n"
                                     "  - kind: results\n"
                                     "    closing: {bg: з, en: c}\n"
                                     "    items: [{text: {bg: р, en: r}}]\n"
                                     "    intro: {bg: у, en: i}\n"
                                     "    short: {bg: к, en: sh}\n"
                                     "    heading: {bg: з, en: h}\n"
                                     "  - kind: services\n"
                                     "    heading: {bg: з, en: h2}\n"
                                     "    items:\n"
                                     "      - text: {bg: т, en: t}\n"
                                     "        url: https://example.org/\n"
                                     "        phone: 0000 20 100\n"
                                     "        title: {bg: з, en: n}\n"
                                     "  - kind: text\n"
                                     "    body: {bg: т, en: b}\n"
                                     "    lead: {bg: у, en: l}\n"
                                     "    heading: {bg: з, en: h3}\n");
    assert_true(sample.sound);
    struct visited visited = {.words = {.arena = sample.arena}};
    model_each_text(&sample.brochure, note_text, &visited);
    assert_text(
        builder_str(&visited.words),
        "Title:inline p:inline Municipality of Primerna:inline s:inline k:plain "
        "h:inline sh:inline i:blocks r:blocks c:blocks "
        "h2:inline n:inline 0000 20 100:plain https://example.org/:plain t:blocks "
        "h3:inline l:blocks b:body ");
    release(&sample);
}

/* ---- the contents -------------------------------------------------------------------
 */

static void test_stara_zagora(void **state)
{
    (void)state;
    struct sample sample = load_file("content/stara-zagora.yaml");
    assert_true(sample.sound);
    assert_text(sample.messages, "");
    const struct brochure *brochure = &sample.brochure;
    assert_text(brochure->document.id, "stara-zagora-2027");
    assert_int_equal(brochure->document.translation, TRANSLATION_WORKING);
    static const enum section_kind KINDS[] = {SECTION_VISION,     SECTION_GOALS,
                                              SECTION_PRIORITIES, SECTION_RESULTS,
                                              SECTION_SERVICES,   SECTION_HOTLINE};
    assert_int_equal(brochure->section_count, 6);
    for (size_t i = 0; i < 6; i++) {
        assert_int_equal(brochure->sections[i].kind, KINDS[i]);
    }
    const struct section *sections = brochure->sections;
    assert_int_equal(sections[1].as.goals.item_count, 3);
    assert_int_equal(sections[2].as.priorities.item_count, 4);
    assert_int_equal(sections[3].as.results.item_count, 6);
    assert_int_equal(sections[4].as.services.item_count, 18);
    assert_int_equal(sections[5].as.hotline.item_count, 0);
    /* The source does not say which priority serves which goal. */
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(brochure->sections[2].as.priorities.items[i].goal_count, 0);
    }
    assert_text(brochure->sections[4].as.services.items[9].title.text[LANG_BG],
                "Национална телефонна линия за деца [**116 111**](tel:116111)");
    release(&sample);
}

static void test_primerna(void **state)
{
    (void)state;
    struct sample sample = load_file("tests/content/primerna.yaml");
    assert_true(sample.sound);
    assert_text(sample.messages, "");
    assert_int_equal(sample.brochure.section_count, 12);
    release(&sample);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_document),
        cmocka_unit_test(test_defaults),
        cmocka_unit_test(test_marks),
        cmocka_unit_test(test_line_ends),
        cmocka_unit_test(test_one_language),
        cmocka_unit_test(test_references),
        cmocka_unit_test(test_missing_translation),
        cmocka_unit_test(test_missing_translation_allowed),
        cmocka_unit_test(test_missing_altogether),
        cmocka_unit_test(test_faults_leave_the_rest),
        cmocka_unit_test(test_longest_text),
        cmocka_unit_test(test_most_items),
        cmocka_unit_test(test_many_faulty_words),
        cmocka_unit_test(test_each_text),
        cmocka_unit_test(test_stara_zagora),
        cmocka_unit_test(test_primerna),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
