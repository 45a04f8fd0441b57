/* Entries of an old and a new list find each other by their ids, by what they say, and
 * those that are left by how alike they are. Where so many are left that it would take
 * long to compare all with all, their order decides. */
#include "model/changes.h"
#include "base/array.h"
#include "base/lang.h"
#include "base/table.h"
#include <stdlib.h>

/* Of 100. A step compares two words; a pair of entries takes some more. */
enum { ALIKE_LEAST = 50, ALIKE_ALL = 100, PAIR_STEPS = 8, STEPS_MOST = 20000000 };

bool changes_is_text(const struct node *node)
{
    bool languages = node->kind == NODE_MAPPING && node->count > 0;
    for (size_t i = 0; languages && i < node->count; i++) {
        enum lang lang;
        languages =
            lang_from_code(&lang, node->keys[i]) && node->items[i].kind == NODE_SCALAR;
    }
    return node->kind == NODE_SCALAR || languages;
}

bool changes_is_same(const struct node *left, const struct node *right)
{
    if (left->kind != right->kind || left->count != right->count) {
        return false;
    }
    if (left->kind == NODE_SCALAR) {
        return str_equal(str_trim(left->text), str_trim(right->text));
    }
    for (size_t i = 0; i < left->count; i++) {
        const struct node *other = left->kind == NODE_MAPPING
                                       ? node_find(right, left->keys[i])
                                       : &right->items[i];
        if (other == NULL || !changes_is_same(&left->items[i], other)) {
            return false;
        }
    }
    return true;
}

/* ---- pairs ------------------------------------------------------------------------- */

struct pairing {
    const struct node *before, *after;
    size_t *found; /* for each of `after` */
    bool *taken; /* for each of `before` */
    struct arena *arena; /* emptied when all are paired */
};

static struct str scalar_of(const struct node *node, const char *key)
{
    const struct node *found = node_find(node, str_from(key));
    bool text = found != NULL && found->kind == NODE_SCALAR;
    return text ? found->text : (struct str){0};
}

/* Entries with ids are known by them; without ids they must be of one kind. */
static bool may_pair(const struct node *before, const struct node *after)
{
    return before->kind == after->kind &&
           str_equal(scalar_of(before, "id"), scalar_of(after, "id")) &&
           str_equal(scalar_of(before, "kind"), scalar_of(after, "kind"));
}

static void settle(struct pairing *pairing, size_t before, size_t after)
{
    pairing->found[after] = before;
    pairing->taken[before] = true;
}

/* ---- by what they say -------------------------------------------------------------- */

static struct str id_of(const struct node *entry, struct arena *arena)
{
    (void)arena;
    return scalar_of(entry, "id");
}

static int compare_words(const void *left, const void *right)
{
    return str_compare(*(const struct str *)left, *(const struct str *)right);
}

/* All that a node says, in the same bytes for any order of its keys. */
static struct str words_of(const struct node *node, struct arena *arena)
{
    if (node->kind == NODE_SCALAR) {
        return str_trim(node->text);
    }
    struct str *parts = arena_new_array(arena, node->count + 1, struct str);
    for (size_t i = 0; i < node->count; i++) {
        struct str key = node->kind == NODE_MAPPING ? node->keys[i] : (struct str){0};
        struct str words = words_of(&node->items[i], arena);
        parts[i] = str_format(arena, "%.*s %zu:%.*s", STR_ARGS(key), words.size,
                              STR_ARGS(words));
    }
    if (node->kind == NODE_MAPPING && node->count > 1) {
        qsort(parts, node->count, sizeof *parts, compare_words);
    }
    struct builder out = {.arena = arena};
    for (size_t i = 0; i < node->count; i++) {
        builder_add(&out, parts[i]);
    }
    return builder_str(&out);
}

/* Entries of the old list with the same key that are left, in their order. */
struct queue {
    size_t *items;
    size_t count, capacity;
    size_t next;
};

/* Those with the same key are pairs; an empty key is none. */
static void pair_by(struct pairing *pairing,
                    struct str (*key_of)(const struct node *entry, struct arena *arena))
{
    struct table *queues = table_make(pairing->arena, pairing->before->count);
    for (size_t i = 0; i < pairing->before->count; i++) {
        struct table_key key = {.text =
                                    key_of(&pairing->before->items[i], pairing->arena)};
        if (!pairing->taken[i] && key.text.size > 0) {
            void **place = table_place(queues, &key);
            *place = *place == NULL ? arena_new(pairing->arena, struct queue) : *place;
            *array_push(pairing->arena, (struct queue *)*place) = i;
        }
    }
    for (size_t i = 0; i < pairing->after->count; i++) {
        const struct node *after = &pairing->after->items[i];
        struct table_key key = {.text = key_of(after, pairing->arena)};
        struct queue *queue =
            pairing->found[i] == SIZE_MAX ? table_find(queues, &key) : NULL;
        if (queue != NULL && queue->next < queue->count &&
            may_pair(&pairing->before->items[queue->items[queue->next]], after)) {
            settle(pairing, queue->items[queue->next++], i);
        }
    }
}

/* ---- by how alike they are --------------------------------------------------------- */

/* An entry that is left, with its words as ascending numbers. */
struct left_entry {
    const struct node *node;
    size_t index; /* in its list */
    uint32_t *words;
    size_t word_count;
};

struct left_entries {
    struct left_entry *items;
    size_t count, capacity;
    size_t words; /* of all of them */
};

/* Numbers for words, equal ones for the same word. */
struct numbering {
    struct table *numbers;
    uint32_t next;
    struct arena *arena;
};

struct numbers {
    uint32_t *items;
    size_t count, capacity;
};

static void number_words(struct numbers *out, struct numbering *numbering,
                         const struct node *node)
{
    struct str text = node->kind == NODE_SCALAR ? node->text : (struct str){0};
    size_t start = 0;
    for (size_t at = 0; at <= text.size; at++) {
        bool blank = at == text.size || text.data[at] == ' ' || text.data[at] == '\n';
        if (blank && at > start) {
            struct table_key key = {.text = str_slice(text, start, at)};
            void **place = table_place(numbering->numbers, &key);
            if (*place == NULL) {
                uint32_t *number = arena_new(numbering->arena, uint32_t);
                *number = numbering->next++;
                *place = number;
            }
            *array_push(numbering->arena, out) = *(const uint32_t *)*place;
        }
        start = blank ? at + 1 : start;
    }
    for (size_t i = 0; i < node->count; i++) {
        number_words(out, numbering, &node->items[i]);
    }
}

static int compare_numbers(const void *left, const void *right)
{
    uint32_t a = *(const uint32_t *)left;
    uint32_t b = *(const uint32_t *)right;
    return (a > b) - (a < b);
}

static void add_left(struct left_entries *out, struct numbering *numbering,
                     const struct node *list, size_t index)
{
    struct numbers words = {0};
    number_words(&words, numbering, &list->items[index]);
    if (words.count > 1) {
        qsort(words.items, words.count, sizeof *words.items, compare_numbers);
    }
    *array_push(numbering->arena, out) =
        (struct left_entry){&list->items[index], index, words.items, words.count};
    out->words += words.count;
}

/* Of 100: how much of the words of both they share. */
static uint8_t find_likeness(const struct left_entry *left,
                             const struct left_entry *right)
{
    size_t all = left->word_count + right->word_count, shared = 0;
    for (size_t i = 0, k = 0; i < left->word_count && k < right->word_count;) {
        uint32_t a = left->words[i], b = right->words[k];
        shared += a == b ? 2 : 0;
        i += a <= b;
        k += b <= a;
    }
    return (uint8_t)(all == 0 ? ALIKE_ALL : shared * ALIKE_ALL / all);
}

/* Pairs those that are most alike, then those that are most alike of the rest, down to
 * such as are not alike enough. */
static void pair_alike(struct pairing *pairing, const struct left_entries *before,
                       const struct left_entries *after)
{
    uint8_t *alike = arena_array(pairing->arena, after->count, before->count);
    for (size_t i = 0; i < after->count; i++) {
        for (size_t k = 0; k < before->count; k++) {
            bool may = may_pair(before->items[k].node, after->items[i].node);
            alike[i * before->count + k] =
                may ? find_likeness(&before->items[k], &after->items[i]) : 0;
        }
    }
    for (int least = ALIKE_ALL; least >= ALIKE_LEAST; least--) {
        for (size_t i = 0; i < after->count; i++) {
            for (size_t k = 0;
                 pairing->found[after->items[i].index] == SIZE_MAX && k < before->count;
                 k++) {
                if (alike[i * before->count + k] == least &&
                    !pairing->taken[before->items[k].index]) {
                    settle(pairing, before->items[k].index, after->items[i].index);
                }
            }
        }
    }
}

static void pair_in_order(struct pairing *pairing, const struct left_entries *before,
                          const struct left_entries *after)
{
    for (size_t i = 0; i < before->count && i < after->count; i++) {
        if (may_pair(before->items[i].node, after->items[i].node)) {
            settle(pairing, before->items[i].index, after->items[i].index);
        }
    }
}

static void pair_left(struct pairing *pairing)
{
    struct numbering numbering = {table_make(pairing->arena, 0), 0, pairing->arena};
    struct left_entries before = {0}, after = {0};
    for (size_t i = 0; i < pairing->before->count; i++) {
        if (!pairing->taken[i]) {
            add_left(&before, &numbering, pairing->before, i);
        }
    }
    for (size_t i = 0; i < pairing->after->count; i++) {
        if (pairing->found[i] == SIZE_MAX) {
            add_left(&after, &numbering, pairing->after, i);
        }
    }
    if (before.count == 0 || after.count == 0) {
        return;
    }
    size_t steps = before.count * (after.count * PAIR_STEPS + after.words) +
                   after.count * before.words;
    if (steps <= STEPS_MOST) {
        pair_alike(pairing, &before, &after);
    } else {
        pair_in_order(pairing, &before, &after);
    }
}

/* A section is the only one of its kind that is left: it is the one that was, even if all
 * of it was written anew. */
static void pair_by_kind(struct pairing *pairing)
{
    for (size_t i = 0; i < pairing->after->count; i++) {
        size_t only = SIZE_MAX;
        size_t count = 0;
        bool section = pairing->found[i] == SIZE_MAX &&
                       scalar_of(&pairing->after->items[i], "kind").size > 0;
        for (size_t k = 0; section && k < pairing->before->count; k++) {
            if (!pairing->taken[k] &&
                may_pair(&pairing->before->items[k], &pairing->after->items[i])) {
                only = k;
                count++;
            }
        }
        if (count == 1) {
            settle(pairing, only, i);
        }
    }
}

size_t *changes_pair(const struct node *before, const struct node *after,
                     struct arena *arena)
{
    struct pairing pairing = {
        .before = before,
        .after = after,
        .found = arena_new_array(arena, after->count + 1, size_t),
        .taken = arena_new_array(arena, before->count + 1, bool),
        .arena = arena,
    };
    for (size_t i = 0; i < after->count; i++) {
        pairing.found[i] = SIZE_MAX;
    }
    struct arena_state paired = arena_save(arena);
    pair_by(&pairing, id_of);
    pair_by(&pairing, words_of);
    pair_left(&pairing);
    pair_by_kind(&pairing);
    arena_restore(arena, paired);
    return pairing.found;
}
