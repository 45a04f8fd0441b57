/* Trees compared by what they hold, and copied along the way to one of their nodes. */
#include "input/tree.h"
#include "input/spelling.h"

bool tree_is_bracketed(const struct node *node)
{
    struct str text = node->mark.source->text;
    size_t at = source_offset(node->mark);
    return node->kind != NODE_SCALAR && at < text.size &&
           (text.data[at] == '{' || text.data[at] == '[');
}

/* How many items begin at an offset or before: they stand in the order of the text. */
static size_t count_until(const struct node *root, size_t offset)
{
    size_t from = 0;
    for (size_t to = root->count; from < to;) {
        size_t middle = from + (to - from) / 2;
        if (source_offset(root->items[middle].mark) <= offset) {
            from = middle + 1;
        } else {
            to = middle;
        }
    }
    return from;
}

bool tree_find_way(struct node_way *out, const struct node *root, const struct node *node)
{
    if (root == node) {
        *out = (struct node_way){0};
        return true;
    }
    size_t until = count_until(root, source_offset(node->mark));
    const struct node *item = until == 0 ? NULL : &root->items[until - 1];
    if (item == NULL || !tree_find_way(out, item, node)) {
        return false;
    }
    if (item == node) {
        struct mark mark =
            root->kind == NODE_MAPPING ? root->key_marks[until - 1] : root->mark;
        out->parent = root;
        out->index = until - 1;
        out->indent = mark.column - 1;
    }
    out->in_brackets = out->in_brackets || tree_is_bracketed(root);
    return true;
}

size_t tree_end(const struct node *node)
{
    while (node->count > 0 && !tree_is_bracketed(node)) {
        node = &node->items[node->count - 1];
    }
    return source_offset(node->mark) + node->span;
}

static bool is_typed(const struct node *node)
{
    return node->plain && spelling_is_typed(node->text);
}

bool tree_equal(const struct node *left, const struct node *right)
{
    if (left->kind != right->kind || left->count != right->count) {
        return false;
    }
    if (left->kind == NODE_SCALAR) {
        return str_equal(left->text, right->text) && is_typed(left) == is_typed(right);
    }
    for (size_t i = 0; i < left->count; i++) {
        if (left->kind == NODE_MAPPING && !str_equal(left->keys[i], right->keys[i])) {
            return false;
        }
        if (!tree_equal(&left->items[i], &right->items[i])) {
            return false;
        }
    }
    return true;
}

struct node tree_replace(struct node_place place, const struct node *node,
                         struct arena *arena)
{
    struct node_way way;
    struct node made = *node;
    while (tree_find_way(&way, place.root, place.node) && way.parent != NULL) {
        struct node parent = *way.parent;
        parent.items = arena_copy(arena, parent.items, parent.count * sizeof made);
        parent.items[way.index] = made;
        made = parent;
        place.node = way.parent;
    }
    return made;
}

const struct node *node_at(const struct node *root, size_t offset)
{
    if (root->kind == NODE_SCALAR) {
        size_t from = source_offset(root->mark);
        return offset >= from && offset <= from + root->span ? root : NULL;
    }
    size_t until = count_until(root, offset);
    return until == 0 ? NULL : node_at(&root->items[until - 1], offset);
}
