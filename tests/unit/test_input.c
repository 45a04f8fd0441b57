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
    diag_print(fixture->diag, file, LANG_EN);
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
    const char *rule;
};

#define TEN_MARKS "\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301"

static const struct fault FAULTS[] = {
    /* colons, columns, dashes */
    {"title: Визия: и цели\n", "f:1:13: error: a colon followed by a space ends a key",
     "yaml-colon"},
    {"title: Визия: и цели\n", "note: write title: \"…\"", "yaml-colon"},
    {"a: b\n  c: d\n", "f:2:3: error: this line stands too far right", "yaml-indent"},
    {"a:\n  b: c\n d: e\n", "f:3:2: error: this line does not stand under the lines",
     "yaml-indent"},
    {"a:\n  - b\n  c: d\n", "f:3:3: error: this line fits neither the list above",
     "yaml-indent"},
    {"  a: b\nc: d\n", "f:2:1: error: this line stands further left than the first",
     "yaml-indent"},
    {"a: b\ntext\nc: d\n", "f:2:1: error: a colon is missing", "yaml-colon"},
    {"a: - b\n", "f:1:4: error: a list cannot begin on the line of its key", "yaml-list"},
    {"a: ? b\n", "f:1:4: error: a text cannot begin with a question mark", "yaml-start"},
    {": b\n", "f:1:1: error: ", "yaml-indent"},
    {"? \n: b\n", "error: the key before the colon is missing", "yaml-key"},
    {"a:\n\tb: c\n", "f:2:1: error: a tab indents this line", "yaml-tab"},
    {"a:\n  b: c\n \td: e\n", "f:3:2: error: a tab indents this line", "yaml-tab"},
    {"t:\n  bg:Име\n  en: Name\n", "f:2:5: error: a blank is missing after this colon",
     "yaml-colon"},
    {"a: b\nkind:text\nc: d\n", "f:2:5: error: a blank is missing", "yaml-colon"},
    {"bg:Име\n", "f:1:3: error: a blank is missing after this colon", "yaml-colon"},
    {"- a: b\n\u2022 c: d\n", "", "yaml-indent"},
    {"\u2022 a: b\n\u2022 a: c\n", "f:1:1: error: an item of a list begins with a hyphen",
     "yaml-list"},
    {"a: {bg: x #3, en: y #3}\n", "f:1:11: error: this # begins a comment",
     "yaml-comment"},
    {"a: \"C:\\temp\"\n", "f:1:7: error: in double quotes \"\\t\" is a code",
     "yaml-escape"},
    {"a: \"b\nc: d\ne: \"f\"\n", "f:1:4: error: the quote that opens here is not closed",
     "yaml-quote"},
    /* signs at the beginning */
    {"a: @x\n", "f:1:4: error: a text cannot begin with \"@\"", "yaml-start"},
    {"a: `x`\n", "f:1:4: error: a text cannot begin with \"`\"", "yaml-start"},
    {"a: %x\n", "f:1:4: error: a text cannot begin with \"%\"", "yaml-start"},
    {"%x\n", "f:1:1: error: a line cannot begin with \"%\"", "yaml-start"},
    {"a: **б** в\n", "f:1:4: error: a text cannot begin with an asterisk", "yaml-start"},
    {"a: *b\n", "f:1:4: error: aliases (\"*b\") are not allowed", "yaml-alias"},
    {"a: & b\n", "f:1:4: error: a text cannot begin with \"&\"", "yaml-start"},
    {"a: &b c\n", "f:1:4: error: anchors (\"&b\") are not allowed", "yaml-anchor"},
    {"a: &b [c]\n", "f:1:4: error: anchors (\"&b\") are not allowed", "yaml-anchor"},
    {"a: !b c\n", "f:1:4: error: tags (\"!b\") are not allowed", "yaml-tag"},
    {"a: !!str c\n", "f:1:4: error: tags (\"tag:yaml.org,2002:str\") are not allowed",
     "yaml-tag"},
    {"a: !б\n", "f:1:4: error: a text cannot begin with \"!\"", "yaml-start"},
    {"a: [x](y) z\nb: c\n", "f:1:7: error: a text that begins with a bracket",
     "yaml-quote"},
    /* quotes, brackets */
    {"a: \"b\nc: d\n", "f:1:4: error: the quote that opens here is never closed",
     "yaml-quote"},
    {"a: 'b'c\nd: e\n", "f:1:7: error: the text goes on behind its closing quote",
     "yaml-quote"},
    {"a: \"b\" c\nd: e\n", "f:1:8: error: the text goes on behind its closing quote",
     "yaml-quote"},
    {"a: \"b\n---\n\"\n", "f:1:4: error: the quote that opens here is not closed before",
     "yaml-quote"},
    {"a: \"b\\x0Dc\"\n", "f:1:4: error: the text holds a control character (U+000D)",
     "text-control"},
    {"a: \"\\q\"\n", "f:1:5: error: inside double quotes a backslash begins a code",
     "yaml-escape"},
    {"a: \"\\xzz\"\n", "f:1:7: error: the code after the backslash needs hexadecimal",
     "yaml-escape"},
    {"a: \"\\uD800\"\n", "f:1:7: error: the code after the backslash is no character",
     "yaml-escape"},
    {"a: \"\\x07\"\n", "f:1:4: error: the text holds a control character (U+0007)",
     "text-control"},
    {"a: \"\\0\"\n", "f:1:4: error: the text holds a control character (U+0000)",
     "text-control"},
    {"a: [b, c\n", "f:1:4: error: the bracket \"[\" that opens here is not closed",
     "yaml-bracket"},
    {"a: {b: c\n", "f:1:4: error: the brace \"{\" that opens here is not closed",
     "yaml-bracket"},
    {"a: [,]\n", "f:1:5: error: a text is missing before this sign", "yaml-start"},
    {"a: {bg: Цел, ред, en: x}\n", "f:1:14: error: \"ред\" has no colon", "yaml-colon"},
    {"a: | b\n  c\n", "f:1:6: error: nothing may follow the sign", "yaml-block"},
    {"a: |0\n  c\n", "f:1:5: error: the number after \"|\" or \">\"", "yaml-block"},
    /* keys */
    {"a: 1\nb: 2\na: 3\n", "f:3:1: error: \"a\" is written twice in the same group",
     "key-duplicate"},
    {"a: 1\nb: 2\na: 3\n", "f:1:1: note: the first one is here", "key-duplicate"},
    {"{а: 1, \"а\": 2}\n", "f:1:8: error: \"а\" is written twice in the same group",
     "key-duplicate"},
    {"<<: b\n", "f:1:1: error: merge keys", "yaml-key"},
    {"a: {<<: {b: c}}\n", "f:1:5: error: merge keys", "yaml-key"},
    {"[a]: b\n", "f:1:1: error: a list or group cannot be a key", "yaml-key"},
    {"{a: b}: c\n", "f:1:1: error: a list or group cannot be a key", "yaml-key"},
    /* the whole file */
    {"a: o" TEN_MARKS TEN_MARKS TEN_MARKS "\u0301\n",
     "f:1:35: error: more than 30 accents stand on one letter", "text-marks"},
    {"%PDF-1.7\n", "f:1:1: error: this is a PDF file", "file-kind"},
    {"PK\x03\x04 word/document.xml", "f:1:1: error: this is a Word document",
     "file-kind"},
    {"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text",
     "f:1:1: error: this is a LibreOffice document", "file-kind"},
    {"{\\rtf1 x}", "f:1:1: error: this is an RTF document", "file-kind"},
    {"a: \xF7\xC9\xDA\xC9\xD1 \xC9 \xC3\xC5\xCC\xC9\n",
     "f:1:4: error: the file is saved as KOI8-R", "file-encoding"},
    {"a: \x82\xE8\xE7\xE8\xDF \xE8 \xF6\xE5\xEB\xE8 \x8E\xE1\xF9\xE8\xED\xE0\n",
     "f:1:4: error: the file is saved as MacCyrillic", "file-encoding"},
    {"a: \u202Eb\n", "f:1:4: error: an invisible direction sign (U+202E)",
     "text-control"},
    {"", "f:1:1: error: the file is empty", "file-empty"},
    {"\xEF\xBB\xBF \n", "f:1:1: error: the file is empty", "file-empty"},
    {"# x\n", "f:1:1: error: the file holds no content", "file-empty"},
    {"---\n", "f:1:1: error: the file holds no content", "file-empty"},
    {"a: b\n---\nc: d\n", "f:2:1: error: a second document begins here", "yaml-document"},
    {"a: b\n...\nc: d\n", "f:3:1: error: this line stands further left", "yaml-indent"},
    {"%YAML 9.0\n---\na: b\n", "f:1:1: error: this version of YAML is not known",
     "yaml-version"},
    {"%TAG ! tag:x,2000:\n---\na: b\n", "f:1:1: error: tags are not allowed", "yaml-tag"},
    /* characters */
    {"a: b\x07\n", "f:1:5: error: an invisible control character (U+0007)",
     "text-control"},
    {"a: b\x7F\n", "f:1:5: error: an invisible control character (U+007F)",
     "text-control"},
    {"a: b\xC2\x85\n", "f:1:5: error: an invisible line separator (U+0085)",
     "text-control"},
    {"a: b\xE2\x80\xA8\n", "f:1:5: error: an invisible line separator (U+2028)",
     "text-control"},
    {"a: b\xEF\xBB\xBF\n", "f:1:5: error: an invisible byte-order mark", "text-control"},
    {"a: b\xEF\xBF\xBF\n", "f:1:5: error: an invisible control character (U+FFFF)",
     "text-control"},
    {"format: 1\n\xC2\xE8\xE7\xE8\xFF: \xE8 \xF6\xE5\xEB\xE8\n",
     "f:2:1: error: the file is saved as Windows-1251", "file-encoding"},
    {"format: 1\n\xC2\xE8\xE7\xE8\xFF\n", "Reopen with Encoding", "file-encoding"},
    {"a: \x93x\x94 \x96\n", "f:1:4: error: the file is not saved as UTF-8 (byte 93)",
     "file-encoding"},
    {"a: Визия\xFF\n", "f:1:9: error: a damaged character (byte FF is not UTF-8)",
     "file-encoding"},
};

static void every_fault_has_its_message(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof FAULTS / sizeof *FAULTS; i++) {
        struct fixture *fixture = NULL;
        set_up((void **)&fixture);
        bool good = read_text(fixture, str_from(FAULTS[i].yaml));
        const char *said = messages(fixture);
        struct str rule = str_format(fixture->arena, "[%s]\n", FAULTS[i].rule);
        if (good || strstr(said, FAULTS[i].message) == NULL ||
            strstr(said, rule.data) == NULL) {
            fail_msg("of:\n%s\nwanted: %s [%s]\nsaid:   %s", FAULTS[i].yaml,
                     FAULTS[i].message, FAULTS[i].rule, said);
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
        strstr(messages(fixture), "f:1000000:3: error: the file holds more than"));
    assert_non_null(strstr(messages(fixture), "[limit-values]\n"));
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
    assert_non_null(strstr(messages(fixture), "[limit-text]\n"));
}

static void the_limit_of_a_file(void **state)
{
    struct fixture *fixture = *state;
    assert_true(read_text(
        fixture, repeat(fixture, "#23456\n\n", INPUT_FILE_MAX / 8 - 1, "a: 1234\n")));
    assert_false(read_text(
        fixture, repeat(fixture, "#23456\n\n", INPUT_FILE_MAX / 8 - 1, "a: 12345\n")));
    assert_non_null(strstr(messages(fixture), "error: the file is larger than 64 MiB"));
    assert_non_null(strstr(messages(fixture), "[limit-file]\n"));
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
