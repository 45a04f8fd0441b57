/* Names of series in lines, each behind its sign, where they find no place beside what
 * they name. A name that is wider than the lines has lines of its own. */
#include "sections/chart.h"

#define SQUARE MM(3.2)
#define RING PT(1.2)
#define SQUARE_APART MM(1.6) /* of a name from its sign */
#define NAMES_APART MM(5)

const element_id *chart_head_elements(const struct chart_painting *painting,
                                      size_t column)
{
    return painting->from > 0 || painting->drawing->family->figure
               ? NULL
               : painting->drawing->grid->columns[column + 1].head.elements;
}

/* A legend while its names are placed. */
struct legend {
    const struct chart_drawing *drawing;
    const struct canvas *canvas;
    mpt left, width;
    struct point at; /* where the next name would stand */
};

static const struct script_texts *name_of(const struct legend *legend, size_t column)
{
    return &legend->drawing->grid->columns[column + 1].head.texts;
}

static mpt one_line(const struct legend *legend, size_t column)
{
    return SQUARE + SQUARE_APART +
           chart_words_width(legend->canvas, name_of(legend, column), ROLE_FACT_HEAD);
}

static const struct text_paragraph *set_name(const struct legend *legend, size_t column,
                                             enum side side)
{
    struct set_how how = {.role = ROLE_FACT_HEAD,
                          .side = side,
                          .width = legend->width - SQUARE - SQUARE_APART};
    return setter_block(legend->canvas->setter, name_of(legend, column)->of[side], &how);
}

/* Height of a name in lines of its own, in the languages of all leaves. */
static mpt height_of(const struct legend *legend, size_t column)
{
    enum side sides[SIDE_COUNT];
    size_t count = grid_sides(legend->canvas, sides), most = 1, sum = 0;
    for (size_t i = 0; i < count; i++) {
        const struct text_paragraph *set = set_name(legend, column, sides[i]);
        size_t own = set == NULL ? 0 : set->line_count;
        most = own > most ? own : most;
        sum += own;
    }
    return (mpt)(legend->canvas->form->shared ? sum : most) * B(1);
}

/* Where the name of a column stands; moves `at` behind it. */
static struct point next_place(struct legend *legend, size_t column)
{
    mpt own = one_line(legend, column);
    bool wide = own > legend->width;
    if (legend->at.x > legend->left &&
        legend->at.x + own > legend->left + legend->width) {
        legend->at.x = legend->left;
        legend->at.y += B(1);
    }
    struct point place = legend->at;
    legend->at.x += wide ? legend->width : own + NAMES_APART;
    legend->at.y += wide ? height_of(legend, column) - B(1) : 0;
    return place;
}

mpt chart_legend_height(const struct chart_drawing *drawing, const struct canvas *canvas,
                        mpt width)
{
    struct legend legend = {drawing, canvas, 0, width, {0, B(1)}};
    for (size_t c = 0; c < drawing->data->column_count; c++) {
        (void)next_place(&legend, c);
    }
    return legend.at.y;
}

/* A square, or what dots have in its place. */
static void paint_sign(const struct chart_painting *painting,
                       const enum theme_colour *colours, size_t column, struct point at)
{
    struct point middle = {at.x + SQUARE / 2, at.y - CHART_CENTRE};
    if (colours != NULL) {
        struct rect square = {at.x, middle.y - SQUARE / 2, SQUARE, SQUARE};
        chart_rect(painting, square, colours[column]);
    } else if (column == 0) {
        chart_ring(painting, middle, SQUARE, RING, COLOUR_LINDEN);
    } else {
        chart_disc(painting, middle, SQUARE, COLOUR_LINDEN);
    }
}

static void paint_wide(const struct chart_painting *painting, const struct legend *legend,
                       size_t column, struct point at)
{
    const element_id *elements = chart_head_elements(painting, column);
    for (size_t i = 0; i < legend->canvas->side_count; i++) {
        enum side side = legend->canvas->sides[i];
        const struct text_paragraph *set = set_name(legend, column, side);
        chart_paint_text(painting, set, at,
                         elements == NULL ? NO_ELEMENT : elements[side],
                         setter_role_colour(ROLE_FACT_HEAD, side));
        at.y += set == NULL ? 0 : (mpt)set->line_count * B(1);
    }
}

void chart_paint_legend(const struct chart_painting *painting,
                        const enum theme_colour *colours, struct point at, mpt width)
{
    const struct chart_drawing *drawing = painting->drawing;
    struct legend legend = {drawing, painting->canvas, at.x, width, at};
    for (size_t c = 0; c < drawing->data->column_count; c++) {
        bool wide = one_line(&legend, c) > width;
        struct point place = next_place(&legend, c);
        paint_sign(painting, colours, c, place);
        place.x += SQUARE + SQUARE_APART;
        if (wide) {
            paint_wide(painting, &legend, c, place);
            continue;
        }
        const struct chart_place words = {place, CHART_LEFT, ROLE_FACT_HEAD, COLOUR_INK};
        chart_paint_words(painting, name_of(&legend, c), chart_head_elements(painting, c),
                          &words);
    }
}
