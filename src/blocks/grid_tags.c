/* The structure of a table: once in the Part of each language, so that it can be read
 * there without the other. */
#include "blocks/grid.h"

struct tagging {
    struct grid *grid;
    const struct script *script;
    enum side side;
};

static element_id add(const struct tagging *tagging, enum element_kind kind,
                      element_id parent)
{
    return display_add_element(tagging->script->display, kind, parent);
}

static struct element *element_at(const struct tagging *tagging, element_id id)
{
    return &tagging->script->display->elements.items[id];
}

/* A piece that stands apart from the text before it in its cell: a blank is read before
 * it, or both would be one word. */
static element_id add_piece(const struct tagging *tagging, element_id cell,
                            struct str words)
{
    element_id piece = add(tagging, ELEMENT_SPAN, cell);
    element_at(tagging, piece)->words =
        str_format(tagging->script->arena, " %.*s", STR_ARGS(words));
    return piece;
}

/* What a cell is, of a head that of `column`; if it has a unit or notes, its text has an
 * element of its own beside theirs, so that what is said in place of the text leaves them
 * alone. Returns the element of the cell. */
static element_id tag_cell(const struct tagging *tagging, struct grid_cell *cell,
                           enum element_kind kind, element_id row,
                           struct grid_column *column)
{
    enum side side = tagging->side;
    element_id own = add(tagging, kind, row);
    bool noted = cell->marks.size > 0;
    bool unit = column != NULL && column->unit[side].size > 0;
    cell->elements[side] = noted || unit ? add(tagging, ELEMENT_SPAN, own) : own;
    element_at(tagging, cell->elements[side])->words = cell->spoken[side];
    if (column != NULL) {
        column->unit_elements[side] =
            unit ? add_piece(tagging, own, column->unit[side]) : NO_ELEMENT;
    }
    cell->mark_elements[side] = noted ? add_piece(tagging, own, cell->marks) : NO_ELEMENT;
    return own;
}

static void set_head(const struct tagging *tagging, element_id id,
                     enum element_scope scope, size_t columns)
{
    element_at(tagging, id)->scope = (uint8_t)scope;
    element_at(tagging, id)->columns = (uint16_t)columns;
}

/* ---- heads ----------------------------------------------------------------------- */

static struct grid_span *find_span(struct grid *grid, size_t level, size_t column)
{
    for (size_t i = 0; i < grid->span_count; i++) {
        struct grid_span *span = &grid->spans[i];
        if (span->level == level && column >= span->first &&
            column < span->first + span->count) {
            return span;
        }
    }
    return NULL;
}

/* A row of heads over several columns; where there is none, an empty cell. */
static void tag_spans(const struct tagging *tagging, element_id head, size_t level)
{
    struct grid *grid = tagging->grid;
    bool any = false;
    for (size_t c = 0; c < grid->column_count; c++) {
        any = any || find_span(grid, level, c) != NULL;
    }
    if (!any) {
        return;
    }
    element_id row = add(tagging, ELEMENT_TR, head);
    for (size_t c = 0; c < grid->column_count; c++) {
        struct grid_span *span = find_span(grid, level, c);
        if (span == NULL) {
            (void)add(tagging, ELEMENT_TD, row);
        } else if (span->first == c) {
            span->elements[tagging->side] = add(tagging, ELEMENT_TH, row);
            set_head(tagging, span->elements[tagging->side], SCOPE_COLUMN, span->count);
        }
    }
}

static void tag_heads(const struct tagging *tagging, element_id head)
{
    element_id row = add(tagging, ELEMENT_TR, head);
    for (size_t c = 0; c < tagging->grid->column_count; c++) {
        struct grid_column *column = &tagging->grid->columns[c];
        set_head(tagging, tag_cell(tagging, &column->head, ELEMENT_TH, row, column),
                 column->corner ? SCOPE_BOTH : SCOPE_COLUMN, 1);
    }
}

/* ---- rows ------------------------------------------------------------------------ */

static void tag_row(const struct tagging *tagging, struct grid_row *row,
                    element_id parent)
{
    const struct grid *grid = tagging->grid;
    element_id line = add(tagging, ELEMENT_TR, parent);
    if (row->kind == GRID_GROUP) {
        set_head(tagging, tag_cell(tagging, &row->cells[0], ELEMENT_TH, line, NULL),
                 SCOPE_ROW, grid->column_count);
        return;
    }
    for (size_t c = 0; c < grid->column_count; c++) {
        bool label = c == grid->label;
        element_id cell = tag_cell(tagging, &row->cells[c],
                                   label ? ELEMENT_TH : ELEMENT_TD, line, NULL);
        if (label) {
            set_head(tagging, cell, SCOPE_ROW, 1);
        }
    }
}

static void tag_rows(const struct tagging *tagging, element_id table)
{
    struct grid *grid = tagging->grid;
    element_id body = NO_ELEMENT, foot = NO_ELEMENT;
    for (size_t r = 0; r < grid->row_count; r++) {
        bool total = grid->rows[r].kind == GRID_TOTAL;
        element_id *part = total ? &foot : &body;
        if (*part == NO_ELEMENT) {
            *part = add(tagging, total ? ELEMENT_TFOOT : ELEMENT_TBODY, table);
        }
        tag_row(tagging, &grid->rows[r], *part);
    }
}

void grid_add_notes(struct grid *grid, const struct script *script, enum side side)
{
    struct tagging tagging = {grid, script, side};
    for (size_t i = 0; i < grid->note_count; i++) {
        struct grid_note *note = &grid->notes[i];
        note->elements[side] = add(&tagging, ELEMENT_P, script->parent[side]);
        note->number_elements[side] = NO_ELEMENT;
        if (note->number.size > 0) {
            element_id number = add(&tagging, ELEMENT_SPAN, note->elements[side]);
            note->number_elements[side] = number;
            /* Read with the text behind it, so a blank stands between. */
            element_at(&tagging, number)->words =
                str_format(script->arena, "%.*s ", STR_ARGS(note->number));
        }
    }
}

void grid_add_elements(struct grid *grid, const struct script *script)
{
    for (enum side side = 0; side < (enum side)script->side_count; side++) {
        struct tagging tagging = {grid, script, side};
        element_id table = add(&tagging, ELEMENT_TABLE, script->parent[side]);
        if (grid->caption.of[side] != NULL) {
            grid->captions[side] = add(&tagging, ELEMENT_CAPTION, table);
        }
        element_id head = add(&tagging, ELEMENT_THEAD, table);
        tag_spans(&tagging, head, 0);
        tag_spans(&tagging, head, 1);
        tag_heads(&tagging, head);
        tag_rows(&tagging, table);
        grid_add_notes(grid, script, side);
    }
}
