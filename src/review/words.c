/* What single words tell: whether a paragraph is in its language, whether blocks stand
 * opposite their like, what was left to be written, quotes without partners, capitals. */
#include "base/letters.h"
#include "review/parts.h"

enum {
    LANGUAGE_LETTERS = 16, /* of a paragraph, to tell its language */
    SAME_LETTERS = 40, /* of a text that stands in both languages */
    CAPITALS_WORDS = 8, /* in a row, of three letters or more */
    CAPITALS_LETTERS = 50
};

/* ---- language -----------------------------------------------------------------------
 */

struct letters {
    size_t latin, cyrillic;
};

static struct letters count_letters(struct str text)
{
    struct letters letters = {0, 0};
    for (size_t at = 0; at < text.size;) {
        uint32_t c = str_next(text, &at);
        bool letter = letters_is_letter(c);
        letters.cyrillic += letter && c >= 0x400 && c <= 0x52F;
        letters.latin += letter && c < 0x250;
    }
    return letters;
}

/* More than two thirds of the letters are of the other alphabet. */
static bool is_foreign(struct str text, enum lang lang)
{
    struct letters letters = count_letters(text);
    size_t all = letters.latin + letters.cyrillic;
    size_t other = lang == LANG_BG ? letters.latin : letters.cyrillic;
    return all >= LANGUAGE_LETTERS && other * 3 > all * 2;
}

static void check_language(const struct review *review, const struct review_text *text)
{
    bool same = str_equal(text->plain[LANG_BG], text->plain[LANG_EN]);
    for (enum lang lang = 0; lang < LANG_COUNT; lang++) {
        const struct text_blocks *blocks = text->blocks[lang];
        for (size_t i = 0; text->both && !same && i < blocks->count; i++) {
            struct str words = text_plain(&blocks->items[i], review->arena);
            if (is_foreign(words, lang)) {
                review_tell(review, REVIEW_LANGUAGE, blocks->items[i].mark,
                            "this paragraph of the %s text does not look like %s",
                            lang_facts(lang)->name, lang_facts(lang)->name);
            }
        }
    }
    struct letters letters = count_letters(text->plain[LANG_EN]);
    if (text->both && same && letters.latin >= SAME_LETTERS && letters.cyrillic == 0) {
        review_tell(review, REVIEW_LANGUAGE, text->text->mark[LANG_EN],
                    "both languages have the same text: is it translated?");
    }
}

/* A text for both languages that only one of them can read. */
static void check_shared(const struct review *review, const struct review_text *text)
{
    bool shared = review->brochure->document.language_count > 1 && !text->both &&
                  text->plain[LANG_BG].size > 0 && text->plain[LANG_EN].size > 0;
    struct letters letters = count_letters(text->plain[LANG_EN]);
    if (shared && letters.latin == 0 && letters.cyrillic > 2) {
        review_tell(review, REVIEW_LANGUAGE, text->text->mark[LANG_EN],
                    "the English pages get this Bulgarian text; write {bg: …, en: …}");
    }
}

/* ---- structure ----------------------------------------------------------------------
 */

static const char *name_of(const struct text_block *block)
{
    switch (block->kind) {
    case BLOCK_HEADING: return N_("a heading");
    case BLOCK_ITEM:
        return block->ordered ? N_("a numbered item") : N_("an item of a list");
    case BLOCK_CELL: return N_("a table");
    case BLOCK_PARAGRAPH: break;
    }
    return N_("a paragraph");
}

static bool is_alike(const struct text_block *a, const struct text_block *b)
{
    return a->kind == b->kind && a->level == b->level && a->ordered == b->ordered;
}

static void check_structure(const struct review *review, const struct review_text *text)
{
    const struct text_blocks *first = text->blocks[LANG_BG],
                             *second = text->blocks[LANG_EN];
    if (first->count != second->count) {
        return; /* which is told where the texts are read */
    }
    for (size_t i = 0; text->both && i < first->count; i++) {
        const struct text_block *a = &first->items[i], *b = &second->items[i];
        if (!is_alike(a, b)) {
            review_tell(review, REVIEW_STRUCTURE, b->mark,
                        "%s stands opposite %s of the Bulgarian text (line %u)%s",
                        name_of(b), name_of(a), (unsigned)a->mark.line,
                        a->kind == b->kind && a->ordered == b->ordered
                            ? N_(", of another level")
                            : "");
            return;
        }
    }
}

/* ---- placeholders -------------------------------------------------------------------
 */

static bool is_word_at(struct str text, size_t at, size_t size)
{
    size_t after = at + size, before = at;
    uint32_t next = after < text.size ? str_next(text, &after) : 0;
    while (before > 0 && ((unsigned char)text.data[before - 1] & 0xC0u) == 0x80) {
        before--;
    }
    before = before > 0 ? before - 1 : 0;
    uint32_t last = at > 0 ? str_next(text, &before) : 0;
    return !letters_is_letter(next) && !letters_is_letter(last);
}

static struct str lower(struct str text, struct arena *arena)
{
    struct builder small = {.arena = arena};
    for (size_t at = 0; at < text.size;) {
        builder_add_code_point(&small, letters_lower(str_next(text, &at)));
    }
    return builder_str(&small);
}

static void check_placeholders(const struct review *review,
                               const struct review_text *text, enum lang lang)
{
    static const char *const SIGNS[] = {
        "todo",      "tbd",         "fixme",         "lorem ipsum",  "xxx",       "ххх",
        "текст тук", "тук текст",   "text here",     "placeholder",  "???",       "[…]",
        "[...]",     "insert text", "попълнете тук", "заглавие тук", "title here"};
    struct str small = lower(text->plain[lang], review->arena);
    for (size_t i = 0; i < sizeof SIGNS / sizeof SIGNS[0]; i++) {
        struct str sign = str_from(SIGNS[i]);
        size_t at = str_find(small, sign, 0);
        if (at != SIZE_MAX && is_word_at(small, at, sign.size)) {
            struct str plain = text->plain[lang]; /* small letters are rarely longer */
            struct str typed =
                small.size == plain.size ? str_slice(plain, at, at + sign.size) : sign;
            review_tell(review, REVIEW_PLACEHOLDER,
                        review_mark(text, lang, typed, review->arena),
                        "\"%.*s\" looks like a place that is still to be filled",
                        STR_ARGS(typed));
            return;
        }
    }
}

/* ---- quotes --------------------------------------------------------------------------
 */

static size_t count_sign(struct str text, struct str sign)
{
    size_t count = 0;
    for (size_t at = str_find(text, sign, 0); at != SIZE_MAX;
         at = str_find(text, sign, at + sign.size)) {
        count++;
    }
    return count;
}

/* Where a straight quote is left that was not understood, but for inches and seconds. */
static size_t find_straight(struct str text)
{
    for (size_t at = str_find(text, STR("\""), 0); at != SIZE_MAX;
         at = str_find(text, STR("\""), at + 1)) {
        if (at == 0 || text.data[at - 1] < '0' || text.data[at - 1] > '9') {
            return at;
        }
    }
    return SIZE_MAX;
}

/* From `at` to the next blank. */
static struct str word_from(struct str text, size_t at)
{
    size_t end = at;
    for (size_t next = at; next < text.size; end = next) {
        uint32_t c = str_next(text, &next);
        if (c == ' ' || c == '\n' || c == 0xA0) {
            break;
        }
    }
    return str_slice(text, at, end);
}

/* Where a quoted word stands, also if its quote was typed straight. */
static struct mark find_quoted(const struct review *review,
                               const struct review_text *text, enum lang lang,
                               struct str word)
{
    struct mark mark = review_mark(text, lang, word, review->arena);
    struct mark whole = text->text->mark[lang];
    if (mark.line != whole.line || mark.column != whole.column) {
        return mark;
    }
    size_t at = 0;
    (void)str_next(word, &at);
    struct str straight =
        str_format(review->arena, "\"%.*s", STR_ARGS(str_slice(word, at, word.size)));
    return review_mark(text, lang, straight, review->arena);
}

static void check_quotes(const struct review *review, const struct review_text *text,
                         enum lang lang)
{
    struct str plain = text->plain[lang];
    struct str opening = lang == LANG_BG ? STR("„") : STR("“");
    struct str closing = lang == LANG_BG ? STR("“") : STR("”");
    size_t opened = count_sign(plain, opening), closed = count_sign(plain, closing);
    size_t straight = find_straight(plain);
    if (straight != SIZE_MAX || opened != closed) {
        size_t at = straight != SIZE_MAX
                        ? straight
                        : str_find(plain, opened > closed ? opening : closing, 0);
        struct str word = word_from(plain, at);
        review_tell(review, REVIEW_QUOTES, find_quoted(review, text, lang, word),
                    "a quote in this text has no partner, or could not be set");
    }
}

/* ---- capitals ------------------------------------------------------------------------
 */

static void check_capitals(const struct review *review, const struct review_text *text,
                           enum lang lang)
{
    struct str plain = text->plain[lang];
    size_t words = 0, letters = 0, word = 0;
    size_t begin = 0, first = 0; /* of the word, and of the first one in capitals */
    bool small = false;
    for (size_t at = 0; at < plain.size;) {
        size_t start = at;
        uint32_t c = str_next(plain, &at);
        if (letters_is_letter(c)) {
            begin = word == 0 ? start : begin;
            word++;
            small = small || !letters_is_capital(c);
            continue;
        }
        if (word > 0 && small) {
            words = letters = 0;
        } else if (word > 2) {
            first = words == 0 ? begin : first;
            words++;
            letters += word;
        }
        word = 0;
        small = false;
        if (words >= CAPITALS_WORDS && letters >= CAPITALS_LETTERS) {
            struct str shown = word_from(plain, first);
            review_tell(review, REVIEW_CAPITALS,
                        review_mark(text, lang, shown, review->arena),
                        "a long passage is written in capitals, which are hard to read; "
                        "write **strong** words in small letters");
            return;
        }
    }
}

void review_words(const struct review *review, const struct review_text *text)
{
    check_language(review, text);
    check_shared(review, text);
    check_structure(review, text);
    for (enum lang lang = 0; lang < LANG_COUNT; lang++) {
        bool again = lang > 0 && !text->both;
        if (text->plain[lang].size > 0 && !again) {
            check_placeholders(review, text, lang);
            check_quotes(review, text, lang);
            check_capitals(review, text, lang);
        }
    }
}
