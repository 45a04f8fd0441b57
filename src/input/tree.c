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

bool tree_find_way(struct node_way *out, const struct node *root, const struct node *node)
{
    if (root == node) {
        *out = (struct node_way){0};
        return true;
    }
    for (size_t i = 0; i < root->count; i++) {
        const struct node *item = &root->items[i];
        if (!tree_find_way(out, item, node)) {
            continue;
        }
        if (item == node) {
            struct mark mark =
                root->kind == NODE_MAPPING ? root->key_marks[i] : root->mark;
            out->parent = root;
            out->index = i;
            out->indent = mark.column - 1;
        }
        out->in_brackets = out->in_brackets || tree_is_bracketed(root);
        return true;
    }
    return false;
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
    for (size_t i = 0; i < root->count; i++) {
        const struct node *found = node_at(&root->items[i], offset);
        if (found != NULL) {
            return found;
        }
    }
    return NULL;
}
