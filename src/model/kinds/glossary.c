/* Terms and abbreviations with what they mean, in the order of the first language. */
#include "base/letters.h"
#include "model/decoder.h"
#include "model/kinds/kinds.h"
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#define TERM(member) (uint16_t) offsetof(struct glossary_term, member)
#define ABBREVIATION(member) (uint16_t) offsetof(struct abbreviation, member)

static const struct field TERM_FIELDS[] = {
    {"term", &FIELD_TEXT, TEXT_INLINE, true, TERM(name), .limit = LIMIT_TITLE,
     .help = N_("The term.")},
    {"meaning", &FIELD_TEXT, TEXT_INLINE, true, TERM(meaning), .limit = LIMIT_STATEMENT,
     .help = N_("What it means in this document.")},
};
static const struct record TERM_RECORD = {.what = N_("a term"),
                                          FIELDS(TERM_FIELDS),
                                          .size = sizeof(struct glossary_term),
                                          .mark_offset = TERM(mark),
                                          .help = N_("A term and its meaning.")};

static const struct field ABBREVIATION_FIELDS[] = {
    {"short", &FIELD_TEXT, TEXT_PLAIN, true, ABBREVIATION(name), .limit = LIMIT_SHORT,
     .help = N_("The abbreviation, as it stands in the texts.")},
    {"meaning", &FIELD_TEXT, TEXT_INLINE, true, ABBREVIATION(meaning),
     .limit = LIMIT_TITLE, .help = N_("What it stands for.")},
    {"expand", &FIELD_FLAG, .offset = ABBREVIATION(expand), .standard = "true",
     .example = "false",
     .help = N_("false: those who listen to the text are not told what it stands for.")},
};
static const struct record ABBREVIATION_RECORD = {
    .what = N_("an abbreviation"),
    FIELDS(ABBREVIATION_FIELDS),
    .size = sizeof(struct abbreviation),
    .mark_offset = ABBREVIATION(mark),
    .help = N_("An abbreviation and what it stands for.")};

static const struct field GLOSSARY_FIELDS[] = {
    {"terms", &FIELD_ITEMS, .offset = SECTION_FIELD(as.glossary.terms),
     .count_offset = SECTION_FIELD(as.glossary.term_count), .limit = LIMIT_TERMS,
     .record = &TERM_RECORD, .example = "[{term: …, meaning: …}]",
     .help = N_("Terms; check looks for their translation in the other texts.")},
    {"abbreviations", &FIELD_ITEMS, .offset = SECTION_FIELD(as.glossary.abbreviations),
     .count_offset = SECTION_FIELD(as.glossary.abbreviation_count), .limit = LIMIT_TERMS,
     .record = &ABBREVIATION_RECORD, .example = "[{short: …, meaning: …}]",
     .help =
         N_("Abbreviations; each is read out in full where it first stands in a text.")},
    {"sort", &FIELD_FLAG, .offset = SECTION_FIELD(as.glossary.sort), .standard = "true",
     .example = "false",
     .help = N_("false: terms and abbreviations stand in the order in which they are "
                "typed; else in that of the alphabet of the first language.")},
};

/* ---- order ---------------------------------------------------------------------------
 */

struct entry {
    struct str name;
    size_t index; /* as typed */
    bool foreign; /* begins with a letter of another alphabet */
};

/* A blank comes before all letters, so that short words stand before longer ones. */
static uint32_t next_letter(struct str name, size_t *at)
{
    while (*at < name.size) {
        uint32_t c = letters_lower(str_next(name, at));
        if (letters_is_letter(c) || letters_is_digit(c) || c == ' ') {
            return c == 0x45D ? 0x438 : c; /* ѝ stands with и */
        }
    }
    return 0;
}

static int compare(const void *left, const void *right)
{
    const struct entry *a = left, *b = right;
    if (a->foreign != b->foreign) {
        return a->foreign ? 1 : -1;
    }
    for (size_t i = 0, k = 0;;) {
        uint32_t c = next_letter(a->name, &i), d = next_letter(b->name, &k);
        if (c != d) {
            return c < d ? -1 : 1;
        }
        if (c == 0) {
            return a->index < b->index ? -1 : 1;
        }
    }
}

static bool is_foreign(struct str name, enum lang lang)
{
    enum { CYRILLIC = 0x400, AFTER_CYRILLIC = 0x530 };
    size_t at = 0;
    uint32_t first = next_letter(name, &at);
    bool cyrillic = first >= CYRILLIC && first < AFTER_CYRILLIC;
    return letters_is_letter(first) && cyrillic != (lang == LANG_BG);
}

/* `names` is the first of `count` names, one in each struct of `size` bytes; sorts the
 * structs, which begin at `items`. */
static void sort_items(const struct decoder *decoder, void *items, size_t count,
                       size_t size, const struct localized *names)
{
    enum lang lang = decoder->brochure->document.languages[0];
    struct entry *entries = arena_new_array(decoder->arena, count + 1, struct entry);
    const char *copy = arena_copy(decoder->arena, items, count * size);
    for (size_t i = 0; i < count; i++) {
        const void *name = (const char *)names + i * size;
        struct str text = ((const struct localized *)name)->text[lang];
        entries[i] = (struct entry){text, i, is_foreign(text, lang)};
    }
    qsort(entries, count, sizeof *entries, compare);
    for (size_t i = 0; i < count; i++) {
        memcpy((char *)items + i * size, copy + entries[i].index * size, size);
    }
}

static void check_glossary(struct decoder *decoder, struct section *section)
{
    struct glossary_section *glossary = &section->as.glossary;
    if (glossary->term_count + glossary->abbreviation_count == 0) {
        diag_error(decoder->diag, section->mark, "glossary-empty",
                   "this glossary is empty; add  terms: [{term: …, meaning: …}]  or  "
                   "abbreviations: [{short: …, meaning: …}]");
    }
    if (glossary->sort && glossary->term_count > 0) {
        sort_items(decoder, glossary->terms, glossary->term_count,
                   sizeof(struct glossary_term), &glossary->terms->name);
    }
    if (glossary->sort && glossary->abbreviation_count > 0) {
        sort_items(decoder, glossary->abbreviations, glossary->abbreviation_count,
                   sizeof(struct abbreviation), &glossary->abbreviations->name);
    }
}

const struct kind KIND_GLOSSARY = {
    .name = "glossary",
    .record = KIND_RECORD(N_("a glossary section"), GLOSSARY_FIELDS,
                          N_("Terms and abbreviations, with what they mean.")),
    .check = check_glossary,
};
