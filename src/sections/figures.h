/* What sections with figures share: amounts as they are printed and said, and the lines
 * below a table. */
#ifndef SECTIONS_FIGURES_H
#define SECTIONS_FIGURES_H

#include "sections/build.h"

/* How the amounts of a column are printed. */
struct amount_style {
    enum numeral_grouping grouping;
    bool sign;
    bool fixed; /* so many decimals, no fewer */
    unsigned decimals;
    int scale; /* power of ten that a typed 1 of money is */
    int down; /* powers of ten by which it is printed smaller than typed: then rounded */
};

/* Fills in what an amount is in each language: what is printed, what is said instead. */
void figure_cell(const struct build *build, struct grid_cell *cell,
                 const struct amount *amount, const struct amount_style *style);

/* The number of digits before the point, for the grouping of a column. */
size_t figure_digits(const struct amount *amount, const struct amount_style *style);

/* „1“ or „1, 2“: the printed numbers of notes. */
struct str figure_marks(const struct build *build,
                        const struct note_references *references);

/* The currency of an amount; whether it and the other one have a fixed rate. */
struct currency figure_currency(const struct money *money);
bool figure_has_rate(const struct money *money, const struct money *also);

/* ---- below a table ------------------------------------------------------------------
 */

/* What the lines below a table have to explain, gathered from its cells. */
struct figure_legend {
    bool none, unknown, not_applicable;
    bool bounds[LANG_BOUNDS];
    bool without_unknown, as_adopted;
    bool rounded;
    int rounded_to; /* power of ten */
    struct currency currency;
    bool rate; /* the fixed rate of euro and lev */
    const struct localized *source; /* NULL: that of the section */
    const struct grid_note *more; /* further lines, with the words of each language */
    size_t more_count;
};

/* Adds to the legend what the amount needs. */
void figure_note(struct figure_legend *legend, const struct amount *amount);

/* The source, the notes of the section, the signs that were used. */
void figure_add_notes(const struct build *build, struct grid *grid,
                      const struct figure_legend *legend);

/* The number of the table of that section among those that have a caption; 0: it has
 * none. */
size_t figure_table_number(const struct brochure *brochure, size_t index);

/* „Таблица 2. Население“, if the caption is given, and what stands above and below where
 * the table goes on. */
void figure_caption(const struct build *build, struct grid *grid,
                    const struct localized *caption);

/* Where the table may begin on a page that its section opens, and how far below what
 * stands above it elsewhere. */
void figure_place(const struct build *build, struct grid *grid,
                  const struct localized *caption);

/* The page of a section that is one table: heading, intro, the table, closing. */
void figure_build(struct build *build, struct grid *grid);

/* The same in two steps, for a drawing that is a table in the structure: up to the
 * elements of the grid, and from the drawing on. */
struct script figure_begin(struct build *build, struct grid *grid);
void figure_end(struct build *build, struct script *script,
                const struct drawing *drawing);

/* The text of a block behind or before other words: „1 Работа“, „Стойност, хил. евро“. */
const struct text_block *figure_prefix(const struct build *build, struct str words,
                                       const struct text_block *block);
const struct text_block *figure_suffix(const struct build *build,
                                       const struct text_block *block, struct str words);

/* „1 Работа близо до дома“: the title of a group that belongs to a priority, or its own.
 */
struct script_texts figure_group(const struct build *build,
                                 const struct priority *priority,
                                 const struct localized *title);

/* ---- words ------------------------------------------------------------------------- */

enum figure_word { FIGURE_TOTAL, FIGURE_SUBTOTAL, FIGURE_MEAN, FIGURE_WORD_COUNT };

struct str figure_word(enum figure_word word, enum lang lang);

#endif
