/* Messages and runs, which all parts of the parser write. */
#include "text/markup_parser.h"
#include "base/array.h"

bool markup_count_message(struct markup_parser *parser)
{
    return parser->messages++ < MARKUP_MESSAGES_MAX;
}

void markup_report(struct markup_parser *parser, size_t number, struct str sign,
                   const char *rule, const char *message)
{
    if (markup_count_message(parser)) {
        diag_error(parser->source->diag, places_sign(&parser->places, number, sign), rule,
                   "%s", message);
    }
}

bool markup_is_folded(const struct markup_source *source)
{
    const struct source *origin = source->mark.source;
    size_t begin = origin == NULL ? 0 : source_offset(source->mark);
    return origin != NULL && begin < origin->text.size && origin->text.data[begin] == '>';
}

void markup_fix(struct markup_parser *parser, size_t number, struct str sign,
                struct str mended)
{
    const struct markup_source *source = parser->source;
    struct str text = source->text;
    size_t from = 0;
    for (size_t line = 1; line < number && from < text.size; line++) {
        size_t end = str_find(text, STR("\n"), from);
        from = end == SIZE_MAX ? text.size : end + 1;
    }
    size_t end = str_find(text, STR("\n"), from), at = str_find(text, sign, from);
    if (!markup_is_folded(source) && at != SIZE_MAX && at < end) {
        diag_fix_words(source->diag, source->mark, at, sign, mended);
    }
}

void markup_end_run(struct markup_parser *parser)
{
    struct str text = builder_str(&parser->text);
    if (text.size > 0) {
        struct text_run *run = array_push(parser->arena, &parser->runs);
        run->text = text;
        run->style = (parser->emphasis > 0 ? RUN_EMPHASIS : 0U) |
                     (parser->strong > 0 ? RUN_STRONG : 0U);
        run->link = parser->link;
        run->mark = parser->link_mark;
    }
    parser->text = (struct builder){.arena = parser->arena};
}
