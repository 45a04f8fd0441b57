/* Composite fonts from subsets.
 *
 * Each (glyph, text) pair has a code of its own: a Bulgarian alternate means its base
 * letter, the hyphen at a line's end U+002D, since that is what readers look for when
 * they put a divided word together again (those of Firefox and poppler know no U+00AD).
 * That it is no hyphen of the word says the structure (tags.c). Signs are CIDs, numbered
 * from 1; a stream maps them to the glyph ids that the subset retains. The first of them,
 * nearly always all, have codes of one byte, the others of two, as an embedded CMap says
 * (ISO 32000-1, 9.7.5), so that pages are half as long as with codes of two bytes. */
#include "pdf/fonts.h"
#include "base/array.h"
#include "base/sha256.h"
#include "base/table.h"
#include <stdlib.h>
#include <string.h>

enum {
    TAG_LETTERS = 6,
    CMAP_BLOCK = 100,
    SIGNS_EXPECTED = 128,
    LEAD = 0xE0, /* the first byte that begins a code of two */
    CID_MAX = LEAD + (0x100 - LEAD) * 0x100 - 1
};

struct sign {
    struct str text;
    uint16_t glyph;
    struct font_sign shown;
};

/* The signs of one face; CID N is items[N - 1], CID 0 is never shown. */
struct font {
    const struct text_face *face;
    struct sign **items;
    size_t count, capacity;
    struct table *signs; /* the same by glyph and text; NULL before the first */
};

struct fonts {
    struct document *document;
    const struct text_engine *engine;
    struct arena *arena;
    size_t first; /* number of the first face among the resources */
    struct font *items; /* by index of the face */
    size_t count;
    struct font_sign **shapes; /* the signs of each, by its number; NULL: not yet */
    size_t shape_capacity;
    object_id codes; /* the CMap of all fonts; 0: not yet written */
};

struct fonts *fonts_create(struct document *document, const struct text_engine *engine,
                           size_t first, struct arena *arena)
{
    struct fonts *fonts = arena_new(arena, struct fonts);
    fonts->document = document;
    fonts->engine = engine;
    fonts->arena = arena;
    fonts->first = first;
    fonts->count = text_face_count(engine);
    fonts->items = arena_new_array(arena, fonts->count, struct font);
    return fonts;
}

size_t fonts_number(const struct fonts *fonts, const struct text_face *face)
{
    return fonts->first + text_face_index(face);
}

/* ---- codes ---------------------------------------------------------------------- */

/* The code of a CID. */
static struct font_sign make_sign(size_t cid, int32_t advance)
{
    if (cid < LEAD) {
        return (struct font_sign){{(uint8_t)cid, 0}, 1, advance};
    }
    size_t rest = cid - LEAD;
    return (struct font_sign){
        {(uint8_t)(LEAD + rest / 0x100), (uint8_t)(rest % 0x100)}, 2, advance};
}

static struct font_sign encode(struct fonts *fonts, struct font *font, uint16_t glyph,
                               struct str text)
{
    const struct table_key key = {
        .fixed = &glyph, .fixed_size = sizeof glyph, .text = text};
    if (font->signs == NULL) {
        font->signs = table_make(fonts->arena, SIGNS_EXPECTED);
    }
    void **place = table_place(font->signs, &key);
    if (*place == NULL) {
        if (font->count == CID_MAX) {
            document_fail(fonts->document, "one font shows more than 8,415 signs");
            return (struct font_sign){0};
        }
        struct sign *sign = arena_new(fonts->arena, struct sign);
        *array_push(fonts->arena, font) = sign;
        sign->glyph = glyph;
        sign->text = text;
        sign->shown = make_sign(font->count, text_face_advance(font->face, glyph));
        *place = sign;
    }
    return ((const struct sign *)*place)->shown;
}

/* One cluster: as many glyphs as stand for one piece of text. Each takes one character,
 * the last one the rest; glyphs left over mean U+034F, which is part of the letter before
 * it and, unlike other characters without ink, divides no word. Returns its end. */
static size_t encode_cluster(struct fonts *fonts, const struct text_shape *shape,
                             size_t first, struct font_sign *signs)
{
    const struct text_glyph *glyphs = shape->glyphs;
    struct font *font = &fonts->items[text_face_index(shape->face)];
    size_t end = first + 1;
    while (end < shape->glyph_count && glyphs[end].text_size == 0) {
        end++;
    }
    size_t from = glyphs[first].text_offset;
    struct str text = str_slice(shape->text, from, from + glyphs[first].text_size);
    size_t at = 0;
    for (size_t i = first; i < end; i++) {
        size_t begin = at;
        str_next(text, &at);
        at = i + 1 == end ? text.size : at;
        struct str part = str_slice(text, begin, at);
        part = part.size == 0 ? STR("\xCD\x8F") : part;
        signs[i] = encode(fonts, font, glyphs[i].id, part);
    }
    return end;
}

/* Room for the signs of shape `number`. */
static void reserve_shape(struct fonts *fonts, size_t number)
{
    if (number >= fonts->shape_capacity) {
        size_t grown = number * 2 + SIGNS_EXPECTED;
        struct font_sign **shapes =
            arena_new_array(fonts->arena, grown, struct font_sign *);
        if (fonts->shape_capacity > 0) {
            memcpy(shapes, fonts->shapes, fonts->shape_capacity * sizeof *shapes);
        }
        fonts->shapes = shapes;
        fonts->shape_capacity = grown;
    }
}

const struct font_sign *fonts_encode(struct fonts *fonts, const struct text_shape *shape)
{
    reserve_shape(fonts, shape->number);
    struct font_sign **signs = &fonts->shapes[shape->number];
    if (*signs == NULL) {
        *signs = arena_new_array(fonts->arena, shape->glyph_count, struct font_sign);
        fonts->items[text_face_index(shape->face)].face = shape->face;
        for (size_t i = 0; i < shape->glyph_count;) {
            i = encode_cluster(fonts, shape, i, *signs);
        }
    }
    return *signs;
}

/* ---- writing -------------------------------------------------------------------- */

static void add_code_space(struct builder *map)
{
    syntax_add(map, "2 begincodespacerange\n<00><DF>\n<E000><FFFF>\n"
                    "endcodespacerange\n");
}

/* „<1F>“, „<E01F>“ */
static void add_code(struct builder *map, const struct font_sign *sign)
{
    builder_format(map, "<%02X", sign->code[0]);
    if (sign->size > 1) {
        builder_format(map, "%02X", sign->code[1]);
    }
    syntax_add(map, ">");
}

/* Codes to CIDs, for all fonts; the ranges end with the first byte, as readers of CMaps
 * expect. */
static object_id write_codes(struct document *document, struct arena *arena)
{
    static const char HEAD[] =
        "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>def\n"
        "/CMapName/Brochure-H def\n/CMapType 1 def\n/WMode 0 def\n";
    struct builder map = {.arena = arena};
    syntax_add(&map, HEAD);
    add_code_space(&map);
    builder_format(&map, "%d begincidrange\n<00><DF>0\n", 0x100 - LEAD + 1);
    for (int lead = LEAD; lead < 0x100; lead++) {
        builder_format(&map, "<%02X00><%02XFF>%d\n", (unsigned)lead, (unsigned)lead,
                       LEAD + (lead - LEAD) * 0x100);
    }
    syntax_add(&map, "endcidrange\nendcmap\n"
                     "CMapName currentdict/CMap defineresource pop\nend\nend\n");
    return document_add_stream(
        document,
        STR("/Type/CMap/CMapName/Brochure-H/WMode 0/CIDSystemInfo"
            "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"),
        builder_str(&map), STREAM_DEFLATED);
}

static int compare_glyphs(const void *a, const void *b)
{
    const uint16_t *first = a, *second = b;
    return (int)*first - (int)*second;
}

/* The distinct glyphs of a font, ascending. */
static struct text_glyph_set list_glyphs(const struct font *font, struct arena *arena)
{
    uint16_t *glyphs = arena_new_array(arena, font->count, uint16_t);
    for (size_t i = 0; i < font->count; i++) {
        glyphs[i] = font->items[i]->glyph;
    }
    qsort(glyphs, font->count, sizeof *glyphs, compare_glyphs);
    size_t count = 0;
    for (size_t i = 0; i < font->count; i++) {
        if (count == 0 || glyphs[count - 1] != glyphs[i]) {
            glyphs[count++] = glyphs[i];
        }
    }
    return (struct text_glyph_set){glyphs, count};
}

/* Instead of characters that a file must not map to (U+FEFF and U+FFFE by PDF/UA-1,
 * 7.21.7, those for private use by PDF/A-3, 6.2.11.7.3), and of the hyphen that divides.
 */
static uint32_t mappable(uint32_t code_point)
{
    bool private_use =
        (code_point >= 0xE000 && code_point <= 0xF8FF) || code_point >= 0xF0000;
    if (code_point == 0xFEFF) {
        return 0x2060; /* the same sign by its proper code: word joiner */
    }
    if (code_point == 0xAD) {
        return '-';
    }
    return code_point == 0 || code_point >= 0x110000 || private_use ||
                   (code_point & 0xFFFE) == 0xFFFE
               ? 0xFFFD
               : code_point;
}

static object_id write_to_unicode(struct document *document, const struct font *font,
                                  struct arena *arena)
{
    struct builder map = {.arena = arena};
    syntax_add(&map, "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                     "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
                     "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n");
    add_code_space(&map);
    for (size_t i = 0; i < font->count; i++) {
        if (i % CMAP_BLOCK == 0) {
            size_t rest = font->count - i;
            syntax_add_number(&map, rest < CMAP_BLOCK ? (int64_t)rest : CMAP_BLOCK, 0);
            syntax_add(&map, " beginbfchar\n");
        }
        add_code(&map, &font->items[i]->shown);
        syntax_add(&map, "<");
        struct str text = font->items[i]->text;
        for (size_t at = 0; at < text.size;) {
            syntax_add_utf16(&map, mappable(str_next(text, &at)));
        }
        syntax_add(&map, ">\n");
        if ((i + 1) % CMAP_BLOCK == 0 || i + 1 == font->count) {
            syntax_add(&map, "endbfchar\n");
        }
    }
    syntax_add(&map, "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n");
    return document_add_stream(document, STR(""), builder_str(&map), STREAM_DEFLATED);
}

static object_id write_glyph_map(struct document *document, const struct font *font,
                                 struct arena *arena)
{
    size_t size = 2 * (font->count + 1);
    char *map = arena_alloc(arena, size);
    for (size_t i = 0; i < font->count; i++) {
        map[2 * i + 2] = (char)(font->items[i]->glyph >> 8);
        map[2 * i + 3] = (char)(font->items[i]->glyph & 0xFF);
    }
    return document_add_stream(document, STR(""), (struct str){map, size},
                               STREAM_DEFLATED);
}

/* "ABCDEF+Name": the letters come from the subset itself. */
static struct str make_name(struct str subset, const char *postscript_name,
                            struct arena *arena)
{
    struct str digest = sha256_hex(arena, subset);
    char tag[TAG_LETTERS + 1] = {0};
    for (size_t i = 0; i < TAG_LETTERS; i++) {
        tag[i] = (char)('A' + (digest.data[2 * i] * 16 + digest.data[2 * i + 1]) % 26);
    }
    return str_format(arena, "%s+%s", tag, postscript_name);
}

static object_id write_descriptor(struct document *document, struct str name,
                                  const struct text_face_facts *facts, object_id program,
                                  struct arena *arena)
{
    enum { FLAG_SERIF = 2, FLAG_SYMBOLIC = 4, FLAG_ITALIC = 64 };
    int flags = FLAG_SYMBOLIC | (facts->serif ? FLAG_SERIF : 0) |
                (facts->italic_angle != 0 ? FLAG_ITALIC : 0);
    /* No table of the font states the width of its stems: the usual estimate. */
    int stem = 50 + facts->weight * facts->weight / (65 * 65);
    struct str body = str_format(
        arena,
        "/Type/FontDescriptor/FontName/%.*s/Flags %d/FontBBox[%d %d %d %d]"
        "/ItalicAngle %d/Ascent %d/Descent %d/CapHeight %d/StemV %d/FontWeight %d"
        "/FontStretch/%s/FontFile2 %u 0 R\n",
        STR_ARGS(name), flags, facts->box[0], facts->box[1], facts->box[2], facts->box[3],
        facts->italic_angle, facts->ascent, facts->descent, facts->cap_height, stem,
        facts->weight, facts->condensed ? "ExtraCondensed" : "Normal", program);
    return document_add(document, body);
}

static object_id write_descendant(struct document *document, const struct font *font,
                                  struct str name, object_id descriptor,
                                  struct arena *arena)
{
    struct builder body = {.arena = arena};
    builder_format(&body,
                   "/Type/Font/Subtype/CIDFontType2/BaseFont/%.*s/CIDSystemInfo"
                   "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
                   "/FontDescriptor %u 0 R/CIDToGIDMap",
                   STR_ARGS(name), descriptor);
    syntax_add_reference(&body, write_glyph_map(document, font, arena));
    syntax_add(&body, "/W[1[");
    for (size_t i = 0; i < font->count; i++) {
        syntax_add(&body, i == 0 ? "" : " ");
        syntax_add_number(&body, font->items[i]->shown.advance, 2);
    }
    syntax_add(&body, "]]\n");
    return document_add(document, builder_str(&body));
}

static bool write_font(struct fonts *fonts, const struct font *font, object_id *object,
                       struct arena *arena, struct diag *diag)
{
    struct document *document = fonts->document;
    struct str subset;
    if (!text_face_subset(&subset, font->face, list_glyphs(font, arena), arena, diag)) {
        return false;
    }
    struct text_face_facts facts = text_face_facts(font->face);
    struct str name = make_name(subset, facts.postscript_name, arena);
    struct str keys = str_format(arena, "/Length1 %zu", subset.size);
    object_id program = document_add_stream(document, keys, subset, STREAM_DEFLATED);
    object_id descriptor = write_descriptor(document, name, &facts, program, arena);
    object_id descendant = write_descendant(document, font, name, descriptor, arena);
    object_id map = write_to_unicode(document, font, arena);
    fonts->codes = fonts->codes == 0 ? write_codes(document, arena) : fonts->codes;
    struct str body = str_format(arena,
                                 "/Type/Font/Subtype/Type0/BaseFont/%.*s"
                                 "/Encoding %u 0 R/DescendantFonts[%u 0 R]"
                                 "/ToUnicode %u 0 R\n",
                                 STR_ARGS(name), fonts->codes, descendant, map);
    *object = document_add(document, body);
    return true;
}

bool fonts_write(struct fonts *fonts, struct resources *resources, struct diag *diag)
{
    struct arena *scratch = arena_create();
    bool done = true;
    for (size_t i = 0; i < fonts->count && done; i++) {
        object_id object = 0;
        if (fonts->items[i].count == 0) {
            continue;
        }
        struct arena_state before = arena_save(scratch);
        done = write_font(fonts, &fonts->items[i], &object, scratch, diag);
        arena_restore(scratch, before);
        struct str value = str_format(fonts->arena, " %u 0 R", object);
        resources_define(resources, RESOURCE_FONT, fonts->first + i, value);
    }
    arena_destroy(scratch);
    return done;
}

/* The head of a font file: the table directory, which has a checksum of each table
 * (OpenType 1.9, „Organization of an OpenType Font“). */
static struct str font_head(struct str program)
{
    enum { COUNT_AT = 4, DIRECTORY_AT = 12, RECORD_SIZE = 16 };
    size_t tables = (size_t)(unsigned char)program.data[COUNT_AT] << 8 |
                    (unsigned char)program.data[COUNT_AT + 1];
    return str_slice(program, 0, DIRECTORY_AT + tables * RECORD_SIZE);
}

struct str fonts_fingerprint(const struct fonts *fonts, struct arena *arena)
{
    struct builder digests = {.arena = arena};
    for (size_t i = 0; i < fonts->count; i++) {
        if (fonts->items[i].count > 0) {
            struct str program = text_face_program(fonts->items[i].face);
            builder_add(&digests, sha256_hex(arena, font_head(program)));
        }
    }
    return sha256_hex(arena, builder_str(&digests));
}
