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

void review_fix(const struct review *review, const struct localized *text, enum lang lang,
                struct str words, struct str mended)
{
    struct str value = text->text[lang];
    size_t at = str_find(value, words, 0);
    if (at != SIZE_MAX && str_find(value, words, at + 1) == SIZE_MAX) {
        diag_fix_words(review->diag, text->mark[lang], at, words, mended);
    }
}
