/* What the program says to people, in other languages than English:
 * src/messages/<code>.po as msgfmt compiles it, built into the program. The English words
 * are the key. */
#ifndef BASE_CATALOGUE_H
#define BASE_CATALOGUE_H

#include "base/lang.h"

/* Marks words for the catalogue that do not stand first among the words of a report: in
 * tables, and where one of several sentences is chosen. */
#define N_(text) text

/* The words in that language; the same where the catalogue has none. Lives as long as the
 * program. */
const char *catalogue_find(enum lang lang, const char *words);

#endif
