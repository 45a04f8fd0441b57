/* Chapters to pages. The pages of all chapters, in each language that has its own, are
 * first put into a row; so each of them knows whether the next one goes on below it. */
#include "layout/chapters.h"
#include "base/array.h"
#include "layout/annex.h"
#include "layout/matter.h"
#include "layout/pages.h"

#define CHAPTER_GAP B(4) /* before a chapter that was not known to follow anything */

/* ---- the order -----------------------------------------------------------------------
 */

/* Pages of a chapter that are filled from the same blocks, in one of the flows that its
 * languages need. */
struct leg {
    const struct chapter *chapter;
    const struct block *page;
    size_t run;
};

struct legs {
    struct leg *items;
    size_t count, capacity;
};

/* True if every drawing of the page finds room on some page. */
static bool can_stand(const struct pass *pass, const struct leg *leg)
{
    struct span span = span_of_run(pass->layout, leg->run);
    struct canvas probe = pass_canvas(pass, &pass->layout->form, 0, &span, 0);
    for (const struct block *block = leg->page->first; block != NULL;
         block = block->next) {
        if (block->kind == BLOCK_DRAWING &&
            !block->as.drawing.can_stand(block->as.drawing.self, &probe)) {
            return false;
        }
    }
    return true;
}

/* The pages of a group, or those that stand in for them. */
static void add_pages(struct legs *legs, struct pass *pass, const struct chapter *chapter,
                      const struct block *pages, size_t run)
{
    for (const struct block *page = pages->first; page != NULL; page = page->next) {
        struct leg leg = {chapter, page, run};
        if (page->as.page.otherwise != NULL && !can_stand(pass, &leg)) {
            add_pages(legs, pass, chapter, page->as.page.otherwise, run);
        } else {
            *array_push(pass->arena, legs) = leg;
        }
    }
}

static void add_chapter(struct legs *legs, struct pass *pass,
                        const struct chapter *chapter)
{
    for (size_t run = 0; chapter->pages != NULL && run < span_runs(pass->layout); run++) {
        add_pages(legs, pass, chapter, chapter->pages, run);
    }
}

/* ---- flows that chapters share --------------------------------------------------------
 */

/* A flow that chapters share as long as they go on where the one before ends. */
struct open_flow {
    struct flow flow;
    bool joins; /* what flows may go on in it */
    bool titled; /* only a title block stands in it, which joins anything */
};

static struct open_flow closed(struct pass *pass)
{
    struct frame frame = frame_plain();
    struct span span = span_of_run(pass->layout, 0);
    return (struct open_flow){.flow = flow_start(pass, &span, &frame)};
}

/* Whether what comes after these pages may go on in their flow. */
static bool leaves_open(const struct leg *leg)
{
    return leg->page->as.page.rest.ground == COLOUR_WHITE;
}

/* Whether these pages may go on in a flow that is left open. */
static bool goes_on(const struct leg *leg)
{
    const struct block *page = leg->page;
    bool flows = page->as.page.flows || (leg->run > 0 && page->as.page.runs);
    return flows && page->as.page.style.ground == COLOUR_WHITE;
}

static bool may_join(const struct open_flow *open, const struct leg *leg)
{
    bool joins =
        goes_on(leg) || (open->titled && leg->page->as.page.style.ground == COLOUR_WHITE);
    return joins && open->joins;
}

/* True if the page begins with a row that stands apart from nothing: the chapter is the
 * first, but a title block or its own first language stands above it. */
static bool has_no_space(const struct block *page)
{
    const struct block *first = page->first;
    return first != NULL &&
           ((first->kind == BLOCK_ROW && first->as.row.space == 0) ||
            (first->kind == BLOCK_FIGURE && first->as.figure.space == 0));
}

/* True if what the page begins with finds no room below what stands there. */
static bool wants_new_page(const struct flow *flow, const struct block *page)
{
    const struct block *first = page->first;
    if (first != NULL && first->kind == BLOCK_DRAWING) {
        return !pages_drawing_fits(flow, first, 0, page->as.page.least);
    }
    return flow_lines_left(flow) < page->as.page.least;
}

/* Goes on in the flow; a page that is opened for it has its style. */
static void join(struct open_flow *open, const struct block *page,
                 const struct frame *frame)
{
    struct flow *flow = &open->flow;
    flow->y += has_no_space(page) ? CHAPTER_GAP : 0;
    flow->frame = *frame;
    if (flow->opened > 0 && wants_new_page(flow, page)) {
        flow_new_page(flow);
    } else if (flow->opened > 0) {
        flow->frame.style = frame->rest;
    }
}

/* Lays out the pages of a leg; true if they begin on a page that stood before. */
static bool lay_out_leg(struct open_flow *open, const struct leg *leg, enum flow_end end)
{
    struct pass *pass = open->flow.spread.pass;
    struct frame frame = frame_of_chapter(pass, leg->chapter, leg->page);
    struct span span = span_of_run(pass->layout, leg->run);
    size_t before = pass->display->pages.count;
    bool joins = may_join(open, leg);
    if (joins) {
        open->flow.spread.span = span;
        join(open, leg->page, &frame);
        joins = open->flow.opened > 0 && pass->display->pages.count == before;
    } else {
        open->flow = flow_start(pass, &span, &frame);
    }
    pages_fill(&open->flow, leg->page, end);
    open->joins = leaves_open(leg);
    open->titled = false;
    return joins;
}

/* Whether anything may come below the pages of leg `at`. */
static enum flow_end end_of(const struct pass *pass, const struct legs *legs, size_t at)
{
    const struct leg *leg = &legs->items[at];
    if (at + 1 == legs->count) {
        return pass->layout->matter->notes != NULL ? FLOW_GOES_ON : FLOW_ENDS;
    }
    return leaves_open(leg) && goes_on(&legs->items[at + 1]) ? FLOW_GOES_ON : FLOW_ENDS;
}

/* ---- chapters ------------------------------------------------------------------------
 */

/* Windows that keep a spread together, and the art before the first vision. */
static void pad(struct pass *pass, const struct chapter *chapter, bool *art)
{
    for (size_t i = 0; i < pass->plan->windows_before[chapter->index]; i++) {
        window_page(pass);
    }
    if (*art && chapter->section->kind == SECTION_VISION) {
        vision_art_page(pass);
        *art = false;
    }
}

static void lay_out(struct open_flow *open, const struct legs *legs)
{
    struct pass *pass = open->flow.spread.pass;
    bool art = pass->plan->vision_art && pass->need.mode == PLAN_PAGES;
    const struct chapter *chapter = NULL;
    for (size_t i = 0; i < legs->count; i++) {
        const struct leg *leg = &legs->items[i];
        struct plan_section *need = &pass->need.sections[leg->chapter->index];
        bool begins = leg->chapter != chapter;
        chapter = leg->chapter;
        if (begins) {
            pad(pass, chapter, &art);
        }
        size_t before = pass->display->pages.count;
        bool joins = lay_out_leg(open, leg, end_of(pass, legs, i));
        need->joins = begins ? joins : need->joins;
        need->pages += pass->display->pages.count - before;
    }
}

void chapters_pages(struct pass *pass)
{
    const struct manuscript *manuscript = pass->layout->manuscript;
    const struct matter *matter = pass->layout->matter;
    struct open_flow open = closed(pass);
    if (matter->title_block != NULL) {
        annex_place(&open.flow, matter->title_block, ANNEX_BELOW);
        open.joins = open.titled = true;
    }
    struct legs legs = {0};
    for (size_t i = 0; i < manuscript->count; i++) {
        add_chapter(&legs, pass, &manuscript->chapters[i]);
    }
    lay_out(&open, &legs);
    if (matter->notes != NULL) {
        open = open.joins ? open : closed(pass);
        annex_place(&open.flow, matter->notes, ANNEX_AT_FOOT);
    }
}

void chapters_rest(struct pass *pass)
{
    const struct chapter *rest = pass->layout->manuscript->rest;
    if (rest == NULL) {
        return;
    }
    struct open_flow open = closed(pass);
    struct legs legs = {0};
    add_chapter(&legs, pass, rest);
    for (size_t i = 0; i < legs.count; i++) {
        (void)lay_out_leg(&open, &legs.items[i], end_of(pass, &legs, i));
    }
}
