/* Door of the settings: what a content file asks for that is not text, as several stages
 * read it. Plain data; what each is when the file says nothing stands in the table of the
 * content format (model/fields.c) alone. */
#ifndef SETTINGS_SETTINGS_H
#define SETTINGS_SETTINGS_H

#include "base/units.h"
#include "settings/pages.h"
#include "settings/theme.h"
#include "settings/word.h"
#include <stdbool.h>

/* ---- pictures -------------------------------------------------------------------- */

/* How a figure stands on its page. */
enum figure_width {
    FIGURE_FULL, /* over the live width */
    FIGURE_HALF, /* over half of it */
    FIGURE_BLEED, /* over the upper half of the page, into the bleed on three sides */
    FIGURE_PAGE, /* over a whole page */
    FIGURE_SPREAD /* over two pages that face each other */
};

/* ---- print ----------------------------------------------------------------------- */

/* A colour of the theme that is printed with an ink of its own. */
struct spot_ink {
    struct word colour; /* its name in the theme */
    struct word ink; /* "PANTONE 380 C" */
};

/* How pictures come into the colours of the press. */
enum print_intent { PRINT_INTENT_RELATIVE, PRINT_INTENT_PERCEPTUAL };

enum print_marks { PRINT_MARKS_CROP, PRINT_MARKS_ALL, PRINT_MARKS_NONE };

/* Two thresholds of a check before printing: past the first it warns, past the second
 * nothing is written. */
struct threshold {
    int warn, fail;
};

struct preflight_limits {
    struct threshold ink; /* percent, on 15 mm² or more */
    struct threshold line, line_inks; /* one ink; several, or reversed */
    struct threshold text, text_inks;
    struct threshold safe_area;
    struct threshold picture; /* pixels per inch */
    int picture_most;
    struct threshold line_art; /* the same of black and white in one bit a pixel */
    mpt black_text; /* text below this size is printed in black alone */
};

/* What the print shop asks for. */
struct print {
    struct word profile; /* file of the colour profile; empty: the one for `condition` */
    struct word condition; /* name of the printing condition */
    mpt bleed;
    enum print_marks marks; /* NONE: the sheet ends with the bleed */
    enum print_intent intent;
    struct spot_ink *spots;
    size_t spot_count;
    struct preflight_limits preflight;
};

/* ---- booklet --------------------------------------------------------------------- */

/* The paper that a booklet is printed on; two pages side by side. */
enum booklet_sheet { SHEET_BY_PAGE, SHEET_A3, SHEET_A4 };
enum creep_still { CREEP_STILL_COVER, CREEP_STILL_CENTRE };

/* How the booklet is folded. */
struct booklet {
    enum booklet_sheet sheet;
    int signature; /* pages folded into each other, a multiple of four; 0: all */
    mpt creep; /* thickness of the paper */
    int creep_factor; /* thousandths */
    enum creep_still creep_still; /* the sheet whose pages stay where they are */
    bool fold_marks;
};

#endif
