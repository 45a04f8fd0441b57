/* A picture with its caption, described for those who do not see it. */
#include "base/number.h"
#include "model/decoder.h"
#include "model/kinds/kinds.h"
#include "model/picture.h"
#include "model/schema.h"
#include "model/value.h"
#include <stddef.h>

enum { WHOLE = 10000 }; /* hundredths of a percent */

/* Reads a percentage, with or without its sign; false if it is none. */
static bool read_percent(int *out, const struct node *node)
{
    struct number number;
    int64_t hundredths;
    struct str text = node->kind == NODE_SCALAR ? node->text : STR("");
    text.size -= text.size > 0 && text.data[text.size - 1] == '%';
    if (!number_parse(&number, text) || !number_scaled(&hundredths, number, 2) ||
        hundredths < 0 || hundredths > WHOLE) {
        return false;
    }
    *out = (int)hundredths;
    return true;
}

static bool decode_at(struct decoder *decoder, void *target, const struct node *node,
                      const struct field *field)
{
    struct place *place = target;
    if (node->kind != NODE_SEQUENCE || node->count != 2 ||
        !read_percent(&place->x, &node->items[0]) ||
        !read_percent(&place->y, &node->items[1])) {
        diag_error(
            decoder->diag, node->mark, "value-place",
            "\"%s\" is how far the place lies from the left and from the upper edge "
            "of the picture, in per cent of it; write  %s: [35, 20.5]",
            field->key, field->key);
    }
    return true;
}

static void schema_at(struct json *json, const struct field *field)
{
    (void)field;
    json_text(json, "type", "array");
    json_number(json, "minItems", 2);
    json_number(json, "maxItems", 2);
}

static const struct field_type FIELD_AT = {
    .expected = N_("two numbers"), .decode = decode_at, .schema = schema_at};

#define PLACE(member) (uint16_t) offsetof(struct place, member)

static const struct field PLACE_FIELDS[] = {
    {"at", &FIELD_AT, .required = true, .offset = NO_OFFSET, .example = "[35, 20.5]",
     .help = N_("Per cent of the picture from its left and from its upper edge.")},
    {"title", &FIELD_TEXT, TEXT_INLINE, true, PLACE(title), .limit = LIMIT_STATEMENT,
     .help = N_("What is there.")},
    {"note", &FIELD_TEXT, TEXT_INLINE, false, PLACE(note), .limit = LIMIT_SHORT,
     .example = "2026", .help = N_("A year or a word or two, at the end of its line.")},
};
static const struct record PLACE_RECORD = {.what = N_("a place"),
                                           FIELDS(PLACE_FIELDS),
                                           .size = sizeof(struct place),
                                           .mark_offset = PLACE(mark),
                                           .number_offset = PLACE(number),
                                           .help =
                                               N_("A numbered place on the picture.")};

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
     .help = N_("JPEG, PNG or SVG file, from the folder of this file on.")},
    {"alt", &FIELD_TEXT, TEXT_PLAIN, false, SECTION_FIELD(as.figure.picture.alt),
     .limit = LIMIT_STATEMENT,
     .help = N_("What the picture shows, for those who do not see it.")},
    {"decorative", &FIELD_FLAG, .offset = SECTION_FIELD(as.figure.picture.decorative),
     .standard = "false", .example = "true",
     .help = N_("true: the picture means nothing, so nothing is read out.")},
    {"caption", &FIELD_TEXT, TEXT_INLINE, false, SECTION_FIELD(as.figure.caption),
     .limit = LIMIT_STATEMENT, .help = N_("What is printed beside the picture.")},
    {"credit", &FIELD_TEXT, TEXT_INLINE, false, SECTION_FIELD(as.figure.credit),
     .limit = LIMIT_TITLE, .help = N_("Who made the picture.")},
    {"width", &FIELD_CHOICE, .offset = SECTION_FIELD(as.figure.width), .choices = &WIDTHS,
     .standard = "full",
     .help = N_(
         "How wide: full and half of the text; bleed: the upper half of the page up to "
         "its edges; page and spread: a whole page, or two that face each other.")},
    {"places", &FIELD_ITEMS, .offset = SECTION_FIELD(as.figure.places),
     .count_offset = SECTION_FIELD(as.figure.place_count), .limit = LIMIT_NOTES,
     .record = &PLACE_RECORD, .example = "[{at: [35, 20], title: …}]",
     .help = N_("Numbered places on the picture, listed below it: a map.")},
};

/* Places have their list below the picture. */
static void check_places(struct decoder *decoder, const struct figure *figure)
{
    bool below = figure->width == FIGURE_FULL || figure->width == FIGURE_BLEED;
    if (figure->place_count > 0 && !below) {
        diag_error(decoder->diag, figure->places[0].mark, "places-width",
                   "a picture with places has their list below it, so its width is full "
                   "or bleed; write  width: bleed");
    }
    if (figure->place_count > 0 && figure->picture.decorative) {
        diag_error(decoder->diag, figure->places[0].mark, "places-decorative",
                   "a picture with places means something; delete decorative: true and "
                   "say in \"alt\" what it shows");
    }
}

static void check_figure(struct decoder *decoder, struct section *section)
{
    const struct figure *figure = &section->as.figure;
    const struct picture *picture = &figure->picture;
    bool described = localized_is_given(&picture->alt);
    check_places(decoder, figure);
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
    .record = {.what = N_("a figure section"),
               .base = &SECTION_HEAD,
               FIELDS(FIGURE_FIELDS),
               .after = &SECTION_END,
               .optional = "heading",
               .mark_offset = SECTION_FIELD(mark),
               .id_offset = SECTION_FIELD(id),
               .help =
                   N_("A picture with its caption; without a heading it belongs to the "
                      "section before it.")},
    .check = check_figure,
};
