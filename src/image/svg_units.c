/* Units, percentages and view boxes. */
#include "image/svg_units.h"
#include <math.h>

struct unit {
    const char *name;
    double size;
};

/* In user units, of which 96 are an inch. Quarter millimetres (Q) are left out: nearly
 * all programs that draw SVG ignore them. */
static const struct unit UNITS[] = {
    {"px", 1},           {"pt", 96.0 / 72},   {"pc", 16},
    {"mm", 96.0 / 25.4}, {"cm", 96.0 / 2.54}, {"in", 96},
};

/* Units that others know. Any other word behind a number is nonsense, and the length as
 * good as none. */
static const char *const FOREIGN[] = {"q",   "rem", "ch",  "ic",  "cap",  "lh",   "rlh",
                                      "vw",  "vh",  "vi",  "vb",  "vmin", "vmax", "svw",
                                      "svh", "lvw", "lvh", "dvw", "dvh",  "em",   "ex"};

static bool is_foreign(struct str unit)
{
    for (size_t i = 0; i < sizeof FOREIGN / sizeof FOREIGN[0]; i++) {
        if (svg_same_word(unit, FOREIGN[i])) {
            return true;
        }
    }
    return false;
}

static struct str read_unit(struct str text, size_t *at)
{
    size_t start = *at;
    while (*at < text.size && ((text.data[*at] | 0x20) >= 'a') &&
           (text.data[*at] | 0x20) <= 'z') {
        (*at)++;
    }
    *at += start == *at && *at < text.size && text.data[*at] == '%' ? 1 : 0;
    return str_slice(text, start, *at);
}

bool svg_same_word(struct str a, const char *lower)
{
    size_t i = 0;
    for (; i < a.size && lower[i] != '\0'; i++) {
        char c = a.data[i];
        if ((c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c) != lower[i]) {
            return false;
        }
    }
    return i == a.size && lower[i] == '\0';
}

static double percent_base(enum svg_axis axis, const struct svg_measure *measure)
{
    double w = measure->width, h = measure->height;
    return axis == AXIS_X ? w : axis == AXIS_Y ? h : sqrt((w * w + h * h) / 2);
}

/* The size of a unit; 0 for one that is not known here. */
static double unit_size(struct str unit, enum svg_axis axis,
                        const struct svg_measure *measure)
{
    if (unit.size == 0) {
        return 1;
    }
    if (str_equal(unit, STR("%"))) {
        return percent_base(axis, measure) / 100;
    }
    if (svg_same_word(unit, "em") || svg_same_word(unit, "ex")) {
        return svg_same_word(unit, "em") ? measure->font_size : measure->font_size / 2;
    }
    for (size_t i = 0; i < sizeof UNITS / sizeof UNITS[0]; i++) {
        if (svg_same_word(unit, UNITS[i].name)) {
            return UNITS[i].size;
        }
    }
    return 0;
}

enum svg_finding svg_length_at(double *out, struct str text, size_t *at,
                               enum svg_axis axis, const struct svg_measure *measure)
{
    double number;
    svg_skip(text, at);
    if (*at >= text.size) {
        return FOUND_NONE;
    }
    if (!svg_number(&number, text, at)) {
        return FOUND_STRANGE;
    }
    struct str unit = read_unit(text, at);
    double size = unit_size(unit, axis, measure);
    *out = number * size;
    if (size != 0 || number == 0 || str_equal(unit, STR("%"))) {
        return FOUND_VALUE;
    }
    return is_foreign(unit) ? FOUND_STRANGE : FOUND_NONE;
}

enum svg_finding svg_length(double *out, struct str text, enum svg_axis axis,
                            const struct svg_measure *measure)
{
    size_t at = 0;
    double value;
    enum svg_finding found = svg_length_at(&value, text, &at, axis, measure);
    if (found == FOUND_VALUE) {
        svg_skip(text, &at);
        if (at < text.size) {
            return FOUND_STRANGE;
        }
        *out = value;
    }
    return found;
}

enum svg_finding svg_share(double *out, struct str text)
{
    size_t at = 0;
    double value;
    svg_skip(text, &at);
    if (at == text.size) {
        return FOUND_NONE;
    }
    if (!svg_number(&value, text, &at)) {
        return FOUND_STRANGE;
    }
    bool percent = at < text.size && text.data[at] == '%';
    at += percent ? 1 : 0;
    svg_skip(text, &at);
    if (at < text.size) {
        return FOUND_STRANGE;
    }
    *out = percent ? value / 100 : value;
    return FOUND_VALUE;
}

/* ---- view boxes ------------------------------------------------------------------ */

bool svg_view_box(double out[4], struct str text)
{
    size_t at = 0;
    for (size_t i = 0; i < 4; i++) {
        if (!svg_number(&out[i], text, &at)) {
            return false;
        }
    }
    svg_skip(text, &at);
    return at == text.size && out[2] > 0 && out[3] > 0;
}

/* "xMidYMax" to shares of the room that is left, 0 to 1. */
static bool read_align(double share[2], struct str word)
{
    static const char *const NAMES[] = {"Min", "Mid", "Max"};
    bool sound = word.size == 8 && word.data[0] == 'x' && word.data[4] == 'Y';
    for (size_t axis = 0; sound && axis < 2; axis++) {
        struct str name = str_slice(word, axis * 4 + 1, axis * 4 + 4);
        sound = false;
        for (size_t i = 0; i < 3; i++) {
            if (str_equal(name, str_from(NAMES[i]))) {
                share[axis] = (double)i / 2;
                sound = true;
            }
        }
    }
    return sound;
}

static struct str next_word(struct str text, size_t *at)
{
    svg_skip(text, at);
    size_t start = *at;
    while (*at < text.size && text.data[*at] > ' ') {
        (*at)++;
    }
    return str_slice(text, start, *at);
}

bool svg_fit_box(struct svg_fit *out, const double box[4], const double window[4],
                 struct str aspect)
{
    double share[2] = {0.5, 0.5};
    double x = window[2] / box[2], y = window[3] / box[3];
    size_t at = 0;
    struct str word = next_word(aspect, &at);
    word = str_equal(word, STR("defer")) ? next_word(aspect, &at) : word;
    struct str mode = next_word(aspect, &at);
    bool stretched = str_equal(word, STR("none"));
    bool slice = str_equal(mode, STR("slice"));
    if ((word.size > 0 && !stretched && !read_align(share, word)) ||
        (mode.size > 0 && !slice && !str_equal(mode, STR("meet")))) {
        return false;
    }
    if (!stretched) {
        x = y = (x < y) != slice ? x : y;
    }
    *out = (struct svg_fit){
        {x, 0, 0, y, window[0] + (window[2] - box[2] * x) * share[0] - box[0] * x,
         window[1] + (window[3] - box[3] * y) * share[1] - box[1] * y},
        slice};
    return true;
}
