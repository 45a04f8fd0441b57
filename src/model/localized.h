/* Values that many structs of the model hold: texts in each language, and pictures. */
#ifndef MODEL_LOCALIZED_H
#define MODEL_LOCALIZED_H

#include "base/lang.h"
#include "settings/settings.h"

/* One text in every language of the document, in source form (inline CommonMark). */
struct localized {
    struct str text[LANG_COUNT]; /* data NULL: not given */
    struct mark mark[LANG_COUNT];
    size_t span[LANG_COUNT]; /* bytes of the source that hold it, from the mark on */
    bool missing[LANG_COUNT]; /* wanted, not given, and allowed: print a marker */
};

/* True if the text is given (or its lack is marked) in that language. */
bool localized_is_set(const struct localized *text, enum lang lang);

/* True if it is given in any language. */
bool localized_is_given(const struct localized *text);

/* How a text is read: which markup it may hold. */
enum text_use {
    TEXT_PLAIN, /* no markup: urls, phones, keywords */
    TEXT_INLINE, /* one paragraph of inline markup */
    TEXT_BLOCKS, /* paragraphs and lists */
    TEXT_BODY /* blocks and headings */
};

/* A picture file and what is said of it to those who do not see it. */
struct picture {
    struct mark mark;
    struct word file; /* path from the folder of the content file */
    struct localized alt;
    bool decorative; /* means nothing: readers pass over it */
};

#endif
