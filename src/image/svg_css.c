/* Style sheets: rules with selectors of types, classes, ids, attributes and places, put
 * in order once, and what they say of an element. */
#include "image/svg_css.h"
#include "base/catalogue.h"
#include "base/array.h"
#include <stdlib.h>

enum {
    RULES_MAX = 2000,
    PARTS_MAX = 16,
    STEPS_MAX = 50000000 /* a second or two */
};

enum part_kind {
    PART_ANY,
    PART_TYPE,
    PART_CLASS,
    PART_ID,
    PART_HAS, /* [name] */
    PART_IS, /* [name=value] */
    PART_HAS_WORD, /* [name~=value] */
    PART_BEGINS, /* [name^=value] */
    PART_ENDS, /* [name$=value] */
    PART_HOLDS, /* [name*=value] */
    PART_BEGINS_WORD, /* [name|=value] */
    PART_FIRST, /* :first-child */
    PART_WITHIN, /* a blank: what stands before it is around */
    PART_CHILD, /* > */
    PART_AFTER /* + */
};

struct part {
    enum part_kind kind;
    struct str name, value;
};

struct svg_rule {
    struct part *parts;
    size_t part_count;
    int weight; /* of its selector */
    size_t order; /* in the sheets */
    struct str list; /* of its properties */
    bool urgent; /* some are !important */
};

static const char *const NAMES[] = {
    [PROPERTY_COLOR] = "color",
    [PROPERTY_FILL] = "fill",
    [PROPERTY_FILL_RULE] = "fill-rule",
    [PROPERTY_FILL_OPACITY] = "fill-opacity",
    [PROPERTY_STROKE] = "stroke",
    [PROPERTY_STROKE_WIDTH] = "stroke-width",
    [PROPERTY_STROKE_LINECAP] = "stroke-linecap",
    [PROPERTY_STROKE_LINEJOIN] = "stroke-linejoin",
    [PROPERTY_STROKE_MITERLIMIT] = "stroke-miterlimit",
    [PROPERTY_STROKE_DASHARRAY] = "stroke-dasharray",
    [PROPERTY_STROKE_DASHOFFSET] = "stroke-dashoffset",
    [PROPERTY_STROKE_OPACITY] = "stroke-opacity",
    [PROPERTY_PAINT_ORDER] = "paint-order",
    [PROPERTY_FONT] = "font",
    [PROPERTY_FONT_SIZE] = "font-size",
    [PROPERTY_VISIBILITY] = "visibility",
    [PROPERTY_CLIP_RULE] = "clip-rule",
    [PROPERTY_MARKER] = "marker",
    [PROPERTY_MARKER_START] = "marker-start",
    [PROPERTY_MARKER_MID] = "marker-mid",
    [PROPERTY_MARKER_END] = "marker-end",
    [PROPERTY_DISPLAY] = "display",
    [PROPERTY_OPACITY] = "opacity",
    [PROPERTY_OVERFLOW] = "overflow",
    [PROPERTY_CLIP] = "clip",
    [PROPERTY_CLIP_PATH] = "clip-path",
    [PROPERTY_MASK] = "mask",
    [PROPERTY_FILTER] = "filter",
    [PROPERTY_BLEND] = "mix-blend-mode",
    [PROPERTY_STOP_COLOR] = "stop-color",
    [PROPERTY_STOP_OPACITY] = "stop-opacity",
    [PROPERTY_TRANSFORM] = "transform",
    [PROPERTY_TRANSFORM_ORIGIN] = "transform-origin",
    [PROPERTY_TRANSFORM_BOX] = "transform-box",
    [PROPERTY_VECTOR_EFFECT] = "vector-effect",
    [PROPERTY_BACKGROUND] = "background-color",
    [PROPERTY_GEOMETRY] = "d",
};

/* Sizes and places that a style may give; as attributes they are no properties. */
static const char *const GEOMETRY[] = {"x",  "y",  "r",     "cx",     "cy",
                                       "rx", "ry", "width", "height", "d"};

/* ---- declarations ---------------------------------------------------------------- */

static enum svg_property find_property(struct str name)
{
    for (size_t i = 0; i < PROPERTY_GEOMETRY; i++) {
        if (str_equal(name, str_from(NAMES[i]))) {
            return (enum svg_property)i;
        }
    }
    return PROPERTY_COUNT;
}

static bool is_geometry(struct str name)
{
    for (size_t i = 0; i < sizeof GEOMETRY / sizeof GEOMETRY[0]; i++) {
        if (str_equal(name, str_from(GEOMETRY[i]))) {
            return true;
        }
    }
    return false;
}

/* "marker" names all three places of a line at once. */
static void declare(struct svg_declared *out, struct str name, struct str value)
{
    enum svg_property property = find_property(
        str_equal(name, STR("background")) ? STR("background-color") : name);
    property =
        property == PROPERTY_COUNT && is_geometry(name) ? PROPERTY_GEOMETRY : property;
    if (property == PROPERTY_MARKER) {
        out->values[PROPERTY_MARKER_START] = value;
        out->values[PROPERTY_MARKER_MID] = value;
        out->values[PROPERTY_MARKER_END] = value;
    } else if (property != PROPERTY_COUNT && value.size > 0) {
        out->values[property] = value;
    }
}

/* The end of a declaration: a semicolon outside brackets and quotes. */
static size_t declaration_end(struct str list, size_t from)
{
    int depth = 0;
    char quote = 0;
    for (size_t i = from; i < list.size; i++) {
        char c = list.data[i];
        if (quote != 0) {
            quote = c == quote ? 0 : quote;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '(' || c == ')') {
            depth += c == '(' ? 1 : -1;
        } else if (c == ';' && depth <= 0) {
            return i;
        }
    }
    return list.size;
}

static void declare_list(struct svg_declared *out, struct str list, bool urgent)
{
    for (size_t from = 0; from < list.size;) {
        size_t to = declaration_end(list, from);
        struct str entry = str_slice(list, from, to);
        size_t colon = str_find(entry, STR(":"), 0);
        from = to + 1;
        if (colon == SIZE_MAX) {
            continue;
        }
        struct str value = str_slice(entry, colon + 1, entry.size);
        size_t mark = str_find(value, STR("!"), 0);
        bool important =
            mark != SIZE_MAX && str_find(value, STR("important"), mark) != SIZE_MAX;
        if (important == urgent) {
            declare(out, str_trim(str_slice(entry, 0, colon)),
                    str_trim(str_slice(value, 0, mark)));
        }
    }
}

/* ---- reading selectors ----------------------------------------------------------- */

static bool is_name_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           c == '-' || c == '_' || (unsigned char)c >= 0x80;
}

static struct str read_name(struct str text, size_t *at)
{
    size_t start = *at;
    while (*at < text.size && is_name_byte(text.data[*at])) {
        (*at)++;
    }
    return str_slice(text, start, *at);
}

static struct str without_quotes(struct str value)
{
    value = str_trim(value);
    bool quoted = value.size >= 2 && (value.data[0] == '"' || value.data[0] == '\'');
    return quoted ? str_slice(value, 1, value.size - 1) : value;
}

/* "[name]", "[name=value]" and its kin; *at stands behind the bracket. */
static bool read_attribute(struct part *part, struct str text, size_t *at)
{
    static const struct {
        char sign;
        enum part_kind kind;
    } KINDS[] = {{'~', PART_HAS_WORD},
                 {'^', PART_BEGINS},
                 {'$', PART_ENDS},
                 {'*', PART_HOLDS},
                 {'|', PART_BEGINS_WORD}};
    size_t end = str_find(text, STR("]"), *at);
    size_t equals = str_find(text, STR("="), *at);
    if (end == SIZE_MAX) {
        return false;
    }
    part->kind = PART_HAS;
    size_t name_end = end;
    if (equals < end) {
        part->kind = PART_IS;
        name_end = equals;
        part->value = without_quotes(str_slice(text, equals + 1, end));
        for (size_t i = 0; i < sizeof KINDS / sizeof KINDS[0]; i++) {
            if (equals > *at && text.data[equals - 1] == KINDS[i].sign) {
                part->kind = KINDS[i].kind;
                name_end = equals - 1;
            }
        }
    }
    part->name = str_trim(str_slice(text, *at, name_end));
    *at = end + 1;
    return part->name.size > 0;
}

/* One simple selector at *at; false for those that are not understood. */
static bool read_simple(struct part *part, struct str text, size_t *at)
{
    char c = text.data[*at];
    bool sign = c == '.' || c == '#' || c == ':' || c == '[' || c == '*';
    *at += sign ? 1 : 0;
    if (c == '*') {
        part->kind = PART_ANY;
        return true;
    }
    if (c == '[') {
        return read_attribute(part, text, at);
    }
    part->kind = c == '.'   ? PART_CLASS
                 : c == '#' ? PART_ID
                 : c == ':' ? PART_FIRST
                            : PART_TYPE;
    part->name = read_name(text, at);
    return part->name.size > 0 && (c != ':' || str_equal(part->name, STR("first-child")));
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* Between two compounds: a blank, or a sign with or without blanks. */
static enum part_kind read_joint(struct str text, size_t *at)
{
    enum part_kind kind = PART_ANY;
    for (; *at < text.size; (*at)++) {
        char c = text.data[*at];
        if (c == '>' || c == '+') {
            kind = c == '>' ? PART_CHILD : PART_AFTER;
        } else if (is_blank(c)) {
            kind = kind == PART_ANY ? PART_WITHIN : kind;
        } else {
            break;
        }
    }
    return kind;
}

static int weight_of(enum part_kind kind)
{
    enum { ID = 10000, CLASS = 100 };
    return kind == PART_ID                            ? ID
           : kind == PART_TYPE                        ? 1
           : kind >= PART_CLASS && kind <= PART_FIRST ? CLASS
                                                      : 0;
}

/* A selector without commas; false if it is not understood. */
static bool read_selector(struct svg_rule *rule, struct str text, struct arena *arena)
{
    rule->parts = arena_new_array(arena, PARTS_MAX, struct part);
    for (size_t at = 0; at < text.size;) {
        struct part part = {.kind = at == 0 ? PART_ANY : read_joint(text, &at)};
        if (part.kind == PART_ANY &&
            (at == text.size || !read_simple(&part, text, &at))) {
            return false;
        }
        if (rule->part_count == PARTS_MAX) {
            return false;
        }
        rule->parts[rule->part_count++] = part;
        rule->weight += weight_of(part.kind);
    }
    return rule->part_count > 0 && rule->parts[rule->part_count - 1].kind < PART_WITHIN;
}

/* ---- reading sheets -------------------------------------------------------------- */

/* Comments become blanks, and so do the marks that hide a sheet in old browsers. */
static struct str without_comments(struct str sheet, struct arena *arena)
{
    struct builder out = {.arena = arena};
    for (size_t from = 0; from < sheet.size;) {
        size_t start = str_find(sheet, STR("/*"), from);
        size_t end = start == SIZE_MAX ? SIZE_MAX : str_find(sheet, STR("*/"), start + 2);
        builder_add(&out, str_slice(sheet, from, start));
        builder_add(&out, STR(" "));
        from = end == SIZE_MAX ? sheet.size : end + 2;
    }
    return builder_str(&out);
}

static bool add_rules(struct svg_sheet *sheet, struct str selectors, struct str list)
{
    for (size_t from = 0; from <= selectors.size;) {
        size_t to = str_find(selectors, STR(","), from);
        to = to == SIZE_MAX ? selectors.size : to;
        struct svg_rule rule = {.order = sheet->count, .list = list};
        rule.urgent = str_find(list, STR("!"), 0) != SIZE_MAX;
        if (sheet->count == RULES_MAX ||
            !read_selector(&rule, str_trim(str_slice(selectors, from, to)),
                           sheet->arena)) {
            return false;
        }
        *array_push(sheet->arena, sheet) = rule;
        from = to + 1;
    }
    return true;
}

/* Rules with an at sign: fonts and vocabularies change nothing here; others may. */
static bool skip_at_rule(struct str sheet, size_t *from)
{
    static const char *const HARMLESS[] = {"@font-face", "@charset", "@namespace"};
    struct str rest = str_slice(sheet, *from, sheet.size);
    size_t end = str_find(rest, STR(";"), 0), open = str_find(rest, STR("{"), 0);
    if (open < end) {
        end = str_find(rest, STR("}"), open);
    }
    *from += end == SIZE_MAX ? rest.size : end + 1;
    for (size_t i = 0; i < sizeof HARMLESS / sizeof HARMLESS[0]; i++) {
        if (str_starts_with(rest, str_from(HARMLESS[i]))) {
            return true;
        }
    }
    return false;
}

static void skip_blanks(struct str sheet, size_t *from)
{
    while (*from < sheet.size) {
        struct str rest = str_slice(sheet, *from, sheet.size);
        size_t step = is_blank(rest.data[0])               ? 1
                      : str_starts_with(rest, STR("<!--")) ? 4
                      : str_starts_with(rest, STR("-->"))  ? 3
                                                           : 0;
        if (step == 0) {
            return;
        }
        *from += step;
    }
}

static bool read_sheet(struct svg_sheet *out, struct str sheet)
{
    sheet = without_comments(sheet, out->arena);
    for (size_t from = 0;;) {
        skip_blanks(sheet, &from);
        if (from == sheet.size) {
            return true;
        }
        if (sheet.data[from] == '@') {
            if (!skip_at_rule(sheet, &from)) {
                return false;
            }
            continue;
        }
        size_t open = str_find(sheet, STR("{"), from);
        size_t close = open == SIZE_MAX ? SIZE_MAX : str_find(sheet, STR("}"), open);
        if (close == SIZE_MAX || !add_rules(out, str_slice(sheet, from, open),
                                            str_slice(sheet, open + 1, close))) {
            return false;
        }
        from = close + 1;
    }
}

static int compare_rules(const void *a, const void *b)
{
    const struct svg_rule *one = a;
    const struct svg_rule *two = b;
    if (one->weight != two->weight) {
        return one->weight < two->weight ? -1 : 1;
    }
    return one->order < two->order ? -1 : one->order > two->order;
}

/* A sheet in another language than CSS is none that applies. */
static bool is_css(const struct svg_node *node)
{
    struct str type = svg_attribute(node, STR("type"));
    return type.size == 0 || str_equal(type, STR("text/css"));
}

const char *svg_sheet_read(struct svg_sheet *out, const struct svg_tree *tree,
                           struct arena *arena)
{
    *out = (struct svg_sheet){.arena = arena};
    for (size_t i = 0; i < tree->sheet_count; i++) {
        if (is_css(tree->sheets[i]) &&
            !read_sheet(out, builder_str(&tree->sheets[i]->text))) {
            return N_("has a style sheet that is not understood; export it with "
                      "presentation attributes");
        }
    }
    if (out->count > 0) {
        qsort(out->items, out->count, sizeof *out->items, compare_rules);
    }
    return NULL;
}

/* ---- matching -------------------------------------------------------------------- */

/* True if a list of words between blanks has this one. */
static bool has_word(struct str list, struct str word)
{
    for (size_t at = 0; at < list.size;) {
        size_t from = at;
        while (at < list.size && !is_blank(list.data[at])) {
            at++;
        }
        if (at > from && str_equal(str_slice(list, from, at), word)) {
            return true;
        }
        at++;
    }
    return false;
}

static bool matches_attribute(const struct part *part, const struct svg_node *node)
{
    struct str value = svg_attribute(node, part->name);
    switch (part->kind) {
    case PART_HAS: return value.size > 0;
    case PART_IS: return str_equal(value, part->value);
    case PART_HAS_WORD: return has_word(value, part->value);
    case PART_BEGINS: return part->value.size > 0 && str_starts_with(value, part->value);
    case PART_ENDS: return part->value.size > 0 && str_ends_with(value, part->value);
    case PART_HOLDS:
        return part->value.size > 0 && str_find(value, part->value, 0) != SIZE_MAX;
    case PART_BEGINS_WORD:
        return str_equal(value, part->value) ||
               (str_starts_with(value, part->value) && value.size > part->value.size &&
                value.data[part->value.size] == '-');
    case PART_ANY:
    case PART_TYPE:
    case PART_CLASS:
    case PART_ID:
    case PART_FIRST:
    case PART_WITHIN:
    case PART_CHILD:
    case PART_AFTER: break;
    }
    return false;
}

static bool matches_simple(const struct part *part, const struct svg_node *node)
{
    switch (part->kind) {
    case PART_ANY: return true;
    case PART_TYPE: return str_equal(node->name, part->name);
    case PART_CLASS: return has_word(svg_attribute(node, STR("class")), part->name);
    case PART_ID: return str_equal(svg_attribute(node, STR("id")), part->name);
    case PART_FIRST: return node->parent != NULL && node->previous == NULL;
    case PART_HAS:
    case PART_IS:
    case PART_HAS_WORD:
    case PART_BEGINS:
    case PART_ENDS:
    case PART_HOLDS:
    case PART_BEGINS_WORD: return matches_attribute(part, node);
    case PART_WITHIN:
    case PART_CHILD:
    case PART_AFTER: break;
    }
    return false;
}

/* The first `count` parts fit the element, read from the last one. */
static bool matches(struct svg_sheet *sheet, const struct part *parts, size_t count,
                    const struct svg_node *node)
{
    for (; node != NULL && count > 0 && parts[count - 1].kind < PART_WITHIN; count--) {
        sheet->steps++;
        if (!matches_simple(&parts[count - 1], node)) {
            return false;
        }
    }
    if (count == 0 || node == NULL || sheet->steps > STEPS_MAX) {
        return node != NULL && count == 0;
    }
    enum part_kind joint = parts[--count].kind;
    if (joint != PART_WITHIN) {
        return matches(sheet, parts, count,
                       joint == PART_CHILD ? node->parent : node->previous);
    }
    for (node = node->parent; node != NULL; node = node->parent) {
        if (matches(sheet, parts, count, node)) {
            return true;
        }
    }
    return false;
}

static void apply_rules(struct svg_declared *out, struct svg_sheet *sheet,
                        const struct svg_node *node, bool urgent)
{
    for (size_t i = 0; i < sheet->count; i++) {
        const struct svg_rule *rule = &sheet->items[i];
        if ((rule->urgent || !urgent) &&
            matches(sheet, rule->parts, rule->part_count, node)) {
            declare_list(out, rule->list, urgent);
        }
    }
}

bool svg_declare(struct svg_declared *out, struct svg_sheet *sheet,
                 const struct svg_node *node)
{
    *out = (struct svg_declared){0};
    for (size_t i = 0; i < node->attribute_count; i++) {
        const struct svg_attribute *attribute = &node->attributes[i];
        enum svg_property property = find_property(attribute->name);
        if (property != PROPERTY_COUNT && property != PROPERTY_MARKER &&
            property != PROPERTY_FONT && property != PROPERTY_BACKGROUND) {
            out->values[property] = str_trim(attribute->value);
        }
    }
    struct str own = svg_attribute(node, STR("style"));
    if (str_find(own, STR("/*"), 0) != SIZE_MAX) {
        own = without_comments(own, sheet->arena);
    }
    for (int urgent = 0; urgent < 2; urgent++) {
        apply_rules(out, sheet, node, urgent != 0);
        declare_list(out, own, urgent != 0);
    }
    return sheet->steps <= STEPS_MAX;
}
