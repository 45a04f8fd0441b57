/* The table of words: class and division of each word are worked out when it is first
 * met. Text repeats its words, so this is what makes a long document fast. */
#include "text/words.h"
#include "base/letters.h"
#include "base/table.h"
#include "text/breaks.h"
#include "text/exceptions.h"
#include "text/hyphenate.h"
#include "text/shape.h"
#include <stdlib.h>
#include <string.h>

enum { WORDS_EXPECTED = 512, SOFT_HYPHEN = 0xAD, ZERO_WIDTH_SPACE = 0x200B };

struct words {
    struct arena *arena;
    struct arena *scratch;
    const struct hyphenator *hyphenator;
    const struct exceptions *exceptions;
    struct table *facts[LANG_COUNT]; /* struct word_facts */
};

struct words *words_create(struct arena *arena, const struct hyphenator *hyphenator,
                           const struct lang_division *own, size_t own_count)
{
    struct words *words = arena_new(arena, struct words);
    words->arena = arena;
    words->scratch = arena_create();
    words->hyphenator = hyphenator;
    words->exceptions = exceptions_make(own, own_count, arena);
    for (int lang = 0; lang < LANG_COUNT; lang++) {
        words->facts[lang] = table_make(arena, WORDS_EXPECTED);
    }
    breaks_prepare();
    return words;
}

void words_destroy(struct words *words)
{
    if (words != NULL) {
        arena_destroy(words->scratch);
    }
}

/* ---- hyphenation of a word with what surrounds its letters ---------------------- */

/* A run of letters in a word. */
struct letters {
    size_t from, to;
    size_t capitals;
    bool first_is_capital;
};

static struct letters find_letters(struct str word, size_t from)
{
    struct letters run = {.from = word.size, .to = word.size};
    for (size_t at = from; at < word.size;) {
        size_t here = at;
        uint32_t letter = str_next(word, &at);
        bool is_letter = letters_is_letter(letter);
        if (is_letter && run.from == word.size) {
            run.from = here;
            run.first_is_capital = letters_is_capital(letter);
        }
        if (!is_letter && run.from != word.size) {
            run.to = here;
            break;
        }
        run.capitals += is_letter && letters_is_capital(letter);
    }
    return run;
}

static bool has_digit_or_mark(struct str word)
{
    for (size_t at = 0; at < word.size;) {
        uint32_t c = str_next(word, &at);
        if (letters_is_digit(c) || c == '@' || c == '_' || (c >= 0x300 && c <= 0x36F)) {
            return true;
        }
    }
    return false;
}

/* A word while its places are collected. */
struct division {
    struct words *words;
    const struct word_facts *facts;
    struct word_place *places;
    size_t count;
    struct hyphen_break *breaks; /* working room */
    size_t *offsets; /* the same */
};

static void add_place(struct division *division, size_t offset, enum place_kind kind)
{
    division->places[division->count++] =
        (struct word_place){.offset = (uint32_t)offset, .kind = kind};
}

static bool is_of_house(const struct hyphen_break *place)
{
    const struct hyphen_limits *house = &HYPHENATE_HOUSE;
    return place->left + place->right >= house->word && place->left >= house->left &&
           place->right >= house->right;
}

/* Adds the places of one run of letters: the house's own and those only the language
 * allows. */
static void add_run(struct division *division, const struct letters *run)
{
    static const enum place_kind KINDS[] = {[JOINT_NONE] = PLACE_HYPHEN,
                                            [JOINT_PREFIX] = PLACE_JOINT,
                                            [JOINT_COMPOUND] = PLACE_COMPOUND};
    enum lang lang = division->facts->lang;
    struct hyphen_break *breaks = division->breaks;
    struct str text = str_slice(division->facts->text, run->from, run->to);
    size_t found = hyphenate_word(division->words->hyphenator, text, lang,
                                  &lang_facts(lang)->limits, breaks);
    for (size_t i = 0; i < found; i++) {
        add_place(division, run->from + breaks[i].offset,
                  is_of_house(&breaks[i]) ? KINDS[breaks[i].joint] : PLACE_CLOSE);
    }
}

/* Adds the places that the document says itself; false if it does not list the word. */
static bool add_own(struct division *division, const struct letters *run)
{
    struct words *words = division->words;
    struct str text = str_slice(division->facts->text, run->from, run->to);
    size_t found = exceptions_find(words->exceptions, text, division->facts->lang,
                                   division->offsets, words->scratch);
    for (size_t i = 0; i < found && found != SIZE_MAX; i++) {
        add_place(division, run->from + division->offsets[i], PLACE_SOFT);
    }
    return found != SIZE_MAX;
}

static void add_hyphens(struct division *division)
{
    const struct word_facts *facts = division->facts;
    if ((facts->class & WORD_ADDRESS) != 0 || has_digit_or_mark(facts->text)) {
        return;
    }
    for (size_t from = 0; from < facts->text.size;) {
        struct letters run = find_letters(facts->text, from);
        if (!add_own(division, &run) &&
            (run.capitals == 0 || (run.capitals == 1 && run.first_is_capital))) {
            add_run(division, &run);
        }
        from = run.to;
    }
}

static int compare_places(const void *a, const void *b)
{
    const struct word_place *left = a;
    const struct word_place *right = b;
    if (left->offset != right->offset) {
        return left->offset < right->offset ? -1 : 1;
    }
    return (int)left->kind - (int)right->kind;
}

/* In their order, one for each offset: what needs no hyphen comes first. */
static size_t sort_places(struct word_place *places, size_t count)
{
    size_t kept = 0;
    qsort(places, count, sizeof *places, compare_places);
    for (size_t i = 0; i < count; i++) {
        if (kept == 0 || places[kept - 1].offset != places[i].offset) {
            places[kept++] = places[i];
        }
    }
    return kept;
}

/* Copies the word without its hints into `text` and makes places of those that allow a
 * break. Returns how many. */
static size_t strip_hints(struct word_facts *facts, char *text, struct word_place *places)
{
    size_t size = 0;
    size_t count = 0;
    for (size_t at = 0; at < facts->key.size;) {
        size_t here = at;
        uint32_t c = str_next(facts->key, &at);
        if (!shape_is_invisible(c)) {
            memcpy(text + size, facts->key.data + here, at - here);
            size += at - here;
        } else if (size > 0 && (c == SOFT_HYPHEN || c == ZERO_WIDTH_SPACE)) {
            places[count].kind = c == SOFT_HYPHEN ? PLACE_SOFT : PLACE_FREE;
            places[count++].offset = (uint32_t)size;
        }
    }
    while (count > 0 && places[count - 1].offset == size) {
        count--; /* nothing follows it */
    }
    facts->text = (struct str){text, size};
    return count;
}

static bool has_hints(struct str word)
{
    for (size_t at = 0; at < word.size;) {
        if (shape_is_invisible(str_next(word, &at))) {
            return true;
        }
    }
    return false;
}

static bool is_behind_hyphen(struct str text, size_t offset)
{
    struct str before = str_slice(text, 0, offset);
    return str_ends_with(before, STR("-")) || str_ends_with(before, STR("\u2010"));
}

static void divide(struct words *words, struct word_facts *facts, struct arena *scratch)
{
    size_t room = facts->key.size + 1;
    struct division division = {
        .words = words,
        .facts = facts,
        .places = arena_new_array(scratch, 3 * room, struct word_place),
        .breaks = arena_new_array(scratch, room, struct hyphen_break),
        .offsets = arena_new_array(scratch, room, size_t),
    };
    char *marks = arena_new_array(scratch, room, char);
    bool hinted = has_hints(facts->key);
    facts->text = facts->key;
    if (hinted) {
        char *text = arena_alloc(words->arena, room);
        division.count = strip_hints(facts, text, division.places);
    }
    facts->class = breaks_classify(facts->text, facts->lang);
    if (str_find(facts->key, STR("\xE2\x81\xA0"), 0) == SIZE_MAX) {
        size_t inside = breaks_inside(facts->text, facts->lang, facts->class, marks,
                                      division.offsets);
        for (size_t i = 0; i < inside; i++) {
            add_place(&division, division.offsets[i],
                      is_behind_hyphen(facts->text, division.offsets[i]) ? PLACE_TYPED
                                                                         : PLACE_FREE);
        }
    }
    if (!hinted) {
        add_hyphens(&division);
    }
    facts->place_count = sort_places(division.places, division.count);
    facts->places = arena_copy(words->arena, division.places,
                               facts->place_count * sizeof *division.places);
}

/* ---- the table ------------------------------------------------------------------ */

struct word_facts *words_find(struct words *words, struct str word, enum lang lang)
{
    void **place = table_place(words->facts[lang], &(struct table_key){.text = word});
    if (*place == NULL) {
        struct word_facts *facts = arena_new(words->arena, struct word_facts);
        facts->key = str_copy(words->arena, word);
        facts->lang = lang;
        struct arena_state before = arena_save(words->scratch);
        divide(words, facts, words->scratch);
        arena_restore(words->scratch, before);
        *place = facts;
    }
    return *place;
}
