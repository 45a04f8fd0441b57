/* The stage as one function: a display to a file, part by part. Pages are painted first,
 * since they decide which glyphs and which structure elements the file needs. */
#include "pdf/pdf.h"
#include "pdf/attach.h"
#include "pdf/document.h"
#include "pdf/edition.h"
#include "pdf/field.h"
#include "pdf/fonts.h"
#include "pdf/images.h"
#include "pdf/intent.h"
#include "pdf/metadata.h"
#include "pdf/outline.h"
#include "pdf/paint.h"
#include "pdf/sheet.h"
#include "pdf/tags.h"

enum { TREE_FANOUT = 64, NO_LINK = -1 };

/* The streams of a page: its content alone, or with what moves it onto its sheet before
 * it, and behind it the slug line and the marks. */
struct content_streams {
    object_id before, page, slug, marks;
};

/* One file being written. */
struct job {
    const struct display *display;
    const struct edition *edition;
    struct document *document;
    struct arena *arena;
    struct diag *diag;
    struct fonts *fonts, *mark_fonts;
    struct images *images;
    struct tags *tags; /* NULL without logical structure */
    object_id *pages;
    struct painter *painter;
    struct content_streams *contents;
    struct outline_link *links; /* annotations, in the order of the display's links */
    ptrdiff_t *first_link; /* of each page, NO_LINK without any */
    ptrdiff_t *next_link; /* of the same page */
    object_id *fields; /* annotations of the places to sign; NULL: not in this edition */
    struct resources *resources;
    object_id intent;
    struct builder attached; /* what the catalog says of attachments */
};

/* The body for the catalog, part by part. */
static void add_entry(struct builder *body, const char *key, object_id object)
{
    if (object != 0) {
        syntax_add(body, key);
        syntax_add_reference(body, object);
    }
}

/* ---- pages ---------------------------------------------------------------------------
 */

static void prepare_pages(struct job *job)
{
    size_t count = job->display->pages.count;
    job->pages = arena_new_array(job->arena, count, object_id);
    job->contents = arena_new_array(job->arena, count, struct content_streams);
    job->first_link = arena_new_array(job->arena, count, ptrdiff_t);
    for (size_t i = 0; i < count; i++) {
        job->pages[i] = document_reserve(job->document);
        job->first_link[i] = NO_LINK;
    }
    job->resources = resources_create(job->arena, count);
}

static object_id add_content(struct job *job, struct str content)
{
    return document_add_stream(job->document, STR(""), content, STREAM_DEFLATED);
}

/* A stream that pages share as long as it does not change; none when it is empty. */
struct shared {
    object_id object;
    struct builder text;
};

static object_id share_content(struct job *job, struct shared *shared, struct str content)
{
    if (content.size == 0) {
        return 0;
    }
    if (shared->object == 0 || !str_equal(content, builder_str(&shared->text))) {
        shared->object = add_content(job, content);
        shared->text.count = 0;
        builder_add(&shared->text, content);
    }
    return shared->object;
}

/* The content of a page is the same whatever stands around it: marks come last of all. */
static void paint_sheets(struct job *job)
{
    struct builder frame = {.arena = job->arena};
    struct shared before = {.text.arena = job->arena};
    struct shared marks = {.text.arena = job->arena};
    for (size_t i = 0; i < job->display->pages.count; i++) {
        struct content_streams *streams = &job->contents[i];
        frame.count = 0;
        sheet_open(&frame, &job->display->pages.items[i]);
        streams->before = share_content(job, &before, builder_str(&frame));
        frame.count = 0;
        syntax_add(&frame, "Q\n");
        builder_add(&frame, painter_paint_slug(job->painter, i));
        streams->slug = add_content(job, builder_str(&frame));
        streams->marks = share_content(job, &marks, painter_paint_marks(job->painter, i));
    }
}

static void paint_pages(struct job *job)
{
    const struct paint_target target = {job->fonts, job->mark_fonts, job->images,
                                        job->resources, job->tags};
    job->painter = painter_create(job->display, job->edition, &target, job->arena);
    for (size_t i = 0; i < job->display->pages.count; i++) {
        job->contents[i].page = add_content(job, painter_paint(job->painter, i));
    }
    if (job->edition->bleed) {
        paint_sheets(job);
    }
}

static void add_contents(const struct job *job, size_t page, struct builder *body)
{
    const struct content_streams *streams = &job->contents[page];
    if (streams->before == 0) {
        add_entry(body, "/Contents", streams->page);
        return;
    }
    syntax_add(body, "/Contents[");
    syntax_add_reference(body, streams->before);
    syntax_add_reference(body, streams->page);
    syntax_add_reference(body, streams->slug);
    if (streams->marks != 0) {
        syntax_add_reference(body, streams->marks);
    }
    syntax_add(body, "]");
}

/* Chains the links of each page; from the end, so that the chains are in order. */
static void add_links(struct job *job, const struct outline_context *context)
{
    const struct display *display = job->display;
    job->next_link = arena_new_array(job->arena, display->links.count, ptrdiff_t);
    if (!job->edition->links) {
        return;
    }
    job->links = outline_add_links(context);
    for (size_t i = display->links.count; i > 0; i--) {
        size_t page = display->links.items[i - 1].page;
        if (job->links[i - 1].object == 0) {
            continue;
        }
        job->next_link[i - 1] = job->first_link[page];
        job->first_link[page] = (ptrdiff_t)(i - 1);
    }
}

static bool has_field(const struct job *job, size_t page)
{
    const struct display_fields *fields = &job->display->fields;
    bool found = false;
    for (size_t i = 0; i < fields->count && job->fields != NULL; i++) {
        found = found || fields->items[i].page == page;
    }
    return found;
}

/* Links, then places to sign; readers follow the structure anyway. */
static void add_annotations(const struct job *job, size_t page, struct builder *body)
{
    if (job->first_link[page] == NO_LINK && !has_field(job, page)) {
        return;
    }
    syntax_add(body, "/Annots[");
    for (ptrdiff_t i = job->first_link[page]; i != NO_LINK; i = job->next_link[i]) {
        syntax_add_reference(body, job->links[i].object);
    }
    const struct display_fields *fields = &job->display->fields;
    for (size_t i = 0; i < fields->count && job->fields != NULL; i++) {
        if (fields->items[i].page == page) {
            syntax_add_reference(body, job->fields[i]);
        }
    }
    syntax_add(body, "]");
}

static void write_page(struct job *job, size_t index, object_id parent,
                       struct builder *body)
{
    body->count = 0;
    syntax_add(body, "/Type/Page/Parent");
    syntax_add_reference(body, parent);
    sheet_add_boxes(body, &job->display->pages.items[index], job->edition);
    resources_add(job->resources, body, index);
    add_contents(job, index, body);
    if (job->tags != NULL) {
        /* Readers step through links in the order of the structure (14289-1, 7.18.3). */
        syntax_add(body, "/Tabs/S/StructParents");
        syntax_add_integer(body, (int64_t)index);
    }
    add_annotations(job, index, body);
    syntax_add(body, "\n");
    document_fill(job->document, job->pages[index], builder_str(body));
}

/* A node of the page tree; returns its body up to the kids. */
static struct builder start_node(struct job *job, object_id parent, size_t page_count)
{
    struct builder body = {.arena = job->arena};
    syntax_add(&body, "/Type/Pages");
    add_entry(&body, "/Parent", parent);
    syntax_add(&body, "/Count");
    syntax_add_integer(&body, (int64_t)page_count);
    syntax_add(&body, "/Kids[");
    return body;
}

static void end_node(struct job *job, object_id node, struct builder *body)
{
    syntax_add(body, "]\n");
    document_fill(job->document, node, builder_str(body));
}

/* Two levels: 5,000 pages make 79 nodes. Returns the root. */
static object_id write_page_tree(struct job *job)
{
    size_t count = job->display->pages.count;
    object_id root = document_reserve(job->document);
    struct builder kids = start_node(job, 0, count);
    struct builder page = {.arena = job->arena};
    for (size_t from = 0; from < count; from += TREE_FANOUT) {
        size_t to = from + TREE_FANOUT < count ? from + TREE_FANOUT : count;
        object_id node = document_reserve(job->document);
        struct builder body = start_node(job, root, to - from);
        for (size_t i = from; i < to; i++) {
            syntax_add_reference(&body, job->pages[i]);
            write_page(job, i, node, &page);
        }
        end_node(job, node, &body);
        syntax_add_reference(&kids, node);
    }
    end_node(job, root, &kids);
    return root;
}

static bool write_resources(struct job *job)
{
    bool done = fonts_write(job->fonts, job->resources, job->diag) &&
                fonts_write(job->mark_fonts, job->resources, job->diag);
    painter_write_inks(job->painter, job->document);
    return images_write(job->images, job->document, job->resources, job->diag) && done;
}

/* ---- the catalog ---------------------------------------------------------------- */

static object_id write_catalog(struct job *job, const struct outline_context *context)
{
    const struct display_facts *facts = &job->display->facts;
    const struct edition *edition = job->edition;
    object_id outlines = edition->bookmarks ? outline_write_bookmarks(context) : 0;
    struct builder body = {.arena = job->arena};
    syntax_add(&body, "/Type/Catalog");
    add_entry(&body, "/Pages", write_page_tree(job));
    syntax_add(&body, "/Lang");
    syntax_add_text(&body, str_from(lang_facts(facts->languages[0])->tag));
    syntax_add(&body, "/ViewerPreferences<</DisplayDocTitle true");
    /* The print dialog then proposes what folding needs (ISO 32000-1, table 150). */
    syntax_add(&body,
               edition->imposed ? "/Duplex/DuplexFlipShortEdge/PrintScaling/None" : "");
    syntax_add(&body, ">>/OutputIntents[");
    syntax_add_reference(&body, job->intent);
    syntax_add(&body, "]");
    if (job->tags != NULL) {
        syntax_add(&body, "/MarkInfo<</Marked true>>");
        add_entry(&body, "/StructTreeRoot", tags_write(job->tags));
    }
    add_entry(&body, "/PageLabels", outline_write_labels(context));
    add_entry(&body, "/Outlines", outlines);
    syntax_add(&body, outlines != 0 ? "/PageMode/UseOutlines" : "");
    if (job->fields != NULL) {
        field_add_form(context, job->fields, &body);
    }
    builder_add(&body, builder_str(&job->attached));
    /* Last, because its identifier is a digest of what was written so far. */
    add_entry(&body, "/Metadata",
              metadata_write_xmp(job->document, facts, edition, job->fonts, job->arena));
    syntax_add(&body, "\n");
    return document_add_plain(job->document, builder_str(&body));
}

/* The longest streams come first: they are packed while pages are painted. */
static bool write_long_streams(struct job *job, struct str profiles)
{
    const struct intent_source source = {profiles, &job->display->output};
    job->intent =
        intent_write(job->document, job->edition, &source, job->arena, job->diag);
    job->attached.arena = job->arena;
    if (job->edition->attachments) {
        attach_write(job->document, job->display, &job->attached, job->arena);
    }
    return job->intent != 0;
}

static bool write_file(struct job *job, const struct pdf_request *request)
{
    const struct display_facts *facts = &job->display->facts;
    if (!write_long_streams(job, request->profiles)) {
        return false;
    }
    prepare_pages(job);
    job->fonts = fonts_create(job->document, request->engine, 0, job->arena);
    job->mark_fonts = fonts_create(job->document, request->engine,
                                   text_face_count(request->engine), job->arena);
    job->images = images_create(job->display, job->edition, job->arena);
    if (job->edition->tagged) {
        job->tags = tags_create(job->document, job->display, job->pages, job->arena);
    }
    paint_pages(job);
    struct outline_context context = {job->document, job->display, job->pages, job->arena,
                                      job->tags};
    add_links(job, &context);
    if (job->edition->fields) {
        job->fields = field_write_all(&context);
    }
    if (job->tags != NULL) {
        tags_number(job->tags);
    }
    if (job->edition->links) {
        outline_write_links(&context, job->links);
    }
    if (!write_resources(job)) {
        return false;
    }
    object_id info = metadata_write_info(job->document, facts, job->edition, job->arena);
    object_id catalog = write_catalog(job, &context);
    return document_save(job->document, catalog, info);
}

bool pdf_write(struct file_sink *sink, const struct pdf_request *request,
               struct arena *arena, struct diag *diag)
{
    struct job job = {.display = request->display,
                      .edition = request->edition,
                      .arena = arena,
                      .diag = diag};
    job.document =
        document_create(sink, job.edition->version, job.edition->form, arena, diag);
    bool done = write_file(&job, request);
    document_destroy(job.document);
    return done;
}
