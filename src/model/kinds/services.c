/* Services and programmes: a directory. */
#include "model/kinds/kinds.h"
#include <stddef.h>

#define SERVICE(member) (uint16_t) offsetof(struct service, member)

static const struct field SERVICE_FIELDS[] = {
    {"title", &FIELD_TEXT, TEXT_INLINE, true, SERVICE(title), .limit = LIMIT_STATEMENT,
     .help = "Name of the service or programme."},
    {"short", &FIELD_TEXT, TEXT_INLINE, false, SERVICE(short_title), .limit = LIMIT_SHORT,
     .help = "A short form of the title, for running heads and contents."},
    {"phone", &FIELD_PHONE, TEXT_PLAIN, false, SERVICE(phones), SERVICE(phone_count),
     .example = "(042) 000 000", .help = "Telephone number; a link in the council file."},
    {"phones", &FIELD_PHONES, TEXT_PLAIN, false, SERVICE(phones), SERVICE(phone_count),
     .limit = LIMIT_PHONES, .example = "[(042) 000 000, 0888 000 000]",
     .help = "Several telephone numbers, in place of \"phone\"."},
    {"url", &FIELD_URL, TEXT_PLAIN, false, SERVICE(url), .limit = LIMIT_URL,
     .example = "https://example.org/", .help = "Web address."},
    {"email", &FIELD_EMAIL, TEXT_PLAIN, false, SERVICE(email), .limit = LIMIT_URL,
     .example = "office@example.org", .help = "Address for mail; a link."},
    {"text", &FIELD_TEXT, TEXT_BLOCKS, false, SERVICE(text),
     .help = "A few words about the service."},
};
static const struct record SERVICE_RECORD = {.what = "a service",
                                             FIELDS(SERVICE_FIELDS),
                                             .size = sizeof(struct service),
                                             .mark_offset = SERVICE(mark),
                                             .number_offset = SERVICE(number),
                                             .help = "One entry of the directory."};

static const struct field SERVICES_FIELDS[] = {
    {"items", &FIELD_ITEMS, .required = true, .offset = SECTION_FIELD(as.services.items),
     .count_offset = SECTION_FIELD(as.services.item_count), .limit = LIMIT_ENTRIES,
     .record = &SERVICE_RECORD, .example = "[{title: …}]",
     .help = "The services and programmes, in order."},
};

const struct kind KIND_SERVICES = {
    .name = "services",
    .record = KIND_RECORD("a services section", SERVICES_FIELDS,
                          "A directory of services and programmes."),
};
