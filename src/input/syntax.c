/* Translates the parser library's faults. It names what it expected; an editor needs to
 * hear what to write instead. Where the same words stand for several mistakes, the line
 * itself tells them apart. */
#include "input/syntax.h"
#include "input/tabs.h"
#include <string.h>

enum place { AT_PROBLEM, AT_CONTEXT };

struct translation {
    const char *rule;
    const char *context; /* part of the context, or NULL for any */
    const char *problem; /* part of the problem */
    enum place place;
    const char *message;
    const char *note; /* or NULL */
};

/* The first row that fits counts. */
static const struct translation TRANSLATIONS[] = {
    {"yaml-quote", "quoted scalar", "unexpected end of stream", AT_CONTEXT,
     N_("the quote that opens here is never closed"),
     N_("end the text with the same quote; an apostrophe inside single quotes is written "
        "twice")},
    {"yaml-quote", "quoted scalar", "unexpected document indicator", AT_CONTEXT,
     N_("the quote that opens here is not closed before the line \"---\" or \"...\""),
     NULL},
    {"yaml-escape", "quoted scalar", "unknown escape character", AT_PROBLEM,
     N_("inside double quotes a backslash begins a code, and this is none"),
     N_("write two backslashes for one, or use single quotes")},
    {"yaml-escape", "quoted scalar", "hexdecimal number", AT_PROBLEM,
     N_("the code after the backslash needs hexadecimal digits"),
     N_("write two backslashes for one, or use single quotes")},
    {"yaml-escape", "quoted scalar", "invalid Unicode", AT_PROBLEM,
     N_("the code after the backslash is no character"), NULL},
    {"yaml-list", NULL, "block sequence entries are not allowed", AT_PROBLEM,
     N_("a list cannot begin on the line of its key"),
     N_("put the dash on the next line; if the dash belongs to the text, put the text in "
        "quotes")},
    {"yaml-start", NULL, "mapping keys are not allowed", AT_PROBLEM,
     N_("a text cannot begin with a question mark and a space"),
     N_("put the text in quotes")},
    {"yaml-block", "block scalar", "comment or line break", AT_PROBLEM,
     N_("nothing may follow the sign \"|\" or \">\" on its line"),
     N_("begin the text on the next line, or put it in quotes")},
    {"yaml-block", "block scalar", "indentation indicator", AT_PROBLEM,
     N_("the number after \"|\" or \">\" must be from 1 to 9"),
     N_("leave it out; it is seldom needed")},
    {"yaml-start", "alias", "alphabetic or numeric", AT_CONTEXT,
     N_("a text cannot begin with an asterisk unless it is in quotes"),
     N_("for example: text: \"**bold** and plain\"")},
    {"yaml-start", "anchor", "alphabetic or numeric", AT_CONTEXT,
     N_("a text cannot begin with \"&\" unless it is in quotes"), NULL},
    {"yaml-start", "tag", "", AT_CONTEXT,
     N_("a text cannot begin with \"!\" unless it is in quotes"), NULL},
    {"yaml-start", "directive", "", AT_CONTEXT, N_("a line cannot begin with \"%\""),
     N_("if it belongs to a text, put the text in quotes")},
    {"yaml-colon", "simple key", "could not find expected ':'", AT_CONTEXT,
     N_("a colon is missing: this line is neither \"key: text\" nor part of the text "
        "above"),
     N_("write a colon and a space after the key; or indent the line further than the "
        "key "
        "whose text it continues")},
    {"yaml-bracket", "flow sequence", "',' or ']'", AT_CONTEXT,
     N_("the bracket \"[\" that opens here is not closed, or a comma is missing"),
     N_("a text that holds one of [ ] { } , : must be in quotes")},
    {"yaml-bracket", "flow mapping", "',' or '}'", AT_CONTEXT,
     N_("the brace \"{\" that opens here is not closed, or a comma is missing"),
     N_("a text that holds one of [ ] { } , : must be in quotes")},
    {"yaml-indent", "block collection", "'-' indicator", AT_PROBLEM,
     N_("this line fits neither the list above nor anything around it"),
     N_("begin it with a dash under the dash of the item before, or indent it like the "
        "other lines of that item")},
    {"yaml-indent", "block mapping", "did not find expected key", AT_PROBLEM,
     N_("this line does not stand under the lines that it belongs to"),
     N_("all keys of one group begin in the same column")},
    {"yaml-indent", NULL, "<document start>", AT_PROBLEM,
     N_("this line stands further left than the first line of the file, or behind its "
        "end"),
     N_("the keys format, document, layout and sections begin in the first column")},
    {"yaml-start", NULL, "node content", AT_PROBLEM,
     N_("a text is missing before this sign"),
     N_("if the sign belongs to the text, put the text in quotes")},
    {"yaml-version", NULL, "incompatible YAML document", AT_CONTEXT,
     N_("this version of YAML is not known: remove the line"), NULL},
    {"limit-depth", NULL, "nesting level", AT_PROBLEM,
     N_("the content is nested too deeply"), NULL},
};

/* ---- what the line itself tells -------------------------------------------------- */

static bool contains(const char *text, const char *part)
{
    return text != NULL && strstr(text, part) != NULL;
}

/* The line of `at`, and how far into it `at` is. */
static struct str find_line(const struct source *source, size_t at, size_t *within)
{
    struct mark mark = source_mark(source, at, 1);
    size_t start = source->lines[mark.line - 1];
    struct str line = source_line(source, mark.line);
    *within = at - start > line.size ? line.size : at - start;
    return line;
}

static size_t skip_blanks(struct str line, size_t at)
{
    while (at < line.size && (line.data[at] == ' ' || line.data[at] == '\t')) {
        at++;
    }
    return at;
}

/* The offset in the source of a tab that indents the line of `at`, or SIZE_MAX. */
static size_t find_tab(const struct source *source, size_t at)
{
    size_t within = 0;
    struct str line = find_line(source, at, &within);
    struct str indent = str_slice(line, 0, skip_blanks(line, 0));
    size_t tab = str_find(indent, STR("\t"), 0);
    bool blank = indent.size == line.size;
    return tab == SIZE_MAX || blank ? SIZE_MAX : at - within + tab;
}

static char char_at(const struct source *source, size_t at)
{
    return at < source->text.size ? source->text.data[at] : '\0';
}

/* The last character before `at` that is not blank, on the same line; else NUL. */
static char char_before(const struct source *source, size_t at)
{
    while (at > 0 &&
           (source->text.data[at - 1] == ' ' || source->text.data[at - 1] == '\t')) {
        at--;
    }
    return at == 0 ? '\0' : source->text.data[at - 1];
}

/* The fix of the last message: the text from `at` to the end of its line stands in
 * quotes. None where braces, a comment or quotes make it doubtful where it ends. */
static void fix_quotes(const struct source *source, size_t at, struct diag *diag)
{
    size_t within = 0;
    struct str line = find_line(source, at, &within);
    size_t start = skip_blanks(line, within);
    struct str text = str_trim(str_slice(line, start, line.size));
    bool doubtful = text.size == 0 || str_find(text, STR(" #"), 0) != SIZE_MAX;
    for (size_t i = 0; i < line.size; i++) {
        char c = line.data[i];
        doubtful = doubtful || c == '"' || c == '\\' ||
                   (i < start && (c == '{' || c == '[' || c == '%'));
    }
    if (!doubtful) {
        struct arena *arena = arena_create();
        struct str quoted = str_format(arena, "\"%.*s\"", STR_ARGS(text));
        diag_fix_source(diag, source_mark(source, at - within + start, text.size),
                        quoted);
        arena_destroy(arena);
    }
}

/* ---- mistakes that need a look --------------------------------------------------- */

/* The fix of the last message: blanks up to where the tab at `tab` leads. One that does
 * not indent its line is a blank. */
static void fix_tab(const struct source *source, size_t tab, struct diag *diag)
{
    size_t within = 0;
    size_t size = 0;
    struct str line = find_line(source, tab, &within);
    size_t column = tabs_indent(line, tabs_width(source->text), &size);
    bool indents = within < size;
    struct arena *arena = arena_create();
    struct mark mark =
        indents ? source_mark(source, tab - within, size) : source_mark(source, tab, 1);
    diag_fix_source(diag, mark,
                    indents ? str_format(arena, "%*s", (int)column, "") : STR(" "));
    arena_destroy(arena);
}

static bool report_tab(const struct source *source, const struct syntax_fault *fault,
                       struct diag *diag)
{
    size_t tab = find_tab(source, fault->problem_at);
    if (tab == SIZE_MAX && contains(fault->problem, "cannot start any token") &&
        char_at(source, fault->problem_at) == '\t') {
        tab = fault->problem_at;
    }
    if (tab == SIZE_MAX) {
        return false;
    }
    diag_error(diag, source_mark(source, tab, 1), "yaml-tab",
               "a tab indents this line: YAML is indented with spaces only");
    diag_note(diag, NO_MARK, "replace the tab by spaces, as in the lines around it");
    fix_tab(source, tab, diag);
    return true;
}

/* True if the line from `from` on is a key, a colon and at once a text. */
static bool lacks_blank(struct str line, size_t from, size_t *colon)
{
    size_t at = from;
    while (at < line.size &&
           ((line.data[at] >= 'a' && line.data[at] <= 'z') || line.data[at] == '-')) {
        at++;
    }
    *colon = at;
    return at > from && at + 1 < line.size && line.data[at] == ':' &&
           line.data[at + 1] != ' ' && line.data[at + 1] != '/';
}

bool syntax_lacks_blank(struct str text, size_t *colon)
{
    if (!lacks_blank(text, 0, colon)) {
        return false;
    }
    unsigned char next = (unsigned char)text.data[*colon + 1];
    return next >= 0x80 || (next >= 'A' && next <= 'Z');
}

/* „bg:Стратегия“ in the line above: what follows then looks out of place. */
static bool report_blank(const struct source *source, size_t at, struct diag *diag)
{
    struct mark mark = source_mark(source, at, 1);
    for (uint32_t line = mark.line; line > 0 && line + 2 > mark.line; line--) {
        struct str words = source_line(source, line);
        size_t start = skip_blanks(words, 0), colon;
        if (lacks_blank(words, start, &colon)) {
            if (diag_error_count(diag) > 0) {
                return true; /* it was told when the text was read */
            }
            size_t offset = source->lines[line - 1] + colon;
            diag_error(diag, source_mark(source, offset, 1), "yaml-colon",
                       "a blank is missing after this colon");
            diag_note(diag, NO_MARK, "write %.*s: and a blank before the text",
                      STR_ARGS(str_slice(words, start, colon)));
            diag_fix_source(diag, source_mark(source, offset, 1), STR(": "));
            return true;
        }
    }
    return false;
}

/* A second ": " in a line: the text holds one. Otherwise the line hangs too far right. */
static bool report_colon(const struct source *source, const struct syntax_fault *fault,
                         struct diag *diag)
{
    if (!contains(fault->problem, "mapping values are not allowed")) {
        return false;
    }
    size_t within = 0;
    struct str line = find_line(source, fault->problem_at, &within);
    struct str before = str_slice(line, 0, within);
    size_t key_end = str_find(before, STR(": "), 0);
    if (key_end != SIZE_MAX) {
        diag_error(diag, source_mark(source, fault->problem_at, 1), "yaml-colon",
                   "a colon followed by a space ends a key: put the text in quotes");
        struct str key = str_trim(str_slice(before, 0, key_end));
        if (str_length(key) <= 40) {
            diag_note(diag, NO_MARK, "write %.*s: \"…\"", STR_ARGS(key));
        }
        fix_quotes(source, fault->problem_at - within + key_end + 2, diag);
        return true;
    }
    if (report_blank(source, fault->problem_at, diag)) {
        return true;
    }
    size_t start = skip_blanks(line, 0);
    diag_error(diag, source_mark(source, fault->problem_at - within + start, 1),
               "yaml-indent",
               "this line stands too far right: a key cannot be part of the text above");
    diag_note(diag, NO_MARK,
              "all keys of one group begin in the same column; a text "
              "that goes on with a colon and a space must be in quotes");
    return true;
}

/* „kind:text“ among keys. */
static bool report_missing(const struct source *source, const struct syntax_fault *fault,
                           struct diag *diag)
{
    return contains(fault->problem, "could not find expected ':'") &&
           report_blank(source, fault->context_at, diag);
}

static bool report_start(const struct source *source, const struct syntax_fault *fault,
                         struct diag *diag)
{
    if (!contains(fault->problem, "cannot start any token")) {
        return false;
    }
    char sign = char_at(source, fault->problem_at);
    diag_error(diag, source_mark(source, fault->problem_at, 1), "yaml-start",
               "a text cannot begin with \"%c\" unless it is in quotes", sign);
    fix_quotes(source, fault->problem_at, diag);
    return true;
}

/* True if a line between two places begins with a key. */
static bool has_key_between(const struct source *source, size_t from, size_t to)
{
    uint32_t last = source_mark(source, to, 1).line;
    for (uint32_t line = source_mark(source, from, 1).line + 1; line <= last; line++) {
        struct str words = source_line(source, line);
        size_t at = skip_blanks(words, 0);
        while (at < words.size && words.data[at] != ':' && words.data[at] != ' ') {
            at++;
        }
        if (at + 1 < words.size && words.data[at] == ':' && words.data[at + 1] == ' ') {
            return true;
        }
    }
    return false;
}

/* A quote that was never closed ends at the next one, lines below: it is to blame. */
static bool report_unclosed(const struct source *source, size_t at, char quote,
                            struct diag *diag)
{
    struct str text = source->text;
    size_t closing = at;
    while (closing > 0 && text.data[closing - 1] != quote) {
        closing--;
    }
    size_t opening = closing > 0 ? closing - 1 : 0;
    while (opening > 0 && text.data[opening - 1] != quote) {
        opening--;
    }
    if (opening == 0 || !has_key_between(source, opening - 1, closing)) {
        return false;
    }
    diag_error(diag, source_mark(source, opening - 1, 1), "yaml-quote",
               "the quote that opens here is not closed; the text goes on to line %u",
               (unsigned)source_mark(source, closing - 1, 1).line);
    diag_note(diag, NO_MARK, "end the text with the same quote, on its own line");
    return true;
}

/* A text that begins like a list or a quoted text but goes on behind its end. */
static bool report_leftover(const struct source *source, const struct syntax_fault *fault,
                            struct diag *diag)
{
    if (!contains(fault->problem, "did not find expected key") &&
        !contains(fault->problem, "',' or") &&
        !contains(fault->problem, "'-' indicator") &&
        !contains(fault->problem, "<document start>")) {
        return false;
    }
    struct mark mark = source_mark(source, fault->problem_at, 1);
    switch (char_before(source, fault->problem_at)) {
    case ']':
    case '}':
        diag_error(diag, mark, "yaml-quote",
                   "a text that begins with a bracket must be in quotes");
        diag_note(diag, NO_MARK, "for example: text: \"[link](https://example.org) …\"");
        return true;
    case '"':
        if (report_unclosed(source, fault->problem_at, '"', diag)) {
            return true;
        }
        diag_error(diag, mark, "yaml-quote", "the text goes on behind its closing quote");
        diag_note(diag, NO_MARK,
                  "put the whole text in single quotes, or write \\\" for "
                  "a quote inside double quotes");
        return true;
    case '\'':
        if (report_unclosed(source, fault->problem_at, '\'', diag)) {
            return true;
        }
        diag_error(diag, mark, "yaml-quote", "the text goes on behind its closing quote");
        diag_note(diag, NO_MARK,
                  "put the whole text in double quotes, or write the "
                  "apostrophe inside single quotes twice");
        return true;
    default: return false;
    }
}

/* A # behind a blank cuts what stands in braces. */
static bool report_hash(const struct source *source, const struct syntax_fault *fault,
                        struct diag *diag)
{
    if (!contains(fault->context, "flow mapping") &&
        !contains(fault->context, "flow sequence")) {
        return false;
    }
    uint32_t line = source_mark(source, fault->context_at, 1).line;
    size_t start = source->lines[line - 1];
    struct str words = source_line(source, line);
    size_t at = str_find(words, STR(" #"), fault->context_at - start);
    if (at == SIZE_MAX) {
        return false;
    }
    diag_error(diag, source_mark(source, start + at + 1, 1), "yaml-comment",
               "this # begins a comment, which hides the rest of the line and the end of "
               "the braces");
    diag_note(diag, NO_MARK, "put the text that holds the # in quotes");
    return true;
}

/* ---- all mistakes ---------------------------------------------------------------- */

static bool report_from_table(const struct source *source,
                              const struct syntax_fault *fault, struct diag *diag)
{
    for (size_t i = 0; i < sizeof TRANSLATIONS / sizeof *TRANSLATIONS; i++) {
        const struct translation *row = &TRANSLATIONS[i];
        if ((row->context != NULL && !contains(fault->context, row->context)) ||
            !contains(fault->problem, row->problem)) {
            continue;
        }
        size_t at = row->place == AT_CONTEXT ? fault->context_at : fault->problem_at;
        diag_error(diag, source_mark(source, at, 1), row->rule, "%s", row->message);
        if (strcmp(row->rule, "yaml-start") == 0 && row->place == AT_CONTEXT) {
            fix_quotes(source, at, diag);
        }
        if (row->note != NULL) {
            diag_note(diag, NO_MARK, "%s", row->note);
        }
        return true;
    }
    return false;
}

void syntax_report(const struct source *source, const struct syntax_fault *fault,
                   struct diag *diag)
{
    if (report_tab(source, fault, diag) || report_colon(source, fault, diag) ||
        report_missing(source, fault, diag) || report_start(source, fault, diag) ||
        report_hash(source, fault, diag) || report_leftover(source, fault, diag) ||
        report_from_table(source, fault, diag)) {
        return;
    }
    struct mark mark = source_mark(source, fault->problem_at, 1);
    if (fault->context != NULL && fault->context[0] != '\0') {
        diag_error(diag, mark, "yaml-syntax", "not valid YAML: %s (%s)", fault->problem,
                   fault->context);
    } else {
        diag_error(diag, mark, "yaml-syntax", "not valid YAML: %s", fault->problem);
    }
}
