/* A picture with its caption, described for those who do not see it. */
#include "model/value.h"
#include "model/kinds/kinds.h"
#include "model/picture.h"
#include <stddef.h>

static const struct choice WIDTH_CHOICES[] = {{"full", FIGURE_FULL},
                                              {"half", FIGURE_HALF},
                                              {"bleed", FIGURE_BLEED},
                                              {"page", FIGURE_PAGE},
                                              {"spread", FIGURE_SPREAD}};
static const struct choices WIDTHS = CHOICES(WIDTH_CHOICES);

static const struct field FIGURE_FIELDS[] = {
    {"file", &FIELD_WORD, .required = true,
     .offset = SECTION_FIELD(as.figure.picture.file), .limit = LIMIT_FILE,
     .example = "pictures/park.jpg",
     .help = "JPEG, PNG or SVG file, from the folder of this file on."},
    {"alt", &FIELD_TEXT, TEXT_PLAIN, false, SECTION_FIELD(as.figure.picture.alt),
     .limit = LIMIT_STATEMENT,
     .help = "What the picture shows, for those who do not see it."},
    {"decorative", &FIELD_FLAG, .offset = SECTION_FIELD(as.figure.picture.decorative),
     .standard = "false", .example = "true",
     .help = "true: the picture means nothing, so nothing is read out."},
    {"caption", &FIELD_TEXT, TEXT_INLINE, false, SECTION_FIELD(as.figure.caption),
     .limit = LIMIT_STATEMENT, .help = "What is printed beside the picture."},
    {"credit", &FIELD_TEXT, TEXT_INLINE, false, SECTION_FIELD(as.figure.credit),
     .limit = LIMIT_TITLE, .help = "Who made the picture."},
    {"width", &FIELD_CHOICE, .offset = SECTION_FIELD(as.figure.width), .choices = &WIDTHS,
     .standard = "full",
     .help =
         "How wide: full and half of the text; bleed: the upper half of the page up to "
         "its edges; page and spread: a whole page, or two that face each other."},
};

static void check_figure(struct decoder *decoder, struct section *section)
{
    const struct figure *figure = &section->as.figure;
    const struct picture *picture = &figure->picture;
    bool described = localized_is_given(&picture->alt);
    if (picture->file.text.size == 0) {
        return; /* that is said already */
    }
    if (!described && !picture->decorative) {
        const struct field *field = record_find_field(&KIND_FIGURE.record, STR("alt"));
        struct str example = value_example(decoder, field);
        diag_error(decoder->diag, section->mark, "alt-missing",
                   "the figure says nothing to those who do not see it; add  %.*s  (or "
                   "decorative: true, if it means nothing)",
                   STR_ARGS(example));
    } else if (picture->decorative &&
               (described || localized_is_given(&figure->caption))) {
        diag_error(decoder->diag, section->mark, "alt-decorative",
                   "a decorative picture has neither \"alt\" nor caption; delete "
                   "decorative: true, or these");
    }
    picture_check_alt(decoder, picture, &figure->caption);
}

const struct kind KIND_FIGURE = {
    .name = "figure",
    .record = {.what = "a figure section",
               .base = &SECTION_HEAD,
               FIELDS(FIGURE_FIELDS),
               .after = &SECTION_END,
               .optional = "heading",
               .mark_offset = SECTION_FIELD(mark),
               .id_offset = SECTION_FIELD(id),
               .help = "A picture with its caption; without a heading it belongs to the "
                       "section before it."},
    .check = check_figure,
};
