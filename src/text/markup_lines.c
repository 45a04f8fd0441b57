/* Lines of CommonMark before libcmark: what it would take for more than the field allows
 * is disarmed or found here. */
#include "text/markup_lines.h"

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t';
}

size_t markup_skip_markers(struct str line, size_t *markers)
{
    size_t at = 0;
    for (;;) {
        while (at < line.size && is_blank(line.data[at])) {
            at++;
        }
        size_t end = at;
        while (end < line.size && line.data[end] >= '0' && line.data[end] <= '9') {
            end++;
        }
        char sign = end < line.size ? line.data[end] : '\0';
        bool list = end > at ? sign == '.' || sign == ')'
                             : sign == '-' || sign == '+' || sign == '*';
        bool before_blank =
            end + 1 == line.size || (end + 1 < line.size && is_blank(line.data[end + 1]));
        bool quote = end == at && sign == '>';
        if (!quote && !(list && before_blank)) {
            return at;
        }
        at = end + 1;
        *markers += 1;
    }
}

/* The label may go over several lines, but holds no bare bracket. */
bool markup_is_definition(struct str text)
{
    if (text.size == 0 || text.data[0] != '[') {
        return false;
    }
    for (size_t at = 1; at + 1 < text.size; at++) {
        if (text.data[at] == '\\') {
            at++;
        } else if (text.data[at] == '[') {
            return false;
        } else if (text.data[at] == ']') {
            return text.data[at + 1] == ':';
        }
    }
    return false;
}

/* A line of the source of an inline text, without the blanks around it, and whether a
 * hard break ends it. */
struct inline_line {
    struct str text;
    bool broken;
};

static struct inline_line read_inline_line(struct str line)
{
    struct inline_line out = {.text = str_trim(line)};
    size_t slashes = 0;
    while (slashes < out.text.size &&
           out.text.data[out.text.size - 1 - slashes] == '\\') {
        slashes++;
    }
    out.broken = slashes % 2 == 1;
    if (slashes % 2 == 1) {
        out.text.size--;
    }
    return out;
}

struct str markup_guard_inline(struct str text, struct arena *arena)
{
    struct builder guarded = {.arena = arena};
    struct inline_line before = {0};
    text = str_trim(text);
    for (size_t from = 0; from < text.size;) {
        size_t end = str_find(text, STR("\n"), from);
        end = end == SIZE_MAX ? text.size : end;
        struct inline_line line = read_inline_line(str_slice(text, from, end));
        if (end == text.size) {
            line.text = str_trim(str_slice(text, from, end)); /* nothing to break off */
        }
        if (line.text.size > 0) {
            struct str joint = before.broken ? STR("\\\n") : STR(" ");
            builder_add(&guarded, guarded.count > 0 ? joint : (struct str){0});
            bool start = guarded.count == 0 || before.broken;
            builder_add(&guarded, start ? MARKUP_GUARD : (struct str){0});
            builder_add(&guarded, line.text);
            before = line;
        }
        from = end + 1;
    }
    return builder_str(&guarded);
}

struct str markup_unfold(struct str text, struct arena *arena)
{
    struct builder apart = {.arena = arena};
    for (size_t i = 0; i < text.size; i++) {
        bool single = text.data[i] == '\n' && i + 1 < text.size &&
                      text.data[i + 1] != '\n' && text.data[i + 1] != ' ' && i > 0 &&
                      text.data[i - 1] != '\n';
        builder_add(&apart, single ? STR("\n\n") : str_slice(text, i, i + 1));
    }
    return builder_str(&apart);
}
