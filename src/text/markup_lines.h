/* Lines of CommonMark as they are before libcmark sees them. */
#ifndef TEXT_MARKUP_LINES_H
#define TEXT_MARKUP_LINES_H

#include "base/arena.h"
#include "base/str.h"

/* Stands before every line of an inline text, so that none can start a list, a heading or
 * a definition. It is a blank to the rules of emphasis; it is to be taken off again. */
#define MARKUP_GUARD STR("\xE3\x80\x80")

/* Makes one paragraph of whatever lines there are: each starts with the guard, and only
 * hard breaks end one. */
struct str markup_guard_inline(struct str text, struct arena *arena);

/* The offset behind the blanks and the marks of lists and quotes at the start of a line;
 * adds the number of marks to *markers. */
size_t markup_skip_markers(struct str line, size_t *markers);

/* True if `text` starts with a link definition. It prints nothing, so its words would be
 * lost without a trace. */
bool markup_is_definition(struct str text);

/* Parts the paragraphs of a folded text, which have one line end between them in what
 * YAML hands on. */
struct str markup_unfold(struct str text, struct arena *arena);

#endif
