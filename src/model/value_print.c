/* What print shops measure and name: lengths, printing conditions, inks. */
#include "model/decode.h"
#include "base/array.h"
#include <string.h>

/* ---- lengths ------------------------------------------------------------------------
 */

enum { DECIMALS_MAX = 3, WHOLE_MAX = 9999 };

/* Units that a length may have, in millipoints: numerator over denominator. */
static const struct {
    const char *name;
    int64_t number, by;
} LENGTH_UNITS[] = {{"mm", 360000, 127}, {"cm", 3600000, 127}, {"pt", 1000, 1}};

enum { UNIT_COUNT = sizeof LENGTH_UNITS / sizeof LENGTH_UNITS[0] };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Reads "12.5" to 12500 thousandths; false if there is no number, or one too large. */
static bool read_thousandths(struct str text, size_t *at, int64_t *out)
{
    size_t start = *at;
    int64_t value = 0;
    while (*at < text.size && is_digit(text.data[*at])) {
        value = value * 10 + (text.data[(*at)++] - '0');
        if (value > WHOLE_MAX) {
            return false;
        }
    }
    if (*at == start) {
        return false;
    }
    bool point = *at + 1 < text.size && text.data[*at] == '.';
    *at += point ? 1 : 0;
    for (int i = 0; i < DECIMALS_MAX; i++) {
        bool digit = point && *at < text.size && is_digit(text.data[*at]);
        value = value * 10 + (digit ? text.data[(*at)++] - '0' : 0);
    }
    *out = value;
    return true;
}

static bool read_length(struct str text, mpt *out)
{
    size_t at = 0;
    int64_t value = 0;
    if (!read_thousandths(text, &at, &value)) {
        return false;
    }
    struct str unit = str_trim(str_slice(text, at, text.size));
    for (size_t i = 0; i < UNIT_COUNT; i++) {
        if (str_equal(unit, str_from(LENGTH_UNITS[i].name))) {
            int64_t by = LENGTH_UNITS[i].by * 1000;
            *out = (mpt)((value * LENGTH_UNITS[i].number + by / 2) / by);
            return true;
        }
    }
    return false;
}

void value_decode_length(struct decoder *decoder, mpt *out, const struct node *node,
                         const struct field *field)
{
    mpt length = 0;
    if (!value_check_scalar(decoder, node, field)) {
        return;
    }
    struct str text = name_clip(node->text, decoder->arena);
    if (!read_length(str_trim(node->text), &length)) {
        diag_error_plain(
            decoder->diag, node->mark,
            "\"%.*s\" is no length: write a number and its unit (mm, cm or pt), "
            "for example  %s: %s",
            STR_ARGS(text), field->key, field->example);
        return;
    }
    if (length > mpt_from_hundredths_mm((int32_t)field->limit)) {
        diag_error_plain(
            decoder->diag, node->mark,
            "\"%s\" may be at most %zu.%02zu mm, and this is \"%.*s\"; usual is  "
            "%s: %s",
            field->key, field->limit / 100, field->limit % 100, STR_ARGS(text),
            field->key, field->example);
        return;
    }
    *out = length;
}

/* ---- words --------------------------------------------------------------------------
 */

void value_decode_word(struct decoder *decoder, struct word *out, const struct node *node,
                       const struct field *field)
{
    if (value_check_scalar(decoder, node, field) &&
        value_check_limit(decoder, node, field)) {
        *out = (struct word){str_trim(node->text), node->mark};
    }
}

/* ---- spot colours -------------------------------------------------------------------
 */

/* Names that a file must not give to an ink: PDF means something else by them. */
static const char *const RESERVED_INKS[] = {"All",   "None", "Cyan", "Magenta", "Yellow",
                                            "Black", "C",    "M",    "Y",       "K"};

static bool equal_ignoring_case(struct str a, const char *b)
{
    return a.size == strlen(b) && strncasecmp(a.data, b, a.size) == 0;
}

/* Plates are named in Latin letters, and each name once (ISO 19005-2, 6.2.4.4). */
static bool check_ink(struct decoder *decoder, struct word ink,
                      const struct spot_ink *before, size_t count)
{
    for (size_t i = 0; i < ink.text.size; i++) {
        if (ink.text.data[i] < ' ' || ink.text.data[i] > '~') {
            return diag_error_plain(
                decoder->diag, ink.mark,
                "an ink is named in Latin letters, as on its colour fan; "
                "write for example  \"PANTONE 380 C\"");
        }
    }
    for (size_t i = 0; i < sizeof RESERVED_INKS / sizeof RESERVED_INKS[0]; i++) {
        if (equal_ignoring_case(ink.text, RESERVED_INKS[i])) {
            return diag_error_plain(
                decoder->diag, ink.mark,
                "\"%.*s\" is no ink of its own; write the name on the "
                "colour fan, for example  \"PANTONE 380 C\"",
                STR_ARGS(ink.text));
        }
    }
    for (size_t i = 0; i < count; i++) {
        if (before[i].ink.text.size == ink.text.size &&
            strncasecmp(before[i].ink.text.data, ink.text.data, ink.text.size) == 0) {
            diag_error_plain(
                decoder->diag, ink.mark,
                "two colours cannot share the ink \"%.*s\"; give one of them "
                "another ink, or none",
                STR_ARGS(ink.text));
            diag_note(decoder->diag, before[i].ink.mark, "first used here");
            return false;
        }
    }
    return true;
}

void value_decode_spots(struct decoder *decoder, void *target, const struct node *node,
                        const struct field *field)
{
    if (node->kind != NODE_MAPPING || node->count == 0) {
        decode_report_type(decoder, node, field);
        return;
    }
    if (node->count > field->limit) {
        diag_error_plain(decoder->diag, node->key_marks[field->limit],
                         "\"%s\" has %zu colours; at most %zu are allowed", field->key,
                         node->count, field->limit);
        return;
    }
    struct spot_ink *spots =
        arena_new_array(decoder->arena, node->count, struct spot_ink);
    size_t count = 0;
    for (size_t i = 0; i < node->count; i++) {
        struct spot_ink *spot = &spots[count];
        const struct field ink = {
            .key = str_to_c(decoder->arena, name_clip(node->keys[i], decoder->arena)),
            .type = FIELD_WORD,
            .limit = LIMIT_INK,
            .example = "PANTONE 380 C",
        };
        spot->colour = (struct word){node->keys[i], node->key_marks[i]};
        spot->ink = (struct word){0};
        value_decode_word(decoder, &spot->ink, &node->items[i], &ink);
        count += spot->ink.text.size > 0 && check_ink(decoder, spot->ink, spots, count);
    }
    *(struct spot_ink **)(void *)((char *)target + field->offset) = spots;
    *(size_t *)(void *)((char *)target + field->count_offset) = count;
}
