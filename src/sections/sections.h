/* Door of the sections: a checked brochure to blocks. A section says in which order its
 * texts are read and what keeps together; it knows no page. */
#ifndef SECTIONS_SECTIONS_H
#define SECTIONS_SECTIONS_H

#include "blocks/blocks.h"
#include "model/model.h"
#include "sections/phrases.h"

/* ---- texts ---------------------------------------------------------------------------
 */

/* The texts of a brochure, parsed once for all that is made of it. */
struct texts;

/* Parses every text of the brochure into `arena`, reporting faults in markup and missing
 * glyphs. To be called even after model_load found faults, so that all are reported in
 * one run. Warns where the languages have unequal numbers of blocks. */
bool sections_read_texts(struct texts **out, const struct brochure *brochure,
                         struct text_engine *engine, struct arena *arena,
                         struct diag *diag);

/* The blocks of a text in a language; none if it is not given. */
const struct text_blocks *texts_find(const struct texts *texts,
                                     const struct localized *text, enum lang lang);

/* An inline text without markup, in `arena`; empty if it is not given. */
struct str texts_plain(const struct texts *texts, const struct localized *text,
                       enum lang lang, struct arena *arena);

/* ---- blocks --------------------------------------------------------------------------
 */

/* A line below the entry of a section in the contents. The first leads to the first place
 * of the chapter, the second to the next, and so on. */
struct contents_sub {
    struct str words[SIDE_COUNT];
    size_t mark; /* number of the priority whose mark stands before it; 0: none */
};

struct contents_subs {
    struct contents_sub *items;
    size_t count, capacity;
};

/* What a section comes to. */
struct chapter {
    size_t index; /* of the section in the brochure */
    const struct section *section;
    size_t head; /* index of the section whose heading stands over its pages */
    struct block *pages; /* a group of PAGE blocks; NULL: it has no page of its own */
    struct str heading[SIDE_COUNT], short_heading[SIDE_COUNT]; /* without markup */
    struct contents_subs subs;
    size_t first_place; /* within it */
    element_id sects[SIDE_COUNT];
    enum row_kind last; /* its last row, for the space below */
    bool wants_left; /* its first page is the left one of a spread */
};

struct manuscript {
    struct chapter *chapters; /* one for each section of the brochure */
    size_t count;
    size_t place_count; /* of the sections, and within them */
    struct chapter *rest; /* what the back cover leaves of the hot lines; NULL: nothing */
};

struct sections_request {
    const struct brochure *brochure;
    const struct texts *texts;
    struct display *display; /* takes the structure elements */
    struct arena *arena;
    enum lang languages[SIDE_COUNT]; /* those that are printed, in order */
    size_t side_count;
    element_id parts[SIDE_COUNT]; /* PART of each language */
    bool has_back; /* a back cover shows the last hot line */
    bool hotline_inside; /* unless it is too long for that */
};

/* Makes the blocks of all sections, in order. */
struct manuscript *sections_build(const struct sections_request *request);

/* Writes the links of texts to other places of the brochure with the pages on which the
 * anchors of `display` stand. True if none says anything else than before. */
bool sections_refer(const struct sections_request *request,
                    const struct manuscript *manuscript, const struct display *display);

/* ---- for pages that are made from the document ---------------------------------------
 */

/* A script that adds blocks to `into` below `parents`. */
struct script sections_script(const struct sections_request *request, struct block *into,
                              const element_id *parents);

/* The last hot line section, if a back cover shows it; else SIZE_MAX. */
size_t sections_back(const struct sections_request *request);

/* True if the back cover shows the first item of its hot line section: it has a number
 * and nothing that would want a page. Otherwise the heading stands there alone. */
bool hotline_shows_number(const struct sections_request *request,
                          const struct section *section);

/* A line of a directory that can be clicked on: a number as typed, an address of mail, an
 * address of the web without its scheme. Numbers are dialled as in the brochure's
 * country. In `arena`. */
enum directory_link { LINK_PHONE, LINK_EMAIL, LINK_URL };
struct text_block *directory_link(const struct brochure *brochure,
                                  enum directory_link kind, struct str words,
                                  struct arena *arena);

/* True unless it is a figure that belongs to the section before it. */
bool section_has_heading(const struct section *section);

#endif
