/* Any text in any scalar of any content file: what comes out is read as the value that
 * was asked for, or there is a message. The data: which scalar (a byte), the value, a
 * NUL, the file. */
#include "input/input.h"
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

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

/* Asks for the value that the text then has: there must be nothing left to change. */
static void check_again(const struct source *source, const struct change *change,
                        size_t scalar, struct str value)
{
    struct arena *arena = arena_create();
    struct diag *diag = diag_create(arena);
    struct node root;
    struct source *after =
        source_make(arena, source->path, change_apply(source, change, arena));
    if (!input_read(&root, after, arena, diag)) {
        abort();
    }
    struct node_place place = {&root, nth_scalar(&root, &scalar)};
    struct change none;
    if (place.node == NULL || !rewrite_scalar(&none, place, value, arena, diag) ||
        none.from != none.to || none.insert.size > 0) {
        abort();
    }
    arena_destroy(arena);
}

enum { SCALARS = 64 };

/* All scalars at once get the value. */
static void change_all(const struct node *root, struct str value, struct arena *arena,
                       struct diag *diag)
{
    struct rewrite wishes[SCALARS];
    struct change changes[SCALARS];
    size_t count = 0;
    for (; count < SCALARS; count++) {
        size_t n = count;
        const struct node *node = nth_scalar(root, &n);
        if (node == NULL) {
            break;
        }
        wishes[count] = (struct rewrite){REWRITE_SCALAR, node, {{.value = value}}};
    }
    const struct rewrites all = {.items = wishes, .count = count};
    if (rewrite_many(changes, root, &all, arena, diag) > count) {
        abort();
    }
}

static void change_document(const struct source *source, size_t scalar, struct str value,
                            struct arena *arena)
{
    struct diag *diag = diag_create(arena);
    struct node root;
    size_t left = scalar;
    if (!input_read(&root, source, arena, diag)) {
        return;
    }
    struct node_place place = {&root, nth_scalar(&root, &left)};
    struct node_text texts[] = {{STR("bg"), value}, {STR("en"), value}};
    struct change change;
    if (place.node == NULL) {
        return;
    }
    if (rewrite_scalar(&change, place, value, arena, diag)) {
        check_again(source, &change, scalar, value);
    }
    rewrite_split(&change, place, texts, arena, diag);
    change_all(&root, value, arena, diag);
    if (root.kind == NODE_MAPPING && node_find(&root, STR("bg")) == NULL) {
        place.node = &root;
        rewrite_add(&change, place, texts, arena, diag);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const uint8_t *end = size == 0 ? NULL : memchr(data, 0, size);
    if (end == NULL || end == data) {
        return 0;
    }
    struct str value = {(const char *)data + 1, (size_t)(end - data) - 1};
    struct str bytes = {(const char *)end + 1, size - (size_t)(end - data) - 1};
    struct arena *arena = arena_create();
    struct source *source = source_make(arena, STR("input.yaml"), bytes);
    change_document(source, data[0] % SCALARS, value, arena);
    arena_destroy(arena);
    return 0;
}
