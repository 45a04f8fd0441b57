/* How a text is written as a scalar of YAML: in each of its five styles, if it can be. */
#ifndef INPUT_SPELLING_H
#define INPUT_SPELLING_H

#include "base/arena.h"
#include "base/str.h"
#include <stdbool.h>

enum spelling_style {
    SPELLING_PLAIN,
    SPELLING_SINGLE,
    SPELLING_DOUBLE,
    SPELLING_LITERAL,
    SPELLING_FOLDED
};

/* What is to be written, and how lines stand in its file. */
struct spelling_wish {
    struct str value; /* lines end in LF */
    bool typed; /* it may be read as what it looks like: null, true, 5 */
    bool in_brackets; /* of a sequence or mapping on one line */
    struct str line_end; /* of the file */
    size_t indent; /* blanks before each line of a literal or folded text */
    struct str indicators; /* behind | or >: "-", "2+", or nothing */
    const struct str *lines; /* a folded text as it was, without its indent */
    size_t line_count;
};

/* The result: what stands behind the key, and the lines below it, each with its line end
 * in front. A comment may stand between them. */
struct spelling {
    struct str head;
    struct str body;
};

/* False if the style cannot hold the value, as far as its line breaks show and, without
 * quotes, its signs: that it is read back as it was, only reading can show. */
bool spelling_make(struct spelling *out, enum spelling_style style,
                   const struct spelling_wish *wish, struct arena *arena);

/* "-", "+" or nothing: what a literal or folded text needs for the end of its value. */
const char *spelling_chomp(struct str value);

/* True for what YAML reads as something else than a text when it stands without quotes:
 * null, true, 5. */
bool spelling_is_typed(struct str value);

/* True for those of them that say that there is nothing. */
bool spelling_is_null(struct str value);

#endif
