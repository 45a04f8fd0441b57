/* A list of many short items leaves half of its measure empty and takes twice the room
 * that it needs. Both languages must have short items: then both stand alike. The items
 * keep their places in the structure, which are made before there is a row. */
#include "layout/short_lists.h"
#include "base/array.h"

#define COLUMN MM(38)
#define GUTTER MM(6)
#define MEASURE_LEAST MM(81.9) /* both and the gutter, whatever is lost in rounding */
#define ITEM_MOST MM(35)

enum { ITEMS_LEAST = 8 };

static const struct block_list *outermost(const struct block_list *list)
{
    while (list != NULL && list->outer != NULL) {
        list = list->outer;
    }
    return list;
}

/* The item of a side, alone in the row with its label; NULL if there is none. */
static const struct block_cell *find_item(const struct block_row *row, enum side side)
{
    const struct block_cell *found = NULL;
    for (size_t i = 0; i < row->cells.count; i++) {
        const struct block_cell *cell = &row->cells.items[i];
        if (cell->side != side) {
            continue;
        }
        if (found != NULL || cell->list == NULL || cell->label == NULL) {
            return NULL;
        }
        found = cell;
    }
    return found;
}

static bool is_short(struct composer *composer, const struct block_row *row,
                     const struct block_cell *cell)
{
    struct region region = composer->form->regions[row->region][cell->side];
    mpt hang = composer_hang(composer, cell->list);
    struct set_how how = {
        .role = cell->role, .side = cell->side, .width = region.width - hang};
    if (cell->list->outer != NULL || region.width < MEASURE_LEAST) {
        return false;
    }
    const struct text_paragraph *set =
        setter_block(&composer->pass->setter, cell->text, &how);
    return set->line_count == 1 && set->lines[0].width <= ITEM_MOST &&
           set->lines[0].width + hang <= COLUMN;
}

void short_lists_note(struct composer *composer, struct row *row,
                      const struct block *block)
{
    const struct block_row *source = &block->as.row;
    const struct setter *setter = &composer->pass->setter;
    row->list = outermost(source->cells.items[0].list);
    row->is_short = row->list != NULL && source->mark.number == 0;
    for (enum side side = 0; row->is_short && side < setter_sides(setter); side++) {
        const struct block_cell *item = find_item(source, side);
        row->is_short = item != NULL && is_short(composer, source, item);
    }
}

/* How many rows from `at` on are items of its list; 0 if any of them is too long. */
static size_t count_items(const struct galley *galley, size_t at)
{
    const struct block_list *list = galley->items[at].list;
    size_t count = 0;
    if (list == NULL || (at > 0 && galley->items[at - 1].list == list)) {
        return 0;
    }
    bool all = true;
    for (; at + count < galley->count && galley->items[at + count].list == list;
         count++) {
        all = all && galley->items[at + count].is_short;
    }
    return all ? count : 0;
}

void short_lists_mark(struct galley *galley)
{
    for (size_t at = 0, count; at<galley->count; at += count> 0 ? count : 1) {
        count = count_items(galley, at);
        count = count >= ITEMS_LEAST ? count : 0;
        for (size_t i = at; i < at + count; i++) {
            struct row *row = &galley->items[i];
            row->short_count = at + count - i;
            row->keep_next = i == at; /* two rows at least stand below a heading */
            row->runs = row->can_split = false;
        }
    }
}

struct row short_lists_row(struct arena *arena, const struct row *rows, size_t at,
                           size_t down)
{
    struct row row = rows[at];
    row.cells = (struct row_cells){0};
    for (size_t i = 0; i < rows[at].cells.count; i++) {
        row_add(arena, &row, &rows[at].cells.items[i]);
    }
    if (at + down < rows->short_count) {
        const struct row_cells *beside = &rows[at + down].cells;
        for (size_t i = 0; i < beside->count; i++) {
            struct cell cell = beside->items[i];
            cell.left += COLUMN + GUTTER;
            row_add(arena, &row, &cell);
        }
    }
    return row;
}
