/* Numbers of SVG, without the locale's decimal sign, and the little trigonometry that
 * arcs and rotations need. */
#include "image/svg_parts.h"
#include <math.h>

enum { DIGITS_MAX = 17, EXPONENT_MAX = 30, SERIES = 12 };

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static bool is_digit_at(struct str text, size_t at)
{
    return at < text.size && text.data[at] >= '0' && text.data[at] <= '9';
}

void svg_skip(struct str text, size_t *at)
{
    bool comma = false;
    while (*at < text.size &&
           (is_blank(text.data[*at]) || (text.data[*at] == ',' && !comma))) {
        comma = comma || text.data[*at] == ',';
        (*at)++;
    }
}

/* Reads digits into *value; returns how many. */
static int read_digits(double *value, struct str text, size_t *at)
{
    int count = 0;
    for (; is_digit_at(text, *at); (*at)++, count++) {
        if (count < DIGITS_MAX) {
            *value = *value * 10 + (text.data[*at] - '0');
        } else {
            *value *= 10;
        }
        *value = *value > 1e30 ? 1e30 : *value;
    }
    return count;
}

static double power_of_ten(int exponent)
{
    double power = 1;
    for (int i = 0; i < exponent && i < EXPONENT_MAX; i++) {
        power *= 10;
    }
    return power;
}

static bool read_sign(struct str text, size_t *at)
{
    bool sign = *at < text.size && (text.data[*at] == '-' || text.data[*at] == '+');
    bool negative = sign && text.data[*at] == '-';
    *at += sign ? 1 : 0;
    return negative;
}

/* An exponent, unless the "e" begins a unit: 1em. */
static double read_exponent(struct str text, size_t *at)
{
    size_t ahead = *at + 1;
    if (*at >= text.size || (text.data[*at] != 'e' && text.data[*at] != 'E')) {
        return 1;
    }
    bool negative = read_sign(text, &ahead);
    double value = 0;
    if (read_digits(&value, text, &ahead) == 0) {
        return 1;
    }
    *at = ahead;
    double power = power_of_ten(value < EXPONENT_MAX ? (int)value : EXPONENT_MAX);
    return negative ? 1 / power : power;
}

bool svg_number(double *out, struct str text, size_t *at)
{
    svg_skip(text, at);
    size_t start = *at;
    bool negative = read_sign(text, at);
    double value = 0;
    int digits = read_digits(&value, text, at);
    if (*at < text.size && text.data[*at] == '.') {
        (*at)++;
        double fraction = 0;
        size_t from = *at;
        int places = read_digits(&fraction, text, at);
        size_t counted = *at - from;
        if (counted > DIGITS_MAX) { /* read_digits let further ones grow the number */
            struct str head = str_slice(text, from, from + DIGITS_MAX);
            size_t zero = 0;
            fraction = 0;
            places = read_digits(&fraction, head, &zero);
        }
        value += fraction / power_of_ten(places);
        digits += places;
    }
    if (digits == 0) {
        *at = start;
        return false;
    }
    value *= read_exponent(text, at);
    *out = negative ? -value : value;
    return true;
}

/* ---- angles ---------------------------------------------------------------------- */

double svg_sine(double angle)
{
    double turns = floor(angle / (2 * SVG_PI) + 0.5);
    angle -= turns * 2 * SVG_PI;
    if (angle > SVG_PI / 2) {
        angle = SVG_PI - angle;
    } else if (angle < -SVG_PI / 2) {
        angle = -SVG_PI - angle;
    }
    double term = angle, sum = angle;
    for (int i = 1; i < SERIES; i++) {
        term *= -angle * angle / (double)((2 * i) * (2 * i + 1));
        sum += term;
    }
    return sum;
}

double svg_cosine(double angle)
{
    return svg_sine(angle + SVG_PI / 2);
}

/* The angle whose tangent is `slope`, 0 to 1; halved twice, so that the series is short.
 */
static double arc_tangent(double slope)
{
    for (int i = 0; i < 2; i++) {
        slope = slope / (1 + sqrt(1 + slope * slope));
    }
    double power = slope, sum = slope;
    for (int i = 1; i < SERIES; i++) {
        power *= -slope * slope;
        sum += power / (2 * i + 1);
    }
    return 4 * sum;
}

double svg_angle(double x, double y)
{
    double across = fabs(x), along = fabs(y);
    if (across == 0 && along == 0) {
        return 0;
    }
    double angle = across >= along ? arc_tangent(along / across)
                                   : SVG_PI / 2 - arc_tangent(across / along);
    angle = x < 0 ? SVG_PI - angle : angle;
    return y < 0 ? -angle : angle;
}

/* ---- transforms ------------------------------------------------------------------ */

struct svg_matrix svg_multiply(const struct svg_matrix *outer,
                               const struct svg_matrix *inner)
{
    return (struct svg_matrix){
        .a = outer->a * inner->a + outer->c * inner->b,
        .b = outer->b * inner->a + outer->d * inner->b,
        .c = outer->a * inner->c + outer->c * inner->d,
        .d = outer->b * inner->c + outer->d * inner->d,
        .e = outer->a * inner->e + outer->c * inner->f + outer->e,
        .f = outer->b * inner->e + outer->d * inner->f + outer->f,
    };
}

static struct svg_matrix make_rotation(const double *n, size_t count)
{
    double angle = n[0] * SVG_PI / 180;
    double sine = svg_sine(angle), cosine = svg_cosine(angle);
    struct svg_matrix turn = {cosine, sine, -sine, cosine, 0, 0};
    if (count == 3) {
        turn.e = n[1] - cosine * n[1] + sine * n[2];
        turn.f = n[2] - sine * n[1] - cosine * n[2];
    }
    return turn;
}

static bool make_transform(struct svg_matrix *out, struct str name, const double *n,
                           size_t count)
{
    *out = (struct svg_matrix){1, 0, 0, 1, 0, 0};
    if (str_equal(name, STR("matrix")) && count == 6) {
        *out = (struct svg_matrix){n[0], n[1], n[2], n[3], n[4], n[5]};
    } else if (str_equal(name, STR("translate")) && (count == 1 || count == 2)) {
        out->e = n[0];
        out->f = count == 2 ? n[1] : 0;
    } else if (str_equal(name, STR("scale")) && (count == 1 || count == 2)) {
        out->a = n[0];
        out->d = count == 2 ? n[1] : n[0];
    } else if (str_equal(name, STR("rotate")) && (count == 1 || count == 3)) {
        *out = make_rotation(n, count);
    } else if (str_equal(name, STR("skewX")) && count == 1) {
        double angle = n[0] * SVG_PI / 180;
        out->c = svg_sine(angle) / svg_cosine(angle);
    } else if (str_equal(name, STR("skewY")) && count == 1) {
        double angle = n[0] * SVG_PI / 180;
        out->b = svg_sine(angle) / svg_cosine(angle);
    } else {
        return false;
    }
    return true;
}

/* Styles name the units that attributes mean without a word. */
static void skip_unit(struct str text, size_t *at)
{
    struct str rest = str_slice(text, *at, text.size);
    *at += str_starts_with(rest, STR("deg"))  ? 3
           : str_starts_with(rest, STR("px")) ? 2
                                              : 0;
}

bool svg_transform(struct svg_matrix *out, struct str text)
{
    *out = (struct svg_matrix){1, 0, 0, 1, 0, 0};
    for (size_t at = 0;;) {
        svg_skip(text, &at);
        if (at >= text.size) {
            return true;
        }
        size_t open = str_find(text, STR("("), at);
        if (open == SIZE_MAX) {
            return false;
        }
        struct str name = str_trim(str_slice(text, at, open));
        double numbers[6];
        size_t count = 0;
        at = open + 1;
        while (count < 6 && svg_number(&numbers[count], text, &at)) {
            count++;
            skip_unit(text, &at);
        }
        svg_skip(text, &at);
        struct svg_matrix next;
        if (at >= text.size || text.data[at] != ')' ||
            !make_transform(&next, name, numbers, count)) {
            return false;
        }
        at++;
        *out = svg_multiply(out, &next);
    }
}
