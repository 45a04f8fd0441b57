/* The compiled form (GNU gettext manual, "The Format of GNU MO Files"): two tables of
 * lengths and offsets, of the English words in the order of their bytes and of what they
 * are in the other language. */
#include "base/catalogue.h"
#include "base/catalogue_table.h"
#include <string.h>

/* The places of numbers in the head, and in the rows of the tables. */
enum { HEAD_COUNT = 8, HEAD_ENGLISH = 12, HEAD_OTHER = 16, ROW = 8, ROW_OFFSET = 4 };

/* A number of four bytes, the lowest first. */
static uint32_t number_at(size_t at)
{
    uint32_t number = 0;
    for (size_t i = 4; i > 0; i--) {
        number = number << 8 | CATALOGUE_BG[at + i - 1];
    }
    return number;
}

/* The words of a row of the table to which that number of the head leads. */
static const char *words_at(size_t table, size_t row)
{
    size_t place = number_at(table) + row * ROW;
    return (const char *)CATALOGUE_BG + number_at(place + ROW_OFFSET);
}

const char *catalogue_find(enum lang lang, const char *words)
{
    size_t low = 0, high = number_at(HEAD_COUNT);
    while (lang == LANG_BG && low < high && words[0] != '\0') {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(words, words_at(HEAD_ENGLISH, middle));
        if (order == 0) {
            return words_at(HEAD_OTHER, middle);
        }
        low = order > 0 ? middle + 1 : low;
        high = order > 0 ? high : middle;
    }
    return words;
}
