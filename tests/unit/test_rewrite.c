/* rewrite: one place of a text changes, the tree is what was wanted, and each other byte
 * stays: by examples. */
#include "rewrite_document.h"

/* The node at a path of keys and indices: "items/0/title". */
static const struct node *find(const struct document *document, const char *path)
{
    const struct node *node = &document->root;
    while (*path != '\0') {
        size_t length = strcspn(path, "/");
        struct str step = {path, length};
        bool list = node->kind == NODE_SEQUENCE;
        node = list ? &node->items[strtoul(path, NULL, 10)] : node_find(node, step);
        assert_non_null(node);
        path += length + (path[length] == '/' ? 1 : 0);
    }
    return node;
}

static void assert_text(struct str text, const char *expected)
{
    if (!str_equal(text, str_from(expected))) {
        fail_msg("is\n%.*s\nnot\n%s", STR_ARGS(text), expected);
    }
}

/* ---- examples -------------------------------------------------------------------- */

static const struct {
    const char *text, *path, *value, *expected;
} VALUES[] = {
    /* plain */
    {"a: b\n", "a", "c d", "a: c d\n"},
    {"a: b # c\n", "a", "d", "a: d # c\n"},
    {"a: b\n  c\nd: e\n", "a", "b d", "a: b d\nd: e\n"},
    {"a: b\n", "a", "b: c", "a: \"b: c\"\n"},
    {"a: b # c\n", "a", "b #d", "a: \"b #d\" # c\n"},
    {"a: b\n", "a", "- c", "a: \"- c\"\n"},
    {"a: b\n", "a", " c ", "a: \" c \"\n"},
    {"a: b\n", "a", "null", "a: \"null\"\n"},
    {"a: b\n", "a", "true", "a: \"true\"\n"},
    {"a: b\n", "a", "2027", "a: \"2027\"\n"},
    {"a: b\n", "a", "1.5", "a: \"1.5\"\n"},
    {"a: b\n", "a", "no", "a: \"no\"\n"},
    {"a: b\n", "a", "2026-11-22", "a: 2026-11-22\n"},
    {"a: b\n", "a", "12 345,60", "a: 12 345,60\n"},
    {"a: 2026\n", "a", "2027", "a: 2027\n"},
    {"a: true\n", "a", "false", "a: false\n"},
    {"a: 2026\n", "a", "x", "a: x\n"},
    {"a: 2026\n", "a", "null", "a: \"null\"\n"},
    {"a: b  # c\nd: e\n", "a", "f\n\ng", "a: |-  # c\n  f\n\n  g\nd: e\n"},
    {"- a: b\n  d: e\n", "0/a", "f\ng\n", "- a: |\n    f\n    g\n  d: e\n"},
    {"- b\n- c\n", "0", "f\ng", "- |-\n  f\n  g\n- c\n"},
    {"a: b", "a", "c\nd\n", "a: |\n  c\n  d\n"},
    {"a: b", "a", "c\nd", "a: |-\n  c\n  d"},
    {"a: b\n", "a", "bg:Стратегия", "a: \"bg:Стратегия\"\n"},
    {"a:\n  b # c\nd: e\n", "a", "x\ny", "a:\n  |- # c\n  x\n  y\nd: e\n"},
    /* single */
    {"a: 'b' # c\n", "a", "d", "a: 'd' # c\n"},
    {"a: 'b'\n", "a", "don't", "a: 'don''t'\n"},
    {"a: 'b'\n", "a", "c: \"d\"", "a: 'c: \"d\"'\n"},
    {"a: 'b\n  c' # d\n", "a", "e\nf", "a: |- # d\n  e\n  f\n"},
    {"a: 'b'\n", "a", "2027", "a: '2027'\n"},
    /* double */
    {"a: \"b\" # c\n", "a", "d \"e\" \\f\tg\nh", "a: \"d \\\"e\\\" \\\\f\tg\\nh\" # c\n"},
    {"a: \"b\"\n", "a", "\tC:\\temp", "a: \"\tC:\\x5Ctemp\"\n"},
    {"a: \"b\\\n  c\"\n", "a", "d", "a: \"d\"\n"},
    /* literal */
    {"a: | # c\n   b\n   d\n\n\ne: f\n", "a", "g\n\n h\n",
     "a: | # c\n   g\n\n    h\n\n\ne: f\n"},
    {"a: |\n  b\ne: f\n", "a", "b", "a: |-\n  b\ne: f\n"},
    {"a: |-\n  b\ne: f\n", "a", "b\n", "a: |\n  b\ne: f\n"},
    {"a: |-\n  b\ne: f\n", "a", "b\n\n", "a: |+\n  b\n\ne: f\n"},
    {"a: |+\n  b\n\n\ne: f\n", "a", "c\n\n", "a: |+\n  c\n\ne: f\n"},
    {"a: |+\n  b\n\n\ne: f\n", "a", "c", "a: |-\n  c\n\n\ne: f\n"},
    {"a: |1-\n   b\ne: f\n", "a", "  c\nd", "a: |1-\n   c\n d\ne: f\n"},
    {"a: |-2\n   b\ne: f\n", "a", "c\n", "a: |2\n  c\ne: f\n"},
    {"a: |  # c\n  b\ne: f\n", "a", " g\nh", "a: \" g\\nh\"  # c\ne: f\n"},
    {"a: |\n  b\n     \ne: f\n", "a", "c\n", "a: |\n  c\ne: f\n"},
    {"a: |-\n  b", "a", "c", "a: |-\n  c"},
    {"a: |\n  b", "a", "c\n", "a: |\n  c\n"},
    {"a: |\n\ne: f\n", "a", "c\nd\n", "a: |\n  c\n  d\n\ne: f\n"},
    /* folded */
    {"a: >-\n  one two\n  three\nb: c\n", "a", "one two thre four",
     "a: >-\n  one two\n  thre\n  four\nb: c\n"},
    {"a: >-\n  one two\n  three\nb: c\n", "a", "one  two three four",
     "a: >-\n  one  two\n  three\n  four\nb: c\n"},
    {"a: > # c\n  one two\n  three\nb: c\n", "a", "one\n\n- two\n",
     "a: | # c\n  one\n\n  - two\nb: c\n"},
    {"a: >-\n  one\nb: c\n", "a", " two", "a: \" two\"\nb: c\n"},
    {"a: >\n  one\n\nb: c\n", "a", "two three\n", "a: >\n  two three\n\nb: c\n"},
    /* brackets */
    {"{a: b, c: d}\n", "a", "e, f", "{a: \"e, f\", c: d}\n"},
    {"{a: b, c: d}\n", "a", "e\nf", "{a: \"e\\nf\", c: d}\n"},
    {"a: [b, c]\n", "a/1", "x]", "a: [b, \"x]\"]\n"},
    {"a: [b, c]\n", "a/1", "x y", "a: [b, x y]\n"},
    {"a: ['b', c]\n", "a/0", "x\ny", "a: [\"x\\ny\", c]\n"},
    {"a: {b: c}\n", "a/b", "d: e", "a: {b: \"d: e\"}\n"},
    /* nothing */
    {"a: b # c\n", "a", "", "a: \"\" # c\n"},
    {"a: | # c\n  b\nd: e\n", "a", "", "a: \"\" # c\nd: e\n"},
    {"a:\nb: c\n", "a", "d", "a: d\nb: c\n"},
    {"a:   # c\nb: c\n", "a", "d", "a: d   # c\nb: c\n"},
    {"a:   # c\nb: c\n", "a", "d\ne", "a: |-   # c\n  d\n  e\nb: c\n"},
    {"a:\n-\n- b\n", "a/0", "d", "a:\n- d\n- b\n"},
    {"a: {b: , c: d}\n", "a/b", "e", "a: {b: e, c: d}\n"},
    {"a:", "a", "b", "a: b"},
    {"a: ~\n", "a", "5", "a: 5\n"},
    /* what a value becomes */
    {"a: b\n", "a", "c\r\nd\re", "a: |-\n  c\n  d\n  e\n"},
    {"a: b\n", "a", "и\xCC\x86", "a: й\n"},
    {"a: b\n", "a", "b", "a: b\n"},
    /* files */
    {"\xEF\xBB\xBF"
     "a: b\r\nc: d\r\n",
     "a", "е\nf",
     "\xEF\xBB\xBF"
     "a: |-\r\n  е\r\n  f\r\nc: d\r\n"},
    {"а: б\rc: d\r", "c", "е\nf", "а: б\rc: |-\r  е\r  f\r"},
    {"# c\na: b\n# d\n\n...\n", "a", "x\ny", "# c\na: |-\n  x\n  y\n# d\n\n...\n"},
};

static void values_by_style(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof VALUES / sizeof VALUES[0]; i++) {
        struct arena *arena = arena_create();
        struct document document = open_document(arena, str_from(VALUES[i].text));
        struct node_place place = {&document.root, find(&document, VALUES[i].path)};
        struct change change;
        if (!rewrite_scalar(&change, place, str_from(VALUES[i].value), arena,
                            document.diag)) {
            diag_print(document.diag, stderr, LANG_EN);
            fail_msg("%s", VALUES[i].text);
        }
        assert_text(change_apply(document.source, &change, arena), VALUES[i].expected);
        arena_destroy(arena);
    }
}

static const struct {
    const char *text, *path, *value, *expected;
} ADDED[] = {
    {"a:\n  bg: b # c\nd: e\n", "a", "f", "a:\n  bg: b # c\n  en: f\nd: e\n"},
    {"a: {bg: b}\n", "a", "f", "a: {bg: b, en: f}\n"},
    {"a: {bg: b }\n", "a", "f, g", "a: {bg: b, en: \"f, g\" }\n"},
    {"a: {}\n", "a", "f", "a: {en: f}\n"},
    {"a:\n  bg: |\n    b\n\n# c\nd: e\n", "a", "f\ng\n",
     "a:\n  bg: |\n    b\n  en: |\n    f\n    g\n\n# c\nd: e\n"},
    {"a:\n  bg: |+\n    b\n\nd: e\n", "a", "f",
     "a:\n  bg: |+\n    b\n\n  en: |-\n    f\nd: e\n"},
    {"a:\n  bg: >-\n    b c\n    d\nd: e\n", "a", "f g h",
     "a:\n  bg: >-\n    b c\n    d\n  en: >-\n    f g\n    h\nd: e\n"},
    {"- bg: \"b\"", "0", "f: g", "- bg: \"b\"\n  en: \"f: g\""},
    {"a:\n  bg:\nd: e\n", "a", "2027", "a:\n  bg:\n  en: \"2027\"\nd: e\n"},
    {"a:\r\n  bg: b\r\n", "a", "f\ng\n",
     "a:\r\n  bg: b\r\n  en: |\r\n    f\r\n    g\r\n"},
    {"a:\n  bg: {x: y}\n", "a", "f", "a:\n  bg: {x: y}\n  en: f\n"},
};

static void languages_are_added(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof ADDED / sizeof ADDED[0]; i++) {
        struct arena *arena = arena_create();
        struct document document = open_document(arena, str_from(ADDED[i].text));
        struct node_place place = {&document.root, find(&document, ADDED[i].path)};
        struct node_text text = {STR("en"), str_from(ADDED[i].value)};
        struct change change;
        assert_true(rewrite_add(&change, place, &text, arena, document.diag));
        assert_text(change_apply(document.source, &change, arena), ADDED[i].expected);
        arena_destroy(arena);
    }
}

static const struct {
    const char *text, *path, *first, *second, *expected;
} PAIRS[] = {
    {"a: b # c\nd: e\n", "a", "b", "f", "a: # c\n  bg: b\n  en: f\nd: e\n"},
    {"a: b\nd: e\n", "a", "b", "2027", "a:\n  bg: b\n  en: \"2027\"\nd: e\n"},
    {"{a: b, c: d}\n", "a", "b", "f, g", "{a: {bg: b, en: \"f, g\"}, c: d}\n"},
    {"- b # c\n- d\n", "0", "b", "f", "- bg: b\n  en: f # c\n- d\n"},
    {"a: >- # c\n  b c\n  d\ne: f\n", "a", "b c d", "g h i",
     "a: # c\n  bg: >-\n    b c\n    d\n  en: >-\n    g h\n    i\ne: f\n"},
    {"a:\n  b # c\nd: e\n", "a", "b", "f", "a:\n  bg: b\n  en: f # c\nd: e\n"},
    {"a:\nd: e\n", "a", "b", "f\ng", "a:\n  bg: b\n  en: |-\n    f\n    g\nd: e\n"},
    {"a: b", "a", "b", "f", "a:\n  bg: b\n  en: f"},
    {"a: |\n  b", "a", "b\n", "f\n", "a:\n  bg: |\n    b\n  en: |\n    f\n"},
};

static void one_text_becomes_two(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof PAIRS / sizeof PAIRS[0]; i++) {
        struct arena *arena = arena_create();
        struct document document = open_document(arena, str_from(PAIRS[i].text));
        struct node_place place = {&document.root, find(&document, PAIRS[i].path)};
        struct node_text texts[] = {{STR("bg"), str_from(PAIRS[i].first)},
                                    {STR("en"), str_from(PAIRS[i].second)}};
        struct change change;
        assert_true(rewrite_split(&change, place, texts, arena, document.diag));
        assert_text(change_apply(document.source, &change, arena), PAIRS[i].expected);
        arena_destroy(arena);
    }
}

/* ---- many at once ---------------------------------------------------------------- */

static void assert_many(struct document *document, const struct rewrites *wishes,
                        size_t done, const char *expected)
{
    struct change *changes =
        arena_new_array(document->arena, wishes->count + 1, struct change);
    assert_int_equal(
        rewrite_many(changes, &document->root, wishes, document->arena, document->diag),
        done);
    assert_text(change_apply_all(document->source, changes, done, document->arena),
                expected);
}

/* One of them cannot stand in the style that is there. */
static void many_places_at_once(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct document document =
        open_document(arena, STR("a: b # c\nd: {bg: e}\nf: g\nh: |\n  i\nj: k\n"));
    struct rewrite wishes[] = {
        {REWRITE_SCALAR, find(&document, "j"), {{.value = STR("l")}}},
        {REWRITE_SCALAR, find(&document, "a"), {{.value = STR("x: y")}}},
        {REWRITE_ADD, find(&document, "d"), {{STR("en"), STR("z")}}},
        {REWRITE_SPLIT,
         find(&document, "f"),
         {{STR("bg"), STR("g")}, {STR("en"), STR("w")}}},
        {REWRITE_SCALAR, find(&document, "h"), {{.value = STR("v\n")}}},
    };
    assert_many(&document, &(struct rewrites){.items = wishes, .count = 5}, 5,
                "a: \"x: y\" # c\nd: {bg: e, en: z}\nf:\n  bg: g\n  en: w\nh: |\n  v\n"
                "j: l\n");
    assert_int_equal(diag_error_count(document.diag), 0);
    arena_destroy(arena);
}

static void many_but_one_that_cannot_be(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct document document = open_document(arena, STR("- a\n- b\n- c\n"));
    struct rewrite wishes[] = {
        {REWRITE_SCALAR, find(&document, "0"), {{.value = STR("x")}}},
        {REWRITE_SCALAR, find(&document, "1"), {{.value = STR("\x01")}}},
        {REWRITE_SCALAR, find(&document, "2"), {{.value = STR("z")}}},
    };
    assert_many(&document, &(struct rewrites){.items = wishes, .count = 3}, 2,
                "- x\n- b\n- z\n");
    assert_int_equal(diag_error_count(document.diag), 1);
    assert_many(&document, &(struct rewrites){.items = wishes, .count = 0}, 0,
                "- a\n- b\n- c\n");
    arena_destroy(arena);
}

/* ---- items of lists -------------------------------------------------------------- */

static const struct {
    const char *text, *path;
    size_t at;
    const char *swapped, *deleted; /* NULL: not asked */
} ITEMS[] = {
    {"a:\n  - b\n  - c # d\ne: f\n", "a", 0, "a:\n  - c # d\n  - b\ne: f\n",
     "a:\n  - c # d\ne: f\n"},
    {"a:\n# one\n- b: c\n  d: e\n\n# two\n- b: |\n    f\n\n# three\n- b: g", "a", 0,
     "a:\n# two\n- b: |\n    f\n\n# one\n- b: c\n  d: e\n\n# three\n- b: g",
     "a:\n# two\n- b: |\n    f\n\n# three\n- b: g"},
    {"a:\n# one\n- b\n# two\n- c\n# three\n- d", "a", 1,
     "a:\n# one\n- b\n# three\n- d\n# two\n- c", "a:\n# one\n- b\n# three\n- d"},
    {"a:\n- b\n# two\n- c\n# end\nd: e\n", "a", 1, NULL, "a:\n- b\n# end\nd: e\n"},
    {"a: [b, 'c', {d: e}]\n", "a", 1, "a: [b, {d: e}, 'c']\n", "a: [b, {d: e}]\n"},
    {"a: [b, 'c', {d: e}]\n", "a", 2, NULL, "a: [b, 'c']\n"},
    {"- b\r\n- c\r\n", "", 0, "- c\r\n- b\r\n", "- c\r\n"},
    {"- - b\n  - c\n- d\n", "", 0, "- d\n- - b\n  - c\n", "- d\n"},
};

static void items_are_moved_and_deleted(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof ITEMS / sizeof ITEMS[0]; i++) {
        struct arena *arena = arena_create();
        struct document document = open_document(arena, str_from(ITEMS[i].text));
        struct node_place place = {&document.root, find(&document, ITEMS[i].path)};
        struct change change;
        if (ITEMS[i].swapped != NULL) {
            assert_true(rewrite_swap(&change, place, ITEMS[i].at, arena, document.diag));
            assert_text(change_apply(document.source, &change, arena), ITEMS[i].swapped);
        }
        assert_true(rewrite_delete(&change, place, ITEMS[i].at, arena, document.diag));
        assert_text(change_apply(document.source, &change, arena), ITEMS[i].deleted);
        arena_destroy(arena);
    }
}

static const struct {
    const char *text, *path;
    size_t at;
    const char *expected;
} INSERTED[] = {
    {"a:\n  - b\n\n  - c\nd: e\n", "a", 2,
     "a:\n  - b\n\n  - c\n\n  - title:\n      bg: x\n      en: \"y: z\"\n    n: 5\nd: "
     "e\n"},
    {"a:\n# c\n- b\nd: e", "a", 0,
     "a:\n- title:\n    bg: x\n    en: \"y: z\"\n  n: 5\n# c\n- b\nd: e"},
    {"- b", "", 1, "- b\n- title:\n    bg: x\n    en: \"y: z\"\n  n: 5"},
    {"a: [b, c]\n", "a", 1, "a: [b, {title: {bg: x, en: \"y: z\"}, n: 5}, c]\n"},
    {"a: []\n", "a", 0, "a: [{title: {bg: x, en: \"y: z\"}, n: 5}]\n"},
};

static void items_are_put_in(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof INSERTED / sizeof INSERTED[0]; i++) {
        struct arena *arena = arena_create();
        struct document document = open_document(arena, str_from(INSERTED[i].text));
        struct document item =
            open_document(arena, STR("title: {bg: 'x', en: 'y: z'}\nn: 5\n"));
        struct node_place place = {&document.root, find(&document, INSERTED[i].path)};
        struct change change;
        struct node_item wanted = {INSERTED[i].at, &item.root};
        assert_true(rewrite_insert(&change, place, &wanted, arena, document.diag));
        struct str text = change_apply(document.source, &change, arena);
        assert_text(text, INSERTED[i].expected);
        arena_destroy(arena);
    }
}

static void the_only_item_stays(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct document document = open_document(arena, STR("a:\n  - b\n"));
    struct node_place place = {&document.root, find(&document, "a")};
    struct change change;
    assert_false(rewrite_delete(&change, place, 0, arena, document.diag));
    assert_false(rewrite_swap(&change, place, 0, arena, document.diag));
    arena_destroy(arena);
}

/* ---- keys ------------------------------------------------------------------------- */

static const struct {
    const char *text, *path;
    size_t at;
    const char *expected; /* a drop of the new key brings the first text back */
} PUT[] = {
    {"a: b\n\n# c\nd:\n  - e\n", "", 1, "a: b\n\nr: {i: [x, \"5\"]}\n# c\nd:\n  - e\n"},
    {"a: |\n  b\n\n  c\n\nd: e\n", "", 1,
     "a: |\n  b\n\n  c\n\nr: {i: [x, \"5\"]}\nd: e\n"},
    {"a: b\n# c\n", "", 0, "r: {i: [x, \"5\"]}\na: b\n# c\n"},
    {"a: b # c", "", 1, "a: b # c\nr: {i: [x, \"5\"]}"},
    {"a: b\r\nd:\r\n  e: f\r\n", "d", 0,
     "a: b\r\nd:\r\n  r: {i: [x, \"5\"]}\r\n  e: f\r\n"},
    {"{a: b, d: e}\n", "", 1, "{a: b, r: {i: [x, \"5\"]}, d: e}\n"},
    {"{a: b}\n", "", 1, "{a: b, r: {i: [x, \"5\"]}}\n"},
};

static void keys_are_put_in_and_dropped(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof PUT / sizeof PUT[0]; i++) {
        struct arena *arena = arena_create();
        struct document document = open_document(arena, str_from(PUT[i].text));
        struct document value = open_document(arena, STR("i: [x, '5']\n"));
        struct node_place place = {&document.root, find(&document, PUT[i].path)};
        struct node_entry entry = {PUT[i].at, STR("r"), &value.root};
        struct change change;
        assert_true(rewrite_put(&change, place, &entry, arena, document.diag));
        struct str text = change_apply(document.source, &change, arena);
        assert_text(text, PUT[i].expected);
        struct document again = open_document(arena, text);
        place = (struct node_place){&again.root, find(&again, PUT[i].path)};
        assert_true(rewrite_drop(&change, place, PUT[i].at, arena, again.diag));
        assert_text(change_apply(again.source, &change, arena), PUT[i].text);
        arena_destroy(arena);
    }
}

static void the_only_key_stays(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct document document = open_document(arena, STR("a: {}\n"));
    struct document value = open_document(arena, STR("x"));
    struct node_place root = {&document.root, &document.root};
    struct node_place empty = {&document.root, find(&document, "a")};
    struct node_entry entry = {0, STR("r"), &value.root};
    struct change change;
    assert_false(rewrite_drop(&change, root, 0, arena, document.diag));
    assert_true(rewrite_put(&change, empty, &entry, arena, document.diag));
    assert_text(change_apply(document.source, &change, arena), "a: {r: x}\n");
    entry.at = 2;
    assert_false(rewrite_put(&change, root, &entry, arena, document.diag));
    arena_destroy(arena);
}

/* ---- what no file can hold ------------------------------------------------------- */

static const char *messages(struct document *document)
{
    char *text = NULL;
    size_t size = 0;
    FILE *file = open_memstream(&text, &size);
    diag_print(document->diag, file, LANG_EN);
    fclose(file);
    const char *copy = arena_copy(document->arena, text, size + 1);
    free(text);
    return copy;
}

static void refused(const char *value, const char *rule)
{
    struct arena *arena = arena_create();
    struct document document = open_document(arena, STR("a: b\nc: d\n"));
    struct node_place place = {&document.root, find(&document, "a")};
    struct change change;
    assert_false(rewrite_scalar(&change, place, str_from(value), arena, document.diag));
    assert_non_null(strstr(messages(&document), rule));
    assert_non_null(strstr(messages(&document), "f:1:4: error:"));
    arena_destroy(arena);
}

static void what_no_file_holds(void **state)
{
    (void)state;
    refused("a\x01", "[text-control]");
    refused("a\xE2\x80\xA8", "[text-control]");
    refused("a\xFF", "[text-control]");
    char accents[2 * 40 + 2] = "a";
    for (size_t i = 0; i < 40; i++) {
        memcpy(accents + 1 + 2 * i, "\xCC\xA3", 2);
    }
    refused(accents, "[text-unwritable]");
}

static void nodes_by_their_place(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct document document = open_document(arena, STR("a: бв\nc: [d, 'e']\n"));
    const struct node *root = &document.root;
    assert_ptr_equal(node_at(root, 3), find(&document, "a"));
    assert_ptr_equal(node_at(root, 6), find(&document, "a"));
    assert_ptr_equal(node_at(root, 12), find(&document, "c/0"));
    assert_ptr_equal(node_at(root, 16), find(&document, "c/1"));
    assert_null(node_at(root, 0));
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_by_style),
        cmocka_unit_test(languages_are_added),
        cmocka_unit_test(one_text_becomes_two),
        cmocka_unit_test(many_places_at_once),
        cmocka_unit_test(many_but_one_that_cannot_be),
        cmocka_unit_test(what_no_file_holds),
        cmocka_unit_test(nodes_by_their_place),
        cmocka_unit_test(items_are_moved_and_deleted),
        cmocka_unit_test(items_are_put_in),
        cmocka_unit_test(the_only_item_stays),
        cmocka_unit_test(keys_are_put_in_and_dropped),
        cmocka_unit_test(the_only_key_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
