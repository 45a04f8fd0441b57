/* The dictionary itself: signs that every language has, and the words of each; those of
 * one are found in texts of the others as well, since no two are the same. */
#include "text/lexicon.h"
#include "base/letters.h"
#include "base/table.h"

enum { ENTRIES = 512 }; /* about as many as there are */

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

/* What is known of a word: its kinds, and whether it is the left one of a pair. */
struct entry {
    unsigned kind;
    bool pairs;
};

struct lexicon {
    struct arena *arena;
    struct table *entries;
};

static struct entry *place(struct lexicon *lexicon, struct str word)
{
    void **value = table_place(lexicon->entries, &(struct table_key){.text = word});
    *value = *value == NULL ? arena_new(lexicon->arena, struct entry) : *value;
    return *value;
}

/* What stands first counts. */
static void add(struct lexicon *lexicon, struct str word, unsigned kind)
{
    struct entry *entry = place(lexicon, word);
    entry->kind = entry->kind == 0 ? kind : entry->kind;
}

static void add_month(struct lexicon *lexicon, struct str name)
{
    struct builder lower = {.arena = lexicon->arena};
    for (size_t at = 0; at < name.size;) {
        builder_add_code_point(&lower, letters_lower(str_next(name, &at)));
    }
    add(lexicon, builder_str(&lower), LANG_MONTH);
}

struct lexicon *lexicon_make(struct arena *arena)
{
    struct lexicon *lexicon = arena_new(arena, struct lexicon);
    *lexicon = (struct lexicon){arena, table_make(arena, ENTRIES)};
    for (size_t i = 0; i < sizeof SIGNS / sizeof *SIGNS; i++) {
        add(lexicon, str_from(SIGNS[i].word), SIGNS[i].kind);
    }
    for (enum lang lang = 0; lang < LANG_COUNT; lang++) {
        const struct lang_facts *facts = lang_facts(lang);
        for (size_t i = 0; i < facts->word_count; i++) {
            add(lexicon, str_from(facts->words[i].word), facts->words[i].kind);
        }
        for (size_t i = 0; i < facts->pair_count; i++) {
            place(lexicon, str_from(facts->pairs[i].left))->pairs = true;
        }
    }
    for (enum lang lang = 0; lang < LANG_COUNT; lang++) {
        for (size_t i = 0; i < LANG_MONTHS; i++) {
            add_month(lexicon, str_from(lang_facts(lang)->months[i]));
        }
    }
    return lexicon;
}

/* The word without a full stop at its end. */
static struct str without_stop(struct str word)
{
    bool stopped = word.size > 1 && word.data[word.size - 1] == '.';
    return str_slice(word, 0, word.size - (stopped ? 1 : 0));
}

static const struct entry *find(const struct lexicon *lexicon, struct str word)
{
    return table_find(lexicon->entries, &(struct table_key){.text = word});
}

unsigned lexicon_find(const struct lexicon *lexicon, struct str word)
{
    const struct entry *own = find(lexicon, word);
    struct str bare = without_stop(word);
    if ((own != NULL && own->kind != 0) || bare.size == word.size) {
        return own == NULL ? 0 : own->kind;
    }
    own = find(lexicon, bare);
    return own == NULL
               ? 0
               : own->kind & (LANG_UNIT | LANG_CURRENCY | LANG_CENTURY | LANG_MONTH);
}

bool lexicon_is_pair(const struct lexicon *lexicon, struct str left, struct str right)
{
    const struct entry *own = find(lexicon, left);
    struct str bare = without_stop(right);
    if (own == NULL || !own->pairs) {
        return false;
    }
    for (enum lang lang = 0; lang < LANG_COUNT; lang++) {
        const struct lang_facts *facts = lang_facts(lang);
        for (size_t i = 0; i < facts->pair_count; i++) {
            struct str entry = str_from(facts->pairs[i].right);
            if (str_equal(left, str_from(facts->pairs[i].left)) &&
                (str_equal(right, entry) || str_equal(bare, entry))) {
                return true;
            }
        }
    }
    return false;
}
