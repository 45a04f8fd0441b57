/* Words to shaped glyphs, once for each word, face, size and language. */
#ifndef TEXT_SHAPE_H
#define TEXT_SHAPE_H

#include "text/text.h"

/* One word may need several faces: pieces that no font of the style has come from the
 * fallback fonts. */
struct shaped_word {
    const struct text_shape *const *shapes;
    size_t count;
    mpt width;
};

/* What decides the shapes of a word apart from its text. */
struct shape_look;

/* The look of `style` as changed by the RUN_ flags of `run_style`: the same one each time
 * until the end of the document. NULL: no font can be opened, which is reported. */
const struct shape_look *shape_look(struct text_engine *engine,
                                    const struct text_style *style, unsigned run_style,
                                    enum lang lang);

/* Shapes `text` (no blanks inside, or exactly one blank); nothing where there is no look.
 * Cached in the engine: the result lives to the end of the document. */
const struct shaped_word *shape_text(struct text_engine *engine,
                                     const struct shape_look *look, struct str text);

/* Both in one. */
const struct shaped_word *shape_word(struct text_engine *engine, struct str text,
                                     const struct text_style *style, unsigned run_style,
                                     enum lang lang);

/* True for break hints and joiners (U+00AD, U+200B, …): shaping leaves them out, so
 * they are not in the text of the shapes either. */
static inline bool shape_is_invisible(uint32_t code_point)
{
    return code_point == 0xAD || (code_point >= 0x200B && code_point <= 0x200D) ||
           code_point == 0x2060 || code_point == 0xFEFF ||
           (code_point >= 0xFE00 && code_point <= 0xFE0F);
}

/* The glyph of a hyphen in that style, standing for U+00AD. */
const struct shaped_word *shape_hyphen(struct text_engine *engine,
                                       const struct text_style *style, unsigned run_style,
                                       enum lang lang);

#endif
