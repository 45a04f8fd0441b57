/* Finds markup by its signs, from the outside in, so that codes are nested whatever the
 * text is. It need not agree with CommonMark: a sign that is taken for a code, or is not,
 * stands in the text all the same. */
#include "exchange/codes.h"
#include "base/array.h"
#include <stdbool.h>

enum { DEPTH_MAX = 8 };

struct parting {
    struct str text;
    struct pieces *out;
    struct arena *arena;
    size_t plain; /* where the words begin that are not yet a piece */
};

static void add_piece(struct parting *parting, enum piece_kind kind, size_t from,
                      size_t to)
{
    struct piece piece = {.kind = kind, .text = str_slice(parting->text, from, to)};
    if (kind != PIECE_TEXT || to > from) {
        *array_push(parting->arena, parting->out) = piece;
    }
}

/* Ends the words at `from` and adds the code that stands there. */
static size_t add_code(struct parting *parting, enum piece_kind kind, size_t from,
                       size_t to)
{
    add_piece(parting, PIECE_TEXT, parting->plain, from);
    add_piece(parting, kind, from, to);
    parting->plain = to;
    return parting->out->count - 1;
}

/* The next `sign` of the same paragraph, from `at` to before `end`; else `end`. */
static size_t find_sign(struct str text, struct str sign, size_t at, size_t end)
{
    for (; at + sign.size <= end; at++) {
        if (text.data[at] == '\\') {
            at++;
        } else if (str_starts_with(str_slice(text, at, end), STR("\n\n"))) {
            return end;
        } else if (str_starts_with(str_slice(text, at, end), sign)) {
            return at;
        }
    }
    return end;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\t';
}

static void part_range(struct parting *parting, size_t from, size_t end, int depth);

/* What a code at `at` is: its own end, where its counterpart begins and ends. */
struct span {
    size_t open_end, close, close_end;
};

static bool find_emphasis(const struct parting *parting, size_t at, size_t end,
                          struct span *span)
{
    struct str text = parting->text;
    bool strong = str_starts_with(str_slice(text, at, end), STR("**"));
    struct str sign = strong ? STR("**") : STR("*");
    if (text.data[at] != '*') {
        return false;
    }
    span->open_end = at + sign.size;
    span->close = find_sign(text, sign, span->open_end, end);
    span->close_end = span->close + sign.size;
    return span->close < end && span->close > span->open_end &&
           !is_blank(text.data[span->open_end]) && !is_blank(text.data[span->close - 1]);
}

static bool find_link(const struct parting *parting, size_t at, size_t end,
                      struct span *span)
{
    struct str text = parting->text;
    if (text.data[at] != '[') {
        return false;
    }
    span->open_end = at + 1;
    span->close = find_sign(text, STR("]("), at + 1, end);
    size_t nested = find_sign(text, STR("["), at + 1, end);
    size_t bracket = find_sign(text, STR(")"), span->close, end);
    span->close_end = bracket + 1;
    return bracket < end && span->close > at + 1 && nested > span->close;
}

/* A note's mark, or a line break that is meant; its end, or `at`. */
static size_t find_alone(const struct parting *parting, size_t at, size_t end)
{
    struct str text = parting->text;
    struct str rest = str_slice(text, at, end);
    if (str_starts_with(rest, STR("\\\n"))) {
        return at + 2;
    }
    if (str_starts_with(rest, STR("[^"))) {
        size_t close = find_sign(text, STR("]"), at, end);
        return close < end ? close + 1 : at;
    }
    return at;
}

static size_t skip_run(struct str text, size_t at, const char *signs)
{
    struct str set = str_from(signs);
    while (at < text.size && str_find(set, str_slice(text, at, at + 1), 0) != SIZE_MAX) {
        at++;
    }
    return at;
}

/* The end of what makes the line at `at` one of a list or a heading, or `at`. */
static size_t find_line_sign(struct str text, size_t at)
{
    size_t start = skip_run(text, at, " ");
    size_t end = skip_run(text, start, "#");
    if (end == start && start < text.size &&
        (text.data[start] == '-' || text.data[start] == '*' || text.data[start] == '+')) {
        end = start + 1;
    } else if (end == start) {
        size_t digits = skip_run(text, start, "0123456789");
        end = digits > start ? skip_run(text, digits, ".)") : start;
        end = end == digits + 1 ? end : start;
    }
    return end > start && end < text.size && text.data[end] == ' ' ? end + 1 : at;
}

static size_t part_pair(struct parting *parting, size_t at, const struct span *span,
                        int depth)
{
    size_t open = add_code(parting, PIECE_OPEN, at, span->open_end);
    part_range(parting, span->open_end, span->close, depth + 1);
    size_t close = add_code(parting, PIECE_CLOSE, span->close, span->close_end);
    parting->out->items[open].other = close;
    parting->out->items[close].other = open;
    return span->close_end;
}

static void part_range(struct parting *parting, size_t from, size_t end, int depth)
{
    struct str text = parting->text;
    for (size_t at = from; at < end;) {
        struct span span;
        bool line = at == 0 || text.data[at - 1] == '\n';
        size_t alone = line ? find_line_sign(str_slice(text, 0, end), at) : at;
        alone = alone == at ? find_alone(parting, at, end) : alone;
        if (alone > at) {
            add_code(parting, PIECE_ALONE, at, alone);
            at = alone;
        } else if (text.data[at] == '\\') {
            at += 2;
        } else if (depth < DEPTH_MAX && (find_emphasis(parting, at, end, &span) ||
                                         find_link(parting, at, end, &span))) {
            at = part_pair(parting, at, &span, depth);
        } else {
            at++;
        }
    }
}

void codes_part(struct pieces *out, struct str text, struct arena *arena)
{
    struct parting parting = {.text = text, .out = out, .arena = arena};
    *out = (struct pieces){0};
    part_range(&parting, 0, text.size, 0);
    add_piece(&parting, PIECE_TEXT, parting.plain, text.size);
}
