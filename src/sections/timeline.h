/* A road map as it is drawn: bars on years, in the structure a table. */
#ifndef SECTIONS_TIMELINE_H
#define SECTIONS_TIMELINE_H

#include "sections/build.h"
#include "sections/timeline_axis.h"

/* The columns of its table. */
enum road_column { ROAD_LABEL, ROAD_START, ROAD_END, ROAD_STONES, ROAD_COLUMNS };

/* A milestone. */
struct road_stone {
    struct moment at;
    struct script_texts texts;
    struct str words[SIDE_COUNT], date[SIDE_COUNT]; /* what is said of it */
    element_id titles[SIDE_COUNT], dates[SIDE_COUNT];
    bool same; /* the languages say the same: it is printed once */
    bool figure; /* a figure alone: it stands centred */
};

struct road_row {
    struct grid_row *row; /* its label, and what is said of its term */
    bool same; /* both languages have the same label */
    const struct date_span *term; /* NULL: the title of a group */
    struct road_stone *stones;
    size_t stone_count;
    size_t priority; /* whose colours it has; 0: none */
};

struct road_phase {
    struct grid_row *row;
    bool same;
    const struct date_span *term;
    enum phase_tone tone;
};

struct road {
    struct grid grid; /* its table */
    struct axis axis;
    struct grid_row *phases_title; /* NULL: no phases */
    struct road_phase *phases;
    size_t phase_count;
    struct road_row *rows;
    size_t row_count;
    bool has_status; /* a line at that day */
    struct moment status;
    struct str status_words[SIDE_COUNT];
    element_id status_elements[SIDE_COUNT];
    size_t notes; /* numbered ones; milestones that need numbers go on from there */
};

/* The road map as a drawing, whose parts are its rows and then its notes. */
struct drawing road_drawing(struct arena *arena, const struct road *road);

/* ---- places ------------------------------------------------------------------------ */

#define ROAD_BAR_TOP B(0.4) /* below the top of a row */
#define ROAD_BAR PT(16) /* its height */
#define ROAD_DISC MM(3)
#define ROAD_LEAST MM(2) /* a bar that is shorter is a disc */
#define ROAD_PHASE B(2.6) /* height of a phase */
#define ROAD_PHASE_FIRST B(1.15) /* first baseline in it */
#define ROAD_NAME_INSET MM(1.4)
#define ROAD_YEAR_INSET MM(1.2) /* of words that begin at the line of a year */

/* Where the parts of a road map stand on a form; x counts from the live edge. */
struct road_fit {
    const struct road *road;
    const struct page_form *form;
    enum side side; /* the first one of the page, where languages do not share it */
    bool wide; /* labels stand beside the bars, not above them */
    mpt left, width; /* of the axis */
    mpt inset, label; /* of labels: left edge, width */
    mpt *heights; /* of the rows */
    size_t *numbers; /* of the first milestone of a row; 0: its words stand in the row */
    size_t numbered; /* milestones with numbers */
    struct road_name *names; /* of the phases */
    mpt level; /* height of a name below the phases */
    size_t lanes, levels; /* of phases, and of their names below */
};

/* Where a phase and its name stand. */
struct road_name {
    mpt left, width;
    size_t lane; /* phases that overlap stand below each other */
    bool inside; /* its name */
    mpt below; /* where a name below begins; right: where it ends */
    bool right; /* the name ends at the edge */
    size_t level; /* of the name below */
};

struct road_fit road_fit_make(const struct road *road, const struct canvas *canvas,
                              struct arena *arena);

/* A part of the axis, from its left end. */
struct road_extent {
    mpt from, to;
    bool open; /* goes on behind the edge */
};
struct road_extent road_extent(const struct road_fit *fit, const struct date_span *term);

/* Where the words of a milestone begin, from the left end of the axis; false if those of
 * the row find no room on the languages of the canvas. */
bool road_place_stones(const struct road_fit *fit, const struct canvas *canvas,
                       const struct road_row *row, mpt *lefts);

/* Where the line of the day stands, from the left end of the axis; -1: nowhere. */
mpt road_status(const struct road_fit *fit);

/* ---- texts ------------------------------------------------------------------------- */

/* A text in the languages of a page: where they share it, one below the other. */
struct road_text {
    const struct script_texts *texts;
    bool same; /* both say the same: it is printed once */
    enum role_name role;
    mpt width;
};

/* Baseline of its last line below its first, in any language. */
mpt road_text_depth(const struct canvas *canvas, const struct road_text *text);
#endif
