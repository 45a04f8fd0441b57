/* Numbers, money, dates and periods as a language writes them. No line ends within what
 * is made here, except between the ends of a period of months or days. All text lives in
 * the arena of the call. */
#ifndef BASE_NUMERALS_H
#define BASE_NUMERALS_H

#include "base/lang.h"
#include "base/number.h"

/* ---- numbers --------------------------------------------------------------------- */

enum numeral_grouping {
    GROUP_LONG, /* digits in threes where the language wants them */
    GROUP_ALL, /* from the fourth digit on, as in a column with a longer number */
    GROUP_NONE /* never: years, codes */
};

struct numeral_form {
    enum numeral_grouping grouping;
    bool sign; /* a plus before what is above zero: a change */
    unsigned decimals; /* at least so many are shown, the last ones as 0 */
};

/* „−12 500,5“ and “−12,500.5”. */
struct str numeral_number(enum lang lang, struct number number,
                          const struct numeral_form *form, struct arena *arena);

/* „51,5%“ and “51.5%”. */
struct str numeral_percent(enum lang lang, struct number number, struct arena *arena);

/* „10 – 15“ and “10–15”, of what is written already. */
struct str numeral_range(enum lang lang, struct str from, struct str to,
                         struct arena *arena);

/* „под 17“ and “under 17”, of a number that is written already. */
struct str numeral_bound(enum lang lang, enum lang_bound bound, struct str number,
                         struct arena *arena);

/* „< 17“, the same in every language. */
struct str numeral_bound_sign(enum lang_bound bound, struct str number,
                              struct arena *arena);

/* ---- money ----------------------------------------------------------------------- */

/* What amounts are paid in. Where a language has no sign for the code, the name stands
 * behind the number, and without a name the code. */
struct currency {
    struct str code; /* "EUR" */
    struct str name[LANG_COUNT]; /* empty: not given */
};

enum { CENT_DECIMALS = 2 }; /* of an amount with cents */

/* An amount in a text: „180 хил. евро“, „4,86 млн. евро“, „1 284 500 €“; “€180,000”,
 * “€4.86 million”. Thousands and millions only where that is exact with at most two
 * decimals. */
struct str numeral_money(enum lang lang, struct number amount,
                         const struct currency *currency, struct arena *arena);

/* The same with all its digits; a number with decimals has two of them: „2,50 €“. */
struct str numeral_money_in_full(enum lang lang, struct number amount,
                                 const struct currency *currency, struct arena *arena);

/* What a column of amounts is counted in, where 1 stands for 10^power: „хил. евро“ and
 * “thousand euros” for 3, „евро“ and “euros” for 0; power is 0, 3 or 6. */
struct str numeral_money_unit(enum lang lang, const struct currency *currency, int power,
                              struct arena *arena);

/* ---- time ------------------------------------------------------------------------ */

/* A year, two years in a row (`double_year`: 2025 is 2025/26), a quarter, a month or a
 * day; what is not given is 0. */
struct moment {
    int year, quarter, month, day;
    bool double_year;
};

/* Negative, zero or positive, by where they begin. */
int moment_compare(struct moment a, struct moment b);

/* Days of a month, 1 to 12. */
int moment_month_days(int year, int month);

/* Days of its year before it begins. */
int moment_year_day(struct moment moment);

/* The day after its last one. */
struct moment moment_after(struct moment moment);

/* In a text: „2025 г.“, „09.2023 г.“, „31.12.2025 г.“; “2025”, “September 2023”, “31
 * December 2025”. */
struct str numeral_moment(enum lang lang, struct moment moment, struct arena *arena);

/* In a column that languages share, or in a head: 2025, 2025/26, 09.2023, 31.12.2025. */
struct str numeral_moment_short(enum lang lang, struct moment moment,
                                struct arena *arena);

/* From one moment to another; year 0: that end is not given, but one of them is. „2021 –
 * 2027 г.“ and “2021–2027”, „от 2021 г.“ and “from 2021”, „до 31.10.2021 г.“ and “by 31
 * October 2021”. Equal ends print once. */
struct str numeral_span(enum lang lang, struct moment from, struct moment to,
                        struct arena *arena);

/* „22 ноември 2026 г.“ and “22 November 2026”: a date of the document itself. */
struct str numeral_date(enum lang lang, int year, int month, int day,
                        struct arena *arena);

#endif
