/* rewrite: any text in any style and surrounding is read back, no comment is lost; and
 * the texts of our content, changed and changed back, are the same bytes. */
#include "base/file.h"
#include "rewrite_document.h"

/* A small generator of our own, so that a seed means the same on every machine. */
static uint32_t draw(uint64_t *state, uint32_t below)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*state >> 33) % below;
}

static const char *const PIECES[] = {"a",
                                     "Качество",
                                     " ",
                                     " ",
                                     " ",
                                     "  ",
                                     "\n",
                                     "\n",
                                     "\n\n",
                                     ": ",
                                     ":",
                                     " #",
                                     "#",
                                     "- ",
                                     "-",
                                     "'",
                                     "\"",
                                     "\\",
                                     "\\n",
                                     "\\t",
                                     "{",
                                     "}",
                                     "[",
                                     "]",
                                     ",",
                                     ", ",
                                     "|",
                                     ">",
                                     "&",
                                     "*",
                                     "!",
                                     "%",
                                     "@",
                                     "`",
                                     "? ",
                                     "---",
                                     "…",
                                     "\t",
                                     "null",
                                     "true",
                                     "12",
                                     ".5",
                                     "~",
                                     "=",
                                     "<<",
                                     "„цитат“",
                                     "–",
                                     "bg:Т",
                                     "• ",
                                     "1. ",
                                     "\r\n",
                                     "0x1",
                                     "язык",
                                     "한",
                                     "😀",
                                     "дума",
                                     "една ",
                                     "две ",
                                     "word ",
                                     "words ",
                                     "of any length ",
                                     "no",
                                     "%YAML",
                                     "...",
                                     "\xC2\xA0"};

static struct str random_value(uint64_t *seed, struct arena *arena)
{
    struct builder out = {.arena = arena};
    uint32_t count = draw(seed, draw(seed, 4) == 0 ? 60 : 9);
    for (uint32_t i = 0; i < count; i++) {
        builder_add(&out, str_from(PIECES[draw(seed, sizeof PIECES / sizeof *PIECES)]));
    }
    return builder_str(&out);
}

/* Each style in each surrounding; each comment of its own, so that it can be looked for.
 */
static const char SAMPLE[] =
    "# c01\n"
    "plain: plain text # c02\n"
    "plains: two\n  lines of it\n  and more # c03\n"
    "single: 'it''s' # c04\n"
    "singles: 'one\n  two' # c05\n"
    "double: \"a \\\"b\\\"\" # c06\n"
    "doubles: \"a\n  b\\\n  c\" # c07\n"
    "literal: | # c08\n    one\n\n      two\n    three\n\n"
    "# c09\n"
    "strip: |- # c10\n  one\n"
    "keep: |+ # c11\n  one\n\n\n"
    "deep: |2- # c12\n    one\n  two\n"
    "folded: > # c13\n  one two three four\n  five six seven\n"
    "foldeds: >- # c14\n  one\n\n  two\n"
    "none:   # c15\n"
    "number: 12 # c16\n"
    "list: # c17\n"
    "- first # c18\n"
    "-\n"
    "- |\n  text\n"
    "- - nested # c19\n  - 'two'\n"
    "- key: value # c20\n  other: >-\n    folded text\n"
    "  # c21\n"
    "flow: {a: plain, b: 'single', c: \"double\", d: [x, 'y', z]} # c22\n"
    "flows: [ one,\n  {bg: two, en: three}, # c23\n  \"four\" ]\n"
    "under:\n  below # c24\n"
    "pair:\n  bg: текст # c25\n  en: text\n"
    "last: the last text # c26";
enum { COMMENTS = 26 };

static struct str random_document(uint64_t *seed, struct arena *arena)
{
    static const char *const ENDS[] = {"\n", "\r\n", "\r"};
    const char *end = ENDS[draw(seed, 7) % 3];
    struct builder out = {.arena = arena};
    builder_add(&out, draw(seed, 4) == 0 ? STR("\xEF\xBB\xBF") : STR(""));
    for (const char *at = SAMPLE; *at != '\0'; at++) {
        builder_add(&out, *at == '\n' ? str_from(end) : (struct str){at, 1});
    }
    builder_add(&out, draw(seed, 3) == 0 ? STR("") : str_from(end));
    return builder_str(&out);
}

static size_t count_scalars(const struct node *node)
{
    size_t count = node->kind == NODE_SCALAR;
    for (size_t i = 0; i < node->count; i++) {
        count += count_scalars(&node->items[i]);
    }
    return count;
}

static const struct node *nth_scalar(const struct node *node, size_t *n)
{
    if (node->kind == NODE_SCALAR) {
        return (*n)-- == 0 ? node : NULL;
    }
    for (size_t i = 0; i < node->count; i++) {
        const struct node *found = nth_scalar(&node->items[i], n);
        if (found != NULL) {
            return found;
        }
    }
    return NULL;
}

/* What the tree holds, as a text: the texts of `texts` in the place of `at`. */
static void print_tree(struct builder *out, const struct node *node,
                       const struct node *at, struct str instead)
{
    if (node == at) {
        builder_add(out, instead);
        return;
    }
    if (node->kind == NODE_SCALAR) {
        builder_format(out, "<%.*s>", STR_ARGS(node->text));
    }
    for (size_t i = 0; i < node->count; i++) {
        if (node->kind == NODE_MAPPING) {
            builder_format(out, "(%.*s)", STR_ARGS(node->keys[i]));
        }
        print_tree(out, &node->items[i], at, instead);
    }
    builder_format(out, "%d;", (int)node->kind);
}

static struct str without_cr(struct str text, struct arena *arena)
{
    struct builder out = {.arena = arena};
    for (size_t i = 0; i < text.size; i++) {
        builder_add(&out, text.data[i] == '\r' ? STR("") : str_slice(text, i, i + 1));
    }
    return builder_str(&out);
}

static void assert_comments(struct str text)
{
    for (int i = 1; i <= COMMENTS; i++) {
        char comment[24];
        snprintf(comment, sizeof comment, "# c%02d", i);
        if (str_find(text, str_from(comment), 0) == SIZE_MAX) {
            fail_msg("%s is lost in\n%.*s", comment, STR_ARGS(text));
        }
    }
}

/* Makes one change and returns the text after it. */
static struct str change_once(struct document *document, uint64_t *seed)
{
    struct arena *arena = document->arena;
    size_t n = draw(seed, (uint32_t)count_scalars(&document->root));
    struct node_place place = {&document->root, nth_scalar(&document->root, &n)};
    struct node_text texts[] = {{STR("bg"), random_value(seed, arena)},
                                {STR("en"), random_value(seed, arena)}};
    struct str values[] = {without_cr(texts[0].value, arena),
                           without_cr(texts[1].value, arena)};
    bool split = draw(seed, 8) == 0;
    struct change change;
    struct builder wanted = {.arena = arena}, instead = {.arena = arena};
    bool done =
        split ? rewrite_split(&change, place, texts, arena, document->diag)
              : rewrite_scalar(&change, place, texts[0].value, arena, document->diag);
    if (split) {
        builder_format(&instead, "(bg)<%.*s>0;(en)<%.*s>0;2;", STR_ARGS(values[0]),
                       STR_ARGS(values[1]));
    } else {
        builder_format(&instead, "<%.*s>0;", STR_ARGS(values[0]));
    }
    print_tree(&wanted, &document->root, place.node, builder_str(&instead));
    if (!done) {
        fail_msg("%s of <%.*s> refuses <%.*s> in\n%.*s", split ? "split" : "scalar",
                 STR_ARGS(place.node->text), STR_ARGS(values[0]),
                 STR_ARGS(document->source->text));
    }
    struct str text = change_apply(document->source, &change, arena);
    struct document after = open_document(arena, text);
    struct builder is = {.arena = arena};
    print_tree(&is, &after.root, NULL, STR(""));
    assert_true(str_equal(builder_str(&is), builder_str(&wanted)));
    assert_comments(text);
    return text;
}

/* CASES in the environment makes as many changes. */
static void any_text_in_any_style(void **state)
{
    (void)state;
    enum { IN_A_ROW = 5 };
    const char *wish = getenv("CASES");
    long cases = wish == NULL ? 3000 : strtol(wish, NULL, 10);
    uint64_t seed = 20261126;
    for (long i = 0; i < cases; i += IN_A_ROW) {
        struct arena *arena = arena_create();
        struct str text = random_document(&seed, arena);
        for (int k = 0; k < IN_A_ROW; k++) {
            struct document document = open_document(arena, text);
            text = change_once(&document, &seed);
        }
        arena_destroy(arena);
    }
}

/* ---- content --------------------------------------------------------------------- */

/* The text with another letter in its middle, or with a word more at its end. */
static struct str vary(struct str text, bool longer, struct arena *arena)
{
    struct str end = str_slice(text, str_trim(text).size, text.size);
    if (longer) {
        return str_format(arena, "%.*s още%.*s", STR_ARGS(str_trim(text)), STR_ARGS(end));
    }
    size_t at = text.size / 2;
    while (at < text.size && ((unsigned char)text.data[at] & 0xE0) != 0xC0) {
        at++;
    }
    size_t next = at < text.size ? at + 2 : at;
    return str_format(arena, "%.*sъ%.*s", STR_ARGS(str_slice(text, 0, at)),
                      STR_ARGS(str_slice(text, next, text.size)));
}

static void change_and_back(struct document *document, const struct node *node,
                            bool longer)
{
    struct arena *arena = document->arena;
    struct arena_state before = arena_save(arena);
    struct change change, back;
    struct str other = vary(node->text, longer, arena);
    assert_true(rewrite_scalar(&change, (struct node_place){&document->root, node}, other,
                               arena, document->diag));
    struct document after =
        open_document(arena, change_apply(document->source, &change, arena));
    const struct node *now = node_at(&after.root, source_offset(node->mark));
    assert_true(str_equal(now->text, other));
    assert_true(rewrite_scalar(&back, (struct node_place){&after.root, now}, node->text,
                               arena, after.diag));
    struct str again = change_apply(after.source, &back, arena);
    if (!str_equal(again, document->source->bytes)) {
        fail_msg("another text comes back: %.*s\n%.*s", STR_ARGS(node->text),
                 STR_ARGS(again));
    }
    arena_restore(arena, before);
}

/* Changes every `step`-th Bulgarian text, and takes the change back; how many there are.
 */
static size_t change_all(struct document *document, const struct node *node, size_t step)
{
    size_t count = 0;
    for (size_t i = 0; i < node->count; i++) {
        const struct node *item = &node->items[i];
        bool text = node->kind == NODE_MAPPING && str_equal(node->keys[i], STR("bg"));
        if (!text || item->kind != NODE_SCALAR) {
            count += change_all(document, item, step);
            continue;
        }
        if (++count % step == 0) {
            change_and_back(document, item, true);
            change_and_back(document, item, false);
        }
    }
    return count;
}

static void content_comes_back(void **state)
{
    (void)state;
    static const struct {
        const char *path;
        size_t step;
    } FILES[] = {{"content/stara-zagora.yaml", 1}, {"content/primerna.yaml", 4}};
    for (size_t i = 0; i < sizeof FILES / sizeof *FILES; i++) {
        struct arena *arena = arena_create();
        struct diag *diag = diag_create(arena);
        struct str bytes;
        assert_true(file_read(&bytes, FILES[i].path, INPUT_FILE_MAX, arena, diag));
        struct document document = open_document(arena, bytes);
        assert_true(change_all(&document, &document.root, FILES[i].step) > 40);
        arena_destroy(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_text_in_any_style),
        cmocka_unit_test(content_comes_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
