/* A composer without rows, and what it carries. */
#include "layout/composer.h"

#define LIST_HANG MM(4.6)
#define LABEL_APART PT(3) /* least space between a number and its item */

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

static int list_level(const struct block_list *list)
{
    int level = 1;
    for (; list->outer != NULL; list = list->outer) {
        level++;
    }
    return level;
}

/* How far the text of an item hangs: enough for the widest number of its list. Steps
 * are for the sake of lists that follow each other; a larger type may need more. */
static mpt measure_hang(const struct composer *composer, const struct block_list *list)
{
    mpt widest = 0;
    for (size_t i = 0; i < list->label_count; i++) {
        const struct text_line *line =
            setter_line(&composer->pass->setter, list->labels[i]->runs[0].text,
                        list->role, list->side);
        widest = mpt_max(widest, line->width);
    }
    mpt step = list->most < 10    ? LIST_HANG
               : list->most < 100 ? LIST_HANG * 4 / 3
                                  : LIST_HANG * 5 / 3;
    return mpt_max(step, widest + LABEL_APART);
}

mpt composer_hang(struct composer *composer, const struct block_list *list)
{
    struct hang *hang = &composer->hangs[list->side][list_level(list)];
    if (hang->list != list) {
        *hang = (struct hang){list, measure_hang(composer, list)};
    }
    return hang->width;
}
