/* Nearest word by the number of letters to insert, delete, replace or swap with their
 * neighbour (optimal string alignment). */
#include "app/suggest.h"
#include <string.h>

enum { WORD_MAX = 32 };

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

static size_t count_edits(const char *a, size_t a_size, const char *b, size_t b_size)
{
    size_t rows[3][WORD_MAX + 1]; /* the row before last, the last, and this one */
    for (size_t i = 0; i <= a_size; i++) {
        size_t *row = rows[i % 3];
        const size_t *above = rows[(i + 2) % 3];
        const size_t *second_above = rows[(i + 1) % 3];
        for (size_t k = 0; k <= b_size; k++) {
            if (i == 0 || k == 0) {
                row[k] = i + k;
                continue;
            }
            size_t replaced = above[k - 1] + (a[i - 1] == b[k - 1] ? 0 : 1);
            row[k] = least(replaced, least(above[k], row[k - 1]) + 1);
            if (i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1]) {
                row[k] = least(row[k], second_above[k - 2] + 1);
            }
        }
    }
    return rows[a_size % 3][b_size];
}

const char *suggest_name(const char *word, const char *const *names, size_t count)
{
    const char *nearest = NULL;
    size_t size = strlen(word);
    size_t best = size < 3 ? 2 : size / 3 + 2; /* one slip in three letters */
    if (size > WORD_MAX) {
        return NULL;
    }
    for (size_t i = 0; i < count; i++) {
        size_t name_size = strlen(names[i]);
        size_t edits =
            name_size > WORD_MAX ? best : count_edits(word, size, names[i], name_size);
        if (edits < best && edits < name_size) {
            best = edits;
            nearest = names[i];
        }
    }
    return nearest;
}
