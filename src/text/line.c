/* One line: pieces at their final places. A word that the fit divided is shaped anew in
 * its parts; a justified line shares its slack out between the glyphs, which give 2 % of
 * their width and a hair between them unseen, and the spaces, which take all that is
 * left. Positions are millipoints from the left edge of the measure. */
#include "text/line.h"
#include "base/array.h"
#include "text/face.h"
#include "text/fit.h"
#include <assert.h>

enum {
    SCALE_ONE = 10000,
    SCALE_MAX = 200, /* 2 % of a glyph's width */
    LETTER_STRETCH_PART = 100, /* 1/100 em more between glyphs */
    LETTER_SHRINK_PART = 100, /* and as much less; by 1/66 em an eye sees it */
    HANG_PERCENT = 45,
    SPACE_SHRINK_MAX = 2 /* words that cannot fit stick out rather than overlap */
};

struct pieces {
    struct text_piece *items;
    size_t count;
    size_t capacity;
};

/* A line while its pieces are collected. */
struct draft {
    const struct line_setter *setter;
    struct pieces pieces;
    size_t space_count; /* between words */
    size_t glyph_count; /* of the words */
    int64_t words_width;
    int64_t spaces_width;
    size_t end; /* pieces up to the end of the last word */
    mpt hang_left, hang_right;
};

/* ---- hanging punctuation --------------------------------------------------------- */

static bool hangs(uint32_t c)
{
    if (c < 0xAD) {
        return c == '-' || c == '.' || c == ',' || c == ':' || c == ';';
    }
    return c == 0x201E || c == 0x201C || c == 0x201D || c == 0x2019 || c == 0x2018 ||
           c == 0x201A || c == 0x2010 || c == 0x2011 || c == 0x2013 || c == 0xAD;
}

/* True if a character at the edge of a line of that style hangs out at all. */
static bool may_hang(const struct text_style *style, uint32_t code_point)
{
    return hangs(code_point) && !style->flush && style->family <= FAMILY_SERIF_DISPLAY;
}

mpt line_hang(const struct text_style *style, uint32_t code_point, mpt advance)
{
    return may_hang(style, code_point) ? (mpt)((int64_t)advance * HANG_PERCENT / 100) : 0;
}

mpt line_hang_left(const struct text_style *style, const struct line_part *part)
{
    size_t at = 0;
    uint32_t first = str_next(part->text, &at);
    if (!may_hang(style, first) || part->shaped->count == 0 ||
        part->shaped->shapes[0]->glyph_count == 0) {
        return 0;
    }
    return line_hang(style, first, part->shaped->shapes[0]->glyphs[0].advance);
}

static uint32_t last_character(struct str text)
{
    size_t at = text.size;
    while (at > 0 && ((unsigned char)text.data[--at] & 0xC0u) == 0x80) {
    }
    return str_next(text, &at);
}

mpt line_hang_right(const struct text_style *style, const struct line_part *part)
{
    uint32_t end = last_character(part->text);
    if (!may_hang(style, end) || part->shaped->count == 0) {
        return 0;
    }
    const struct text_shape *last = part->shaped->shapes[part->shaped->count - 1];
    return last->glyph_count == 0
               ? 0
               : line_hang(style, end, last->glyphs[last->glyph_count - 1].advance);
}

/* ---- collecting pieces ------------------------------------------------------------- */

static void add_pieces(struct draft *draft, const struct shaped_word *shaped,
                       const struct line_part *part)
{
    for (size_t i = 0; i < shaped->count; i++) {
        struct text_piece *piece = array_push(draft->setter->scratch, &draft->pieces);
        piece->shape = shaped->shapes[i];
        piece->link = part->link & TEXT_LINKS_MAX;
        piece->style = part->style & TEXT_STYLES_MAX;
    }
}

static void add_word(struct draft *draft, const struct line_part *part, size_t from,
                     size_t to)
{
    const struct line_setter *setter = draft->setter;
    struct line_part drawn = *part;
    drawn.text = str_slice(part->text, from, to);
    if (drawn.text.size == 0) {
        return;
    }
    if (drawn.text.size != part->text.size) {
        drawn.shaped = shape_word(setter->engine, drawn.text, setter->style, part->style,
                                  setter->lang);
    }
    if (draft->end == 0) {
        draft->hang_left = line_hang_left(setter->style, &drawn);
    }
    draft->hang_right = line_hang_right(setter->style, &drawn);
    add_pieces(draft, drawn.shaped, part);
    draft->end = draft->pieces.count;
}

static void add_hyphen(struct draft *draft, const struct line_part *part)
{
    const struct line_setter *setter = draft->setter;
    const struct shaped_word *hyphen =
        shape_hyphen(setter->engine, setter->style, part->style, setter->lang);
    draft->hang_right = line_hang(setter->style, '-', hyphen->width);
    add_pieces(draft, hyphen, part);
    draft->end = draft->pieces.count;
}

static void collect(struct draft *draft, const struct line_span *span)
{
    const struct line_part *parts = draft->setter->parts;
    struct pieces *pieces = &draft->pieces;
    pieces->capacity = span->to.part - span->from.part + 2; /* with a hyphen */
    pieces->items =
        arena_new_array(draft->setter->scratch, pieces->capacity, struct text_piece);
    for (size_t i = span->from.part; i <= span->to.part; i++) {
        size_t from = i == span->from.part ? span->from.offset : 0;
        size_t to = i == span->to.part ? span->to.offset : parts[i].text.size;
        if (parts[i].kind == PART_WORD) {
            add_word(draft, &parts[i], from, to);
        } else if (from < to) {
            add_pieces(draft, parts[i].shaped, &parts[i]);
        }
    }
    if (span->hyphen) {
        add_hyphen(draft, &parts[span->to.part]);
    }
}

static void add_up(struct draft *draft)
{
    for (size_t i = 0; i < draft->end; i++) {
        const struct text_shape *shape = draft->pieces.items[i].shape;
        if (shape->is_space) {
            draft->spaces_width += shape->width;
            draft->space_count++;
        } else {
            draft->words_width += shape->width;
            draft->glyph_count += shape->glyph_count;
        }
    }
}

/* ---- sharing out the slack ----------------------------------------------------------
 */

static int64_t clamp(int64_t value, int64_t limit)
{
    return value > limit ? limit : value < -limit ? -limit : value;
}

struct line_flexibility line_flexibility(mpt width, size_t glyphs, mpt size)
{
    mpt by_scale = (mpt)((int64_t)width * SCALE_MAX / SCALE_ONE);
    return (struct line_flexibility){
        .stretch = by_scale + (mpt)glyphs * (size / LETTER_STRETCH_PART),
        .shrink = by_scale + (mpt)glyphs * (size / LETTER_SHRINK_PART),
    };
}

/* Sets scale and letter space in proportion to what each can give. */
static void stretch_glyphs(struct text_line *line, const struct draft *draft,
                           int64_t slack)
{
    mpt size = draft->setter->style->size;
    mpt limit = size / (slack >= 0 ? LETTER_STRETCH_PART : LETTER_SHRINK_PART);
    int64_t by_scale = draft->words_width * SCALE_MAX / SCALE_ONE;
    int64_t by_space = (int64_t)draft->glyph_count * limit;
    int64_t gives = by_scale + by_space;
    if (draft->words_width <= 0 || gives <= 0) {
        return;
    }
    int64_t spaces =
        draft->spaces_width * (slack >= 0 ? SPACE_STRETCH : SPACE_SHRINK) / 100;
    int64_t part = fit_glyph_part(slack >= 0 ? slack : -slack, gives, spaces);
    slack = slack >= 0 ? part : -part;
    int64_t scaling = slack * by_scale / gives;
    line->scale =
        (int32_t)(SCALE_ONE + clamp(scaling * SCALE_ONE / draft->words_width, SCALE_MAX));
    line->letter_space =
        (mpt)clamp((slack - scaling) / (int64_t)draft->glyph_count, limit);
}

static mpt drawn_width(const struct text_line *line, const struct text_shape *shape)
{
    return (mpt)(((int64_t)shape->width * line->scale + SCALE_ONE / 2) / SCALE_ONE +
                 (int64_t)shape->glyph_count * line->letter_space);
}

/* Places the pieces; `extra` goes to the spaces between words, exactly. */
static void place(struct text_line *line, struct draft *draft, mpt left, int64_t extra)
{
    int64_t x = left;
    int64_t given = 0;
    size_t spaces = 0;
    line->width = 0;
    for (size_t i = 0; i < draft->pieces.count; i++) {
        struct text_piece *piece = &draft->pieces.items[i];
        piece->left = (mpt)(x < INT32_MAX ? x : INT32_MAX);
        if (!piece->shape->is_space) {
            x += drawn_width(line, piece->shape);
        } else {
            x += piece->shape->width;
            if (i < draft->end && extra != 0 && draft->space_count > 0) {
                spaces++;
                int64_t due = extra * (int64_t)spaces / (int64_t)draft->space_count;
                x += due - given;
                given = due;
            }
        }
        if (i + 1 == draft->end) {
            line->width = (mpt)(x < INT32_MAX ? x : INT32_MAX) - line->letter_space;
        }
    }
}

static int32_t spaces_scale(const struct draft *draft, int64_t extra)
{
    int64_t natural = draft->spaces_width;
    int64_t scale = natural > 0 ? (natural + extra) * SCALE_ONE / natural : SCALE_ONE;
    return (int32_t)(scale < INT32_MAX ? scale : INT32_MAX);
}

static void justify(struct text_line *line, struct draft *draft,
                    const struct line_span *span, mpt left)
{
    int64_t edge = (int64_t)span->width + draft->hang_right;
    stretch_glyphs(line, draft, edge - left - draft->words_width - draft->spaces_width);
    place(line, draft, left, 0);
    int64_t extra = edge - line->width;
    int64_t least = -draft->spaces_width / SPACE_SHRINK_MAX;
    extra = extra < least ? least : extra;
    line->spaces = spaces_scale(draft, extra);
    place(line, draft, left, extra);
}

/* True if the line, at its natural width, passes the edge of the measure. */
static bool is_too_wide(const struct draft *draft, const struct line_span *span, mpt left)
{
    return left + draft->words_width + draft->spaces_width >
           (int64_t)span->width + draft->hang_right;
}

void line_set(struct text_line *line, const struct line_setter *setter,
              const struct line_span *span)
{
    struct arena_state before = arena_save(setter->scratch);
    struct draft draft = {.setter = setter};
    *line = (struct text_line){
        .scale = SCALE_ONE, .spaces = SCALE_ONE, .hyphenated = span->hyphen};
    collect(&draft, span);
    add_up(&draft);
    if (span->edges == EDGES_FLUSH) {
        draft.hang_left = 0;
    }
    mpt left = span->left - draft.hang_left;
    bool fills = span->justified && draft.space_count > 0;
    if (fills) {
        justify(line, &draft, span, left);
    } else if (is_too_wide(&draft, span, left) && draft.space_count > 0) {
        justify(line, &draft, span, left); /* a last line that the fit has tightened */
    } else {
        place(line, &draft, left, 0);
    }
    line->pieces = arena_copy(setter->shown, draft.pieces.items,
                              draft.pieces.count * sizeof *draft.pieces.items);
    line->piece_count = (uint32_t)draft.pieces.count;
    arena_restore(setter->scratch, before);
}

bool text_line_divides(const struct text_line *line)
{
    if (line->piece_count == 0) {
        return false;
    }
    struct str text = line->pieces[line->piece_count - 1].shape->text;
    uint32_t last = text.size > 0 ? last_character(text) : 0;
    return line->hyphenated || last == '-' || last == 0x2010;
}

/* ---- ink ------------------------------------------------------------------------------
 */

/* Widens the ink by that of a glyph whose origin lies at `origin`. */
static void add_ink(struct text_ink *ink, struct face_ink box, int64_t origin,
                    int32_t scale)
{
    if (box.left == box.right) {
        return;
    }
    ink->left = mpt_min(ink->left, (mpt)(origin + (int64_t)box.left * scale / SCALE_ONE));
    ink->right =
        mpt_max(ink->right, (mpt)(origin + (int64_t)box.right * scale / SCALE_ONE));
    ink->top = mpt_max(ink->top, box.top);
    ink->bottom = mpt_max(ink->bottom, -box.bottom);
}

struct text_ink text_pieces_ink(const struct text_piece *pieces, size_t count,
                                int32_t scale, mpt letter_space)
{
    struct text_ink ink = {INT32_MAX, INT32_MIN, INT32_MIN, INT32_MIN};
    for (size_t i = 0; i < count; i++) {
        const struct text_shape *shape = pieces[i].shape;
        int64_t x = pieces[i].left;
        for (size_t g = 0; g < shape->glyph_count; g++) {
            const struct text_glyph *glyph = &shape->glyphs[g];
            add_ink(&ink, face_glyph_ink(shape->face, glyph->id, shape->size),
                    x + (int64_t)glyph->x_offset * scale / SCALE_ONE, scale);
            x += (int64_t)glyph->advance * scale / SCALE_ONE + letter_space;
        }
    }
    const struct text_ink nothing = {0};
    return ink.left > ink.right ? nothing : ink;
}

struct text_ink text_line_ink(const struct text_line *line)
{
    return text_pieces_ink(line->pieces, line->piece_count, line->scale,
                           line->letter_space);
}
