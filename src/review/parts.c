/* How a doubt is told, and where. */
#include "review/parts.h"
#include <stdarg.h>

static const struct review_name {
    const char *rule;
} NAMES[REVIEW_RULE_COUNT] = {
    [REVIEW_LANGUAGE] = {"language"},
    [REVIEW_FIGURES] = {"figures"},
    [REVIEW_STRUCTURE] = {"structure"},
    [REVIEW_PLACEHOLDER] = {"placeholder"},
    [REVIEW_GLOSSARY] = {"glossary"},
    [REVIEW_FACTS] = {"facts"},
    [REVIEW_NUMBERS_STYLE] = {"numbers-style"},
    [REVIEW_LABELS] = {"labels"},
    [REVIEW_QUOTES] = {"quotes"},
    [REVIEW_CAPITALS] = {"capitals"},
};

void review_tell(const struct review *review, enum review_rule which, struct mark mark,
                 const char *format, ...)
{
    if ((review->brochure->review_ignored & 1U << which) != 0) {
        return;
    }
    va_list arguments;
    va_start(arguments, format);
    struct str words = str_format_list(review->arena, format, arguments);
    va_end(arguments);
    const struct review_name *name = &NAMES[which];
    diag_warning(review->diag, mark, name->rule, "%.*s", STR_ARGS(words));
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
