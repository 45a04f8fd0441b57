/* British English; also the names of Bulgarian places in Latin letters. */
#include "base/lang_parts.h"
#include "base/catalogue.h"

static const char *const MONTHS[] = {"January",   "February", "March",    "April",
                                     "May",       "June",     "July",     "August",
                                     "September", "October",  "November", "December"};
_Static_assert(sizeof MONTHS / sizeof *MONTHS == LANG_MONTHS, "a year has twelve");

static const char *const PREFIXES[] = {
    "anti", "auto",  "counter", "electro", "infra", "inter", "macro", "micro", "multi",
    "over", "photo", "pre",     "semi",    "socio", "sub",   "super", "trans", "under"};

/* The patterns divide by British custom; left out are ends of words that nobody says:
 * municip-ality, indicat-ors, prin-ted. */
static const struct lang_joints JOINTS = {
    /* closed */ "",
    /* open */ "",
    /* first */ "",
    /* second */ "",
    /* onsets */ "",
    /* stems */ "",
    /* whole */ "",
    /* never */
    "-ality. -alities. -ies. -ors. -ators. -ted. -ded. -ults. -ument. -uments. -izens.",
};

static const char *const SHORT_WORDS[] = {"the",  "an", "of",  "to",  "in",
                                          "on",   "at", "by",  "for", "from",
                                          "with", "as", "and", "or",  "is"};

static const struct lang_word WORDS[] = {
    {"km", LANG_UNIT},
    {"m", LANG_UNIT},
    {"cm", LANG_UNIT},
    {"mm", LANG_UNIT},
    {"km²", LANG_UNIT},
    {"m²", LANG_UNIT},
    {"m³", LANG_UNIT},
    {"ha", LANG_UNIT},
    {"kg", LANG_UNIT},
    {"g", LANG_UNIT},
    {"t", LANG_UNIT},
    {"l", LANG_UNIT},
    {"h", LANG_UNIT},
    {"min", LANG_UNIT},
    {"kw", LANG_UNIT},
    {"mw", LANG_UNIT},
    {"kwh", LANG_UNIT},
    {"mwh", LANG_UNIT},
    {"gwh", LANG_UNIT},
    {"am", LANG_UNIT},
    {"pm", LANG_UNIT},
    {"a.m.", LANG_UNIT},
    {"p.m.", LANG_UNIT},
    {"million", LANG_UNIT | LANG_SCALE},
    {"billion", LANG_UNIT | LANG_SCALE},
    {"thousand", LANG_UNIT | LANG_SCALE},
    {"euro", LANG_UNIT | LANG_CURRENCY},
    {"euros", LANG_UNIT | LANG_CURRENCY},
    {"leva", LANG_UNIT | LANG_CURRENCY},
    {"dinars", LANG_UNIT | LANG_CURRENCY},
    {"municipality", LANG_NAMED},
    {"of", LANG_OF},
    {"priority", LANG_REFERENCE},
    {"goal", LANG_REFERENCE},
    {"objective", LANG_REFERENCE},
    {"measure", LANG_REFERENCE},
    {"chapter", LANG_REFERENCE},
    {"section", LANG_REFERENCE},
    {"table", LANG_REFERENCE},
    {"figure", LANG_REFERENCE},
    {"annex", LANG_REFERENCE},
    {"appendix", LANG_REFERENCE},
    {"article", LANG_REFERENCE},
    {"phase", LANG_REFERENCE},
    {"part", LANG_REFERENCE},
    {"item", LANG_REFERENCE},
    {"level", LANG_REFERENCE},
    {"no.", LANG_REFERENCE},
    {"nos.", LANG_REFERENCE},
    {"art.", LANG_REFERENCE},
    {"fig.", LANG_REFERENCE},
    {"p.", LANG_REFERENCE},
    {"pp.", LANG_REFERENCE},
    {"para.", LANG_REFERENCE},
    {"vol.", LANG_REFERENCE},
    {"zone", LANG_REFERENCE},
    {"mr", LANG_TITLE},
    {"mrs", LANG_TITLE},
    {"ms", LANG_TITLE},
    {"mr.", LANG_TITLE},
    {"mrs.", LANG_TITLE},
    {"ms.", LANG_TITLE},
    {"dr", LANG_TITLE},
    {"dr.", LANG_TITLE},
    {"prof.", LANG_TITLE},
    {"eng.", LANG_TITLE},
    {"st", LANG_TITLE},
    {"st.", LANG_TITLE},
};

static const struct lang_pair PAIRS[] = {
    {"stara", "zagora"},      {"nova", "zagora"},   {"veliko", "tarnovo"},
    {"gorna", "oryahovitsa"}, {"stara", "planina"}, {"sredna", "gora"},
    {"gotse", "delchev"},     {"byala", "slatina"}, {"novi", "pazar"},
    {"sveti", "vlas"},        {"black", "sea"},
};

static const struct lang_currency CURRENCIES[] = {
    {"EUR", "€", "euros"},
    {"BGN", "BGN" LANG_NBSP, "leva"},
    {"GBP", "£", "pounds"},
    {"USD", "$", "dollars"},
};

static const struct lang_numbers NUMBERS = {
    /* gap */ ",",
    /* gap_from */ 4,
    /* bounds */
    {"under" LANG_NBSP, "over" LANG_NBSP, "at least" LANG_NBSP, "up to" LANG_NBSP},
    /* thousand */ NULL,
    /* million */ "million",
    /* of_thousands */ "thousand",
    /* of_millions */ "million",
    /* currency_first */ true,
    /* month_names */ true,
    /* quarter */ "Q",
    /* quarter_first */ true,
    /* since, until */ "from ",
    "by ",
    /* ongoing */ "ongoing",
    /* currencies */ LANG_ITEMS(CURRENCIES),
};

const struct lang_facts LANG_FACTS_EN = {
    /* code */ "en",
    /* tag */ "en-GB",
    /* name */ N_("English"),
    /* script */ LANG_LATIN,
    /* outer */ {0x201C, 0x201D},
    /* inner */ {0x2018, 0x2019},
    /* decimal_mark */ ".",
    /* range */ "–",
    /* after_year */ "",
    /* months */ MONTHS,
    /* list_letters */ "abcdefghijklmnopqrstuvwxyz",
    /* numbers */ &NUMBERS,
    /* vowels */ U"aeiouy",
    /* patterns */ "hyph_en_GB.dic",
    /* limits */ {6, 2, 3},
    /* hyphen_cost */ 16,
    /* joints */ &JOINTS,
    /* prefixes */ {LANG_ITEMS(PREFIXES)},
    /* short_words */ {LANG_ITEMS(SHORT_WORDS)},
    /* words */ LANG_ITEMS(WORDS),
    /* pairs */ LANG_ITEMS(PAIRS),
};
