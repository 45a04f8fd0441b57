/* Font files. FreeType states the facts that a PDF wants of a face; HarfBuzz, which reads
 * the same bytes, does the shaping; for letters as drawings outline.c opens it again. */
#include "text/face.h"
#include "base/file.h"
#include <assert.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_TRUETYPE_TABLES_H
#include <hb-ot.h>
#include <hb.h>

/* Font units to 1/1000 em, rounded to nearest. */
static int per_mille(const FT_FaceRec *font, FT_Long units)
{
    FT_Long em = font->units_per_EM;
    FT_Long half = units < 0 ? -em / 2 : em / 2;
    return (int)((units * 1000 + half) / em);
}

static int find_cap_height(FT_Face font)
{
    const TT_OS2 *os2 = FT_Get_Sfnt_Table(font, FT_SFNT_OS2);
    if (os2 != NULL && os2->version >= 2 && os2->sCapHeight > 0) {
        return per_mille(font, os2->sCapHeight);
    }
    return per_mille(font, font->ascender) * 7 / 10;
}

static void read_facts(struct text_face *face, FT_Face font, struct arena *arena)
{
    const TT_Postscript *post = FT_Get_Sfnt_Table(font, FT_SFNT_POST);
    struct text_face_facts *facts = &face->facts;
    facts->postscript_name = str_to_c(arena, str_from(FT_Get_Postscript_Name(font)));
    facts->ascent = per_mille(font, font->ascender);
    facts->descent = per_mille(font, font->descender);
    facts->cap_height = find_cap_height(font);
    facts->box[0] = per_mille(font, font->bbox.xMin);
    facts->box[1] = per_mille(font, font->bbox.yMin);
    facts->box[2] = per_mille(font, font->bbox.xMax);
    facts->box[3] = per_mille(font, font->bbox.yMax);
    facts->italic_angle = post != NULL ? (int)(post->italicAngle / 65536) : 0;
    facts->weight = face->plan.weight;
    facts->serif = face->plan.serif;
    facts->condensed = face->plan.condensed;
    face->units = font->units_per_EM;
}

/* Reads the facts of `bytes`; NULL, or why they are no usable font. */
static const char *inspect(struct text_face *face, struct str bytes, struct arena *arena)
{
    FT_Library library = NULL;
    FT_Face font = NULL;
    const char *fault = NULL;
    if (FT_Init_FreeType(&library) != 0) {
        arena_out_of_memory();
    }
    if (FT_New_Memory_Face(library, (const FT_Byte *)bytes.data, (FT_Long)bytes.size, 0,
                           &font) != 0) {
        fault = N_("is no readable font");
    } else if (!FT_IS_SCALABLE(font) || font->units_per_EM == 0 ||
               FT_Get_Postscript_Name(font) == NULL) {
        fault = N_("is no complete TrueType font");
    } else {
        read_facts(face, font, arena);
    }
    FT_Done_Face(font);
    FT_Done_FreeType(library);
    return fault;
}

static bool has_table(hb_face_t *face, hb_tag_t tag)
{
    hb_blob_t *blob = hb_face_reference_table(face, tag);
    bool found = hb_blob_get_length(blob) > 0;
    hb_blob_destroy(blob);
    return found;
}

static const char *attach(struct text_face *face, struct str bytes)
{
    hb_blob_t *blob = hb_blob_create(bytes.data, (unsigned)bytes.size,
                                     HB_MEMORY_MODE_READONLY, NULL, NULL);
    face->hb_face = hb_face_create(blob, 0);
    face->hb_font = hb_font_create(face->hb_face);
    hb_blob_destroy(blob);
    if (!has_table(face->hb_face, HB_TAG('g', 'l', 'y', 'f')) ||
        !has_table(face->hb_face, HB_TAG('c', 'm', 'a', 'p')) ||
        !has_table(face->hb_face, HB_TAG('h', 'm', 't', 'x'))) {
        return N_("lacks tables of a TrueType font");
    }
    return NULL;
}

struct text_face *face_open(const struct face_plan *plan, struct arena *arena,
                            struct diag *diag)
{
    struct text_face *face = arena_new(arena, struct text_face);
    const char *path = str_to_c(arena, plan->path);
    struct str bytes;
    face->plan = *plan;
    face->subset = arena_new(arena, struct face_subset);
    face->contours = arena_new(arena, struct face_contours);
    face->known = arena_new_array(arena, FACE_KNOWN, uint8_t);
    if (!file_read(&bytes, path, FONT_FILE_MAX, arena, diag)) {
        return NULL;
    }
    const char *fault = inspect(face, bytes, arena);
    if (fault == NULL) {
        fault = attach(face, bytes);
    }
    if (fault != NULL) {
        diag_failure(diag, path, "font-damaged",
                     "the font file %s; remove it and run `make` to install the fonts",
                     fault);
        face_close(face);
        return NULL;
    }
    return face;
}

void face_close(struct text_face *face)
{
    if (face == NULL) {
        return;
    }
    arena_destroy(face->subset->arena);
    FT_Done_Face(face->contours->font);
    FT_Done_FreeType(face->contours->library);
    hb_font_destroy(face->hb_font);
    hb_face_destroy(face->hb_face);
}

uint16_t face_find_glyph(const struct text_face *face, uint32_t code_point)
{
    hb_codepoint_t glyph = 0;
    if (!hb_font_get_nominal_glyph(face->hb_font, code_point, &glyph)) {
        return 0;
    }
    return (uint16_t)glyph;
}

static bool is_space(uint32_t code_point)
{
    return code_point == 0xA0 || (code_point >= 0x2002 && code_point <= 0x200A) ||
           code_point == 0x202F || code_point == 0x205F;
}

static bool can_set(const struct text_face *face, uint32_t code_point)
{
    if (face_find_glyph(face, code_point) != 0) {
        return true;
    }
    if (is_space(code_point)) {
        return face_find_glyph(face, ' ') != 0;
    }
    return code_point == 0x2011 && face_find_glyph(face, '-') != 0;
}

bool face_can_set(const struct text_face *face, uint32_t code_point)
{
    if (code_point >= FACE_KNOWN) {
        return can_set(face, code_point);
    }
    uint8_t *known = &face->known[code_point];
    if (*known == 0) {
        *known = can_set(face, code_point) ? 1 : 2;
    }
    return *known == 1;
}

struct face_ink face_glyph_ink(const struct text_face *face, uint16_t glyph, mpt size)
{
    hb_glyph_extents_t extents;
    hb_font_set_scale(face->hb_font, size, size);
    if (!hb_font_get_glyph_extents(face->hb_font, glyph, &extents)) {
        return (struct face_ink){0};
    }
    return (struct face_ink){
        .left = extents.x_bearing,
        .right = extents.x_bearing + extents.width,
        .bottom = extents.y_bearing + extents.height,
        .top = extents.y_bearing,
    };
}

size_t text_face_index(const struct text_face *face)
{
    return face->plan.index;
}

struct text_face_facts text_face_facts(const struct text_face *face)
{
    return face->facts;
}

struct str text_face_program(const struct text_face *face)
{
    hb_blob_t *blob = hb_face_reference_blob(face->hb_face);
    unsigned size = 0;
    const char *data = hb_blob_get_data(blob, &size);
    hb_blob_destroy(blob); /* the bytes stay: they were lent to HarfBuzz */
    return (struct str){data, size};
}

int32_t text_face_advance(const struct text_face *face, uint16_t glyph)
{
    int scale = (int)face->units;
    assert(scale > 0);
    hb_font_set_scale(face->hb_font, scale, scale);
    int64_t units = hb_font_get_glyph_h_advance(face->hb_font, glyph);
    return (int32_t)((units * 100000 + scale / 2) / scale);
}
