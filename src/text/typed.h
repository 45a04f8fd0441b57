/* What people type, as the CommonMark that libcmark reads. Pasted bullets, numbers with
 * brackets, letters and the numbers of a decision are lists to everybody but a parser. */
#ifndef TEXT_TYPED_H
#define TEXT_TYPED_H

#include "base/arena.h"
#include "base/str.h"
#include "text/footnotes.h"
#include "text/text.h"

/* A letter of no script that stands beside stars; it is to be taken off again. */
#define TYPED_GUARD STR("\xEE\x80\x80")

/* What stands before the id of a reference to a note, and a ] behind it. */
#define TYPED_NOTE STR("[\xEE\x80\x81")

/* A line as libcmark reads it: the line of the text that it comes from, and the label of
 * the item that begins there. */
struct typed_line {
    size_t number; /* from 1 */
    struct str label; /* as typed; empty: none, or a bullet */
    uint32_t value; /* its number */
    unsigned cell; /* CELL_ flags of the cell of a table that stands there; 0: none */
    size_t note; /* 1 + index of the note whose text it is; 0: of none */
};

/* What is wrong with a line, or doubtful. */
struct typed_fault {
    size_t number; /* of the line in the text */
    struct str sign; /* where in the line */
    bool doubtful; /* a warning */
    const char *rule, *words;
    struct str mended; /* what the first sign like it in the line should be, or empty */
};

struct typed_lines {
    struct typed_line *items;
    size_t count, capacity;
};

struct typed_faults {
    struct typed_fault *items;
    size_t count, capacity;
};

struct typed_text {
    struct str text; /* of all lines */
    struct typed_lines lines;
    struct typed_faults faults;
    struct footnotes notes;
};

/* Whether tables and notes may stand in a text. */
enum typed_use { TYPED_BLOCKS, TYPED_BODY };

/* Reads a text of blocks: labels of every kind begin an item, also right below a
 * paragraph; blanks at the end of a line break nothing; a year is no list number; stars
 * between digits stay; a cell of a table is a paragraph, and so is the text of a note,
 * behind all others. What cannot be meant is among the faults. In `arena`. */
struct typed_text typed_read(struct str text, enum typed_use use, struct arena *arena);

/* Reads a text of one paragraph: stars between digits, and the faults that it can have.
 */
struct typed_text typed_read_inline(struct str text, struct arena *arena);

#endif
