/* Text that no page holds. A label of a row or a fact of a strip stands in a box that is
 * not divided, so one of hundreds of letters may be taller than a small page. Nothing of
 * the content is lost in silence: what would lie beyond the trim is an error that names
 * its place in the source. */
#include "layout/overflow.h"

/* How far a line reaches beyond the trim; 0 or less: not at all. */
static mpt beyond(const struct display_page *page, const struct display_op *op)
{
    mpt right = op->left + op->pieces[op->piece_count - 1].left;
    mpt below = mpt_max(op->top - page->height, -op->top);
    return mpt_max(below, mpt_max(right - page->width, -op->left));
}

/* The words of a line. */
static struct str words_of(const struct display_op *op, struct arena *arena)
{
    struct builder words = {.arena = arena};
    for (size_t i = 0; i < op->piece_count; i++) {
        builder_add(&words, op->pieces[i].shape->text);
    }
    return str_trim(builder_str(&words));
}

static void tell(const struct layout *layout, const struct display_page *page,
                 const struct display_op *op, mpt reach)
{
    mpt millimetres = (reach + MM(1) - 1) / MM(1);
    struct mark mark =
        op->mark.source == NULL ? layout->brochure->document.mark : op->mark;
    diag_error(layout->diag, mark, "text-room",
               "page %.*s has no room for the text with \"%.*s\", and %d mm would lie "
               "beyond its edge; shorten it, or take a larger page",
               STR_ARGS(page->label), STR_ARGS(words_of(op, layout->arena)),
               (int)millimetres);
}

/* The text with the most lines beyond the trim is named: what stands below it fits once
 * that is shorter. */
static bool check_page(const struct layout *layout, const struct display_page *page)
{
    const struct display_op *longest = NULL, *first = NULL;
    size_t most = 0, lines = 0;
    mpt reach = 0;
    for (size_t i = 0; i < page->count; i++) {
        const struct display_op *op = &page->items[i];
        bool text = op->kind == DISPLAY_TEXT && op->piece_count > 0 &&
                    op->artifact == ARTIFACT_NONE;
        if (!text || beyond(page, op) <= 0) {
            continue;
        }
        bool goes_on = first != NULL && first->element == op->element;
        first = goes_on ? first : op;
        lines = goes_on ? lines + 1 : 1;
        longest = lines > most ? first : longest;
        most = lines > most ? lines : most;
        reach = mpt_max(reach, beyond(page, op));
    }
    if (longest != NULL) {
        tell(layout, page, longest, reach);
    }
    return longest == NULL;
}

bool overflow_check(const struct layout *layout, const struct display *display)
{
    bool fits = true;
    for (size_t i = 0; i < display->pages.count; i++) {
        fits = check_page(layout, &display->pages.items[i]) && fits;
    }
    return fits;
}
