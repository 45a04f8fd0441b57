/* What kinds with figures have in common: sources, notes, doubts. */
#include "base/array.h"
#include "base/table.h"
#include "model/decoder.h"
#include "model/kinds/kinds.h"
#include "model/name.h"
#include <stdarg.h>
#include <stddef.h>

static const struct field DATA_FIELDS[] = {
    {"source", &FIELD_TEXT, TEXT_INLINE, false, SECTION_FIELD(notes.source),
     .limit = LIMIT_STATEMENT, .help = N_("Where the figures come from.")},
    {"notes", &FIELD_TEXTS, TEXT_INLINE, false, SECTION_FIELD(notes.items),
     SECTION_FIELD(notes.count), .limit = LIMIT_NOTES, .example = "[…]",
     .help = N_("Notes below the figures, to which a \"note\" refers by number.")},
};
const struct record DATA_END = {.what = N_("a section"),
                                FIELDS(DATA_FIELDS),
                                .after = &SECTION_END,
                                .mark_offset = SECTION_FIELD(mark),
                                .help = N_("What sections with figures end with.")};

void data_notes_refer(struct decoder *decoder, struct section *section,
                      const struct note_references *references)
{
    struct data_notes *notes = &section->notes;
    if (notes->numbers == NULL) {
        notes->numbers = arena_new_array(decoder->arena, notes->count, size_t);
        notes->order = arena_new_array(decoder->arena, notes->count, size_t);
    }
    for (size_t i = 0; i < references->count; i++) {
        size_t number = references->items[i];
        if (number > notes->count) {
            diag_error(decoder->diag, references->mark, "note-unknown",
                       "there is no note %zu: this section has %zu in \"notes\"", number,
                       notes->count);
        } else if (notes->numbers[number - 1] == 0) {
            notes->order[notes->referred++] = number - 1;
            notes->numbers[number - 1] = notes->referred;
        }
    }
}

void data_notes_check(struct decoder *decoder, const struct section *section)
{
    const struct data_notes *notes = &section->notes;
    enum lang lang = decoder->brochure->document.languages[0];
    for (size_t i = 0; i < notes->count; i++) {
        if (notes->numbers == NULL || notes->numbers[i] == 0) {
            diag_error(decoder->diag, notes->items[i].mark[lang], "note-unused",
                       "nothing refers to this note; write  note: %zu  where it belongs, "
                       "or delete it",
                       i + 1);
        }
    }
}

bool data_doubt(struct decoder *decoder, enum review_rule which, struct mark mark,
                const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const struct doubt doubt = {which, mark};
    bool told = model_doubt(decoder->brochure, decoder->diag, &doubt, format, arguments);
    va_end(arguments);
    return told;
}

const struct priority *data_find_priority(struct decoder *decoder, const struct word *id)
{
    const struct brochure *brochure = decoder->brochure;
    const struct priority *found = NULL;
    struct names names = {NULL, 0, 0};
    for (size_t i = 0; i < brochure->section_count; i++) {
        const struct section *section = &brochure->sections[i];
        bool of = section->kind == SECTION_PRIORITIES;
        for (size_t k = 0; of && k < section->as.priorities.item_count; k++) {
            const struct priority *priority = &section->as.priorities.items[k];
            if (priority->id.size > 0) {
                *array_push(decoder->arena, &names) = priority->id;
                found = str_equal(priority->id, id->text) ? priority : found;
            }
        }
    }
    if (found == NULL) {
        const struct unknown_name unknown = {.name = id->text,
                                             .rule = "reference-unknown",
                                             .unknown = N_("unknown priority"),
                                             .allowed = &names,
                                             .allowed_title = N_("the priorities are")};
        name_report_unknown(decoder->diag, id->mark, &unknown, decoder->arena);
    }
    return found;
}

void data_check_id(struct decoder *decoder, struct table *ids, struct str id,
                   struct mark mark)
{
    const struct table_key key = {.text = id};
    if (id.size == 0) {
        return;
    }
    void **place = table_place(ids, &key);
    const struct mark *first = *place;
    if (first == NULL) {
        *place = arena_copy(decoder->arena, &mark, sizeof mark);
        return;
    }
    struct str shown = name_clip(id, decoder->arena);
    diag_error(decoder->diag, mark, "id-duplicate",
               "the id \"%.*s\" is used twice; give this one another name",
               STR_ARGS(shown));
    diag_note(decoder->diag, *first, "first used here");
}

void data_check_term(struct decoder *decoder, const struct date_span *term,
                     const char *what)
{
    const struct document *document = &decoder->brochure->document;
    bool before = document->period_from > 0 && term->from.year > 0 &&
                  term->from.year < document->period_from;
    bool after = document->period_to > 0 && term->to.year > document->period_to;
    if (before || after) {
        data_doubt(decoder, REVIEW_TERM, term->mark,
                   "the term of %s lies outside the period of the document, %d to %d",
                   what, document->period_from, document->period_to);
    }
}

void data_check_code(struct decoder *decoder, const struct word *parent,
                     const struct word *code)
{
    if (parent->text.size > 0 && code->text.size > 0 &&
        !str_starts_with(code->text, parent->text)) {
        data_doubt(decoder, REVIEW_CODES, code->mark,
                   "the code \"%.*s\" does not begin with that of what it belongs to, "
                   "\"%.*s\"",
                   STR_ARGS(code->text), STR_ARGS(parent->text));
    }
}

void data_review_leva(struct decoder *decoder, const struct money *money,
                      const struct money *also, struct mark mark)
{
    enum { LAST_YEAR = 2025 };
    const struct document *document = &decoder->brochure->document;
    if (str_equal(money->code.text, STR("BGN")) && document->date.year > LAST_YEAR &&
        document->also.code.text.size == 0 && also->code.text.size == 0) {
        data_doubt(decoder, REVIEW_CURRENCY, mark,
                   "leva in a document of %d; give the amounts in euros, with  also: BGN "
                   " for the rate",
                   document->date.year);
    }
}

bool data_wants_money(struct decoder *decoder, const struct amount *amount)
{
    if (amount->money != NULL) {
        data_review_leva(decoder, amount->money, &(const struct money){0}, amount->mark);
    }
    return amount->kind != AMOUNT_EMPTY && amount->money == NULL &&
           decoder->brochure->document.money.code.text.size == 0;
}
