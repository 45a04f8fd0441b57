/* Words of a road map: content of its elements, or artifacts where they are repeated. */
#include "sections/timeline_parts.h"
#include <string.h>

#define WHOLE MM(2000)
#define NUMBERS_APART MM(1.5)

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
    const struct text_paragraph *printed = NULL;
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
        if (printed != NULL && put->text.same) {
            const struct canvas_same same = {block, put->right ? NULL : set, printed};
            canvas_say_paragraph(canvas, &same, at,
                                 put->use == GRID_REAL ? put->elements[side]
                                                       : NO_ELEMENT);
            continue;
        }
        at.y = i > 0 ? last + B(1) : at.y;
        printed = set;
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

/* Numbers that stand as one: „11“, „11–12“, in the middle of `x`. */
struct numbers {
    size_t from, to; /* the last one */
    mpt x;
    const struct text_line *line;
};

static void set_numbers(const struct road_page *page, struct numbers *numbers)
{
    struct arena *arena = page->canvas->setter->pages;
    struct str words = numbers->from == numbers->to
                           ? str_format(arena, "%zu", numbers->from)
                           : str_format(arena, "%zu–%zu", numbers->from, numbers->to);
    numbers->line =
        setter_line(page->canvas->setter, words, ROLE_NOTE, page->canvas->sides[0]);
}

static bool touch(const struct numbers *left, const struct numbers *right)
{
    return right->x - right->line->width / 2 <
           left->x + left->line->width / 2 + NUMBERS_APART;
}

/* Joins neighbours that would touch until none does; returns how many are left. */
static size_t join_numbers(const struct road_page *page, struct numbers *items,
                           size_t count)
{
    for (size_t i = 0; i + 1 < count;) {
        if (!touch(&items[i], &items[i + 1])) {
            i++;
            continue;
        }
        items[i].to = items[i + 1].to;
        items[i].x = (items[i].x + items[i + 1].x) / 2;
        set_numbers(page, &items[i]);
        count--;
        memmove(&items[i + 1], &items[i + 2], (count - i - 1) * sizeof *items);
        i = i > 0 ? i - 1 : 0;
    }
    return count;
}

void road_put_numbers(const struct road_page *page, size_t first, const mpt *at,
                      size_t count, mpt y)
{
    struct numbers *items =
        arena_new_array(page->canvas->setter->pages, count, struct numbers);
    enum side side = page->canvas->sides[0];
    for (size_t i = 0; i < count; i++) {
        items[i] = (struct numbers){first + i, first + i, at[i], NULL};
        set_numbers(page, &items[i]);
    }
    count = join_numbers(page, items, count);
    for (size_t i = 0; i < count; i++) {
        struct point place = {items[i].x - items[i].line->width / 2, y};
        canvas_artifact_line(page->canvas, items[i].line, place, ARTIFACT_LAYOUT,
                             setter_role_colour(ROLE_NOTE, side));
    }
}

void road_say_date(const struct road_page *page, const struct road_stone *stone)
{
    for (size_t i = 0; i < page->canvas->side_count; i++) {
        enum side side = page->canvas->sides[i];
        canvas_say(page->canvas, stone->dates[side], stone->date[side]);
    }
}
