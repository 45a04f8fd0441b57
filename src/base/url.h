/* Addresses as people type them, and as a PDF holds them: 7-bit text (ISO 32000-1,
 * 12.6.4.7), so the host by IDNA2008 (RFC 5891) and what is beyond it in percent signs
 * (RFC 3987, 3.1). */
#ifndef BASE_URL_H
#define BASE_URL_H

#include "base/phone.h"

enum url_fault {
    URL_SOUND,
    URL_BLANK, /* a blank or an invisible sign stands in it */
    URL_SCHEME, /* it begins with another scheme than those below, or with nothing else */
    URL_BARE, /* it has no scheme at all */
    URL_HOST, /* no name of a computer can be written so */
    URL_MAIL, /* mailto: without an address of a person, or with a bad one */
    URL_PHONE /* tel: before what is no telephone number */
};

struct url {
    enum url_fault fault;
    size_t at; /* URL_BLANK: its offset */
    struct str link; /* 7-bit; empty with a fault */
};

/* Reads an address with https:, http:, mailto: or tel:, a telephone as it is written in
 * `home`. In `arena`. */
struct url url_read(struct str typed, enum country home, struct arena *arena);

/* As it is shown: without its scheme, the query of a mailto: and a closing slash. */
struct str url_shown(struct str typed);

struct url_place {
    size_t from, to; /* offsets; from SIZE_MAX: there is none */
    struct str link; /* 7-bit */
};

/* The first address at or after `from` that stands in running text as a word: with
 * https:// or http://, with www., or of a mailbox. Neither the signs of a sentence behind
 * it nor quotes or brackets around it belong to it. */
struct url_place url_find(struct str text, size_t from, struct arena *arena);

#endif
