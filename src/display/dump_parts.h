/* What the files of the dump share. */
#ifndef DISPLAY_DUMP_PARTS_H
#define DISPLAY_DUMP_PARTS_H

#include "display/display.h"

/* Where an element is numbered: its section, counted alike in the Part of each language,
 * and its place among the elements of that section. What stands between sections (the
 * covers) counts as a section of its own. */
struct local {
    uint32_t section, number;
};

struct dump {
    FILE *file;
    const struct display *display;
    struct arena *arena;
    struct local *locals; /* of each element */
};

/* Soft hyphens as the hyphens that they are on the page, or not at all. */
enum hyphen_form { HYPHEN_SHOWN, HYPHEN_DROPPED };

/* Escapes what a reader of the dump could not see or would take for its own signs. */
void dump_write_text(FILE *file, struct str text, enum hyphen_form hyphens);

/* The same between double quotes. */
void dump_write_quoted(FILE *file, struct str text);

/* The page of that index with all its operations. */
void dump_write_page(const struct dump *dump, size_t index);

#endif
