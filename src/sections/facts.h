/* What an office says of a measure or a service, in a strip below it: who, when, for how
 * much, how it is measured, how it stands; on what basis, for which fee, where. */
#ifndef SECTIONS_FACTS_H
#define SECTIONS_FACTS_H

#include "sections/build.h"

enum fact_kind {
    FACT_LEAD,
    FACT_TERM,
    FACT_BUDGET,
    FACT_INDICATOR,
    FACT_STATE,
    FACT_BASIS,
    FACT_TIME,
    FACT_FEE,
    FACT_DOCUMENTS,
    FACT_UNIT,
    FACT_PLACE,
    FACT_HOURS,
    FACT_FUNDING, /* lines of their own below the others */
    FACT_COUNT
};

/* The values of all facts in each language; empty: not given. */
struct facts {
    struct str words[FACT_COUNT][SIDE_COUNT];
    struct mark marks[FACT_COUNT][SIDE_COUNT]; /* of the first words of each */
    enum progress state;
};

/* The kinds of facts that any of the measures has, a bit each: those of a set stand in
 * the same columns. */
unsigned facts_kinds(const struct measure *measures, size_t count);

struct facts facts_of_measure(const struct build *build, const struct measure *measure);
struct facts facts_of_service(const struct build *build, const struct service *service);

/* The kinds that are given, a bit each. */
unsigned facts_given(const struct facts *facts);

/* „по план“ and “on track”; the mark that stands before it. */
struct str facts_state(enum progress state, enum lang lang);
enum progress_mark facts_mark(enum progress state);

/* „постоянен“ and “ongoing”. */
struct str facts_ongoing(enum lang lang);

/* „Отговаря“ and “Lead”. */
struct str facts_head(enum fact_kind kind, enum lang lang);

#endif
