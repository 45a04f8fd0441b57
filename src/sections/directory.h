/* Entries of a directory: services, and hot lines that have a page of their own. */
#ifndef SECTIONS_DIRECTORY_H
#define SECTIONS_DIRECTORY_H

#include "sections/build.h"

/* What may stand in an entry; NULL: its kind has no such field. */
struct directory_item {
    const struct localized *title, *hours, *phone, *url, *text;
};

/* Appends a list with an entry for each item and a closing rule to the script's page. */
void directory_add(const struct build *build, struct script *script,
                   const struct directory_item *items, size_t count);

#endif
