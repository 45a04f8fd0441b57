/* The table of kinds, and what all sections have in common. To add a kind: its struct in
 * section.h, its file here, its name in kinds.h, its row below. */
#include "model/kinds/kinds.h"
#include <stddef.h>

static const struct choice START_CHOICES[] = {{"page", START_PAGE}, {"flow", START_FLOW}};
static const struct choices STARTS = CHOICES(START_CHOICES);

/* Read before all else in a section, for it says which keys there may be. */
static bool decode_kind(struct decoder *decoder, void *target, const struct node *node,
                        const struct field *field)
{
    (void)decoder;
    (void)target;
    (void)node;
    (void)field;
    return true;
}

static void schema_kind(struct json *json, const struct field *field)
{
    (void)field;
    json_open(json, "enum", '[');
    for (enum section_kind kind = 0; kind < SECTION_KIND_COUNT; kind++) {
        json_text(json, NULL, section_kind_name(kind));
    }
    json_close(json, ']');
}

const struct field_type FIELD_KIND = {
    .expected = N_("one word"), .decode = decode_kind, .schema = schema_kind};

static const struct field HEAD_FIELDS[] = {
    {"kind", &FIELD_KIND, .required = true, .offset = NO_OFFSET, .example = "text",
     .help = N_("What kind of section this is.")},
    {"id", &FIELD_ID, .offset = SECTION_FIELD(id), .limit = LIMIT_ID,
     .example = "our-goals", .help = N_("A name of this section, unique in the file.")},
    {"heading", &FIELD_TEXT, TEXT_INLINE, true, SECTION_FIELD(heading),
     .limit = LIMIT_STATEMENT, .help = N_("Heading of the section.")},
    {"short", &FIELD_TEXT, TEXT_INLINE, false, SECTION_FIELD(short_heading),
     .limit = LIMIT_SHORT,
     .help = N_("A short form of the heading, for running heads and contents.")},
    {"start", &FIELD_CHOICE, .offset = SECTION_FIELD(start), .choices = &STARTS,
     .example = "flow",
     .help = N_("page: opens a page; flow: goes on below the section before it.")},
    {"intro", &FIELD_TEXT, TEXT_BLOCKS, false, SECTION_FIELD(intro),
     .help = N_("What stands before all else in the section.")},
};
const struct record SECTION_HEAD = {.what = N_("a section"),
                                    FIELDS(HEAD_FIELDS),
                                    .mark_offset = SECTION_FIELD(mark),
                                    .help = N_("What every section has.")};

static const struct field END_FIELDS[] = {
    {"closing", &FIELD_TEXT, TEXT_BLOCKS, false, SECTION_FIELD(closing),
     .help = N_("What stands after all else in the section.")},
};
const struct record SECTION_END = {.what = N_("a section"),
                                   FIELDS(END_FIELDS),
                                   .mark_offset = SECTION_FIELD(mark),
                                   .help = N_("What every section may end with.")};

static const struct kind *const KINDS[SECTION_KIND_COUNT] = {
    [SECTION_VISION] = &KIND_VISION,
    [SECTION_GOALS] = &KIND_GOALS,
    [SECTION_PRIORITIES] = &KIND_PRIORITIES,
    [SECTION_RESULTS] = &KIND_RESULTS,
    [SECTION_SERVICES] = &KIND_SERVICES,
    [SECTION_HOTLINE] = &KIND_HOTLINE,
    [SECTION_TEXT] = &KIND_TEXT,
    [SECTION_FIGURE] = &KIND_FIGURE,
    [SECTION_TABLE] = &KIND_TABLE,
    [SECTION_INDICATORS] = &KIND_INDICATORS,
    [SECTION_TIMELINE] = &KIND_TIMELINE,
    [SECTION_MATRIX] = &KIND_MATRIX,
    [SECTION_PLAN] = &KIND_PLAN,
    [SECTION_QUOTE] = &KIND_QUOTE,
    [SECTION_KEY_FIGURES] = &KIND_KEY_FIGURES,
    [SECTION_GLOSSARY] = &KIND_GLOSSARY,
    [SECTION_PEOPLE] = &KIND_PEOPLE,
    [SECTION_MESSAGE] = &KIND_MESSAGE,
    [SECTION_SWOT] = &KIND_SWOT,
    [SECTION_IMPRINT] = &KIND_IMPRINT,
    [SECTION_CHART] = &KIND_CHART,
    [SECTION_BUDGET] = &KIND_BUDGET,
};

const struct kind *kind_find(enum section_kind kind)
{
    return KINDS[kind];
}

const char *section_kind_name(enum section_kind kind)
{
    return KINDS[kind]->name;
}
