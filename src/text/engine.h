/* What the parts of the text stage share while they work: one engine for a
 * run, which may lay out many documents. */
#ifndef TEXT_ENGINE_H
#define TEXT_ENGINE_H

#include "text/text.h"

struct font_set;
struct hyphenator;
struct shape_cache;
struct words;

struct text_engine {
    struct arena *arena; /* fonts; lives as long as the engine */
    struct arena
        *kept; /* shaped words and facts of words: as long as they are remembered */
    struct arena *scratch; /* save it, use it, restore it: empty between calls */
    struct font_set *fonts;
    struct shape_cache *shapes;
    struct hyphenator *hyphenator;
    struct lexicon *lexicon;
    struct words *words;
    bool has_own; /* some are divided as the document says */
    struct diag *diag; /* of the call that is running, else NULL */
    unsigned document; /* counts from 1: what was reported belongs to one */
};

#endif
