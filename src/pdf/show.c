/* Lines of shaped pieces to text-showing operators.
 *
 * A reader moves its pen by the widths that the font states; the line wants its glyphs
 * where HarfBuzz and the line breaker put them. The pen is followed here in exact
 * integers (1/1,000,000,000 millipoint), and an adjustment is written wherever it would
 * be off by more than TOLERANCE. So errors never add up, and unkerned words need no
 * numbers. Within a line, what goes on close to where the pen is needs no Td. */
#include "pdf/show.h"

enum {
    TOLERANCE = 10, /* millipoints */
    STRING_MAX = 8000 /* signs in one string, well under SYNTAX_STRING_MAX */
};

#define PEN_UNIT INT64_C(1000000000)

struct shower {
    struct builder *out;
    struct fonts *fonts;
    bool in_text;
    bool in_line; /* since shower_start_line the pen was moved to it */
    int64_t line_x, line_y; /* where the last Td led, from the bottom left */
    int64_t pen; /* where the last run ended: x, 1/PEN_UNIT millipoint */
};

/* The pen within one run: pieces in one face, size and tracking. */
struct pen {
    struct builder *out;
    struct show_state *state;
    int64_t at; /* 1/PEN_UNIT millipoint */
    int64_t step; /* what an adjustment of 1 in its last decimal moves the pen by */
    unsigned decimals; /* of adjustments */
    int64_t scale;
    bool in_string;
    size_t string_length;
};

struct shower *shower_create(struct builder *out, struct fonts *fonts,
                             struct arena *arena)
{
    struct shower *shower = arena_new(arena, struct shower);
    shower->out = out;
    shower->fonts = fonts;
    return shower;
}

void shower_begin(struct shower *shower)
{
    if (!shower->in_text) {
        syntax_add(shower->out, "BT\n");
        shower->in_text = true;
        shower->line_x = 0;
        shower->line_y = 0;
        shower->in_line = false;
    }
}

void shower_end(struct shower *shower)
{
    if (shower->in_text) {
        syntax_add(shower->out, "ET\n");
        shower->in_text = false;
    }
}

void shower_start_line(struct shower *shower)
{
    shower->in_line = false;
}

static int64_t divide_rounded(int64_t value, int64_t by)
{
    return (value + (value < 0 ? -by / 2 : by / 2)) / by;
}

/* ---- text state ----------------------------------------------------------------------
 */

static void set_font(struct shower *shower, struct show_state *state,
                     const struct text_shape *shape)
{
    if (state->face == shape->face && state->size == shape->size) {
        return;
    }
    state->face = shape->face;
    state->size = shape->size;
    syntax_add(shower->out, "/F");
    syntax_add_number(shower->out, (int64_t)fonts_number(shower->fonts, shape->face), 0);
    syntax_add(shower->out, " ");
    syntax_add_number(shower->out, shape->size, 3);
    syntax_add(shower->out, " Tf\n");
}

static void set_spacing(struct shower *shower, struct show_state *state, int32_t scale,
                        mpt letter_space)
{
    int32_t now = state->scale == 0 ? 10000 : state->scale;
    if (now != scale) {
        state->scale = scale;
        syntax_add_number(shower->out, scale, 2);
        syntax_add(shower->out, " Tz\n");
    }
    if (state->letter_space != letter_space) {
        state->letter_space = letter_space;
        syntax_add_number(shower->out, letter_space, 3);
        syntax_add(shower->out, " Tc\n");
    }
}

/* Td counts from where the last Td of the same text object led. */
static void move_to(struct shower *shower, const struct text_shape *shape, int64_t x,
                    int64_t y)
{
    shower_begin(shower);
    int64_t away = x * PEN_UNIT - shower->pen;
    int64_t near = shape->size * PEN_UNIT / 2;
    if (shower->in_line && away < near && away > -near) {
        return;
    }
    syntax_add_number(shower->out, x - shower->line_x, 3);
    syntax_add(shower->out, " ");
    syntax_add_number(shower->out, y - shower->line_y, 3);
    syntax_add(shower->out, " Td\n");
    shower->line_x = x;
    shower->line_y = y;
    shower->in_line = true;
    shower->pen = x * PEN_UNIT;
}

/* ---- the pen -------------------------------------------------------------------------
 */

static struct pen start_pen(struct shower *shower, struct show_state *state,
                            int32_t scale)
{
    struct pen pen = {
        .out = shower->out, .state = state, .at = shower->pen, .scale = scale};
    /* An adjustment of 1 is a thousandth of the font size, scaled. Large sizes need
     * decimals, or a step would be coarser than the tolerance. */
    pen.step = (int64_t)state->size * scale * 100;
    while (pen.step > 2 * TOLERANCE * PEN_UNIT && pen.decimals < 2) {
        pen.step /= 10;
        pen.decimals++;
    }
    return pen;
}

static void end_string(struct pen *pen)
{
    if (pen->in_string) {
        builder_add_byte(pen->out, ')');
        pen->in_string = false;
    }
}

/* Moves the pen within TJ: adjustments count to the left. */
static void adjust(struct pen *pen, int64_t target)
{
    int64_t off = target - pen->at;
    if (pen->step == 0 || (off <= TOLERANCE * PEN_UNIT && off >= -TOLERANCE * PEN_UNIT)) {
        return;
    }
    int64_t steps = divide_rounded(off, pen->step);
    end_string(pen);
    syntax_add_number(pen->out, -steps, pen->decimals);
    pen->at += steps * pen->step;
}

static void set_rise(struct pen *pen, mpt rise)
{
    if (pen->state->rise == rise) {
        return;
    }
    pen->state->rise = rise;
    end_string(pen);
    syntax_add(pen->out, "]TJ ");
    syntax_add_number(pen->out, rise, 3);
    syntax_add(pen->out, " Ts[");
}

static void add_code(struct pen *pen, const struct font_sign *sign)
{
    if (pen->in_string && pen->string_length == STRING_MAX) {
        end_string(pen);
    }
    if (!pen->in_string) {
        builder_add_byte(pen->out, '(');
        pen->in_string = true;
        pen->string_length = 0;
    }
    for (size_t i = 0; i < sign->size; i++) {
        char byte = (char)sign->code[i];
        if (byte == '(' || byte == ')' || byte == '\\' || byte == '\r') {
            builder_add_byte(pen->out, '\\');
            byte = byte == '\r' ? 'r' : byte;
        }
        builder_add_byte(pen->out, byte);
    }
    pen->string_length++;
}

static void add_sign(struct pen *pen, const struct font_sign *sign)
{
    const struct show_state *state = pen->state;
    add_code(pen, sign);
    pen->at += (int64_t)sign->advance * state->size * pen->scale +
               state->letter_space * pen->scale * 100000;
}

/* ---- lines ---------------------------------------------------------------------------
 */

/* Letter space stands behind letters, not between a letter and its marks. */
static bool ends_letter(const struct text_shape *shape, size_t glyph)
{
    return glyph + 1 == shape->glyph_count || shape->glyphs[glyph + 1].advance != 0;
}

static void show_piece(struct shower *shower, struct pen *pen,
                       const struct display_op *op, const struct text_piece *piece)
{
    const struct text_shape *shape = piece->shape;
    const struct font_sign *signs = fonts_encode(shower->fonts, shape);
    const int64_t scaled_unit = PEN_UNIT / 10000;
    int64_t x = ((int64_t)op->left + piece->left) * PEN_UNIT;
    for (size_t i = 0; i < shape->glyph_count; i++) {
        const struct text_glyph *glyph = &shape->glyphs[i];
        set_rise(pen, glyph->y_offset);
        adjust(pen, x + glyph->x_offset * pen->scale * scaled_unit);
        add_sign(pen, &signs[i]);
        x += glyph->advance * pen->scale * scaled_unit;
        x += ends_letter(shape, i) ? op->letter_space * PEN_UNIT : 0;
    }
}

static bool same_run(const struct text_shape *a, const struct text_shape *b)
{
    return a->face == b->face && a->size == b->size && a->tracking == b->tracking;
}

/* Shows the pieces from `first` on that share a font; returns the one after. */
static uint32_t show_run(struct shower *shower, struct show_state *state,
                         const struct display_op *op, uint32_t first, int64_t y)
{
    const struct text_shape *shape = op->pieces[first].shape;
    int32_t scale = op->scale == 0 ? 10000 : op->scale;
    int64_t tracking = divide_rounded((int64_t)shape->tracking * shape->size, 1000);
    /* The operator Tc is scaled together with the glyphs; the line's own space is not. */
    tracking += divide_rounded((int64_t)op->letter_space * 10000, scale);
    int64_t x = (int64_t)op->left + op->pieces[first].left;
    move_to(shower, shape, x, y);
    set_font(shower, state, shape);
    set_spacing(shower, state, scale, (mpt)tracking);
    struct pen pen = start_pen(shower, state, scale);
    syntax_add(shower->out, "[");
    uint32_t i = first;
    for (; i < op->piece_count && same_run(op->pieces[i].shape, shape); i++) {
        show_piece(shower, &pen, op, &op->pieces[i]);
    }
    end_string(&pen);
    syntax_add(shower->out, "]TJ\n");
    shower->pen = pen.at;
    return i;
}

static struct rect extent_of(const struct display_op *op)
{
    const struct text_piece *last = &op->pieces[op->piece_count - 1];
    mpt left = op->left + op->pieces[0].left;
    mpt right = op->left + last->left + last->shape->width;
    mpt size = last->shape->size;
    return (struct rect){left, op->top - size, right - left, size + size / 4};
}

struct rect shower_show(struct shower *shower, struct show_state *state,
                        const struct display_op *op, mpt page_height)
{
    int64_t y = (int64_t)page_height - op->top;
    for (uint32_t i = 0; i < op->piece_count;) {
        i = show_run(shower, state, op, i, y);
    }
    return extent_of(op);
}
