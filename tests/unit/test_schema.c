/* The JSON Schema and the decoder come from one table; here the schema is read back and
 * asked about each field of it. A small reader of JSON keeps the test free of libraries.
 */
#include "model/fields.h"
#include "model/kinds/kinds.h"
#include "model/model.h"
#include "model/theme_draft.h"
#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* ---- reading JSON: values are slices of the text ----------------------------------- */

static const char *skip_blanks(const char *at)
{
    while (*at == ' ' || *at == '\n') {
        at++;
    }
    return at;
}

static const char *skip_string(const char *at)
{
    assert_int_equal(*at, '"');
    for (at++; *at != '"'; at++) {
        assert_int_not_equal(*at, '\0');
        at += *at == '\\';
    }
    return at + 1;
}

/* Behind the value at `at`; fails where the text is not JSON. */
static const char *skip_value(const char *at)
{
    at = skip_blanks(at);
    if (*at == '"') {
        return skip_string(at);
    }
    if (*at != '{' && *at != '[') {
        assert_true(isalnum((unsigned char)*at));
        while (isalnum((unsigned char)*at) || *at == '.') {
            at++;
        }
        return at;
    }
    char end = *at == '{' ? '}' : ']';
    bool object = *at == '{';
    at = skip_blanks(at + 1);
    while (*at != end) {
        if (object) {
            at = skip_blanks(skip_string(at));
            assert_int_equal(*at, ':');
            at++;
        }
        at = skip_blanks(skip_value(at));
        if (*at == ',') {
            at = skip_blanks(at + 1);
            assert_int_not_equal(*at, end);
        } else {
            assert_int_equal(*at, end);
        }
    }
    return at + 1;
}

/* The value of `key` in the object at `at`, or NULL. */
static const char *find_member(const char *at, const char *key)
{
    at = skip_blanks(at);
    assert_int_equal(*at, '{');
    at = skip_blanks(at + 1);
    while (*at != '}') {
        const char *name = at + 1;
        at = skip_string(at);
        size_t length = (size_t)(at - name) - 1;
        const char *value = skip_blanks(skip_blanks(at) + 1);
        if (strlen(key) == length && strncmp(name, key, length) == 0) {
            return value;
        }
        at = skip_blanks(skip_value(value));
        at = *at == ',' ? skip_blanks(at + 1) : at;
    }
    return NULL;
}

static const char *member(const char *at, const char *key)
{
    const char *value = find_member(at, key);
    if (value == NULL) {
        fail_msg("no member \"%s\"", key);
    }
    return value;
}

/* True if the array at `at` holds that string. */
static bool array_has(const char *at, const char *text)
{
    for (at = skip_blanks(at + 1); *at != ']';) {
        const char *end = skip_value(at);
        if ((size_t)(end - at) == strlen(text) + 2 &&
            strncmp(at + 1, text, strlen(text)) == 0) {
            return true;
        }
        at = skip_blanks(end);
        at = *at == ',' ? skip_blanks(at + 1) : at;
    }
    return false;
}

/* ---- the schema ----------------------------------------------------------------------
 */

static char *write_with(void (*write)(FILE *, enum lang))
{
    char *text = NULL;
    size_t size = 0;
    FILE *memory = open_memstream(&text, &size);
    assert_non_null(memory);
    write(memory, LANG_EN);
    fclose(memory);
    char *schema = strdup(text); /* gcc takes the stream's buffer for a local one */
    free(text);
    assert_non_null(schema);
    return schema;
}

static char *write_schema(void)
{
    return write_with(model_write_schema);
}

static void check_record(const char *schema, const struct record *record)
{
    assert_memory_equal(member(schema, "additionalProperties"), "false", 5);
    const char *properties = member(schema, "properties");
    for (size_t i = 0; i < record_field_count(record); i++) {
        const struct field *field = record_field_at(record, i);
        const char *value = member(properties, field->key);
        assert_non_null(find_member(value, "description"));
        if (record_requires(record, field)) {
            assert_true(array_has(member(schema, "required"), field->key));
        } else if (find_member(schema, "required") != NULL) {
            assert_false(array_has(member(schema, "required"), field->key));
        }
        if (field->type == &FIELD_RECORD) {
            check_record(value, field->record);
        } else if (field->type == &FIELD_ITEMS) {
            check_record(member(value, "items"), field->record);
        }
    }
}

static void test_is_json(void **state)
{
    (void)state;
    char *schema = write_schema();
    assert_int_equal(*skip_blanks(skip_value(schema)), '\0');
    free(schema);
}

static void test_every_field(void **state)
{
    (void)state;
    char *schema = write_schema();
    check_record(schema, fields_root());
    const char *definitions = member(schema, "$defs");
    for (int kind = 0; kind < SECTION_KIND_COUNT; kind++) {
        char name[32];
        snprintf(name, sizeof name, "section-%s",
                 section_kind_name((enum section_kind)kind));
        check_record(member(definitions, name),
                     &kind_find((enum section_kind)kind)->record);
    }
    free(schema);
}

static void test_enums(void **state)
{
    (void)state;
    char *schema = write_schema();
    const char *layout =
        member(member(member(schema, "properties"), "layout"), "properties");
    assert_true(array_has(member(member(layout, "align"), "enum"), "justified"));
    assert_true(array_has(member(member(layout, "bilingual"), "enum"), "facing"));
    const char *words = member(member(layout, "hyphenation"), "properties");
    assert_memory_equal(member(member(words, "bg"), "type"), "\"array\"", 7);
    /* What each is by default. */
    assert_memory_equal(member(member(layout, "page"), "default"), "\"A4\"", 4);
    assert_memory_equal(member(member(layout, "line-numbers"), "default"), "false", 5);
    const char *kinds = member(
        member(member(member(member(member(schema, "properties"), "sections"), "items"),
                      "properties"),
               "kind"),
        "enum");
    assert_true(array_has(kinds, "hotline"));
    assert_true(array_has(kinds, "figure"));
    assert_true(array_has(kinds, "budget"));
    assert_false(array_has(kinds, "poster"));
    free(schema);
}

/* Every "$ref" leads somewhere, and there are more than `least`. */
static void check_references(const char *schema, size_t least)
{
    static const char PREFIX[] = "\"$ref\": \"#/$defs/";
    const char *definitions = member(schema, "$defs");
    size_t count = 0;
    for (const char *at = strstr(schema, PREFIX); at != NULL; at = strstr(at, PREFIX)) {
        at += sizeof PREFIX - 1;
        char name[40] = {0};
        size_t length = strcspn(at, "\"");
        assert_true(length < sizeof name);
        memcpy(name, at, length);
        assert_non_null(find_member(definitions, name));
        count++;
    }
    assert_true(count > least);
}

static void test_references(void **state)
{
    (void)state;
    char *schema = write_schema();
    check_references(schema, 20);
    free(schema);
}

static void test_theme(void **state)
{
    (void)state;
    char *schema = write_with(model_write_theme_schema);
    assert_int_equal(*skip_blanks(skip_value(schema)), '\0');
    check_record(schema, theme_root());
    check_references(schema, 0);
    free(schema);
}

/* The table itself: nothing that the decoder or the messages need is left out. */
static void check_table(const struct record *record)
{
    for (size_t i = 0; i < record_field_count(record); i++) {
        const struct field *field = record_field_at(record, i);
        bool text = field->type == &FIELD_TEXT;
        bool list = field->type == &FIELD_ITEMS || field->type == &FIELD_REFERENCES;
        assert_true(field->help != NULL);
        assert_true(text || field_example(field) != NULL);
        assert_true(!list || (field->limit > 0 && field->count_offset > 0));
        if (field->record != NULL) {
            check_table(field->record);
        }
    }
}

static void test_table(void **state)
{
    (void)state;
    check_table(fields_root());
    for (int kind = 0; kind < SECTION_KIND_COUNT; kind++) {
        check_table(&kind_find((enum section_kind)kind)->record);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_is_json), cmocka_unit_test(test_every_field),
        cmocka_unit_test(test_enums),   cmocka_unit_test(test_references),
        cmocka_unit_test(test_table),   cmocka_unit_test(test_theme),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
