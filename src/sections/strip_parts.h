/* What the files of the strip share: what it holds, and the columns in which that stands.
 */
#ifndef SECTIONS_STRIP_PARTS_H
#define SECTIONS_STRIP_PARTS_H

#include "sections/strip.h"

#define STRIP_INSET MM(2) /* at both ends of the strip */

enum { STRIP_ACROSS = 5 }; /* columns at most */

/* A paragraph of a value, behind a dash where it is an item of a list. */
struct fact_line {
    struct script_texts texts;
    element_id elements[SIDE_COUNT], labels[SIDE_COUNT];
};

struct fact {
    enum fact_kind kind;
    struct script_texts head;
    element_id heads[SIDE_COUNT];
    struct fact_line *lines;
    size_t line_count; /* 0: not given, its place may stay empty */
    bool listed; /* each line behind a dash */
    bool same; /* the languages say the same, so it is printed once */
};

struct strip {
    struct fact items[FACT_COUNT]; /* those in columns */
    size_t count;
    bool funded;
    struct fact funding; /* below them, over the whole width */
    enum progress state;
    struct strip_set *set;
    struct strip *next; /* in the set */
};

struct strip_columns {
    struct region items[STRIP_ACROSS]; /* `left` within the strip */
    size_t count;
    bool stacked; /* the head of the second language stands below that of the first */
};

/* What columns hang on. */
struct strip_use {
    mpt width; /* of the strip; 0: none yet */
    uint8_t leaves;
    bool shared;
    enum side side; /* of the first language on the page */
};

struct strip_set {
    unsigned kinds;
    struct strip_set *next;
    struct strip *first, *last;
    struct strip_columns columns; /* the last ones made */
    struct strip_use use; /* for which they were made */
};

/* The columns of the set of a strip that is so wide. */
const struct strip_columns *strip_columns_of(const struct strip *strip,
                                             const struct canvas *canvas, mpt width);

/* Where a fact stands among so many columns: row and column in one number, row times
 * columns plus column. SIZE_MAX: nowhere. Where all stand in one row, a fact that is
 * missing leaves its place empty. */
size_t strip_place(const struct strip *strip, size_t across, size_t index);

/* Where a fact stands in a place: it also takes the columns behind it that stay empty in
 * its row. */
struct region strip_region(const struct strip *strip, const struct strip_columns *columns,
                           size_t place);

/* From the left edge of the column to the words: a mark or a dash stands before them. */
mpt strip_hang(const struct fact *fact, const struct canvas *canvas, enum side side);

/* The label of an item; in the words of a fact a blank stands behind it. */
#define STRIP_LABEL STR("–")
#define STRIP_DASH STR("–\xC2\xA0")

/* Between the heads of both languages. */
#define STRIP_HEADS_APART PT(2.5)

#endif
