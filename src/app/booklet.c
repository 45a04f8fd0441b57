/* The booklet edition: what the content says of it, and the sheets. */
#include "app/booklet.h"
#include <stdio.h>
#include <unistd.h>

enum { STAPLED_MAX = 64 };

static int whole_mm(mpt length)
{
    return (int)((length + MM(0.5)) / MM(1));
}

/* Office staplers end where a saddle stitch ends to look well. */
static void check_thickness(size_t pages, const struct content *content)
{
    const struct booklet *booklet = &content->brochure.booklet;
    bool parted = booklet->signature > 0 && (size_t)booklet->signature < pages;
    if (parted || pages <= STAPLED_MAX) {
        return;
    }
    mpt spine = booklet->creep * (mpt)(pages / 2);
    diag_warning(
        content->diag, content->brochure.document.mark, "booklet-thick",
        "a booklet of %zu pages is too thick to be stapled in the fold; over %d "
        "pages have it glued instead (the spine will be about %d mm), or fold it "
        "in parts with  booklet: {signature: 16}",
        pages, STAPLED_MAX, whole_mm(spine));
}

bool booklet_check(const struct display *pages, const struct content *content)
{
    const struct display_page *page = &pages->pages.items[0];
    if (press_can_fold(pages)) {
        check_thickness(pages->pages.count, content);
        return true;
    }
    const struct diag_fault fault = {
        .severity = content->options->editions_named ? DIAG_ERROR : DIAG_NOTE,
        .mark = content->brochure.document.mark,
        .rule = "booklet-size",
    };
    diag_report(
        content->diag, &fault,
        "pages of %d x %d mm have no booklet: two of them must stand side by side "
        "on A3, so they may have up to 210 x 297 mm; %s",
        whole_mm(page->width), whole_mm(page->height),
        content->options->editions_named ? N_("leave booklet out of -e")
                                         : N_("the other editions are made"));
    return false;
}

/* The file and the report say it as well. */
static void say_how_to_print(const struct display *sheets, enum lang lang)
{
    if (isatty(STDERR_FILENO)) {
        fprintf(stderr, "%.*s\n", STR_ARGS(sheets->facts.note[lang]));
    }
}

void booklet_prepare(struct display *out, struct press_imposition *imposition,
                     const struct display *pages, const struct content *content,
                     struct arena *arena)
{
    press_impose(out, imposition, pages, &content->brochure.booklet, arena);
    say_how_to_print(out, content->options->messages);
}
