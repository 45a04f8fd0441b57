/* Countries, for what differs in the telephones of their people. */
#ifndef BASE_COUNTRY_H
#define BASE_COUNTRY_H

#include <stddef.h>

enum country {
    COUNTRY_UNSAID, /* Bulgaria */
    COUNTRY_AL,
    COUNTRY_AT,
    COUNTRY_AU,
    COUNTRY_BA,
    COUNTRY_BE,
    COUNTRY_BG,
    COUNTRY_CA,
    COUNTRY_CH,
    COUNTRY_CY,
    COUNTRY_CZ,
    COUNTRY_DE,
    COUNTRY_DK,
    COUNTRY_EE,
    COUNTRY_ES,
    COUNTRY_FI,
    COUNTRY_FR,
    COUNTRY_GB,
    COUNTRY_GR,
    COUNTRY_HR,
    COUNTRY_HU,
    COUNTRY_IE,
    COUNTRY_IT,
    COUNTRY_LT,
    COUNTRY_LU,
    COUNTRY_LV,
    COUNTRY_MD,
    COUNTRY_ME,
    COUNTRY_MK,
    COUNTRY_MT,
    COUNTRY_NL,
    COUNTRY_NO,
    COUNTRY_PL,
    COUNTRY_PT,
    COUNTRY_RO,
    COUNTRY_RS,
    COUNTRY_SE,
    COUNTRY_SI,
    COUNTRY_SK,
    COUNTRY_TR,
    COUNTRY_UA,
    COUNTRY_US,
    COUNTRY_XK,
    COUNTRY_COUNT
};

/* The numbering plan of a country: ITU-T E.164 and the plans that its list of national
 * numbers refers to. */
struct country_facts {
    const char *code; /* ISO 3166-1 alpha-2 */
    const char *calling; /* digits behind the + */
    const char *trunk; /* dialled before a number within the country alone; "": nothing */
    const char *abroad; /* dialled instead of the + */
    size_t least, most; /* digits without trunk and calling code */
};

const struct country_facts *country_facts(enum country country);

#endif
