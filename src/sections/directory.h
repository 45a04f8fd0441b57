/* Entries of a directory: services, and hot lines that have a page of their own. */
#ifndef SECTIONS_DIRECTORY_H
#define SECTIONS_DIRECTORY_H

#include "sections/build.h"

/* What may stand in an entry; NULL: its kind has no such field. */
struct directory_item {
    const struct localized *title, *hours, *phones, *url, *email, *text;
    size_t phone_count;
};

struct directory {
    struct directory_item *items;
    size_t count;
};

/* A script for heading and texts of a page with that directory. */
struct script directory_script(const struct build *build, struct block *page,
                               const struct directory *directory);

/* Appends a list with an entry for each item and a closing rule to the page of a script
 * that directory_script made. */
void directory_add(const struct build *build, struct script *script,
                   const struct directory *directory);

#endif
