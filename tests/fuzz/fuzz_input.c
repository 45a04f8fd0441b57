/* Any bytes as a content file: a tree within its limits, or messages; never both. */
#include "input/input.h"
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Every node must keep what the door promises. */
static void check_node(const struct node *node, const struct source *source, int depth)
{
    size_t offset = source_offset(node->mark);
    if (node->mark.source != source || node->mark.line < 1 || node->mark.column < 1 ||
        node->mark.line > source->line_count || offset > source->text.size ||
        node->span > source->text.size - offset || depth > INPUT_DEPTH_MAX + 1) {
        abort();
    }
    size_t at = 0;
    while (at < node->text.size) {
        size_t before = at;
        if (str_next(node->text, &at) == 0xFFFD && at - before == 1) {
            abort(); /* not UTF-8 */
        }
    }
    for (size_t i = 0; i < node->count; i++) {
        if (node->kind == NODE_MAPPING &&
            node_find(node, node->keys[i]) != &node->items[i]) {
            abort(); /* written twice */
        }
        check_node(&node->items[i], source, depth + 1);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_create();
    struct diag *diag = diag_create(arena);
    struct str bytes = {(const char *)data, size};
    struct source *source = source_make(arena, STR("input.yaml"), bytes);
    struct node root;
    bool good = input_read(&root, source, arena, diag);
    if (good != (diag_error_count(diag) == 0)) {
        abort();
    }
    if (good) {
        check_node(&root, source, 1);
    }
    char *text = NULL;
    size_t printed = 0;
    FILE *file = open_memstream(&text, &printed);
    if (file != NULL) {
        diag_print(diag, file, LANG_EN);
        diag_print_json(diag, file, LANG_BG);
        fclose(file);
    }
    free(text);
    arena_destroy(arena);
    return 0;
}
