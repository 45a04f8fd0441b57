/* Terms of the first language, which prevails, with an agreed translation. Words are
 * inflected, so they are compared by their beginnings. */
#include "base/array.h"
#include "base/letters.h"
#include "review/parts.h"
#include <assert.h>
#include <string.h>

enum {
    WORD_LETTERS = 32, /* of a word, as many as are compared */
    SHORT_WORD = 3, /* a word of so many letters is a stem; shorter ones have no forms */
    ENDING = 5, /* letters that a form may add to the stem */
    KIN_TENTHS = 7 /* of the shorter one that kindred words have in common */
};

struct term_word {
    struct str typed;
    uint32_t letters[WORD_LETTERS];
    size_t count;
};

struct term_words {
    struct term_word *items;
    size_t count, capacity;
};

struct term {
    struct term_words words[LANG_COUNT];
    const struct localized *text;
    bool told; /* of the text in hand */
};

static struct term_words cut_words(struct str text, struct arena *arena)
{
    struct term_words words = {0};
    struct term_word *open = NULL;
    for (size_t at = 0; at < text.size;) {
        size_t start = at;
        uint32_t c = str_next(text, &at);
        if (!letters_is_letter(c) && !letters_is_digit(c)) {
            open = NULL;
            continue;
        }
        if (open == NULL) {
            open = array_push(arena, &words);
            *open = (struct term_word){.typed = str_slice(text, start, start)};
        }
        open->typed.size = at - (size_t)(open->typed.data - text.data);
        if (open->count < WORD_LETTERS) {
            open->letters[open->count++] = letters_lower(c);
        }
    }
    return words;
}

/* Inflection turns я into е: мярка, мерки. */
static bool is_same_letter(uint32_t a, uint32_t b)
{
    return a == b || (a == 0x44F && b == 0x435) || (a == 0x435 && b == 0x44F);
}

static size_t common_letters(const struct term_word *a, const struct term_word *b)
{
    size_t common = 0;
    while (common < a->count && common < b->count &&
           is_same_letter(a->letters[common], b->letters[common])) {
        common++;
    }
    return common;
}

/* Letters of a word of the glossary that all its forms begin with: without a last vowel,
 * without -ен, which loses its vowel; an English one without -s, -y. */
static size_t stem_length(const struct term_word *word)
{
    size_t count = word->count;
    uint32_t last = count > 0 ? word->letters[count - 1] : 0;
    bool vowel = letters_is_vowel(last, LANG_BG) || letters_is_vowel(last, LANG_EN);
    bool falls = count > 5 && last == 0x43D && word->letters[count - 2] == 0x435;
    if (count <= SHORT_WORD) {
        return count;
    }
    return falls ? count - 2 : vowel || last == 's' || last == 'y' ? count - 1 : count;
}

/* True if the word of a text is a form of that of the glossary. */
static bool is_form(const struct term_word *word, const struct term_word *term)
{
    size_t stem = stem_length(term);
    size_t ending = stem < SHORT_WORD ? 0 : stem == SHORT_WORD ? SHORT_WORD : ENDING;
    bool exact = stem > SHORT_WORD ||
                 memcmp(word->letters, term->letters, stem * sizeof *word->letters) == 0;
    return exact && common_letters(word, term) >= stem && word->count - stem <= ending;
}

/* True also for words derived from one another: residents, residential. */
static bool is_kin(const struct term_word *word, const struct term_word *term)
{
    size_t shorter = word->count < term->count ? word->count : term->count;
    return is_form(word, term) ||
           (shorter > SHORT_WORD &&
            common_letters(word, term) * 10 >= shorter * KIN_TENTHS);
}

typedef bool word_test(const struct term_word *word, const struct term_word *term);

static bool stands_at(const struct term_words *text, size_t at,
                      const struct term_words *term, word_test *is_like)
{
    if (term->count == 0 || at + term->count > text->count) {
        return false;
    }
    for (size_t i = 0; i < term->count; i++) {
        if (!is_like(&text->items[at + i], &term->items[i])) {
            return false;
        }
    }
    return true;
}

static bool stands_in(const struct term_words *text, const struct term_words *term)
{
    for (size_t at = 0; at < text->count; at++) {
        if (stands_at(text, at, term, is_kin)) {
            return true;
        }
    }
    return false;
}

static bool is_same(const struct term_words *a, const struct term_words *b)
{
    return a->count == b->count && stands_at(a, 0, b, is_form);
}

struct terms {
    struct term *items;
    size_t count, capacity;
};

struct glossary {
    const struct review *review;
    struct terms terms;
};

static void add_term(struct glossary *glossary, const struct localized *text)
{
    struct arena *arena = glossary->review->arena;
    struct term *term = array_push(arena, &glossary->terms);
    term->text = text;
    for (enum lang lang = 0; lang < LANG_COUNT; lang++) {
        term->words[lang] = cut_words(text->text[lang], arena);
    }
}

/* Terms of the document, then those that its sections explain. */
struct glossary *review_read_glossary(const struct review *review)
{
    const struct brochure *brochure = review->brochure;
    struct glossary *glossary = arena_new(review->arena, struct glossary);
    glossary->review = review;
    for (size_t i = 0; i < brochure->document.glossary_count; i++) {
        add_term(glossary, &brochure->document.glossary[i]);
    }
    for (size_t i = 0; i < brochure->section_count; i++) {
        const struct section *section = &brochure->sections[i];
        bool has_terms = section->kind == SECTION_GLOSSARY;
        for (size_t k = 0; has_terms && k < section->as.glossary.term_count; k++) {
            add_term(glossary, &section->as.glossary.terms[k].name);
        }
    }
    return glossary;
}

/* The term with the most words that begins at `at`, or NULL: „енергиен преход“ before
 * „преход“. */
static struct term *longest_at(const struct glossary *glossary,
                               const struct term_words *text, size_t at, enum lang lang)
{
    struct term *longest = NULL;
    for (size_t i = 0; i < glossary->terms.count; i++) {
        struct term *term = &glossary->terms.items[i];
        bool longer =
            longest == NULL || term->words[lang].count > longest->words[lang].count;
        if (longer && stands_at(text, at, &term->words[lang], is_form)) {
            longest = term;
        }
    }
    return longest;
}

/* True if a translation that the glossary has for the term stands in the other text. */
static bool is_translated(const struct glossary *glossary, const struct term *term,
                          enum lang lang, const struct term_words *other)
{
    enum lang there = lang == LANG_BG ? LANG_EN : LANG_BG;
    for (size_t i = 0; i < glossary->terms.count; i++) {
        const struct term *like = &glossary->terms.items[i];
        if (is_same(&like->words[lang], &term->words[lang]) &&
            stands_in(other, &like->words[there])) {
            return true;
        }
    }
    return false;
}

static void forget_told(const struct glossary *glossary)
{
    for (size_t i = 0; i < glossary->terms.count; i++) {
        glossary->terms.items[i].told = false;
    }
}

static void check_side(const struct glossary *glossary, const struct review_text *text,
                       const struct term_words *words, enum lang lang)
{
    enum lang there = lang == LANG_BG ? LANG_EN : LANG_BG;
    assert(glossary->terms.items != NULL);
    for (size_t at = 0; at < words[lang].count;) {
        struct term *term = longest_at(glossary, &words[lang], at, lang);
        size_t length = term == NULL ? 1 : term->words[lang].count;
        if (term != NULL && !term->told &&
            !is_translated(glossary, term, lang, &words[there])) {
            const struct term_word *first = &words[lang].items[at],
                                   *last = first + length - 1;
            size_t size =
                (size_t)(last->typed.data - first->typed.data) + last->typed.size;
            struct str found = {first->typed.data, size};
            term->told = true;
            review_tell(glossary->review, REVIEW_GLOSSARY,
                        review_mark(text, lang, found, glossary->review->arena),
                        "the glossary has \"%.*s\" for this, which is not in the %s text "
                        "(line %u)",
                        STR_ARGS(term->text->text[there]), lang_facts(there)->name,
                        text->text->mark[there].line);
        }
        at += length;
    }
}

void review_glossary(const struct review *review, const struct review_text *text)
{
    if (!text->both || review->glossary->terms.count == 0) {
        return;
    }
    forget_told(review->glossary);
    struct term_words words[LANG_COUNT];
    for (enum lang lang = 0; lang < LANG_COUNT; lang++) {
        words[lang] = cut_words(text->plain[lang], review->arena);
    }
    check_side(review->glossary, text, words, review->brochure->document.languages[0]);
}

void review_terms(const struct review *review)
{
    const struct terms *terms = &review->glossary->terms;
    enum lang first = review->brochure->document.languages[0];
    enum lang other = first == LANG_BG ? LANG_EN : LANG_BG;
    for (size_t i = 0; i < terms->count; i++) {
        const struct term *term = &terms->items[i];
        for (size_t k = 0; k < i; k++) {
            const struct term *before = &terms->items[k];
            if (is_same(&before->words[first], &term->words[first]) &&
                !is_same(&before->words[other], &term->words[other])) {
                review_tell(review, REVIEW_GLOSSARY, term->text->mark[other],
                            "\"%.*s\" has another translation in line %u of the "
                            "glossary: \"%.*s\"; keep one of them",
                            STR_ARGS(term->text->text[first]),
                            before->text->mark[other].line,
                            STR_ARGS(before->text->text[other]));
                break;
            }
        }
    }
}
