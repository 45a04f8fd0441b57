/* The plan on a page, as it is drawn: vision, main goal, goals, priorities below each
 * other; a page for each language. */
#ifndef SECTIONS_PLAN_H
#define SECTIONS_PLAN_H

#include "sections/build.h"

/* A text with its elements. */
struct plan_words {
    struct script_texts texts;
    element_id elements[SIDE_COUNT];
};

/* The vision, or the main goal. */
struct plan_statement {
    struct plan_words label;
    const struct block *rows; /* its paragraphs, as rows of a group; NULL: not given */
};

/* A goal or a priority. */
struct plan_entry {
    struct str numeral; /* or empty */
    struct plan_words
        label; /* „Стратегическа цел 1“; of a priority its numeral says it */
    struct plan_words title;
    struct plan_words goals; /* „Цели 1 и 3“, of a priority */
    size_t priority; /* whose colours it has; 0: a goal */
};

struct plan_view {
    const struct block *heading; /* its row */
    struct plan_statement vision, main;
    struct plan_entry *goals, *priorities;
    size_t goal_count, priority_count;
    struct mark mark;
    bool warned; /* that rows stand in its place */
};

/* The plan as a drawing: where languages share pages, each has one of its own here. */
struct drawing plan_drawing(struct plan_view **view);

#endif
