/* No width of tabs is right for every file: some editors show four columns, some eight,
 * and who indents by tabs alone means two. So each is tried, and the one taken under
 * which most lines stand where the lines above them let them stand. */
#include "input/tabs.h"
#include "input/input.h"
#include "input/tree.h"
#include <stdbool.h>

enum { LEVELS_MAX = 64, POINTS_RIGHT = 2, POINTS_POSSIBLE = 1 };

static const size_t WIDTHS[] = {TREE_INDENT, 4, 8};

/* The lines that are open above a line, from the outermost. */
struct outline {
    struct level {
        size_t column; /* of its dash, or of its key */
        bool dash;
    } levels[LEVELS_MAX];
    size_t count;
    bool opened; /* the last line ends where something further in begins */
};

size_t tabs_indent(struct str line, size_t width, size_t *size)
{
    size_t column = 0;
    size_t at = 0;
    for (; at < line.size && (line.data[at] == ' ' || line.data[at] == '\t'); at++) {
        column = line.data[at] == '\t' ? (column / width + 1) * width : column + 1;
    }
    *size = at;
    return column;
}

static bool is_item(struct str rest)
{
    return str_equal(rest, STR("-")) || str_starts_with(rest, STR("- "));
}

/* True for a key without a value, or with the sign of a text in lines. */
static bool opens(struct str rest)
{
    struct str line = str_trim(rest);
    while (line.size > 0 &&
           (line.data[line.size - 1] == '-' || line.data[line.size - 1] == '+')) {
        line.size--;
    }
    return str_ends_with(line, STR(":")) || str_ends_with(line, STR(" |")) ||
           str_ends_with(line, STR(" >"));
}

/* How well a line fits below those that are open. */
static int judge(const struct outline *outline, size_t column, bool dash)
{
    const struct level *last =
        outline->count > 0 ? &outline->levels[outline->count - 1] : NULL;
    if (last == NULL) {
        return column == 0 ? POINTS_RIGHT : 0;
    }
    if (outline->opened) {
        bool possible = column + (dash ? 1 : 0) > last->column;
        bool right = column == last->column + TREE_INDENT;
        return right ? POINTS_RIGHT : possible ? POINTS_POSSIBLE : 0;
    }
    bool nearest = true;
    for (size_t i = outline->count; i > 0; i--) {
        const struct level *level = &outline->levels[i - 1];
        if (level->dash == dash) {
            if (level->column == column) {
                return nearest ? POINTS_RIGHT : POINTS_POSSIBLE;
            }
            nearest = false;
        }
    }
    return 0;
}

static void open_level(struct outline *outline, size_t column, bool dash)
{
    if (outline->count < LEVELS_MAX) {
        outline->levels[outline->count++] = (struct level){column, dash};
    }
}

/* The line becomes the last one of those that are open. */
static void add_line(struct outline *outline, size_t column, struct str rest)
{
    while (outline->count > 0 && outline->levels[outline->count - 1].column >= column) {
        outline->count--;
    }
    for (; is_item(rest); column += TREE_INDENT) {
        open_level(outline, column, true);
        rest =
            str_slice(rest, rest.size < TREE_INDENT ? rest.size : TREE_INDENT, rest.size);
    }
    open_level(outline, column, false);
    outline->opened = opens(rest);
}

/* Points of all lines that begin with a tab, if one is so wide. */
static size_t count_points(struct str text, size_t width)
{
    struct outline outline = {.count = 0};
    size_t points = 0;
    for (size_t at = 0; at < text.size;) {
        struct str line = str_take_line(text, &at);
        size_t size = 0;
        size_t column = tabs_indent(line, width, &size);
        struct str rest = str_slice(line, size, line.size);
        if (rest.size > 0 && rest.data[0] != '#') {
            points +=
                line.data[0] == '\t' ? (size_t)judge(&outline, column, is_item(rest)) : 0;
            add_line(&outline, column, rest);
        }
    }
    return points;
}

size_t tabs_width(struct str text)
{
    size_t best = WIDTHS[0];
    size_t most = 0;
    for (size_t i = 0; i < sizeof WIDTHS / sizeof WIDTHS[0]; i++) {
        size_t points = count_points(text, WIDTHS[i]);
        if (points > most) {
            most = points;
            best = WIDTHS[i];
        }
    }
    return best;
}

struct str input_replace_tabs(struct str text, struct arena *arena)
{
    struct builder out = {.arena = arena};
    size_t width = tabs_width(text);
    bool any = false;
    for (size_t at = 0; at < text.size;) {
        size_t start = at;
        size_t size = 0;
        struct str line = str_take_line(text, &at);
        if (line.size > 0 && line.data[0] == '\t') {
            size_t column = tabs_indent(line, width, &size);
            builder_format(&out, "%*s", (int)column, "");
            any = true;
        }
        builder_add(&out, str_slice(text, start + size, at));
    }
    return any ? builder_str(&out) : text;
}
