/* The editions as constant tables. */
#include "pdf/edition.h"

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
        .claims = {"PDF/UA-1 (ISO 14289-1)", "PDF/A-3a (ISO 19005-3)"},
    },
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
