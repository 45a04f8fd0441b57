/* The sheet of a page. Displays count from the trim; here alone that becomes the lower
 * left corner of the sheet, since some programs of print shops take no other. */
#include "pdf/sheet.h"

static mpt margin_of(const struct display_page *page)
{
    return mpt_max(page->margin, page->bleed);
}

/* The trim, larger by `by` on all sides, on its sheet. */
static void add_box(struct builder *body, const char *name,
                    const struct display_page *page, mpt by)
{
    int64_t from = margin_of(page) - by;
    int64_t to = margin_of(page) + by;
    const int64_t box[4] = {from, from, page->width + to, page->height + to};
    syntax_add(body, name);
    syntax_add_box(body, box);
}

void sheet_add_boxes(struct builder *body, const struct display_page *page,
                     const struct edition *edition)
{
    if (!edition->bleed) {
        const int64_t trim[4] = {0, 0, page->width, page->height};
        syntax_add(body, "/MediaBox");
        syntax_add_box(body, trim);
        return;
    }
    add_box(body, "/MediaBox", page, margin_of(page));
    add_box(body, "/BleedBox", page, page->bleed);
    add_box(body, "/TrimBox", page, 0);
}

mpt sheet_origin(const struct display_page *page, const struct edition *edition)
{
    return edition->bleed ? margin_of(page) : 0;
}

void sheet_open(struct builder *out, const struct display_page *page)
{
    const int64_t numbers[4] = {-page->bleed, -page->bleed,
                                (int64_t)page->width + 2 * (int64_t)page->bleed,
                                (int64_t)page->height + 2 * (int64_t)page->bleed};
    syntax_add(out, "1 0 0 1 ");
    syntax_add_number(out, margin_of(page), 3);
    syntax_add(out, " ");
    syntax_add_number(out, margin_of(page), 3);
    syntax_add(out, " cm\nq\n");
    for (size_t i = 0; i < 4; i++) {
        syntax_add_number(out, numbers[i], 3);
        syntax_add(out, " ");
    }
    syntax_add(out, "re W n\n");
}
