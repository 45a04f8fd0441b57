/* Styles of SVG: the few properties that a filled area has, and advice on the others. */
#include "base/array.h"
#include "image/svg_parts.h"

struct named_colour {
    const char *name;
    uint8_t rgb[3];
};

/* Those that drawing programs write; others are rare enough to ask for #rrggbb. */
static const struct named_colour NAMES[] = {
    {"black", {0, 0, 0}},        {"white", {255, 255, 255}}, {"red", {255, 0, 0}},
    {"green", {0, 128, 0}},      {"blue", {0, 0, 255}},      {"yellow", {255, 255, 0}},
    {"gray", {128, 128, 128}},   {"grey", {128, 128, 128}},  {"silver", {192, 192, 192}},
    {"maroon", {128, 0, 0}},     {"olive", {128, 128, 0}},   {"navy", {0, 0, 128}},
    {"purple", {128, 0, 128}},   {"teal", {0, 128, 128}},    {"aqua", {0, 255, 255}},
    {"cyan", {0, 255, 255}},     {"lime", {0, 255, 0}},      {"fuchsia", {255, 0, 255}},
    {"magenta", {255, 0, 255}},  {"orange", {255, 165, 0}},  {"gold", {255, 215, 0}},
    {"brown", {165, 42, 42}},    {"darkgreen", {0, 100, 0}}, {"darkblue", {0, 0, 139}},
    {"darkred", {139, 0, 0}},    {"pink", {255, 192, 203}},  {"beige", {245, 245, 220}},
    {"currentColor", {0, 0, 0}},
};

static int hex_digit(char c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

static bool read_hex(uint8_t rgb[3], struct str value)
{
    size_t digits = value.size - 1;
    if (digits != 3 && digits != 6) {
        return false;
    }
    for (size_t i = 0; i < 3; i++) {
        int high = hex_digit(value.data[1 + i * digits / 3]);
        int low = hex_digit(value.data[1 + i * digits / 3 + (digits == 6)]);
        if (high < 0 || low < 0) {
            return false;
        }
        rgb[i] = (uint8_t)(high * 16 + low);
    }
    return true;
}

static bool read_rgb(uint8_t rgb[3], struct str value)
{
    size_t at = 4;
    for (size_t i = 0; i < 3; i++) {
        double part;
        if (!svg_number(&part, value, &at)) {
            return false;
        }
        if (at < value.size && value.data[at] == '%') {
            part = part * 255 / 100;
            at++;
        }
        part = part < 0 ? 0 : part > 255 ? 255 : part;
        rgb[i] = (uint8_t)(part + 0.5);
    }
    return true;
}

static bool read_colour(uint8_t rgb[3], struct str value)
{
    if (str_starts_with(value, STR("#"))) {
        return read_hex(rgb, value);
    }
    if (str_starts_with(value, STR("rgb("))) {
        return read_rgb(rgb, value);
    }
    for (size_t i = 0; i < sizeof NAMES / sizeof NAMES[0]; i++) {
        if (str_equal(value, str_from(NAMES[i].name))) {
            for (size_t c = 0; c < 3; c++) {
                rgb[c] = NAMES[i].rgb[c];
            }
            return true;
        }
    }
    return false;
}

static void apply_fill(struct svg_style *style, struct str value)
{
    style->fault = NULL;
    if (str_equal(value, STR("none")) || str_equal(value, STR("transparent"))) {
        style->filled = false;
    } else if (str_starts_with(value, STR("url("))) {
        style->filled = true;
        style->fault = "fills an area with a gradient or pattern; give it a plain colour";
    } else if (!str_equal(value, STR("inherit"))) {
        style->filled = true;
        if (!read_colour(style->rgb, value)) {
            style->fault = "names a colour in a way that is not understood; write it as "
                           "#rrggbb";
        }
    }
}

void style_apply(struct svg_style *style, struct str name, struct str value)
{
    static const char *const EFFECTS[] = {"filter", "mask", "clip-path"};
    size_t cut = str_find(value, STR("!important"), 0);
    value = str_trim(str_slice(value, 0, cut));
    bool none = str_equal(value, STR("none"));
    if (str_equal(name, STR("fill"))) {
        apply_fill(style, value);
    } else if (str_equal(name, STR("fill-rule"))) {
        style->even_odd = str_equal(value, STR("evenodd"));
    } else if (str_equal(name, STR("stroke"))) {
        style->stroked = !none && !str_equal(value, STR("transparent"));
    } else if (str_equal(name, STR("stroke-width"))) {
        style->stroke_width = svg_length(value, style->stroke_width);
    } else if (str_equal(name, STR("opacity")) || str_equal(name, STR("fill-opacity"))) {
        style->opacity *= svg_length(value, 1);
    } else if (str_equal(name, STR("display"))) {
        style->hidden = style->hidden || none;
    } else if (str_equal(name, STR("visibility"))) {
        style->hidden = !str_equal(value, STR("visible"));
    }
    for (size_t i = 0; i < sizeof EFFECTS / sizeof EFFECTS[0]; i++) {
        if (str_equal(name, str_from(EFFECTS[i])) && !none) {
            style->effect = "uses a filter, mask or clipping path; release or expand it "
                            "in the drawing program";
        }
    }
}

void style_apply_list(struct svg_style *style, struct str list)
{
    for (size_t from = 0; from < list.size;) {
        size_t to = str_find(list, STR(";"), from);
        to = to == SIZE_MAX ? list.size : to;
        struct str entry = str_slice(list, from, to);
        size_t colon = str_find(entry, STR(":"), 0);
        if (colon != SIZE_MAX) {
            style_apply(style, str_trim(str_slice(entry, 0, colon)),
                        str_trim(str_slice(entry, colon + 1, entry.size)));
        }
        from = to + 1;
    }
}

/* ---- style sheets ---------------------------------------------------------------- */

static struct str without_comments(struct str sheet, struct arena *arena)
{
    struct builder out = {.arena = arena};
    for (size_t from = 0; from < sheet.size;) {
        size_t start = str_find(sheet, STR("/*"), from);
        size_t end = start == SIZE_MAX ? SIZE_MAX : str_find(sheet, STR("*/"), start + 2);
        builder_add(&out, str_slice(sheet, from, start));
        from = end == SIZE_MAX ? sheet.size : end + 2;
    }
    return builder_str(&out);
}

/* Adds ".a,.b" with their properties; false for any other selector. */
static bool add_selectors(struct svg_rules *rules, struct str selectors, struct str list,
                          struct arena *arena)
{
    for (size_t from = 0; from < selectors.size;) {
        size_t to = str_find(selectors, STR(","), from);
        to = to == SIZE_MAX ? selectors.size : to;
        struct str name = str_trim(str_slice(selectors, from, to));
        if (name.size < 2 || name.data[0] != '.' ||
            str_find(name, STR(" "), 0) != SIZE_MAX ||
            str_find(name, STR("."), 1) != SIZE_MAX ||
            str_find(name, STR(":"), 0) != SIZE_MAX) {
            return false;
        }
        *array_push(arena, rules) =
            (struct svg_rule){str_slice(name, 1, name.size), list};
        from = to + 1;
    }
    return true;
}

bool style_read_sheet(struct svg_rules *rules, struct str sheet, struct arena *arena)
{
    sheet = without_comments(sheet, arena);
    for (size_t from = 0;;) {
        size_t open = str_find(sheet, STR("{"), from);
        if (open == SIZE_MAX) {
            return str_trim(str_slice(sheet, from, sheet.size)).size == 0;
        }
        size_t close = str_find(sheet, STR("}"), open);
        struct str selectors = str_trim(str_slice(sheet, from, open));
        struct str list = str_slice(sheet, open + 1, close);
        if (close == SIZE_MAX || selectors.size == 0 ||
            !add_selectors(rules, selectors, list, arena)) {
            return false;
        }
        from = close + 1;
    }
}
