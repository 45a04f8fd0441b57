/* What the files of the table engine share: how a table fits a form. */
#ifndef BLOCKS_GRID_PARTS_H
#define BLOCKS_GRID_PARTS_H

#include "blocks/canvas.h"
#include "blocks/grid.h"
#include "blocks/progress.h"

#define GRID_SIGN PROGRESS_APART /* words below a picture from their sign */
#define GRID_WORDS_APART PT(5) /* of two languages on a line */
#define GRID_UNITS_APART PT(2.2) /* of their units in a head */

#define GRID_BAR_APART MM(2) /* a bar from its figure */
#define GRID_BAR_WIDTH MM(14)
#define GRID_BELOW B(2.5) /* what a row is taller with a picture below it */

/* How the languages of a label stand. */
enum grid_setting {
    GRID_ALONE, /* one language */
    GRID_BESIDE, /* the second beside the first, on one line */
    GRID_STACKED /* the second below the first */
};

struct grid_place {
    mpt left, width; /* from the live edge */
    mpt edge; /* FIGURES: where they end */
    mpt fraction; /* FIGURES: width of the mark and of the decimals that are shown */
};

/* Columns that stand beside each other: the label, and those from `from` to before `to`.
 */
struct grid_panel {
    size_t from, to;
    mpt head; /* lines of the head times the leading */
    mpt span[2]; /* height of the spanning heads of each level */
    struct grid_place *places; /* of all columns; those of others are empty */
};

/* What the bars of a column are drawn on: its least and its greatest value, 0 among them.
 */
struct grid_scale {
    struct number least, range;
    bool known; /* else it has no bars */
};

struct grid_fit {
    const struct grid *grid;
    mpt left, width; /* of the table, from the live edge */
    enum side sides[SIDE_COUNT]; /* whose texts are measured: those of all leaves */
    size_t side_count;
    enum grid_setting setting;
    bool small; /* figures of 9 points */
    bool bare; /* without bars */
    bool below; /* pictures stand below the other cells of their row, over their width */
    mpt beside; /* BESIDE: of the second language from the first */
    struct grid_panel *panels;
    size_t panel_count;
    struct grid_scale *scales; /* of all columns */
};

/* True if the column stands in the panel. */
bool grid_panel_has(const struct grid_fit *fit, const struct grid_panel *panel,
                    size_t column);

/* Fits the table to the form of the canvas; memory is that of `arena`. */
struct grid_fit grid_fit_make(const struct canvas *canvas, const struct grid *grid,
                              struct arena *arena);

/* How a text of a cell is set. */
struct set_how grid_how(const struct grid_fit *fit, const struct grid_row *row,
                        size_t column, enum side side, mpt width);

/* The role of a figure. */
enum role_name grid_figure_role(const struct grid_fit *fit, const struct grid_row *row,
                                size_t column);

/* True if both languages say the same and lead to the same, so that it is printed once.
 */
bool grid_same_words(const struct script_texts *texts);

/* A figure as it is printed on that page. */
struct str grid_printed(const struct canvas *canvas, const struct grid_cell *cell,
                        enum side side);

/* How far a text keeps from what stands behind it. */
mpt grid_text_apart(const struct grid *grid, size_t column);

/* Width of the text of a column. */
mpt grid_text_width(const struct grid_fit *fit, const struct grid_panel *panel,
                    size_t column);

/* Measures the heads of a panel whose columns have their places. */
void grid_measure_head(const struct grid_fit *fit, const struct canvas *canvas,
                       struct grid_panel *panel);

/* Height of a row in a panel, and of its head with both rules. */
mpt grid_row_height(const struct grid_fit *fit, const struct canvas *canvas,
                    const struct grid_panel *panel, const struct grid_row *row);
mpt grid_head_height(const struct grid_panel *panel);

/* ---- painting; y is where the rule above stands ------------------------------------ */

/* Only what stands from `from` to before `to` below the top of a row is wanted. */
struct grid_window {
    mpt from, to;
};

struct grid_painting {
    const struct grid_fit *fit;
    const struct canvas *canvas;
    const struct grid_panel *panel;
    const struct grid_row *row; /* NULL: a head */
    mpt y; /* of the top of the row */
    struct grid_window window;
    enum grid_use use;
};

/* Lines of a language, flush left or right. */
struct grid_words {
    const struct text_paragraph *set;
    element_id element;
    enum theme_colour colour;
    bool right;
};

/* What languages share: what each of them says, and its element. */
struct grid_shared {
    const struct text_line *line;
    const struct str *words; /* of each language */
    const element_id *elements;
    enum theme_colour colour;
    struct mark mark; /* of the source, or NO_MARK */
};

/* A line, lines, a figure that languages share, the marks of notes, a text in the
 * languages of the page: `at` counts from the top of the row. */
void grid_paint_line(const struct grid_painting *painting, const struct text_line *line,
                     struct point at, element_id element, enum theme_colour colour);
void grid_paint_lines(const struct grid_painting *painting,
                      const struct grid_words *words, struct point at);
void grid_paint_shared(const struct grid_painting *painting,
                       const struct grid_shared *shared, struct point at);
void grid_paint_marks(const struct grid_painting *painting, const struct grid_cell *cell,
                      struct point at);
void grid_paint_stack(const struct grid_painting *painting, const struct grid_cell *cell,
                      size_t column, struct point at);

/* What both languages say alike is content of the first, which printed it at `at`, and
 * said by the second: `words` are as printed, with the element of the second. */
void grid_say_same(const struct grid_painting *painting, const struct canvas_same *same,
                   const struct grid_words *words, struct point at);

/* The scales of all columns, in `arena`. */
struct grid_scale *grid_find_scales(const struct grid *grid, struct arena *arena);

/* The bar of a column in a row of that height whose baseline lies at `depth`. */
void grid_paint_bar(const struct grid_painting *painting, size_t column, mpt depth,
                    mpt height);

/* Head rule, heads, closing rule. */
void grid_paint_head(const struct grid_fit *fit, const struct canvas *canvas,
                     const struct grid_panel *panel, mpt y, enum grid_use use);

/* A row, or a part of one. */
void grid_paint_row(const struct grid_painting *painting);

/* A rule over the width of the table, with `y` in its middle. */
void grid_rule(const struct grid_fit *fit, const struct canvas *canvas, mpt y,
               mpt thickness, enum theme_colour colour);

#endif
