/* What the checks before printing share: what they check against, and how they report. */
#ifndef PRESS_PREFLIGHT_REPORT_H
#define PRESS_PREFLIGHT_REPORT_H

#include "press/press.h"
#include "press/raster.h"

/* The faults of one rule on one page become one message. */
struct preflight_fault {
    size_t warned, failed;
    int value; /* of the worst one */
    struct point place; /* of it */
    struct mark mark;
    const char *ink; /* the one in question, or NULL */
};

/* A colour with an ink of its own, where it was first met. */
struct preflight_spot {
    const struct colour *colour;
    struct mark mark;
};

struct preflight_spots {
    struct preflight_spot *items;
    size_t count, capacity;
};

struct preflight {
    struct press_preflight *out;
    const struct press_terms *terms;
    struct diag *diag;
    bool advisory; /* nothing fails; what would fail is a warning */
    struct arena *arena; /* emptied after each page */
    struct arena *kept; /* from page to page */
    struct preflight_spots spots;
    const struct display *display;
    const struct display_page *page;
    size_t number; /* of the page, from 0 */
    struct raster *raster; /* what is painted so far */
    struct box *reach; /* of each operation, as far as it shows */
    struct preflight_fault faults[PRESS_RULE_COUNT];
};

enum preflight_level { PREFLIGHT_PASSED, PREFLIGHT_WARNED, PREFLIGHT_FAILED };

/* One place was checked, with that result. */
void preflight_note(struct preflight *preflight, enum press_rule rule,
                    enum preflight_level level, const struct preflight_fault *fault);

/* The same by comparing a value with the limits of its rule. */
void preflight_measure(struct preflight *preflight, enum press_rule rule,
                       const struct preflight_fault *fault);

/* Says what was found since it was last called, on the page if there is one, and forgets
 * it. */
void preflight_report(struct preflight *preflight);

#endif
