/* Telephone numbers as people of a country write them, and as a telephone dials them (RFC
 * 3966, E.164): the trunk prefix belongs to calls within the country alone, short numbers
 * have no country code. */
#ifndef BASE_PHONE_H
#define BASE_PHONE_H

#include "base/arena.h"
#include "base/country.h"
#include "base/str.h"

enum phone_fault {
    PHONE_SOUND,
    PHONE_LETTERS, /* what is no digit, blank or + ( ) - / */
    PHONE_SHORT, /* fewer digits than any number has */
    PHONE_SHORT_MOBILE, /* fewer than those of mobile numbers in Bulgaria have */
    PHONE_LONG, /* more than fifteen, or a second number or an extension in one field */
    PHONE_NO_AREA /* neither the trunk prefix nor a country code, and no short number */
};

struct phone {
    enum phone_fault fault;
    size_t at; /* PHONE_LETTERS: byte offset of the first one */
    size_t digits; /* all that were typed */
    struct str url; /* "tel:+35942614614"; empty with a fault */
};

/* Reads a number as it is written in `home`. The url lies in `arena`. */
struct phone phone_read(struct str text, enum country home, struct arena *arena);

#endif
