/* A budget while it becomes blocks: what its table and its drawings share. */
#ifndef SECTIONS_BUDGET_PARTS_H
#define SECTIONS_BUDGET_PARTS_H

#include "sections/figures.h"

enum { BUDGET_MILLIONS = 6, BUDGET_THOUSANDS = 3, BUDGET_DECIMALS_MOST = 2 };

struct budget_making {
    struct build *build;
    struct script *script;
    const struct budget *budget;
    struct grid *grid;
    struct amount_style money, change, share;
    size_t whole, previous, changes, shares; /* their columns; 0: none */
    struct figure_legend legend;
};

static inline struct arena *budget_arena(const struct budget_making *making)
{
    return making->build->request->arena;
}

static inline enum side budget_sides(const struct budget_making *making)
{
    return build_sides(making->build);
}

static inline enum lang budget_lang(const struct budget_making *making, enum side side)
{
    return build_lang(making->build, side);
}

/* Words of the program's own in each language. */
struct script_texts budget_words(const struct budget_making *making,
                                 const char *const *words);

/* „Приходи“; of a budget that does not say it „Перо“. */
const char *const *budget_side_words(enum budget_side side);

/* How money is printed, and what has to be told of it. */
void budget_set_styles(struct budget_making *making);

/* The number or code of a row before its name; before its first part „в т. ч.“. */
void budget_fill_label(const struct budget_making *making, struct grid_cell *cell,
                       const struct budget_row *row, bool of_which);

/* The rows and their total; the balance. Both still lack notes and elements. */
struct grid *budget_make_table(struct budget_making *making);
struct grid *budget_make_balance(struct budget_making *making);

#endif
