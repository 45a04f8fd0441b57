/* Blocks to pages. Rows gather in a galley until something comes that fills a page by its
 * own rules: a list in columns, a statement, a drawing. */
#include "layout/pages.h"
#include "layout/compose.h"
#include "layout/prose.h"

#define STATEMENT_APART B(3) /* least space between the languages */

/* ---- statements ----------------------------------------------------------------------
 */

/* A statement in one size. Where the languages share the page, the first stands from the
 * top, the second from the foot; else their paragraphs are level. */
struct standing {
    const struct block *block;
    const struct setter *setter;
    enum role_name role;
    bool shared;
    mpt width[SIDE_COUNT], top[SIDE_COUNT];
};

/* Paragraphs below each other. */
struct stretch {
    mpt depth; /* of the last baseline below the first */
    mpt leading; /* 0: there is none */
};

/* A line and a half between paragraphs, from baseline to baseline. */
static mpt paragraph_step(mpt leading)
{
    return leading * 3 / 2;
}

/* The paragraphs of one language in a row; with a canvas they are placed from `at` down.
 */
static struct stretch set_row(const struct standing *standing, const struct block *row,
                              enum side side, const struct canvas *canvas,
                              struct point at)
{
    struct stretch all = {0, 0};
    struct set_how how = {
        .role = standing->role, .side = side, .width = standing->width[side]};
    for (size_t i = 0; i < row->as.row.cells.count; i++) {
        const struct block_cell *cell = &row->as.row.cells.items[i];
        if (cell->side != side) {
            continue;
        }
        const struct text_paragraph *set =
            setter_block(standing->setter, cell->text, &how);
        all.depth += all.leading > 0 ? paragraph_step(set->leading) : 0;
        if (canvas != NULL) {
            canvas_paragraph(canvas, set, (struct point){at.x, at.y + all.depth},
                             cell->element, standing->block->as.statement.colour[side]);
        }
        all.depth += set_depth(set);
        all.leading = set->leading;
    }
    return all;
}

/* The longest of the languages that are level in a row. */
static struct stretch tallest(const struct standing *standing, const struct block *row,
                              enum side side)
{
    struct stretch tall = {0, 0};
    for (enum side other = 0; other < setter_sides(standing->setter); other++) {
        if (other != side && standing->shared) {
            continue;
        }
        struct stretch one = set_row(standing, row, other, NULL, (struct point){0, 0});
        tall.depth = mpt_max(tall.depth, one.depth);
        tall.leading = mpt_max(tall.leading, one.leading);
    }
    return tall;
}

/* All rows in one language; returns the depth of its last baseline below the first. */
static mpt set_statement(const struct standing *standing, enum side side,
                         const struct canvas *canvas, struct point at)
{
    mpt depth = 0, y = 0;
    for (const struct block *row = standing->block->first; row != NULL; row = row->next) {
        struct stretch own =
            set_row(standing, row, side, canvas, (struct point){at.x, at.y + y});
        struct stretch tall = tallest(standing, row, side);
        depth = own.leading > 0 ? y + own.depth : depth;
        y += tall.depth + paragraph_step(tall.leading);
    }
    return depth;
}

/* The worst that a word suffers in that size. */
static enum text_division worst_division(const struct standing *standing)
{
    enum text_division worst = DIVISION_NONE;
    for (const struct block *row = standing->block->first; row != NULL; row = row->next) {
        for (size_t i = 0; i < row->as.row.cells.count; i++) {
            const struct block_cell *cell = &row->as.row.cells.items[i];
            struct set_how how = {.role = standing->role,
                                  .side = cell->side,
                                  .width = standing->width[cell->side]};
            const struct text_paragraph *set =
                setter_block(standing->setter, cell->text, &how);
            worst = set->division > worst ? set->division : worst;
        }
    }
    return worst;
}

static bool is_prose(const struct block *statement)
{
    for (const struct block *row = statement->first; row != NULL; row = row->next) {
        for (size_t i = 0; i < row->as.row.cells.count; i++) {
            if (row->as.row.cells.items[i].list != NULL) {
                return false;
            }
        }
    }
    return true;
}

/* True if the page holds the statement in that size, with words divided at `most` like
 * that. */
static bool fit_statement(const struct flow *flow, const struct block *block,
                          enum role_name role, enum text_division most,
                          struct standing *out)
{
    const struct page_form *form = flow->spread.form;
    *out = (struct standing){.block = block,
                             .setter = &flow->spread.pass->setter,
                             .role = role,
                             .shared = form->shared};
    for (enum side side = 0; side < setter_sides(out->setter); side++) {
        out->width[side] = form->regions[REGION_FULL][side].width;
    }
    if (worst_division(out) > most) {
        return false;
    }
    mpt top = form_snap(flow->last + block->as.statement.gap);
    mpt foot = form->last;
    for (enum side side = 0; side < setter_sides(out->setter); side++) {
        mpt depth = set_statement(out, side, NULL, (struct point){0, 0});
        if (side == SIDE_FIRST || !form->shared) {
            out->top[side] = top;
            foot = mpt_max(side == SIDE_FIRST ? 0 : foot, top + depth);
        } else {
            out->top[side] = form->last - depth;
            return foot + STATEMENT_APART <= out->top[side];
        }
    }
    return foot <= form->last;
}

static void place_statement(struct flow *flow, const struct standing *standing)
{
    for (uint8_t leaf = 0; leaf < flow->spread.form->leaves; leaf++) {
        struct canvas canvas = spread_canvas(&flow->spread, leaf);
        for (size_t i = 0; i < canvas.side_count; i++) {
            enum side side = canvas.sides[i];
            struct region region = canvas_region(&canvas, REGION_FULL, side);
            struct point at = {region.left, standing->top[side]};
            (void)set_statement(standing, side, &canvas, at);
        }
    }
    flow->y = flow->spread.form->last;
}

static void flush(struct flow *flow, struct composer *rows)
{
    prose_run_on(flow->spread.pass->rows, &rows->galley);
    flow_rows(flow, &rows->galley);
    *rows = composer_start(flow->spread.pass, &flow->spread.span);
}

/* In the largest size that fits the page; else as rows, which begin on the page of the
 * heading. */
static void fill_statement(struct flow *flow, struct composer *before,
                           const struct block *block)
{
    const struct block_statement *statement = &block->as.statement;
    struct galley rows = compose_children(flow->spread.pass, &flow->spread.span, block);
    struct standing standing;
    before->galley.room_below =
        rows.count > 0 ? rows.items[0].space + galley_head(&rows) : 0;
    flush(flow, before);
    for (size_t i = flow->spread.form->step; i < statement->steps && is_prose(block);
         i++) {
        bool last = i + 1 == statement->steps;
        enum text_division most = last ? DIVISION_COMPOUND : DIVISION_NONE;
        if (fit_statement(flow, block, statement->roles[i], most, &standing)) {
            place_statement(flow, &standing);
            return;
        }
    }
    flow_rows(flow, &rows);
}

/* ---- drawings ------------------------------------------------------------------------
 */

bool pages_makes_rows(const struct block *block)
{
    return block->kind == BLOCK_ROW || block->kind == BLOCK_GROUP ||
           block->kind == BLOCK_RULE || block->kind == BLOCK_FIGURE;
}

static struct galley rows_below(struct pass *pass, const struct span *span,
                                const struct block *drawing)
{
    struct composer rows = composer_start(pass, span);
    for (const struct block *block = drawing->next;
         block != NULL && pages_makes_rows(block); block = block->next) {
        compose_block(&rows, block);
    }
    prose_run_on(pass->rows, &rows.galley);
    return rows.galley;
}

mpt pages_height_below(struct pass *pass, const struct span *span,
                       const struct block *drawing)
{
    struct galley rows = rows_below(pass, span, drawing);
    return galley_height(&rows);
}

/* A form whose text area ends above the notes of the page. */
static struct page_form form_above_notes(const struct flow *flow)
{
    struct page_form form = *flow->spread.form;
    form.last = flow_page_last(flow);
    return form;
}

/* Height that the drawing wants below its heading, so that this does not stand alone. */
static mpt least_height(const struct flow *flow, const struct block *block)
{
    const struct drawing *drawing = &block->as.drawing;
    struct canvas probe = spread_canvas(&flow->spread, 0);
    return drawing->least == NULL ? 0 : drawing->least(drawing->self, &probe);
}

/* The room that what follows a drawing wants, so that it does not stand alone: that of
 * its beginning, but of `least` lines if it has as many, and of what cannot be divided
 * there. */
static mpt room_after(const struct flow *flow, const struct block *drawing, int least)
{
    const struct block *next = drawing->next;
    struct galley rows = rows_below(flow->spread.pass, &flow->spread.span, drawing);
    while (next != NULL && pages_makes_rows(next)) {
        next = next->next;
    }
    if (next != NULL && next->kind == BLOCK_DRAWING) {
        rows.room_below = least_height(flow, next);
    }
    if (rows.count == 0) {
        return 0;
    }
    mpt lines = least > 0 ? galley_reach(&rows, least * B(1)) : 0;
    return rows.items[0].space + mpt_max(lines, galley_head(&rows));
}

bool pages_drawing_fits(const struct flow *flow, const struct block *drawing, size_t part,
                        int least)
{
    struct canvas probe = spread_canvas(&flow->spread, 0);
    struct page_form form = form_above_notes(flow);
    probe.form = &form;
    struct drawing_room room = {.top = flow->at_top ? 0 : flow->y,
                                .below = room_after(flow, drawing, least)};
    return drawing->as.drawing.fits(drawing->as.drawing.self, &probe, &room, part);
}

/* Part after part, on as many pages as it takes. */
static void fill_drawing(struct flow *flow, const struct block *block)
{
    const struct drawing *drawing = &block->as.drawing;
    for (size_t part = 0; part < drawing->parts;) {
        if (flow->opened == 0 || part > 0 ||
            (!flow->at_top && !pages_drawing_fits(flow, block, part, 0))) {
            flow_new_page(flow);
        }
        mpt start = flow->at_top ? 0 : flow->y, foot = start;
        struct page_form form = form_above_notes(flow);
        size_t next = part;
        for (uint8_t leaf = 0; leaf < flow->spread.form->leaves; leaf++) {
            struct canvas canvas = spread_canvas(&flow->spread, leaf);
            canvas.form = &form;
            mpt top = start;
            next = drawing->paint(drawing->self, &canvas, &top, part);
            foot = top;
        }
        assert(next > part);
        part = next;
        flow->last = foot;
        flow->y = form_snap(foot);
        flow->at_top = false;
    }
}

/* ---- blocks --------------------------------------------------------------------------
 */

static void place(struct flow *flow, const struct galley *rows, enum flow_end end)
{
    if (end == FLOW_ENDS) {
        flow_last_rows(flow, rows);
    } else {
        flow_rows(flow, rows);
    }
}

/* Entries among the rows; or in columns, the first of them on the page of its heading. */
static void fill_list(struct flow *flow, struct composer *rows, const struct block *list,
                      enum flow_end end)
{
    size_t columns = list->as.list.whole ? 1 : flow->spread.form->list_columns;
    if (columns == 1) {
        compose_list(rows, list);
        return;
    }
    struct galley entries = compose_children(flow->spread.pass, &flow->spread.span, list);
    if (entries.count > 0) {
        rows->galley.room_below = list->as.list.gap + galley_head(&entries);
        flush(flow, rows);
        flow_set_columns(flow, columns, list->as.list.gap);
        mpt foot = flow->column_top + galley_head(&entries);
        if (flow->opened == 0 || foot > flow_page_last(flow) + B(1)) {
            flow_new_page(flow);
        }
        place(flow, &entries, list->next == NULL ? end : FLOW_GOES_ON);
        flow_end_columns(flow);
    }
}

static void fill(struct flow *flow, struct composer *rows, const struct block *parent,
                 enum flow_end end)
{
    for (const struct block *block = parent->first; block != NULL; block = block->next) {
        switch (block->kind) {
        case BLOCK_ROW:
        case BLOCK_GROUP:
        case BLOCK_RULE:
        case BLOCK_FIGURE: compose_block(rows, block); break;
        case BLOCK_LIST: fill_list(flow, rows, block, end); break;
        case BLOCK_STATEMENT: fill_statement(flow, rows, block); break;
        case BLOCK_DRAWING:
            rows->galley.room_below = least_height(flow, block);
            flush(flow, rows);
            fill_drawing(flow, block);
            break;
        case BLOCK_PAGE: assert(!"a page within a page"); break;
        }
    }
}

void pages_fill(struct flow *flow, const struct page_blocks *pages, enum flow_end end)
{
    struct composer rows = composer_start(flow->spread.pass, &flow->spread.span);
    for (size_t i = 0; i < pages->count; i++) {
        fill(flow, &rows, pages->items[i], i + 1 == pages->count ? end : FLOW_GOES_ON);
    }
    prose_run_on(flow->spread.pass->rows, &rows.galley);
    place(flow, &rows.galley, end);
}
