/* Break points of words by patterns. The Bulgarian ones know nothing of joints and allow
 * parts without a vowel, which nobody could say. */
#include "text/hyphenate.h"
#include "base/file.h"
#include "base/letters.h"
#include "text/patterns.h"
#include <string.h>
#include <unistd.h>

enum {
    WORD_BYTES_MAX = PATTERNS_WORD_MAX, /* longer "words" are none */
    PATTERNS_MAX = 16 << 20
};

static const char FOLDER[] = "/usr/share/hyphen/";
const struct hyphen_limits HYPHENATE_HOUSE = {.word = 7, .left = 3, .right = 3};

struct hyphenator {
    struct arena *arena;
    struct patterns *patterns[LANG_COUNT];
    struct joints *joints[LANG_COUNT];
};

static struct patterns *load(enum lang lang, struct arena *arena, struct diag *diag)
{
    const char *path =
        str_to_c(arena, str_format(arena, "%s%s", FOLDER, lang_facts(lang)->patterns));
    struct str bytes;
    if (access(path, F_OK) != 0) {
        diag_failure(diag, path, "patterns-missing",
                     "no hyphenation patterns; run `make` to install them");
        return NULL;
    }
    if (!file_read_binary(&bytes, path, PATTERNS_MAX, arena, diag)) {
        return NULL;
    }
    struct patterns *patterns = patterns_read(bytes, arena);
    if (patterns == NULL) {
        diag_failure(diag, path, "patterns-damaged",
                     "damaged hyphenation patterns; install the package again");
    }
    return patterns;
}

struct hyphenator *hyphenator_create(struct diag *diag)
{
    struct arena *arena = arena_create();
    struct hyphenator *hyphenator = arena_new(arena, struct hyphenator);
    hyphenator->arena = arena;
    for (int lang = 0; lang < LANG_COUNT; lang++) {
        hyphenator->joints[lang] = joints_make((enum lang)lang, arena);
        hyphenator->patterns[lang] = load((enum lang)lang, arena, diag);
        if (hyphenator->patterns[lang] == NULL) {
            hyphenator_destroy(hyphenator);
            return NULL;
        }
    }
    return hyphenator;
}

void hyphenator_destroy(struct hyphenator *hyphenator)
{
    if (hyphenator != NULL) {
        arena_destroy(hyphenator->arena);
    }
}

/* ---- one word ----------------------------------------------------------------- */

/* A word in small letters, as the patterns want it. */
struct folded {
    char text[WORD_BYTES_MAX];
    size_t size;
    uint32_t letters[WORD_BYTES_MAX];
    bool vowels[WORD_BYTES_MAX];
    size_t ends[WORD_BYTES_MAX]; /* of each letter, in bytes of the original */
    size_t count; /* letters */
};

static bool fold(struct folded *folded, struct str word, enum lang lang)
{
    if (word.size > WORD_BYTES_MAX) {
        return false;
    }
    folded->size = 0;
    folded->count = 0;
    for (size_t at = 0; at < word.size;) {
        uint32_t letter = letters_lower(str_next(word, &at));
        if (!letters_is_letter(letter)) {
            return false;
        }
        if (letter < 0x80) {
            folded->text[folded->size++] = (char)letter;
        } else {
            folded->text[folded->size++] = (char)(0xC0u | letter >> 6);
            folded->text[folded->size++] = (char)(0x80u | (letter & 0x3Fu));
        }
        folded->letters[folded->count] = letter;
        folded->vowels[folded->count] = letters_is_vowel(letter, lang);
        folded->ends[folded->count++] = at;
    }
    return folded->count > 0;
}

static bool has_vowel(const struct folded *folded, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        if (folded->vowels[i]) {
            return true;
        }
    }
    return false;
}

/* The joint before letter `at`: by the lists, or a break of the patterns that follows a
 * prefix. */
static enum joint find_joint(const struct folded *folded, size_t at, enum joint joint,
                             enum lang lang)
{
    const struct lang_list *prefixes = &lang_facts(lang)->prefixes;
    struct str word = {folded->text, folded->size};
    for (size_t i = 0; joint == JOINT_NONE && i < prefixes->count; i++) {
        struct str prefix = str_from(prefixes->items[i]);
        if (str_length(prefix) == at && str_starts_with(word, prefix)) {
            return JOINT_COMPOUND;
        }
    }
    return joint;
}

size_t hyphenate_word(const struct hyphenator *hyphenator, struct str word,
                      enum lang lang, const struct hyphen_limits *limits,
                      struct hyphen_break *breaks)
{
    struct folded folded;
    bool divides[WORD_BYTES_MAX + 1];
    enum joint joints[WORD_BYTES_MAX + 1];
    if (!fold(&folded, word, lang) || folded.count < limits->word) {
        return 0;
    }
    patterns_divide(hyphenator->patterns[lang], folded.letters, folded.count, divides);
    struct joints_word letters = {folded.letters, folded.vowels, folded.count};
    joints_mend(hyphenator->joints[lang], &letters, divides, joints);
    size_t count = 0;
    for (size_t left = limits->left; left + limits->right <= folded.count; left++) {
        if (left > 0 && divides[left] && has_vowel(&folded, 0, left) &&
            has_vowel(&folded, left, folded.count)) {
            breaks[count++] = (struct hyphen_break){
                .offset = folded.ends[left - 1],
                .left = left,
                .right = folded.count - left,
                .joint = find_joint(&folded, left, joints[left], lang)};
        }
    }
    return count;
}
