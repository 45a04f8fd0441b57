/* What the files of the road map share: a page of it. */
#ifndef SECTIONS_TIMELINE_PARTS_H
#define SECTIONS_TIMELINE_PARTS_H

#include "sections/timeline.h"

struct road_page {
    const struct road *road;
    const struct road_fit *fit;
    const struct canvas *canvas;
    mpt left; /* of the live area */
    mpt axis; /* left end of the axis */
};

/* ---- words ------------------------------------------------------------------------- */

/* A text in its place: content of its elements, or what was read before. */
struct road_put {
    struct road_text text;
    const element_id *elements;
    enum theme_colour colours[SIDE_COUNT];
    bool right; /* ends at the place */
    enum grid_use use;
};

/* The text of a cell in that role, in a single line unless it is given a width. */
struct road_put road_label_put(const struct grid_cell *cell, bool same,
                               enum role_name role, enum grid_use use);

/* In the languages of the page, one below the other; returns the last baseline. */
mpt road_put_text(const struct road_page *page, const struct road_put *put,
                  struct point at);

/* The cells of a row that nothing on the page says in words. */
void road_say_cells(const struct road_page *page, const struct grid_row *row);

/* When a milestone is. */
void road_say_date(const struct road_page *page, const struct road_stone *stone);

/* Numbers from `first` on, each with its `at` in its middle, as artifacts: the words that
 * they stand for are read. Those that would touch stand as one: „11–12“. */
void road_put_numbers(const struct road_page *page, size_t first, const mpt *at,
                      size_t count, mpt y);

/* ---- lines of years ---------------------------------------------------------------- */

/* From the years down to `foot`, where nothing stands of what operation `first` of the
 * page and all after it draw. */
void road_paint_year_lines(const struct road_page *page, size_t first, mpt years,
                           mpt foot);

/* ---- rows -------------------------------------------------------------------------- */

/* Rows of a page, from one to before another. */
struct road_rows {
    size_t from, to;
    mpt top, foot; /* of them all */
    bool ends; /* all that are left */
    const struct road_row *again; /* the title of the group that goes on, or NULL */
};

/* Bars and rules, the line of the day from `head` on over them, and all words. */
void road_paint_rows(const struct road_page *page, const struct road_rows *rows,
                     mpt head);

/* Height that the date takes below the foot; 0: there is none. */
mpt road_date_height(const struct road *road);

/* The date below the foot, in the middle of its line unless that is too near the edge. */
void road_paint_date(const struct road_page *page, mpt foot, enum grid_use use);

#endif
