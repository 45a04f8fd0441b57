/* Fonts of the file: which codes stand for which signs, and the embedded subsets. */
#ifndef PDF_FONTS_H
#define PDF_FONTS_H

#include "pdf/document.h"
#include "pdf/resources.h"
#include "text/text.h"

struct fonts;

/* A glyph as the pages name it: by a code of one byte or two, the second one in
 * `code[1]`.
 */
struct font_sign {
    uint8_t code[2];
    uint8_t size;
    int32_t advance; /* as the file states it: 1/1000 em, times 100 */
};

/* What pages show with other fonts has codes and subsets of its own. Their numbers among
 * the resources are those of their faces, from `first` on. Lives in `arena`. */
struct fonts *fonts_create(struct document *document, const struct text_engine *engine,
                           size_t first, struct arena *arena);

/* The number of a face among the resources. */
size_t fonts_number(const struct fonts *fonts, const struct text_face *face);

/* The signs of all glyphs of a shape; they live as long as the fonts. Codes are numbered
 * by first use, so that the file depends on the pages alone. */
const struct font_sign *fonts_encode(struct fonts *fonts, const struct text_shape *shape);

/* Writes all fonts used so far. False after a failure. */
bool fonts_write(struct fonts *fonts, struct resources *resources, struct diag *diag);

/* 64 hexadecimal digits that change with the font files of the fonts used so far, by the
 * checksums that these have of their tables. */
struct str fonts_fingerprint(const struct fonts *fonts, struct arena *arena);

#endif
