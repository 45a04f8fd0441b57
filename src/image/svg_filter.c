/* Filters that do nothing: drawing programs leave them behind, and what no program
 * understands is as good as none (Filter Effects 1, 5). All others change the drawing. */
#include "image/svg_style.h"

enum effect { EFFECT_INVALID, EFFECT_NONE, EFFECT_SOME };

/* What stands between the brackets of a function: numbers with their units. */
struct arguments {
    double first;
    size_t count;
    bool percent, negative, others; /* there are such */
};

static struct arguments read_arguments(struct str text)
{
    struct arguments out = {0};
    for (size_t at = 0;;) {
        double value = 0;
        svg_skip(text, &at);
        if (at >= text.size || out.others) {
            return out;
        }
        out.others = !svg_number(&value, text, &at);
        out.negative = out.negative || value < 0;
        out.first = out.count == 0 ? value : out.first;
        out.count++;
        for (; at < text.size && (text.data[at] > ' ' && text.data[at] != ','); at++) {
            out.percent = out.percent || text.data[at] == '%';
        }
    }
}

static enum effect effect_if(bool effective)
{
    return effective ? EFFECT_SOME : EFFECT_NONE;
}

static enum effect blur_effect(const struct arguments *given)
{
    bool valid =
        given->count <= 1 && !given->percent && !given->negative && !given->others;
    return valid ? effect_if(given->first > 0) : EFFECT_INVALID;
}

static enum effect turn_effect(const struct arguments *given)
{
    bool valid = given->count <= 1 && !given->percent && !given->others;
    return valid ? effect_if(given->first != 0) : EFFECT_INVALID;
}

/* `neutral` changes nothing; without a number it is 1. */
static enum effect share_effect(const struct arguments *given, double neutral)
{
    double value = given->count == 0 ? 1 : given->first / (given->percent ? 100 : 1);
    bool valid = given->count <= 1 && !given->negative && !given->others;
    return valid ? effect_if(value != neutral) : EFFECT_INVALID;
}

/* Two or three lengths, before or behind a colour. */
static enum effect shadow_effect(struct str text)
{
    size_t numbers = 0;
    for (size_t at = 0; at < text.size;) {
        double value;
        size_t from = at;
        svg_skip(text, &at);
        if (svg_number(&value, text, &at)) {
            numbers++;
        }
        while (at < text.size && text.data[at] > ' ') {
            if (text.data[at] == ',' || text.data[at] == '%') {
                return EFFECT_INVALID;
            }
            at++;
        }
        at += at == from ? 1 : 0;
    }
    return numbers == 2 || numbers == 3 ? EFFECT_SOME : EFFECT_INVALID;
}

static enum effect function_effect(struct str name, struct str text)
{
    static const char *const TO_ONE[] = {"brightness", "contrast", "opacity", "saturate"};
    static const char *const TO_NONE[] = {"grayscale", "invert", "sepia"};
    const struct arguments given = read_arguments(text);
    if (svg_same_word(name, "blur")) {
        return blur_effect(&given);
    }
    if (svg_same_word(name, "hue-rotate")) {
        return turn_effect(&given);
    }
    if (svg_same_word(name, "drop-shadow")) {
        bool coloured = str_find(text, STR("("), 0) != SIZE_MAX;
        return coloured ? EFFECT_SOME : shadow_effect(text);
    }
    for (size_t i = 0; i < sizeof TO_ONE / sizeof TO_ONE[0]; i++) {
        if (svg_same_word(name, TO_ONE[i])) {
            return share_effect(&given, 1);
        }
    }
    for (size_t i = 0; i < sizeof TO_NONE / sizeof TO_NONE[0]; i++) {
        if (svg_same_word(name, TO_NONE[i])) {
            return share_effect(&given, 0);
        }
    }
    return EFFECT_SOME; /* a link, or what is newer than this */
}

/* The bracket that closes the one at `open`. */
static size_t find_close(struct str text, size_t open)
{
    int depth = 0;
    for (size_t i = open; i < text.size; i++) {
        depth += text.data[i] == '(' ? 1 : text.data[i] == ')' ? -1 : 0;
        if (depth == 0) {
            return i;
        }
    }
    return SIZE_MAX;
}

bool svg_filter_acts(struct str value)
{
    bool acts = false;
    if (svg_same_word(value, "none")) {
        return false;
    }
    for (size_t at = 0; at < value.size;) {
        size_t open = str_find(value, STR("("), at);
        size_t close = open == SIZE_MAX ? SIZE_MAX : find_close(value, open);
        if (close == SIZE_MAX) {
            return true;
        }
        enum effect effect = function_effect(str_trim(str_slice(value, at, open)),
                                             str_slice(value, open + 1, close));
        if (effect == EFFECT_INVALID) {
            return false; /* one that is wrong makes all of them so */
        }
        acts = acts || effect == EFFECT_SOME;
        at = close + 1;
        while (at < value.size && value.data[at] <= ' ') {
            at++;
        }
    }
    return acts;
}
