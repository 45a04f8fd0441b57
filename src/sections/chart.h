/* What the files of charts share: a chart whose words are made, how it is drawn on a
 * page. Each family of charts has a file of its own. */
#ifndef SECTIONS_CHART_H
#define SECTIONS_CHART_H

#include "sections/chart_scale.h"
#include "sections/figures.h"

#define CHART_APART MM(1.6) /* a value from its bar */
#define CHART_LABELS MM(1) /* least distance of two labels */
#define CHART_CENTRE MM(1.18) /* half the x-height: of a mark above its baseline */
#define CHART_THIN PT(0.5)

struct chart_drawing;

/* Some rows of a chart on a page. */
struct chart_painting {
    const struct chart_drawing *drawing;
    const struct canvas *canvas;
    mpt left; /* of the live area, from the trim */
    mpt top; /* of the first row */
    size_t from, to; /* rows */
    mpt foot; /* of the last row */
};

/* How charts of a type are drawn. */
struct chart_family {
    /* Rows that a page may end between; NULL: as many as the chart has. */
    size_t (*count)(const struct chart_drawing *drawing, const struct canvas *canvas);
    bool figure; /* not every value is printed: a FIGURE, not a TABLE */
    mpt (*head)(const struct chart_drawing *drawing, const struct canvas *canvas);
    mpt (*row)(const struct chart_drawing *drawing, const struct canvas *canvas,
               size_t row);
    void (*paint)(const struct chart_painting *painting);
    mpt notes; /* from the foot to the first of the notes */
    bool prints_heads; /* of its columns, as the table in the structure has them */
};

extern const struct chart_family CHART_BARS_FAMILY, CHART_GROUPED_FAMILY,
    CHART_STACKED_FAMILY, CHART_DOTS_FAMILY, CHART_SLOPE_FAMILY, CHART_LINES_FAMILY,
    CHART_MULTIPLES_FAMILY;

struct chart_drawing {
    const struct chart *chart;
    const struct chart_data *data;
    const struct chart_family *family;
    struct grid *grid; /* the same as a table: columns, rows, caption, notes */
    struct str heads[SIDE_COUNT]; /* of the label column, said */
    struct str *column_words[SIDE_COUNT]; /* of each column, said */
    struct script_texts caption; /* above it */
    struct str subject[SIDE_COUNT]; /* the same without its number and markup */
    struct amount_style style; /* of its values */
    struct script_texts now[2]; /* below the last measured year, and that of a target */
    struct grid_cell *targets; /* the value of the target of each row */
    struct grid_cell reference; /* the value of the reference */
    struct script_texts reference_texts;
    element_id reference_elements[SIDE_COUNT];
    element_id figures[SIDE_COUNT]; /* FIGURE: owns all that is drawn */
    struct str alt[SIDE_COUNT]; /* what it says instead */
};

/* The cell of a row: its label, and the value in a column. */
const struct grid_cell *chart_label(const struct chart_drawing *drawing, size_t row);
const struct grid_cell *chart_cell(const struct chart_drawing *drawing, size_t row,
                                   size_t column);

/* The least and the greatest of all values, targets, the reference and zero, for what
 * stands on an axis; high is above low. */
void chart_find_bars(const struct chart *chart, int64_t *low, int64_t *high);

/* The scale of lines, rounded out to steps; from zero unless that leaves most of it
 * empty. Returns the step. */
int64_t chart_find_lines(const struct chart *chart, struct chart_scale *scale);

/* Days to a moment, for what stands by calendar time. */
int64_t chart_moment_days(struct moment moment);

/* True if the row changes against most others, between its first and its last column. */
bool chart_is_contrary(const struct chart_data *data, size_t row);

/* ---- painting: x and y count from the trim ------------------------------------------
 */

/* Where a text or a figure stands. */
enum chart_align { CHART_LEFT, CHART_MIDDLE, CHART_RIGHT };

struct chart_place {
    struct point at;
    enum chart_align align;
    enum role_name role;
    enum theme_colour colour;
};

/* Width of the figure of a cell as the page shows it; 0: there is none. */
mpt chart_figure_width(const struct canvas *canvas, const struct grid_cell *cell,
                       enum role_name role);

/* A figure; languages share it. */
void chart_paint_figure(const struct chart_painting *painting,
                        const struct grid_cell *cell, const struct chart_place *place);

/* A figure that the page does not print, in a table. */
void chart_say_figure(const struct chart_painting *painting,
                      const struct grid_cell *cell);

/* True if both languages say the same, so that it is printed once. */
bool chart_same_words(const struct canvas *canvas, const struct script_texts *texts);

/* Texts of both languages in one line, the second behind the first: its width, and the
 * line itself. `elements` as in a cell. */
mpt chart_words_width(const struct canvas *canvas, const struct script_texts *texts,
                      enum role_name role);
void chart_paint_words(const struct chart_painting *painting,
                       const struct script_texts *texts, const element_id *elements,
                       const struct chart_place *place);

/* A value of the scale in a language. */
struct str chart_step_words(const struct chart_drawing *drawing,
                            const struct canvas *canvas, int64_t value);

/* The figure of the second language of the page stands where that of the first does. */
void chart_share_figure(const struct chart_painting *painting);

/* One piece, for families without rows. */
size_t chart_count_one(const struct chart_drawing *drawing, const struct canvas *canvas);

/* Words of the program in the first language of the page, perhaps with the second behind
 * them; a line as content of the figure. */
void chart_paint_line(const struct chart_painting *painting, struct str words,
                      const struct chart_place *place);

/* A text of one language, in lines; without an element it was read before. */
void chart_paint_text(const struct chart_painting *painting,
                      const struct text_paragraph *set, struct point at,
                      element_id element, enum theme_colour colour);

/* Shapes: artifacts of a table, content of a figure. */
void chart_rect(const struct chart_painting *painting, struct rect area,
                enum theme_colour colour);
void chart_disc(const struct chart_painting *painting, struct point middle, mpt across,
                enum theme_colour colour);
void chart_ring(const struct chart_painting *painting, struct point middle, mpt across,
                mpt rule, enum theme_colour colour);
/* A pen along a path in the arena of the pages. */
struct chart_pen {
    mpt width;
    mpt dash, gap; /* 0: solid */
    enum theme_colour colour;
};
void chart_stroke(const struct chart_painting *painting, const struct path *path,
                  const struct chart_pen *pen);

/* The width of a bar from zero to a value: one of its own, however small it is. */
struct rect chart_bar(const struct chart_scale *scale, int64_t units);

/* ---- rows with labels ----------------------------------------------------------------
 */

enum chart_labels {
    CHART_LABELS_BESIDE, /* the second language beside the first */
    CHART_LABELS_STACKED, /* below it */
    CHART_LABELS_ABOVE /* above what is drawn, on a narrow page */
};

struct chart_rows {
    const struct chart_drawing *drawing;
    const struct canvas *canvas;
    enum chart_labels labels;
    mpt axis; /* where bars begin, from the live edge */
    mpt room; /* from there to the right edge */
    mpt most; /* length of the longest bar at the most */
    mpt second; /* of the second language, from the live edge */
    mpt width[SIDE_COUNT]; /* of labels */
    mpt pitch; /* of a row with a label of one line */
    mpt slack; /* of a row over the lines of its label */
};

/* Labels beside each other where they fit, else stacked; or stacked at once, in columns
 * 1 to 4. */
struct chart_rows chart_rows_make(const struct chart_drawing *drawing,
                                  const struct canvas *canvas, mpt pitch,
                                  enum chart_labels labels);
mpt chart_rows_height(const struct chart_rows *rows, size_t row);

/* Where what is drawn begins below the top of the row. */
mpt chart_rows_picture(const struct chart_rows *rows, size_t row);

/* The label with its first baseline `base` below the top `y` of the row. */
void chart_rows_paint_label(const struct chart_rows *rows,
                            const struct chart_painting *painting, size_t row, mpt y,
                            mpt base);

/* ---- names of series ----------------------------------------------------------------
 */

/* Squares in the colours of the columns, or the ring and the disc of dots without
 * colours, with their names behind, in lines of that width: how tall they are, and the
 * squares and names with the first baseline on `at`. */
mpt chart_legend_height(const struct chart_drawing *drawing, const struct canvas *canvas,
                        mpt width);
void chart_paint_legend(const struct chart_painting *painting,
                        const enum theme_colour *colours, struct point at, mpt width);

/* The elements of the head of a column, while it is read; NULL on further pages. */
const element_id *chart_head_elements(const struct chart_painting *painting,
                                      size_t column);

#endif
