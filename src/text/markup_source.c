/* The lines of a text before libcmark sees them: what would be more than the field
 * allows, or is not meant as it stands, is reported. */
#include "text/block_start.h"
#include "text/markup_lines.h"
#include "text/markup_parser.h"

enum {
    MARKUP_MARKERS_MAX = 16, /* list and quote marks at the start of one line */
    MARKUP_FOREIGN_MAX = 64 /* openings of pictures and HTML in one text */
};

/* False if the text is not fit to be parsed at all. */
static bool check_lines(struct markup_parser *parser)
{
    struct str text = parser->source->text;
    size_t number = 1;
    for (size_t from = 0; from < text.size; number++) {
        size_t end = str_find(text, STR("\n"), from);
        end = end == SIZE_MAX ? text.size : end;
        struct str line = str_slice(text, from, end);
        size_t markers = 0;
        size_t start = markup_skip_markers(line, &markers);
        if (markers > MARKUP_MARKERS_MAX) {
            markup_report(
                parser, number, (struct str){0}, "markup-list",
                "too many list marks at the start of a line; lists nest four deep at "
                "most");
            return false;
        }
        struct str rest = str_slice(text, from + start, text.size);
        if (markup_is_definition(rest) && !str_starts_with(rest, STR("[^"))) {
            markup_report(
                parser, number, STR("["), "markup-definition",
                "link definitions are not known here; write [text](https://…) where "
                "the link stands (\\[ prints the bracket)");
        }
        from = end + 1;
    }
    return true;
}

/* True if a fold would swallow the line. */
static bool is_swallowed(struct str before, struct str line)
{
    return block_start_is_below(before, line) ||
           (str_trim(before).size > 0 && footnote_is_text(line));
}

/* A fold joins the lines of a text, whatever they begin with. */
static void check_fold(struct markup_parser *parser)
{
    const struct markup_source *source = parser->source;
    const struct source *origin = source->mark.source;
    size_t begin = origin == NULL ? 0 : source_offset(source->mark);
    if (origin == NULL || begin >= origin->text.size || origin->text.data[begin] == '|') {
        return;
    }
    for (size_t line = source->mark.line; line < origin->line_count; line++) {
        size_t from = origin->lines[line];
        if (from >= begin + source->span) {
            return;
        }
        struct str words = source_line(origin, (uint32_t)line + 1);
        struct str before = source_line(origin, (uint32_t)line);
        if (is_swallowed(before, words) && markup_count_message(parser)) {
            size_t blanks = words.size - str_trim(words).size;
            (void)diag_error(
                source->diag, source_mark(origin, from + blanks, 1), "text-folded",
                "this line would be joined to the one before it; for a list or a "
                "heading write the text below a | after the key, each line of it "
                "indented");
            if (markup_is_folded(source)) {
                struct mark sign = source->mark;
                sign.length = 1;
                diag_fix_source(source->diag, sign, STR("|"));
            }
            return;
        }
    }
}

/* What is wrong with lines before they are parsed. */
static void report_faults(struct markup_parser *parser)
{
    for (size_t i = 0; i < parser->typed.faults.count; i++) {
        const struct typed_fault *fault = &parser->typed.faults.items[i];
        if (!fault->doubtful) {
            markup_report(parser, fault->number, fault->sign, fault->rule, fault->words);
        } else if (parser->warnings++ < MARKUP_MESSAGES_MAX) {
            diag_warning(parser->source->diag,
                         places_sign(&parser->places, fault->number, fault->sign),
                         fault->rule, "%s", fault->words);
        }
        if (fault->mended.size > 0 && parser->messages <= MARKUP_MESSAGES_MAX) {
            markup_fix(parser, fault->number, fault->sign, fault->mended);
        }
    }
}

/* libcmark 0.30.2 takes quadratic time over some openings that are never closed. They are
 * errors anyhow, so a text full of them is refused before it is parsed. */
static bool check_foreign(struct markup_parser *parser)
{
    static const char *const openings[] = {"![", "<!", "<?"};
    for (size_t i = 0; i < sizeof openings / sizeof *openings; i++) {
        struct str opening = str_from(openings[i]);
        size_t count = 0;
        size_t at = str_find(parser->source->text, opening, 0);
        for (; at != SIZE_MAX && count <= MARKUP_FOREIGN_MAX; count++) {
            at = str_find(parser->source->text, opening, at + 1);
        }
        if (count > MARKUP_FOREIGN_MAX) {
            markup_report(parser, 1, opening, "markup-html",
                          "pictures and HTML cannot be set; remove them");
            return false;
        }
    }
    return true;
}

static void read_typed(struct markup_parser *parser)
{
    if (parser->source->markup == MARKUP_INLINE) {
        parser->typed = typed_read_inline(parser->source->text, parser->arena);
    } else {
        check_fold(parser);
        struct str text = markup_is_folded(parser->source)
                              ? markup_unfold(parser->source->text, parser->arena)
                              : parser->source->text;
        bool body = parser->source->markup == MARKUP_BODY;
        parser->typed = typed_read(text, body ? TYPED_BODY : TYPED_BLOCKS, parser->arena);
    }
    report_faults(parser);
}

bool markup_read_source(struct markup_parser *parser)
{
    bool in_line = parser->source->markup == MARKUP_INLINE;
    if (!check_foreign(parser) || (!in_line && !check_lines(parser))) {
        return false;
    }
    read_typed(parser);
    return true;
}
