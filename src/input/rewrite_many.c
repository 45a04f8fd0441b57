/* Many places of a tree changed at once. Reading the whole text again for each of them
 * would take a time that goes with the square of their number, so all are spelled in the
 * likeliest way and proved together; where that is not right, each half is tried, down to
 * single ones, which try all spellings. */
#include "base/array.h"
#include "base/table.h"
#include "input/change.h"
#include "input/rewrite_parts.h"
#include "input/tree.h"
#include <stdlib.h>

struct many {
    const struct node *root;
    const struct rewrite *wishes;
    struct change *out;
    size_t count;
    struct arena *arena;
    struct diag *diag;
};

struct guesses {
    struct change *changes; /* none of those that change nothing */
    size_t count;
    struct table *wanted; /* what stands in the place of a node */
};

static struct table_key key_of(const struct node *const *node)
{
    return (struct table_key){.fixed = node, .fixed_size = sizeof *node};
}

/* Tells whether a tree is the old one with what is wanted in its places. */
static bool is_wanted(const struct guesses *guesses, const struct node *now,
                      const struct node *old)
{
    struct table_key key = key_of(&old);
    const struct node *wanted = table_find(guesses->wanted, &key);
    if (wanted != NULL || old->count == 0) {
        return tree_equal(now, wanted != NULL ? wanted : old);
    }
    if (now->kind != old->kind || now->count != old->count) {
        return false;
    }
    for (size_t i = 0; i < old->count; i++) {
        if ((old->kind == NODE_MAPPING && !str_equal(now->keys[i], old->keys[i])) ||
            !is_wanted(guesses, &now->items[i], &old->items[i])) {
            return false;
        }
    }
    return true;
}

static int compare_changes(const void *left, const void *right)
{
    const struct change *a = left;
    const struct change *b = right;
    return (a->from > b->from) - (a->from < b->from);
}

/* Puts them in the order of the text; false if two of them meet. */
static bool put_in_order(struct guesses *guesses)
{
    struct change *changes = guesses->changes;
    if (guesses->count > 1) {
        qsort(changes, guesses->count, sizeof *changes, compare_changes);
    }
    for (size_t i = 1; i < guesses->count; i++) {
        if (changes[i].from <= changes[i - 1].to) {
            return false;
        }
    }
    return true;
}

static bool guess_all(struct guesses *out, const struct many *many, size_t from,
                      size_t to)
{
    *out = (struct guesses){.changes =
                                arena_new_array(many->arena, to - from, struct change),
                            .wanted = table_make(many->arena, to - from)};
    for (size_t i = from; i < to; i++) {
        struct guess guess;
        struct table_key key = key_of(&many->wishes[i].node);
        if (!rewrite_guess(&guess, many->root, &many->wishes[i], many->arena)) {
            return false;
        }
        if (guess.wanted != NULL) {
            out->changes[out->count++] = guess.change;
            *table_place(out->wanted, &key) =
                arena_copy(many->arena, guess.wanted, sizeof *guess.wanted);
        }
    }
    return put_in_order(out);
}

/* True if the likeliest spellings of these wishes are right, which then are changes. */
static bool are_right(struct many *many, size_t from, size_t to)
{
    struct guesses guesses;
    if (!guess_all(&guesses, many, from, to)) {
        return false;
    }
    const struct source *source = many->root->mark.source;
    struct arena_state before = arena_save(many->arena);
    struct str bytes =
        change_apply_all(source, guesses.changes, guesses.count, many->arena);
    struct node root;
    bool right = input_read(&root, source_make(many->arena, source->path, bytes),
                            many->arena, diag_create(many->arena)) &&
                 is_wanted(&guesses, &root, many->root);
    arena_restore(many->arena, before);
    for (size_t i = 0; right && i < guesses.count; i++) {
        change_shrink(&guesses.changes[i], source->text);
        many->out[many->count++] = guesses.changes[i];
    }
    return right;
}

static void rewrite_range(struct many *many, size_t from, size_t to)
{
    if (to - from == 1) {
        many->count += rewrite_one(&many->out[many->count], many->root,
                                   &many->wishes[from], many->arena, many->diag);
    } else if (to > from && !are_right(many, from, to)) {
        size_t middle = from + (to - from) / 2;
        rewrite_range(many, from, middle);
        rewrite_range(many, middle, to);
    }
}

size_t rewrite_many(struct change *out, const struct node *root,
                    const struct rewrites *wishes, struct arena *arena, struct diag *diag)
{
    struct many many = {root, wishes->items, out, 0, arena, diag};
    rewrite_range(&many, 0, wishes->count);
    return many.count;
}
