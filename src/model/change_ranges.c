/* Where a plan is new, as bytes of its text, and where something is gone from it. */
#include "base/array.h"
#include "base/table.h"
#include "model/changes.h"
#include "model/model.h"
#include <stdlib.h>

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

bool model_change_heading(const struct model_change *change, struct model_range *out)
{
    const struct node *heading = change->after == NULL || change->section == NULL
                                     ? NULL
                                     : node_find(change->section, STR("heading"));
    if (heading != NULL) {
        *out = range_of(heading);
    }
    return heading != NULL;
}

bool model_change_around(const struct model_change *change, struct model_range *out)
{
    const struct node *around = change->item != NULL ? change->item : change->section;
    if (change->after != NULL && around != NULL) {
        *out = range_of(around);
    }
    return change->after != NULL && around != NULL;
}

/* ---- paragraphs and items of a text ------------------------------------------------ */

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

/* What a paragraph or an item says, without its number. */
static struct str unit_words(struct str text)
{
    struct str words = str_trim(text);
    size_t at = 0;
    while (at < words.size && words.data[at] >= '0' && words.data[at] <= '9') {
        at++;
    }
    bool item = at > 0 && at + 1 < words.size &&
                (words.data[at] == '.' || words.data[at] == ')') &&
                words.data[at + 1] == ' ';
    return item ? str_trim(str_slice(words, at + 1, words.size)) : words;
}

/* What the paragraphs and items of a text say, as the keys of a table. */
static struct table *index_units(struct str text, struct arena *arena)
{
    struct table *said = table_make(arena, 0);
    for (size_t at = 0; at < text.size;) {
        size_t end = unit_end(text, at);
        struct table_key key = {.text = unit_words(str_slice(text, at, end))};
        *table_place(said, &key) = said;
        at = end + 1;
    }
    return said;
}

static bool is_said(const struct table *said, struct str words)
{
    struct table_key key = {.text = words};
    return table_find(said, &key) != NULL;
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

/* A paragraph or an item of a text below a |, whose lines stand in the file as they are.
 */
struct unit {
    struct str words;
    struct model_range range;
};

struct units {
    struct unit *items;
    size_t count, capacity;
};

static struct units find_units(const struct node *scalar, struct arena *arena)
{
    const struct source *source = scalar->mark.source;
    struct str text = scalar->text;
    uint32_t line = scalar->mark.line + 1;
    struct units units = {0};
    for (size_t at = 0; at < text.size;) {
        size_t end = unit_end(text, at);
        struct str words = str_slice(text, at, end);
        uint32_t lines = count_lines(words);
        bool known = line + lines - 1 <= source->line_count;
        if (known && str_trim(words).size > 0) {
            size_t last = source->lines[line + lines - 2];
            size_t size = source_line(source, line + lines - 1).size;
            *array_push(arena, &units) =
                (struct unit){unit_words(words), {source->lines[line - 1], last + size}};
        }
        line += lines;
        at = end + 1;
    }
    return units;
}

static bool is_literal(const struct node *scalar)
{
    struct str source = scalar->mark.source->text;
    size_t at = source_offset(scalar->mark);
    return str_starts_with(str_slice(source, at, source.size), STR("|"));
}

/* The scalar of the text in a language, or NULL. */
static const struct node *scalar_of(const struct node *text, enum lang lang)
{
    const struct node *own = text->kind == NODE_SCALAR
                                 ? text
                                 : node_find(text, str_from(lang_facts(lang)->code));
    return own != NULL && own->kind == NODE_SCALAR ? own : NULL;
}

/* ---- what is new ------------------------------------------------------------------- */

struct ranges {
    struct model_range *items;
    size_t count, capacity;
    struct arena *arena;
};

static void add_text(struct ranges *ranges, const struct model_change *change,
                     enum lang lang)
{
    const struct node *own = scalar_of(change->after, lang);
    if (own == NULL || !model_changed_in(change, lang)) {
        return;
    }
    if (!is_literal(own)) {
        *array_push(ranges->arena, ranges) = range_of(own);
        return;
    }
    struct units units = find_units(own, ranges->arena);
    const struct table *before =
        index_units(model_change_text(change->before, lang), ranges->arena);
    for (size_t i = 0; i < units.count; i++) {
        if (!is_said(before, units.items[i].words)) {
            *array_push(ranges->arena, ranges) = units.items[i].range;
        }
    }
}

static int compare_ranges(const void *left, const void *right)
{
    const struct model_range *a = left;
    const struct model_range *b = right;
    return (a->from > b->from) - (a->from < b->from);
}

/* Brings them into the order of the text, those that meet as one; returns how many. */
static size_t unite(struct ranges *ranges)
{
    size_t kept = 0;
    if (ranges->count > 1) {
        qsort(ranges->items, ranges->count, sizeof *ranges->items, compare_ranges);
    }
    for (size_t i = 0; i < ranges->count; i++) {
        struct model_range range = ranges->items[i];
        struct model_range *last = kept == 0 ? NULL : &ranges->items[kept - 1];
        if (last != NULL && range.from <= last->to) {
            last->to = range.to > last->to ? range.to : last->to;
        } else {
            ranges->items[kept++] = range;
        }
    }
    return kept;
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
    *count = unite(&ranges);
    return ranges.items;
}

size_t model_range_behind(const struct model_range *ranges, size_t count, size_t place)
{
    size_t from = 0;
    while (from < count) {
        size_t middle = from + (count - from) / 2;
        if (ranges[middle].to <= place) {
            from = middle + 1;
        } else {
            count = middle;
        }
    }
    return from;
}

/* ---- what is gone ------------------------------------------------------------------ */

struct gaps {
    struct model_gap *items;
    size_t count, capacity;
    struct arena *arena;
};

/* Several that are gone from one place leave one gap. */
static void add_gap(struct gaps *gaps, struct model_range beside, bool behind)
{
    const struct model_gap *last =
        gaps->count == 0 ? NULL : &gaps->items[gaps->count - 1];
    if (last == NULL || last->beside.from != beside.from || last->behind != behind) {
        *array_push(gaps->arena, gaps) = (struct model_gap){beside, behind};
    }
}

/* Where each unit stands first: its words to its index. */
static struct table *index_places(const struct units *units, struct arena *arena)
{
    struct table *places = table_make(arena, units->count);
    for (size_t i = 0; i < units->count; i++) {
        struct table_key key = {.text = units->items[i].words};
        void **place = table_place(places, &key);
        if (*place == NULL) {
            size_t *index = arena_new(arena, size_t);
            *index = i;
            *place = index;
        }
    }
    return places;
}

/* SIZE_MAX: nowhere. */
static size_t place_of(const struct table *places, struct str words)
{
    struct table_key key = {.text = words};
    const size_t *index = table_find(places, &key);
    return index == NULL ? SIZE_MAX : *index;
}

/* A text has lost paragraphs and items: each run of them is a gap behind the one that
 * they followed, unless that is followed by a new one. */
static void add_lost_units(struct gaps *gaps, const struct node *before,
                           const struct node *after)
{
    struct units old = find_units(before, gaps->arena);
    struct units new = find_units(after, gaps->arena);
    const struct table *in_old = index_places(&old, gaps->arena);
    const struct table *in_new = index_places(&new, gaps->arena);
    size_t next = 0; /* in the new text, behind the last that is in both */
    for (size_t i = 0; i < old.count; i++) {
        size_t place = place_of(in_new, old.items[i].words);
        if (place != SIZE_MAX) {
            next = place + 1;
            continue;
        }
        bool follows = i > 0 && place_of(in_new, old.items[i - 1].words) == SIZE_MAX;
        bool replaced =
            next < new.count &&place_of(in_old, new.items[next].words) == SIZE_MAX;
        if (!follows && !replaced && new.count > 0) {
            add_gap(gaps, new.items[next > 0 ? next - 1 : 0].range, next > 0);
        }
    }
}

static void add_losses(struct gaps *gaps, const struct model_change *change)
{
    if (change->kind == CHANGE_REMOVED && change->beside != NULL) {
        add_gap(gaps, range_of(change->beside), change->behind);
    }
    bool texts = change->kind == CHANGE_CHANGED && changes_is_text(change->before) &&
                 changes_is_text(change->after);
    for (enum lang lang = 0; texts && lang < LANG_COUNT; lang++) {
        const struct node *before = scalar_of(change->before, lang);
        const struct node *after = scalar_of(change->after, lang);
        if (before != NULL && after != NULL && is_literal(before) && is_literal(after)) {
            add_lost_units(gaps, before, after);
        }
    }
}

const struct model_gap *model_change_gaps(const struct model_changes *changes,
                                          size_t *count, struct arena *arena)
{
    struct gaps gaps = {.arena = arena};
    for (size_t i = 0; i < changes->count; i++) {
        add_losses(&gaps, &changes->items[i]);
    }
    *count = gaps.count;
    return gaps.items;
}
