/* Pairing. Blocks pair by position; a heading in either language closes the gap, so that
 * what stands under a heading in one language stands beside it in the other. */
#include "layout/pair.h"
#include "base/array.h"
#include "layout/place.h"
#include "layout/set.h"

#define PAIR_HANG MM(4.6)
#define PAIR_INDENT PT(13)
#define PAIR_LABEL_APART PT(3) /* least space between a number and its item */
#define PAIR_NUMERAL_APART MM(2) /* least space between a numeral and the text */

/* Spaces in baselines; rows: before, columns: next. */
/* clang-format off */
static const uint8_t SPACES[PAIR_KIND_COUNT][PAIR_KIND_COUNT] = {
    /*               NONE H1 LEAD H2 H3 BODY ITEM RULED FIGURE */
    [PAIR_NONE]  = { 0,   0, 0,   0, 0, 0,   0,   0,    0 },
    [PAIR_H1]    = { 0,   4, 3,   3, 3, 3,   3,   3,    3 },
    [PAIR_LEAD]  = { 0,   4, 2,   3, 2, 2,   2,   2,    2 },
    [PAIR_H2]    = { 0,   4, 2,   3, 2, 2,   2,   2,    2 },
    [PAIR_H3]    = { 0,   4, 1,   3, 2, 1,   1,   2,    2 },
    [PAIR_BODY]  = { 0,   4, 2,   3, 2, 1,   1,   2,    2 },
    [PAIR_ITEM]  = { 0,   4, 2,   3, 2, 1,   1,   2,    2 },
    [PAIR_RULED] = { 0,   4, 2,   3, 2, 2,   2,   0,    2 },
    [PAIR_FIGURE] = {0,   4, 2,   3, 2, 2,   2,   2,    3 },
};
/* clang-format on */

mpt pair_space(enum pair_kind before, enum pair_kind next)
{
    return B(1) * SPACES[before][next];
}

struct pairing pair_start(struct layout *layout, const element_id *parents)
{
    struct pairing pairing = {.layout = layout, .role = ROLE_BODY};
    bool single = layout_is_single(layout);
    pairing.left[SIDE_FIRST] = single ? GRID_SINGLE : 0;
    pairing.left[SIDE_SECOND] = GRID_SECOND;
    pairing.width[SIDE_FIRST] = single ? GRID_SINGLE_WIDTH : GRID_HALF;
    pairing.width[SIDE_SECOND] = GRID_HALF;
    for (enum side side = 0; side < layout_sides(layout); side++) {
        pairing.parent[side] = parents[side];
        for (size_t i = 0; i <= PAIR_DEPTH_MAX; i++) {
            pairing.lists[side].list[i] = NO_ELEMENT;
            pairing.lists[side].body[i] = NO_ELEMENT;
        }
    }
    return pairing;
}

void pair_indent_first(struct pairing *pairing)
{
    if (!layout_is_single(pairing->layout)) {
        pairing->left[SIDE_FIRST] = grid_column(2);
        pairing->width[SIDE_FIRST] = grid_columns(5);
    }
}

static const struct colour *colour_of(const struct pairing *pairing, enum role_name role,
                                      enum side side)
{
    if (pairing->inverse) {
        return theme_colour(side == SIDE_FIRST ? COLOUR_WHITE : COLOUR_LIMELIGHT);
    }
    return theme_colour(theme_role(role)->colour[side]);
}

static enum pair_kind kind_of_role(enum role_name role)
{
    switch ((int)role) {
    case ROLE_H1: return PAIR_H1;
    case ROLE_LEAD: return PAIR_LEAD;
    case ROLE_H2: return PAIR_H2;
    case ROLE_H3:
    case ROLE_LABEL: return PAIR_H3;
    default: return PAIR_BODY;
    }
}

static struct row *add_row(struct pairing *pairing, enum pair_kind kind)
{
    struct row *row = galley_add(pairing->layout, &pairing->galley);
    row->space = pair_space(pairing->last, kind);
    row->keep_next = kind == PAIR_H1 || kind == PAIR_H2 || kind == PAIR_H3;
    pairing->last = kind;
    return row;
}

/* A cell in the column of a side. */
static struct cell make_cell(const struct pairing *pairing, enum side side,
                             const struct text_paragraph *paragraph, enum role_name role)
{
    return (struct cell){
        .paragraph = paragraph,
        .left = pairing->left[side],
        .colour = colour_of(pairing, role, side),
    };
}

static void add_cell(struct pairing *pairing, struct row *row, struct cell cell,
                     element_id element)
{
    cell.element = element;
    row_add(pairing->layout, row, &cell);
}

static struct heading_mark *make_heading(struct pairing *pairing, int level)
{
    struct heading_mark *mark = arena_new(pairing->layout->pages, struct heading_mark);
    mark->section = SIZE_MAX;
    mark->level = level;
    return mark;
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

struct row *pair_inline(struct pairing *pairing, const struct localized *text,
                        enum role_name role, enum element_kind element)
{
    struct layout *layout = pairing->layout;
    struct row *row = NULL;
    int level = heading_level(element);
    for (enum side side = 0; side < layout_sides(layout); side++) {
        struct set_how how = {.role = role, .side = side, .width = pairing->width[side]};
        const struct text_paragraph *paragraph = set_inline(layout, text, &how);
        if (paragraph == NULL) {
            continue;
        }
        if (row == NULL) {
            row = add_row(pairing, kind_of_role(role));
            row->can_split = level == 0;
            row->heading = level > 0 ? make_heading(pairing, level) : NULL;
        }
        if (row->heading != NULL) {
            row->heading->title[side] = set_plain(layout, text, side);
        }
        element_id id =
            display_add_element(layout->display, element, pairing->parent[side]);
        add_cell(pairing, row, make_cell(pairing, side, paragraph, role), id);
    }
    return row;
}

void pair_section_heading(struct pairing *pairing, size_t section)
{
    const struct section *source = &pairing->layout->brochure->sections[section];
    struct row *row = pair_inline(pairing, &source->heading, ROLE_H1, ELEMENT_H1);
    if (row != NULL) {
        row->heading->section = section;
    }
}

struct row *pair_words(struct pairing *pairing, const struct str *words,
                       enum role_name role, const element_id *elements)
{
    struct row *row = add_row(pairing, kind_of_role(role));
    for (enum side side = 0; side < layout_sides(pairing->layout); side++) {
        struct set_how how = {.role = role, .side = side, .width = pairing->width[side]};
        add_cell(
            pairing, row,
            make_cell(pairing, side, set_words(pairing->layout, words[side], &how), role),
            elements[side]);
    }
    return row;
}

const struct text_line *row_numeral(struct layout *layout, struct str words)
{
    static const enum role_name ROLES[] = {ROLE_ROW_NUMERAL, ROLE_PRIORITY_TITLE_21,
                                           ROLE_DIRECTORY_NUMERAL};
    return set_line_within(layout, words, (struct set_roles){ROLES, 3},
                           grid_column(2) - PAIR_NUMERAL_APART);
}

/* ---- lists ------------------------------------------------------------------------- */

/* Letters of a second level; Bulgarian lists skip й, ъ and ь. */
static struct str list_letter(uint32_t number, enum lang lang, struct arena *arena)
{
    static const char BG[] = "абвгдежзиклмнопрстуфхцчшщюя";
    size_t count = lang == LANG_BG ? (sizeof BG - 1) / 2 : 26;
    size_t index = (number - 1) % count;
    size_t round = (number - 1) / count;
    struct builder builder = {.arena = arena};
    for (size_t i = 0; i <= round && i < 4; i++) {
        if (lang == LANG_BG) {
            builder_add(&builder, (struct str){BG + index * 2, 2});
        } else {
            builder_format(&builder, "%c", (char)('a' + (int)index));
        }
    }
    builder_add(&builder, STR(")"));
    return builder_str(&builder);
}

static struct str list_label(const struct text_block *block, enum lang lang,
                             struct arena *arena)
{
    if (!block->ordered) {
        return STR("–");
    }
    if (block->level == 2) {
        return list_letter(block->number, lang, arena);
    }
    const char *close = block->level == 1 ? "." : ")";
    return str_format(arena, "%u%s", block->number, close);
}

/* How far the text of an item hangs: enough for the widest number of its list. Steps
 * are for the sake of lists that follow each other; a larger type may need more. */
static mpt list_hang(const struct pairing *pairing, enum side side,
                     const struct text_blocks *blocks, size_t at)
{
    struct layout *layout = pairing->layout;
    enum lang lang = layout->languages[side];
    int level = blocks->items[at].level;
    uint32_t most = 0;
    mpt widest = 0;
    for (size_t i = at; i < blocks->count; i++) {
        const struct text_block *block = &blocks->items[i];
        bool same = block->kind == BLOCK_ITEM && block->level == level;
        if (block->kind != BLOCK_ITEM || block->level < level ||
            (same && block->list_start && i > at)) {
            break;
        }
        if (same && block->ordered) {
            struct str label = list_label(block, lang, layout->pages);
            widest = mpt_max(widest, set_line(layout, label, pairing->role, side)->width);
            most = block->number > most ? block->number : most;
        }
    }
    mpt step = most < 10 ? PAIR_HANG : most < 100 ? PAIR_HANG * 4 / 3 : PAIR_HANG * 5 / 3;
    return mpt_max(step, widest + PAIR_LABEL_APART);
}

static element_id item_element(struct pairing *pairing, enum side side,
                               const struct text_block *block, element_id *label)
{
    struct display *display = pairing->layout->display;
    struct pair_lists *lists = &pairing->lists[side];
    int level = block->level < PAIR_DEPTH_MAX ? block->level : PAIR_DEPTH_MAX;
    element_id above = level > 1 ? lists->body[level - 1] : NO_ELEMENT;
    if (block->list_start || lists->list[level] == NO_ELEMENT) {
        lists->list[level] = display_add_element(
            display, ELEMENT_L, above != NO_ELEMENT ? above : pairing->parent[side]);
        display->elements.items[lists->list[level]].ordered = block->ordered;
    }
    if (block->item_start || lists->body[level] == NO_ELEMENT) {
        element_id item = display_add_element(display, ELEMENT_LI, lists->list[level]);
        *label = display_add_element(display, ELEMENT_LBL, item);
        lists->body[level] = display_add_element(display, ELEMENT_LBODY, item);
    }
    return display_add_element(display, ELEMENT_P, lists->body[level]);
}

static void close_lists(struct pairing *pairing, enum side side)
{
    for (size_t i = 0; i <= PAIR_DEPTH_MAX; i++) {
        pairing->lists[side].list[i] = NO_ELEMENT;
        pairing->lists[side].body[i] = NO_ELEMENT;
    }
}

/* ---- fields ------------------------------------------------------------------------ */

struct pair_blocks {
    const struct text_blocks *blocks[SIDE_COUNT];
    size_t at[SIDE_COUNT];
    mpt hang[SIDE_COUNT][PAIR_DEPTH_MAX + 1]; /* of the open list of each level */
};

static const struct text_block *next_block(const struct pair_blocks *pair, enum side side)
{
    const struct text_blocks *blocks = pair->blocks[side];
    return blocks == NULL || pair->at[side] >= blocks->count
               ? NULL
               : &blocks->items[pair->at[side]];
}

static enum pair_kind kind_of_block(const struct text_block *block)
{
    switch (block->kind) {
    case BLOCK_HEADING: return block->level == 2 ? PAIR_H2 : PAIR_H3;
    case BLOCK_ITEM: return PAIR_ITEM;
    case BLOCK_PARAGRAPH: break;
    }
    return PAIR_BODY;
}

static void add_item_cells(struct pairing *pairing, struct row *row, enum side side,
                           struct pair_blocks *pair)
{
    const struct text_block *block = next_block(pair, side);
    mpt *hang = pair->hang[side];
    int level = block->level < PAIR_DEPTH_MAX ? block->level : PAIR_DEPTH_MAX;
    if (block->list_start || hang[level] == 0) {
        hang[level] = list_hang(pairing, side, pair->blocks[side], pair->at[side]);
    }
    mpt start = 0;
    for (int i = 1; i < level; i++) {
        start += hang[i] > 0 ? hang[i] : PAIR_HANG;
    }
    mpt left = pairing->left[side];
    mpt width = pairing->width[side];
    element_id label = NO_ELEMENT;
    element_id body = item_element(pairing, side, block, &label);
    if (block->item_start && label != NO_ELEMENT) {
        struct str words =
            list_label(block, pairing->layout->languages[side], pairing->layout->pages);
        struct set_how how = {
            .role = pairing->role, .side = side, .width = width, .flush = true};
        pairing->left[side] = left + start;
        add_cell(pairing, row,
                 make_cell(pairing, side, set_words(pairing->layout, words, &how),
                           pairing->role),
                 label);
    }
    struct set_how how = {
        .role = pairing->role, .side = side, .width = width - start - hang[level]};
    pairing->left[side] = left + start + hang[level];
    add_cell(
        pairing, row,
        make_cell(pairing, side, set_block(pairing->layout, block, &how), pairing->role),
        body);
    pairing->left[side] = left;
}

static void add_heading_cell(struct pairing *pairing, struct row *row, enum side side,
                             const struct text_block *block)
{
    struct layout *layout = pairing->layout;
    enum role_name role = block->level == 2 ? ROLE_H2 : ROLE_H3;
    /* Where a ### comes before any ##, no level may be left out (PDF/UA-1, 7.4.2). */
    bool third = block->level > 2 && pairing->has_h2[side];
    enum element_kind kind = third ? ELEMENT_H3 : ELEMENT_H2;
    struct set_how how = {.role = role, .side = side, .width = pairing->width[side]};
    if (row->heading == NULL) {
        row->heading = make_heading(pairing, block->level);
    }
    row->heading->title[side] = text_plain(block, layout->pages);
    pairing->has_h2[side] = true;
    add_cell(pairing, row, make_cell(pairing, side, set_block(layout, block, &how), role),
             display_add_element(layout->display, kind, pairing->parent[side]));
}

static void add_side(struct pairing *pairing, struct row *row, enum side side,
                     struct pair_blocks *pair, mpt indent)
{
    struct layout *layout = pairing->layout;
    const struct text_block *block = next_block(pair, side);
    if (block->kind != BLOCK_ITEM) {
        close_lists(pairing, side);
    }
    switch (block->kind) {
    case BLOCK_HEADING: add_heading_cell(pairing, row, side, block); break;
    case BLOCK_ITEM: add_item_cells(pairing, row, side, pair); break;
    case BLOCK_PARAGRAPH: {
        struct set_how how = {.role = pairing->role,
                              .side = side,
                              .width = pairing->width[side],
                              .indent = indent};
        add_cell(pairing, row,
                 make_cell(pairing, side, set_block(layout, block, &how), pairing->role),
                 display_add_element(layout->display, ELEMENT_P, pairing->parent[side]));
        break;
    }
    }
    pair->at[side]++;
}

static bool is_short_item(const struct row *row)
{
    size_t lines = 0;
    for (size_t i = 0; i < row->cells.count; i++) {
        size_t count = row->cells.items[i].paragraph->line_count;
        lines = count > lines ? count : lines;
    }
    return lines < 4;
}

/* True if the side's next block takes part in the next row: a heading waits for that of
 * the other language. */
static bool takes_part(const struct pair_blocks *pair, enum side side)
{
    const struct text_block *block = next_block(pair, side);
    const struct text_block *other = next_block(pair, SIDE_SECOND - side);
    return block != NULL && (block->kind != BLOCK_HEADING || other == NULL ||
                             other->kind == BLOCK_HEADING);
}

/* Paragraphs and items in a type larger than the grid stand no closer to each other than
 * their own lines do. */
static void keep_leading(struct pairing *pairing, enum pair_kind next)
{
    bool before = pairing->last == PAIR_BODY || pairing->last == PAIR_ITEM;
    if (before && pairing->galley.count > 0 && (next == PAIR_BODY || next == PAIR_ITEM)) {
        struct row *row = &pairing->galley.items[pairing->galley.count - 1];
        mpt leading = theme_role(pairing->role)->style[SIDE_FIRST].leading;
        row->after = mpt_max(row->after, leading - B(1));
    }
}

void pair_field(struct pairing *pairing, const struct localized *field,
                enum text_markup markup)
{
    struct pair_blocks pair = {0};
    for (enum side side = 0; side < layout_sides(pairing->layout); side++) {
        pair.blocks[side] = set_blocks(pairing->layout, field, side, markup);
        close_lists(pairing, side);
    }
    for (;;) {
        bool part[SIDE_COUNT] = {takes_part(&pair, SIDE_FIRST),
                                 takes_part(&pair, SIDE_SECOND)};
        if (!part[SIDE_FIRST] && !part[SIDE_SECOND]) {
            break;
        }
        enum side lead = part[SIDE_FIRST] ? SIDE_FIRST : SIDE_SECOND;
        enum pair_kind kind = kind_of_block(next_block(&pair, lead));
        mpt indent = pairing->last == PAIR_BODY && kind == PAIR_BODY ? PAIR_INDENT : 0;
        keep_leading(pairing, kind);
        struct row *row = add_row(pairing, kind);
        for (enum side side = 0; side < layout_sides(pairing->layout); side++) {
            if (part[side]) {
                add_side(pairing, row, side, &pair, indent);
            }
        }
        row->can_split = kind == PAIR_BODY || (kind == PAIR_ITEM && !is_short_item(row));
    }
}
