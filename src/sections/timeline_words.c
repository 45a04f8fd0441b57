/* Words of a road map: content of its elements, or artifacts where they are repeated. */
#include "sections/timeline_parts.h"

#define WHOLE MM(2000)

static void put_side(const struct road_page *page, const struct road_put *put,
                     enum side side, const struct text_paragraph *set, struct point at)
{
    const struct canvas *canvas = page->canvas;
    for (size_t i = 0; i < set->line_count; i++) {
        struct point line = {at.x - (put->right ? set->lines[i].width : 0),
                             at.y + (mpt)i * set->leading};
        if (put->use == GRID_REPEATED) {
            canvas_artifact_line(canvas, &set->lines[i], line, ARTIFACT_HEADER,
                                 put->colours[side]);
        }
    }
    if (put->use == GRID_REAL && !put->right) {
        canvas_paragraph(canvas, set, at, put->elements[side], put->colours[side]);
    } else if (put->use == GRID_REAL) {
        for (size_t i = 0; i < set->line_count; i++) {
            canvas_line(
                canvas, &set->lines[i],
                (struct point){at.x - set->lines[i].width, at.y + (mpt)i * set->leading},
                put->elements[side], put->colours[side]);
        }
    }
}

/* In the languages of the page, one below the other; returns the last baseline. */
mpt road_put_text(const struct road_page *page, const struct road_put *put,
                  struct point at)
{
    const struct canvas *canvas = page->canvas;
    mpt last = at.y;
    for (size_t i = 0; i < canvas->side_count; i++) {
        enum side side = canvas->sides[i];
        const struct text_block *block = put->text.texts->of[side];
        struct set_how how = {.role = put->text.role,
                              .side = side,
                              .width = put->text.width,
                              .flush = true};
        const struct text_paragraph *set = setter_block(canvas->setter, block, &how);
        if (set == NULL) {
            continue;
        }
        if (i > 0 && put->text.same) {
            struct str words = text_plain(block, canvas->display->arena);
            canvas_say(canvas, put->use == GRID_REAL ? put->elements[side] : NO_ELEMENT,
                       words);
            continue;
        }
        at.y = i > 0 ? last + B(1) : at.y;
        put_side(page, put, side, set, at);
        last = at.y + set_depth(set);
    }
    return last;
}

struct road_put road_label_put(const struct grid_cell *cell, bool same,
                               enum role_name role, enum grid_use use)
{
    return (struct road_put){.text = {&cell->texts, same, role, WHOLE},
                             .elements = cell->elements,
                             .colours = {setter_role_colour(role, SIDE_FIRST),
                                         setter_role_colour(role, SIDE_SECOND)},
                             .use = use};
}

/* The cells of a row that nothing on the page says in words. */
void road_say_cells(const struct road_page *page, const struct grid_row *row)
{
    for (size_t i = 0; i < page->canvas->side_count; i++) {
        enum side side = page->canvas->sides[i];
        for (size_t c = ROAD_START; c <= ROAD_END; c++) {
            if (row->cells[c].spoken[side].size > 0) {
                canvas_say(page->canvas, row->cells[c].elements[side],
                           row->cells[c].spoken[side]);
            }
        }
    }
}

/* A number in the middle of `x`, as an artifact: the words that it stands for are read.
 */
void road_put_number(const struct road_page *page, size_t number, struct point at)
{
    struct str words = str_format(page->canvas->setter->pages, "%zu", number);
    enum side side = page->canvas->sides[0];
    const struct text_line *line =
        setter_line(page->canvas->setter, words, ROLE_NOTE, side);
    at.x -= line->width / 2;
    canvas_artifact_line(page->canvas, line, at, ARTIFACT_LAYOUT,
                         setter_role_colour(ROLE_NOTE, side));
}

void road_say_date(const struct road_page *page, const struct road_stone *stone)
{
    for (size_t i = 0; i < page->canvas->side_count; i++) {
        enum side side = page->canvas->sides[i];
        canvas_say(page->canvas, stone->dates[side], stone->date[side]);
    }
}
