/* Entries of a directory: services, and hot lines that have a page of their own. */
#ifndef SECTIONS_DIRECTORY_H
#define SECTIONS_DIRECTORY_H

#include "sections/facts.h"

/* What may stand in an entry; NULL: its kind has no such field. */
struct directory_item {
    const struct localized *title, *hours, *phones, *url, *email, *text;
    size_t phone_count;
    const struct facts *facts; /* in a strip below it; NULL: none */
};

struct directory {
    struct directory_item *items;
    size_t count;
};

/* A script for heading and texts of a page with that directory. */
struct script directory_script(const struct build *build, struct block *page,
                               const struct directory *directory);

/* True if any entry has facts: entries then stand below each other, on white. */
bool directory_has_facts(const struct directory *directory);

/* Appends a list with an entry for each item and a closing rule to the page of a script
 * that directory_script made. */
void directory_add(const struct build *build, struct script *script,
                   const struct directory *directory);

#endif
