/* Numbers by language: periods and dates, with the no-break spaces of their language. */
#include "text/text.h"

#define NBSP "\xC2\xA0"

struct str text_format_period(enum lang lang, int from, int to, struct arena *arena)
{
    const struct lang_facts *facts = lang_facts(lang);
    return from == to
               ? str_format(arena, "%d%s", from, facts->after_year)
               : str_format(arena, "%d%s%d%s", from, facts->range, to, facts->after_year);
}

struct str text_format_date(enum lang lang, int year, int month, int day,
                            struct arena *arena)
{
    const struct lang_facts *facts = lang_facts(lang);
    const char *name = month >= 1 && month <= 12 ? facts->months[month - 1] : "?";
    return str_format(arena, "%d" NBSP "%s %d%s", day, name, year, facts->after_year);
}
