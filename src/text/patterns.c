/* The patterns stay in the text of their file. A table finds them by their letters, and a
 * word asks for each of its parts: reading is one look at every pattern, which a run that
 * divides a thousand words notices more than the asking. */
#include "text/patterns.h"
#include "base/array.h"

enum { LETTERS_MAX = 32 /* of a pattern */, EDGE = '.' };

struct place {
    uint32_t hash;
    uint32_t start; /* of the pattern, in bytes of the file; 0 for a free place */
};

struct patterns {
    struct str file;
    struct place *places; /* open addressing */
    size_t mask; /* places less one: a power of two */
    size_t longest; /* letters */
    size_t left, right; /* letters that stay together at either end of a word */
};

static uint32_t add_letter(uint32_t hash, uint32_t letter)
{
    return (hash ^ letter) * 0x9E3779B1u;
}

static bool is_digit(uint32_t letter)
{
    return letter >= '0' && letter <= '9';
}

/* ---- reading ------------------------------------------------------------------- */

static void keep(struct patterns *patterns, uint32_t hash, size_t start)
{
    size_t at = hash >> 7 & patterns->mask;
    while (patterns->places[at].start != 0) {
        at = (at + 1) & patterns->mask;
    }
    patterns->places[at] = (struct place){hash, (uint32_t)start};
}

/* One line from `*at`, which moves behind it. */
static bool read_pattern(struct patterns *patterns, size_t *at)
{
    size_t start = *at, count = 0;
    uint32_t hash = 0;
    while (*at < patterns->file.size) {
        uint32_t letter = str_next(patterns->file, at);
        if (letter == '\n') {
            break;
        }
        if (letter < ' ' || letter == '/' || letter == '=' || letter == 0xFFFD) {
            return false;
        }
        if (!is_digit(letter)) {
            hash = add_letter(hash, letter);
            count++;
        }
    }
    if (count > LETTERS_MAX) {
        return false;
    }
    if (count > 0) {
        keep(patterns, hash, start);
        patterns->longest = count > patterns->longest ? count : patterns->longest;
    }
    return true;
}

/* "RIGHTHYPHENMIN 3": the number, if `line` is that setting. */
static void read_setting(struct str line, struct str name, size_t *value)
{
    if (str_starts_with(line, name) && line.size == name.size + 1 &&
        is_digit((unsigned char)line.data[name.size])) {
        *value = (size_t)(line.data[name.size] - '0');
    }
}

static size_t line_end(struct str file, size_t at)
{
    const char *end = memchr(file.data + at, '\n', file.size - at);
    return end == NULL ? file.size : (size_t)(end - file.data);
}

/* The lines before the patterns; the offset behind them. */
static size_t read_settings(struct patterns *patterns)
{
    struct str file = patterns->file;
    size_t at = line_end(file, 0) + 1;
    while (at < file.size && file.data[at] >= 'A' && file.data[at] <= 'Z') {
        size_t end = line_end(file, at);
        struct str line = str_slice(file, at, end);
        read_setting(line, STR("LEFTHYPHENMIN "), &patterns->left);
        read_setting(line, STR("RIGHTHYPHENMIN "), &patterns->right);
        at = end + 1;
    }
    return at;
}

static size_t count_lines(struct str file)
{
    size_t count = 1;
    for (size_t at = 0; at < file.size; at = line_end(file, at) + 1) {
        count++;
    }
    return count;
}

struct patterns *patterns_read(struct str file, struct arena *arena)
{
    if (!str_starts_with(file, STR("UTF-8\n"))) {
        return NULL;
    }
    struct patterns *patterns = arena_new(arena, struct patterns);
    *patterns = (struct patterns){.file = file, .mask = 1};
    for (size_t lines = count_lines(file); patterns->mask < 2 * lines;) {
        patterns->mask = 2 * patterns->mask + 1;
    }
    patterns->places = arena_new_array(arena, patterns->mask + 1, struct place);
    for (size_t at = read_settings(patterns); at < file.size;) {
        if (!read_pattern(patterns, &at)) {
            return NULL;
        }
    }
    return patterns->longest > 0 ? patterns : NULL;
}

/* ---- a word -------------------------------------------------------------------- */

/* Whether the pattern at `start` has exactly these letters. */
static bool is_pattern(struct str file, size_t start, const uint32_t *letters,
                       size_t count)
{
    size_t seen = 0;
    for (size_t at = start; at < file.size;) {
        uint32_t letter = str_next(file, &at);
        if (letter == '\n') {
            break;
        }
        if (!is_digit(letter) && (seen == count || letters[seen++] != letter)) {
            return false;
        }
    }
    return seen == count;
}

/* The digits of the pattern stand before its letters, and behind the last: the highest of
 * all patterns counts at each place. */
static void apply(struct str file, size_t start, char *levels)
{
    size_t place = 0;
    for (size_t at = start; at < file.size && file.data[at] != '\n';) {
        uint32_t letter = str_next(file, &at);
        if (!is_digit(letter)) {
            place++;
        } else if ((char)letter > levels[place]) {
            levels[place] = (char)letter;
        }
    }
}

static void try_part(const struct patterns *patterns, uint32_t hash,
                     const uint32_t *letters, size_t count, char *levels)
{
    size_t at = hash >> 7 & patterns->mask;
    for (; patterns->places[at].start != 0; at = (at + 1) & patterns->mask) {
        const struct place *place = &patterns->places[at];
        if (place->hash == hash &&
            is_pattern(patterns->file, place->start, letters, count)) {
            apply(patterns->file, place->start, levels);
        }
    }
}

void patterns_divide(const struct patterns *patterns, const uint32_t *letters,
                     size_t count, bool *divides)
{
    uint32_t word[PATTERNS_WORD_MAX + 2];
    char levels[PATTERNS_WORD_MAX + 3] = {0}; /* before each, and behind the last */
    memcpy(word + 1, letters, count * sizeof *word);
    word[0] = word[count + 1] = EDGE;
    for (size_t from = 0; from < count + 2; from++) {
        uint32_t hash = 0;
        for (size_t size = 1; size <= patterns->longest && from + size <= count + 2;
             size++) {
            hash = add_letter(hash, word[from + size - 1]);
            try_part(patterns, hash, word + from, size, levels + from);
        }
    }
    for (size_t i = 0; i <= count; i++) {
        divides[i] = i >= patterns->left && i + patterns->right <= count &&
                     (levels[i + 1] & 1) != 0;
    }
}
