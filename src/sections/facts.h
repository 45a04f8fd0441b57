/* What an office says of a measure, in a strip below it: who, when, for how much, how it
 * is measured, how it stands. */
#ifndef SECTIONS_FACTS_H
#define SECTIONS_FACTS_H

#include "sections/build.h"

enum fact_kind {
    FACT_LEAD,
    FACT_TERM,
    FACT_BUDGET,
    FACT_INDICATOR,
    FACT_STATE,
    FACT_COUNT
};

/* The kinds of facts that any of the measures has, a bit each: those of a set stand in
 * the same columns. */
unsigned facts_kinds(const struct measure *measures, size_t count);

/* The value of a fact in each language; empty: not given. */
void facts_words(const struct build *build, const struct measure *measure,
                 enum fact_kind kind, struct str *words);

/* „по план“ and “on track”; the mark that stands before it. */
struct str facts_state(enum progress state, enum lang lang);
enum progress_mark facts_mark(enum progress state);

/* „постоянен“ and “ongoing”. */
struct str facts_ongoing(enum lang lang);

/* „Отговаря“ and “Lead”. */
struct str facts_head(enum fact_kind kind, enum lang lang);

/* Adds the strip to the page of the script, with an L of each language. */
void facts_add_strip(const struct build *build, struct script *script,
                     const struct measure *measure, unsigned kinds);

#endif
