/* One font file: its bytes, its facts, and the HarfBuzz font that shapes with it. */
#ifndef TEXT_FACE_H
#define TEXT_FACE_H

#include "text/text.h"

struct hb_face_t;
struct hb_font_t;
struct FT_FaceRec_;
struct FT_LibraryRec_;

/* What the font table knows of a file before it is opened. */
struct face_plan {
    size_t index; /* in the font table */
    struct str path;
    int weight;
    bool italic;
    bool serif;
    bool condensed;
};

/* The subset made last: the editions of one brochure show the same glyphs, so the second
 * and third find it here. */
struct face_subset {
    struct arena *arena; /* of this subset alone; NULL before the first */
    const uint16_t *ids;
    size_t count;
    struct str program;
};

/* The font opened for its contours by outline.c; empty until they are asked for. */
struct face_contours {
    struct FT_LibraryRec_ *library;
    struct FT_FaceRec_ *font;
};

enum { FONT_FILE_MAX = 32 << 20 };
enum { FACE_KNOWN = 0x530 }; /* Latin, Greek and Cyrillic come before it */

struct text_face {
    struct face_plan plan;
    struct text_face_facts facts;
    unsigned units; /* per em */
    struct hb_face_t *hb_face;
    struct hb_font_t *hb_font;
    struct face_subset *subset;
    struct face_contours *contours;
    uint8_t
        *known; /* of those before FACE_KNOWN: 0: not asked yet; 1: can be set; 2: not */
};

/* Opens the file of `plan`; its bytes live in `arena`. NULL after a failure. */
struct text_face *face_open(const struct face_plan *plan, struct arena *arena,
                            struct diag *diag);

/* Releases what the libraries hold; accepts NULL. */
void face_close(struct text_face *face);

/* True if the font can set the character: with a glyph of its own, or for typographic
 * spaces and the no-break hyphen with the plain one. */
bool face_can_set(const struct text_face *face, uint32_t code_point);

/* The glyph of a character, or 0. */
uint16_t face_find_glyph(const struct text_face *face, uint32_t code_point);

/* The ink of a glyph at `size`, from its origin, y upwards; all 0 if it has none. */
struct face_ink {
    mpt left, right, bottom, top;
};
struct face_ink face_glyph_ink(const struct text_face *face, uint16_t glyph, mpt size);

#endif
