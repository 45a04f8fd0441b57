/* The inks of a print shop: colours of the theme that are printed with inks of their own.
 */
#include "model/name.h"
#include "model/schema.h"
#include "model/value.h"
#include <string.h>

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
            return diag_error(decoder->diag, ink.mark, "ink-name",
                              "an ink is named in Latin letters, as on its colour fan; "
                              "write for example  \"PANTONE 380 C\"");
        }
    }
    for (size_t i = 0; i < sizeof RESERVED_INKS / sizeof RESERVED_INKS[0]; i++) {
        if (equal_ignoring_case(ink.text, RESERVED_INKS[i])) {
            return diag_error(decoder->diag, ink.mark, "ink-name",
                              "\"%.*s\" is no ink of its own; write the name on the "
                              "colour fan, for example  \"PANTONE 380 C\"",
                              STR_ARGS(ink.text));
        }
    }
    for (size_t i = 0; i < count; i++) {
        if (before[i].ink.text.size == ink.text.size &&
            strncasecmp(before[i].ink.text.data, ink.text.data, ink.text.size) == 0) {
            diag_error(decoder->diag, ink.mark, "ink-duplicate",
                       "two colours cannot share the ink \"%.*s\"; give one of them "
                       "another ink, or none",
                       STR_ARGS(ink.text));
            diag_note(decoder->diag, before[i].ink.mark, "first used here");
            return false;
        }
    }
    return true;
}

static bool decode_spots(struct decoder *decoder, void *target, const struct node *node,
                         const struct field *field)
{
    if (node->kind != NODE_MAPPING || node->count == 0) {
        value_report_type(decoder, node, field);
        return true;
    }
    if (node->count > field->limit) {
        diag_error(decoder->diag, node->key_marks[field->limit], "limit-entries",
                   "\"%s\" has %zu colours; at most %zu are allowed", field->key,
                   node->count, field->limit);
        return true;
    }
    struct spot_ink *spots =
        arena_new_array(decoder->arena, node->count, struct spot_ink);
    size_t count = 0;
    for (size_t i = 0; i < node->count; i++) {
        struct spot_ink *spot = &spots[count];
        const struct field ink = {
            .key = str_to_c(decoder->arena, name_clip(node->keys[i], decoder->arena)),
            .type = &FIELD_WORD,
            .limit = LIMIT_INK,
            .example = "PANTONE 380 C",
        };
        spot->colour = (struct word){node->keys[i], node->key_marks[i]};
        spot->ink = (struct word){0};
        ink.type->decode(decoder, &spot->ink, &node->items[i], &ink);
        count += spot->ink.text.size > 0 && check_ink(decoder, spot->ink, spots, count);
    }
    *(struct spot_ink **)(void *)((char *)target + field->offset) = spots;
    *(size_t *)(void *)((char *)target + field->count_offset) = count;
    return true;
}

static void schema_spots(struct json *json, const struct field *field)
{
    json_text(json, "type", "object");
    json_number(json, "minProperties", 1);
    json_number(json, "maxProperties", field->limit);
    json_open(json, "additionalProperties", '{');
    schema_word(json, LIMIT_INK);
    json_close(json, '}');
}

const struct field_type FIELD_SPOTS = {.expected =
                                           N_("a group of colours with their inks"),
                                       .decode = decode_spots,
                                       .schema = schema_spots};
