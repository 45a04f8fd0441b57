/* How a language writes numbers stands in its facts; here they are only put together. */
#include "base/numerals.h"
#include <assert.h>

#define MINUS "\xE2\x88\x92"

enum { GROUP = 3, THOUSAND = 3, MILLION = 6, SCALE_DECIMALS = 2 };

/* ---- numbers --------------------------------------------------------------------- */

/* The digits of a number, the point left out, at least one before it: "0005" is 0.005. */
static struct str digits_of(struct number number, struct arena *arena)
{
    uint64_t units =
        number.units < 0 ? 0 - (uint64_t)number.units : (uint64_t)number.units;
    return str_format(arena, "%0*llu", number.decimals + 1, (unsigned long long)units);
}

static bool is_grouped(const struct lang_numbers *facts, enum numeral_grouping grouping,
                       size_t digits)
{
    switch (grouping) {
    case GROUP_LONG: return digits >= (size_t)facts->gap_from;
    case GROUP_ALL: return digits > GROUP;
    case GROUP_NONE: break;
    }
    return false;
}

struct str numeral_number(enum lang lang, struct number number,
                          const struct numeral_form *form, struct arena *arena)
{
    const struct lang_facts *facts = lang_facts(lang);
    struct builder out = {.arena = arena};
    struct str digits = digits_of(number, arena);
    size_t whole = digits.size - number.decimals;
    bool grouped = is_grouped(facts->numbers, form->grouping, whole);
    if (number.units < 0 || (form->sign && number.units > 0)) {
        builder_add(&out, number.units < 0 ? STR(MINUS) : STR("+"));
    }
    for (size_t i = 0; i < whole; i++) {
        if (grouped && i > 0 && (whole - i) % GROUP == 0) {
            builder_add(&out, str_from(facts->numbers->gap));
        }
        builder_add(&out, str_slice(digits, i, i + 1));
    }
    if (number.decimals > 0 || form->decimals > 0) {
        builder_add(&out, str_from(facts->decimal_mark));
        builder_add(&out, str_slice(digits, whole, digits.size));
    }
    for (unsigned i = number.decimals; i < form->decimals; i++) {
        builder_add(&out, STR("0"));
    }
    return builder_str(&out);
}

static const struct numeral_form PLAIN = {.grouping = GROUP_LONG};

struct str numeral_percent(enum lang lang, struct number number, struct arena *arena)
{
    struct str digits = numeral_number(lang, number, &PLAIN, arena);
    return str_format(arena, "%.*s%%", STR_ARGS(digits));
}

struct str numeral_range(enum lang lang, struct str from, struct str to,
                         struct arena *arena)
{
    return str_format(arena, "%.*s%s%.*s", STR_ARGS(from), lang_facts(lang)->range,
                      STR_ARGS(to));
}

struct str numeral_bound(enum lang lang, enum lang_bound bound, struct str number,
                         struct arena *arena)
{
    return str_format(arena, "%s%.*s", lang_facts(lang)->numbers->bounds[bound],
                      STR_ARGS(number));
}

struct str numeral_bound_sign(enum lang_bound bound, struct str number,
                              struct arena *arena)
{
    static const char *const SIGNS[LANG_BOUNDS] = {
        [LANG_UNDER] = "<" NBSP,
        [LANG_OVER] = ">" NBSP,
        [LANG_AT_LEAST] = "≥" NBSP,
        [LANG_AT_MOST] = "≤" NBSP,
    };
    return str_format(arena, "%s%.*s", SIGNS[bound], STR_ARGS(number));
}

/* ---- money ----------------------------------------------------------------------- */

static const struct lang_currency *find_currency(enum lang lang, struct str code)
{
    const struct lang_numbers *facts = lang_facts(lang)->numbers;
    for (size_t i = 0; i < facts->currency_count; i++) {
        if (str_equal(code, str_from(facts->currencies[i].code))) {
            return &facts->currencies[i];
        }
    }
    return NULL;
}

/* The word behind a scale; empty: only a code is known. */
static struct str currency_name(enum lang lang, const struct currency *currency)
{
    const struct lang_currency *known = find_currency(lang, currency->code);
    return currency->name[lang].size > 0 ? currency->name[lang]
           : known != NULL               ? str_from(known->name)
                                         : (struct str){0};
}

/* The number, which is written already, with what it is paid in: before it or behind. */
static struct str add_currency(enum lang lang, struct str digits, bool negative,
                               const struct currency *currency, struct arena *arena)
{
    const struct lang_currency *known = find_currency(lang, currency->code);
    struct str name = currency->name[lang];
    bool named = name.size > 0;
    bool first = lang_facts(lang)->numbers->currency_first && !named;
    struct str sign = named           ? name
                      : known != NULL ? str_from(known->sign)
                                      : currency->code;
    if (first) {
        struct str rest = str_slice(digits, negative ? sizeof MINUS - 1 : 0, digits.size);
        return str_format(arena, "%s%.*s%s%.*s", negative ? MINUS : "", STR_ARGS(sign),
                          known == NULL ? NBSP : "", STR_ARGS(rest));
    }
    return str_format(arena, "%.*s" NBSP "%.*s", STR_ARGS(digits), STR_ARGS(sign));
}

struct str numeral_money_in_full(enum lang lang, struct number amount,
                                 const struct currency *currency, struct arena *arena)
{
    const struct numeral_form form = {
        .grouping = GROUP_LONG, .decimals = amount.decimals > 0 ? CENT_DECIMALS : 0};
    struct str digits = numeral_number(lang, amount, &form, arena);
    return add_currency(lang, digits, amount.units < 0, currency, arena);
}

/* The number without zeros at the end of its decimals. */
static struct number shorten(struct number number)
{
    while (number.decimals > 0 && number.units % 10 == 0) {
        number.units /= 10;
        number.decimals--;
    }
    return number;
}

/* The amount in units of 10^power, if it is at least one of them and has at most so many
 * decimals then. */
static bool scale_down(struct number *out, struct number amount, int power,
                       unsigned decimals)
{
    struct number size = amount, one = {1, 0}, least;
    size.units = size.units < 0 ? -size.units : size.units;
    if (!number_shift(&least, one, power) || number_compare(size, least) < 0 ||
        !number_shift(out, shorten(amount), -power)) {
        return false;
    }
    *out = shorten(*out);
    return out->decimals <= decimals;
}

static struct str money_in(enum lang lang, struct number amount, const char *scale,
                           const struct currency *currency, struct arena *arena)
{
    struct str digits = numeral_number(lang, amount, &PLAIN, arena);
    struct str name = currency_name(lang, currency);
    struct str scaled = str_format(arena, "%.*s" NBSP "%s", STR_ARGS(digits), scale);
    if (lang_facts(lang)->numbers->currency_first) {
        return add_currency(lang, scaled, amount.units < 0, currency, arena);
    }
    return str_format(arena, "%.*s" NBSP "%.*s", STR_ARGS(scaled),
                      STR_ARGS(name.size > 0 ? name : currency->code));
}

struct str numeral_money(enum lang lang, struct number amount,
                         const struct currency *currency, struct arena *arena)
{
    const struct lang_numbers *facts = lang_facts(lang)->numbers;
    struct number scaled, millions;
    if (scale_down(&scaled, amount, MILLION, SCALE_DECIMALS)) {
        return money_in(lang, scaled, facts->million, currency, arena);
    }
    bool small = !scale_down(&millions, amount, MILLION, NUMBER_DECIMALS_MAX);
    if (small && facts->thousand != NULL && scale_down(&scaled, amount, THOUSAND, 0)) {
        return money_in(lang, scaled, facts->thousand, currency, arena);
    }
    return numeral_money_in_full(lang, amount, currency, arena);
}

struct str numeral_money_unit(enum lang lang, const struct currency *currency, int power,
                              struct arena *arena)
{
    const struct lang_numbers *facts = lang_facts(lang)->numbers;
    struct str name = currency_name(lang, currency);
    name = name.size > 0 ? name : currency->code;
    assert(power == 0 || power == THOUSAND || power == MILLION);
    return power == 0
               ? name
               : str_format(arena, "%s" NBSP "%.*s",
                            power == MILLION ? facts->of_millions : facts->of_thousands,
                            STR_ARGS(name));
}

/* ---- time ------------------------------------------------------------------------ */

/* The first month that a moment covers. */
static int first_month(struct moment moment)
{
    return moment.quarter > 0 ? moment.quarter * 3 - 2
           : moment.month > 0 ? moment.month
                              : 1;
}

int moment_compare(struct moment a, struct moment b)
{
    int years = a.year - b.year;
    int months = first_month(a) - first_month(b);
    int days = (a.day > 0 ? a.day : 1) - (b.day > 0 ? b.day : 1);
    return years != 0 ? years : months != 0 ? months : days;
}

int moment_month_days(int year, int month)
{
    static const int DAYS[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    assert(month >= 1 && month <= LANG_MONTHS);
    return DAYS[month - 1] + (month == 2 && leap ? 1 : 0);
}

int moment_year_day(struct moment moment)
{
    int days = moment.day > 0 ? moment.day - 1 : 0;
    for (int month = 1; month < first_month(moment); month++) {
        days += moment_month_days(moment.year, month);
    }
    return days;
}

struct moment moment_after(struct moment moment)
{
    int month = first_month(moment), year = moment.year;
    bool last_day =
        moment.day > 0 && moment.day == moment_month_days(moment.year, moment.month);
    if (moment.day > 0 && !last_day) {
        return (struct moment){.year = year, .month = month, .day = moment.day + 1};
    }
    month += moment.quarter > 0 ? 3 : moment.month > 0 ? 1 : LANG_MONTHS;
    year += moment.double_year;
    year += month > LANG_MONTHS;
    month -= month > LANG_MONTHS ? LANG_MONTHS : 0;
    return (struct moment){.year = year, .month = month, .day = 1};
}

struct str numeral_moment_short(enum lang lang, struct moment moment, struct arena *arena)
{
    const struct lang_numbers *facts = lang_facts(lang)->numbers;
    if (moment.day > 0) {
        return str_format(arena, "%02d.%02d.%d", moment.day, moment.month, moment.year);
    }
    if (moment.month > 0) {
        return str_format(arena, "%02d.%d", moment.month, moment.year);
    }
    if (moment.quarter > 0 && facts->quarter_first) {
        return str_format(arena, "%s%d" NBSP "%d", facts->quarter, moment.quarter,
                          moment.year);
    }
    if (moment.quarter > 0) {
        static const char *const ROMAN[] = {"I", "II", "III", "IV"};
        return str_format(arena, "%s" NBSP "%s" NBSP "%d", ROMAN[moment.quarter - 1],
                          facts->quarter, moment.year);
    }
    return moment.double_year
               ? str_format(arena, "%d/%02d", moment.year, (moment.year + 1) % 100)
               : str_format(arena, "%d", moment.year);
}

/* As in a text, but without the word behind the year. */
static struct str moment_words(enum lang lang, struct moment moment, struct arena *arena)
{
    const struct lang_facts *facts = lang_facts(lang);
    if (moment.month == 0 || !facts->numbers->month_names) {
        return numeral_moment_short(lang, moment, arena);
    }
    const char *month = facts->months[moment.month - 1];
    return moment.day > 0 ? str_format(arena, "%d" NBSP "%s" NBSP "%d", moment.day, month,
                                       moment.year)
                          : str_format(arena, "%s" NBSP "%d", month, moment.year);
}

struct str numeral_moment(enum lang lang, struct moment moment, struct arena *arena)
{
    struct str words = moment_words(lang, moment, arena);
    return str_format(arena, "%.*s%s", STR_ARGS(words), lang_facts(lang)->after_year);
}

static bool is_same(struct moment a, struct moment b)
{
    return a.year == b.year && a.quarter == b.quarter && a.month == b.month &&
           a.day == b.day && a.double_year == b.double_year;
}

/* Years stand close to the dash; what has blanks within has them around it as well. */
static struct str join(enum lang lang, struct moment from, struct moment to,
                       struct arena *arena)
{
    struct str first = moment_words(lang, from, arena);
    struct str last = moment_words(lang, to, arena);
    bool words = str_find(first, STR(NBSP), 0) != SIZE_MAX ||
                 str_find(last, STR(NBSP), 0) != SIZE_MAX;
    return words
               ? str_format(arena, "%.*s" NBSP "– %.*s", STR_ARGS(first), STR_ARGS(last))
               : numeral_range(lang, first, last, arena);
}

struct str numeral_span(enum lang lang, struct moment from, struct moment to,
                        struct arena *arena)
{
    const struct lang_facts *facts = lang_facts(lang);
    assert(from.year != 0 || to.year != 0);
    if (from.year != 0 && to.year != 0 && !is_same(from, to)) {
        struct str both = join(lang, from, to, arena);
        return str_format(arena, "%.*s%s", STR_ARGS(both), facts->after_year);
    }
    struct str one = numeral_moment(lang, to.year != 0 ? to : from, arena);
    const char *word = from.year == 0 ? facts->numbers->until
                       : to.year == 0 ? facts->numbers->since
                                      : "";
    return str_format(arena, "%s%.*s", word, STR_ARGS(one));
}

struct str numeral_date(enum lang lang, int year, int month, int day, struct arena *arena)
{
    const struct lang_facts *facts = lang_facts(lang);
    const char *name = month >= 1 && month <= 12 ? facts->months[month - 1] : "?";
    return str_format(arena, "%d" NBSP "%s %d%s", day, name, year, facts->after_year);
}
