/* input: trees with their places, and every fault with its message. */
#include "input/input.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

struct fixture {
    struct arena *arena;
    struct diag *diag;
    struct node root;
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

static bool read_text(struct fixture *fixture, struct str text)
{
    struct source *source = source_make(fixture->arena, STR("f"), text);
    return input_read(&fixture->root, source, fixture->arena, fixture->diag);
}

static const char *messages(struct fixture *fixture)
{
    char *text = NULL;
    size_t size = 0;
    FILE *file = open_memstream(&text, &size);
    diag_print(fixture->diag, file);
    fclose(file);
    const char *copy = arena_copy(fixture->arena, text, size + 1);
    free(text);
    return copy;
}

static const struct node *find(const struct node *node, const char *key)
{
    const struct node *found = node_find(node, str_from(key));
    assert_non_null(found);
    return found;
}

/* What a scalar is, and where. */
struct expected {
    const char *text;
    uint32_t line, column, length;
    size_t span;
};

static void assert_node(const struct node *node, struct expected expected)
{
    assert_int_equal(node->kind, NODE_SCALAR);
    assert_int_equal(node->text.size, strlen(expected.text));
    assert_memory_equal(node->text.data, expected.text, node->text.size);
    assert_int_equal(node->mark.line, expected.line);
    assert_int_equal(node->mark.column, expected.column);
    assert_int_equal(node->mark.length, expected.length);
    assert_int_equal(node->span, expected.span);
}

/* ---- what is right --------------------------------------------------------------- */

static void trees_have_places(void **state)
{
    struct fixture *fixture = *state;
    assert_true(read_text(fixture, STR("# comment\n"
                                       "цел:\n"
                                       "  - kind: text\n"
                                       "    body: |\n"
                                       "      едно\n"
                                       "      две\n"
                                       "  - {bg: \"и\\u0306\", en: 'it''s'}\n"
                                       "empty:\n")));
    const struct node *goal = find(&fixture->root, "цел");
    assert_int_equal(fixture->root.key_marks[0].line, 2);
    assert_int_equal(fixture->root.key_marks[0].length, 3);
    assert_int_equal(goal->kind, NODE_SEQUENCE);
    assert_int_equal(goal->count, 2);
    assert_int_equal(goal->mark.line, 3);
    const struct node *first = &goal->items[0];
    assert_int_equal(first->mark.column, 5);
    assert_node(find(first, "kind"), (struct expected){"text", 3, 11, 4, 4});
    assert_node(
        find(first, "body"),
        (struct expected){"едно\nдве\n", 4, 11, 1, strlen("|\n      едно\n      две")});
    assert_false(find(first, "body")->plain);
    const struct node *second = &goal->items[1];
    assert_int_equal(second->span, strlen("{bg: \"и\\u0306\", en: 'it''s'}"));
    assert_node(find(second, "bg"), (struct expected){"й", 7, 10, 9, 10});
    assert_node(find(second, "en"), (struct expected){"it's", 7, 25, 7, 7});
    assert_node(find(&fixture->root, "empty"), (struct expected){"", 8, 7, 0, 0});
    assert_true(find(&fixture->root, "empty")->plain);
    assert_null(node_find(&fixture->root, STR("none")));
    assert_null(node_find(goal, STR("kind")));
}

static void line_ends_and_marks_of_windows(void **state)
{
    struct fixture *fixture = *state;
    assert_true(read_text(fixture, STR("\xEF\xBB\xBF"
                                       "a: ж\r\nb: x\r\n")));
    assert_node(find(&fixture->root, "a"), (struct expected){"ж", 1, 4, 1, 2});
    assert_node(find(&fixture->root, "b"), (struct expected){"x", 2, 4, 1, 1});
    assert_true(read_text(fixture, STR("%YAML 1.2\n---\na: 1\n...\n")));
}

static void texts_become_nfc(void **state)
{
    struct fixture *fixture = *state;
    assert_true(
        read_text(fixture, STR("й: „И\xCC\x86“ е\xCC\x80 A\xCC\x8A \xE2\x84\xAB")));
    assert_string_equal(str_to_c(fixture->arena, fixture->root.items[0].text),
                        "„Й“ \xD1\x90 \xC3\x85 \xC3\x85");
}

static void scalars_are_read_by_type(void **state)
{
    struct fixture *fixture = *state;
    assert_true(
        read_text(fixture, STR("[2027, -5, 0, '5', 05, 5a, 99999999999999999999, -, "
                               "true, false, 'true', yes, ~, []]")));
    const struct node *items = fixture->root.items;
    const bool is_int[] = {true, true, true};
    const long ints[] = {2027, -5, 0};
    for (size_t i = 0; i < fixture->root.count; i++) {
        long value = 77;
        bool expected = i < 3 && is_int[i];
        assert_int_equal(node_read_int(&value, &items[i]), expected);
        assert_int_equal(value, expected ? ints[i] : 77);
        bool truth = false;
        assert_int_equal(node_read_bool(&truth, &items[i]), i == 8 || i == 9);
        assert_int_equal(truth, i == 8);
    }
}

/* ---- what is wrong --------------------------------------------------------------- */

struct fault {
    const char *yaml;
    const char *message; /* a part of what is printed, from the place on */
};

static const struct fault FAULTS[] = {
    /* colons, columns, dashes */
    {"title: Визия: и цели\n", "f:1:13: error: a colon followed by a space ends a key"},
    {"title: Визия: и цели\n", "note: write title: \"…\""},
    {"a: b\n  c: d\n", "f:2:3: error: this line stands too far right"},
    {"a:\n  b: c\n d: e\n", "f:3:2: error: this line does not stand under the lines"},
    {"a:\n  - b\n  c: d\n", "f:3:3: error: this line fits neither the list above"},
    {"  a: b\nc: d\n", "f:2:1: error: this line stands further left than the first"},
    {"a: b\ntext\nc: d\n", "f:2:1: error: a colon is missing"},
    {"a: - b\n", "f:1:4: error: a list cannot begin on the line of its key"},
    {"a: ? b\n", "f:1:4: error: a text cannot begin with a question mark"},
    {": b\n", "f:1:1: error: "},
    {"? \n: b\n", "error: the key before the colon is missing"},
    {"a:\n\tb: c\n", "f:2:1: error: a tab indents this line"},
    {"a:\n  b: c\n \td: e\n", "f:3:2: error: a tab indents this line"},
    /* signs at the beginning */
    {"a: @x\n", "f:1:4: error: a text cannot begin with \"@\""},
    {"a: `x`\n", "f:1:4: error: a text cannot begin with \"`\""},
    {"a: %x\n", "f:1:4: error: a text cannot begin with \"%\""},
    {"%x\n", "f:1:1: error: a line cannot begin with \"%\""},
    {"a: **б** в\n", "f:1:4: error: a text cannot begin with an asterisk"},
    {"a: *b\n", "f:1:4: error: aliases (\"*b\") are not allowed"},
    {"a: & b\n", "f:1:4: error: a text cannot begin with \"&\""},
    {"a: &b c\n", "f:1:4: error: anchors (\"&b\") are not allowed"},
    {"a: &b [c]\n", "f:1:4: error: anchors (\"&b\") are not allowed"},
    {"a: !b c\n", "f:1:4: error: tags (\"!b\") are not allowed"},
    {"a: !!str c\n", "f:1:4: error: tags (\"tag:yaml.org,2002:str\") are not allowed"},
    {"a: !б\n", "f:1:4: error: a text cannot begin with \"!\""},
    {"a: [x](y) z\nb: c\n", "f:1:7: error: a text that begins with a bracket"},
    /* quotes, brackets */
    {"a: \"b\nc: d\n", "f:1:4: error: the quote that opens here is never closed"},
    {"a: 'b'c\nd: e\n", "f:1:7: error: the text goes on behind its closing quote"},
    {"a: \"b\" c\nd: e\n", "f:1:8: error: the text goes on behind its closing quote"},
    {"a: \"b\n---\n\"\n", "f:1:4: error: the quote that opens here is not closed before"},
    {"a: \"\\q\"\n", "f:1:5: error: inside double quotes a backslash begins a code"},
    {"a: \"\\xzz\"\n", "f:1:7: error: the code after the backslash needs hexadecimal"},
    {"a: \"\\uD800\"\n", "f:1:7: error: the code after the backslash is no character"},
    {"a: \"\\x07\"\n", "f:1:4: error: the text holds a control character (U+0007)"},
    {"a: \"\\0\"\n", "f:1:4: error: the text holds a control character (U+0000)"},
    {"a: [b, c\n", "f:1:4: error: the bracket \"[\" that opens here is not closed"},
    {"a: {b: c\n", "f:1:4: error: the brace \"{\" that opens here is not closed"},
    {"a: [,]\n", "f:1:5: error: a text is missing before this sign"},
    {"a: {bg: Цел, ред, en: x}\n", "f:1:14: error: \"ред\" has no colon"},
    {"a: | b\n  c\n", "f:1:6: error: nothing may follow the sign"},
    {"a: |0\n  c\n", "f:1:5: error: the number after \"|\" or \">\""},
    /* keys */
    {"a: 1\nb: 2\na: 3\n", "f:3:1: error: \"a\" is written twice in the same group"},
    {"a: 1\nb: 2\na: 3\n", "f:1:1: note: the first one is here"},
    {"{а: 1, \"а\": 2}\n", "f:1:8: error: \"а\" is written twice in the same group"},
    {"<<: b\n", "f:1:1: error: merge keys"},
    {"a: {<<: {b: c}}\n", "f:1:5: error: merge keys"},
    {"[a]: b\n", "f:1:1: error: a list or group cannot be a key"},
    {"{a: b}: c\n", "f:1:1: error: a list or group cannot be a key"},
    /* the whole file */
    {"", "f:1:1: error: the file is empty"},
    {"\xEF\xBB\xBF \n", "f:1:1: error: the file is empty"},
    {"# x\n", "f:1:1: error: the file holds no content"},
    {"---\n", "f:1:1: error: the file holds no content"},
    {"a: b\n---\nc: d\n", "f:2:1: error: a second document begins here"},
    {"a: b\n...\nc: d\n", "f:3:1: error: this line stands further left"},
    {"%YAML 9.0\n---\na: b\n", "f:1:1: error: this version of YAML is not known"},
    {"%TAG ! tag:x,2000:\n---\na: b\n", "f:1:1: error: tags are not allowed"},
    /* characters */
    {"a: b\x07\n", "f:1:5: error: an invisible control character (U+0007)"},
    {"a: b\x7F\n", "f:1:5: error: an invisible control character (U+007F)"},
    {"a: b\xC2\x85\n", "f:1:5: error: an invisible line separator (U+0085)"},
    {"a: b\xE2\x80\xA8\n", "f:1:5: error: an invisible line separator (U+2028)"},
    {"a: b\xEF\xBB\xBF\n", "f:1:5: error: an invisible byte-order mark"},
    {"a: b\xEF\xBF\xBF\n", "f:1:5: error: an invisible control character (U+FFFF)"},
    {"format: 1\n\xC2\xE8\xE7\xE8\xFF: \xE8 \xF6\xE5\xEB\xE8\n",
     "f:2:1: error: the file is saved as Windows-1251"},
    {"format: 1\n\xC2\xE8\xE7\xE8\xFF\n", "Reopen with Encoding"},
    {"a: \x93x\x94 \x96\n", "f:1:4: error: the file is not saved as UTF-8 (byte 93)"},
    {"a: Визия\xFF\n", "f:1:9: error: a damaged character (byte FF is not UTF-8)"},
};

static void every_fault_has_its_message(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof FAULTS / sizeof *FAULTS; i++) {
        struct fixture *fixture = NULL;
        set_up((void **)&fixture);
        bool good = read_text(fixture, str_from(FAULTS[i].yaml));
        const char *said = messages(fixture);
        if (good || strstr(said, FAULTS[i].message) == NULL) {
            fail_msg("of:\n%s\nwanted: %s\nsaid:   %s", FAULTS[i].yaml, FAULTS[i].message,
                     said);
        }
        assert_int_equal(diag_exit_code(fixture->diag), 1);
        tear_down((void **)&fixture);
    }
}

static void zero_bytes_and_utf16(void **state)
{
    struct fixture *fixture = *state;
    assert_false(read_text(fixture, STR("a: b\0c\n")));
    assert_non_null(strstr(messages(fixture), "f:1:5: error: a NUL character"));
    static const char FORMS[4][6] = {
        {'\xFF', '\xFE', 'a', 0, ':', 0},
        {'\xFE', '\xFF', 0, 'a', 0, ':'},
        {'a', 0, ':', 0, ' ', 0},
        {0, 'a', 0, ':', 0, ' '},
    };
    for (size_t i = 0; i < 4; i++) {
        struct fixture *other = NULL;
        set_up((void **)&other);
        assert_false(read_text(other, (struct str){FORMS[i], 6}));
        assert_non_null(
            strstr(messages(other), "f:1:1: error: the file is saved as UTF-16"));
        assert_non_null(strstr(messages(other), "in Notepad"));
        tear_down((void **)&other);
    }
}

static void faults_are_collected(void **state)
{
    struct fixture *fixture = *state;
    assert_false(read_text(fixture, STR("a: &x 1\nb: *x\na: 2\nc: !t {d: 1, d: 2}\n")));
    assert_int_equal(diag_error_count(fixture->diag), 5);
    assert_int_equal(fixture->root.count, 4);
}

/* ---- limits ---------------------------------------------------------------------- */

static struct str repeat(struct fixture *fixture, const char *part, size_t times,
                         const char *end)
{
    struct builder builder = {.arena = fixture->arena};
    for (size_t i = 0; i < times; i++) {
        builder_add(&builder, str_from(part));
    }
    builder_add(&builder, str_from(end));
    return builder_str(&builder);
}

static void the_limit_of_depth(void **state)
{
    struct fixture *fixture = *state;
    assert_true(read_text(fixture, repeat(fixture, "- ", INPUT_DEPTH_MAX, "x\n")));
    assert_false(read_text(fixture, repeat(fixture, "- ", INPUT_DEPTH_MAX + 1, "x\n")));
    assert_non_null(
        strstr(messages(fixture), "f:1:65: error: the content is nested more"));
    assert_false(read_text(fixture, repeat(fixture, "[", 1 << 20, "")));
    assert_false(read_text(fixture, repeat(fixture, "{", 1 << 20, "")));
}

static void the_limit_of_nodes(void **state)
{
    struct fixture *fixture = *state;
    assert_true(read_text(fixture, repeat(fixture, "- a\n", INPUT_NODES_MAX - 1, "")));
    assert_int_equal(fixture->root.count, INPUT_NODES_MAX - 1);
    assert_false(read_text(fixture, repeat(fixture, "- a\n", INPUT_NODES_MAX, "")));
    assert_non_null(
        strstr(messages(fixture), "f:100000:3: error: the file holds more than"));
}

static void the_limit_of_a_text(void **state)
{
    struct fixture *fixture = *state;
    struct str most = repeat(fixture, "x", INPUT_SCALAR_MAX, "");
    assert_true(
        read_text(fixture, str_format(fixture->arena, "a: '%.*s'\n", STR_ARGS(most))));
    assert_false(
        read_text(fixture, str_format(fixture->arena, "a: '%.*sx'\n", STR_ARGS(most))));
    assert_non_null(
        strstr(messages(fixture), "f:1:4: error: the text is longer than 1 MiB"));
}

static void the_limit_of_a_file(void **state)
{
    struct fixture *fixture = *state;
    assert_true(read_text(
        fixture, repeat(fixture, "#23456\n\n", INPUT_FILE_MAX / 8 - 1, "a: 1234\n")));
    assert_false(read_text(
        fixture, repeat(fixture, "#23456\n\n", INPUT_FILE_MAX / 8 - 1, "a: 12345\n")));
    assert_non_null(strstr(messages(fixture), "error: the file is larger than 8 MiB"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(trees_have_places),
        TEST(line_ends_and_marks_of_windows),
        TEST(texts_become_nfc),
        TEST(scalars_are_read_by_type),
        cmocka_unit_test(every_fault_has_its_message),
        TEST(zero_bytes_and_utf16),
        TEST(faults_are_collected),
        TEST(the_limit_of_depth),
        TEST(the_limit_of_nodes),
        TEST(the_limit_of_a_text),
        TEST(the_limit_of_a_file),
    };
    return cmocka_run_group_tests_name("input", tests, NULL, NULL);
}
