/* The words that the program itself prints, in both languages (LOOK.md §9). */
#ifndef LAYOUT_WORDS_H
#define LAYOUT_WORDS_H

#include "base/arena.h"
#include "base/lang.h"
#include "base/str.h"
#include "model/model.h"

enum word {
    WORD_CONTENTS,
    WORD_MAIN_GOAL,
    WORD_GOAL,       /* label before a number */
    WORD_GOALS,      /* label before several numbers, in the contents */
    WORD_SERVES,     /* goals that a priority serves */
    WORD_PRIORITY,
    WORD_ABOUT,
    WORD_WORKING_TRANSLATION,
    WORD_ARTWORK,
    WORD_TYPEFACES,
    WORD_CHECKSUM,
    WORD_MISSING,
    WORD_COUNT
};

struct str words_find(enum word word, enum lang lang);

/* The generic running head of a section kind: „Визия“. */
struct str words_kind(enum section_kind kind, enum lang lang);

/* „Приоритет 3“: a label with its number, bound by a no-break space. */
struct str words_label(enum word word, size_t number, enum lang lang, struct arena *arena);

/* „Стратегически цели 1, 2 и 3“; a single number takes the singular. */
struct str words_goal_list(enum word word, const size_t *numbers, size_t count,
                           enum lang lang, struct arena *arena);

/* „Издава: Община Стара Загора“. */
struct str words_issued_by(struct str issuer, enum lang lang, struct arena *arena);

/* „Издание 1.0 от 22 ноември 2026 г.“ */
struct str words_edition(struct str version, struct date date, enum lang lang,
                         struct arena *arena);

#endif
