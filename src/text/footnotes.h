/* Notes to a text, as people type them: „[^1]“ behind a word, and a paragraph that begins
 * with „[^1]:“ for what it says. */
#ifndef TEXT_FOOTNOTES_H
#define TEXT_FOOTNOTES_H

#include "base/arena.h"
#include "base/str.h"

/* The text of a note, and where it stands. */
struct footnote {
    struct str id; /* as typed */
    struct str text; /* of all its lines, without the id */
    size_t number; /* of its first line, from 1 */
};

struct footnotes {
    struct footnote *items;
    size_t count, capacity;
    struct table *ids; /* size_t: the index of the first with that id; NULL: no note */
};

/* The index of the first note with that id; the count if there is none. */
size_t footnotes_find(const struct footnotes *notes, struct str id);

/* The id of the reference that begins at `at`; empty: none does. It has letters, digits
 * and hyphens. */
struct str footnote_at(struct str line, size_t at);

/* True if the line begins the text of a note. */
bool footnote_is_text(struct str line);

/* Takes the texts of notes out of a text, into `out`: their lines are empty in what is
 * returned, which lives in `arena`. A note ends with a blank line, or where another note,
 * a heading, a table or an item of a list begins. */
struct str footnotes_take(struct footnotes *out, struct str text, struct arena *arena);

#endif
