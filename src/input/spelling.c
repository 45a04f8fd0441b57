/* A text in the five styles of YAML. Nothing here proves that the parser reads back what
 * was written: rewrite.c lets it do so. */
#include "input/spelling.h"
#include <string.h>

/* Columns of a folded text that had one line only, and so shows no width. */
enum { FOLD_COLUMNS = 88 };

/* ---- what a value is ------------------------------------------------------------- */

static bool is_word_of(struct str value, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (str_equal(value, str_from(words[i]))) {
            return true;
        }
    }
    return false;
}

bool spelling_is_null(struct str value)
{
    static const char *const WORDS[] = {"", "~", "null", "Null", "NULL"};
    return is_word_of(value, WORDS, sizeof WORDS / sizeof WORDS[0]);
}

/* Those of YAML 1.2, and the words for yes and no of 1.1, which other programs read. */
static bool is_switch(struct str value)
{
    static const char *const WORDS[] = {
        "true", "True", "TRUE", "false", "False", "FALSE", "yes", "Yes", "YES", "no",
        "No",   "NO",   "on",   "On",    "ON",    "off",   "Off", "OFF", "y",   "n"};
    return is_word_of(value, WORDS, sizeof WORDS / sizeof WORDS[0]);
}

/* Digits from `at` on; the place behind them. */
static size_t skip_digits(struct str value, size_t at)
{
    while (at < value.size && value.data[at] >= '0' && value.data[at] <= '9') {
        at++;
    }
    return at;
}

static size_t skip_sign(struct str value, size_t at)
{
    bool sign = at < value.size && (value.data[at] == '-' || value.data[at] == '+');
    return sign ? at + 1 : at;
}

/* 0x1F, 0o17 */
static bool is_hexadecimal(struct str value)
{
    if (value.size < 3 ||
        !(str_starts_with(value, STR("0x")) || str_starts_with(value, STR("0o")))) {
        return false;
    }
    for (size_t i = 2; i < value.size; i++) {
        if (str_find(STR("0123456789abcdefABCDEF"), str_slice(value, i, i + 1), 0) ==
            SIZE_MAX) {
            return false;
        }
    }
    return true;
}

/* -12, 1.5, 1e6, 0x1F, .inf */
static bool is_number(struct str value)
{
    static const char *const WORDS[] = {".inf", ".Inf", ".INF", ".nan", ".NaN", ".NAN"};
    size_t start = skip_sign(value, 0);
    struct str bare = str_slice(value, start, value.size);
    if (is_word_of(bare, WORDS, sizeof WORDS / sizeof WORDS[0]) || is_hexadecimal(bare)) {
        return true;
    }
    size_t at = skip_digits(value, start);
    size_t digits = at - start;
    if (at < value.size && value.data[at] == '.') {
        size_t after = skip_digits(value, at + 1);
        digits += after - at - 1;
        at = after;
    }
    if (digits > 0 && at < value.size &&
        (value.data[at] == 'e' || value.data[at] == 'E')) {
        at = skip_digits(value, skip_sign(value, at + 1));
    }
    return digits > 0 && at == value.size;
}

bool spelling_is_typed(struct str value)
{
    return spelling_is_null(value) || is_switch(value) || is_number(value);
}

const char *spelling_chomp(struct str value)
{
    if (!str_ends_with(value, STR("\n"))) {
        return "-";
    }
    return str_ends_with(value, STR("\n\n")) ? "+" : "";
}

/* The value without the line ends behind it. */
static struct str without_ends(struct str value)
{
    while (str_ends_with(value, STR("\n"))) {
        value.size--;
    }
    return value;
}

/* ---- on one line ----------------------------------------------------------------- */

static bool is_blank(struct str value, size_t at)
{
    return at >= value.size || value.data[at] == ' ' || value.data[at] == '\t';
}

static bool is_among(char c, const char *signs)
{
    return c != '\0' && strchr(signs, c) != NULL;
}

/* Tells whether a text begins as something else: a list, a quotation, a comment. */
static bool has_indicator(struct str value)
{
    return is_among(value.data[0], ",[]{}#&*!|>'\"%@`") ||
           (is_among(value.data[0], "-?:") && is_blank(value, 1));
}

/* Tells whether a text of one line can stand without quotes (YAML 1.2, 7.3.3). */
static bool is_plain(const struct spelling_wish *wish)
{
    struct str value = wish->value;
    if (spelling_is_typed(value)) {
        return wish->typed;
    }
    bool plain =
        !has_indicator(value) && !is_blank(value, 0) && !is_blank(value, value.size - 1);
    for (size_t i = 0; plain && i < value.size; i++) {
        bool colon = value.data[i] == ':' && is_blank(value, i + 1);
        bool comment = value.data[i] == '#' && is_blank(value, i - 1);
        bool bracket = wish->in_brackets && is_among(value.data[i], ",[]{}");
        plain = !colon && !comment && !bracket;
    }
    return plain;
}

static struct str spell_single(struct str value, struct arena *arena)
{
    struct builder out = {.arena = arena};
    builder_add(&out, STR("'"));
    for (size_t i = 0; i < value.size; i++) {
        struct str sign = str_slice(value, i, i + 1);
        builder_add(&out, sign.data[0] == '\'' ? STR("''") : sign);
    }
    builder_add(&out, STR("'"));
    return builder_str(&out);
}

/* A tab stands as it is, for the reader takes \t to be a path that was meant; beside a
 * tab it does so too where a backslash is doubled. */
static struct str spell_sign(struct str value, size_t at)
{
    char next = at + 1 < value.size ? value.data[at + 1] : ' ';
    switch (value.data[at]) {
    case '"': return STR("\\\"");
    case '\n': return STR("\\n");
    case '\\':
        return (next == 't' || next == 'r') && str_find(value, STR("\t"), 0) != SIZE_MAX
                   ? STR("\\x5C")
                   : STR("\\\\");
    default: return str_slice(value, at, at + 1);
    }
}

static struct str spell_double(struct str value, struct arena *arena)
{
    struct builder out = {.arena = arena};
    builder_add(&out, STR("\""));
    for (size_t i = 0; i < value.size; i++) {
        builder_add(&out, spell_sign(value, i));
    }
    builder_add(&out, STR("\""));
    return builder_str(&out);
}

/* ---- on lines below -------------------------------------------------------------- */

static void add_line(struct builder *out, const struct spelling_wish *wish,
                     struct str line)
{
    builder_add(out, wish->line_end);
    for (size_t i = 0; line.size > 0 && i < wish->indent; i++) {
        builder_add(out, STR(" "));
    }
    builder_add(out, line);
}

/* All lines of the value. Of the line ends behind it the last one is that of the file. */
static struct str spell_literal(const struct spelling_wish *wish, struct arena *arena)
{
    struct builder out = {.arena = arena};
    struct str value = wish->value;
    if (str_ends_with(value, STR("\n"))) {
        value.size--;
    }
    for (size_t at = 0; at <= value.size;) {
        size_t end = str_find(value, STR("\n"), at);
        end = end == SIZE_MAX ? value.size : end;
        add_line(&out, wish, str_slice(value, at, end));
        at = end + 1;
    }
    return builder_str(&out);
}

/* A line end that reads as one blank may stand for a blank with letters on both sides. */
static bool may_fold(struct str value, size_t at)
{
    return at > 0 && value.data[at] == ' ' && !is_blank(value, at - 1) &&
           !is_blank(value, at + 1);
}

/* The next blank from `at` on where the line may be folded, or the end. */
static size_t next_fold(struct str value, size_t at)
{
    while (at < value.size && !may_fold(value, at)) {
        at++;
    }
    return at;
}

/* How many characters a line may hold: as many as the longest one had. */
static size_t find_room(const struct spelling_wish *wish)
{
    size_t room = wish->line_count > 1 || wish->indent + 1 > FOLD_COLUMNS
                      ? 1
                      : FOLD_COLUMNS - wish->indent;
    for (size_t i = 0; i < wish->line_count; i++) {
        size_t length = str_length(wish->lines[i]);
        room = length > room ? length : room;
    }
    return room;
}

/* The end of the line that begins at `start`: as many words as find room. */
static size_t fill_line(struct str value, size_t start, size_t room)
{
    size_t end = next_fold(value, start);
    while (end < value.size) {
        size_t next = next_fold(value, end + 1);
        if (str_length(str_slice(value, start, next)) > room) {
            break;
        }
        end = next;
    }
    return end;
}

/* Adds the text in lines as full as they can be; how many. */
static size_t add_filled(struct builder *out, const struct spelling_wish *wish,
                         struct str text)
{
    size_t room = find_room(wish);
    size_t count = 0;
    for (size_t at = 0; at < text.size; count++) {
        size_t end = fill_line(text, at, room);
        add_line(out, wish, str_slice(text, at, end));
        at = end + 1;
    }
    return count;
}

/* How many of the first lines the value begins with still; the last one never counts.
 * `*size`: how much of it they are, with the blank behind them. */
static size_t count_first(const struct spelling_wish *wish, struct str value,
                          size_t *size)
{
    size_t line = 0;
    for (*size = 0; line + 1 < wish->line_count; line++) {
        struct str was = wish->lines[line];
        size_t end = *size + was.size;
        if (was.size == 0 || end >= value.size || !may_fold(value, end) ||
            !str_equal(str_slice(value, *size, end), was)) {
            break;
        }
        *size = end + 1;
    }
    return line;
}

/* The same of the last lines, which leave at least one before them; never the first. */
static size_t count_last(const struct spelling_wish *wish, struct str value, size_t first,
                         size_t *size)
{
    size_t count = 0;
    for (*size = 0; count + first + 1 < wish->line_count; count++) {
        struct str was = wish->lines[wish->line_count - 1 - count];
        struct str rest = str_slice(value, 0, value.size - *size);
        if (was.size == 0 || rest.size <= was.size || !str_ends_with(rest, was) ||
            !may_fold(rest, rest.size - was.size - 1)) {
            break;
        }
        *size += was.size + 1;
    }
    return count;
}

static void add_lines(struct builder *out, const struct spelling_wish *wish, size_t from,
                      size_t to)
{
    for (size_t i = from; i < to; i++) {
        add_line(out, wish, wish->lines[i]);
    }
}

/* Lines that say the same stay, at the beginning always, at the end where those between
 * take as many lines as they did. Else all from the first change on is filled anew. */
static struct str spell_folded(const struct spelling_wish *wish, struct arena *arena)
{
    struct builder out = {.arena = arena};
    struct str value = without_ends(wish->value);
    size_t start = 0;
    size_t end = 0;
    size_t first = count_first(wish, value, &start);
    size_t last = count_last(wish, value, first, &end);
    add_lines(&out, wish, 0, first);
    size_t before = out.count;
    size_t lines = wish->line_count - first - last;
    if (last > 0 && start + end <= value.size &&
        add_filled(&out, wish, str_slice(value, start, value.size - end)) == lines) {
        add_lines(&out, wish, wish->line_count - last, wish->line_count);
    } else {
        out.count = before;
        add_filled(&out, wish, str_slice(value, start, value.size));
    }
    for (size_t i = value.size + 1; i < wish->value.size; i++) {
        builder_add(&out, wish->line_end);
    }
    return builder_str(&out);
}

/* ---- the door -------------------------------------------------------------------- */

bool spelling_make(struct spelling *out, enum spelling_style style,
                   const struct spelling_wish *wish, struct arena *arena)
{
    struct str value = wish->value;
    bool one_line = str_find(value, STR("\n"), 0) == SIZE_MAX;
    bool one_paragraph = str_find(without_ends(value), STR("\n"), 0) == SIZE_MAX;
    *out = (struct spelling){0};
    switch (style) {
    case SPELLING_PLAIN: out->head = value; return one_line && is_plain(wish);
    case SPELLING_SINGLE: out->head = spell_single(value, arena); return one_line;
    case SPELLING_DOUBLE: out->head = spell_double(value, arena); return true;
    case SPELLING_LITERAL:
        out->head = str_format(arena, "|%.*s", STR_ARGS(wish->indicators));
        out->body = spell_literal(wish, arena);
        return true;
    case SPELLING_FOLDED:
        out->head = str_format(arena, ">%.*s", STR_ARGS(wish->indicators));
        out->body = one_paragraph ? spell_folded(wish, arena) : (struct str){0};
        return one_paragraph;
    }
    return false;
}
