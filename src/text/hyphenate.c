/* Break points of words by libhyphen, whose only user this is. The Bulgarian patterns
 * know nothing of joints and allow parts without a vowel, which nobody could say. */
#include "text/hyphenate.h"
#include "base/file.h"
#include "base/letters.h"
#include <hyphen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { WORD_BYTES_MAX = 256, /* longer "words" are none */ PATTERNS_MAX = 16 << 20 };

static const char FOLDER[] = "/usr/share/hyphen/";
const struct hyphen_limits HYPHENATE_HOUSE = {.word = 7, .left = 3, .right = 3};

struct hyphenator {
    struct arena *arena;
    HyphenDict *patterns[LANG_COUNT];
    struct joints *joints[LANG_COUNT];
};

/* The library accepts no NULL. */
static void free_patterns(HyphenDict *patterns)
{
    if (patterns != NULL) {
        hnj_hyphen_free(patterns);
    }
}

/* The library reads any file, and a part of one where the disk fails, so its bytes are
 * read here, and looked at. */
static HyphenDict *load(enum lang lang, struct arena *arena, struct diag *diag)
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
    bool known = str_starts_with(bytes, STR("UTF-8"));
    FILE *file = known ? fmemopen(str_to_c(arena, bytes), bytes.size, "r") : NULL;
    HyphenDict *patterns = file == NULL ? NULL : hnj_hyphen_load_file(file);
    if (file != NULL) {
        (void)fclose(file);
    }
    if (patterns == NULL || patterns->num_states < 2) {
        free_patterns(patterns);
        diag_failure(diag, path, "patterns-damaged",
                     "damaged hyphenation patterns; install the package again");
        return NULL;
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
    if (hyphenator == NULL) {
        return;
    }
    for (int lang = 0; lang < LANG_COUNT; lang++) {
        free_patterns(hyphenator->patterns[lang]);
    }
    arena_destroy(hyphenator->arena);
}

/* ---- one word ----------------------------------------------------------------- */

/* A word in small letters, as the patterns want it. */
struct folded {
    char text[WORD_BYTES_MAX + 4];
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
    folded->text[folded->size] = '\0';
    return folded->count > 0;
}

/* Marks in `marks`, by letters, where the patterns divide; false when they do not. */
static bool ask_library(HyphenDict *patterns, const struct folded *folded, char *marks)
{
    char **replacements = NULL;
    int *positions = NULL;
    int *cuts = NULL;
    memset(marks, '0', folded->size + 5);
    int status = hnj_hyphen_hyphenate2(patterns, folded->text, (int)folded->size, marks,
                                       NULL, &replacements, &positions, &cuts);
    bool changes_spelling = replacements != NULL; /* no language of ours does */
    for (size_t i = 0; replacements != NULL && i < folded->size; i++) {
        free(replacements[i]);
    }
    free(replacements);
    free(positions);
    free(cuts);
    return status == 0 && !changes_spelling;
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
    char marks[WORD_BYTES_MAX + 8];
    bool divides[WORD_BYTES_MAX + 1] = {false};
    enum joint joints[WORD_BYTES_MAX + 1];
    if (!fold(&folded, word, lang) || folded.count < limits->word ||
        !ask_library(hyphenator->patterns[lang], &folded, marks)) {
        return 0;
    }
    for (size_t left = 1; left < folded.count; left++) {
        divides[left] = (marks[left - 1] & 1) != 0;
    }
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
