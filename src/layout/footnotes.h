/* Notes at the foot of the page that refers to them. While a page is filled only their
 * height is known; they are painted when all its text stands. */
#ifndef LAYOUT_FOOTNOTES_H
#define LAYOUT_FOOTNOTES_H

#include "layout/row.h"
#include "layout/spread.h"

/* Least distance from the last baseline of the text to the first of the notes, less one
 * line: the rule stands between. */
#define FOOTNOTES_APART B(3)

/* Lines of a row that go on one page. */
struct footnotes_of {
    const struct row *row;
    const size_t *from; /* the first line of each cell, or NULL: from the beginning */
    struct row_limit limit; /* down to there */
};

/* Heights of notes on the page being filled, or on the two that face: multiples of the
 * grid. */
struct footnotes_heights {
    mpt of[SIDE_COUNT]; /* by leaf */
};

/* Adds the heights of the notes to which those lines refer; where both languages share
 * the page, the taller note of each number counts. */
void footnotes_add(const struct spread *spread, const struct footnotes_of *lines,
                   struct footnotes_heights *heights);

/* Remembers the notes of lines [from, to) of a cell, the first of which stands on
 * `baseline`, for the foot of the page being filled. */
void footnotes_note(const struct spread *spread, const struct cell *cell, size_t from,
                    size_t to, mpt baseline);

/* Puts the notes remembered from index `first` on, all of one page, in the order of their
 * numbers: a list in two columns is read down, but placed across. */
void footnotes_sort(struct pass *pass, size_t first);

/* Paints the notes of all pages. */
void footnotes_finish(struct pass *pass);

#endif
