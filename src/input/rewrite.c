/* One place of a tree changed in the text that it was read from. Spellings of the value
 * are put into the text one after the other, and the whole is read again; the first whose
 * tree is the one that was wanted wins. So nothing here need know YAML's rules for what
 * may stand where, and none of them can be got wrong without notice. */
#include "base/array.h"
#include "input/change.h"
#include "input/encoding.h"
#include "input/rewrite_parts.h"
#include "input/spelling.h"
#include "input/tree.h"

/* What stands in the text now, and how its surroundings are written. */
struct old {
    struct str text; /* of the file */
    const struct node *node;
    struct node_way way;
    enum spelling_style style;
    size_t from, to; /* bytes of the value; of a text in lines: with its last one */
    size_t far; /* the same with the blank lines behind it, which may be part of it */
    struct str tail; /* the rest of the line that begins it: blanks and a comment */
    struct spelling_wish wish;
    const struct node_text *texts; /* what is added, or comes in its place */
};

/* What is tried for a text that stands in a style, in this order. */
static const struct {
    enum spelling_style styles[3];
    size_t count;
} CANDIDATES[] = {
    [SPELLING_PLAIN] = {{SPELLING_PLAIN, SPELLING_LITERAL, SPELLING_DOUBLE}, 3},
    [SPELLING_SINGLE] = {{SPELLING_SINGLE, SPELLING_LITERAL, SPELLING_DOUBLE}, 3},
    [SPELLING_DOUBLE] = {{SPELLING_DOUBLE}, 1},
    [SPELLING_LITERAL] = {{SPELLING_LITERAL, SPELLING_DOUBLE}, 2},
    [SPELLING_FOLDED] = {{SPELLING_FOLDED, SPELLING_LITERAL, SPELLING_DOUBLE}, 3},
};

/* ---- values ---------------------------------------------------------------------- */

static struct str unify_line_ends(struct str value, struct arena *arena)
{
    struct builder out = {.arena = arena};
    for (size_t i = 0; i < value.size; i++) {
        bool end = value.data[i] == '\r';
        bool pair = end && i + 1 < value.size && value.data[i + 1] == '\n';
        if (!pair) {
            builder_add(&out, end ? STR("\n") : str_slice(value, i, i + 1));
        }
    }
    return builder_str(&out);
}

/* The value as the tree will hold it; false after an error. */
static bool settle(struct str *value, const struct node *node, struct arena *arena,
                   struct diag *diag)
{
    for (size_t at = 0; at < value->size;) {
        size_t before = at;
        uint32_t c = str_next(*value, &at);
        if (encoding_is_control(c) || (c == 0xFFFD && at - before == 1)) {
            return diag_error(diag, node->mark, "text-control",
                              "the new text holds a control character (U+%04X), which a "
                              "file may not hold: remove it",
                              (unsigned)c);
        }
    }
    *value = encoding_normalise(arena, unify_line_ends(*value, arena));
    return true;
}

/* ---- what stands there ----------------------------------------------------------- */

static enum spelling_style find_style(const struct node *node)
{
    const struct source *source = node->mark.source;
    size_t at = source_offset(node->mark);
    char first = at < source->text.size ? source->text.data[at] : ' ';
    if (node->kind != NODE_SCALAR || node->plain) {
        return SPELLING_PLAIN;
    }
    switch (first) {
    case '\'': return SPELLING_SINGLE;
    case '|': return SPELLING_LITERAL;
    case '>': return SPELLING_FOLDED;
    default: return SPELLING_DOUBLE;
    }
}

static bool is_in_lines(enum spelling_style style)
{
    return style == SPELLING_LITERAL || style == SPELLING_FOLDED;
}

/* The lines of a literal or folded text without their indent, which is found as well. */
static void read_lines(struct old *old, size_t header_end, char digit,
                       struct arena *arena)
{
    struct lines {
        struct str *items;
        size_t count, capacity;
    } lines = {0};
    size_t indent = digit != 0 ? old->way.indent + (size_t)(digit - '0') : SIZE_MAX;
    for (size_t at = header_end; at < old->to;) {
        size_t start = text_skip_line_end(old->text, at);
        at = text_line_end(old->text, start);
        size_t text = text_skip_blanks(old->text, start);
        if (indent == SIZE_MAX && text < at) {
            indent = text - start;
        }
        size_t cut = indent < at - start ? indent : at - start;
        *array_push(arena, &lines) = str_slice(old->text, start + cut, at);
    }
    old->wish.lines = lines.items;
    old->wish.line_count = lines.count;
    if (indent != SIZE_MAX) {
        old->wish.indent = indent;
    }
}

/* A sign behind | or >: how much is indented, what becomes of the last line ends. */
static bool is_indicator(struct str text, size_t at)
{
    return at < text.size && (text.data[at] == '+' || text.data[at] == '-' ||
                              (text.data[at] >= '1' && text.data[at] <= '9'));
}

/* A literal or folded text: its header, what of it stays, its lines. */
static void read_block(struct old *old, struct str value, struct arena *arena)
{
    size_t at = old->from + 1;
    char digit = 0;
    for (; is_indicator(old->text, at); at++) {
        digit = old->text.data[at] > '0' ? old->text.data[at] : digit;
    }
    struct str was = str_slice(old->text, old->from + 1, at);
    size_t header_end = text_line_end(old->text, at);
    old->tail = str_slice(old->text, at, header_end);
    old->to = text_line_end(old->text, old->to);
    old->far = text_skip_blank_lines(old->text, old->to);
    read_lines(old, header_end, digit, arena);
    bool same_end = str_equal(str_from(spelling_chomp(value)),
                              str_from(spelling_chomp(old->node->text)));
    old->wish.indicators = same_end ? was
                           : digit != 0
                               ? str_format(arena, "%c%s", digit, spelling_chomp(value))
                               : str_from(spelling_chomp(value));
}

/* Describes the scalar of `place`; `value` is what comes in its place. */
static bool read_old(struct old *old, struct node_place place, struct str value,
                     struct arena *arena)
{
    const struct node *node = place.node;
    const struct source *source = node->mark.source;
    *old = (struct old){.text = source->text, .node = node};
    if (!tree_find_way(&old->way, place.root, node)) {
        return false;
    }
    old->style = find_style(node);
    old->from = source_offset(node->mark);
    old->to = old->from + node->span;
    old->far = old->to;
    old->tail = str_slice(old->text, old->to, text_line_end(old->text, old->to));
    old->wish = (struct spelling_wish){
        .value = value,
        .in_brackets = old->way.in_brackets,
        .line_end = text_find_line_end(old->text),
        .indent = old->way.indent + TREE_INDENT,
        .indicators = str_from(spelling_chomp(value)),
    };
    if (is_in_lines(old->style)) {
        read_block(old, value, arena);
    }
    return true;
}

/* ---- trying ---------------------------------------------------------------------- */

/* One attempt: the change that writes what is wanted in this style; `end` is where the
 * old value ends. False if the style cannot hold it. */
typedef bool make_change(struct change *out, const struct old *old,
                         enum spelling_style style, size_t end, struct arena *arena);

/* A text of one line does not become one in lines, in brackets none can be, and one that
 * is empty would be no text at all without its quotes. */
static bool is_fit(const struct old *old, enum spelling_style style, struct str value)
{
    if (is_in_lines(style)) {
        bool many = str_find(value, STR("\n"), 0) != SIZE_MAX;
        return value.size > 0 && !old->way.in_brackets &&
               (many || is_in_lines(old->style));
    }
    return value.size > 0 || style == SPELLING_DOUBLE;
}

static bool try_styles(struct change *out, const struct old *old, make_change *make,
                       const struct node *wanted, struct arena *arena)
{
    const size_t ends[] = {old->to, old->far};
    for (size_t i = 0; i < CANDIDATES[old->style].count; i++) {
        enum spelling_style style = CANDIDATES[old->style].styles[i];
        for (size_t e = 0; e < 2 && (e == 0 || ends[e] > ends[0]); e++) {
            if (make(out, old, style, ends[e], arena) &&
                change_is_right(out, old->node->mark.source, wanted, arena)) {
                return true;
            }
        }
    }
    return false;
}

/* A change that is not spelled yet. It must stay where it is. */
struct attempt {
    struct node_place place;
    struct old old;
    make_change *make;
    const struct node *wanted; /* in the place of the old node; NULL: nothing changes */
    struct node_text texts[2];
};

/* The first spelling that can be made, whether it is right or not. */
static bool guess_style(struct change *out, const struct attempt *attempt,
                        struct arena *arena)
{
    const struct old *old = &attempt->old;
    for (size_t i = 0; i < CANDIDATES[old->style].count; i++) {
        if (attempt->make(out, old, CANDIDATES[old->style].styles[i], old->to, arena)) {
            return true;
        }
    }
    return false;
}

/* The first spelling that is right. */
static bool finish(struct change *out, const struct attempt *attempt, struct arena *arena,
                   struct diag *diag)
{
    *out = (struct change){.from = source_offset(attempt->place.node->mark)};
    out->to = out->from;
    if (attempt->wanted == NULL) {
        return true;
    }
    struct node root = tree_replace(attempt->place, attempt->wanted, arena);
    return try_styles(out, &attempt->old, attempt->make, &root, arena) ||
           change_report(attempt->place.node, diag);
}

/* What cannot be read as it must be is refused with a message. */
static bool refuse(const struct node *node, struct diag *diag)
{
    (void)change_report(node, diag);
    return false;
}

static const struct node *keep_node(struct node node, struct arena *arena)
{
    return arena_copy(arena, &node, sizeof node);
}

/* Where a value behind which `end` stands ends with the rest of its line. */
static size_t end_with_tail(const struct old *old, size_t end)
{
    return is_in_lines(old->style) ? end : old->to + old->tail.size;
}

/* The line end that a text in lines needs where the file has none behind its last line.
 */
static struct str last_line_end(const struct old *old, const struct spelling *spelling,
                                struct str value, size_t end)
{
    bool open = end == old->text.size && spelling->body.size > 0 &&
                str_ends_with(value, STR("\n"));
    return open ? old->wish.line_end : (struct str){0};
}

/* A value that is nothing stands at once behind its colon. */
static const char *blank_before(const struct old *old)
{
    bool joined =
        old->from > 0 && old->node->span == 0 && old->text.data[old->from - 1] != ' ';
    return joined ? " " : "";
}

/* ---- another value --------------------------------------------------------------- */

static bool make_value(struct change *out, const struct old *old,
                       enum spelling_style style, size_t end, struct arena *arena)
{
    struct spelling spelling;
    struct str value = old->wish.value;
    if (!is_fit(old, style, value) ||
        !spelling_make(&spelling, style, &old->wish, arena)) {
        return false;
    }
    end = end_with_tail(old, end);
    out->from = old->from;
    out->to = end;
    out->insert =
        str_format(arena, "%s%.*s%.*s%.*s%.*s", blank_before(old),
                   STR_ARGS(spelling.head), STR_ARGS(old->tail), STR_ARGS(spelling.body),
                   STR_ARGS(last_line_end(old, &spelling, value, end)));
    return true;
}

/* A scalar that was read as a number stays one if it is a number. */
static struct node make_wanted(const struct node *node, struct str value)
{
    struct node wanted = *node;
    wanted.text = value;
    wanted.plain = node->plain && spelling_is_typed(node->text) &&
                   spelling_is_typed(value) && !spelling_is_null(value);
    return wanted;
}

static bool prepare_scalar(struct attempt *attempt, struct str value, struct arena *arena,
                           struct diag *diag)
{
    const struct node *node = attempt->place.node;
    attempt->make = make_value;
    if (!settle(&value, node, arena, diag)) {
        return false;
    }
    if (str_equal(value, node->text)) {
        return true;
    }
    attempt->wanted = keep_node(make_wanted(node, value), arena);
    bool known = read_old(&attempt->old, attempt->place, value, arena);
    attempt->old.wish.typed = attempt->wanted->plain;
    return known || refuse(node, diag);
}

/* ---- one more key ---------------------------------------------------------------- */

static struct str blanks(size_t count, struct arena *arena)
{
    return str_format(arena, "%*s", (int)count, "");
}

/* The new key stands on a line of its own, or behind a comma. */
static bool make_entry(struct change *out, const struct old *old,
                       enum spelling_style style, size_t end, struct arena *arena)
{
    struct spelling spelling;
    struct str value = old->wish.value;
    struct str key = old->texts[0].key;
    if (!is_fit(old, style, value) ||
        !spelling_make(&spelling, style, &old->wish, arena)) {
        return false;
    }
    out->from = end;
    out->to = end;
    if (old->way.in_brackets) {
        out->insert = str_format(arena, "%s%.*s: %.*s", old->way.index > 0 ? ", " : "",
                                 STR_ARGS(key), STR_ARGS(spelling.head));
        return true;
    }
    out->insert = str_format(
        arena, "%.*s%.*s%.*s: %.*s%.*s%.*s", STR_ARGS(old->wish.line_end),
        STR_ARGS(blanks(old->way.indent, arena)), STR_ARGS(key), STR_ARGS(spelling.head),
        STR_ARGS(spelling.body), STR_ARGS(last_line_end(old, &spelling, value, end)));
    return true;
}

/* Describes the value before the new key, whose style it takes, and the place behind. */
static bool read_neighbour(struct old *old, struct node_place place, struct str value,
                           struct arena *arena)
{
    const struct node *mapping = place.node;
    bool bracketed = tree_is_bracketed(mapping);
    if (mapping->count == 0) {
        *old = (struct old){.text = mapping->mark.source->text, .node = mapping};
        old->wish = (struct spelling_wish){.value = value, .in_brackets = true};
        old->way.in_brackets = true;
        old->to = source_offset(mapping->mark) + 1;
        old->far = old->to;
        return bracketed;
    }
    const struct node *last = &mapping->items[mapping->count - 1];
    struct node_place before = {place.root, last};
    if (!read_old(old, before, value, arena)) {
        return false;
    }
    old->way.index = mapping->count;
    old->to = tree_end(last);
    if (!old->way.in_brackets) {
        old->to = text_line_end(old->text, old->to);
    }
    old->far = old->way.in_brackets ? old->to : text_skip_blank_lines(old->text, old->to);
    return true;
}

/* The mapping with its new key. */
static struct node make_longer(const struct node *mapping, const struct node_text *text,
                               struct arena *arena)
{
    size_t count = mapping->count;
    struct node longer = *mapping;
    longer.items = arena_new_array(arena, count + 1, struct node);
    longer.keys = arena_new_array(arena, count + 1, struct str);
    for (size_t i = 0; i < count; i++) {
        longer.items[i] = mapping->items[i];
        longer.keys[i] = mapping->keys[i];
    }
    longer.keys[count] = text->key;
    longer.items[count] = (struct node){.kind = NODE_SCALAR, .text = text->value};
    longer.count++;
    return longer;
}

static bool prepare_entry(struct attempt *attempt, const struct node_text *text,
                          struct arena *arena, struct diag *diag)
{
    const struct node *node = attempt->place.node;
    struct node_text *entry = &attempt->texts[0];
    *entry = *text;
    attempt->make = make_entry;
    if (!settle(&entry->value, node, arena, diag)) {
        return false;
    }
    attempt->wanted = keep_node(make_longer(node, entry, arena), arena);
    bool known = read_neighbour(&attempt->old, attempt->place, entry->value, arena);
    attempt->old.texts = attempt->texts;
    return known || refuse(node, diag);
}

/* ---- one text becomes two -------------------------------------------------------- */

/* Spells the first or second text in this style, or in one of those after it. */
static struct spelling spell_text(const struct old *old, size_t at, size_t indent,
                                  enum spelling_style style, struct arena *arena)
{
    struct spelling spelling = {0};
    struct spelling_wish wish = old->wish;
    wish.value = old->texts[at].value;
    wish.indent = indent;
    wish.indicators = str_from(spelling_chomp(wish.value));
    bool reached = false;
    for (size_t i = 0; i < CANDIDATES[old->style].count; i++) {
        enum spelling_style next = CANDIDATES[old->style].styles[i];
        reached = reached || next == style;
        if (reached && is_fit(old, next, wish.value) &&
            spelling_make(&spelling, next, &wish, arena)) {
            break;
        }
    }
    return spelling;
}

static struct str join_in_braces(const struct old *old, enum spelling_style style,
                                 struct arena *arena)
{
    struct str first = spell_text(old, 0, 0, style, arena).head;
    struct str second = spell_text(old, 1, 0, style, arena).head;
    return str_format(arena, "%s{%.*s: %.*s, %.*s: %.*s}", blank_before(old),
                      STR_ARGS(old->texts[0].key), STR_ARGS(first),
                      STR_ARGS(old->texts[1].key), STR_ARGS(second));
}

/* The colon of the scalar's key, if nothing but blanks parts them; else SIZE_MAX. */
static size_t find_colon(const struct old *old)
{
    size_t at = old->from;
    while (at > 0 && (old->text.data[at - 1] == ' ' || old->text.data[at - 1] == '\t')) {
        at--;
    }
    return at > 0 && old->text.data[at - 1] == ':' ? at - 1 : SIZE_MAX;
}

/* Both texts below their key, whose comment stays on its line; where there is no key on
 * the line, the first stands in the place of the old one. */
static bool make_pair(struct change *out, const struct old *old,
                      enum spelling_style style, size_t end, struct arena *arena)
{
    if (old->way.in_brackets) {
        *out = (struct change){old->from, old->to, join_in_braces(old, style, arena)};
        return true;
    }
    size_t colon = old->way.parent->kind == NODE_MAPPING ? find_colon(old) : SIZE_MAX;
    bool below = colon != SIZE_MAX;
    const char *blank = below ? "" : blank_before(old);
    size_t column = old->node->mark.column - 1 + (blank[0] == ' ' ? 1 : 0);
    size_t indent = below ? old->way.indent + TREE_INDENT : column;
    struct str pad =
        str_format(arena, "%.*s%*s", STR_ARGS(old->wish.line_end), (int)indent, "");
    struct spelling first = spell_text(old, 0, indent + TREE_INDENT, style, arena);
    struct spelling second = spell_text(old, 1, indent + TREE_INDENT, style, arena);
    struct str tail = str_trim(old->tail).size > 0 ? old->tail : (struct str){0};
    struct str none = {0};
    end = end_with_tail(old, end);
    out->from = below ? colon + 1 : old->from;
    out->to = end;
    out->insert = str_format(
        arena, "%s%.*s%.*s%.*s: %.*s%.*s%.*s%.*s: %.*s%.*s%.*s%.*s", blank,
        STR_ARGS(below ? tail : none), STR_ARGS(below ? pad : none),
        STR_ARGS(old->texts[0].key), STR_ARGS(first.head), STR_ARGS(first.body),
        STR_ARGS(pad), STR_ARGS(old->texts[1].key), STR_ARGS(second.head),
        STR_ARGS(below ? none : tail), STR_ARGS(second.body),
        STR_ARGS(last_line_end(old, &second, old->texts[1].value, end)));
    return true;
}

static bool prepare_pair(struct attempt *attempt, const struct node_text texts[2],
                         struct arena *arena, struct diag *diag)
{
    struct node_place place = attempt->place;
    struct node pair = {.kind = NODE_MAPPING,
                        .items = arena_new_array(arena, 2, struct node),
                        .keys = arena_new_array(arena, 2, struct str),
                        .count = 2};
    attempt->make = make_pair;
    for (size_t i = 0; i < 2; i++) {
        struct node_text *text = &attempt->texts[i];
        *text = texts[i];
        if (!settle(&text->value, place.node, arena, diag)) {
            return false;
        }
        pair.keys[i] = text->key;
        pair.items[i] = (struct node){.kind = NODE_SCALAR, .text = text->value};
    }
    attempt->wanted = keep_node(pair, arena);
    bool known = place.root != place.node &&
                 read_old(&attempt->old, place, attempt->texts[0].value, arena);
    attempt->old.texts = attempt->texts;
    return known || refuse(place.node, diag);
}

/* ---- all three ------------------------------------------------------------------- */

static bool prepare(struct attempt *attempt, const struct node *root,
                    const struct rewrite *wish, struct arena *arena, struct diag *diag)
{
    *attempt = (struct attempt){.place = {root, wish->node}};
    switch (wish->kind) {
    case REWRITE_SCALAR:
        return prepare_scalar(attempt, wish->texts[0].value, arena, diag);
    case REWRITE_ADD: return prepare_entry(attempt, wish->texts, arena, diag);
    case REWRITE_SPLIT: return prepare_pair(attempt, wish->texts, arena, diag);
    }
    return false;
}

bool rewrite_one(struct change *out, const struct node *root, const struct rewrite *wish,
                 struct arena *arena, struct diag *diag)
{
    struct arena *own = arena_create(); /* each spelling is read with the whole text */
    struct attempt attempt;
    bool right =
        prepare(&attempt, root, wish, own, diag) && finish(out, &attempt, own, diag);
    if (right) {
        out->insert = str_copy(arena, out->insert);
    }
    arena_destroy(own);
    return right;
}

bool rewrite_guess(struct guess *out, const struct node *root, const struct rewrite *wish,
                   struct arena *arena)
{
    struct attempt attempt;
    *out = (struct guess){.change.from = source_offset(wish->node->mark)};
    out->change.to = out->change.from;
    if (!prepare(&attempt, root, wish, arena, diag_create(arena))) {
        return false;
    }
    out->wanted = attempt.wanted;
    return out->wanted == NULL || guess_style(&out->change, &attempt, arena);
}

bool rewrite_scalar(struct change *out, struct node_place place, struct str value,
                    struct arena *arena, struct diag *diag)
{
    const struct rewrite wish = {REWRITE_SCALAR, place.node, {{.value = value}}};
    return rewrite_one(out, place.root, &wish, arena, diag);
}

bool rewrite_add(struct change *out, struct node_place place,
                 const struct node_text *text, struct arena *arena, struct diag *diag)
{
    const struct rewrite wish = {REWRITE_ADD, place.node, {*text}};
    return rewrite_one(out, place.root, &wish, arena, diag);
}

bool rewrite_split(struct change *out, struct node_place place,
                   const struct node_text texts[2], struct arena *arena,
                   struct diag *diag)
{
    const struct rewrite wish = {REWRITE_SPLIT, place.node, {texts[0], texts[1]}};
    return rewrite_one(out, place.root, &wish, arena, diag);
}
