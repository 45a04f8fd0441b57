/* Colours of SVG and CSS in all their spellings. */
#include "image/svg_style.h"
#include <math.h>

struct named_colour {
    const char *name;
    uint32_t rgb;
};

static const struct named_colour NAMES[] = {
    {"aliceblue", 0xF0F8FF},
    {"antiquewhite", 0xFAEBD7},
    {"aqua", 0x00FFFF},
    {"aquamarine", 0x7FFFD4},
    {"azure", 0xF0FFFF},
    {"beige", 0xF5F5DC},
    {"bisque", 0xFFE4C4},
    {"black", 0x000000},
    {"blanchedalmond", 0xFFEBCD},
    {"blue", 0x0000FF},
    {"blueviolet", 0x8A2BE2},
    {"brown", 0xA52A2A},
    {"burlywood", 0xDEB887},
    {"cadetblue", 0x5F9EA0},
    {"chartreuse", 0x7FFF00},
    {"chocolate", 0xD2691E},
    {"coral", 0xFF7F50},
    {"cornflowerblue", 0x6495ED},
    {"cornsilk", 0xFFF8DC},
    {"crimson", 0xDC143C},
    {"cyan", 0x00FFFF},
    {"darkblue", 0x00008B},
    {"darkcyan", 0x008B8B},
    {"darkgoldenrod", 0xB8860B},
    {"darkgray", 0xA9A9A9},
    {"darkgreen", 0x006400},
    {"darkgrey", 0xA9A9A9},
    {"darkkhaki", 0xBDB76B},
    {"darkmagenta", 0x8B008B},
    {"darkolivegreen", 0x556B2F},
    {"darkorange", 0xFF8C00},
    {"darkorchid", 0x9932CC},
    {"darkred", 0x8B0000},
    {"darksalmon", 0xE9967A},
    {"darkseagreen", 0x8FBC8F},
    {"darkslateblue", 0x483D8B},
    {"darkslategray", 0x2F4F4F},
    {"darkslategrey", 0x2F4F4F},
    {"darkturquoise", 0x00CED1},
    {"darkviolet", 0x9400D3},
    {"deeppink", 0xFF1493},
    {"deepskyblue", 0x00BFFF},
    {"dimgray", 0x696969},
    {"dimgrey", 0x696969},
    {"dodgerblue", 0x1E90FF},
    {"firebrick", 0xB22222},
    {"floralwhite", 0xFFFAF0},
    {"forestgreen", 0x228B22},
    {"fuchsia", 0xFF00FF},
    {"gainsboro", 0xDCDCDC},
    {"ghostwhite", 0xF8F8FF},
    {"gold", 0xFFD700},
    {"goldenrod", 0xDAA520},
    {"gray", 0x808080},
    {"green", 0x008000},
    {"greenyellow", 0xADFF2F},
    {"grey", 0x808080},
    {"honeydew", 0xF0FFF0},
    {"hotpink", 0xFF69B4},
    {"indianred", 0xCD5C5C},
    {"indigo", 0x4B0082},
    {"ivory", 0xFFFFF0},
    {"khaki", 0xF0E68C},
    {"lavender", 0xE6E6FA},
    {"lavenderblush", 0xFFF0F5},
    {"lawngreen", 0x7CFC00},
    {"lemonchiffon", 0xFFFACD},
    {"lightblue", 0xADD8E6},
    {"lightcoral", 0xF08080},
    {"lightcyan", 0xE0FFFF},
    {"lightgoldenrodyellow", 0xFAFAD2},
    {"lightgray", 0xD3D3D3},
    {"lightgreen", 0x90EE90},
    {"lightgrey", 0xD3D3D3},
    {"lightpink", 0xFFB6C1},
    {"lightsalmon", 0xFFA07A},
    {"lightseagreen", 0x20B2AA},
    {"lightskyblue", 0x87CEFA},
    {"lightslategray", 0x778899},
    {"lightslategrey", 0x778899},
    {"lightsteelblue", 0xB0C4DE},
    {"lightyellow", 0xFFFFE0},
    {"lime", 0x00FF00},
    {"limegreen", 0x32CD32},
    {"linen", 0xFAF0E6},
    {"magenta", 0xFF00FF},
    {"maroon", 0x800000},
    {"mediumaquamarine", 0x66CDAA},
    {"mediumblue", 0x0000CD},
    {"mediumorchid", 0xBA55D3},
    {"mediumpurple", 0x9370DB},
    {"mediumseagreen", 0x3CB371},
    {"mediumslateblue", 0x7B68EE},
    {"mediumspringgreen", 0x00FA9A},
    {"mediumturquoise", 0x48D1CC},
    {"mediumvioletred", 0xC71585},
    {"midnightblue", 0x191970},
    {"mintcream", 0xF5FFFA},
    {"mistyrose", 0xFFE4E1},
    {"moccasin", 0xFFE4B5},
    {"navajowhite", 0xFFDEAD},
    {"navy", 0x000080},
    {"oldlace", 0xFDF5E6},
    {"olive", 0x808000},
    {"olivedrab", 0x6B8E23},
    {"orange", 0xFFA500},
    {"orangered", 0xFF4500},
    {"orchid", 0xDA70D6},
    {"palegoldenrod", 0xEEE8AA},
    {"palegreen", 0x98FB98},
    {"paleturquoise", 0xAFEEEE},
    {"palevioletred", 0xDB7093},
    {"papayawhip", 0xFFEFD5},
    {"peachpuff", 0xFFDAB9},
    {"peru", 0xCD853F},
    {"pink", 0xFFC0CB},
    {"plum", 0xDDA0DD},
    {"powderblue", 0xB0E0E6},
    {"purple", 0x800080},
    {"rebeccapurple", 0x663399},
    {"red", 0xFF0000},
    {"rosybrown", 0xBC8F8F},
    {"royalblue", 0x4169E1},
    {"saddlebrown", 0x8B4513},
    {"salmon", 0xFA8072},
    {"sandybrown", 0xF4A460},
    {"seagreen", 0x2E8B57},
    {"seashell", 0xFFF5EE},
    {"sienna", 0xA0522D},
    {"silver", 0xC0C0C0},
    {"skyblue", 0x87CEEB},
    {"slateblue", 0x6A5ACD},
    {"slategray", 0x708090},
    {"slategrey", 0x708090},
    {"snow", 0xFFFAFA},
    {"springgreen", 0x00FF7F},
    {"steelblue", 0x4682B4},
    {"tan", 0xD2B48C},
    {"teal", 0x008080},
    {"thistle", 0xD8BFD8},
    {"tomato", 0xFF6347},
    {"turquoise", 0x40E0D0},
    {"violet", 0xEE82EE},
    {"wheat", 0xF5DEB3},
    {"white", 0xFFFFFF},
    {"whitesmoke", 0xF5F5F5},
    {"yellow", 0xFFFF00},
    {"yellowgreen", 0x9ACD32},
};

static void set_rgb(struct svg_colour *out, uint32_t rgb)
{
    out->rgb[0] = (uint8_t)(rgb >> 16);
    out->rgb[1] = (uint8_t)(rgb >> 8);
    out->rgb[2] = (uint8_t)rgb;
}

static int hex_digit(char c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

/* #rgb, #rrggbb, and both with alpha behind. */
static bool read_hex(struct svg_colour *out, struct str text)
{
    size_t digits = text.size - 1;
    bool wide = digits == 6 || digits == 8;
    if (!wide && digits != 3 && digits != 4) {
        return false;
    }
    int parts[4] = {0, 0, 0, 255};
    for (size_t i = 0; i < (wide ? digits / 2 : digits); i++) {
        int high = hex_digit(text.data[wide ? 1 + 2 * i : 1 + i]);
        int low = hex_digit(text.data[wide ? 2 + 2 * i : 1 + i]);
        if (high < 0 || low < 0) {
            return false;
        }
        parts[i] = high * 16 + low;
    }
    set_rgb(out, (uint32_t)(parts[0] * 65536 + parts[1] * 256 + parts[2]));
    out->alpha = parts[3] / 255.0;
    return true;
}

/* The numbers of a function, after blanks, commas and a slash; and which are percent. */
struct numbers {
    double values[4];
    bool percent[4];
    size_t count;
};

static bool read_numbers(struct numbers *out, struct str text, size_t at)
{
    *out = (struct numbers){0};
    while (out->count < 4 && svg_number(&out->values[out->count], text, &at)) {
        size_t i = out->count++;
        out->percent[i] = at < text.size && text.data[at] == '%';
        at += out->percent[i] ? 1 : 0;
        if (str_starts_with(str_slice(text, at, text.size), STR("deg"))) {
            at += 3;
        }
        svg_skip(text, &at);
        at += at < text.size && text.data[at] == '/' ? 1 : 0;
    }
    svg_skip(text, &at);
    return out->count >= 3 && at + 1 == text.size && text.data[at] == ')';
}

static double clamp(double value, double most)
{
    return value > most ? most : value > 0 ? value : 0;
}

static void set_alpha(struct svg_colour *out, const struct numbers *numbers)
{
    double alpha = numbers->values[3] / (numbers->percent[3] ? 100 : 1);
    out->alpha = numbers->count == 4 ? clamp(alpha, 1) : 1;
}

static void set_from_rgb(struct svg_colour *out, const struct numbers *numbers)
{
    for (size_t i = 0; i < 3; i++) {
        double part = numbers->values[i] * (numbers->percent[i] ? 2.55 : 1);
        out->rgb[i] = (uint8_t)(clamp(part, 255) + 0.5);
    }
    set_alpha(out, numbers);
}

/* One part of a hue, in sixths of the circle. */
static double hue_part(double low, double high, double hue)
{
    hue -= 6 * floor(hue / 6);
    return hue < 1   ? low + (high - low) * hue
           : hue < 3 ? high
           : hue < 4 ? low + (high - low) * (4 - hue)
                     : low;
}

static void set_from_hsl(struct svg_colour *out, const struct numbers *numbers)
{
    double hue = numbers->values[0] / 60;
    double full = clamp(numbers->values[1] / 100, 1);
    double light = clamp(numbers->values[2] / 100, 1);
    double high = light <= 0.5 ? light * (full + 1) : light + full - light * full;
    double low = light * 2 - high;
    for (size_t i = 0; i < 3; i++) {
        double part = hue_part(low, high, hue + 2 - 2 * (double)i);
        out->rgb[i] = (uint8_t)(clamp(part, 1) * 255 + 0.5);
    }
    set_alpha(out, numbers);
}

static bool read_function(struct svg_colour *out, struct str text)
{
    size_t open = str_find(text, STR("("), 0);
    struct str name = str_slice(text, 0, open);
    struct numbers numbers;
    bool rgb = svg_same_word(name, "rgb") || svg_same_word(name, "rgba");
    bool hsl = svg_same_word(name, "hsl") || svg_same_word(name, "hsla");
    if ((!rgb && !hsl) || !read_numbers(&numbers, text, open + 1)) {
        return false;
    }
    if (rgb) {
        set_from_rgb(out, &numbers);
    } else {
        set_from_hsl(out, &numbers);
    }
    return true;
}

bool svg_colour_read(struct svg_colour *out, struct str text,
                     const struct svg_colour *current)
{
    text = str_trim(text);
    out->alpha = 1;
    if (svg_same_word(text, "currentcolor")) {
        *out = *current;
        return true;
    }
    if (svg_same_word(text, "transparent")) {
        *out = (struct svg_colour){0};
        return true;
    }
    if (str_starts_with(text, STR("#"))) {
        return read_hex(out, text);
    }
    if (str_find(text, STR("("), 0) != SIZE_MAX) {
        return read_function(out, text);
    }
    for (size_t i = 0; i < sizeof NAMES / sizeof NAMES[0]; i++) {
        if (svg_same_word(text, NAMES[i].name)) {
            set_rgb(out, NAMES[i].rgb);
            return true;
        }
    }
    return false;
}
