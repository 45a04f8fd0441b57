/* Marked content and text objects nest in two ways: contents of text alone stand together
 * in one text object, so that a column of divided words needs one; others have text
 * objects within them.
 *
 *     BDC (BT ... ET | re f | ...)* EMC        BT (BDC ... EMC)+ ET
 */
#include "pdf/marking.h"
#include <assert.h>

enum content_kind { CONTENT_NONE, CONTENT_ELEMENT, CONTENT_ARTIFACT };

/* Whose marked content is open. */
struct content {
    enum content_kind kind;
    element_id element;
    enum mark_kind mark; /* ELEMENT: what it is to it */
    enum artifact_kind artifact;
    bool in_text; /* it stands within a text object */
};

struct marking {
    const struct display *display;
    struct tags *tags;
    struct builder *out;
    struct shower *shower;
    size_t page;
    const struct display_op *op;
    struct content open;
};

struct marking *marking_create(const struct display *display, struct tags *tags,
                               struct builder *out, struct arena *arena)
{
    struct marking *marking = arena_new(arena, struct marking);
    marking->display = display;
    marking->tags = tags;
    marking->out = out;
    return marking;
}

void marking_start(struct marking *marking, size_t page, struct shower *shower)
{
    marking->page = page;
    marking->shower = shower;
}

void marking_meet(struct marking *marking, const struct display_op *op)
{
    marking->op = op;
}

void marking_end_text(struct marking *marking)
{
    assert(!marking->open.in_text);
    shower_end(marking->shower);
}

/* Leaves a text object open around it. */
static void close_content(struct marking *marking)
{
    if (marking->open.kind == CONTENT_NONE) {
        return;
    }
    if (!marking->open.in_text) {
        shower_end(marking->shower);
    }
    syntax_add(marking->out, "EMC\n");
    marking->open = (struct content){.kind = CONTENT_NONE};
}

void marking_close(struct marking *marking)
{
    close_content(marking);
    marking_end_text(marking);
}

/* Whether the content of the operation is text up to its end. */
static bool is_text_alone(const struct marking *marking)
{
    const struct display_page *page = &marking->display->pages.items[marking->page];
    const struct display_op *first = marking->op;
    const struct display_op *end = page->items + page->count;
    const struct display_op *op = first;
    while (op < end && op->kind == DISPLAY_TEXT && op->artifact == first->artifact &&
           op->element == first->element) {
        op++;
    }
    return op == end || op->artifact != first->artifact || op->element != first->element;
}

static void open_artifact(struct marking *marking, enum artifact_kind kind)
{
    static const char *const PROPERTIES[] = {
        [ARTIFACT_NONE] = "",
        [ARTIFACT_BACKGROUND] = "/Type/Background/BBox",
        [ARTIFACT_LAYOUT] = "/Type/Layout",
        [ARTIFACT_HEADER] = "/Type/Pagination/Subtype/Header",
        [ARTIFACT_FOOTER] = "/Type/Pagination/Subtype/Footer",
        [ARTIFACT_WATERMARK] = "/Type/Pagination/Subtype/Watermark",
    };
    syntax_add(marking->out, "/Artifact<<");
    syntax_add(marking->out, PROPERTIES[kind]);
    if (kind == ARTIFACT_BACKGROUND) {
        /* Required there (ISO 32000-1, 14.8.2.2.2); no ground reaches beyond its page. */
        const struct display_page *page = &marking->display->pages.items[marking->page];
        syntax_add_box(marking->out, (int64_t[]){0, 0, page->width, page->height});
    }
    syntax_add(marking->out, ">>BDC\n");
}

static void open_element(struct marking *marking, const struct content *content)
{
    const struct element *element = &marking->display->elements.items[content->element];
    const char *name = mark_kind_name(content->mark);
    uint32_t number =
        tags_mark(marking->tags, marking->page, content->element, content->mark);
    syntax_add(marking->out, "/");
    syntax_add(marking->out, name == NULL ? element_kind_name(element->kind) : name);
    syntax_add(marking->out, "<</MCID");
    syntax_add_integer(marking->out, number);
    syntax_add(marking->out, ">>BDC\n");
}

static bool is_open(const struct marking *marking, const struct content *wanted)
{
    const struct content *open = &marking->open;
    return open->kind == wanted->kind && open->element == wanted->element &&
           open->mark == wanted->mark && open->artifact == wanted->artifact;
}

void marking_open(struct marking *marking, enum mark_kind mark)
{
    const struct display_op *op = marking->op;
    struct content wanted = {
        .kind = CONTENT_ARTIFACT, .element = NO_ELEMENT, .artifact = op->artifact};
    if (op->artifact == ARTIFACT_NONE) {
        wanted = (struct content){
            .kind = CONTENT_ELEMENT, .element = op->element, .mark = mark};
    }
    if (marking->tags == NULL || is_open(marking, &wanted)) {
        return;
    }
    close_content(marking);
    wanted.in_text = is_text_alone(marking);
    if (wanted.in_text) {
        shower_begin(marking->shower);
    } else {
        marking_end_text(marking);
    }
    if (wanted.kind == CONTENT_ARTIFACT) {
        open_artifact(marking, op->artifact);
    } else {
        open_element(marking, &wanted);
    }
    marking->open = wanted;
}
