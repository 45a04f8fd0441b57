/* How far a mistyped name is from a right one, and which right one is near enough to be
 * meant. */
#ifndef BASE_EDIT_DISTANCE_H
#define BASE_EDIT_DISTANCE_H

#include "base/str.h"
#include <stdbool.h>

/* Longer names, in code points, and names beyond that many are not compared. */
enum { EDIT_LENGTH_MAX = 40, EDIT_CANDIDATES_MAX = 100 };

/* Edits (insertion, deletion, replacement, swap of neighbours) from `a` to `b`, in code
 * points, capitals of ASCII alike; SIZE_MAX when either is longer than EDIT_LENGTH_MAX.
 */
size_t edit_distance(struct str a, struct str b);

/* The name nearest to `wrong`, if it is near enough to be meant; else NULL. */
const struct str *edit_nearest(const struct str *names, size_t count, struct str wrong);

/* True if there is a nearest name, and no other is as near. */
bool edit_is_sure(const struct str *names, size_t count, struct str wrong);

#endif
