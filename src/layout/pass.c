/* What a pass shares: pages, canvases, headings. */
#include "layout/pass.h"
#include "base/array.h"

struct span span_all(const struct layout *layout)
{
    return (struct span){{SIDE_FIRST, SIDE_SECOND}, layout->setter.side_count};
}

static struct span span_one(enum side side)
{
    return (struct span){{side}, 1};
}

/* Side by side or face to face both languages run together. */
static bool run_together(const struct layout *layout)
{
    return layout->form.shared || layout->form.leaves > 1 ||
           layout->setter.side_count == 1;
}

size_t span_runs(const struct layout *layout)
{
    return run_together(layout) ? 1 : layout->setter.side_count;
}

struct span span_of_run(const struct layout *layout, size_t run)
{
    return run_together(layout) ? span_all(layout) : span_one((enum side)run);
}

struct canvas pass_canvas(const struct pass *pass, const struct page_form *form,
                          size_t page, const struct span *span, uint8_t leaf)
{
    struct canvas canvas = {
        .setter = &pass->setter,
        .form = form,
        .display = pass->display,
        .page = page,
    };
    for (size_t i = 0; i < span->count; i++) {
        if (form->leaf[span->sides[i]] == leaf) {
            canvas.sides[canvas.side_count++] = span->sides[i];
        }
    }
    assert(canvas.side_count > 0);
    return canvas;
}

size_t pass_add_page(struct pass *pass, const struct page_form *form)
{
    size_t page = pass->display->pages.count;
    struct display_page *added =
        display_add_page(pass->display, form->width, form->height, form->bleed);
    added->label = str_format(pass->arena, "%zu", page + 1);
    return page;
}

struct canvas pass_open_cover(struct pass *pass)
{
    const struct page_form *form = &pass->layout->cover;
    struct span span = span_all(pass->layout);
    return pass_canvas(pass, form, pass_add_page(pass, form), &span, 0);
}
