/* A theme while it is read from its file: every value with its place. */
#ifndef MODEL_THEME_DRAFT_H
#define MODEL_THEME_DRAFT_H

#include "model/record.h"

struct theme_entry {
    struct mark mark;
    uint8_t rgb[3];
    uint8_t inks[4]; /* percent of cyan, magenta, yellow, black */
};

/* The colours of priorities, from that of the first on. */
struct theme_fills {
    enum theme_colour items[THEME_PRIORITIES];
    struct mark marks[THEME_PRIORITIES];
    size_t count;
};

struct theme_draft {
    struct mark mark;
    struct str name;
    struct theme_entry colours[COLOUR_COUNT];
    struct theme_fills fills;
    struct theme_motif motif;
    struct mark motif_mark;
    enum theme_family display, text, notes;
};

/* The whole file, into struct theme_draft. */
const struct record *theme_root(void);

#endif
