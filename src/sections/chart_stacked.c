/* Rows of blocks that add up to a whole: a street between two of them, the value in each
 * that is wide enough, else above it. A part that is nothing has neither block nor value.
 */
#include "sections/chart.h"

#define PITCH B(2.5)
#define BASE B(1.15) /* of a label below the top of its row */
#define BLOCK_TOP B(0.15)
#define BLOCK MM(8.4)
#define STREET MM(0.5)
#define VALUE B(1.4) /* baseline of a value below the top of its row */
#define VALUE_ABOVE B(0.85) /* of one that stands above its block */
#define NARROW_APART MM(0.6) /* of a value in a block that is just wide enough */
#define HEAD B(2)
#define HEAD_BASE B(0.35) /* of the last line of the names above the first row */
#define HEAD_BASE_LABEL B(1.1) /* the same above the label of that row */
#define LEGEND_BASE B(0.6)

enum { PARTS_MOST = 5 };

static const struct {
    enum theme_colour fill, text;
} COLOURS[PARTS_MOST] = {{COLOUR_DEEP, COLOUR_WHITE},
                         {COLOUR_LINDEN, COLOUR_WHITE},
                         {COLOUR_LEAF, COLOUR_INK},
                         {COLOUR_LIME, COLOUR_INK},
                         {COLOUR_LIMELIGHT, COLOUR_INK}};

struct stack {
    const struct chart_painting *painting;
    struct chart_rows rows;
    mpt left, width; /* of the blocks, from the trim */
};

/* The blocks of a row; of parts that are nothing, an empty place. */
struct blocks {
    mpt from[PARTS_MOST], to[PARTS_MOST];
    mpt value[PARTS_MOST]; /* left end of a value */
    bool above[PARTS_MOST];
    bool raised; /* a value stands above */
};

static struct stack stack_make(const struct chart_painting *painting)
{
    struct stack stack = {.painting = painting};
    stack.rows =
        chart_rows_make(painting->drawing, painting->canvas, PITCH, CHART_LABELS_STACKED);
    stack.left = painting->left + stack.rows.axis;
    stack.width = stack.rows.room;
    return stack;
}

static enum role_name value_role(size_t part)
{
    return COLOURS[part].text == COLOUR_WHITE ? ROLE_TABLE_FIGURE_STRONG
                                              : ROLE_TABLE_FIGURE;
}

static bool has_block(const struct stack *stack, size_t row, size_t part)
{
    return chart_value_at(stack->painting->drawing->data, row, part)->units > 0;
}

static mpt value_width(const struct stack *stack, size_t row, size_t part)
{
    return chart_figure_width(stack->painting->canvas,
                              chart_cell(stack->painting->drawing, row, part),
                              value_role(part));
}

/* Edges of the parts that are more than nothing. */
static void divide(const struct stack *stack, struct blocks *blocks, size_t row)
{
    const struct chart_data *data = stack->painting->drawing->data;
    int64_t values[PARTS_MOST];
    mpt edges[2 * PARTS_MOST];
    size_t count = 0, at = 0;
    for (size_t c = 0; c < data->column_count; c++) {
        if (has_block(stack, row, c)) {
            values[count++] = chart_value_at(data, row, c)->units;
        }
    }
    chart_edges(edges, values, count, stack->width, STREET);
    for (size_t c = 0; c < data->column_count; c++) {
        bool any = has_block(stack, row, c);
        mpt here = at > 0 ? edges[2 * at - 1] : 0;
        blocks->from[c] = stack->left + (any ? edges[2 * at] : here);
        blocks->to[c] = stack->left + (any ? edges[2 * at + 1] : here);
        at += any;
    }
}

/* Values above their blocks keep apart, and within the width. */
static void place_above(const struct stack *stack, struct blocks *blocks, size_t row)
{
    size_t count = stack->painting->drawing->data->column_count;
    mpt least = stack->left, most = stack->left + stack->width;
    for (size_t c = 0; c < count; c++) {
        if (blocks->above[c]) {
            blocks->value[c] = mpt_max(least, blocks->value[c]);
            least = blocks->value[c] + value_width(stack, row, c) + CHART_LABELS;
        }
    }
    for (size_t c = count; c > 0; c--) {
        if (blocks->above[c - 1]) {
            mpt width = value_width(stack, row, c - 1);
            blocks->value[c - 1] = mpt_min(blocks->value[c - 1], most - width);
            most = blocks->value[c - 1] - CHART_LABELS;
        }
    }
}

static struct blocks blocks_make(const struct stack *stack, size_t row)
{
    struct blocks blocks = {.raised = false};
    divide(stack, &blocks, row);
    for (size_t c = 0; c < stack->painting->drawing->data->column_count; c++) {
        mpt own = value_width(stack, row, c), room = blocks.to[c] - blocks.from[c];
        bool roomy = room >= own + 2 * CHART_APART;
        blocks.above[c] = has_block(stack, row, c) && room < own + NARROW_APART;
        blocks.value[c] = roomy ? blocks.from[c] + CHART_APART
                                : (blocks.from[c] + blocks.to[c] - own) / 2;
        blocks.raised = blocks.raised || blocks.above[c];
    }
    place_above(stack, &blocks, row);
    return blocks;
}

/* ---- names ----------------------------------------------------------------------- */

/* Width of a name, its languages one below the other. */
static const struct text_paragraph *set_name(const struct stack *stack, size_t column,
                                             enum side side)
{
    const struct grid *grid = stack->painting->drawing->grid;
    struct set_how how = {.role = ROLE_TABLE_HEAD, .side = side, .width = stack->width};
    return setter_block(stack->painting->canvas->setter,
                        grid->columns[column + 1].head.texts.of[side], &how);
}

static mpt name_width(const struct stack *stack, size_t column)
{
    enum side sides[SIDE_COUNT];
    size_t count = grid_sides(stack->painting->canvas, sides);
    mpt widest = 0;
    for (size_t i = 0; i < count; i++) {
        const struct text_paragraph *set = set_name(stack, column, sides[i]);
        widest = set == NULL || set->line_count == 1
                     ? mpt_max(widest, set == NULL ? 0 : set->widest)
                     : stack->width;
    }
    return widest;
}

/* Left ends of the names over the blocks of the first row; false if two would touch. */
static bool place_names(const struct stack *stack, mpt *lefts)
{
    size_t count = stack->painting->drawing->data->column_count;
    struct blocks blocks = blocks_make(stack, 0);
    mpt least = stack->left;
    for (size_t c = 0; c < count; c++) {
        mpt width = name_width(stack, c), right = stack->left + stack->width;
        lefts[c] =
            c + 1 == count ? mpt_min(blocks.from[c], right - width) : blocks.from[c];
        if (lefts[c] < least || lefts[c] + width > right) {
            return false;
        }
        least = lefts[c] + width + CHART_LABELS;
    }
    return true;
}

static void paint_name(const struct stack *stack, size_t column, mpt left)
{
    const struct chart_painting *painting = stack->painting;
    const struct canvas *canvas = painting->canvas;
    const element_id *elements = chart_head_elements(painting, column);
    const struct script_texts *texts =
        &painting->drawing->grid->columns[column + 1].head.texts;
    mpt base = stack->rows.labels == CHART_LABELS_ABOVE ? HEAD_BASE_LABEL : HEAD_BASE;
    mpt y = painting->top - base - (mpt)(canvas->side_count - 1) * B(1);
    bool same = chart_same_words(canvas, texts);
    for (size_t i = 0; i < canvas->side_count; i++) {
        enum side side = canvas->sides[i];
        if (i > 0 && same) {
            canvas_say(canvas, elements == NULL ? NO_ELEMENT : elements[side],
                       text_plain(texts->of[side], canvas->setter->pages));
            continue;
        }
        struct point at = {left, y + (same ? (mpt)(canvas->side_count - 1) * B(1) : 0)};
        chart_paint_text(painting, set_name(stack, column, side), at,
                         elements == NULL ? NO_ELEMENT : elements[side],
                         setter_role_colour(ROLE_TABLE_HEAD, side));
        y += B(1);
    }
}

static void paint_names(const struct stack *stack)
{
    const struct chart_painting *painting = stack->painting;
    mpt lefts[PARTS_MOST];
    size_t count = painting->drawing->data->column_count;
    if (painting->from == 0 && place_names(stack, lefts)) {
        for (size_t c = 0; c < count; c++) {
            paint_name(stack, c, lefts[c]);
        }
        return;
    }
    enum theme_colour colours[PARTS_MOST];
    for (size_t c = 0; c < count; c++) {
        colours[c] = COLOURS[c].fill;
    }
    mpt height = chart_legend_height(painting->drawing, painting->canvas, stack->width);
    struct point at = {stack->left, painting->top - LEGEND_BASE - height + B(1)};
    chart_paint_legend(painting, colours, at, stack->width);
}

/* ---- painting -------------------------------------------------------------------- */

static mpt row_height(const struct stack *stack, size_t row)
{
    struct blocks blocks = blocks_make(stack, row);
    return chart_rows_height(&stack->rows, row) + (blocks.raised ? B(1) : 0);
}

static void paint_row(const struct stack *stack, size_t row, mpt y)
{
    const struct chart_painting *painting = stack->painting;
    const struct chart_drawing *drawing = painting->drawing;
    struct blocks blocks = blocks_make(stack, row);
    mpt picture = y + chart_rows_picture(&stack->rows, row);
    mpt top = picture + (blocks.raised ? B(1) : 0);
    for (size_t c = 0; c < drawing->data->column_count; c++) {
        struct rect area = {blocks.from[c], top + BLOCK_TOP,
                            blocks.to[c] - blocks.from[c], BLOCK};
        chart_rect(painting, area, COLOURS[c].fill);
    }
    bool above = stack->rows.labels == CHART_LABELS_ABOVE;
    mpt base = stack->rows.labels == CHART_LABELS_BESIDE ? VALUE : BASE;
    chart_rows_paint_label(&stack->rows, painting, row, above ? y : top, base);
    for (size_t c = 0; c < drawing->data->column_count; c++) {
        if (!has_block(stack, row, c)) {
            chart_say_figure(painting, chart_cell(drawing, row, c));
            continue;
        }
        mpt value = blocks.above[c] ? picture + VALUE_ABOVE : top + VALUE;
        struct chart_place place = {{blocks.value[c], value},
                                    CHART_LEFT,
                                    value_role(c),
                                    blocks.above[c] ? COLOUR_INK : COLOURS[c].text};
        chart_paint_figure(painting, chart_cell(drawing, row, c), &place);
    }
}

static void stacked_paint(const struct chart_painting *painting)
{
    struct stack stack = stack_make(painting);
    mpt y = painting->top;
    paint_names(&stack);
    for (size_t row = painting->from; row < painting->to; row++) {
        paint_row(&stack, row, y);
        y += row_height(&stack, row);
    }
}

static mpt stacked_row(const struct chart_drawing *drawing, const struct canvas *canvas,
                       size_t row)
{
    struct chart_painting probe = {.drawing = drawing, .canvas = canvas};
    struct stack stack = stack_make(&probe);
    return row_height(&stack, row);
}

static mpt stacked_head(const struct chart_drawing *drawing, const struct canvas *canvas)
{
    struct chart_painting probe = {.drawing = drawing, .canvas = canvas};
    struct stack stack = stack_make(&probe);
    mpt lefts[PARTS_MOST];
    mpt legend = chart_legend_height(drawing, canvas, stack.width) + LEGEND_BASE;
    return place_names(&stack, lefts) ? HEAD : legend;
}

const struct chart_family CHART_STACKED_FAMILY = {.head = stacked_head,
                                                  .row = stacked_row,
                                                  .paint = stacked_paint,
                                                  .notes = B(1.5),
                                                  .prints_heads = true};
