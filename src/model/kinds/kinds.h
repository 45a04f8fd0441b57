/* The kinds of sections: what may stand in each, and what is checked of it alone. */
#ifndef MODEL_KINDS_KINDS_H
#define MODEL_KINDS_KINDS_H

#include "model/model.h"
#include "model/record.h"
#include "model/section.h"

struct decoder;
struct table;

struct kind {
    const char *name;
    struct record record; /* into struct section */
    /* Reports what only the whole section can show, and fills in what follows from all of
     * it; NULL: nothing. */
    void (*check)(struct decoder *decoder, struct section *section);
    /* The same of what it takes from other sections, once all are checked; NULL: nothing.
     */
    void (*link)(struct decoder *decoder, struct section *section);
};

extern const struct kind KIND_VISION;
extern const struct kind KIND_GOALS;
extern const struct kind KIND_PRIORITIES;
extern const struct kind KIND_RESULTS;
extern const struct kind KIND_SERVICES;
extern const struct kind KIND_HOTLINE;
extern const struct kind KIND_TEXT;
extern const struct kind KIND_FIGURE;
extern const struct kind KIND_TABLE;
extern const struct kind KIND_INDICATORS;
extern const struct kind KIND_TIMELINE;
extern const struct kind KIND_MATRIX;
extern const struct kind KIND_PLAN;
extern const struct kind KIND_QUOTE;
extern const struct kind KIND_KEY_FIGURES;
extern const struct kind KIND_GLOSSARY;
extern const struct kind KIND_PEOPLE;
extern const struct kind KIND_MESSAGE;
extern const struct kind KIND_SWOT;
extern const struct kind KIND_IMPRINT;
extern const struct kind KIND_CHART;
extern const struct kind KIND_BUDGET;

/* What every section has: before the fields of its kind, and after them. */
extern const struct record SECTION_HEAD, SECTION_END;

/* What every section with figures ends with: notes, source, closing. */
extern const struct record DATA_END;

/* A strategic goal, to which priorities refer. */
extern const struct record GOAL_RECORD;

#define SECTION_FIELD(member) (uint16_t) offsetof(struct section, member)

/* The record of a kind: its words for messages, its table of fields, its help. */
#define KIND_RECORD(words, table, about)                                              \
    {                                                                                 \
        .what = (words), .base = &SECTION_HEAD, FIELDS(table), .after = &SECTION_END, \
        .mark_offset = SECTION_FIELD(mark), .id_offset = SECTION_FIELD(id),           \
        .help = (about)                                                               \
    }

/* The same for a kind with figures. */
#define DATA_RECORD(words, table, about)                                           \
    {                                                                              \
        .what = (words), .base = &SECTION_HEAD, FIELDS(table), .after = &DATA_END, \
        .mark_offset = SECTION_FIELD(mark), .id_offset = SECTION_FIELD(id),        \
        .help = (about)                                                            \
    }

/* Gives the notes of a section their printed numbers: to be called for all references in
 * the order in which they are read, then once to report notes without any. */
void data_notes_refer(struct decoder *decoder, struct section *section,
                      const struct note_references *references);
void data_notes_check(struct decoder *decoder, const struct section *section);

/* A doubt of the review that a kind has; false if its rule is ignored. */
bool data_doubt(struct decoder *decoder, enum review_rule which, struct mark mark,
                const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Reports the id of an entry, whose mark is `mark`, that `ids` holds already; else puts
 * it there. Without an id there is nothing to do. */
void data_check_id(struct decoder *decoder, struct table *ids, struct str id,
                   struct mark mark);

/* The priority of that id; NULL after saying which there are. */
const struct priority *data_find_priority(struct decoder *decoder, const struct word *id);

/* Doubts a term outside the period of the document: that of “this measure”. */
void data_check_term(struct decoder *decoder, const struct date_span *term,
                     const char *what);

/* A doubt where the code of a part does not begin with that of what it belongs to; where
 * amounts are leva alone in a document of the time after them. */
void data_check_code(struct decoder *decoder, const struct word *parent,
                     const struct word *code);
void data_review_leva(struct decoder *decoder, const struct money *money,
                      const struct money *also, struct mark mark);

/* True if an amount is given and nothing says what it is paid in, neither it nor the
 * document. Doubts leva of its own. */
bool data_wants_money(struct decoder *decoder, const struct amount *amount);

const struct kind *kind_find(enum section_kind kind);

#endif
