/* What the pages say of a change: the words of its entry and of its texts. */
#include "base/array.h"
#include "model/changes.h"
#include "model/model.h"
#include <stdlib.h>

enum { KEYS = 6 };

/* What an entry or a section is called by. */
static const char *const NAMES[KEYS] = {"title", "heading", "name",
                                        "text",  "term",    "label"};

/* The text by which a mapping is called, or NULL. */
static const struct node *name_of(const struct node *node)
{
    for (size_t i = 0; node != NULL && i < KEYS; i++) {
        const struct node *found = node_find(node, str_from(NAMES[i]));
        if (found != NULL && changes_is_text(found)) {
            return found;
        }
    }
    return NULL;
}

static bool is_name(struct str key)
{
    for (size_t i = 0; i < KEYS; i++) {
        if (str_equal(key, str_from(NAMES[i]))) {
            return true;
        }
    }
    return false;
}

/* Markup would print as signs; a number has another form in each language. */
static bool is_plain_words(struct str text)
{
    bool letters = false;
    if (str_find(text, STR("\n\n"), 0) != SIZE_MAX ||
        str_find(text, STR("\n- "), 0) != SIZE_MAX) {
        return false;
    }
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        if (c == '*' || c == '[' || c == '#' || c == '\\' || c == '|') {
            return false;
        }
        letters = letters || (unsigned char)c >= 0x80 || (c >= 'A' && c <= 'z');
    }
    return letters;
}

struct str model_change_words(const struct node *node, enum lang lang)
{
    if (node == NULL) {
        return (struct str){0};
    }
    const struct node *text = changes_is_text(node) ? node : name_of(node);
    struct str words = model_change_text(text, lang);
    return is_plain_words(words) ? words : (struct str){0};
}

struct str model_change_place(const struct model_change *change, enum lang lang)
{
    bool whole = change->key.size == 0;
    if (change->item != NULL && !whole && !is_name(change->key)) {
        struct str words = model_change_words(change->item, lang);
        if (words.size > 0) {
            return words;
        }
    }
    bool own = change->item == NULL && (whole || str_equal(change->key, STR("heading")));
    return own ? ((struct str){0}) : model_change_words(change->section, lang);
}

struct str model_change_kind_name(const struct model_change *change)
{
    const struct node *kind =
        change->section == NULL ? NULL : node_find(change->section, STR("kind"));
    return kind != NULL && kind->kind == NODE_SCALAR ? kind->text : (struct str){0};
}

static size_t end_of(const struct node *node)
{
    size_t end = source_offset(node->mark) + node->span;
    for (size_t i = 0; i < node->count; i++) {
        size_t inner = end_of(&node->items[i]);
        end = inner > end ? inner : end;
    }
    return end;
}

static struct model_range range_of(const struct node *node)
{
    return (struct model_range){source_offset(node->mark), end_of(node)};
}

bool model_change_range(const struct model_change *change, struct model_range *out)
{
    if (change->after != NULL) {
        *out = range_of(change->after);
    }
    return change->after != NULL;
}

bool model_change_around(const struct model_change *change, struct model_range *out)
{
    const struct node *around = change->item != NULL ? change->item : change->section;
    if (change->after != NULL && around != NULL) {
        *out = range_of(around);
    }
    return change->after != NULL && around != NULL;
}

/* ---- what is new in a text --------------------------------------------------------- */

struct ranges {
    struct model_range *items;
    size_t count, capacity;
    struct arena *arena;
};

/* The end of the paragraph or item of a list that begins at `at`. */
static size_t unit_end(struct str text, size_t at)
{
    size_t end = str_find(text, STR("\n"), at);
    while (end != SIZE_MAX) {
        struct str rest = str_slice(text, end + 1, text.size);
        struct str line = str_trim(str_slice(rest, 0, str_find(rest, STR("\n"), 0)));
        bool item = str_starts_with(line, STR("- ")) || str_starts_with(line, STR("#")) ||
                    str_starts_with(line, STR("|")) ||
                    (line.size > 0 && line.data[0] >= '0' && line.data[0] <= '9');
        if (line.size == 0 || item) {
            return end;
        }
        end = str_find(text, STR("\n"), end + 1);
    }
    return text.size;
}

/* True if `unit` is a paragraph or an item of the text. */
static bool has_unit(struct str text, struct str unit)
{
    for (size_t at = 0; at < text.size;) {
        size_t end = unit_end(text, at);
        if (str_equal(str_trim(str_slice(text, at, end)), unit)) {
            return true;
        }
        at = end + 1;
    }
    return false;
}

static uint32_t count_lines(struct str text)
{
    uint32_t lines = 1;
    for (size_t at = str_find(text, STR("\n"), 0); at != SIZE_MAX;
         at = str_find(text, STR("\n"), at + 1)) {
        lines++;
    }
    return lines;
}

/* The lines of a text below a |, which stand in the file as they are. */
static void add_units(struct ranges *ranges, const struct node *scalar, struct str before)
{
    const struct source *source = scalar->mark.source;
    struct str text = scalar->text;
    uint32_t line = scalar->mark.line + 1;
    for (size_t at = 0; at < text.size;) {
        size_t end = unit_end(text, at);
        struct str unit = str_slice(text, at, end);
        uint32_t lines = count_lines(unit);
        bool known = line + lines - 1 <= source->line_count;
        if (known && str_trim(unit).size > 0 && !has_unit(before, str_trim(unit))) {
            size_t last = source->lines[line + lines - 2];
            *array_push(ranges->arena, ranges) =
                (struct model_range){source->lines[line - 1],
                                     last + source_line(source, line + lines - 1).size};
        }
        line += lines;
        at = end + 1;
    }
}

static void add_text(struct ranges *ranges, const struct model_change *change,
                     enum lang lang)
{
    const struct node *own =
        change->after->kind == NODE_SCALAR
            ? change->after
            : node_find(change->after, str_from(lang_facts(lang)->code));
    if (own == NULL || !model_changed_in(change, lang)) {
        return;
    }
    struct str source = own->mark.source->text;
    size_t at = source_offset(own->mark);
    if (str_starts_with(str_slice(source, at, source.size), STR("|"))) {
        add_units(ranges, own, model_change_text(change->before, lang));
    } else {
        *array_push(ranges->arena, ranges) = range_of(own);
    }
}

static int compare_ranges(const void *left, const void *right)
{
    const struct model_range *a = left;
    const struct model_range *b = right;
    return (a->from > b->from) - (a->from < b->from);
}

const struct model_range *model_changed_ranges(const struct model_changes *changes,
                                               size_t *count, struct arena *arena)
{
    struct ranges ranges = {.arena = arena};
    for (size_t i = 0; i < changes->count; i++) {
        const struct model_change *change = &changes->items[i];
        if (change->after == NULL) {
            continue;
        }
        if (change->kind == CHANGE_ADDED || !changes_is_text(change->after)) {
            *array_push(arena, &ranges) = range_of(change->after);
            continue;
        }
        for (enum lang lang = 0; lang < LANG_COUNT; lang++) {
            add_text(&ranges, change, lang);
        }
    }
    if (ranges.count > 1) {
        qsort(ranges.items, ranges.count, sizeof *ranges.items, compare_ranges);
    }
    *count = ranges.count;
    return ranges.items;
}
