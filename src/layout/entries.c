/* An entry stays with the next one if its last row does. */
#include "layout/entries.h"

#define SHORT_WORDS \
    B(3) /* a text before a run that does not stand at a foot without it */

enum { RUN_WHOLE = 4, RUN_LEAST = 2 };

static bool begins_entry(const struct galley *galley, size_t at)
{
    return at < galley->count && galley->items[at].rule > 0 &&
           galley->items[at].cells.count > 0;
}

/* The row behind the entry that begins at row `at`. */
static size_t end_of_entry(const struct galley *galley, size_t at)
{
    do {
        at++;
    } while (at < galley->count && galley->items[at].rule == 0);
    return at;
}

static mpt height_between(const struct galley *galley, size_t from, size_t to)
{
    mpt height = 0;
    for (size_t i = from; i < to; i++) {
        height += galley->items[i].space + row_height(&galley->items[i]);
    }
    return height;
}

static void keep_run(struct galley *galley, size_t at, size_t entries, bool all,
                     mpt whole)
{
    for (size_t entry = 1; entry < entries; entry++) {
        size_t next = end_of_entry(galley, at);
        mpt both = height_between(galley, at, end_of_entry(galley, next));
        bool few = entry < RUN_LEAST || entries - entry < RUN_LEAST;
        if (all || (few && both <= whole)) {
            galley->items[next - 1].keep_next = true;
        }
        at = next;
    }
}

void entries_keep(struct galley *galley, mpt whole)
{
    for (size_t at = 0; at < galley->count; at++) {
        size_t entries = 0, end = at;
        for (; begins_entry(galley, end); entries++) {
            end = end_of_entry(galley, end);
        }
        if (entries == 0) {
            continue;
        }
        bool all = entries <= RUN_WHOLE && height_between(galley, at, end) <= whole;
        keep_run(galley, at, entries, all, whole);
        if (at > 0 && row_height(&galley->items[at - 1]) <= SHORT_WORDS) {
            galley->items[at - 1].keep_next = true;
        }
        at = end - 1;
    }
}
