/* Pairing. Blocks pair by position; a heading in either language closes the gap, so that
 * what stands under a heading in one language stands beside it in the other. */
#include "blocks/script.h"
#include "base/array.h"
#include "base/letters.h"
#include "blocks/script_table.h"
#include <assert.h>
#include <string.h>

#define PARAGRAPH_INDENT PT(13)

/* Spaces in baselines; rows: before, columns: next. */
/* clang-format off */
static const uint8_t SPACES[ROW_KIND_COUNT][ROW_KIND_COUNT] = {
    /*               NONE H1 LEAD H2 H3 BODY ITEM RULED FIGURE */
    [ROW_NONE]   = { 0,   0, 0,   0, 0, 0,   0,   0,    0 },
    [ROW_H1]     = { 0,   4, 3,   3, 3, 3,   3,   3,    3 },
    [ROW_LEAD]   = { 0,   4, 2,   3, 2, 2,   2,   2,    2 },
    [ROW_H2]     = { 0,   4, 2,   3, 2, 2,   2,   2,    2 },
    [ROW_H3]     = { 0,   4, 1,   3, 2, 1,   1,   2,    2 },
    [ROW_BODY]   = { 0,   4, 2,   3, 2, 1,   1,   2,    2 },
    [ROW_ITEM]   = { 0,   4, 2,   3, 2, 1,   1,   2,    2 },
    [ROW_RULED]  = { 0,   4, 2,   3, 2, 2,   2,   0,    2 },
    [ROW_FIGURE] = { 0,   4, 2,   3, 2, 2,   2,   2,    3 },
};
/* clang-format on */

mpt script_space(enum row_kind before, enum row_kind next)
{
    return B(1) * SPACES[before][next];
}

static enum side sides(const struct script *script)
{
    return (enum side)script->side_count;
}

static void close_lists(struct script *script, enum side side)
{
    for (size_t i = 0; i <= LIST_DEPTH_MAX; i++) {
        script->lists[side].list[i] = NO_ELEMENT;
        script->lists[side].body[i] = NO_ELEMENT;
    }
}

struct script script_start(const struct script *script, struct block *into,
                           const element_id *parents)
{
    struct script begun = {
        .arena = script->arena,
        .display = script->display,
        .languages = script->languages,
        .side_count = script->side_count,
        .into = into,
        .region = REGION_TEXT,
        .role = ROLE_BODY,
    };
    for (enum side side = 0; side < sides(script); side++) {
        begun.parent[side] = parents[side];
        close_lists(&begun, side);
    }
    return begun;
}

void script_add_elements(const struct script *script, enum element_kind kind,
                         element_id *out)
{
    for (enum side side = 0; side < sides(script); side++) {
        out[side] = display_add_element(script->display, kind, script->parent[side]);
    }
}

void script_add_list(const struct script *script, enum list_numbering labels,
                     element_id *lists)
{
    script_add_elements(script, ELEMENT_L, lists);
    for (enum side side = 0; side < sides(script); side++) {
        script->display->elements.items[lists[side]].numbering = labels;
    }
}

struct script_texts script_words_of(const struct script *script, const struct str *words,
                                    const struct mark *marks)
{
    struct script_texts texts = {{NULL, NULL}};
    for (enum side side = 0; side < sides(script); side++) {
        if (words[side].size > 0) {
            struct text_block *block =
                text_make_block(script->display->arena, words[side]);
            block->mark = marks[side];
            texts.of[side] = block;
        }
    }
    return texts;
}

struct script_texts script_words(const struct script *script, const struct str *words)
{
    return script_words_of(script, words, (const struct mark[SIDE_COUNT]){0});
}

/* ---- rows -------------------------------------------------------------------------- */

static enum theme_colour colour_of(const struct script *script, enum role_name role,
                                   enum side side)
{
    if (script->inverse) {
        return side == SIDE_FIRST ? COLOUR_WHITE : COLOUR_LIMELIGHT;
    }
    return setter_role_colour(role, side);
}

static enum row_kind kind_of_role(enum role_name role)
{
    switch ((int)role) {
    case ROLE_H1: return ROW_H1;
    case ROLE_LEAD: return ROW_LEAD;
    case ROLE_H2: return ROW_H2;
    case ROLE_H3:
    case ROLE_LABEL: return ROW_H3;
    default: return ROW_BODY;
    }
}

static bool is_heading(enum row_kind kind)
{
    return kind == ROW_H1 || kind == ROW_H2 || kind == ROW_H3;
}

static struct block *add_row(struct script *script, enum row_kind kind)
{
    struct block *block = block_add(script->display->arena, script->into, BLOCK_ROW);
    block->as.row.region = script->region;
    block->as.row.space = script_space(script->last, kind);
    block->keep = is_heading(kind) ? KEEP_NEXT : KEEP_NONE;
    script->last = kind;
    return block;
}

static struct block_cell make_cell(const struct script *script, enum side side,
                                   const struct text_block *text, enum role_name role)
{
    return (struct block_cell){
        .side = side,
        .role = role,
        .colour = colour_of(script, role, side),
        .text = text,
    };
}

static void add_cell(struct script *script, struct block *row,
                     const struct block_cell *cell)
{
    block_add_cell(script->display->arena, &row->as.row.cells, cell);
    if (row->mark.line == 0) {
        row->mark = cell->text->mark;
    }
}

struct heading *script_heading(struct script *script, struct block *row, int level,
                               size_t place)
{
    struct heading *heading = arena_new(script->arena, struct heading);
    heading->level = level;
    heading->place = place;
    for (size_t i = 0; i < row->as.row.cells.count; i++) {
        const struct block_cell *cell = &row->as.row.cells.items[i];
        heading->title[cell->side] = text_plain(cell->text, script->arena);
        heading->elements[cell->side] = cell->element;
    }
    row->as.row.heading = heading;
    return heading;
}

static int heading_level(enum element_kind element)
{
    switch ((int)element) {
    case ELEMENT_H1: return 1;
    case ELEMENT_H2: return 2;
    case ELEMENT_H3: return 3;
    default: return 0;
    }
}

struct block *script_row(struct script *script, const struct script_texts *texts,
                         enum role_name role, enum element_kind kind,
                         const element_id *elements)
{
    struct block *row = NULL;
    for (enum side side = 0; side < sides(script); side++) {
        if (texts->of[side] == NULL) {
            continue;
        }
        row = row == NULL ? add_row(script, kind_of_role(role)) : row;
        struct block_cell cell = make_cell(script, side, texts->of[side], role);
        cell.element = elements != NULL ? elements[side]
                                        : display_add_element(script->display, kind,
                                                              script->parent[side]);
        add_cell(script, row, &cell);
    }
    int level = heading_level(kind);
    if (row != NULL && level > 0) {
        script_heading(script, row, level, NO_PLACE);
    } else if (row != NULL) {
        row->as.row.divide = DIVIDE_LINES;
    }
    return row;
}

/* ---- lists ------------------------------------------------------------------------- */

static struct str list_label(const struct text_block *block)
{
    return block->ordered ? block->label : STR("–");
}

/* What the labels of the block's list are: „1.“, „1.1.“; „IV.“; „а)“; „А)“. */
static enum list_numbering numbering_of(const struct text_block *block)
{
    static const char ROMAN[] = "IVXLC";
    size_t at = 0;
    uint32_t first = str_next(block->label, &at);
    if (!block->ordered) {
        return LIST_BULLETS;
    }
    if (first >= '0' && first <= '9') {
        return LIST_DECIMAL;
    }
    if (first < 0x80 && strchr(ROMAN, (int)first) != NULL) {
        return LIST_UPPER_ROMAN;
    }
    return letters_lower(first) == first ? LIST_LOWER_ALPHA : LIST_UPPER_ALPHA;
}

static int depth_of(const struct text_block *block)
{
    return block->level < LIST_DEPTH_MAX ? block->level : LIST_DEPTH_MAX;
}

/* True if the block ends the list of `first`, or begins the next one of its level. */
static bool ends_list(const struct text_block *block, const struct text_block *first)
{
    return block->kind != BLOCK_ITEM || block->level < first->level ||
           (block->level == first->level && block->list_start && block != first);
}

/* The list that begins with block `at`, with the labels of all its items. */
static struct block_list *make_list(struct script *script, enum side side,
                                    const struct text_blocks *blocks, size_t at)
{
    struct block_list *list = arena_new(script->display->arena, struct block_list);
    const struct text_block *first = &blocks->items[at];
    size_t end = at;
    for (; end < blocks->count && !ends_list(&blocks->items[end], first); end++) {
    }
    list->side = side;
    list->role = script->role;
    list->labels = arena_array(script->display->arena, end - at, sizeof *list->labels);
    for (size_t i = at; i < end; i++) {
        const struct text_block *block = &blocks->items[i];
        if (block->level == first->level && block->ordered) {
            struct str label = list_label(block);
            list->labels[list->label_count++] =
                text_make_block(script->display->arena, label);
            list->most = block->number > list->most ? block->number : list->most;
        }
    }
    return list;
}

static element_id item_element(struct script *script, enum side side,
                               const struct text_block *block, element_id *label)
{
    struct display *display = script->display;
    struct script_lists *lists = &script->lists[side];
    int level = depth_of(block);
    element_id above = level > 1 ? lists->body[level - 1] : NO_ELEMENT;
    if (block->list_start || lists->list[level] == NO_ELEMENT) {
        lists->list[level] = display_add_element(
            display, ELEMENT_L, above != NO_ELEMENT ? above : script->parent[side]);
        display->elements.items[lists->list[level]].numbering = numbering_of(block);
    }
    if (block->item_start || lists->body[level] == NO_ELEMENT) {
        element_id item = display_add_element(display, ELEMENT_LI, lists->list[level]);
        *label = display_add_element(display, ELEMENT_LBL, item);
        lists->body[level] = display_add_element(display, ELEMENT_LBODY, item);
    }
    return display_add_element(display, ELEMENT_P, lists->body[level]);
}

/* ---- fields ------------------------------------------------------------------------ */

/* How far each side of a field has been written. */
struct progress {
    const struct text_blocks *blocks[SIDE_COUNT];
    size_t at[SIDE_COUNT];
};

static const struct text_block *next_block(const struct progress *progress,
                                           enum side side)
{
    const struct text_blocks *blocks = progress->blocks[side];
    return blocks == NULL || progress->at[side] >= blocks->count
               ? NULL
               : &blocks->items[progress->at[side]];
}

static enum row_kind kind_of_block(const struct text_block *block)
{
    switch (block->kind) {
    case BLOCK_HEADING: return block->level == 2 ? ROW_H2 : ROW_H3;
    case BLOCK_ITEM: return ROW_ITEM;
    case BLOCK_CELL:
    case BLOCK_PARAGRAPH: break;
    }
    return ROW_BODY;
}

static void add_item(struct script *script, struct block *row, enum side side,
                     const struct progress *progress)
{
    const struct text_block *block = next_block(progress, side);
    struct block_list **open = script->lists[side].open;
    int level = depth_of(block);
    if (block->list_start || open[level] == NULL) {
        open[level] = make_list(script, side, progress->blocks[side], progress->at[side]);
        open[level]->outer = open[level - 1];
    }
    struct block_cell cell = make_cell(script, side, block, script->role);
    element_id label = NO_ELEMENT;
    cell.element = item_element(script, side, block, &label);
    cell.list = open[level];
    if (block->item_start && label != NO_ELEMENT) {
        struct str words = list_label(block);
        cell.label = text_make_block(script->display->arena, words);
        cell.label_element = label;
    }
    add_cell(script, row, &cell);
}

static void add_heading(struct script *script, struct block *row, enum side side,
                        const struct text_block *block)
{
    /* Where a ### comes before any ##, no level may be left out (PDF/UA-1, 7.4.2). */
    bool third = block->level > 2 && script->has_h2[side];
    struct block_cell cell =
        make_cell(script, side, block, block->level == 2 ? ROLE_H2 : ROLE_H3);
    cell.element = display_add_element(script->display, third ? ELEMENT_H3 : ELEMENT_H2,
                                       script->parent[side]);
    add_cell(script, row, &cell);
    int level = row->as.row.heading == NULL ? block->level : row->as.row.heading->level;
    script_heading(script, row, level, NO_PLACE);
    script->has_h2[side] = true;
}

static void add_side(struct script *script, struct block *row, enum side side,
                     struct progress *progress, mpt indent)
{
    const struct text_block *block = next_block(progress, side);
    if (block->kind != BLOCK_ITEM) {
        close_lists(script, side);
    }
    switch (block->kind) {
    case BLOCK_HEADING: add_heading(script, row, side, block); break;
    case BLOCK_ITEM: add_item(script, row, side, progress); break;
    case BLOCK_CELL: assert(!"stands in a table"); break;
    case BLOCK_PARAGRAPH: {
        struct block_cell cell = make_cell(script, side, block, script->role);
        cell.indent = indent;
        cell.element =
            display_add_element(script->display, ELEMENT_P, script->parent[side]);
        add_cell(script, row, &cell);
        break;
    }
    }
    progress->at[side]++;
}

/* True if the side's next block takes part in the next row: a heading waits for that of
 * the other language. */
static bool takes_part(const struct progress *progress, enum side side)
{
    const struct text_block *block = next_block(progress, side);
    const struct text_block *other = next_block(progress, SIDE_SECOND - side);
    return block != NULL && (block->kind != BLOCK_HEADING || other == NULL ||
                             other->kind == BLOCK_HEADING);
}

/* Paragraphs and items in a type larger than the grid stand no closer to each other than
 * their own lines do. */
static void keep_leading(struct script *script, enum row_kind next)
{
    struct block *last = script->into->last;
    bool before = script->last == ROW_BODY || script->last == ROW_ITEM;
    if (before && last != NULL && last->kind == BLOCK_ROW &&
        (next == ROW_BODY || next == ROW_ITEM)) {
        mpt leading = role_find(script->role)->style[SIDE_FIRST].leading;
        last->as.row.after = mpt_max(last->as.row.after, leading - B(1));
    }
}

/* The tables that come next, together where both sides have one; false if none does. */
static bool add_table(struct script *script, struct progress *progress)
{
    struct typed_table tables[SIDE_COUNT] = {{0}};
    bool any = false;
    for (enum side side = 0; side < sides(script); side++) {
        const struct text_block *block = next_block(progress, side);
        if (block != NULL && block->kind == BLOCK_CELL) {
            tables[side] = typed_table_at(progress->blocks[side], progress->at[side]);
            progress->at[side] += tables[side].count;
            close_lists(script, side);
            any = true;
        }
    }
    if (any) {
        script_add_table(script, tables);
    }
    return any;
}

/* The next blocks of both sides as a row; false when none are left. */
static bool add_blocks(struct script *script, struct progress *progress)
{
    if (add_table(script, progress)) {
        return true;
    }
    const bool part[SIDE_COUNT] = {takes_part(progress, SIDE_FIRST),
                                   takes_part(progress, SIDE_SECOND)};
    if (!part[SIDE_FIRST] && !part[SIDE_SECOND]) {
        return false;
    }
    enum side lead = part[SIDE_FIRST] ? SIDE_FIRST : SIDE_SECOND;
    enum row_kind kind = kind_of_block(next_block(progress, lead));
    bool follows = script->last == ROW_BODY || script->last == ROW_ITEM;
    mpt indent = follows && kind == ROW_BODY ? PARAGRAPH_INDENT : 0;
    keep_leading(script, kind);
    struct block *row = add_row(script, kind);
    for (enum side side = 0; side < sides(script); side++) {
        if (part[side]) {
            add_side(script, row, side, progress, indent);
        }
    }
    bool is_lead = script->role == ROLE_LEAD; /* stays whole below its heading */
    row->as.row.divide = is_lead            ? DIVIDE_NEVER
                         : kind == ROW_BODY ? DIVIDE_LINES
                         : kind == ROW_ITEM ? DIVIDE_LONG
                                            : DIVIDE_NEVER;
    return true;
}

void script_field(struct script *script, const struct text_blocks *const *fields)
{
    for (enum side side = 0; side < sides(script); side++) {
        close_lists(script, side);
        for (size_t i = 0; i <= LIST_DEPTH_MAX; i++) {
            script->lists[side].open[i] = NULL;
        }
    }
    script_go_on(script, fields);
}

void script_go_on(struct script *script, const struct text_blocks *const *fields)
{
    struct progress progress = {0};
    for (enum side side = 0; side < sides(script); side++) {
        progress.blocks[side] = fields[side];
    }
    while (add_blocks(script, &progress)) {
    }
}
