/* Reading of labels. Each kind has its reader; the first that takes the line wins. */
#include "text/labels.h"
#include "base/lang.h"
#include "base/letters.h"

enum { NUMBER_DIGITS_MAX = 9, UNCOUNTED = 1000, YEAR_LEAST = 1000 };

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t';
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static char byte_at(struct str line, size_t at)
{
    return at < line.size ? line.data[at] : '\0';
}

static bool ends_at(struct str line, size_t at)
{
    return at >= line.size || is_blank(line.data[at]);
}

/* ---- bullets ------------------------------------------------------------------------
 */

/* Shapes that word processors put before items; U+F0B7 is what is left of a symbol font.
 */
static bool is_bullet(uint32_t c)
{
    static const uint32_t SHAPES[] = {
        0x2022, 0x2023, 0x2043, 0x204C, 0x204D, 0x2219, 0x25A0, 0x25A1, 0x25AA, 0x25AB,
        0x25B6, 0x25B8, 0x25BA, 0x25C6, 0x25C7, 0x25CB, 0x25CF, 0x25E6, 0x2605, 0x2606,
        0x2713, 0x2714, 0x2794, 0x27A2, 0x27A4, 0x2B9A, 0xF0A7, 0xF0B7, 0xF0D8, 0xF0FC};
    for (size_t i = 0; i < sizeof SHAPES / sizeof SHAPES[0]; i++) {
        if (SHAPES[i] == c) {
            return true;
        }
    }
    return false;
}

/* Dashes, and the point at half height, are bullets before a blank only. */
static bool is_dash(uint32_t c)
{
    return (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x00B7;
}

static struct label read_bullet(struct str line)
{
    size_t at = 0;
    uint32_t c = str_next(line, &at);
    bool ascii = c == '-' || c == '*' || c == '+';
    bool glued = !ends_at(line, at);
    if (!(is_bullet(c) || ((ascii || is_dash(c)) && !glued))) {
        return (struct label){LABEL_NONE};
    }
    return (struct label){
        .kind = LABEL_BULLET, .size = at, .part_count = 1, .glued = glued};
}

/* ---- numbers -------------------------------------------------------------------------
 */

/* Digits at `*at`; false if there are none, or too many. */
static bool read_number(struct str line, size_t *at, uint32_t *number)
{
    size_t from = *at;
    *number = 0;
    while (is_digit(byte_at(line, *at)) && *at - from < NUMBER_DIGITS_MAX) {
        *number = *number * 10 + (uint32_t)(line.data[*at] - '0');
        (*at)++;
    }
    return *at > from && !is_digit(byte_at(line, *at));
}

static struct label read_numbers(struct str line)
{
    struct label label = {.kind = LABEL_NUMBER};
    size_t at = 0;
    while (label.part_count < LABEL_PARTS_MAX &&
           read_number(line, &at, &label.parts[label.part_count])) {
        label.part_count++;
        label.close = byte_at(line, at);
        if (label.close != '.' && label.close != ')') {
            label.close = '\0';
            break;
        }
        at++;
        if (label.close == ')' || !is_digit(byte_at(line, at))) {
            break;
        }
    }
    label.kind = label.part_count > 1 ? LABEL_DECIMAL : LABEL_NUMBER;
    label.size = at;
    bool closed = label.close != '\0' || label.kind == LABEL_DECIMAL;
    return label.part_count > 0 && closed && ends_at(line, at)
               ? label
               : (struct label){LABEL_NONE};
}

/* ---- letters -------------------------------------------------------------------------
 */

/* The place of a small letter among those that count items, from 1; UNCOUNTED for any
 * other letter, as й often is; 0: it is none. */
static uint32_t letter_place(uint32_t c)
{
    for (enum lang lang = 0; lang < LANG_COUNT; lang++) {
        struct str letters = str_from(lang_facts(lang)->list_letters);
        uint32_t place = 1;
        for (size_t at = 0; at < letters.size; place++) {
            if (str_next(letters, &at) == c) {
                return place;
            }
        }
    }
    return letters_is_letter(c) ? UNCOUNTED : 0;
}

static struct label read_letter(struct str line)
{
    size_t at = 0;
    uint32_t place = letter_place(letters_lower(str_next(line, &at)));
    if (place == 0 || byte_at(line, at) != ')' || !ends_at(line, at + 1)) {
        return (struct label){LABEL_NONE};
    }
    return (struct label){.kind = LABEL_LETTER,
                          .size = at + 1,
                          .close = ')',
                          .part_count = 1,
                          .parts = {place == UNCOUNTED ? 0 : place}};
}

/* ---- Roman numbers -------------------------------------------------------------------
 */

/* Capitals of either alphabet, for Х and І are often typed in Cyrillic. */
static uint32_t roman_digit(uint32_t c)
{
    switch (c) {
    case 'I':
    case 0x406: return 1;
    case 'V': return 5;
    case 'X':
    case 0x425: return 10;
    case 'L': return 50;
    case 'C':
    case 0x421: return 100;
    default: return 0;
    }
}

static struct label read_roman(struct str line)
{
    uint32_t value = 0, before = 0, digit;
    size_t at = 0, next = 0;
    while ((digit = roman_digit(str_next(line, &next))) > 0) {
        value += digit > before ? digit - 2 * before : digit;
        before = digit;
        at = next;
    }
    char close = byte_at(line, at);
    if (at == 0 || (close != '.' && close != ')') || !ends_at(line, at + 1)) {
        return (struct label){LABEL_NONE};
    }
    return (struct label){.kind = LABEL_ROMAN,
                          .size = at + 1,
                          .close = close,
                          .part_count = 1,
                          .parts = {value}};
}

/* ---- the door ------------------------------------------------------------------------
 */

struct label label_read(struct str line)
{
    static struct label (*const READERS[])(struct str) = {read_bullet, read_numbers,
                                                          read_roman, read_letter};
    struct label label = {LABEL_NONE};
    for (size_t i = 0; i < 4 && label.kind == LABEL_NONE; i++) {
        label = READERS[i](line);
    }
    return label;
}

uint32_t label_number(const struct label *label)
{
    return label->part_count == 0 ? 0 : label->parts[label->part_count - 1];
}

/* How many numbers both begin with alike. */
static size_t common_parts(const struct label *a, const struct label *b)
{
    size_t count = 0;
    while (count < a->part_count && count < b->part_count &&
           a->parts[count] == b->parts[count]) {
        count++;
    }
    return count;
}

bool label_is_year(const struct label *label)
{
    return label->kind == LABEL_NUMBER && label->parts[0] >= YEAR_LEAST;
}

bool label_continues(const struct label *label, const struct label *next)
{
    bool numbers = label->kind == LABEL_NUMBER || label->kind == LABEL_DECIMAL;
    if (next->kind != LABEL_DECIMAL) {
        return label->kind == next->kind;
    }
    return numbers && common_parts(label, next) + 1 >= next->part_count;
}
