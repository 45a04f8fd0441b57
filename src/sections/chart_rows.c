/* Rows of charts: labels of both languages, and where bars begin. Where the languages
 * share a page, labels take columns 1 to 5 and bars begin with column 6; a language alone
 * has its labels beside the column of text, and on a narrow page above the bars. */
#include "sections/chart.h"

#define FIRST_WIDTH MM(38.5) /* of labels, the second language beside */
#define SECOND_LEFT MM(40)
#define SECOND_WIDTH MM(31.5)
#define BOTH_WIDTH MM(66)
#define ALONE_WIDTH MM(36)
#define ABOVE_APART B(0.25) /* of a label above what is drawn */
#define LONGEST MM(82)
#define LONGEST_NARROW MM(100)

enum { AXIS_COLUMN = 6, STACKED_COLUMN = 5, ALONE_COLUMN = 4, NARROW = 6 };

/* Labels between the names of parts and what is drawn are quieter than those. */
static enum role_name label_role(const struct chart_rows *rows, size_t row)
{
    bool quiet =
        rows->labels == CHART_LABELS_ABOVE && rows->drawing->chart->type == CHART_STACKED;
    return rows->drawing->data->rows[row].emphasis ? ROLE_TABLE_TOTAL
           : quiet                                 ? ROLE_TABLE_TEXT
                                                   : ROLE_TABLE_LABEL;
}

static const struct text_paragraph *set_label(const struct chart_rows *rows, size_t row,
                                              enum side side)
{
    bool below = rows->labels == CHART_LABELS_STACKED;
    enum role_name role = label_role(rows, row);
    role = !below                     ? role
           : role == ROLE_TABLE_TOTAL ? ROLE_TABLE_TOTAL_BELOW
                                      : ROLE_TABLE_LABEL_BELOW;
    struct set_how how = {.role = role, .side = side, .width = rows->width[side]};
    return setter_block(rows->canvas->setter,
                        chart_label(rows->drawing, row)->texts.of[side], &how);
}

static size_t lines_of(const struct text_paragraph *set)
{
    return set == NULL ? 0 : set->line_count;
}

/* True if each language of each label is one line. */
static bool one_line(const struct chart_rows *rows)
{
    for (size_t row = 0; row < rows->drawing->data->row_count; row++) {
        for (enum side side = 0; side < setter_sides(rows->canvas->setter); side++) {
            if (lines_of(set_label(rows, row, side)) > 1) {
                return false;
            }
        }
    }
    return true;
}

struct chart_rows chart_rows_make(const struct chart_drawing *drawing,
                                  const struct canvas *canvas, mpt pitch,
                                  enum chart_labels labels)
{
    const struct page_form *form = canvas->form;
    struct chart_rows rows = {.drawing = drawing, .canvas = canvas, .pitch = pitch};
    bool stacked = labels == CHART_LABELS_STACKED;
    rows.slack = stacked ? B(0.5) : B(1);
    if (form->shared && stacked) {
        rows.labels = labels;
        rows.axis = form_column(form, STACKED_COLUMN);
        rows.width[SIDE_FIRST] = rows.width[SIDE_SECOND] =
            form_columns(form, STACKED_COLUMN - 1);
        rows.most = form->live;
    } else if (form->shared) {
        rows.axis = form_column(form, AXIS_COLUMN);
        rows.second = SECOND_LEFT;
        rows.width[SIDE_FIRST] = FIRST_WIDTH;
        rows.width[SIDE_SECOND] = SECOND_WIDTH;
        rows.most = LONGEST;
        if (!one_line(&rows)) {
            rows.labels = CHART_LABELS_STACKED;
            rows.second = 0;
            rows.width[SIDE_FIRST] = rows.width[SIDE_SECOND] = BOTH_WIDTH;
        }
    } else if (form->columns > NARROW) {
        rows.axis = form_column(form, ALONE_COLUMN);
        rows.width[SIDE_FIRST] = rows.width[SIDE_SECOND] = ALONE_WIDTH;
        rows.most = form->regions[REGION_TEXT][SIDE_FIRST].width;
    } else {
        rows.labels = CHART_LABELS_ABOVE;
        rows.axis = CHART_THIN; /* half of its line */
        rows.width[SIDE_FIRST] = rows.width[SIDE_SECOND] = form->live;
        rows.most = LONGEST_NARROW;
    }
    rows.room = form->live - rows.axis;
    if (!form->shared && form->columns > NARROW) {
        rows.room = mpt_min(rows.room, rows.most);
    }
    return rows;
}

/* Lines of a label over each other, in the languages of all leaves. */
static mpt label_height(const struct chart_rows *rows, size_t row)
{
    enum side sides[SIDE_COUNT];
    size_t count = grid_sides(rows->canvas, sides), most = 0, sum = 0;
    for (size_t i = 0; i < count; i++) {
        size_t own = lines_of(set_label(rows, row, sides[i]));
        most = own > most ? own : most;
        sum += own;
    }
    bool stacked =
        rows->labels == CHART_LABELS_STACKED &&
        !chart_same_words(rows->canvas, &chart_label(rows->drawing, row)->texts);
    return (mpt)(stacked ? sum : most) * B(1);
}

mpt chart_rows_picture(const struct chart_rows *rows, size_t row)
{
    return rows->labels == CHART_LABELS_ABOVE ? label_height(rows, row) + ABOVE_APART : 0;
}

mpt chart_rows_height(const struct chart_rows *rows, size_t row)
{
    mpt label = label_height(rows, row);
    switch (rows->labels) {
    case CHART_LABELS_BESIDE: return mpt_max(rows->pitch, label + B(0.5));
    case CHART_LABELS_STACKED: return mpt_max(rows->pitch, label + rows->slack);
    case CHART_LABELS_ABOVE: break;
    }
    return label + ABOVE_APART + rows->pitch;
}

void chart_rows_paint_label(const struct chart_rows *rows,
                            const struct chart_painting *painting, size_t row, mpt y,
                            mpt base)
{
    const struct canvas *canvas = rows->canvas;
    const struct grid_cell *cell = chart_label(rows->drawing, row);
    enum role_name role = label_role(rows, row);
    bool above = rows->labels == CHART_LABELS_ABOVE;
    struct point at = {painting->left, y + (above ? B(1) : base)};
    for (size_t i = 0; i < canvas->side_count; i++) {
        enum side side = canvas->sides[i];
        const struct text_paragraph *set = set_label(rows, row, side);
        if (i > 0 && chart_same_words(canvas, &cell->texts)) {
            canvas_say(canvas, cell->elements[side],
                       text_plain(cell->texts.of[side], canvas->setter->pages));
            continue;
        }
        bool beside = i > 0 && rows->labels == CHART_LABELS_BESIDE;
        at.x = painting->left + (beside ? rows->second : 0);
        chart_paint_text(painting, set, at, cell->elements[side],
                         setter_role_colour(role, side));
        at.y += beside ? 0 : (mpt)lines_of(set) * B(1);
        if (rows->labels == CHART_LABELS_BESIDE) {
            at.y = y + base;
        }
    }
}
