/* The editions as constant tables. */
#include "pdf/edition.h"

#define PRESS_EDITION                                                             \
    .name = "print", .colours = COLOUR_CMYK, .bleed = true, .intent = "GTS_PDFX", \
    .condition = "FOGRA39", .profile = "ISOcoated_v2_300_bas.icc", .profile_channels = 4

static const struct edition EDITIONS[] = {
    /* For council sessions and the web: accessible and archival at once. */
    {
        .name = "council",
        .colours = COLOUR_RGB,
        .tagged = true,
        .links = true,
        .bookmarks = true,
        .fields = true,
        .attachments = true,
        .bleed = false,
        .intent = "GTS_PDFA1",
        .condition = "sRGB IEC61966-2.1",
        .profile = "sRGB.icc",
        .profile_channels = 3,
        .pdfa_part = 3,
        .pdfa_conformance = "A",
        .pdfua_part = 1,
        .version = "1.7",
        .form = DOCUMENT_PACKED,
        .claims = {"PDF/UA-1 (ISO 14289-1)", "PDF/A-3a (ISO 19005-3)"},
    },
    /* For the print shop. */
    {
        PRESS_EDITION,
        .pdfx = "PDF/X-4",
        .version = "1.6",
        .claims = {"PDF/X-4 (ISO 15930-7)"},
    },
    /* For the office printer: sheets to fold. Not for the screen, so without structure.
     */
    {
        .name = "booklet",
        .colours = COLOUR_RGB,
        .imposed = true,
        .intent = "GTS_PDFA1",
        .condition = "sRGB IEC61966-2.1",
        .profile = "sRGB.icc",
        .profile_channels = 3,
        .pdfa_part = 3,
        .pdfa_conformance = "B",
        .version = "1.7",
        .form = DOCUMENT_PACKED,
        .claims = {"PDF/A-3b (ISO 19005-3)"},
    },
};

/* The same for shops with older programs: no transparency, and no objects in streams. */
static const struct edition PRINT_X1A = {
    PRESS_EDITION,
    .pdfx = "PDF/X-1a:2003",
    .pdfx_info = true,
    .version = "1.4",
    .claims = {"PDF/X-1a:2003 (ISO 15930-4)"},
};

enum { EDITION_COUNT = sizeof EDITIONS / sizeof EDITIONS[0] };

const struct edition *edition_find(struct str name)
{
    for (size_t i = 0; i < EDITION_COUNT; i++) {
        if (str_equal(name, str_from(EDITIONS[i].name))) {
            return &EDITIONS[i];
        }
    }
    return NULL;
}

const struct edition *edition_by_standard(const struct edition *edition,
                                          enum edition_standard standard)
{
    if (edition->pdfx == NULL) {
        return NULL;
    }
    return standard == EDITION_X1A ? &PRINT_X1A : edition;
}

const char *edition_name(const struct edition *edition)
{
    return edition->name;
}

const struct edition *edition_at(size_t index)
{
    return index < EDITION_COUNT ? &EDITIONS[index] : NULL;
}

const char *edition_claim(const struct edition *edition, size_t index)
{
    enum { COUNT = sizeof edition->claims / sizeof edition->claims[0] };
    return index < COUNT ? edition->claims[index] : NULL;
}
