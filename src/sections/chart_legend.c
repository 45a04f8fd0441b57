/* Names of series in a line, each behind a square of its colour, where they find no place
 * beside what they name. */
#include "sections/chart.h"

#define SQUARE MM(3.2)
#define SQUARE_APART MM(1.6) /* of a name from its square */
#define NAMES_APART MM(5)

const element_id *chart_head_elements(const struct chart_painting *painting,
                                      size_t column)
{
    return painting->from > 0 || painting->drawing->family->figure
               ? NULL
               : painting->drawing->grid->columns[column + 1].head.elements;
}

static mpt name_width(const struct chart_drawing *drawing, const struct canvas *canvas,
                      size_t column)
{
    return SQUARE + SQUARE_APART +
           chart_words_width(canvas, &drawing->grid->columns[column + 1].head.texts,
                             ROLE_FACT_HEAD);
}

/* Where the name of a column stands; moves `at` behind it. */
static struct point next_place(struct point *at, mpt left, mpt own, mpt width)
{
    if (at->x > left && at->x + own > left + width) {
        at->x = left;
        at->y += B(1);
    }
    struct point place = *at;
    at->x += own + NAMES_APART;
    return place;
}

mpt chart_legend_height(const struct chart_drawing *drawing, const struct canvas *canvas,
                        mpt width)
{
    struct point at = {0, B(1)};
    for (size_t c = 0; c < drawing->data->column_count; c++) {
        (void)next_place(&at, 0, name_width(drawing, canvas, c), width);
    }
    return at.y;
}

void chart_paint_legend(const struct chart_painting *painting,
                        const enum theme_colour *colours, struct point at, mpt width)
{
    const struct chart_drawing *drawing = painting->drawing;
    mpt left = at.x;
    for (size_t c = 0; c < drawing->data->column_count; c++) {
        mpt own = name_width(drawing, painting->canvas, c);
        struct point place = next_place(&at, left, own, width);
        struct rect square = {place.x, place.y - CHART_CENTRE - SQUARE / 2, SQUARE,
                              SQUARE};
        chart_rect(painting, square, colours[c]);
        struct chart_place words = {{place.x + SQUARE + SQUARE_APART, place.y},
                                    CHART_LEFT,
                                    ROLE_FACT_HEAD,
                                    COLOUR_INK};
        chart_paint_words(painting, &drawing->grid->columns[c + 1].head.texts,
                          chart_head_elements(painting, c), &words);
    }
}
