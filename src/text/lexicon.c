/* The dictionary itself: signs that every language has, and the words of each; those of
 * one are found in texts of the others as well, since no two are the same. */
#include "text/lexicon.h"
#include "base/letters.h"

static const struct lang_word SIGNS[] = {
    {"%", LANG_UNIT},
    {"‰", LANG_UNIT},
    {"°c", LANG_UNIT},
    {"°с", LANG_UNIT},
    {"€", LANG_UNIT | LANG_CURRENCY},
    {"eur", LANG_UNIT | LANG_CURRENCY},
    {"bgn", LANG_UNIT | LANG_CURRENCY},
    {"№", LANG_SIGN},
    {"№№", LANG_SIGN},
    {"§", LANG_SIGN},
    {"§§", LANG_SIGN},
};

/* True if the first two bytes agree, one Cyrillic letter: most words differ in them. */
static bool starts_like(struct str word, const char *entry)
{
    return word.data[0] == entry[0] && (word.size < 2 || word.data[1] == entry[1]);
}

/* The word without a full stop at its end. */
static struct str without_stop(struct str word)
{
    bool stopped = word.size > 1 && word.data[word.size - 1] == '.';
    return str_slice(word, 0, word.size - (stopped ? 1 : 0));
}

/* True if `word` is that month in small letters. Most are told apart by a first letter of
 * ASCII. */
static bool is_month(struct str word, const char *month)
{
    unsigned char first = (unsigned char)word.data[0], own = (unsigned char)month[0];
    if ((first < 0x80 || own < 0x80) && (first | 0x20) != (own | 0x20)) {
        return false;
    }
    struct str name = str_from(month);
    size_t at = 0;
    for (size_t name_at = 0; name_at < name.size;) {
        if (str_next(word, &at) != letters_lower(str_next(name, &name_at))) {
            return false;
        }
    }
    return at == word.size;
}

static unsigned find_month(struct str bare)
{
    for (enum lang lang = 0; lang < LANG_COUNT; lang++) {
        for (size_t i = 0; i < LANG_MONTHS; i++) {
            if (is_month(bare, lang_facts(lang)->months[i])) {
                return LANG_MONTH;
            }
        }
    }
    return 0;
}

/* The kinds of `word` in one table; `*bare_kind` are those that it has without its stop.
 */
static unsigned find_in(const struct lang_word *words, size_t count, struct str word,
                        unsigned *bare_kind)
{
    struct str bare = without_stop(word);
    for (size_t i = 0; i < count; i++) {
        if (!starts_like(word, words[i].word)) {
            continue;
        }
        struct str entry = str_from(words[i].word);
        if (str_equal(word, entry)) {
            return words[i].kind;
        }
        if (str_equal(bare, entry)) {
            *bare_kind = words[i].kind & (LANG_UNIT | LANG_CURRENCY | LANG_CENTURY);
        }
    }
    return 0;
}

unsigned lexicon_find(struct str word)
{
    unsigned bare_kind = 0;
    if (word.size == 0) {
        return 0;
    }
    unsigned found = find_in(SIGNS, sizeof SIGNS / sizeof *SIGNS, word, &bare_kind);
    for (enum lang lang = 0; found == 0 && lang < LANG_COUNT; lang++) {
        const struct lang_facts *facts = lang_facts(lang);
        found = find_in(facts->words, facts->word_count, word, &bare_kind);
    }
    found = found != 0 ? found : bare_kind;
    return found != 0 ? found : find_month(without_stop(word));
}

bool lexicon_is_pair(struct str left, struct str right)
{
    struct str bare = without_stop(right);
    if (left.size == 0) {
        return false;
    }
    for (enum lang lang = 0; lang < LANG_COUNT; lang++) {
        const struct lang_facts *facts = lang_facts(lang);
        for (size_t i = 0; i < facts->pair_count; i++) {
            if (!starts_like(left, facts->pairs[i].left) ||
                !str_equal(left, str_from(facts->pairs[i].left))) {
                continue;
            }
            struct str entry = str_from(facts->pairs[i].right);
            if (str_equal(right, entry) || str_equal(bare, entry)) {
                return true;
            }
        }
    }
    return false;
}
