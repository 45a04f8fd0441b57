/* Budgets: money by rows, cut by sources or by years. What follows from the rows is
 * filled in once all is read. */
#ifndef MODEL_BUDGET_H
#define MODEL_BUDGET_H

#include "model/amount.h"

enum budget_side { BUDGET_ITEMS, BUDGET_REVENUE, BUDGET_EXPENDITURE, BUDGET_FUNDING };

/* What is drawn, a bit each. */
enum budget_part { BUDGET_BLOCKS, BUDGET_TABLE, BUDGET_SOURCES, BUDGET_CHANGE };

struct budget_value {
    struct word key; /* a source or year as the file names it; empty: of the whole row */
    struct amount amount;
    struct note_references note;
};

/* A source of the money, or a year. */
struct budget_column {
    struct mark mark;
    size_t number;
    struct str id;
    struct localized name; /* of a source */
    struct moment year; /* of a year */
    struct amount share; /* in the total; empty: not drawn */
};

struct priority;

struct budget_row {
    struct mark mark;
    size_t number;
    struct word id; /* of a priority; empty: `name` */
    const struct priority *priority;
    struct word code;
    struct localized name;
    struct budget_value amount; /* as typed; empty where `amounts` stand */
    struct budget_value *amounts;
    size_t amount_count;
    struct budget_value previous, change; /* the one that is not typed is reckoned */
    struct budget_row *parts; /* of which */
    size_t part_count;
    struct note_references note;
    struct budget_value *cells; /* one for each column, or the amount alone */
    struct amount whole; /* of all sources; of the last year */
    struct amount share; /* of its whole in the total; empty: not drawn */
};

/* The lines of a balance, in their order. */
enum budget_line {
    BALANCE_REVENUE,
    BALANCE_EXPENDITURE,
    BALANCE_CARRIED,
    BALANCE_FINANCING,
    BALANCE_LINE_COUNT
};

struct budget_balance {
    struct mark mark;
    struct budget_value lines[BALANCE_LINE_COUNT];
    struct amount result; /* reckoned */
};

/* The budget that this one is compared with. */
struct budget_before {
    struct mark mark;
    struct moment year; /* year 0: not given */
    struct localized label;
};

struct budget {
    struct localized caption;
    enum budget_side side;
    struct money money; /* resolved to that of the document */
    int scale, print; /* powers of ten: what a typed 1 stands for, what is shown */
    bool has_print;
    struct moment year; /* year 0: not given */
    struct budget_column *columns; /* sources or years; none: a single amount */
    size_t column_count;
    bool by_years; /* the columns are years */
    struct budget_column *sources, *years; /* as typed: one of them */
    size_t source_count, year_count;
    struct budget_row *rows;
    size_t row_count;
    struct budget_row total; /* as typed, then as reckoned */
    bool without_unknown; /* something in the rows is not known */
    bool has_previous, has_change; /* in any row */
    bool has_before, has_balance;
    struct budget_before before;
    struct budget_balance balance;
    int shares; /* decimals */
    bool has_shares;
    unsigned show; /* 0: by what there is */
};

/* How many cells a row has. */
static inline size_t budget_cells(const struct budget *budget)
{
    return budget->column_count > 0 ? budget->column_count : 1;
}

/* True if that part is shown. */
static inline bool budget_shows(const struct budget *budget, enum budget_part part)
{
    return (budget->show & 1U << part) != 0;
}

/* True if all rows are priorities. */
bool budget_is_by_priority(const struct budget *budget);

#endif
