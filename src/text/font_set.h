/* Which font file sets which style, and what stands in for glyphs it lacks. */
#ifndef TEXT_FONT_SET_H
#define TEXT_FONT_SET_H

#include "text/face.h"

struct font_set;

/* Checks that every file of the font table is there; faces are opened when first used.
 * `folder` holds node_modules. NULL after a failure. */
struct font_set *font_set_create(struct str folder, struct arena *arena,
                                 struct diag *diag);

/* 64 hexadecimal digits that change with each byte of the files of the font table; one
 * that cannot be read counts as none. In `arena`. */
struct str font_set_digest(struct str folder, struct arena *arena);

/* Begins another document: damaged files are tried, and reported, again. */
void font_set_begin(struct font_set *fonts);
void font_set_destroy(struct font_set *fonts); /* accepts NULL */

/* The face of a style as changed by RUN_ flags. A damaged file is reported once a
 * document and replaced by a fallback; NULL if nothing can be opened at all. */
const struct text_face *font_set_find(struct font_set *fonts,
                                      const struct text_style *style, unsigned run_style,
                                      struct diag *diag);

/* The `rank`-th face (from 0) to try for a character that `face` lacks, in its weight
 * and slope where there is a choice; NULL at the end of the chain. A damaged one is
 * `face` itself again. */
const struct text_face *font_set_find_fallback(struct font_set *fonts,
                                               const struct text_face *face, size_t rank,
                                               struct diag *diag);

/* True if some face of the chain can set the character, whatever the style. */
bool font_set_covers(struct font_set *fonts, uint32_t code_point, struct diag *diag);

/* The offset of the first character at or after `at` that font_set_covers was not asked
 * for yet, or has not, or that is a mark, or neither Latin nor Greek nor Cyrillic; the
 * size of the text if there is none. */
size_t font_set_skip(const struct font_set *fonts, struct str text, size_t at);

#endif
