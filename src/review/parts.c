/* How a doubt is told, and where. */
#include "review/parts.h"
#include <stdarg.h>

void review_tell(const struct review *review, enum review_rule which, struct mark mark,
                 const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    struct str words = str_format_list(review->arena, format, arguments);
    va_end(arguments);
    model_doubt(review->brochure, review->diag, which, mark, words);
}

struct mark review_mark(const struct review_text *text, enum lang lang, struct str words,
                        struct arena *arena)
{
    struct mark mark = text->text->mark[lang];
    struct builder typed = {.arena = arena};
    for (size_t at = 0; at < words.size;) {
        uint32_t c = str_next(words, &at);
        builder_add_code_point(&typed, c == 0xA0 || c == 0x202F ? ' ' : c);
    }
    return mark.source == NULL
               ? mark
               : source_find(mark, builder_str(&typed), text->text->span[lang]);
}
