/* Telephone lines: the first one of the last such section is on the back cover. */
#include "model/kinds/kinds.h"
#include <stddef.h>

#define LINE(member) (uint16_t) offsetof(struct hotline_item, member)

static const struct field LINE_FIELDS[] = {
    {"title", &FIELD_TEXT, TEXT_INLINE, false, LINE(title), .limit = LIMIT_STATEMENT,
     .help = N_("What the line is for.")},
    {"short", &FIELD_TEXT, TEXT_INLINE, false, LINE(short_title), .limit = LIMIT_SHORT,
     .help = N_("A short form of the title, for running heads and contents.")},
    {"phone", &FIELD_PHONE, TEXT_PLAIN, false, LINE(phones), LINE(phone_count),
     .example = "(042) 000 000",
     .help = N_("Telephone number; a link in the council file.")},
    {"phones", &FIELD_PHONES, TEXT_PLAIN, false, LINE(phones), LINE(phone_count),
     .limit = LIMIT_PHONES, .example = "[(042) 000 000, 0888 000 000]",
     .help = N_("Several telephone numbers, in place of \"phone\".")},
    {"email", &FIELD_EMAIL, TEXT_PLAIN, false, LINE(email), .limit = LIMIT_URL,
     .example = "office@example.org", .help = N_("Address for mail; a link.")},
    {"hours", &FIELD_TEXT, TEXT_INLINE, false, LINE(hours), .limit = LIMIT_TITLE,
     .help = N_("When the line is answered.")},
    {"text", &FIELD_TEXT, TEXT_BLOCKS, false, LINE(text),
     .help = N_("A few words about the line.")},
};
static const struct record LINE_RECORD = {.what = N_("a hot line"),
                                          FIELDS(LINE_FIELDS),
                                          .size = sizeof(struct hotline_item),
                                          .mark_offset = LINE(mark),
                                          .number_offset = LINE(number),
                                          .help = N_("One telephone line.")};

static const struct field HOTLINE_FIELDS[] = {
    {"items", &FIELD_ITEMS, .offset = SECTION_FIELD(as.hotline.items),
     .count_offset = SECTION_FIELD(as.hotline.item_count), .limit = LIMIT_GOALS,
     .record = &LINE_RECORD, .example = "[{title: …, phone: …}]",
     .help = N_("The lines; the first one is shown on the back cover.")},
};

const struct kind KIND_HOTLINE = {
    .name = "hotline",
    .record = KIND_RECORD(N_("a hotline section"), HOTLINE_FIELDS,
                          N_("Telephone lines, shown on the back cover.")),
};
