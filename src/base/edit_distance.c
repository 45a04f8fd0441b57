/* The optimal string alignment distance (Damerau 1964), on code points: a key may be
 * typed with a Cyrillic letter that looks Latin. */
#include "base/edit_distance.h"

struct letters {
    uint32_t items[EDIT_LENGTH_MAX];
    size_t count;
};

static bool letters_read(struct letters *out, struct str s)
{
    out->count = 0;
    for (size_t at = 0; at < s.size;) {
        uint32_t c = str_next(s, &at);
        if (out->count == EDIT_LENGTH_MAX) {
            return false;
        }
        out->items[out->count++] = c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
    }
    return true;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

size_t edit_distance(struct str a, struct str b)
{
    struct letters left, right;
    if (!letters_read(&left, a) || !letters_read(&right, b)) {
        return SIZE_MAX;
    }
    size_t rows[3][EDIT_LENGTH_MAX + 1]; /* this one, the last, and the one before */
    for (size_t j = 0; j <= right.count; j++) {
        rows[0][j] = j;
    }
    for (size_t i = 1; i <= left.count; i++) {
        size_t *row = rows[i % 3];
        const size_t *above = rows[(i + 2) % 3];
        const size_t *second_above = rows[(i + 1) % 3];
        row[0] = i;
        for (size_t j = 1; j <= right.count; j++) {
            size_t change = left.items[i - 1] == right.items[j - 1] ? 0 : 1;
            row[j] = least(least(above[j], row[j - 1]) + 1, above[j - 1] + change);
            if (i > 1 && j > 1 && left.items[i - 1] == right.items[j - 2] &&
                left.items[i - 2] == right.items[j - 1]) {
                row[j] = least(row[j], second_above[j - 2] + 1);
            }
        }
    }
    return rows[left.count % 3][right.count];
}

const struct str *edit_nearest(const struct str *names, size_t count, struct str wrong)
{
    const struct str *nearest = NULL;
    size_t length = str_length(wrong);
    /* One slip in three letters; words of one or two letters may have one. */
    size_t best = length < 3 ? 2 : length / 3 + 2;
    for (size_t i = 0; i < count && i < EDIT_CANDIDATES_MAX; i++) {
        size_t distance = edit_distance(wrong, names[i]);
        if (distance < best && distance < str_length(names[i])) {
            best = distance;
            nearest = &names[i];
        }
    }
    return nearest;
}

bool edit_is_sure(const struct str *names, size_t count, struct str wrong)
{
    const struct str *nearest = edit_nearest(names, count, wrong);
    size_t distance = nearest == NULL ? 0 : edit_distance(wrong, *nearest);
    size_t rivals = 0;
    for (size_t i = 0; i < count && i < EDIT_CANDIDATES_MAX && nearest != NULL; i++) {
        rivals +=
            !str_equal(names[i], *nearest) && edit_distance(wrong, names[i]) == distance;
    }
    return nearest != NULL && rivals == 0;
}
