/* Panels of strategic goals. */
#ifndef SECTIONS_GOALS_H
#define SECTIONS_GOALS_H

#include "sections/build.h"

struct panel {
    struct str numeral; /* or empty */
    struct script_texts label, title;
    element_id labels[SIDE_COUNT], titles[SIDE_COUNT];
    struct heading heading;
    const struct block *body; /* the first row below the title, or NULL */
};

struct panel_list {
    struct panel *items;
    size_t count;
    bool titled; /* the section's heading stands above them */
    struct script_texts heading;
};

/* Panels as a drawing in one part. */
struct drawing panels_drawing(struct arena *arena, const struct panel_list *list);

/* How many panels stand side by side. */
int panels_across(size_t count);

#endif
