/* Lookups in the tree, and typed readings of its scalars. */
#include "input/input.h"
#include <errno.h>
#include <stdlib.h>

const struct node *node_find(const struct node *mapping, struct str key)
{
    if (mapping->kind != NODE_MAPPING) {
        return NULL;
    }
    for (size_t i = 0; i < mapping->count; i++) {
        if (str_equal(mapping->keys[i], key)) {
            return &mapping->items[i];
        }
    }
    return NULL;
}

bool node_read_int(long *out, const struct node *node)
{
    enum { DIGITS_MAX = 20 };
    char digits[DIGITS_MAX + 1] = {0};
    if (node->kind != NODE_SCALAR || !node->plain || node->text.size == 0 ||
        node->text.size > DIGITS_MAX) {
        return false;
    }
    size_t sign = node->text.data[0] == '-' ? 1 : 0;
    if (node->text.size == sign) {
        return false;
    }
    for (size_t i = 0; i < node->text.size; i++) {
        digits[i] = node->text.data[i];
        if (i >= sign && (digits[i] < '0' || digits[i] > '9')) {
            return false;
        }
    }
    /* YAML 1.1 reads a leading zero as octal, 1.2 does not: nobody can be sure. */
    if (digits[sign] == '0' && node->text.size > sign + 1) {
        return false;
    }
    errno = 0;
    long value = strtol(digits, NULL, 10);
    if (errno != 0) {
        return false;
    }
    *out = value;
    return true;
}

bool node_read_bool(bool *out, const struct node *node)
{
    if (node->kind != NODE_SCALAR || !node->plain) {
        return false;
    }
    if (str_equal(node->text, STR("true"))) {
        *out = true;
        return true;
    }
    if (str_equal(node->text, STR("false"))) {
        *out = false;
        return true;
    }
    return false;
}
