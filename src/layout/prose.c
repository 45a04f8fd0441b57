/* A run is a stretch of rows that are nothing but paragraphs and items of both languages.
 * Its holes are counted in each language up to its last paragraph: what is missing below
 * that is no hole. */
#include "layout/prose.h"
#include "base/array.h"
#include "layout/short_lists.h"

#define MOST_HOLES B(8)

static bool runs(const struct row *row)
{
    return row->runs && row->number == NULL && row->rule == 0;
}

/* The end of the run that begins at row `at`; `at` itself if none does. */
static size_t end_of_run(const struct galley *galley, size_t at)
{
    while (at < galley->count && runs(&galley->items[at])) {
        at++;
    }
    return at;
}

static bool has_side(const struct row *row, enum side side)
{
    for (size_t i = 0; i < row->cells.count; i++) {
        if (row->cells.items[i].side == side) {
            return true;
        }
    }
    return false;
}

/* Height of what a row holds of one language. */
static mpt side_height(const struct row *row, enum side side)
{
    return form_snap(row_side_depth(row, side) + row->after);
}

static mpt holes(const struct row *rows, size_t count, enum side side)
{
    mpt open = 0, sum = 0; /* holes below the paragraph before, and those that count */
    for (size_t i = 0; i < count; i++) {
        if (has_side(&rows[i], side)) {
            sum += open;
            open = row_height(&rows[i]) - side_height(&rows[i], side);
        } else {
            open += rows[i].space + row_height(&rows[i]);
        }
    }
    return sum;
}

/* The cells of one language, each below the one before. */
static void stack(struct arena *arena, struct row *into, const struct row *rows,
                  size_t count, enum side side)
{
    mpt top = 0;
    for (size_t i = 0; i < count; i++) {
        struct row row = rows[i];
        row.cells = (struct row_cells){0};
        for (size_t k = 0; k < rows[i].cells.count; k++) {
            struct cell cell = rows[i].cells.items[k];
            if (cell.side == side) {
                cell.paragraph = cell.run_on != NULL ? cell.run_on : cell.paragraph;
                cell.whole = !row.can_split;
                cell.keeps = row.keep_next && i + 1 < count;
                row_add(arena, &row, &cell);
            }
        }
        if (row.cells.count == 0) {
            continue;
        }
        top += has_side(into, side) ? row.space : 0;
        mpt height = side_height(&row, side);
        for (size_t k = 0; k < row.cells.count; k++) {
            row.cells.items[k].first += top;
            row_add(arena, into, &row.cells.items[k]);
        }
        top += height;
    }
}

static struct row merge(struct arena *arena, const struct row *rows, size_t count)
{
    struct row merged = rows[0];
    merged.cells = (struct row_cells){0};
    merged.can_split = merged.apart = true;
    merged.after = rows[count - 1].after;
    merged.keep_next = rows[count - 1].keep_next;
    for (enum side side = 0; side < SIDE_COUNT; side++) {
        stack(arena, &merged, rows, count, side);
    }
    return merged;
}

void prose_run_on(struct arena *arena, struct galley *galley)
{
    size_t kept = 0;
    short_lists_mark(galley);
    for (size_t at = 0; at < galley->count;) {
        const struct row *rows = &galley->items[at];
        size_t end = end_of_run(galley, at);
        size_t count = end > at ? end - at : 1;
        mpt most = mpt_max(holes(rows, end - at, SIDE_FIRST),
                           holes(rows, end - at, SIDE_SECOND));
        if (most > MOST_HOLES) {
            galley->items[kept++] = merge(arena, rows, count);
        } else {
            for (size_t i = 0; i < count; i++) {
                galley->items[kept++] = rows[i];
            }
        }
        at += count;
    }
    galley->count = kept;
}
