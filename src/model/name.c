/* Nearest names by the optimal string alignment distance (Damerau 1964), on code points:
 * keys may be typed with a Cyrillic letter that looks Latin. */
#include "model/name.h"
#include "base/array.h"
#include "model/alphabet.h"

enum { LISTED_MAX = 30, CLIP_LENGTH = 60 };

struct letters {
    uint32_t items[NAME_LENGTH_MAX];
    size_t count;
};

static bool letters_read(struct letters *out, struct str s)
{
    out->count = 0;
    for (size_t at = 0; at < s.size;) {
        uint32_t c = str_next(s, &at);
        if (out->count == NAME_LENGTH_MAX) {
            return false;
        }
        out->items[out->count++] = c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
    }
    return true;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

size_t name_distance(struct str a, struct str b)
{
    struct letters left, right;
    if (!letters_read(&left, a) || !letters_read(&right, b)) {
        return SIZE_MAX;
    }
    size_t rows[3][NAME_LENGTH_MAX + 1];
    for (size_t j = 0; j <= right.count; j++) {
        rows[0][j] = j;
    }
    for (size_t i = 1; i <= left.count; i++) {
        size_t *row = rows[i % 3];
        const size_t *above = rows[(i + 2) % 3];
        const size_t *second_above = rows[(i + 1) % 3];
        row[0] = i;
        for (size_t j = 1; j <= right.count; j++) {
            size_t change = left.items[i - 1] == right.items[j - 1] ? 0 : 1;
            row[j] = least(least(above[j], row[j - 1]) + 1, above[j - 1] + change);
            if (i > 1 && j > 1 && left.items[i - 1] == right.items[j - 2] &&
                left.items[i - 2] == right.items[j - 1]) {
                row[j] = least(row[j], second_above[j - 2] + 1);
            }
        }
    }
    return rows[left.count % 3][right.count];
}

const struct str *name_nearest(const struct names *names, struct str wrong)
{
    const struct str *nearest = NULL;
    size_t length = str_length(wrong);
    /* One slip in three letters; words of one or two letters may have one. */
    size_t best = length < 3 ? 2 : length / 3 + 2;
    for (size_t i = 0; i < names->count && i < NAME_CANDIDATES_MAX; i++) {
        size_t distance = name_distance(wrong, names->items[i]);
        if (distance < best && distance < str_length(names->items[i])) {
            best = distance;
            nearest = &names->items[i];
        }
    }
    return nearest;
}

struct str name_list(const struct names *names, const char *conjunction,
                     struct arena *arena)
{
    struct builder list = {.arena = arena};
    size_t shown = least(names->count, LISTED_MAX);
    for (size_t i = 0; i < shown; i++) {
        bool last = i + 1 == names->count;
        if (i > 0 && last) {
            builder_format(&list, " %s ", conjunction);
        } else if (i > 0) {
            builder_add(&list, STR(", "));
        }
        builder_add(&list, name_clip(names->items[i], arena));
    }
    if (names->count > shown) {
        builder_format(&list, " and %zu more", names->count - shown);
    }
    return builder_str(&list);
}

struct str name_clip(struct str text, struct arena *arena)
{
    struct builder clipped = {.arena = arena};
    size_t length = 0;
    for (size_t at = 0; at < text.size; length++) {
        if (length == CLIP_LENGTH) {
            builder_add(&clipped, STR("…"));
            break;
        }
        uint32_t c = str_next(text, &at);
        builder_add_code_point(&clipped, c < ' ' || c == 0x7F ? ' ' : c);
    }
    return builder_str(&clipped);
}

/* The allowed name that `wrong` becomes in Latin letters: it looks right on the screen,
 * so that a plain "did you mean" would puzzle. */
static const struct str *find_latin_twin(const struct unknown_name *unknown,
                                         struct arena *arena)
{
    struct str latin;
    if (!alphabet_convert(&latin, unknown->name, ALPHABET_LATIN, arena)) {
        return NULL;
    }
    for (size_t i = 0; i < unknown->allowed->count; i++) {
        if (str_equal(unknown->allowed->items[i], latin)) {
            return &unknown->allowed->items[i];
        }
    }
    return NULL;
}

const struct str *name_report_unknown(struct diag *diag, struct mark mark,
                                      const struct unknown_name *unknown,
                                      struct arena *arena)
{
    struct str name = name_clip(unknown->name, arena);
    const struct str *twin = find_latin_twin(unknown, arena);
    if (twin != NULL) {
        diag_error_plain(
            diag, mark,
            "the %s \"%.*s\" is typed with Cyrillic letters that look Latin; type "
            "\"%.*s\" again with the keyboard set to Latin",
            unknown->noun, STR_ARGS(name), STR_ARGS(*twin));
        return twin;
    }
    const struct str *nearest = name_nearest(unknown->allowed, unknown->name);
    if (nearest != NULL) {
        struct str proposal = name_clip(*nearest, arena);
        diag_error_plain(diag, mark, "unknown %s \"%.*s\"%s; did you mean \"%.*s\"?",
                         unknown->noun, STR_ARGS(name), unknown->place,
                         STR_ARGS(proposal));
    } else {
        diag_error_plain(diag, mark, "unknown %s \"%.*s\"%s", unknown->noun,
                         STR_ARGS(name), unknown->place);
    }
    if (unknown->allowed->count > 0) {
        const char *conjunction =
            unknown->conjunction == NULL ? "and" : unknown->conjunction;
        struct str list = name_list(unknown->allowed, conjunction, arena);
        diag_note(diag, NO_MARK, "%s %.*s", unknown->allowed_title, STR_ARGS(list));
    }
    return nearest;
}
