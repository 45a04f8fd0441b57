/* Tables: columns, rows in groups, sums. Whatever is not typed and can be reckoned is
 * filled in once all is read. */
#ifndef MODEL_DATA_TABLE_H
#define MODEL_DATA_TABLE_H

#include "model/amount.h"

enum column_type {
    COLUMN_TEXT,
    COLUMN_INTEGER,
    COLUMN_DECIMAL,
    COLUMN_MONEY,
    COLUMN_PERCENT,
    COLUMN_YEAR,
    COLUMN_DATE,
    COLUMN_CODE
};

enum { COLUMN_TYPE_COUNT = COLUMN_CODE + 1, GROUP_HEADS_MAX = 2, COLUMNS_MAX = 40 };

/* Columns by the ids that the file names. */
struct column_references {
    struct word *items;
    size_t count;
    size_t *columns; /* their indices */
};

struct table_column {
    struct mark mark;
    size_t number;
    struct str id;
    struct localized head, unit;
    enum column_type type;
    bool has_decimals;
    int decimals; /* that are shown; only with has_decimals */
    int scale, print; /* powers of ten: what a typed 1 stands for, what is shown */
    bool has_scale, has_print;
    struct money money; /* of this column; resolved to that of the section or document */
    struct localized *groups; /* heads above, from the top */
    size_t group_count;
    struct moment year; /* year 0: not given */
    bool bar, sign;
    struct column_references sum; /* count 0: typed */
    struct word share_of; /* empty: typed */
    size_t share_column; /* its index */
    struct note_references note;
};

/* The value of a column in a row; of a text or a code, its words. */
struct table_cell {
    struct localized text;
    struct amount amount;
    struct note_references note;
};

struct table_row {
    struct mark mark;
    struct str id;
    struct note_references note;
    struct table_cell *cells; /* one for each column */
};

/* How a total comes about in a column. */
enum sum_kind { SUM_EMPTY, SUM_OF_ROWS, SUM_MEAN, SUM_TYPED };

struct column_sum {
    enum sum_kind kind;
    struct word weights; /* SUM_MEAN: the id of a column */
    size_t weight_column; /* its index */
};

/* A row below others. */
struct table_sum {
    struct mark mark;
    bool given;
    bool is_given_value; /* kind: given: what is typed is no sum, and a note says what */
    bool as_adopted; /* what is typed differs in the document that was adopted */
    bool without_unknown; /* something in the rows is not known */
    struct localized label;
    struct note_references note;
    struct column_sum *columns;
    struct table_cell *cells;
};

struct data_table;

struct table_group {
    struct mark mark;
    size_t number;
    const struct data_table *table; /* whose columns its rows have */
    struct localized title;
    struct table_row *rows;
    size_t row_count;
    struct table_sum subtotal;
};

struct data_table {
    struct localized caption;
    struct table_column *columns;
    size_t column_count;
    size_t label; /* the first column of text: the head of each row */
    struct table_group *groups; /* without titles: a single one without a title */
    size_t group_count;
    struct table_sum total;
    struct money money, also;
    int scale, print;
    struct column_references fold;
    bool without_unknown; /* something in the sum of a row is not known */
};

/* True for columns of figures, whose cells hold amounts. */
static inline bool column_is_figure(const struct table_column *column)
{
    return column->type != COLUMN_TEXT && column->type != COLUMN_CODE;
}

/* True for columns that can be added up. */
static inline bool column_adds_up(const struct table_column *column)
{
    return column->type == COLUMN_INTEGER || column->type == COLUMN_DECIMAL ||
           column->type == COLUMN_MONEY;
}

#endif
