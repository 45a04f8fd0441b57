/* Entries of an old and a new list find each other by what they say. Where lists are so
 * long that all would have to be compared with all, the order decides. */
#include "model/changes.h"
#include "base/lang.h"
#include "base/table.h"

enum { ALIKE_LEAST = 50, COMPARED_MOST = 400 };

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

/* ---- how alike --------------------------------------------------------------------- */

struct words {
    struct table *table; /* a word to how often it is left over */
    size_t count, shared;
    struct arena *arena;
};

/* Calls `take` for each word of all texts of the node. */
static void each_word(struct words *words, const struct node *node,
                      void (*take)(struct words *words, struct str word))
{
    struct str text = node->kind == NODE_SCALAR ? node->text : (struct str){0};
    size_t start = 0;
    for (size_t at = 0; at <= text.size; at++) {
        bool blank = at == text.size || text.data[at] == ' ' || text.data[at] == '\n';
        if (blank && at > start) {
            take(words, str_slice(text, start, at));
        }
        start = blank ? at + 1 : start;
    }
    for (size_t i = 0; i < node->count; i++) {
        each_word(words, &node->items[i], take);
    }
}

static void put(struct words *words, struct str word)
{
    struct table_key key = {.text = word};
    void **place = table_place(words->table, &key);
    if (*place == NULL) {
        *place = arena_new(words->arena, size_t);
    }
    (*(size_t *)*place)++;
    words->count++;
}

static void take(struct words *words, struct str word)
{
    struct table_key key = {.text = word};
    size_t *left = table_find(words->table, &key);
    words->count++;
    if (left != NULL && *left > 0) {
        (*left)--;
        words->shared += 2;
    }
}

/* Of 100: how much of the words of both they share. */
static int find_likeness(const struct node *left, const struct node *right,
                         struct arena *arena)
{
    struct arena_state before = arena_save(arena);
    struct words words = {.table = table_make(arena, 32), .arena = arena};
    each_word(&words, left, put);
    each_word(&words, right, take);
    arena_restore(arena, before);
    return words.count == 0 ? 100 : (int)(words.shared * 100 / words.count);
}

/* ---- pairs ------------------------------------------------------------------------- */

struct pairing {
    const struct node *before, *after;
    size_t *found; /* for each of `after` */
    bool *taken; /* for each of `before` */
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

/* The first that is left and of which `is_it` holds. */
static void pair_by(struct pairing *pairing,
                    bool (*is_it)(const struct node *before, const struct node *after))
{
    for (size_t i = 0; i < pairing->after->count; i++) {
        for (size_t k = 0; k < pairing->before->count; k++) {
            bool left = pairing->found[i] == SIZE_MAX && !pairing->taken[k];
            if (left && is_it(&pairing->before->items[k], &pairing->after->items[i])) {
                settle(pairing, k, i);
            }
        }
    }
}

static bool have_one_id(const struct node *before, const struct node *after)
{
    return scalar_of(before, "id").size > 0 && may_pair(before, after);
}

static bool are_same(const struct node *before, const struct node *after)
{
    return may_pair(before, after) && changes_is_same(before, after);
}

/* The two that are most alike of all that are left; false if none are enough. */
static bool pair_best(struct pairing *pairing, struct arena *arena)
{
    int best = ALIKE_LEAST - 1;
    size_t after = SIZE_MAX;
    size_t before = SIZE_MAX;
    for (size_t i = 0; i < pairing->after->count; i++) {
        for (size_t k = 0; pairing->found[i] == SIZE_MAX && k < pairing->before->count;
             k++) {
            const struct node *old = &pairing->before->items[k];
            const struct node *new = &pairing->after->items[i];
            if (pairing->taken[k] || !may_pair(old, new)) {
                continue;
            }
            int likeness = find_likeness(old, new, arena);
            if (likeness > best) {
                best = likeness;
                before = k;
                after = i;
            }
        }
    }
    if (after != SIZE_MAX) {
        settle(pairing, before, after);
    }
    return after != SIZE_MAX;
}

/* A section is the only one of its kind that is left: it is the one that was, even if all
 * of it was written anew. */
static void pair_by_kind(struct pairing *pairing)
{
    for (size_t i = 0; i < pairing->after->count; i++) {
        size_t only = SIZE_MAX;
        size_t count = 0;
        bool section = scalar_of(&pairing->after->items[i], "kind").size > 0;
        for (size_t k = 0; section && k < pairing->before->count; k++) {
            if (!pairing->taken[k] &&
                may_pair(&pairing->before->items[k], &pairing->after->items[i])) {
                only = k;
                count++;
            }
        }
        if (count == 1 && pairing->found[i] == SIZE_MAX) {
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
    };
    bool alike = before->count <= COMPARED_MOST && after->count <= COMPARED_MOST;
    for (size_t i = 0; i < after->count; i++) {
        pairing.found[i] = SIZE_MAX;
        if (!alike && i < before->count) {
            settle(&pairing, i, i);
        }
    }
    if (alike) {
        pair_by(&pairing, have_one_id);
        pair_by(&pairing, are_same);
        while (pair_best(&pairing, arena)) {
        }
        pair_by_kind(&pairing);
    }
    return pairing.found;
}
