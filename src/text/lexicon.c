/* The dictionary itself: signs that every language has, and the words of each; those of
 * one are found in texts of the others as well, since no two are the same. */
#include "text/lexicon.h"
#include "base/letters.h"
#include "base/table.h"

enum {
    ENTRIES = 512, /* about as many as there are */
    PAIRS = 128, /* the same */
    KNOWN = 1 << 13 /* bits of lexicon_may_hold */
};

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

struct lexicon {
    struct table *entries; /* unsigned: the kinds of a word */
    struct table *pairs; /* keys of a left and a right word; any value will do */
    struct arena *arena;
    uint64_t known[KNOWN / 64]; /* a bit for each beginning and length of a word */
};

static uint32_t bit_of(uint32_t first, uint32_t second, size_t length)
{
    return (first * 61 + second * 7 + (uint32_t)length * 3) % KNOWN;
}

static void note(struct lexicon *lexicon, struct str word)
{
    size_t at = 0;
    uint32_t first = str_next(word, &at), second = str_next(word, &at);
    uint32_t bit = bit_of(first, second, str_length(word));
    lexicon->known[bit / 64] |= UINT64_C(1) << bit % 64;
}

/* The word, which may come with a full stop. */
static void note_word(struct lexicon *lexicon, struct str word)
{
    struct builder stopped = {.arena = lexicon->arena};
    builder_add(&stopped, word);
    builder_add(&stopped, STR("."));
    note(lexicon, word);
    note(lexicon, builder_str(&stopped));
}

static unsigned *place(struct lexicon *lexicon, struct str word)
{
    void **value = table_place(lexicon->entries, &(struct table_key){.text = word});
    *value = *value == NULL ? arena_new(lexicon->arena, unsigned) : *value;
    note_word(lexicon, word);
    return *value;
}

/* What stands first counts. */
static void add(struct lexicon *lexicon, struct str word, unsigned kind)
{
    unsigned *own = place(lexicon, word);
    *own = *own == 0 ? kind : *own;
}

static void add_month(struct lexicon *lexicon, struct str name)
{
    struct builder lower = {.arena = lexicon->arena};
    for (size_t at = 0; at < name.size;) {
        builder_add_code_point(&lower, letters_lower(str_next(name, &at)));
    }
    add(lexicon, builder_str(&lower), LANG_MONTH);
}

static struct table_key pair_key(struct str left, struct str right)
{
    return (struct table_key){left.data, left.size, right};
}

static void add_pairs(struct lexicon *lexicon, const struct lang_facts *facts)
{
    for (size_t i = 0; i < facts->pair_count; i++) {
        struct str left = str_from(facts->pairs[i].left);
        struct str right = str_from(facts->pairs[i].right);
        *place(lexicon, left) |= IS_LEFT;
        note_word(lexicon, right);
        const struct table_key key = pair_key(left, right);
        *table_place(lexicon->pairs, &key) = lexicon;
    }
}

struct lexicon *lexicon_make(struct arena *arena)
{
    struct lexicon *lexicon = arena_new(arena, struct lexicon);
    lexicon->arena = arena;
    lexicon->entries = table_make(arena, ENTRIES);
    lexicon->pairs = table_make(arena, PAIRS);
    for (size_t i = 0; i < sizeof SIGNS / sizeof *SIGNS; i++) {
        add(lexicon, str_from(SIGNS[i].word), SIGNS[i].kind);
    }
    for (enum lang lang = 0; lang < LANG_COUNT; lang++) {
        const struct lang_facts *facts = lang_facts(lang);
        for (size_t i = 0; i < facts->word_count; i++) {
            add(lexicon, str_from(facts->words[i].word), facts->words[i].kind);
        }
    }
    for (enum lang lang = 0; lang < LANG_COUNT; lang++) {
        for (size_t i = 0; i < LANG_MONTHS; i++) {
            add_month(lexicon, str_from(lang_facts(lang)->months[i]));
        }
        add_pairs(lexicon, lang_facts(lang));
    }
    return lexicon;
}

/* The word without a full stop at its end. */
static struct str without_stop(struct str word)
{
    bool stopped = word.size > 1 && word.data[word.size - 1] == '.';
    return str_slice(word, 0, word.size - (stopped ? 1 : 0));
}

/* 0: it is in no list. */
static unsigned find(const struct lexicon *lexicon, struct str word)
{
    const unsigned *own = table_find(lexicon->entries, &(struct table_key){.text = word});
    return own == NULL ? 0 : *own;
}

bool lexicon_may_hold(const struct lexicon *lexicon, uint32_t first, uint32_t second,
                      size_t length)
{
    uint32_t bit = bit_of(first, second, length);
    return (lexicon->known[bit / 64] >> bit % 64 & 1) != 0;
}

unsigned lexicon_find(const struct lexicon *lexicon, struct str word)
{
    const unsigned may_stop = LANG_UNIT | LANG_CURRENCY | LANG_CENTURY | LANG_MONTH;
    unsigned own = find(lexicon, word);
    struct str bare = without_stop(word);
    if ((own & ~(unsigned)IS_LEFT) != 0 || bare.size == word.size) {
        return own;
    }
    return own | (find(lexicon, bare) & may_stop);
}

static bool has_pair(const struct lexicon *lexicon, struct str left, struct str right)
{
    const struct table_key key = pair_key(left, right);
    return table_find(lexicon->pairs, &key) != NULL;
}

bool lexicon_is_pair(const struct lexicon *lexicon, struct str left, struct str right)
{
    return has_pair(lexicon, left, right) || has_pair(lexicon, left, without_stop(right));
}
