/* Each wish is what the first of command line, content file and table says. */
#include "app/wishes.h"
#include <stdio.h>

struct page_wish wishes_make(const struct options *options,
                             const struct brochure *brochure)
{
    const struct layout_settings *layout = &brochure->layout;
    struct page_wish wish = {
        .bilingual = layout->bilingual,
        .page = options->page.width > 0 ? options->page : layout->page,
        .form = layout->form,
        .align = layout->align,
        .line_numbers = layout->line_numbers,
        .theme = theme_linden(),
    };
    if (options->bilingual != BILINGUAL_BY_PAGE) {
        wish.bilingual = options->bilingual;
    }
    if (wish.bilingual == BILINGUAL_BY_PAGE) {
        wish.bilingual = page_bilingual(wish.page);
    }
    return wish;
}

bool wishes_agree(const struct page_wish *wish, const struct options *options,
                  size_t language_count)
{
    bool asked = options->bilingual != BILINGUAL_BY_PAGE || options->page.width > 0;
    bool narrow = wish->page.width < PAGE_COLUMNS_WIDTH;
    if (asked && wish->bilingual == BILINGUAL_COLUMNS && narrow && language_count > 1) {
        fputs("brochure: error: two languages side by side need a page of at least 180 "
              "mm, and this one is narrower; add --bilingual facing or --bilingual "
              "sequential\n",
              stderr);
        return false;
    }
    return true;
}

bool wishes_built(const struct page_wish *wish, const struct brochure *brochure,
                  size_t language_count, struct diag *diag)
{
    const struct page_size *known = &page_name_at(0)->size;
    bool sized = wish->page.width == known->width && wish->page.height == known->height;
    bool paired = language_count < 2 || wish->bilingual == BILINGUAL_COLUMNS;
    if (sized && paired && wish->form == FORM_BROCHURE && wish->theme == theme_linden()) {
        return true;
    }
    return diag_error(diag, brochure->layout.mark, "not-built",
                      "pages like these are not built yet; for now leave bilingual, "
                      "page, form and theme as they are by default");
}
