/* Who made the edition, and where more is found. */
#include "base/url.h"
#include "model/decoder.h"
#include "model/kinds/kinds.h"
#include <stddef.h>

#define ROW(member) (uint16_t) offsetof(struct imprint_row, member)
#define LINK(member) (uint16_t) offsetof(struct imprint_link, member)

enum { CODE_BYTES = 300 /* of an address: a code that fits a third of a page */ };

static const struct field ROW_FIELDS[] = {
    {"key", &FIELD_TEXT, TEXT_INLINE, true, ROW(key), .limit = LIMIT_SHORT,
     .help = N_("What the row is about: publisher, translation, printing.")},
    {"value", &FIELD_TEXT, TEXT_INLINE, true, ROW(value), .limit = LIMIT_STATEMENT,
     .help = N_("What is said of it; addresses in it are links.")},
};
static const struct record ROW_RECORD = {.what = N_("a row"),
                                         FIELDS(ROW_FIELDS),
                                         .size = sizeof(struct imprint_row),
                                         .mark_offset = ROW(mark),
                                         .help = N_("A fact about this edition.")};

static const struct field LINK_FIELDS[] = {
    {"url", &FIELD_URL, TEXT_PLAIN, true, LINK(url), .limit = LIMIT_URL,
     .example = "https://example.org/",
     .help = N_("The address that the code leads to.")},
    {"label", &FIELD_TEXT, TEXT_INLINE, true, LINK(label), .limit = LIMIT_TITLE,
     .help = N_("What is found there.")},
};
static const struct record LINK_RECORD = {.what = N_("a link"),
                                          FIELDS(LINK_FIELDS),
                                          .size = sizeof(struct imprint_link),
                                          .mark_offset = LINK(mark),
                                          .help = N_("An address as a QR code.")};

static const struct field IMPRINT_FIELDS[] = {
    {"links", &FIELD_ITEMS, .offset = SECTION_FIELD(as.imprint.links),
     .count_offset = SECTION_FIELD(as.imprint.link_count), .limit = LIMIT_GOALS,
     .record = &LINK_RECORD, .example = "[{url: https://example.org/, label: …}]",
     .help = N_("Addresses, each with a QR code.")},
    {"rows", &FIELD_ITEMS, .offset = SECTION_FIELD(as.imprint.rows),
     .count_offset = SECTION_FIELD(as.imprint.row_count), .limit = LIMIT_GOALS,
     .record = &ROW_RECORD, .example = "[{key: …, value: …}]",
     .help = N_("Facts about the edition.")},
};

static void check_link(struct decoder *decoder, const struct imprint_link *link)
{
    for (enum lang lang = 0; lang < LANG_COUNT; lang++) {
        size_t size =
            url_read(link->url.text[lang], document_country(&decoder->brochure->document),
                     decoder->arena)
                .link.size;
        if (size > CODE_BYTES) {
            diag_error(decoder->diag, link->url.mark[lang], "code-long",
                       "this address takes %zu bytes; a QR code of it would be too fine "
                       "to be read, at most %d are allowed; use a shorter one",
                       size, CODE_BYTES);
            return;
        }
    }
}

static void check_imprint(struct decoder *decoder, struct section *section)
{
    const struct imprint *imprint = &section->as.imprint;
    if (imprint->row_count + imprint->link_count == 0) {
        diag_error(decoder->diag, section->mark, "imprint-empty",
                   "this imprint is empty; add  rows: [{key: …, value: …}]  or  "
                   "links: [{url: …, label: …}]");
    }
    for (size_t i = 0; i < imprint->link_count; i++) {
        check_link(decoder, &imprint->links[i]);
    }
}

const struct kind KIND_IMPRINT = {
    .name = "imprint",
    .record =
        KIND_RECORD(N_("an imprint section"), IMPRINT_FIELDS,
                    N_("Who made the edition, and where more is found: rows of facts, "
                       "and addresses as QR codes.")),
    .check = check_imprint,
};
