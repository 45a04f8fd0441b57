/* From blocks to rows. What a row says of lines and distances is kept; what it says of
 * places is looked up in the form. */
#include "layout/compose.h"
#include "base/array.h"
#include "layout/figure.h"
#include "layout/prose.h"
#include "layout/short_lists.h"

#define WIDE_GAP B(2) /* below a gap like this a paragraph is not indented */

enum { SHORT_ITEM = 4 }; /* lines below which an item is not divided */

/* ---- lists ------------------------------------------------------------------------- */

/* Where an item begins, from the left edge of its region. */
static mpt find_start(struct composer *composer, const struct block_list *list)
{
    mpt start = 0;
    for (list = list->outer; list != NULL; list = list->outer) {
        start += composer_hang(composer, list);
    }
    return start;
}

/* ---- rows -------------------------------------------------------------------------- */

/* A row on its way. */
struct making {
    struct composer *composer;
    const struct block_row *block;
    struct row *row;
    enum role_name drawn, stepped; /* the first role gives way to the second */
};

static enum role_name role_of(const struct making *making, const struct block_cell *cell)
{
    return cell->role == making->drawn ? making->stepped : cell->role;
}

static void add_cell(const struct making *making, const struct block_cell *cell,
                     const struct text_block *text, element_id element,
                     struct region place)
{
    const struct setter *setter = &making->composer->pass->setter;
    struct set_how how = {.role = role_of(making, cell),
                          .side = cell->side,
                          .width = place.width,
                          .indent = cell->indent,
                          .flush = text == cell->label};
    const struct text_paragraph *run_on = NULL;
    if (how.indent > 0 && making->composer->gaps[cell->side] >= WIDE_GAP) {
        run_on = setter_block(setter, text, &how);
        how.indent = 0;
    }
    struct cell made = {
        .paragraph = setter_block(setter, text, &how),
        .run_on = run_on,
        .side = cell->side,
        .left = place.left,
        .element = element,
        .colour = setter_colour(setter, cell->colour),
    };
    row_add(making->composer->pass->rows, making->row, &made);
}

static void compose_item(const struct making *making, const struct block_cell *cell,
                         struct region region)
{
    mpt start = find_start(making->composer, cell->list);
    mpt hang = composer_hang(making->composer, cell->list);
    if (cell->label != NULL) {
        struct region place = {region.left + start, region.width};
        add_cell(making, cell, cell->label, cell->label_element, place);
    }
    struct region place = {region.left + start + hang, region.width - start - hang};
    add_cell(making, cell, cell->text, cell->element, place);
}

static void compose_cell(const struct making *making, const struct block_cell *cell)
{
    const struct page_form *form = making->composer->form;
    struct region region = form->regions[making->block->region][cell->side];
    if (making->block->mark.number > 0 && (cell->side == SIDE_FIRST || !form->shared)) {
        region.left += making->block->mark.inset;
        region.width -= making->block->mark.inset;
    }
    if (cell->list != NULL) {
        compose_item(making, cell, region);
    } else {
        add_cell(making, cell, cell->text, cell->element, region);
    }
}

/* Headings by the lines that they may take: a longer one gives way to the next size. */
static const struct {
    enum role_name role, next;
    size_t most;
} STEPS[] = {
    {ROLE_H1, ROLE_H1_26, 4},
    {ROLE_H1_26, ROLE_H1_21, 5},
    {ROLE_H1_21, ROLE_H1_14, 7},
    {ROLE_H2, ROLE_H2_14, 7},
};

/* True if each language takes so few lines, and no word is divided. */
static bool takes_at_most(const struct making *making, size_t most)
{
    for (size_t i = 0; i < making->row->cells.count; i++) {
        const struct text_paragraph *set = making->row->cells.items[i].paragraph;
        if (set->line_count > most || set->division != DIVISION_NONE) {
            return false;
        }
    }
    return true;
}

static void compose_cells(struct making *making)
{
    const struct block_cells *cells = &making->block->cells;
    making->row->cells.count = 0;
    for (size_t i = 0; i < cells->count; i++) {
        if (composer_carries(making->composer, cells->items[i].side)) {
            compose_cell(making, &cells->items[i]);
        }
    }
}

/* In the first size that holds both languages. */
static void compose_heading(struct making *making)
{
    for (size_t i = 0; i < sizeof STEPS / sizeof STEPS[0]; i++) {
        if (STEPS[i].role == making->stepped && !takes_at_most(making, STEPS[i].most)) {
            making->stepped = STEPS[i].next;
            compose_cells(making);
        }
    }
}

static bool is_short(const struct row *row)
{
    for (size_t i = 0; i < row->cells.count; i++) {
        if (row->cells.items[i].paragraph->line_count >= SHORT_ITEM) {
            return false;
        }
    }
    return true;
}

static bool is_item(const struct block *block)
{
    if (block == NULL || block->kind != BLOCK_ROW) {
        return false;
    }
    const struct block_cells *cells = &block->as.row.cells;
    return cells->count > 0 && cells->items[cells->count - 1].list != NULL;
}

/* A short item does not stand alone at an end of the page: the first of a list stays with
 * the second, the one before the last with it. */
static void keep_item(struct composer *composer, struct row *row,
                      const struct block *item)
{
    bool begins = !composer->in_list, ends = !is_item(item->next);
    composer->in_list = is_item(item);
    if (!is_item(item) || !is_short(row)) {
        return;
    }
    row->keep_next = row->keep_next || (begins && !ends);
    if (ends && !begins) {
        row[-1].keep_next = true;
    }
}

/* True for a paragraph or an item of running text. */
static bool is_running(const struct block *block)
{
    const struct block_row *row = &block->as.row;
    for (size_t i = 0; i < row->cells.count; i++) {
        if (row->cells.items[i].role != ROLE_BODY || row->cells.items[i].line > 0) {
            return false;
        }
    }
    return row->divide != DIVIDE_NEVER && row->heading == NULL && row->target == NULL &&
           row->mark.number == 0;
}

static bool ends_in_colon(const struct text_block *text)
{
    for (size_t i = text->run_count; i > 0; i--) {
        struct str words = text->runs[i - 1].text;
        if (words.size > 0) {
            return words.data[words.size - 1] == ':';
        }
    }
    return false;
}

/* True for a paragraph that says what follows, in one of its languages. */
static bool announces(const struct block *block)
{
    const struct block_row *row = &block->as.row;
    for (size_t i = 0; i < row->cells.count; i++) {
        if (ends_in_colon(row->cells.items[i].text)) {
            return is_running(block);
        }
    }
    return false;
}

/* A list stays with the paragraph that ends in a colon before it. */
static void keep_announced(struct composer *composer, struct row *row,
                           const struct block *block)
{
    if (composer->announces && is_item(block)) {
        row[-1].keep_next = true;
    }
    composer->announces = announces(block);
}

/* How far each language ends above the foot of its row. */
static void measure_gaps(struct composer *composer, const struct row *row)
{
    mpt depth[SIDE_COUNT] = {0, 0};
    for (size_t i = 0; i < row->cells.count; i++) {
        const struct cell *cell = &row->cells.items[i];
        depth[cell->side] = mpt_max(depth[cell->side], row_cell_depth(cell));
    }
    for (enum side side = 0; side < SIDE_COUNT; side++) {
        composer->gaps[side] = row_depth(row) - depth[side];
    }
}

static void compose_row(struct composer *composer, const struct block *block)
{
    const struct block_row *source = &block->as.row;
    struct row *row = galley_add(composer->pass->rows, &composer->galley);
    struct making making = {composer, source, row, ROLE_COUNT, ROLE_COUNT};
    if (source->heading != NULL) {
        making.drawn = making.stepped = source->cells.items[0].role;
    }
    compose_cells(&making);
    compose_heading(&making);
    if (row->cells.count == 0) {
        composer->galley.count--; /* nothing in the languages of this flow */
        return;
    }
    if (source->cells.items[source->cells.count - 1].line > 0) {
        composer_stack(composer, row, &source->cells, source->depth);
    } else {
        for (size_t i = 0; i < row->cells.count; i++) {
            row->cells.items[i].first = source->depth;
        }
    }
    row->space = source->space;
    row->after = source->after;
    row->keep_next = block->keep == KEEP_NEXT;
    keep_item(composer, row, block);
    keep_announced(composer, row, block);
    row->can_split = source->divide == DIVIDE_LINES ||
                     (source->divide == DIVIDE_LONG && !is_short(row));
    row->mark = source->mark;
    row->mark_left = source->region == REGION_CONTENTS
                         ? composer->form->regions[REGION_CONTENTS][SIDE_FIRST].left
                         : 0;
    row->heading = source->heading;
    row->target = source->target;
    row->runs = is_running(block);
    short_lists_note(composer, row, block);
    measure_gaps(composer, row);
}

/* ---- groups ------------------------------------------------------------------------ */

static void lower(struct row *row, mpt depth)
{
    for (size_t i = 0; i < row->cells.count; i++) {
        row->cells.items[i].first += depth;
    }
}

/* All rows of a group stay together and whole. */
static void keep_all(struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        rows[i].can_split = false;
        rows[i].keep_next = i + 1 < count;
    }
}

/* Rule, number and least measures of an entry. */
static void frame_entry(struct row *rows, size_t count, const struct block_entry *entry)
{
    struct row *head = &rows[0], *last = &rows[count - 1];
    bool single = count == 1;
    head->space = entry->space;
    head->rule = entry->rule;
    head->rule_rise = entry->rise;
    head->minimum = single ? entry->minimum : 0;
    lower(head, entry->depth);
    if (entry->number.words.size > 0 || entry->number.is_target) {
        head->number = &entry->number;
    }
    if (entry->call.words.size > 0) {
        head->call = &entry->call;
    }
    if (single || entry->closes) {
        last->after = entry->after;
    } else {
        head->after = entry->head_after;
    }
    if (!single && entry->gap > 0) {
        rows[1].space = entry->gap;
    }
}

static void compose_group(struct composer *composer, const struct block *block)
{
    size_t at = composer->galley.count;
    for (const struct block *child = block->first; child != NULL; child = child->next) {
        compose_block(composer, child);
    }
    size_t count = composer->galley.count - at;
    if (count == 0) {
        return;
    }
    struct row *rows = &composer->galley.items[at];
    if (block->keep == KEEP_ALL) {
        keep_all(rows, count);
    } else if (block->keep == KEEP_HEAD) {
        rows[0].keep_next = rows[0].keep_next || count > 1;
    }
    if (block->as.entry != NULL) {
        frame_entry(rows, count, block->as.entry);
    }
}

void compose_block(struct composer *composer, const struct block *block)
{
    composer->announces = composer->announces && block->kind == BLOCK_ROW;
    switch (block->kind) {
    case BLOCK_ROW: compose_row(composer, block); break;
    case BLOCK_GROUP: compose_group(composer, block); break;
    case BLOCK_FIGURE: figure_compose(composer, block); break;
    case BLOCK_RULE: {
        struct row *row = galley_close(composer->pass->rows, &composer->galley,
                                       block->as.rule.thickness, block->as.rule.rise);
        row->space = block->as.rule.space;
        row->keep_next = block->keep == KEEP_NEXT;
        break;
    }
    case BLOCK_PAGE:
    case BLOCK_LIST:
    case BLOCK_STATEMENT:
    case BLOCK_DRAWING: assert(!"stands in no row"); break;
    }
}

void compose_list(struct composer *composer, const struct block *list)
{
    size_t at = composer->galley.count;
    for (const struct block *child = list->first; child != NULL; child = child->next) {
        compose_block(composer, child);
    }
    if (composer->galley.count > at) {
        composer->galley.items[at].space = list->as.list.gap;
    }
}

struct galley compose_children(struct pass *pass, const struct span *span,
                               const struct block *parent)
{
    struct composer composer = composer_start(pass, span);
    for (const struct block *child = parent->first; child != NULL; child = child->next) {
        compose_block(&composer, child);
    }
    prose_run_on(pass->rows, &composer.galley);
    return composer.galley;
}
