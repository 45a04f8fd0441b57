/* The checks before printing, of operations and of pages. */
#ifndef PRESS_PREFLIGHT_H
#define PRESS_PREFLIGHT_H

#include "press/preflight_report.h"

/* Checks one operation; what it covers is painted by the caller afterwards. */
void preflight_check_text(struct preflight *preflight, const struct display_op *op);
void preflight_check_shape(struct preflight *preflight, const struct display_op *op);
void preflight_check_picture(struct preflight *preflight, const struct display_op *op);
void preflight_check_resolution(struct preflight *preflight, const struct display_op *op);
void preflight_check_colour(struct preflight *preflight, const struct display_op *op);
void preflight_check_mark(struct preflight *preflight, const struct display_op *op);

/* Checks what is visible of a painted page. */
void preflight_check_ink(struct preflight *preflight);
void preflight_check_bleed(struct preflight *preflight);

/* Lists the inks of a page among those that were met. */
void preflight_list_spots(struct preflight *preflight);

/* Checks all inks that were listed. */
void preflight_check_spots(struct preflight *preflight);

/* True if the colour takes ink. */
bool preflight_has_ink(const struct colour *colour);

/* Percent of ink on the press, a spot colour counting as one full ink. */
int preflight_ink(const struct colour *colour);

#endif
