/* Messages that know what is right: their fixes, applied, give the text that was meant.
 */
#include "base/array.h"
#include "input/input.h"
#include "model/model.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* A change of the text, in bytes. */
struct edit {
    size_t from, to;
    struct str replacement;
};

struct edits {
    struct arena *arena;
    struct edit *items;
    size_t count, capacity;
};

/* Values of these samples are plain, so that a byte of the value is one of the file. */
static void add_change(void *context, const struct diag_message *message)
{
    struct edits *changes = context;
    for (size_t i = 0; i < message->fix_count; i++) {
        const struct diag_fix *fix = &message->fixes[i];
        struct mark end = fix->mark;
        size_t start = source_offset(fix->mark);
        end.column += end.length;
        *array_push(changes->arena, changes) = (struct edit){
            .from = fix->in_value ? start + fix->from : start,
            .to = fix->in_value ? start + fix->to : source_offset(end),
            .replacement = fix->replacement,
        };
    }
}

static struct str apply(const struct edits *changes, struct str text)
{
    struct builder out = {.arena = changes->arena};
    size_t at = 0;
    for (size_t i = 0; i < changes->count; i++) {
        const struct edit *edit = &changes->items[i];
        assert_true(edit->from >= at && edit->to <= text.size);
        builder_add(&out, str_slice(text, at, edit->from));
        builder_add(&out, edit->replacement);
        at = edit->to;
    }
    builder_add(&out, str_slice(text, at, text.size));
    return builder_str(&out);
}

/* The text after all fixes of its messages. */
static const char *mended(const char *yaml, struct arena *arena)
{
    struct diag *diag = diag_create(arena);
    const struct model_options options = {0};
    const struct source *source = source_make(arena, STR("test.yaml"), str_from(yaml));
    struct node root;
    struct brochure brochure;
    struct edits changes = {.arena = arena};
    if (input_read(&root, source, arena, diag)) {
        model_load(&brochure, &root, &options, arena, diag);
    }
    diag_each(diag, LANG_EN, add_change, &changes);
    return str_to_c(arena, apply(&changes, source->text));
}

#define HEAD                                           \
    "format: 1\n"                                      \
    "document:\n"                                      \
    "  id: primerna\n"                                 \
    "  languages: [bg, en]\n"                          \
    "  title: {bg: Заглавие, en: Title}\n"     \
    "  issuer: {bg: Община, en: Municipality}\n" \
    "  version: 1.10\n"

#define TEXT(heading)         \
    "sections:\n"             \
    "  - kind: text\n"        \
    "    heading:\n"          \
    "      bg: " heading "\n" \
    "      en: Chapter\n"     \
    "    body: {bg: Текст., en: Text.}\n"

#define TABLE(rows)                                                     \
    "sections:\n"                                                       \
    "  - kind: table\n"                                                 \
    "    source: {bg: Източник, en: Source}\n"                  \
    "    columns:\n"                                                    \
    "      - {id: name, head: {bg: Име, en: Name}}\n"                \
    "      - {id: sum, head: {bg: Сума, en: Sum}, type: integer}\n" \
    "    rows:\n"                                                       \
    "      - {name: {bg: А, en: A}, sum: 12}\n" rows

#define REST "  date: 2028-02-29\n" TEXT("Глава")

static const struct {
    const char *wrong, *right;
} SAMPLES[] = {
    /* words */
    {HEAD "  date: 2028-02-29\n" TEXT("Качествo на живота"),
     HEAD "  date: 2028-02-29\n" TEXT("Качество на живота")},
    {HEAD "  date: 2028-02-29\n" TEXT("0бщина и 2О27 през ХХI век a също"),
     HEAD "  date: 2028-02-29\n" TEXT("Община и 2027 през XXI век а също")},
    {HEAD "  date: 2028-02-29\n" TEXT("Общината й помага"),
     HEAD "  date: 2028-02-29\n" TEXT("Общината ѝ помага")},
    /* names */
    {HEAD "  dtae: 2028-02-29\n" TEXT("Глава"), HEAD REST},
    {HEAD "  dаte: 2028-02-29\n" TEXT("Глава"), HEAD REST},
    {HEAD "  \"dаte\": 2028-02-29\n" TEXT("Глава"), HEAD REST},
    {HEAD "  status: darft\n" REST, HEAD "  status: draft\n" REST},
    {HEAD "  status: 'darft'\n" REST, HEAD "  status: draft\n" REST},
    /* dates and numbers */
    {HEAD "  date: 29.02.2028 г.\n" TEXT("Глава"), HEAD REST},
    {HEAD "  date: \"2028/2/29\"\n" TEXT("Глава"), HEAD REST},
    {HEAD "  period: 2021 – 2027 г.\n" REST,
     HEAD "  period: {from: 2021, to: 2027}\n" REST},
    {HEAD "  period: {from: \"2021\", to: 2027 г.}\n" REST,
     HEAD "  period: {from: 2021, to: 2027}\n" REST},
    {HEAD "  currency: лв.\n" REST, HEAD "  currency: BGN\n" REST},
    {HEAD "  signature: yes\n" REST, HEAD "  signature: true\n" REST},
    {HEAD "  status: proposal\n  council: {decision: Решение № 12}\n" REST,
     HEAD "  status: proposal\n  council: {decision: \"12\"}\n" REST},
    {HEAD "  date: 2028-02-29\n" TABLE("      - {name: {bg: Б, en: B}, sum: \"3\"}\n"),
     HEAD "  date: 2028-02-29\n" TABLE("      - {name: {bg: Б, en: B}, sum: 3}\n")},
    {HEAD "  date: 2028-02-29\n" TABLE("      - {name: {bg: Б, en: B}, sum: 12 500}\n"),
     HEAD "  date: 2028-02-29\n" TABLE("      - {name: {bg: Б, en: B}, sum: 12500}\n")},
    {HEAD "  date: 2028-02-29\n" TABLE("      - {name: {bg: Б, en: B}, sum: 3}\n"
                                       "    total: {sum: 14}\n"),
     HEAD "  date: 2028-02-29\n" TABLE("      - {name: {bg: Б, en: B}, sum: 3}\n"
                                       "    total: {sum: 15}\n")},
    /* YAML */
    {HEAD "  title: Главa: начало\n" REST, HEAD "  title: \"Главa: начало\"\n" REST},
    {HEAD "\tdate: 2028-02-29\n" TEXT("Глава"), HEAD REST},
    {HEAD "  subtitle: @община\n" REST, HEAD "  subtitle: \"@община\"\n" REST},
    {HEAD "  date: 2028-02-29\n" TEXT("Гла\xE2\x80\xAEва"),
     HEAD "  date: 2028-02-29\n" TEXT("Глава")},
    /* what nobody can be sure of has no fix */
    {HEAD "  status: xyz\n" REST, HEAD "  status: xyz\n" REST},
    {HEAD "  status: >\n    darft\n" REST, HEAD "  status: >\n    darft\n" REST},
};

static void fixes_give_what_was_meant(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof SAMPLES / sizeof SAMPLES[0]; i++) {
        struct arena *arena = arena_create();
        const char *once = mended(SAMPLES[i].wrong, arena);
        assert_string_equal(once, SAMPLES[i].right);
        assert_string_equal(mended(once, arena), once);
        arena_destroy(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(fixes_give_what_was_meant)};
    return cmocka_run_group_tests_name("fixes", tests, NULL, NULL);
}
