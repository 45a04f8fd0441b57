/* What a theme holds: colours for the screen and for the press, lists of colours, and the
 * axis of a shape. */
#include "base/array.h"
#include "base/number.h"
#include "model/name.h"
#include "model/schema.h"
#include "model/theme_draft.h"
#include "model/value.h"

/* ---- the screen ----------------------------------------------------------------- */

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    c = (char)(c | 0x20);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool read_rgb(uint8_t rgb[3], struct str text)
{
    if (text.size != 7 || text.data[0] != '#') {
        return false;
    }
    for (size_t i = 0; i < 3; i++) {
        int high = hex_digit(text.data[1 + 2 * i]);
        int low = hex_digit(text.data[2 + 2 * i]);
        if (high < 0 || low < 0) {
            return false;
        }
        rgb[i] = (uint8_t)(high * 16 + low);
    }
    return true;
}

static bool decode_rgb(struct decoder *decoder, void *target, const struct node *node,
                       const struct field *field)
{
    uint8_t *out = field_member(target, field);
    if (value_check_scalar(decoder, node, field) &&
        !read_rgb(out, str_trim(node->text))) {
        struct str text = name_clip(node->text, decoder->arena);
        diag_error(decoder->diag, node->mark, "colour-rgb",
                   "\"%.*s\" is no colour of the screen: write # and six of the signs 0 "
                   "to 9 and A to F, in quotes, for example  %s: %s",
                   STR_ARGS(text), field->key, field->example);
    }
    return true;
}

static void schema_rgb(struct json *json, const struct field *field)
{
    (void)field;
    json_text(json, "type", "string");
    json_text(json, "pattern", "^#[0-9A-Fa-f]{6}$");
}

const struct field_type FIELD_RGB = {
    .expected = N_("a colour in quotes"), .decode = decode_rgb, .schema = schema_rgb};

/* ---- the press ------------------------------------------------------------------ */

enum { INK_COUNT = 4, FULL_INK = 100 };

static bool decode_inks(struct decoder *decoder, void *target, const struct node *node,
                        const struct field *field)
{
    uint8_t *out = field_member(target, field);
    if (node->kind != NODE_SEQUENCE || node->count != INK_COUNT) {
        diag_error(decoder->diag, node->mark, "colour-inks",
                   "\"%s\" lists the percent of four inks, cyan, magenta, yellow and "
                   "black; write for example  %s: %s",
                   field->key, field->key, field->example);
        return true;
    }
    for (size_t i = 0; i < INK_COUNT; i++) {
        long percent = 0;
        const struct node *ink = &node->items[i];
        if (ink->kind != NODE_SCALAR || !node_read_int(&percent, ink) || percent < 0 ||
            percent > FULL_INK) {
            diag_error(decoder->diag, ink->mark, "colour-inks",
                       "an ink is a whole number of percent from 0 to 100; write for "
                       "example  %s: %s",
                       field->key, field->example);
            return true;
        }
        out[i] = (uint8_t)percent;
    }
    return true;
}

static void schema_inks(struct json *json, const struct field *field)
{
    (void)field;
    json_text(json, "type", "array");
    json_number(json, "minItems", INK_COUNT);
    json_number(json, "maxItems", INK_COUNT);
    json_open(json, "items", '{');
    schema_bounds(json, 0, FULL_INK);
    json_close(json, '}');
}

const struct field_type FIELD_INKS = {
    .expected = N_("a list of four inks"), .decode = decode_inks, .schema = schema_inks};

/* ---- colours of priorities ------------------------------------------------------ */

static bool is_listed(const struct theme_fills *fills, enum theme_colour colour)
{
    for (size_t i = 0; i < fills->count; i++) {
        if (fills->items[i] == colour) {
            return true;
        }
    }
    return false;
}

static void report_fill(struct decoder *decoder, const struct node *node)
{
    struct names names = {0};
    for (size_t i = 0; i < THEME_PRIORITIES; i++) {
        *array_push(decoder->arena, &names) =
            str_from(theme_colour_name(theme_fill_at(i)));
    }
    const struct unknown_name unknown = {.name = node->text,
                                         .rule = "colour-unknown",
                                         .unknown = N_("unknown colour"),
                                         .allowed = &names,
                                         .allowed_title = N_("priorities may have")};
    name_report_unknown(decoder->diag, node->mark, &unknown, decoder->arena);
}

static void add_fill(struct decoder *decoder, struct theme_fills *fills,
                     const struct node *node)
{
    for (size_t i = 0; node->kind == NODE_SCALAR && i < THEME_PRIORITIES; i++) {
        enum theme_colour colour = theme_fill_at(i);
        if (!str_equal(node->text, str_from(theme_colour_name(colour)))) {
            continue;
        }
        if (is_listed(fills, colour)) {
            diag_error(decoder->diag, node->mark, "theme-priorities",
                       "\"%s\" is already in this list; name each colour once",
                       theme_colour_name(colour));
            return;
        }
        fills->marks[fills->count] = node->mark;
        fills->items[fills->count++] = colour;
        return;
    }
    report_fill(decoder, node);
}

static bool decode_fills(struct decoder *decoder, void *target, const struct node *node,
                         const struct field *field)
{
    struct theme_fills *fills = field_member(target, field);
    if (node->kind != NODE_SEQUENCE || node->count != THEME_PRIORITIES) {
        diag_error(decoder->diag, node->mark, "theme-priorities",
                   "\"%s\" lists six colours, from that of the first priority on; write  "
                   "%s: %s",
                   field->key, field->key, field->example);
        return true;
    }
    for (size_t i = 0; i < node->count; i++) {
        add_fill(decoder, fills, &node->items[i]);
    }
    return true;
}

static void schema_fills(struct json *json, const struct field *field)
{
    (void)field;
    json_text(json, "type", "array");
    json_number(json, "minItems", THEME_PRIORITIES);
    json_number(json, "maxItems", THEME_PRIORITIES);
    json_word(json, "uniqueItems", "true");
    json_open(json, "items", '{');
    json_open(json, "enum", '[');
    for (size_t i = 0; i < THEME_PRIORITIES; i++) {
        json_text(json, NULL, theme_colour_name(theme_fill_at(i)));
    }
    json_close(json, ']');
    json_close(json, '}');
}

const struct field_type FIELD_FILLS = {
    .expected = N_("a list of colours"), .decode = decode_fills, .schema = schema_fills};

/* ---- axes ----------------------------------------------------------------------- */

/* In thousandths, on either side of the origin. */
enum { COORDINATE_MAX = 9999999 };

static bool read_coordinate(int32_t *out, const struct node *node)
{
    struct number number;
    int64_t value;
    if (node->kind != NODE_SCALAR || !number_parse(&number, str_trim(node->text)) ||
        !number_scaled(&value, number, 3) || value > COORDINATE_MAX ||
        value < -COORDINATE_MAX) {
        return false;
    }
    *out = (int32_t)value;
    return true;
}

static bool read_point(struct point *out, const struct node *node)
{
    return node->kind == NODE_SEQUENCE && node->count == 2 &&
           read_coordinate(&out->x, &node->items[0]) &&
           read_coordinate(&out->y, &node->items[1]);
}

static bool decode_axis(struct decoder *decoder, void *target, const struct node *node,
                        const struct field *field)
{
    struct point *out = field_member(target, field);
    if (node->kind != NODE_SEQUENCE || node->count != 2 ||
        !read_point(&out[0], &node->items[0]) || !read_point(&out[1], &node->items[1])) {
        diag_error(decoder->diag, node->mark, "theme-axis",
                   "\"%s\" lists two points, the base and the tip of the shape, in the "
                   "numbers of its path; write for example  %s: %s",
                   field->key, field->key, field->example);
    }
    return true;
}

static void schema_axis(struct json *json, const struct field *field)
{
    (void)field;
    json_text(json, "type", "array");
    json_number(json, "minItems", 2);
    json_number(json, "maxItems", 2);
    json_open(json, "items", '{');
    json_text(json, "type", "array");
    json_number(json, "minItems", 2);
    json_number(json, "maxItems", 2);
    json_open(json, "items", '{');
    json_text(json, "type", "number");
    json_close(json, '}');
    json_close(json, '}');
}

const struct field_type FIELD_AXIS = {
    .expected = N_("a list of two points"), .decode = decode_axis, .schema = schema_axis};
