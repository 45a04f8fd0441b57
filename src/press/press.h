/* Door of the press stage: finished pages to what paper needs: checks before printing,
 * bleed and marks, and pages imposed on sheets. Display to display; no PDF, no YAML. */
#ifndef PRESS_PRESS_H
#define PRESS_PRESS_H

#include "base/arena.h"
#include "base/diag.h"
#include "display/display.h"
#include "settings/settings.h"
#include <stdbool.h>

/* ---- print ----------------------------------------------------------------------- */

/* A copy in `arena` whose pages may be changed once they are taken; elements, texts and
 * paths stay shared with `display`. */
void press_copy(struct display *out, const struct display *display, struct arena *arena);

/* Gives a page of a copy operations of its own, as the functions below need them. */
void press_take_page(struct display *display, size_t page);

/* A colour that is printed with an ink of its own. */
struct press_spot {
    const struct colour *colour; /* as the operations have it */
    const char *ink; /* "PANTONE 380 C" */
};

struct press_spots {
    const struct press_spot *items;
    size_t count;
};

/* Colours and what the press prints instead, each made once for all pages. */
struct press_inks {
    struct arena *arena; /* in which they live */
    struct press_spots spots;
    struct press_exchange *items;
    size_t count, capacity;
};

/* Brings the colours of a page into the form that a press can hold in register: small
 * text and thin rules in black alone, pale letters on a dark ground in yellow alone; and
 * lets all black text and thin rules overprint. */
void press_separate(struct display_page *page, struct press_inks *inks);

/* The line outside the marks, and what sets it. */
struct press_slug {
    struct str name; /* of the file */
    struct text_engine *engine;
    struct diag *diag;
};

/* Makes what runs into the bleed of a page, by its number from 0, run to its end, and
 * draws the marks around it. */
void press_add_marks(struct display *display, size_t number, const struct print *print,
                     const struct press_slug *slug);

/* Makes all text of the pages drawings, which need no font. */
void press_outline(struct display *display);

/* NULL if `bytes` are an ICC profile of a press in CMYK, else what they are instead. */
const char *press_profile_fault(struct str bytes);

/* ---- booklet --------------------------------------------------------------------- */

/* What was made, for the report. */
struct press_imposition {
    size_t pages; /* printed, without blanks */
    size_t blanks; /* sides without a page, at the end */
    size_t sheets; /* of paper, two sides each */
    size_t signatures;
    mpt creep; /* by which the page pushed farthest is moved */
};

/* True if two pages stand side by side on A3, the largest paper that offices fold. */
bool press_can_fold(const struct display *display);

/* Saddle stitch: the pages of `display`, which can be folded, on sheets, front and back
 * by turns, two on each side. If the content names no paper, pages up to A5 go on A4 and
 * pages up to A4 on A3, as they are; on smaller paper they are made smaller. `out` shares
 * the operations, elements and facts of `display`; links and bookmarks are left out, for
 * paper has none. */
void press_impose(struct display *out, struct press_imposition *imposition,
                  const struct display *display, const struct booklet *booklet,
                  struct arena *arena);

/* ---- preflight ------------------------------------------------------------------- */

/* What pages are checked against. */
struct press_terms {
    const struct preflight_limits *limits;
    int picture_reduced; /* pixels per inch to which pictures are reduced; 0: never */
    struct str condition; /* of printing; empty when none is named */
    struct mark mark; /* named for what no line of the source wrote: artwork, folios */
};

enum press_rule {
    PRESS_PICTURE, /* PF-01 */
    PRESS_LINE_ART, /* PF-02 */
    PRESS_PICTURE_MOST, /* PF-03 */
    PRESS_INK, /* PF-04 */
    PRESS_LINE, /* PF-05 */
    PRESS_LINE_INKS, /* PF-06 */
    PRESS_TEXT_COLOUR, /* PF-07 */
    PRESS_TEXT, /* PF-08: one ink */
    PRESS_TEXT_INKS, /* PF-08: several, or reversed */
    PRESS_OVERPRINT, /* PF-09 */
    PRESS_WHITE, /* PF-10 */
    PRESS_BLEED, /* PF-11 */
    PRESS_SAFE_AREA, /* PF-12 */
    PRESS_RICH_BLACK, /* PF-13 */
    PRESS_REGISTRATION, /* PF-14 */
    PRESS_TRIM, /* PF-15 */
    PRESS_MARKS_AWAY, /* PF-16 */
    PRESS_RGB, /* PF-17 */
    PRESS_CONDITION, /* PF-19 */
    PRESS_SPOT, /* PF-20 */
    PRESS_RULE_COUNT
};

struct press_rule_facts {
    const char *id; /* "PF-04" */
    const char *name; /* "total ink" */
    const char *unit; /* of the worst value: "%", "pt", "mm", "ppi", or NULL */
};

/* What one rule found. */
struct press_finding {
    size_t checked, warned, failed; /* places */
    int worst; /* percent, millipoints or pixels per inch; where there is a unit */
};

struct press_preflight {
    struct press_finding rules[PRESS_RULE_COUNT];
};

const struct press_rule_facts *press_rule_facts(enum press_rule rule);

/* A value as people read it, in its unit: "317", "0.25", "2.5". */
struct str press_format_value(enum press_rule rule, int value, struct arena *arena);

/* Begins to check pages; nothing is found yet. `out`, `terms` and `diag` are used until
 * press_check_end. */
struct preflight *press_check_begin(struct press_preflight *out,
                                    const struct press_terms *terms, struct diag *diag);

/* Checks a page, by its number from 0, that is separated, before its text is made
 * drawings; with marks or without. Each fault is reported once a page, at the line that
 * wrote it. Only the colours of the page must live on after it. */
void press_check_page(struct preflight *preflight, const struct display *display,
                      size_t number);

/* Reports what concerns the whole file; false if any fault forbids printing. */
bool press_check_end(struct preflight *preflight);

/* Warns of pictures that are too coarse for a press, on pages that go to none: an office
 * printer shows it as well. */
void press_check_pictures(const struct display *display, const struct press_terms *terms,
                          struct diag *diag);

#endif
