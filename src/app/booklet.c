/* The booklet edition: what the content says of it, and the sheets. */
#include "app/booklet.h"
#include <stdio.h>
#include <unistd.h>

enum { STAPLED_MAX = 64 };

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
    press_impose(out, imposition, &pipeline->display, &pipeline->brochure.booklet, arena);
    check_thickness(pipeline, imposition);
    report_blanks(pipeline, imposition);
}

void booklet_say(const struct display *sheets)
{
    if (isatty(STDERR_FILENO)) {
        fprintf(stderr, "%.*s\n", STR_ARGS(sheets->facts.note[LANG_EN]));
    }
}
