/* A few figures, each with what it counts, its year and its source. */
#include "model/decoder.h"
#include "model/kinds/kinds.h"
#include "model/section.h"
#include <stddef.h>

#define KEY(member) (uint16_t) offsetof(struct key_figure, member)

static const struct field KEY_FIELDS[] = {
    {"value", &FIELD_AMOUNT, .required = true, .offset = KEY(value), .example = "23541",
     .help = N_("The figure.")},
    {"unit", &FIELD_TEXT, TEXT_INLINE, false, KEY(unit), .limit = LIMIT_TITLE,
     .help = N_("What the figure is counted in; it begins the label.")},
    {"label", &FIELD_TEXT, TEXT_INLINE, true, KEY(label), .limit = LIMIT_TITLE,
     .help = N_("What the figure says.")},
    {"year", &FIELD_MOMENT, .offset = KEY(year), .example = "2025",
     .help = N_("When it was so.")},
    {"source", &FIELD_TEXT, TEXT_INLINE, false, KEY(source), .limit = LIMIT_TITLE,
     .help = N_("Where it comes from.")},
    {"note", &FIELD_NOTE, .offset = KEY(notes), .example = "1",
     .help = N_("The number of a note in \"notes\", which stands below the source.")},
    {"main", &FIELD_FLAG, .offset = KEY(main), .standard = "false", .example = "true",
     .help = N_("true: the large one; else the first is.")},
};
static const struct record KEY_RECORD = {.what = N_("a key figure"),
                                         FIELDS(KEY_FIELDS),
                                         .size = sizeof(struct key_figure),
                                         .mark_offset = KEY(mark),
                                         .help = N_("One figure and its label.")};

static const struct field KEY_FIGURES_FIELDS[] = {
    {"items", &FIELD_ITEMS, .required = true,
     .offset = SECTION_FIELD(as.key_figures.items),
     .count_offset = SECTION_FIELD(as.key_figures.item_count), .limit = LIMIT_GOALS,
     .record = &KEY_RECORD, .example = "[{value: …, label: …}]",
     .help = N_("The figures, in order.")},
};

static void check_value(struct decoder *decoder, const struct key_figure *figure)
{
    enum amount_kind kind = figure->value.kind;
    bool figures = kind == AMOUNT_NUMBER || kind == AMOUNT_BOUND || kind == AMOUNT_RANGE;
    if (kind != AMOUNT_EMPTY && !figures) {
        diag_error(decoder->diag, figure->value.mark, "key-figure-value",
                   "a key figure is a number; delete the entry if there is none");
    }
}

static void check_key_figures(struct decoder *decoder, struct section *section)
{
    const struct key_figures *figures = &section->as.key_figures;
    const struct key_figure *main = NULL;
    for (size_t i = 0; i < figures->item_count; i++) {
        const struct key_figure *figure = &figures->items[i];
        bool told = localized_is_given(&figure->source) ||
                    localized_is_given(&section->notes.source);
        check_value(decoder, figure);
        data_notes_refer(decoder, section, &figure->notes);
        if (figure->main && main != NULL) {
            diag_error(decoder->diag, figure->mark, "key-figure-main",
                       "only one figure can be the main one; delete  main: true  of the "
                       "others");
        }
        main = figure->main ? figure : main;
        if (figure->year.year == 0 || !told) {
            data_doubt(decoder, REVIEW_SOURCE, figure->mark,
                       "this figure does not say %s",
                       told                     ? N_("of which year it is")
                       : figure->year.year == 0 ? N_("of which year it is, nor where it "
                                                     "comes from")
                                                : N_("where it comes from"));
        }
    }
    data_notes_check(decoder, section);
}

const struct kind KIND_KEY_FIGURES = {
    .name = "key-figures",
    .record =
        DATA_RECORD(N_("a key-figures section"), KEY_FIGURES_FIELDS,
                    N_("A few figures in large blocks; the first, or the main one, is "
                       "the largest.")),
    .check = check_key_figures,
};
