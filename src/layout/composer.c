/* A composer without rows, and what it carries. */
#include "layout/composer.h"

struct composer composer_start(struct pass *pass, const struct span *span)
{
    return (struct composer){.pass = pass, .form = &pass->layout->form, .span = *span};
}

bool composer_carries(const struct composer *composer, enum side side)
{
    for (size_t i = 0; i < composer->span.count; i++) {
        if (composer->span.sides[i] == side) {
            return true;
        }
    }
    return false;
}

/* Each cell that is carried has one in the row. */
void composer_stack(const struct composer *composer, struct row *row,
                    const struct block_cells *cells, mpt depth)
{
    mpt foot = depth;
    uint8_t last = cells->items[cells->count - 1].line;
    for (uint8_t line = 0; line <= last; line++) {
        mpt next = foot;
        size_t at = 0;
        for (size_t i = 0; i < cells->count; i++) {
            if (!composer_carries(composer, cells->items[i].side)) {
                continue;
            }
            struct cell *cell = &row->cells.items[at++];
            if (cells->items[i].line == line) {
                cell->first = foot;
                next = mpt_max(next, foot + set_depth(cell->paragraph) + B(1));
            }
        }
        foot = next;
    }
}
