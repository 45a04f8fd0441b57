/* Rows of the directory: services, and hot lines that have a page of their own. */
#ifndef LAYOUT_DIRECTORY_H
#define LAYOUT_DIRECTORY_H

#include "layout/pair.h"

/* What an entry says; NULL: not that. */
struct directory_entry {
    const struct localized *title, *hours, *phone, *url, *text;
};

/* Below the heading of the section. */
#define DIRECTORY_GAP B(4)

/* Appends one entry: number, title, and below it hours, phone, address and text.
 * `lists` are the L elements of the languages. */
void directory_add(struct pairing *pairing, const struct directory_entry *said,
                   size_t number, const element_id *lists);

/* Sets the measures of a directory: numbers stand at the live edge. One language alone
 * has the first measure in each of two lists, down and then across. */
void directory_columns(struct pairing *pairing);

/* Appends the closing rule. */
void directory_close(struct pairing *pairing);

/* The address of a telephone number: E.164 as in Bulgaria; short numbers stay as they
 * are. */
struct str directory_phone_url(struct str phone, struct arena *arena);

#endif
