/* Door of the model stage: a tree of values to a checked brochure.
 * Promises: required fields present, ids unique, references resolved, both languages
 * there (or marked as missing, when that is allowed). */
#ifndef MODEL_MODEL_H
#define MODEL_MODEL_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/units.h"
#include "model/section.h"
#include <stdbool.h>
#include <stdio.h>

struct node;

struct date {
    int year, month, day;
};

enum translation { TRANSLATION_NONE, TRANSLATION_OFFICIAL, TRANSLATION_WORKING };
enum status { STATUS_ADOPTED, STATUS_DRAFT, STATUS_PROPOSAL };
enum align { ALIGN_RAGGED, ALIGN_JUSTIFIED };

/* The paper that a booklet is printed on; two pages side by side. */
enum sheet { SHEET_BY_PAGE, SHEET_A3, SHEET_A4 };
enum creep_still { CREEP_STILL_COVER, CREEP_STILL_CENTRE };

/* How the booklet is folded. */
struct booklet {
    enum sheet sheet;
    int signature; /* pages of one set of sheets folded together; 0: all in one */
    mpt creep; /* thickness of the paper */
    int creep_factor; /* thousandths */
    enum creep_still creep_still; /* the sheet whose pages stay where they are */
    bool fold_marks;
};

/* What a session of the council makes of the document: the marks of an annex. */
struct council {
    struct date session; /* year 0: not given */
    int item, annex; /* numbers; 0: not given */
    struct str decision; /* its number; empty: not given */
};

struct document {
    struct mark mark;
    struct str id;
    enum lang languages[LANG_COUNT]; /* the first is authoritative */
    size_t language_count;
    struct localized title, subtitle, issuer, source;
    struct localized *keywords;
    size_t keyword_count;
    int period_from, period_to;
    struct date date;
    struct str version;
    enum translation translation;
    enum status status;
    bool signature; /* the colophon has a place to sign */
    bool has_council;
    struct council council; /* all empty unless has_council */
    struct picture logo; /* file.text empty: none */
};

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

/* The checks before printing: percent of ink, pixels per inch, lengths. */
struct preflight {
    struct threshold ink;
    struct threshold line, line_inks;
    struct threshold text, text_inks;
    struct threshold safe_area;
    struct threshold picture;
    int picture_most;
    mpt black_text; /* text below this size is printed in black alone */
};

/* What the print shop asks for; all with defaults. */
struct print {
    struct word profile; /* file of the colour profile; empty: the one for `condition` */
    struct word condition; /* name of the printing condition */
    mpt bleed;
    enum print_marks marks;
    enum print_intent intent;
    struct spot_ink *spots;
    size_t spot_count;
    struct preflight preflight;
};

struct brochure {
    const struct source *origin;
    struct document document;
    enum align align;
    bool line_numbers;
    struct print print;
    struct booklet booklet;
    struct section *sections;
    size_t section_count;
};

struct model_options {
    bool allow_missing; /* a missing translation becomes a marker and a warning */
};

/* Decodes and checks the tree. `out` is filled as far as the faults allow, so that later
 * checks can report as well; false if there was any. */
bool model_load(struct brochure *out, const struct node *root,
                const struct model_options *options, struct arena *arena,
                struct diag *diag);

/* How a text is read: which markup it may hold. */
enum text_use {
    TEXT_PLAIN, /* no markup: urls, phones, keywords */
    TEXT_INLINE, /* one paragraph of inline markup */
    TEXT_BLOCKS, /* paragraphs and lists */
    TEXT_BODY /* blocks and headings */
};

/* Calls `visit` for every localized text of the brochure, in document order. */
void model_each_text(const struct brochure *brochure,
                     void (*visit)(void *context, const struct localized *text,
                                   enum text_use use),
                     void *context);

/* Writes the JSON Schema of the format, made from the same table as the decoder. */
void model_write_schema(FILE *file);

#endif
