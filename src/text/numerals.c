/* Numbers by language: periods and dates, with the no-break spaces of their language.
 * A range has a spaced dash in Bulgarian and a closed one in English. */
#include "text/text.h"

#define NBSP "\xC2\xA0"

static const char *const MONTHS[LANG_COUNT][12] = {
    [LANG_BG] = {"януари", "февруари", "март", "април", "май", "юни", "юли", "август",
                 "септември", "октомври", "ноември", "декември"},
    [LANG_EN] = {"January", "February", "March", "April", "May", "June", "July", "August",
                 "September", "October", "November", "December"},
};

struct str text_format_period(enum lang lang, int from, int to, struct arena *arena)
{
    if (lang == LANG_BG) {
        return from == to
                   ? str_format(arena, "%d" NBSP "г.", from)
                   : str_format(arena, "%d" NBSP "–" NBSP "%d" NBSP "г.", from, to);
    }
    return from == to ? str_format(arena, "%d", from)
                      : str_format(arena, "%d–%d", from, to);
}

struct str text_format_date(enum lang lang, int year, int month, int day,
                            struct arena *arena)
{
    const char *name = month >= 1 && month <= 12 ? MONTHS[lang][month - 1] : "?";
    return lang == LANG_BG
               ? str_format(arena, "%d" NBSP "%s %d" NBSP "г.", day, name, year)
               : str_format(arena, "%d" NBSP "%s %d", day, name, year);
}
