/* The row of blocks: edges from the sums of all parts before, so that the last one ends
 * where the row does. A share that has no room in its block stands above it. Names stand
 * below their blocks, or in a list where they would touch. */
#include "sections/budget_blocks.h"

#define BELOW_HEADING B(3) /* baseline of the caption */
#define BELOW_TEXT B(2)
#define BELOW_TABLE B(1.8)
#define BLOCK_GAP B(0.5) /* from the caption to the blocks */
#define STREET MM(1.2)
#define HEIGHT B(5)
#define HEIGHT_SMALL B(4)
#define HEIGHT_NAMED B(3.4)
#define HEIGHT_NAMED_SMALL B(2.4)
#define SHARE_DROP B(0.2) /* of a share below the middle of its block */
#define INSET MM(2) /* of what stands in a block */
#define LEAST MM(5) /* narrower blocks hold nothing */
#define EDGE MM(0.6) /* least distance of what is centred in a block */
#define ABOVE_RISE B(0.4) /* of what stands above a block */
#define ABOVE_APART MM(2.4)
#define NUMERAL_APART MM(0.8) /* from a share beside it */
#define NAMES_BELOW B(1.3) /* baseline below the blocks */
#define NAMES_FOOT B(1)
#define NAMES_APART MM(2.5)
#define LIST_BELOW B(1.6)
#define SWATCH MM(2.4)
#define SWATCH_APART MM(3.6)

enum { MILLION = 1000000, OWN_COLOURS = 6, STACK_COLOURS = 6 };

/* Of parts that are no priorities, and what is written on them. */
static const struct {
    enum theme_colour fill, text;
} STACK[STACK_COLOURS] = {{COLOUR_DEEP, COLOUR_WHITE},    {COLOUR_LINDEN, COLOUR_WHITE},
                          {COLOUR_LEAF, COLOUR_INK},      {COLOUR_LIME, COLOUR_INK},
                          {COLOUR_LIMELIGHT, COLOUR_INK}, {COLOUR_STONE2, COLOUR_INK}};

/* A row on its way to a page. */
struct placing_row {
    const struct budget_blocks *blocks;
    const struct canvas *canvas;
    struct region region; /* from the trim */
    struct number all;
};

static struct placing_row begin(const struct budget_blocks *blocks,
                                const struct canvas *canvas)
{
    const struct page_form *form = canvas->form;
    struct placing_row row = {.blocks = blocks, .canvas = canvas};
    row.region = blocks->table != NULL ? grid_region(blocks->table, canvas)
                 : form->shared        ? (struct region){0, form->live}
                                       : form->regions[REGION_TEXT][canvas->sides[0]];
    row.region.left += canvas_left(canvas);
    for (size_t i = 0; i < blocks->count; i++) {
        (void)number_add(&row.all, row.all, blocks->items[i].whole);
    }
    return row;
}

/* ---- edges -----------------------------------------------------------------------
 */

/* The left edge of block `index`; of the count, one street behind the row. */
static mpt edge_at(const struct placing_row *row, size_t index)
{
    struct number sum = {0, 0}, part = {0, 0};
    mpt width = row->region.width - (mpt)(row->blocks->count - 1) * STREET;
    for (size_t i = 0; i < index; i++) {
        (void)number_add(&sum, sum, row->blocks->items[i].whole);
    }
    (void)number_divide(&part, sum, row->all, NUMBER_DECIMALS_MAX);
    return row->region.left +
           (mpt)(((int64_t)width * part.units + MILLION / 2) / MILLION) +
           (mpt)index * STREET;
}

static mpt width_at(const struct placing_row *row, size_t index)
{
    return edge_at(row, index + 1) - STREET - edge_at(row, index);
}

/* ---- what stands in a block ---------------------------------------------------------
 */

static const struct text_line *set_share(const struct placing_row *row, size_t index,
                                         enum side side)
{
    const struct grid_cell *cell = &row->blocks->items[index].share;
    bool once = row->canvas->form->shared && cell->shared.size > 0;
    return setter_line(row->canvas->setter, once ? cell->shared : cell->figure[side],
                       ROLE_DIRECTORY_NUMERAL, side);
}

static mpt share_width(const struct placing_row *row, size_t index)
{
    mpt width = 0;
    for (enum side side = 0; side < setter_sides(row->canvas->setter); side++) {
        width = mpt_max(width, set_share(row, index, side)->width);
    }
    return width;
}

static const struct text_line *set_numeral(const struct placing_row *row, size_t index,
                                           enum role_name role)
{
    struct str words = row->blocks->items[index].numeral;
    return words.size == 0
               ? NULL
               : setter_line(row->canvas->setter, words, role, row->canvas->sides[0]);
}

/* The width of what stands in a block with the numeral in that role. */
static mpt held_width(const struct placing_row *row, size_t index, enum role_name role)
{
    const struct text_line *numeral = set_numeral(row, index, role);
    return mpt_max(share_width(row, index), numeral == NULL ? 0 : numeral->width);
}

/* True if share and numeral stand above the block. */
static bool is_above(const struct placing_row *row, size_t index)
{
    mpt width = width_at(row, index);
    return width < LEAST || held_width(row, index, ROLE_BLOCK_NUMERAL) + 2 * EDGE > width;
}

static mpt block_height(const struct placing_row *row)
{
    bool small = row->canvas->form->step > 0;
    if (row->blocks->named) {
        return small ? HEIGHT_NAMED_SMALL : HEIGHT_NAMED;
    }
    return small ? HEIGHT_SMALL : HEIGHT;
}

/* From the caption to the upper edge of the blocks. */
static mpt height_above(const struct placing_row *row)
{
    for (size_t i = 0; i < row->blocks->count; i++) {
        if (is_above(row, i)) {
            return BLOCK_GAP + B(1);
        }
    }
    return BLOCK_GAP;
}

/* ---- names below -------------------------------------------------------------------
 */

static const struct text_paragraph *set_name(const struct placing_row *row, size_t index,
                                             enum side side, mpt width)
{
    struct set_how how = {
        .role = ROLE_TABLE_LABEL_BELOW, .side = side, .width = width, .flush = true};
    return setter_block(row->canvas->setter, row->blocks->items[index].name.of[side],
                        &how);
}

/* Width of a name in one line, in any language. */
static mpt name_width(const struct placing_row *row, size_t index)
{
    mpt widest = 0;
    for (enum side side = 0; side < setter_sides(row->canvas->setter); side++) {
        const struct text_paragraph *set = set_name(row, index, side, MM(2000));
        widest = mpt_max(widest, set == NULL ? 0 : set->widest);
    }
    return widest;
}

/* Where a name begins; the last one ends with the row if it must. */
static mpt name_left(const struct placing_row *row, size_t index)
{
    mpt left = edge_at(row, index), width = name_width(row, index);
    bool last = index + 1 == row->blocks->count;
    return last ? mpt_min(left, row->region.left + row->region.width - width) : left;
}

/* True if names stand in a list, since they would touch below their blocks. */
static bool is_listed(const struct placing_row *row)
{
    for (size_t i = 0; i + 1 < row->blocks->count; i++) {
        if (name_left(row, i) + name_width(row, i) + NAMES_APART >
            name_left(row, i + 1)) {
            return true;
        }
    }
    return name_left(row, row->blocks->count - 1) < row->region.left;
}

/* Left edge, from the trim, and width of the names of a language in the list. */
static struct region list_region(const struct placing_row *row, enum side side)
{
    const struct page_form *form = row->canvas->form;
    struct region text = {row->region.left, row->region.width};
    if (form->shared) {
        text = form->regions[REGION_TEXT][side];
        text.left += canvas_left(row->canvas);
    }
    mpt beside = form->shared && side == SIDE_SECOND ? 0 : SWATCH_APART;
    return (struct region){text.left + beside, text.width - beside};
}

/* From the first line of a name in the list to its last one. */
static mpt list_depth(const struct placing_row *row, size_t index)
{
    mpt depth = 0;
    for (enum side side = 0; side < setter_sides(row->canvas->setter); side++) {
        mpt width = list_region(row, side).width;
        depth = mpt_max(depth, set_depth(set_name(row, index, side, width)));
    }
    return depth;
}

/* From the lower edge of the blocks to the last line below them. */
static mpt height_below(const struct placing_row *row)
{
    bool stacked = row->canvas->form->shared && setter_sides(row->canvas->setter) > 1;
    if (!row->blocks->named) {
        return 0;
    }
    if (!is_listed(row)) {
        return NAMES_BELOW + (stacked ? B(1) : 0);
    }
    mpt height = LIST_BELOW - B(1);
    for (size_t i = 0; i < row->blocks->count; i++) {
        height += list_depth(row, i) + B(1);
    }
    return height;
}

/* ---- painting -----------------------------------------------------------------------
 */

struct block_paint {
    enum theme_colour fill, text;
};

static struct block_paint colours_of(const struct placing_row *row, size_t index)
{
    const struct canvas *canvas = row->canvas;
    size_t number = row->blocks->items[index].priority;
    if (number == 0) {
        return (struct block_paint){STACK[index % STACK_COLOURS].fill,
                                    STACK[index % STACK_COLOURS].text};
    }
    if (number > OWN_COLOURS) {
        return (struct block_paint){COLOUR_LINDEN, COLOUR_WHITE};
    }
    struct priority_colours colours = role_priority(canvas->setter->theme, number);
    return canvas->sides[0] == SIDE_SECOND
               ? (struct block_paint){colours.tint, COLOUR_INK}
               : (struct block_paint){colours.fill, colours.text};
}

/* A share or a numeral, which languages share. */
static void paint_line(const struct placing_row *row, const struct text_line *line,
                       const struct shared_number *number, struct point at)
{
    struct shared_number own = *number;
    own.line = line;
    canvas_number(row->canvas, &own, at);
}

static void paint_share(const struct placing_row *row, size_t index, struct point at,
                        enum theme_colour colour)
{
    const struct budget_block *block = &row->blocks->items[index];
    enum side side = row->canvas->sides[0];
    const struct shared_number number = {
        .words = block->share.figure[side],
        .other = block->share.figure[SIDE_SECOND],
        .elements = {block->shares[SIDE_FIRST], block->shares[SIDE_SECOND]},
        .colour = colour};
    paint_line(row, set_share(row, index, side), &number, at);
}

static void paint_numeral(const struct placing_row *row, size_t index,
                          enum role_name role, struct point at, enum theme_colour colour)
{
    const struct budget_block *block = &row->blocks->items[index];
    const struct text_line *line = set_numeral(row, index, role);
    const struct shared_number number = {
        .words = block->titles[row->canvas->sides[0]],
        .other = block->titles[SIDE_SECOND],
        .elements = {block->names[SIDE_FIRST], block->names[SIDE_SECOND]},
        .colour = colour};
    if (line != NULL) {
        paint_line(row, line, &number, at);
    }
}

/* Where a line stands in a block: inset, or in the middle of a narrow one. */
static mpt line_left(const struct placing_row *row, size_t index, mpt line)
{
    mpt width = width_at(row, index);
    mpt inset = line + 2 * INSET <= width ? INSET : (width - line) / 2;
    return edge_at(row, index) + inset;
}

static void paint_held(const struct placing_row *row, size_t index, mpt top)
{
    enum theme_colour ink = colours_of(row, index).text;
    mpt height = block_height(row);
    bool wide = height == HEIGHT &&
                held_width(row, index, ROLE_KEY_36) + 2 * INSET <= width_at(row, index);
    enum role_name role = wide ? ROLE_KEY_36 : ROLE_BLOCK_NUMERAL;
    const struct text_line *numeral = set_numeral(row, index, role);
    mpt share = numeral == NULL ? height / 2 + SHARE_DROP : height - B(0.6);
    if (numeral != NULL) {
        mpt left = line_left(row, index, numeral->width);
        struct point at = {canvas_optical_left(numeral, left), top + height - B(1.85)};
        paint_numeral(row, index, role, at, ink);
    }
    mpt width = set_share(row, index, row->canvas->sides[0])->width;
    paint_share(row, index, (struct point){line_left(row, index, width), top + share},
                ink);
}

/* The width of numeral and share beside each other. */
static mpt above_width(const struct placing_row *row, size_t index)
{
    const struct text_line *numeral = set_numeral(row, index, ROLE_DIRECTORY_NUMERAL);
    return share_width(row, index) +
           (numeral == NULL ? 0 : numeral->width + NUMERAL_APART);
}

/* What stands above narrow blocks keeps apart from its neighbours and within the row. */
static void paint_above(const struct placing_row *row, mpt y)
{
    size_t count = row->blocks->count;
    mpt *lefts = arena_new_array(row->canvas->setter->pages, count, mpt);
    mpt next = row->region.left, limit = row->region.left + row->region.width;
    for (size_t i = 0; i < count; i++) {
        if (is_above(row, i)) {
            lefts[i] = mpt_max(edge_at(row, i), next);
            next = lefts[i] + above_width(row, i) + ABOVE_APART;
        }
    }
    for (size_t i = count; i > 0; i--) {
        if (is_above(row, i - 1)) {
            lefts[i - 1] = mpt_min(lefts[i - 1], limit - above_width(row, i - 1));
            limit = lefts[i - 1] - ABOVE_APART;
        }
    }
    for (size_t i = 0; i < count; i++) {
        if (is_above(row, i)) {
            mpt apart = above_width(row, i) - share_width(row, i);
            paint_numeral(row, i, ROLE_DIRECTORY_NUMERAL, (struct point){lefts[i], y},
                          COLOUR_INK);
            paint_share(row, i, (struct point){lefts[i] + apart, y}, COLOUR_INK);
        }
    }
}

static void paint_name(const struct placing_row *row, size_t index, enum side side,
                       const struct text_paragraph *set, struct point at)
{
    if (set != NULL) {
        canvas_paragraph(row->canvas, set, at, row->blocks->items[index].names[side],
                         setter_role_colour(ROLE_TABLE_LABEL_BELOW, side));
    }
}

static void paint_names(const struct placing_row *row, mpt foot)
{
    const struct canvas *canvas = row->canvas;
    for (size_t i = 0; i < row->blocks->count; i++) {
        mpt left = name_left(row, i), right = left + name_width(row, i);
        bool flush = left < edge_at(row, i);
        for (size_t k = 0; k < canvas->side_count; k++) {
            enum side side = canvas->sides[k];
            const struct text_paragraph *set = set_name(row, i, side, MM(2000));
            mpt x = flush && set != NULL ? right - set->widest : left;
            paint_name(row, i, side, set,
                       (struct point){x, foot + NAMES_BELOW + (mpt)k * B(1)});
        }
    }
}

static void paint_list(const struct placing_row *row, mpt foot)
{
    const struct canvas *canvas = row->canvas;
    mpt y = foot + LIST_BELOW;
    for (size_t i = 0; i < row->blocks->count; i++) {
        struct region first = list_region(row, canvas->sides[0]);
        struct rect swatch = {first.left - SWATCH_APART, y - SWATCH, SWATCH, SWATCH};
        canvas_rect(canvas, swatch, ARTIFACT_LAYOUT, colours_of(row, i).fill);
        for (size_t k = 0; k < canvas->side_count; k++) {
            enum side side = canvas->sides[k];
            struct region region = list_region(row, side);
            paint_name(row, i, side, set_name(row, i, side, region.width),
                       (struct point){region.left, y});
        }
        y += list_depth(row, i) + B(1);
    }
}

static void paint_caption(const struct placing_row *row, mpt y)
{
    const struct canvas *canvas = row->canvas;
    for (size_t i = 0; i < canvas->side_count; i++) {
        enum side side = canvas->sides[i];
        struct region region = {row->region.left, row->region.width};
        if (canvas->form->shared) {
            region = canvas_region(canvas, REGION_TEXT, side);
        }
        struct set_how how = {.role = ROLE_CAPTION, .side = side, .width = region.width};
        canvas_paragraph(
            canvas, setter_block(canvas->setter, row->blocks->caption.of[side], &how),
            (struct point){region.left, y}, row->blocks->captions[side],
            setter_role_colour(ROLE_CAPTION, side));
    }
}

/* ---- drawing --------------------------------------------------------------------- */

static bool blocks_can_stand(const void *self, const struct canvas *canvas)
{
    (void)self, (void)canvas;
    return true;
}

/* From the text above to the foot. */
static mpt blocks_least(const void *self, const struct canvas *canvas)
{
    struct placing_row row = begin(self, canvas);
    return row.blocks->gap + height_above(&row) + block_height(&row) + height_below(&row);
}

static bool blocks_fit(const void *self, const struct canvas *canvas,
                       const struct drawing_room *room, size_t from)
{
    (void)from;
    return room->top == 0 || room->top + blocks_least(self, canvas) <= canvas->form->last;
}

static size_t blocks_paint(void *self, const struct canvas *canvas, mpt *top, size_t from)
{
    struct placing_row row = begin(self, canvas);
    mpt y = *top > 0 ? *top + row.blocks->gap : canvas->form->first;
    mpt height = block_height(&row);
    paint_caption(&row, y);
    y += height_above(&row);
    paint_above(&row, y - ABOVE_RISE);
    for (size_t i = 0; i < row.blocks->count; i++) {
        struct rect area = {edge_at(&row, i), y, width_at(&row, i), height};
        canvas_value_rect(canvas, area, colours_of(&row, i).fill);
        if (!is_above(&row, i)) {
            paint_held(&row, i, y);
        }
    }
    if (row.blocks->named && is_listed(&row)) {
        paint_list(&row, y + height);
    } else if (row.blocks->named) {
        paint_names(&row, y + height);
    }
    *top = y + height + height_below(&row) + (row.blocks->named ? NAMES_FOOT : 0);
    return from + 1;
}

/* ---- building ------------------------------------------------------------------------
 */

/* Names or numerals are the heads of the columns, shares their cells. */
static void add_elements(const struct script *script, struct budget_blocks *blocks,
                         enum side side)
{
    struct display *display = script->display;
    element_id table = display_add_element(display, ELEMENT_TABLE, script->parent[side]);
    blocks->captions[side] = display_add_element(display, ELEMENT_CAPTION, table);
    element_id head = display_add_element(
        display, ELEMENT_TR, display_add_element(display, ELEMENT_THEAD, table));
    element_id body = display_add_element(
        display, ELEMENT_TR, display_add_element(display, ELEMENT_TBODY, table));
    for (size_t i = 0; i < blocks->count; i++) {
        struct budget_block *block = &blocks->items[i];
        block->names[side] = display_add_element(display, ELEMENT_TH, head);
        block->shares[side] = display_add_element(display, ELEMENT_TD, body);
        struct element *name = &display->elements.items[block->names[side]];
        name->scope = SCOPE_COLUMN;
        name->columns = 1;
        name->words = block->titles[side];
        if (block->share.shared.size > 0) {
            display->elements.items[block->shares[side]].words =
                block->share.figure[side];
        }
    }
}

void budget_blocks_add(struct script *script, struct budget_blocks *blocks)
{
    for (enum side side = 0; side < (enum side)script->side_count; side++) {
        add_elements(script, blocks, side);
    }
    blocks->gap = script->last == ROW_H1       ? BELOW_HEADING
                  : script->last == ROW_FIGURE ? BELOW_TABLE
                                               : BELOW_TEXT;
    struct block *block = block_add(script->arena, script->into, BLOCK_DRAWING);
    block->as.drawing = (struct drawing){
        blocks, 1, blocks_can_stand, blocks_fit, blocks_least, blocks_paint, NULL};
    script->last = ROW_FIGURE;
}
