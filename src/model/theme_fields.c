/* The table of the theme format. */
#include "model/theme_draft.h"
#include <stddef.h>

#define DRAFT(member) (uint16_t) offsetof(struct theme_draft, member)
#define ENTRY(member) (uint16_t) offsetof(struct theme_entry, member)
#define COLOUR(key_, name_, about)                                                       \
    {                                                                                    \
        key_, &FIELD_RECORD,                                                             \
            .required = true, .offset = DRAFT(colours[name_]), .record = &COLOUR_RECORD, \
            .example = "{rgb: \"#276A45\", cmyk: [82, 34, 80, 26]}", .help = (about)     \
    }

static const struct field COLOUR_FIELDS[] = {
    {"rgb", &FIELD_RGB, .required = true, .offset = ENTRY(rgb), .example = "\"#276A45\"",
     .help = N_("The colour on the screen (sRGB), in quotes.")},
    {"cmyk", &FIELD_INKS, .required = true, .offset = ENTRY(inks),
     .example = "[82, 34, 80, 26]",
     .help = N_("The same in print: percent of cyan, magenta, yellow, black (FOGRA39).")},
};
static const struct record COLOUR_RECORD = {
    .what = N_("a colour"),
    FIELDS(COLOUR_FIELDS),
    .mark_offset = ENTRY(mark),
    .help = N_("A colour, on the screen and in print.")};

static const struct field COLOURS_FIELDS[] = {
    COLOUR("ink", COLOUR_INK, N_("Text; in print black alone.")),
    COLOUR("graphite", COLOUR_GRAPHITE, N_("The second language; in print black alone.")),
    COLOUR("deep", COLOUR_DEEP, N_("Covers, the main goal, rules, subheadings.")),
    COLOUR("deep-2", COLOUR_DEEP2, N_("The street plan on the cover, by night.")),
    COLOUR("linden", COLOUR_LINDEN, N_("Leads, numerals.")),
    COLOUR("leaf", COLOUR_LEAF, N_("A priority; the lower half of the shape.")),
    COLOUR("lime", COLOUR_LIME, N_("Goals, endpaper; the upper half of the shape.")),
    COLOUR("limelight", COLOUR_LIMELIGHT, N_("The second language on the colour deep.")),
    COLOUR("blossom", COLOUR_BLOSSOM, N_("The ground of the vision.")),
    COLOUR("honey", COLOUR_HONEY, N_("A priority; the flag of a draft.")),
    COLOUR("terracotta", COLOUR_TERRACOTTA, N_("A priority.")),
    COLOUR("blue", COLOUR_BLUE, N_("A priority.")),
    COLOUR("stone", COLOUR_STONE, N_("The ground of directories.")),
    COLOUR("stone-2", COLOUR_STONE2, N_("Tracks of bars; the word of a draft.")),
    COLOUR("blue-tint", COLOUR_BLUE_TINT, N_("The second language of a blue priority.")),
    COLOUR("honey-tint", COLOUR_HONEY_TINT,
           N_("The second language of a honey priority.")),
    COLOUR("terracotta-tint", COLOUR_TERRACOTTA_TINT,
           N_("The second language of a terracotta priority.")),
    COLOUR("leaf-tint", COLOUR_LEAF_TINT, N_("The second language of a leaf priority.")),
};
static const struct record COLOURS_RECORD = {.what = N_("the group of colours"),
                                             FIELDS(COLOURS_FIELDS),
                                             .mark_offset = NO_OFFSET,
                                             .help = N_("All colours, by their names.")};

static const struct field OUTLINE_FIELDS[] = {
    {"path", &FIELD_WORD, .required = true, .offset = DRAFT(motif.data),
     .limit = LIMIT_PATH, .example = "\"M 0 0 C … Z\"",
     .help = N_("The outline, as path data of SVG.")},
    {"axis", &FIELD_AXIS, .required = true, .offset = DRAFT(motif.axis),
     .example = "[[0, 0], [100, 0]]",
     .help =
         N_("From the base of the shape to its tip; the line divides it in two halves.")},
};
static const struct record OUTLINE_RECORD = {.what = N_("the shape"),
                                             FIELDS(OUTLINE_FIELDS),
                                             .mark_offset = DRAFT(motif_mark),
                                             .help = N_("A shape of one's own.")};

static const struct choice SHAPE_CHOICES[] = {{"leaf", SHAPE_LEAF}, {"none", SHAPE_NONE}};
static const struct choices SHAPES = {
    .items = SHAPE_CHOICES, .count = 2, .other = SHAPE_OUTLINE};

static const struct choice FAMILY_CHOICES[] = {
    {"Source Serif 4", TYPE_SERIF},
    {"Sofia Sans", TYPE_SANS},
    {"Sofia Sans Extra Condensed", TYPE_CONDENSED}};
static const struct choices FAMILIES = CHOICES(FAMILY_CHOICES);

static const struct field FAMILIES_FIELDS[] = {
    {"display", &FIELD_CHOICE, .required = true, .offset = DRAFT(display),
     .choices = &FAMILIES, .example = "Sofia Sans Extra Condensed",
     .help = N_("Titles and large numerals.")},
    {"text", &FIELD_CHOICE, .required = true, .offset = DRAFT(text), .choices = &FAMILIES,
     .example = "Source Serif 4", .help = N_("Running text.")},
    {"notes", &FIELD_CHOICE, .required = true, .offset = DRAFT(notes),
     .choices = &FAMILIES, .example = "Sofia Sans",
     .help = N_("Labels, directories, notes, running heads.")},
};
static const struct record FAMILIES_RECORD = {.what = N_("the group of families"),
                                              FIELDS(FAMILIES_FIELDS),
                                              .mark_offset = NO_OFFSET,
                                              .help = N_("Families of type.")};

static const struct field ROOT_FIELDS[] = {
    {"name", &FIELD_ID, .required = true, .offset = DRAFT(name), .limit = LIMIT_ID,
     .example = "rose", .help = N_("The name of the theme, as its file is called.")},
    {"colours", &FIELD_RECORD, .required = true, .offset = 0, .record = &COLOURS_RECORD,
     .example = "{ink: …, graphite: …, deep: …}",
     .help = N_("All colours, by their names.")},
    {"priorities", &FIELD_FILLS, .required = true, .offset = DRAFT(fills),
     .example = "[blue, honey, terracotta, leaf, lime, deep]",
     .help = N_("The colours of priorities, from that of the first on.")},
    {"shape", &FIELD_WORD_OR_RECORD, .required = true, .offset = DRAFT(motif.shape),
     .record = &OUTLINE_RECORD, .choices = &SHAPES,
     .example = "{path: \"M 0 0 C … Z\", axis: [[0, 0], [100, 0]]}",
     .help =
         N_("What lies over the street plan of the cover: leaf, none, or an outline.")},
    {"families", &FIELD_RECORD, .required = true, .offset = 0, .record = &FAMILIES_RECORD,
     .example = "{display: …, text: …, notes: …}", .help = N_("Families of type.")},
};
static const struct record ROOT = {.what = N_("the theme"),
                                   FIELDS(ROOT_FIELDS),
                                   .mark_offset = DRAFT(mark),
                                   .help = N_("A theme of brochures.")};

const struct record *theme_root(void)
{
    return &ROOT;
}
