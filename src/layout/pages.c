/* Blocks to pages. Rows gather in a galley until something comes that fills a page by its
 * own rules: a list in columns, a statement, a drawing. */
#include "layout/pages.h"
#include "layout/compose.h"
#include "layout/entries.h"
#include "layout/prose.h"

#define STATEMENT_APART B(3) /* least space between the languages */
#define STATEMENT_FAR B(14) /* most space between them */
#define BRIEF_DEPTH B(24)

enum {
    BRIEF_LINES = 6,
    WHOLE_PARTS = 3, /* of a page: a third is not torn */
    ALL_LINES = 10000 /* more than a flow takes */
};

/* ---- statements ----------------------------------------------------------------------
 */

/* A statement in one size. Where the languages share the page, the first stands from the
 * top, the second from the foot, but not far below it; else their paragraphs are level.
 */
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

/* What a statement comes to in that size. */
struct look {
    enum text_division worst; /* that a word suffers */
    size_t lines[SIDE_COUNT];
    mpt depth[SIDE_COUNT];
};

static struct look look_at(const struct standing *standing)
{
    struct look look = {DIVISION_NONE, {0, 0}, {0, 0}};
    for (const struct block *row = standing->block->first; row != NULL; row = row->next) {
        for (size_t i = 0; i < row->as.row.cells.count; i++) {
            const struct block_cell *cell = &row->as.row.cells.items[i];
            struct set_how how = {.role = standing->role,
                                  .side = cell->side,
                                  .width = standing->width[cell->side]};
            const struct text_paragraph *set =
                setter_block(standing->setter, cell->text, &how);
            look.worst = set->division > look.worst ? set->division : look.worst;
            look.lines[cell->side] += set->line_count;
        }
    }
    for (enum side side = 0; side < setter_sides(standing->setter); side++) {
        look.depth[side] = set_statement(standing, side, NULL, (struct point){0, 0});
    }
    return look;
}

/* True if the languages in large type take so little that it may be larger still. */
static bool is_brief(const struct standing *standing, const struct look *look)
{
    for (enum side side = 0; side < setter_sides(standing->setter); side++) {
        bool large = side == SIDE_FIRST || !standing->shared;
        if (large &&
            (look->lines[side] > BRIEF_LINES || look->depth[side] > BRIEF_DEPTH)) {
            return false;
        }
    }
    return true;
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

/* By how much that size rises above the usual one, so that the white above stays. */
static mpt rise_of(const struct standing *standing)
{
    const struct role *usual = role_find(standing->block->as.statement.role);
    mpt more = role_find(standing->role)->style[SIDE_FIRST].leading -
               usual->style[SIDE_FIRST].leading;
    return mpt_max(0, more);
}

/* Finds where the languages stand below the heading; true if the page holds them. */
static bool stand(struct standing *standing, const struct flow *flow,
                  const struct look *look)
{
    const struct page_form *form = flow->spread.form;
    mpt gap = standing->block->as.statement.gap + rise_of(standing);
    mpt top = form_snap(flow->last + gap), foot = top;
    for (enum side side = 0; side < setter_sides(standing->setter); side++) {
        mpt depth = look->depth[side];
        if (side == SIDE_FIRST || !form->shared) {
            standing->top[side] = top;
            foot = mpt_max(foot, top + depth);
        } else {
            mpt low = form->last - depth;
            standing->top[side] = mpt_min(low, form_snap(foot + STATEMENT_FAR));
            return foot + STATEMENT_APART <= low;
        }
    }
    return foot <= form->last;
}

/* True if that size suits the statement and the page holds it. */
static bool fit_statement(const struct flow *flow, const struct block *block,
                          enum role_name role, struct standing *out)
{
    const struct page_form *form = flow->spread.form;
    *out = (struct standing){.block = block,
                             .setter = &flow->spread.pass->setter,
                             .role = role,
                             .shared = form->shared};
    for (enum side side = 0; side < setter_sides(out->setter); side++) {
        out->width[side] = form->regions[REGION_FULL][side].width;
    }
    struct look look = look_at(out);
    bool larger = role < block->as.statement.role + form->step;
    enum text_division most =
        role == ROLE_STATEMENT_14 ? DIVISION_COMPOUND : DIVISION_NONE;
    return look.worst <= most && (!larger || is_brief(out, &look)) &&
           stand(out, flow, &look);
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

/* What concerns rows beside each other, once all of them are there. */
static void join_rows(struct composer *rows)
{
    const struct page_form *form = rows->form;
    prose_run_on(rows->pass->rows, &rows->galley);
    entries_keep(&rows->galley, (form->last - form->first) / WHOLE_PARTS);
}

static void flush(struct flow *flow, struct composer *rows)
{
    join_rows(rows);
    flow_rows(flow, &rows->galley);
    *rows = composer_start(flow->spread.pass, &flow->spread.span);
}

/* In its size, or larger if it is brief, or smaller if it must be to fit the page; else
 * as rows, which begin on the page of the heading. */
static void fill_statement(struct flow *flow, struct composer *before,
                           const struct block *block)
{
    struct galley rows = compose_children(flow->spread.pass, &flow->spread.span, block);
    struct standing standing;
    before->galley.room_below =
        rows.count > 0 ? rows.items[0].space + galley_head(&rows) : 0;
    flush(flow, before);
    for (enum role_name role = ROLE_STATEMENT_52 + flow->spread.form->step;
         role <= ROLE_STATEMENT_14 && is_prose(block); role++) {
        if (fit_statement(flow, block, role, &standing)) {
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
    join_rows(&rows);
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

static void give_way(const struct flow *flow, const struct block *block,
                     const struct canvas *canvas)
{
    const struct drawing *drawing = &block->as.drawing;
    if (drawing->give_way != NULL) {
        struct drawing_room room = {.top = flow->at_top ? 0 : flow->y,
                                    .below = room_after(flow, block, ALL_LINES)};
        drawing->give_way(drawing->self, canvas, &room);
    }
}

bool pages_drawing_fits(const struct flow *flow, const struct block *drawing, size_t part,
                        int least)
{
    struct canvas probe = spread_canvas(&flow->spread, 0);
    struct page_form form = form_above_notes(flow);
    probe.form = &form;
    struct drawing_room room = {.top = flow->at_top ? 0 : flow->y,
                                .below = room_after(flow, drawing, least)};
    give_way(flow, drawing, &probe);
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
        struct canvas probe = spread_canvas(&flow->spread, 0);
        size_t next = part;
        give_way(flow, block, &probe);
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
    join_rows(&rows);
    place(flow, &rows.galley, end);
}
