/* The theme of a run: found by its name or path, read, checked. */
#ifndef APP_THEMES_H
#define APP_THEMES_H

#include "app/supplies.h"
#include "display/display.h"
#include "settings/settings.h"

struct theme_wanted {
    struct word name; /* a name, or a path with "/" or ".yaml" in it */
    const struct supplies *supplies;
    int ink_most; /* percent that one spot may have */
};

struct theme_found {
    const struct theme *theme;
    struct str path, bytes; /* of its file; bytes.data NULL: it is built in */
    struct str among_data; /* where it was read, if it comes with the program */
};

/* False after errors, all of which are reported; `theme` is that of the house then. */
bool themes_find(struct theme_found *out, const struct theme_wanted *wanted,
                 struct arena *arena, struct diag *diag);

/* Adds the file of the theme, byte for byte, to the attachments of the display. */
void themes_attach(const struct theme_found *found, struct display *display);

#endif
