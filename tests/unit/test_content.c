/* app/content.c: faults of words that do not stop pages. */
#include "app/content.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#define HEAD                                           \
    "format: 1\n"                                      \
    "document:\n"                                      \
    "  id: primerna\n"                                 \
    "  languages: [bg, en]\n"                          \
    "  title: {bg: Заглавие, en: Title}\n"     \
    "  issuer: {bg: Община, en: Municipality}\n" \
    "  date: 2028-02-29\n"                             \
    "sections:\n"                                      \
    "  - kind: text\n"

/* How many errors the text has; whether it comes to pages all the same. */
struct outcome {
    size_t errors;
    bool sound, laid_out;
    size_t pages;
};

static struct outcome look(const char *yaml, bool pass_words)
{
    const struct options options = {.file = "test.yaml", .pass_words = pass_words};
    struct content content;
    struct outcome out = {0};
    content_init(&content, &options);
    content.bytes = str_from(yaml);
    if (content_read(&content)) {
        out.sound = content.sound;
        struct display pages;
        if (content.sound) {
            out.laid_out = content_lay_out(&pages, &content);
            out.pages = pages.pages.count;
        }
    }
    out.errors = diag_error_count(content.diag);
    content_done(&content);
    return out;
}

/* Each is an error in either way, and pages come when words pass. */
static void faults_of_words_do_not_stop_pages(void **state)
{
    static const char *const TEXTS[] = {
        HEAD "    heading: {bg: Качествo, en: Chapter}\n"
             "    body: {bg: Текст., en: Text.}\n",
        HEAD "    heading: {bg: Глава, en: Chapter}\n"
             "    body: {bg: Текст.}\n",
        HEAD "    heading: {bg: Глава, en: ''}\n"
             "    body: {bg: Текст., en: Text.}\n",
        HEAD "    heading: {bg: Глава, en: Chapter}\n"
             "    body: {bg: Текст **без края., en: Text.}\n",
        HEAD "    heading: {bg: Глава, en: Chapter}\n"
             "    body: {bg: \"Код `x`.\", en: \"Text [^1].\"}\n",
    };
    (void)state;
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        struct outcome strict = look(TEXTS[i], false), lenient = look(TEXTS[i], true);
        assert_false(strict.sound);
        assert_true(strict.errors > 0);
        assert_int_equal(lenient.errors, strict.errors);
        assert_true(lenient.sound && lenient.laid_out);
        assert_true(lenient.pages > 0);
    }
}

static void other_faults_do(void **state)
{
    static const char *const TEXTS[] = {
        HEAD "    heading: {bg: Глава, en: Chapter}\n",
        HEAD "    heading: {bg: Глава, en: Chapter}\n"
             "    body: {bg: Текст., en: Text.}\n"
             "    nobody: {bg: Текст., en: Text.}\n",
        HEAD "    heading: {bg: Глава 漢, en: Chapter}\n"
             "    body: {bg: Текст., en: Text.}\n",
    };
    (void)state;
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        struct outcome outcome = look(TEXTS[i], true);
        assert_false(outcome.sound);
        assert_true(outcome.errors > 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(faults_of_words_do_not_stop_pages),
        cmocka_unit_test(other_faults_do),
    };
    return cmocka_run_group_tests_name("content", tests, NULL, NULL);
}
