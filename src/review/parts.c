/* How a doubt is told, and where. */
#include "review/parts.h"
#include <stdarg.h>

bool review_tell(const struct review *review, enum review_rule which, struct mark mark,
                 const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const struct doubt doubt = {which, mark};
    bool told = model_doubt(review->brochure, review->diag, &doubt, format, arguments);
    va_end(arguments);
    return told;
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
