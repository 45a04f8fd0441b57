/* What kinds with figures have in common: sources, notes, doubts. */
#include "model/decoder.h"
#include "model/kinds/kinds.h"
#include <stdarg.h>
#include <stddef.h>

static const struct field DATA_FIELDS[] = {
    {"source", &FIELD_TEXT, TEXT_INLINE, false, SECTION_FIELD(notes.source),
     .limit = LIMIT_STATEMENT, .help = "Where the figures come from."},
    {"notes", &FIELD_TEXTS, TEXT_INLINE, false, SECTION_FIELD(notes.items),
     SECTION_FIELD(notes.count), .limit = LIMIT_NOTES, .example = "[…]",
     .help = "Notes below the figures, to which a \"note\" refers by number."},
};
const struct record DATA_END = {.what = "a section",
                                FIELDS(DATA_FIELDS),
                                .after = &SECTION_END,
                                .mark_offset = SECTION_FIELD(mark),
                                .help = "What sections with figures end with."};

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

void data_doubt(struct decoder *decoder, enum review_rule which, struct mark mark,
                const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    struct str words = str_format_list(decoder->arena, format, arguments);
    va_end(arguments);
    model_doubt(decoder->brochure, decoder->diag, which, mark, words);
}
