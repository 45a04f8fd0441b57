/* Strengths, weaknesses, opportunities and threats. */
#include "model/kinds/kinds.h"
#include "model/schema.h"
#include "model/value_text.h"
#include <stddef.h>

/* ---- a list of texts, or a text ------------------------------------------------------
 */

/* The texts of a field, whichever way they are given. */
static struct field texts_of(const struct field *field)
{
    struct field inner = *field;
    inner.offset = (uint16_t)(field->offset + offsetof(struct swot_field, texts));
    inner.count_offset = (uint16_t)(field->offset + offsetof(struct swot_field, count));
    return inner;
}

static bool decode_part(struct decoder *decoder, void *target, const struct node *node,
                        const struct field *field)
{
    struct swot_field *part = field_member(target, field);
    struct field inner = texts_of(field);
    part->listed = node->kind == NODE_SEQUENCE;
    if (part->listed) {
        return texts_decode(decoder, target, node, &inner, 0);
    }
    part->texts = arena_new(decoder->arena, struct localized);
    part->count = 1;
    inner.offset = 0;
    return FIELD_TEXT.decode(decoder, part->texts, node, &inner);
}

static void schema_part(struct json *json, const struct field *field)
{
    json_open(json, "anyOf", '[');
    json_open(json, NULL, '{');
    texts_schema(json, field, "text", 0);
    json_close(json, '}');
    json_open(json, NULL, '{');
    text_schema(json, "text", 0);
    json_close(json, '}');
    json_close(json, ']');
}

static void walk_part(const struct walk *walk, const void *target,
                      const struct field *field)
{
    struct field inner = texts_of(field);
    texts_walk(walk, target, &inner);
}

static const struct field_type FIELD_PART = {.expected = N_("a list of texts"),
                                             .decode = decode_part,
                                             .schema = schema_part,
                                             .walk = walk_part};

/* ---- the section ------------------------------------------------------------------ */

#define PART(which) SECTION_FIELD(as.swot.parts[which])

static const struct field SWOT_FIELDS[] = {
    {"strengths", &FIELD_PART, TEXT_BLOCKS, false, PART(SWOT_STRENGTHS),
     .limit = LIMIT_ENTRIES, .example = "[{bg: …, en: …}]",
     .help = N_("What is good here; a list.")},
    {"weaknesses", &FIELD_PART, TEXT_BLOCKS, false, PART(SWOT_WEAKNESSES),
     .limit = LIMIT_ENTRIES, .example = "[{bg: …, en: …}]",
     .help = N_("What is missing here; a list.")},
    {"opportunities", &FIELD_PART, TEXT_BLOCKS, false, PART(SWOT_OPPORTUNITIES),
     .limit = LIMIT_ENTRIES, .example = "[{bg: …, en: …}]",
     .help = N_("What may help from outside; a list.")},
    {"threats", &FIELD_PART, TEXT_BLOCKS, false, PART(SWOT_THREATS),
     .limit = LIMIT_ENTRIES, .example = "[{bg: …, en: …}]",
     .help = N_("What may harm from outside; a list.")},
};

static void check_swot(struct decoder *decoder, struct section *section)
{
    for (size_t i = 0; i < SWOT_PART_COUNT; i++) {
        if (section->as.swot.parts[i].count > 0) {
            return;
        }
    }
    diag_error(decoder->diag, section->mark, "swot-empty",
               "this analysis is empty; add  strengths: …  or weaknesses, opportunities, "
               "threats");
}

const struct kind KIND_SWOT = {
    .name = "swot",
    .record = KIND_RECORD(N_("a swot section"), SWOT_FIELDS,
                          N_("Strengths, weaknesses, opportunities and threats in four "
                             "fields; their headings are made by the program.")),
    .check = check_swot,
};
