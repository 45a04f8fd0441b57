/* The languages the product knows, and their facts: one struct a language, each in a file
 * of its own, from which no member may be missing. */
#ifndef BASE_LANG_H
#define BASE_LANG_H

#include "base/str.h"

enum lang { LANG_BG, LANG_EN, LANG_COUNT };

/* A value for each language, as an initialiser; one that is left out does not compile. */
#define LANG_EACH(bg, en)                  \
    {                                      \
        [LANG_BG] = (bg), [LANG_EN] = (en) \
    }

enum { LANG_MONTHS = 12 };

enum lang_script { LANG_CYRILLIC, LANG_LATIN };

struct lang_quotes {
    uint32_t open, close;
};

/* How near to its ends a word may be divided, and how long it must be; in letters. */
struct hyphen_limits {
    size_t word, left, right;
};

/* A word of letters with hyphens where it may be divided; without any it stays whole. */
struct lang_division {
    enum lang lang;
    struct str word;
};

struct lang_list {
    const char *const *items;
    size_t count;
};

/* What a word is to its neighbour, from which it does not part. */
enum lang_word_kind {
    LANG_UNIT = 1 << 0, /* after a number: км, %, хил., г. */
    LANG_CENTURY = 1 << 1, /* also after a Roman number */
    LANG_MONTH = 1 << 2, /* after a day */
    LANG_SIGN = 1 << 3, /* before whatever follows: № */
    LANG_REFERENCE = 1 << 4, /* before a number: чл., Приоритет */
    LANG_PLACE = 1 << 5, /* before a name: гр., ул. */
    LANG_TITLE = 1 << 6, /* before a name or a further title: д-р */
    LANG_SCALE = 1 << 7, /* between a number and a currency: млн. */
    LANG_CURRENCY = 1 << 8,
    LANG_ENCLITIC = 1 << 9, /* after whatever stands before it: ѝ */
    LANG_NAMED = 1 << 10, /* after a name, or before „of“ and a name: Municipality */
    LANG_OF = 1 << 11 /* what stands there */
};

struct lang_word {
    const char *word; /* in small letters */
    unsigned kind;
};

/* Two words that are one: parts of an abbreviation or of a place name. */
struct lang_pair {
    const char *left, *right; /* in small letters */
};

/* Where words are put together, as against their syllables. Each list: words in small
 * letters with a blank between; empty where a language leaves that to its patterns. */
struct lang_joints {
    const char *closed; /* prefixes that end in a consonant */
    const char *open; /* prefixes that count only before what begins a root */
    const char *first; /* first parts of compounds */
    const char *second; /* second parts after о, е, у; „в-град“: after what it says */
    const char *onsets; /* pairs of consonants that begin a word */
    const char *stems; /* prefixes before a vowel, by what follows: „без-опас“ */
    const char *whole; /* what only looks like a shorter part */
    const char *never; /* no break at the hyphen: А any vowel, Б any consonant but й, a
                        * full stop the end of the word */
};

/* A currency that has a sign. */
struct lang_currency {
    const char *code; /* "EUR" */
    const char *sign; /* beside an amount in full: € */
    const char *name; /* behind a thousand or a million: „евро“ */
};

/* What a number is only known to be: beside it, or on one side of it. */
enum lang_bound { LANG_UNDER, LANG_OVER, LANG_AT_LEAST, LANG_AT_MOST, LANG_BOUNDS };

/* How numbers are written. */
struct lang_numbers {
    const char *gap; /* between groups of three digits */
    int gap_from; /* a number of so many digits has them */
    const char *bounds[LANG_BOUNDS]; /* before a number, with a blank behind */
    const char *thousand; /* between a number and a currency; NULL: it is printed in full
                           */
    const char *million;
    const char *of_thousands; /* before a unit that stands for many numbers */
    const char *of_millions;
    bool currency_first; /* the sign stands before the number */
    bool month_names; /* months are words, not digits */
    const char *quarter; /* before a year, after the number of the quarter */
    bool quarter_first; /* the word stands before that number */
    const char *since, *until; /* of a term with one end, with a blank behind */
    const char *ongoing;
    const struct lang_currency *currencies;
    size_t currency_count;
};

struct lang_facts {
    const char *code; /* as in the YAML: "bg" */
    const char *tag; /* BCP 47, for PDF: "bg-BG" */
    const char *name; /* English name, for messages */
    enum lang_script script;

    struct lang_quotes outer, inner;
    const char *decimal_mark;
    const char *range; /* stands between two numbers: „2021 – 2027“, “2021–2027” */
    const char *after_year; /* a blank and a short word, or nothing */
    const char *const *months; /* LANG_MONTHS, as in a date */
    const char *list_letters; /* а) б) в); the letters of the alphabet that count */
    const struct lang_numbers *numbers;

    const uint_least32_t *vowels; /* small; a part of a word without one is not sayable */
    const char *patterns; /* file of Debian's hyphenation patterns */
    struct hyphen_limits limits; /* what the language allows at the utmost */
    int hyphen_cost; /* of a divided word, in percent of a torn line */
    const struct lang_joints *joints;
    struct lang_list prefixes; /* after which a break of the patterns is a joint */
    struct lang_list short_words; /* had better not end a line; small letters */

    const struct lang_word *words;
    size_t word_count;
    const struct lang_pair *pairs;
    size_t pair_count;
};

/* Facts of a language; never NULL. */
const struct lang_facts *lang_facts(enum lang lang);

/* Sets *lang from a code of the YAML; false when unknown. */
bool lang_from_code(enum lang *lang, struct str code);

/* `lang` if it is written in that script, else the first language that is. */
enum lang lang_in_script(enum lang lang, enum lang_script script);

#endif
