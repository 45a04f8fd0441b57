/* The booklet edition: what the content says of it, and the sheets. */
#include "app/booklet.h"
#include <stdio.h>
#include <unistd.h>

enum { STAPLED_MAX = 64, THOUSAND = 1000 };

static struct press_booklet options_of(const struct booklet *wanted)
{
    static const struct {
        mpt width, height;
    } SHEETS[] = {
        [SHEET_BY_PAGE] = {0, 0},
        [SHEET_A3] = {MM(420), MM(297)},
        [SHEET_A4] = {MM(297), MM(210)},
    };
    return (struct press_booklet){
        .sheet_width = SHEETS[wanted->sheet].width,
        .sheet_height = SHEETS[wanted->sheet].height,
        .signature = (size_t)wanted->signature,
        .creep = (mpt)((int64_t)wanted->creep * wanted->creep_factor / THOUSAND),
        .still = wanted->creep_still == CREEP_STILL_COVER ? PRESS_STILL_COVER
                                                          : PRESS_STILL_CENTRE,
        .fold_marks = wanted->fold_marks,
    };
}

/* Office staplers end where a saddle stitch ends to look well. */
static void check_thickness(struct pipeline *pipeline,
                            const struct press_imposition *imposition)
{
    const struct booklet *booklet = &pipeline->brochure.booklet;
    size_t pages = imposition->pages + imposition->blanks;
    if (imposition->signatures > 1 || pages <= STAPLED_MAX) {
        return;
    }
    mpt spine = booklet->creep * (mpt)(pages / 2);
    diag_warning(
        pipeline->diag, pipeline->brochure.document.mark, "booklet-thick",
        "a booklet of %zu pages is too thick to be stapled in the fold; over %d "
        "pages have it glued instead (the spine will be about %d mm), or fold it "
        "in parts with  booklet: {signature: 16}",
        pages, STAPLED_MAX, (int)((spine + MM(0.5)) / MM(1)));
}

static void report_blanks(struct pipeline *pipeline,
                          const struct press_imposition *imposition)
{
    if (imposition->blanks > 0) {
        diag_warning(pipeline->diag, pipeline->brochure.document.mark, "booklet-blank",
                     "%zu blank %s before the back cover of the booklet, since a folded "
                     "sheet has four pages",
                     imposition->blanks,
                     imposition->blanks == 1 ? "page was added" : "pages were added");
    }
}

void booklet_impose(struct display *out, struct press_imposition *imposition,
                    struct pipeline *pipeline, struct arena *arena)
{
    struct press_booklet options = options_of(&pipeline->brochure.booklet);
    press_impose(out, imposition, &pipeline->display, &options, arena);
    check_thickness(pipeline, imposition);
    report_blanks(pipeline, imposition);
}

void booklet_say(const struct display *sheets)
{
    if (isatty(STDERR_FILENO)) {
        fprintf(stderr, "%.*s\n", STR_ARGS(sheets->facts.note[LANG_EN]));
    }
}
