/* CommonMark to blocks of raw runs, before any typography. */
#ifndef TEXT_MARKUP_H
#define TEXT_MARKUP_H

#include "text/text.h"

/* A text and where it stands in its source. */
struct markup_source {
    struct str text;
    enum text_markup markup;
    struct mark mark;
    size_t span; /* bytes of the source from the mark on */
    enum country home; /* whose telephones its links dial */
    struct diag *diag;
};

/* Reads the blocks of a text; markup that is not allowed is reported. Their runs hold the
 * characters as written, entities decoded, one blank for a line end and "\n" for a hard
 * break. An inline text is one block, even when it is empty. */
bool markup_parse(struct text_blocks *out, const struct markup_source *source,
                  struct arena *arena);

#endif
