/* Each wish is what the first of command line, content file and table says. */
#include "app/wishes.h"
#include "base/wording.h"
#include "base/catalogue.h"
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
        wish.bilingual = page_bilingual(wish.page, wish.form);
    }
    return wish;
}

static bool refuse(const struct options *options, const char *words)
{
    wording_print(stderr, options->messages, "brochure: %s %s\n", N_("error:"), words);
    return false;
}

bool wishes_agree(const struct page_wish *wish, const struct options *options,
                  size_t language_count)
{
    bool asked = options->bilingual != BILINGUAL_BY_PAGE || options->page.width > 0;
    bool narrow = wish->page.width < PAGE_COLUMNS_WIDTH;
    if (!asked || language_count < 2) {
        return true;
    }
    if (wish->bilingual == BILINGUAL_COLUMNS && narrow) {
        return refuse(options,
                      N_("two languages side by side need a page of at least 180 mm, and "
                         "this one is narrower; add --bilingual facing or --bilingual "
                         "sequential"));
    }
    if (wish->bilingual == BILINGUAL_FACING && wish->form == FORM_ANNEX) {
        return refuse(
            options,
            N_("an annex begins on a right page, so its languages cannot face each "
               "other; add --bilingual columns or --bilingual sequential"));
    }
    return true;
}
