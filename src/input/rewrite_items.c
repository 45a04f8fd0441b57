/* Items of a list and keys of a mapping: put in, moved, deleted. In lines an item is what
 * stands from its dash or key to the end of its last line, with the comments directly
 * above; what is between two items stays between them. In brackets it is its value alone,
 * with its key. */
#include "input/change.h"
#include "input/input.h"
#include "input/spelling.h"
#include "input/tree.h"

/* A list and its text. */
struct list {
    struct str text;
    const struct node *node;
    size_t indent; /* blanks before its dashes */
    bool in_brackets;
};

/* An item in the text. */
struct part {
    size_t from, to;
};

static bool read_list(struct list *list, struct node_place place)
{
    struct node_way way;
    const struct node *node = place.node;
    *list = (struct list){.text = node->mark.source->text, .node = node};
    if (node->kind != NODE_SEQUENCE || !tree_find_way(&way, place.root, node)) {
        return false;
    }
    list->in_brackets = tree_is_bracketed(node);
    list->indent = node->mark.column - 1;
    return true;
}

/* ---- where an item stands -------------------------------------------------------- */

/* The beginning of the line that `at` is in. */
static size_t line_start(struct str text, size_t at)
{
    while (at > 0 && text.data[at - 1] != '\n' && text.data[at - 1] != '\r') {
        at--;
    }
    return at;
}

static bool is_comment(struct str text, size_t start)
{
    size_t at = text_skip_blanks(text, start);
    return at < text.size && text.data[at] == '#';
}

/* The first of the lines directly above `start` that are comments, down to `least`. */
static size_t with_comments(struct str text, size_t start, size_t least)
{
    while (start > least) {
        size_t end = start - 1;
        end -= end > least && text.data[end] == '\n' && text.data[end - 1] == '\r';
        size_t above = line_start(text, end);
        if (above < least || !is_comment(text, above)) {
            break;
        }
        start = above;
    }
    return start;
}

/* Behind the end of the item, which for one in lines is the end of its last line. */
static size_t item_end(const struct list *list, size_t index)
{
    size_t end = tree_end(&list->node->items[index]);
    return list->in_brackets ? end : text_line_end(list->text, end);
}

/* The line of the dash that follows the end of a line at `at`. */
static size_t find_dash(const struct list *list, size_t at)
{
    struct str text = list->text;
    while (at < text.size) {
        at = text_skip_line_end(text, at);
        size_t dash = text_skip_blanks(text, at);
        if (dash - at == list->indent && dash < text.size && text.data[dash] == '-') {
            break;
        }
        at = text_line_end(text, at);
    }
    return at;
}

static struct part find_part(const struct list *list, size_t index)
{
    struct part part = {.to = item_end(list, index)};
    if (list->in_brackets) {
        part.from = source_offset(list->node->items[index].mark);
    } else if (index == 0) {
        part.from = line_start(list->text, source_offset(list->node->mark));
        part.from = with_comments(list->text, part.from, 0);
    } else {
        size_t before = text_skip_line_end(list->text, item_end(list, index - 1));
        part.from = find_dash(list, item_end(list, index - 1));
        part.from = with_comments(list->text, part.from, before);
    }
    return part;
}

/* ---- a new item ------------------------------------------------------------------ */

/* How a new item is written: where a text may, without quotes and in lines. */
struct writer {
    struct builder out;
    struct str line_end;
    bool bare;
    bool in_brackets;
};

static void add_blanks(struct writer *writer, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        builder_add(&writer->out, STR(" "));
    }
}

/* Surely a text without quotes: letters and blanks, and no sign that YAML may know. */
static bool is_simple(struct str value)
{
    bool simple = !spelling_is_typed(value) && str_trim(value).size == value.size;
    for (size_t i = 0; i < value.size; i++) {
        unsigned char c = (unsigned char)value.data[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80;
        bool within = i > 0 && ((c >= '0' && c <= '9') || c == ' ' || c == '.');
        simple = simple && (letter || within);
    }
    return simple;
}

static void add_scalar(struct writer *writer, const struct node *node, size_t indent)
{
    struct spelling spelling;
    struct str value = node->text;
    struct spelling_wish wish = {.value = value,
                                 .line_end = writer->line_end,
                                 .indent = indent,
                                 .indicators = str_from(spelling_chomp(value))};
    bool lines = str_find(value, STR("\n"), 0) != SIZE_MAX;
    enum spelling_style style = SPELLING_DOUBLE;
    if (node->plain || (writer->bare && is_simple(value))) {
        style = SPELLING_PLAIN;
    } else if (lines && writer->bare && !writer->in_brackets) {
        style = SPELLING_LITERAL;
    }
    spelling_make(&spelling, style, &wish, writer->out.arena);
    builder_add(&writer->out, spelling.head);
    builder_add(&writer->out, spelling.body);
}

static void add_node(struct writer *writer, const struct node *node, size_t indent);

static void add_in_brackets(struct writer *writer, const struct node *node)
{
    bool mapping = node->kind == NODE_MAPPING;
    builder_add(&writer->out, mapping ? STR("{") : STR("["));
    for (size_t i = 0; i < node->count; i++) {
        builder_add(&writer->out, i == 0 ? STR("") : STR(", "));
        if (mapping) {
            builder_format(&writer->out, "%.*s: ", STR_ARGS(node->keys[i]));
        }
        add_node(writer, &node->items[i], 0);
    }
    builder_add(&writer->out, mapping ? STR("}") : STR("]"));
}

/* What follows a key: a list or group on lines of its own, a text on the same line. */
static void add_value(struct writer *writer, const struct node *node, size_t indent)
{
    if (node->kind == NODE_SCALAR || node->count == 0) {
        builder_add(&writer->out, STR(" "));
    } else {
        builder_add(&writer->out, writer->line_end);
        add_blanks(writer, indent);
    }
    add_node(writer, node, indent);
}

/* Adds a node whose first line is begun; its other lines are indented. */
static void add_node(struct writer *writer, const struct node *node, size_t indent)
{
    if (node->kind == NODE_SCALAR) {
        add_scalar(writer, node, indent);
        return;
    }
    if (writer->in_brackets || node->count == 0) {
        add_in_brackets(writer, node);
        return;
    }
    for (size_t i = 0; i < node->count; i++) {
        if (i > 0) {
            builder_add(&writer->out, writer->line_end);
            add_blanks(writer, indent);
        }
        if (node->kind == NODE_MAPPING) {
            builder_format(&writer->out, "%.*s:", STR_ARGS(node->keys[i]));
            add_value(writer, &node->items[i], indent + TREE_INDENT);
        } else {
            builder_add(&writer->out, STR("- "));
            add_node(writer, &node->items[i], indent + TREE_INDENT);
        }
    }
}

/* What stands between the last two items in lines: a line end, and perhaps empty lines.
 */
static struct str find_gap(const struct list *list)
{
    size_t count = list->node->count;
    struct str line_end = text_find_line_end(list->text);
    if (list->in_brackets || count < 2) {
        return list->in_brackets ? STR(", ") : line_end;
    }
    size_t end = item_end(list, count - 2);
    struct part last = find_part(list, count - 1);
    struct str gap = str_slice(list->text, end, last.from);
    return str_trim(gap).size == 0 ? gap : line_end;
}

static struct change make_insertion(const struct list *list, size_t at,
                                    const struct node *item, bool bare,
                                    struct arena *arena)
{
    struct writer writer = {.out = {.arena = arena},
                            .line_end = text_find_line_end(list->text),
                            .bare = bare,
                            .in_brackets = list->in_brackets};
    bool last = at == list->node->count;
    struct str gap = list->node->count == 0 ? STR("") : find_gap(list);
    struct change change = {0};
    if (list->node->count == 0) {
        change.from = source_offset(list->node->mark) + 1;
    } else {
        change.from = last ? find_part(list, at - 1).to : find_part(list, at).from;
    }
    change.to = change.from;
    builder_add(&writer.out, last ? gap : STR(""));
    if (!list->in_brackets) {
        add_blanks(&writer, list->indent);
        builder_add(&writer.out, STR("- "));
    }
    add_node(&writer, item, list->indent + TREE_INDENT);
    builder_add(&writer.out, last ? STR("") : gap);
    change.insert = builder_str(&writer.out);
    return change;
}

/* The list with `item` in it. */
static struct node make_longer(const struct node *node, size_t at,
                               const struct node *item, struct arena *arena)
{
    struct node longer = *node;
    longer.count++;
    longer.items = arena_new_array(arena, longer.count, struct node);
    for (size_t i = 0; i < longer.count; i++) {
        longer.items[i] = i == at ? *item : node->items[i - (i > at ? 1 : 0)];
    }
    return longer;
}

bool rewrite_insert(struct change *out, struct node_place place,
                    const struct node_item *item, struct arena *arena, struct diag *diag)
{
    struct list list;
    if (!read_list(&list, place) || item->at > list.node->count) {
        return change_report(place.node, diag);
    }
    struct node node = make_longer(place.node, item->at, item->node, arena);
    struct node wanted = tree_replace(place, &node, arena);
    for (int quoted = 0; quoted < 2; quoted++) {
        *out = make_insertion(&list, item->at, item->node, quoted == 0, arena);
        if (change_is_right(out, place.node->mark.source, &wanted, arena)) {
            return true;
        }
    }
    return change_report(place.node, diag);
}

/* ---- the items that are there ---------------------------------------------------- */

bool rewrite_swap(struct change *out, struct node_place place, size_t at,
                  struct arena *arena, struct diag *diag)
{
    struct list list;
    if (!read_list(&list, place) || at + 1 >= list.node->count) {
        return change_report(place.node, diag);
    }
    struct node node = *place.node;
    node.items = arena_copy(arena, node.items, node.count * sizeof *node.items);
    node.items[at] = place.node->items[at + 1];
    node.items[at + 1] = place.node->items[at];
    struct node wanted = tree_replace(place, &node, arena);
    struct part first = find_part(&list, at);
    struct part second = find_part(&list, at + 1);
    *out = (struct change){
        .from = first.from,
        .to = second.to,
        .insert = str_format(arena, "%.*s%.*s%.*s",
                             STR_ARGS(str_slice(list.text, second.from, second.to)),
                             STR_ARGS(str_slice(list.text, first.to, second.from)),
                             STR_ARGS(str_slice(list.text, first.from, first.to))),
    };
    return change_is_right(out, place.node->mark.source, &wanted, arena) ||
           change_report(place.node, diag);
}

/* The list or mapping without its item of index `at`. */
static struct node make_shorter(const struct node *node, size_t at, struct arena *arena)
{
    struct node shorter = *node;
    shorter.count = 0;
    shorter.items = arena_new_array(arena, node->count, struct node);
    shorter.keys = arena_new_array(arena, node->count, struct str);
    for (size_t i = 0; i < node->count; i++) {
        if (i == at) {
            continue;
        }
        if (node->kind == NODE_MAPPING) {
            shorter.keys[shorter.count] = node->keys[i];
        }
        shorter.items[shorter.count++] = node->items[i];
    }
    return shorter;
}

bool rewrite_delete(struct change *out, struct node_place place, size_t at,
                    struct arena *arena, struct diag *diag)
{
    struct list list;
    size_t count = place.node->count;
    if (!read_list(&list, place) || at >= count || count == 1) {
        return change_report(place.node, diag);
    }
    struct node node = make_shorter(place.node, at, arena);
    struct node wanted = tree_replace(place, &node, arena);
    bool last = at + 1 == count;
    *out = (struct change){
        .from = last ? find_part(&list, at - 1).to : find_part(&list, at).from,
        .to = last ? find_part(&list, at).to : find_part(&list, at + 1).from,
    };
    return change_is_right(out, place.node->mark.source, &wanted, arena) ||
           change_report(place.node, diag);
}

/* ---- keys of a mapping ----------------------------------------------------------- */

static bool read_mapping(struct list *mapping, struct node_place place)
{
    const struct node *node = place.node;
    *mapping = (struct list){.text = node->mark.source->text, .node = node};
    mapping->in_brackets = tree_is_bracketed(node);
    mapping->indent = node->count == 0 ? 0 : node->key_marks[0].column - 1;
    return node->kind == NODE_MAPPING && (node->count > 0 || mapping->in_brackets);
}

static struct part find_entry(const struct list *mapping, size_t index)
{
    size_t key = source_offset(mapping->node->key_marks[index]);
    struct part part = {key, item_end(mapping, index)};
    if (!mapping->in_brackets) {
        size_t least =
            index == 0 ? 0
                       : text_skip_line_end(mapping->text, item_end(mapping, index - 1));
        part.from = with_comments(mapping->text, line_start(mapping->text, key), least);
    }
    return part;
}

static struct change make_entry(const struct list *mapping,
                                const struct node_entry *entry, struct arena *arena)
{
    size_t count = mapping->node->count;
    struct writer writer = {.out = {.arena = arena}, .bare = true, .in_brackets = true};
    struct str parting =
        mapping->in_brackets ? STR(", ") : text_find_line_end(mapping->text);
    bool last = entry->at == count;
    struct change change = {0};
    if (count == 0) {
        change.from = source_offset(mapping->node->mark) + 1;
        parting = STR("");
    } else {
        change.from = last ? find_entry(mapping, count - 1).to
                           : find_entry(mapping, entry->at).from;
    }
    change.to = change.from;
    builder_add(&writer.out, last ? parting : STR(""));
    add_blanks(&writer, mapping->in_brackets ? 0 : mapping->indent);
    builder_format(&writer.out, "%.*s: ", STR_ARGS(entry->key));
    add_node(&writer, entry->node, 0);
    builder_add(&writer.out, last ? STR("") : parting);
    change.insert = builder_str(&writer.out);
    return change;
}

bool rewrite_put(struct change *out, struct node_place place,
                 const struct node_entry *entry, struct arena *arena, struct diag *diag)
{
    struct list mapping;
    if (!read_mapping(&mapping, place) || entry->at > place.node->count) {
        return change_report(place.node, diag);
    }
    struct node node = make_longer(place.node, entry->at, entry->node, arena);
    node.keys = arena_new_array(arena, node.count, struct str);
    for (size_t i = 0; i < node.count; i++) {
        node.keys[i] =
            i == entry->at ? entry->key : place.node->keys[i - (i > entry->at ? 1 : 0)];
    }
    struct node wanted = tree_replace(place, &node, arena);
    *out = make_entry(&mapping, entry, arena);
    return change_is_right(out, place.node->mark.source, &wanted, arena) ||
           change_report(place.node, diag);
}

bool rewrite_drop(struct change *out, struct node_place place, size_t at,
                  struct arena *arena, struct diag *diag)
{
    struct list mapping;
    size_t count = place.node->count;
    if (!read_mapping(&mapping, place) || at >= count || count == 1) {
        return change_report(place.node, diag);
    }
    struct node node = make_shorter(place.node, at, arena);
    struct node wanted = tree_replace(place, &node, arena);
    struct part part = find_entry(&mapping, at);
    bool last = at + 1 == count;
    *out = (struct change){
        .from = last ? find_entry(&mapping, at - 1).to : part.from,
        .to = last                  ? part.to
              : mapping.in_brackets ? find_entry(&mapping, at + 1).from
                                    : text_skip_line_end(mapping.text, part.to),
    };
    return change_is_right(out, place.node->mark.source, &wanted, arena) ||
           change_report(place.node, diag);
}
