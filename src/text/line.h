/* Parts of a paragraph between two cuts -> the pieces of one line, at their places. */
#ifndef TEXT_LINE_H
#define TEXT_LINE_H

#include "text/shape.h"
#include "text/text.h"

enum part_kind {
    PART_WORD, /* a word, or as much of it as has one style */
    PART_SPACE,
    PART_BREAK /* a hard break: drawn as nothing, read as a space */
};

struct line_part {
    enum part_kind kind;
    struct str text; /* without hints such as soft hyphens */
    const struct shaped_word *shaped;
    unsigned style; /* RUN_ flags */
    uint32_t link; /* as in text_piece */
};

/* A place in the parts: before byte `offset` of part `part`. */
struct line_cut {
    uint32_t part;
    uint32_t offset;
};

enum line_edges {
    EDGES_HANG, /* punctuation hangs out a little */
    EDGES_FLUSH
};

struct line_span {
    struct line_cut from, to;
    bool hyphen; /* ends with a hyphen of its own */
    bool justified; /* fills the measure */
    enum line_edges edges;
    mpt left; /* where the line begins: indent */
    mpt width; /* of the measure, from 0 */
};

struct line_setter {
    struct text_engine *engine;
    const struct text_style *style;
    enum lang lang;
    const struct line_part *parts;
    struct arena *arena; /* of the lines */
    struct arena *shown; /* of their pieces */
    struct arena *scratch; /* for the pieces while they are placed */
};

/* Fills in `line`; its pieces live in `shown`. */
void line_set(struct text_line *line, const struct line_setter *setter,
              const struct line_span *span);

/* How far a character of that advance hangs out at a line's edge: 0 for most. */
mpt line_hang(const struct text_style *style, uint32_t code_point, mpt advance);

/* The same for the first and the last character of a part. */
mpt line_hang_left(const struct text_style *style, const struct line_part *part);
mpt line_hang_right(const struct text_style *style, const struct line_part *part);

/* What a space gives readily, in percent of its width. */
enum { SPACE_STRETCH = 40, SPACE_SHRINK = 33 };

/* What `glyphs` glyphs of `width` together give unseen in a justified line. */
struct line_flexibility {
    mpt stretch, shrink;
};
struct line_flexibility line_flexibility(mpt width, size_t glyphs, mpt size);

#endif
