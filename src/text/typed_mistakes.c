/* What looks like markup but is none: it would be printed as it stands. */
#include "base/array.h"
#include "base/catalogue.h"
#include "base/letters.h"
#include "text/pipes.h"
#include "text/typed_parts.h"

struct typed_fault *mistakes_add(struct mistakes *mistakes, size_t number,
                                 struct str sign, const char *rule, const char *words)
{
    struct typed_fault *fault = array_push(mistakes->arena, &mistakes->faults);
    *fault = (struct typed_fault){
        .number = number, .sign = sign, .rule = rule, .words = words};
    return fault;
}

static bool is_letter(struct str line, size_t at)
{
    return at < line.size && letters_is_letter(str_next(line, &at));
}

/* „-без интервал“: not at a number, which may be negative. */
static void look_for_dash(struct mistakes *mistakes, size_t number, struct str line)
{
    bool dash = typed_byte_at(line, 0) == '-' && is_letter(line, 1);
    bool first = dash && !mistakes->dashed;
    mistakes->dashed = dash;
    if (first) {
        mistakes_add(mistakes, number, STR("-"), "markup-dash",
                     "put a blank after the - to make this an item of a list (\\- prints "
                     "the sign)")
            ->mended = STR("- ");
    }
}

static void look_for_heading(struct mistakes *mistakes, size_t number, struct str line)
{
    size_t signs = 0;
    while (typed_byte_at(line, signs) == '#') {
        signs++;
    }
    if (signs >= 2 && signs < line.size && !typed_is_blank(line.data[signs])) {
        struct str sign = str_slice(line, 0, signs);
        mistakes_add(mistakes, number, sign, "markup-heading",
                     "put a blank between the # and the heading (\\# prints the sign)")
            ->mended = str_format(mistakes->arena, "%.*s ", STR_ARGS(sign));
    }
}

void mistakes_look_at_beginning(struct mistakes *mistakes, size_t number, struct str line)
{
    look_for_dash(mistakes, number, line);
    look_for_heading(mistakes, number, line);
}

static bool is_escaped(struct str line, size_t at)
{
    size_t slashes = 0;
    while (slashes < at && line.data[at - slashes - 1] == '\\') {
        slashes++;
    }
    return slashes % 2 == 1;
}

static void look_for_footnote(struct mistakes *mistakes, size_t number, struct str line)
{
    for (size_t at = str_find(line, STR("[^"), 0); at != SIZE_MAX;
         at = str_find(line, STR("[^"), at + 1)) {
        if (is_escaped(line, at) ||
            (mistakes->refers && footnote_at(line, at).size > 0)) {
            continue;
        }
        size_t end = str_find(line, STR("]"), at);
        struct str sign = str_slice(line, at, end == SIZE_MAX ? at + 2 : end + 1);
        mistakes_add(
            mistakes, number, sign, "markup-footnote",
            mistakes->refers
                ? N_("a footnote is [^1] behind a word and [^1]: before its text, with "
                     "a number or a word of letters (\\[ prints the sign)")
                : N_("a footnote stands in the running text of a `body` only, not in a "
                     "table or another note (\\[ prints the sign)"));
        return;
    }
}

static bool begins_address(struct str text)
{
    static const char *const BEGINNINGS[] = {
        "http://", "https://", "mailto:", "tel:", "www.", "<http"};
    for (size_t i = 0; i < sizeof BEGINNINGS / sizeof BEGINNINGS[0]; i++) {
        if (str_starts_with(text, str_from(BEGINNINGS[i]))) {
            return true;
        }
    }
    return false;
}

/* [text] (https://…) */
static void look_for_link(struct mistakes *mistakes, size_t number, struct str line)
{
    for (size_t at = str_find(line, STR("]"), 0); at != SIZE_MAX;
         at = str_find(line, STR("]"), at + 1)) {
        size_t open = typed_skip_blanks(line, at + 1);
        if (open > at + 1 && typed_byte_at(line, open) == '(' && !is_escaped(line, at) &&
            begins_address(str_slice(line, open + 1, line.size))) {
            mistakes_add(mistakes, number, str_slice(line, at, open + 1), "markup-link",
                         "a link has no blank between ] and (; remove it")
                ->mended = STR("](");
            return;
        }
    }
}

/* ~~struck~~ */
static void look_for_strike(struct mistakes *mistakes, size_t number, struct str line)
{
    size_t open = str_find(line, STR("~~"), 0);
    size_t close = open == SIZE_MAX ? SIZE_MAX : str_find(line, STR("~~"), open + 3);
    if (close != SIZE_MAX && !is_escaped(line, open) &&
        !typed_is_blank(line.data[open + 2])) {
        mistakes_add(mistakes, number, STR("~~"), "markup-strike",
                     "nothing is struck out in a brochure; remove the words, or the ~~ "
                     "around them (\\~ prints the sign)");
    }
}

void mistakes_look_inside(struct mistakes *mistakes, size_t number, struct str line)
{
    look_for_footnote(mistakes, number, line);
    look_for_link(mistakes, number, line);
    look_for_strike(mistakes, number, line);
}

/* [x] and [ ] at the beginning of an item. */
void mistakes_look_behind_label(struct mistakes *mistakes, size_t number,
                                struct str words)
{
    struct str text = str_slice(words, typed_skip_blanks(words, 0), words.size);
    if (str_starts_with(text, STR("[ ] ")) || str_starts_with(text, STR("[x] ")) ||
        str_starts_with(text, STR("[X] "))) {
        mistakes_add(
            mistakes, number, str_slice(text, 0, 3), "markup-box",
            "boxes are not ticked in print; remove the [ ] (\\[ prints the sign)");
    }
}

static bool holds(struct str line, const char *sign)
{
    size_t at = str_find(line, str_from(sign), 0);
    return at != SIZE_MAX && !is_escaped(line, at + (sign[0] == ' ' ? 1 : 0));
}

/* Rows that were written or pasted as those of a table, with bars or tabs between cells,
 * but without the line of dashes. */
static void look_for_rows(struct mistakes *mistakes, size_t number, struct str line,
                          struct str next)
{
    bool framed = line.data[0] == '|' && pipes_count(line) > 1;
    bool ruled = pipes_is_rule(next) || str_find(line, STR("|--"), 0) != SIZE_MAX ||
                 str_find(line, STR("| --"), 0) != SIZE_MAX;
    bool barred = !ruled && (framed || (holds(line, " | ") && holds(next, " | ")));
    bool first = !mistakes->in_rows;
    bool tabbed = holds(line, "\t") && holds(next, "\t");
    mistakes->in_rows = barred || holds(line, "\t");
    if (barred && first) {
        mistakes_add(
            mistakes, number, STR("|"), "markup-table",
            mistakes->use == TYPED_BODY
                ? N_("rows with | are a table only with a line of dashes below the "
                     "first: | --- | --- | (\\| prints the sign)")
                : N_("a table stands in a `body`, or in a section of its own (kind: "
                     "table); write its rows as a list here"))
            ->doubtful = !framed; /* it may part words as well */
    } else if (tabbed && first) {
        mistakes_add(
            mistakes, number, STR("\t"), "markup-table",
            "these lines have tabs as the rows of a table have; write them as  | "
            "cell | cell |  with a line of dashes below the first, or put blanks")
            ->doubtful = true;
    }
}

/* The line of dashes tells a table from text. */
void mistakes_look_for_table(struct mistakes *mistakes, size_t number, struct str line,
                             struct str next)
{
    if (!pipes_is_rule(line)) {
        look_for_rows(mistakes, number, line, next);
        return;
    }
    mistakes->in_rows = true;
    mistakes_add(mistakes, number, STR("|"), "markup-table",
                 mistakes->use == TYPED_BODY
                     ? N_("a table needs its head right above this line: | Year | Sum |")
                     : N_("a table stands in a `body`, or in a section of its own (kind: "
                          "table); write its rows as a list here"));
}
