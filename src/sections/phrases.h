/* The words that the program itself prints, in both languages. */
#ifndef SECTIONS_PHRASES_H
#define SECTIONS_PHRASES_H

#include "base/arena.h"
#include "base/lang.h"
#include "base/str.h"
#include "model/model.h"

enum phrase {
    PHRASE_CONTENTS,
    PHRASE_MAIN_GOAL,
    PHRASE_GOAL, /* label before a number */
    PHRASE_GOALS, /* label before several numbers, in the contents */
    PHRASE_SERVES, /* goals that a priority serves */
    PHRASE_PRIORITY,
    PHRASE_ABOUT,
    PHRASE_BULGARIAN_PREVAILS,
    PHRASE_ENGLISH_PREVAILS,
    PHRASE_ARTWORK,
    PHRASE_ARTWORK_SHAPE, /* with the outline of a theme */
    PHRASE_ARTWORK_PLAN, /* with neither */
    PHRASE_TYPEFACES,
    PHRASE_CHECKSUM,
    PHRASE_MISSING,
    PHRASE_SIGNATURE,
    PHRASE_DRAFT,
    PHRASE_PROPOSAL,
    PHRASE_TERMS,
    PHRASE_ABBREVIATIONS,
    PHRASE_STRENGTHS, /* the parts of an analysis, in their order */
    PHRASE_WEAKNESSES,
    PHRASE_OPPORTUNITIES,
    PHRASE_THREATS,
    PHRASE_QR_CODE, /* before its address */
    PHRASE_SIGNED, /* before the name, of a picture of a signature */
    PHRASE_NOTES, /* over the notes to the text */
    PHRASE_VACANT, /* in place of a name */
    PHRASE_COUNT
};

struct str phrase_find(enum phrase phrase, enum lang lang);

/* Which language prevails in a working translation: the first one. */
struct str phrase_working_translation(enum lang first, enum lang lang);

/* The generic running head of a section kind: „Визия“. */
struct str phrase_kind(enum section_kind kind, enum lang lang);

/* „Приоритет 3“: a label with its number, bound by a no-break space; `word` stands in
 * place of the phrase unless it is empty. Without a number there is no label. */
struct str phrase_label(enum phrase phrase, struct str word, struct str numeral,
                        enum lang lang, struct arena *arena);

/* „Стратегически цели 1, 2 и 3“; a single number takes the singular. */
struct str phrase_goals(enum phrase phrase, const struct str *numerals, size_t count,
                        enum lang lang, struct arena *arena);

/* „Тема 1, Тема 2 и Тема 3“. */
struct str phrase_list(const struct str *items, size_t count, enum lang lang,
                       struct arena *arena);

/* „стр. 5 / 12“: the folio of drafts and proposals, so that a missing page is noticed. */
struct str phrase_page(struct str label, size_t count, enum lang lang,
                       struct arena *arena);

/* „Издава: Община Стара Загора“. */
struct str phrase_issued_by(struct str issuer, enum lang lang, struct arena *arena);

/* „Издание 1.0 от 22 ноември 2026 г.“ */
struct str phrase_edition(struct str version, struct date date, enum lang lang,
                          struct arena *arena);

/* The lines of the annex stamp: „Приложение № 1“, „към Решение № 123 по точка 7“,
 * „Заседание на 10 декември 2026 г.“. A line without data drops out; what then comes
 * first stands on its own („Решение № 123“). Returns how many there are. */
enum { STAMP_LINES_MAX = 3 };
size_t phrase_stamp(struct str *lines, const struct council *council, enum lang lang,
                    struct arena *arena);

/* The stamp in one line, for every page: „Приложение № 1 към Решение № 123“. */
struct str phrase_stamp_short(const struct council *council, enum lang lang,
                              struct arena *arena);

#endif
