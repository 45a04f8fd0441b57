#include "base/country.h"

static const struct country_facts FACTS[] = {
    [COUNTRY_UNSAID] = {"BG", "359", "0", "00", 7, 9},
    [COUNTRY_AL] = {"AL", "355", "0", "00", 8, 9},
    [COUNTRY_AT] = {"AT", "43", "0", "00", 4, 13},
    [COUNTRY_AU] = {"AU", "61", "0", "0011", 9, 9},
    [COUNTRY_BA] = {"BA", "387", "0", "00", 8, 9},
    [COUNTRY_BE] = {"BE", "32", "0", "00", 8, 9},
    [COUNTRY_BG] = {"BG", "359", "0", "00", 7, 9},
    [COUNTRY_CA] = {"CA", "1", "", "011", 10, 10},
    [COUNTRY_CH] = {"CH", "41", "0", "00", 9, 9},
    [COUNTRY_CY] = {"CY", "357", "", "00", 8, 8},
    [COUNTRY_CZ] = {"CZ", "420", "", "00", 9, 9},
    [COUNTRY_DE] = {"DE", "49", "0", "00", 5, 11},
    [COUNTRY_DK] = {"DK", "45", "", "00", 8, 8},
    [COUNTRY_EE] = {"EE", "372", "", "00", 7, 8},
    [COUNTRY_ES] = {"ES", "34", "", "00", 9, 9},
    [COUNTRY_FI] = {"FI", "358", "0", "00", 5, 12},
    [COUNTRY_FR] = {"FR", "33", "0", "00", 9, 9},
    [COUNTRY_GB] = {"GB", "44", "0", "00", 9, 10},
    [COUNTRY_GR] = {"GR", "30", "", "00", 10, 10},
    [COUNTRY_HR] = {"HR", "385", "0", "00", 8, 9},
    [COUNTRY_HU] = {"HU", "36", "06", "00", 8, 9},
    [COUNTRY_IE] = {"IE", "353", "0", "00", 7, 9},
    [COUNTRY_IT] = {"IT", "39", "", "00", 6, 11}, /* the 0 of an area is its own */
    [COUNTRY_LT] = {"LT", "370", "0", "00", 8, 8},
    [COUNTRY_LU] = {"LU", "352", "", "00", 6, 11},
    [COUNTRY_LV] = {"LV", "371", "", "00", 8, 8},
    [COUNTRY_MD] = {"MD", "373", "0", "00", 8, 8},
    [COUNTRY_ME] = {"ME", "382", "0", "00", 8, 8},
    [COUNTRY_MK] = {"MK", "389", "0", "00", 8, 8},
    [COUNTRY_MT] = {"MT", "356", "", "00", 8, 8},
    [COUNTRY_NL] = {"NL", "31", "0", "00", 9, 9},
    [COUNTRY_NO] = {"NO", "47", "", "00", 8, 8},
    [COUNTRY_PL] = {"PL", "48", "", "00", 9, 9},
    [COUNTRY_PT] = {"PT", "351", "", "00", 9, 9},
    [COUNTRY_RO] = {"RO", "40", "0", "00", 9, 9},
    [COUNTRY_RS] = {"RS", "381", "0", "00", 7, 9},
    [COUNTRY_SE] = {"SE", "46", "0", "00", 7, 9},
    [COUNTRY_SI] = {"SI", "386", "0", "00", 8, 8},
    [COUNTRY_SK] = {"SK", "421", "0", "00", 9, 9},
    [COUNTRY_TR] = {"TR", "90", "0", "00", 10, 10},
    [COUNTRY_UA] = {"UA", "380", "0", "00", 9, 9},
    [COUNTRY_US] = {"US", "1", "", "011", 10, 10},
    [COUNTRY_XK] = {"XK", "383", "0", "00", 8, 8},
};
_Static_assert(sizeof FACTS / sizeof FACTS[0] == COUNTRY_COUNT, "a row for each country");

const struct country_facts *country_facts(enum country country)
{
    return &FACTS[country];
}
