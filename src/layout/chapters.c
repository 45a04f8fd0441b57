/* Chapters to pages. The pages of all chapters, in each language that has its own, are
 * first put into a row; so each of them knows whether the next one goes on below it. */
#include "layout/chapters.h"
#include "base/array.h"
#include "layout/annex.h"
#include "layout/matter.h"
#include "layout/pages.h"
#include "layout/waiting.h"

#define LONG_TEXT B(30) /* of a priority, that is opened by a page of its own */
#define CHAPTER_GAP B(4) /* before a chapter that was not known to follow anything */

/* ---- the order -----------------------------------------------------------------------
 */

/* Pages of a chapter that are filled from the same blocks, in one of the flows that its
 * languages need. */
struct leg {
    const struct chapter *chapter;
    const struct block *page;
    size_t run;
    size_t opens; /* a page of the drawing for the priority of that number stands before;
                   * 0: none */
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

/* True for a priority with a text too long to stand below a band. */
static bool is_long(struct pass *pass, const struct leg *leg)
{
    struct span span = span_of_run(pass->layout, leg->run);
    const struct block *drawing = leg->page->first;
    return leg->page->as.page.opens > 0 && pass->layout->form.leaves == 1 &&
           pages_height_below(pass, &span, drawing) > LONG_TEXT;
}

/* The rows that stand in for a page, after a page of the drawing. */
static struct leg opened(const struct leg *leg)
{
    struct leg opened = *leg;
    opened.opens = leg->page->as.page.opens;
    opened.page = leg->page->as.page.otherwise->first;
    return opened;
}

/* The pages of a group, or those that stand in for them. */
static void add_pages(struct legs *legs, struct pass *pass, const struct chapter *chapter,
                      const struct block *pages, size_t run)
{
    for (const struct block *page = pages->first; page != NULL; page = page->next) {
        struct leg leg = {chapter, page, run, 0};
        if (is_long(pass, &leg)) {
            *array_push(pass->arena, legs) = opened(&leg);
        } else if (page->as.page.otherwise != NULL && !can_stand(pass, &leg)) {
            add_pages(legs, pass, chapter, page->as.page.otherwise, run);
        } else {
            *array_push(pass->arena, legs) = leg;
        }
    }
}

/* True if the chapter stands below what is before it, not on a page of its own. */
static bool flows(const struct chapter *chapter)
{
    return chapter->pages == NULL || chapter->pages->first->as.page.flows;
}

/* The chapters of a section: with the figures and charts that stand below its heading. */
static size_t count_chapters(const struct chapter *chapters, size_t count)
{
    size_t own = 1;
    while (own < count && chapters[own].head == chapters[0].head &&
           flows(&chapters[own])) {
        own++;
    }
    return own;
}

/* All of a section in one language, then in the other, where they take turns. */
static void add_chapters(struct legs *legs, struct pass *pass,
                         const struct chapter *chapters, size_t count)
{
    for (size_t run = 0; run < span_runs(pass->layout); run++) {
        for (size_t i = 0; i < count; i++) {
            if (chapters[i].pages != NULL) {
                add_pages(legs, pass, &chapters[i], chapters[i].pages, run);
            }
        }
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
    return flows && leg->opens == 0 && page->as.page.style.ground == COLOUR_WHITE;
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
        waiting_use_rest(flow);
        flow_new_page(flow);
    } else if (flow->opened > 0) {
        flow->frame.style = frame->rest;
    }
}

/* Whether figures of the pages above may wait while these go on: they have nothing but
 * rows, and no figure with a heading, which must keep to it. */
static bool carries_on(const struct leg *leg)
{
    const struct section *section = leg->chapter->section;
    if (section->kind == SECTION_FIGURE && section_has_heading(section)) {
        return false;
    }
    for (const struct block *block = leg->page->first; block != NULL;
         block = block->next) {
        if (!pages_makes_rows(block)) {
            return false;
        }
    }
    return goes_on(leg);
}

static bool has_text(const struct leg *leg)
{
    for (const struct block *block = leg->page->first; block != NULL;
         block = block->next) {
        if (block->kind != BLOCK_FIGURE) {
            return true;
        }
    }
    return false;
}

/* Whether text goes on below the pages of leg `at`, before which a figure may wait; be it
 * that of the other language. */
static bool text_follows(const struct legs *legs, size_t at)
{
    for (size_t i = at + 1; i < legs->count; i++) {
        if (!leaves_open(&legs->items[i - 1]) || !carries_on(&legs->items[i])) {
            return false;
        }
        if (has_text(&legs->items[i])) {
            return true;
        }
    }
    return false;
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

/* True if the pages are those of a figure that belongs to the section above. */
static bool belongs(const struct leg *leg, const struct leg *above)
{
    return leg->run == above->run && leg->chapter->sects[SIDE_FIRST] != NO_ELEMENT &&
           leg->chapter->sects[SIDE_FIRST] == above->chapter->sects[SIDE_FIRST] &&
           leg->chapter != above->chapter && goes_on(leg) && leaves_open(above);
}

/* True if pictures stand after the page that the flow would go on with. */
static bool is_left_behind(const struct flow *flow)
{
    size_t next = flow->spread.page + flow->spread.form->leaves;
    return flow->opened > 0 && next < flow->spread.pass->display->pages.count;
}

/* Lays out leg `at` with the figures that belong to it; returns the last of them. `joins`
 * is set if they begin on a page that stood before. */
static size_t lay_out_leg(struct open_flow *open, const struct legs *legs, size_t at,
                          bool *joins)
{
    const struct leg *leg = &legs->items[at];
    struct pass *pass = open->flow.spread.pass;
    struct frame frame = frame_of_chapter(pass, leg->chapter, leg->page);
    struct span span = span_of_run(pass->layout, leg->run);
    struct arena_state rows = arena_save(pass->rows);
    size_t before = pass->display->pages.count;
    *joins = may_join(open, leg);
    if (*joins) {
        open->flow.spread.span = span;
        join(open, leg->page, &frame);
        *joins = open->flow.opened > 0 && pass->display->pages.count == before;
    } else {
        open->flow = flow_start(pass, &span, &frame);
    }
    if (leg->opens > 0) {
        priority_page(pass, leg->opens);
    }
    struct page_blocks pages = {0};
    *array_push(pass->arena, &pages) = leg->page;
    while (at + 1 < legs->count && belongs(&legs->items[at + 1], leg)) {
        leg = &legs->items[++at];
        pass->need.sections[leg->chapter->index].joins = true;
        *array_push(pass->arena, &pages) = leg->page;
    }
    open->flow.text_follows = text_follows(legs, at);
    pages_fill(&open->flow, &pages, end_of(pass, legs, at));
    bool goes_on_below =
        at + 1 < legs->count && leaves_open(leg) && carries_on(&legs->items[at + 1]);
    if (!goes_on_below) {
        flow_finish(&open->flow);
    }
    open->joins = leaves_open(leg) && !is_left_behind(&open->flow);
    open->titled = false;
    arena_restore(pass->rows, rows);
    return at;
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
    const struct chapter *padded = NULL;
    for (size_t i = 0; i < legs->count; i++) {
        const struct chapter *chapter = legs->items[i].chapter;
        struct plan_section *need = &pass->need.sections[chapter->index];
        bool begins = padded == NULL || chapter->index > padded->index;
        if (begins) {
            padded = chapter;
            pad(pass, chapter, &art);
        }
        size_t before = pass->display->pages.count;
        need->begins_left = begins ? before % 2 == 1 : need->begins_left;
        bool joins = false;
        i = lay_out_leg(open, legs, i, &joins);
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
        open.flow.frame.thumb = 0; /* its page is the first one of the text */
        open.flow.frame.style.no_thumb = true;
        annex_place(&open.flow, matter->title_block, ANNEX_BELOW);
        open.joins = open.titled = true;
    }
    struct legs legs = {0};
    for (size_t i = 0, own; i < manuscript->count; i += own) {
        own = count_chapters(&manuscript->chapters[i], manuscript->count - i);
        add_chapters(&legs, pass, &manuscript->chapters[i], own);
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
    add_chapters(&legs, pass, rest, 1);
    for (size_t i = 0; i < legs.count; i++) {
        bool joins;
        i = lay_out_leg(&open, &legs, i, &joins);
    }
}
