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
