/* Finding one's way in the file: bookmarks, links and page labels. */
#include "pdf/outline.h"
#include "base/array.h"
#include <assert.h>

enum { LEVEL_MAX = 8 };

static const struct display_anchor *find_anchor(const struct outline_context *context,
                                                uint32_t index)
{
    assert(index < context->display->anchors.count);
    return &context->display->anchors.items[index];
}

/* The element that stands at an anchor; 0 if the file has none. */
static object_id find_element(const struct outline_context *context, uint32_t index)
{
    const struct display_anchor *anchor = find_anchor(context, index);
    return context->tags == NULL ? 0 : tags_find(context->tags, anchor->element);
}

/* "[page /XYZ ...]": to the height of the anchor, at the zoom the reader has. */
static void add_place(const struct outline_context *context, struct builder *body,
                      const struct display_anchor *anchor, object_id object)
{
    int64_t height = context->display->pages.items[anchor->page].height;
    syntax_add(body, "[");
    syntax_add_reference(body, object);
    syntax_add(body, "/XYZ null ");
    syntax_add_number(body, height - anchor->top, 3);
    syntax_add(body, " null]");
}

/* To the page, and for readers who know the way of PDF 2.0 (ISO 32000-2, 12.6.4.2) to the
 * element that stands there; others pass over that. */
static void add_destination(const struct outline_context *context, struct builder *body,
                            uint32_t index)
{
    const struct display_anchor *anchor = find_anchor(context, index);
    object_id element = find_element(context, index);
    syntax_add(body, "/A<</S/GoTo/D");
    add_place(context, body, anchor, context->pages[anchor->page]);
    if (element != 0) {
        syntax_add(body, "/SD");
        add_place(context, body, anchor, element);
    }
    syntax_add(body, ">>");
}

/* ---- bookmarks -----------------------------------------------------------------------
 */

/* An item of the outline; links are indexes into the list, 0 (the outline itself) for
 * none. */
struct node {
    object_id object;
    struct str title;
    uint32_t anchor;
    size_t parent, first, last, previous, next;
    size_t child_count;
};

struct nodes {
    struct node *items;
    size_t count, capacity;
};

static size_t add_node(const struct outline_context *context, struct nodes *nodes,
                       size_t parent, struct str title, uint32_t anchor)
{
    struct node *node = array_push(context->arena, nodes);
    size_t index = nodes->count - 1;
    node->object = document_reserve(context->document);
    node->title = title;
    node->anchor = anchor;
    node->parent = parent;
    if (index == 0) {
        return index;
    }
    struct node *above = &nodes->items[parent];
    node->previous = above->last;
    if (above->last != 0) {
        nodes->items[above->last].next = index;
    } else {
        above->first = index;
    }
    above->last = index;
    above->child_count++;
    return index;
}

/* One root with the title of the document in that language, its headings below. */
static void add_language(const struct outline_context *context, struct nodes *nodes,
                         enum lang lang)
{
    const struct display *display = context->display;
    size_t path[LEVEL_MAX + 1] = {0}; /* the open item of each level; [0] is the root */
    int depth = 0;
    for (size_t i = 0; i < display->bookmarks.count; i++) {
        const struct display_bookmark *bookmark = &display->bookmarks.items[i];
        if (bookmark->lang != lang) {
            continue;
        }
        if (path[0] == 0) {
            struct str title = display->facts.title[lang];
            title = title.size > 0 ? title : str_from(lang_facts(lang)->name);
            path[0] = add_node(context, nodes, 0, title, bookmark->anchor);
        }
        /* A heading hangs below the nearest one of a higher level that there is. */
        int level = bookmark->level < 1 ? 1 : bookmark->level;
        level = level > depth + 1 ? depth + 1 : level;
        level = level > LEVEL_MAX ? LEVEL_MAX : level;
        path[level] =
            add_node(context, nodes, path[level - 1], bookmark->title, bookmark->anchor);
        depth = level;
    }
}

static void add_link(struct builder *body, const char *key, const struct nodes *nodes,
                     size_t node)
{
    if (node != 0) {
        syntax_add(body, key);
        syntax_add_reference(body, nodes->items[node].object);
    }
}

/* The roots are open, all below is folded: a negative count (ISO 32000-1, table 153). */
static void write_node(const struct outline_context *context, const struct nodes *nodes,
                       size_t index, struct builder *body)
{
    const struct node *node = &nodes->items[index];
    body->count = 0;
    syntax_add(body, "/Title");
    if (!syntax_add_text(body, node->title)) {
        document_fail(context->document, "a heading has over 16000 characters");
    }
    syntax_add(body, "/Parent");
    syntax_add_reference(body, nodes->items[node->parent].object);
    add_link(body, "/Prev", nodes, node->previous);
    add_link(body, "/Next", nodes, node->next);
    add_link(body, "/First", nodes, node->first);
    add_link(body, "/Last", nodes, node->last);
    if (node->child_count > 0) {
        int64_t count = (int64_t)node->child_count;
        syntax_add(body, "/Count");
        syntax_add_integer(body, node->parent == 0 ? count : -count);
    }
    add_destination(context, body, node->anchor);
    object_id element = find_element(context, node->anchor);
    if (element != 0) {
        /* Its language is that of the title, which has none of its own. */
        syntax_add(body, "/SE");
        syntax_add_reference(body, element);
    }
    syntax_add(body, "\n");
    document_fill(context->document, node->object, builder_str(body));
}

object_id outline_write_bookmarks(const struct outline_context *context)
{
    if (context->display->bookmarks.count == 0) {
        return 0;
    }
    struct nodes nodes = {0};
    struct builder body = {.arena = context->arena};
    add_node(context, &nodes, 0, STR(""), 0);
    for (size_t i = 0; i < context->display->facts.language_count; i++) {
        add_language(context, &nodes, context->display->facts.languages[i]);
    }
    size_t visible = nodes.items[0].child_count;
    for (size_t i = 1; i < nodes.count; i++) {
        visible += nodes.items[i].parent == 0 ? nodes.items[i].child_count : 0;
        write_node(context, &nodes, i, &body);
    }
    body.count = 0;
    syntax_add(&body, "/Type/Outlines");
    add_link(&body, "/First", &nodes, nodes.items[0].first);
    add_link(&body, "/Last", &nodes, nodes.items[0].last);
    syntax_add(&body, "/Count");
    syntax_add_integer(&body, (int64_t)visible);
    syntax_add(&body, "\n");
    document_fill(context->document, nodes.items[0].object, builder_str(&body));
    return nodes.count > 1 ? nodes.items[0].object : 0;
}

/* ---- links ---------------------------------------------------------------------- */

/* URLs are ASCII (ISO 32000-1, 12.6.4.7): other bytes as %XX. */
static struct str escape_url(struct str url, struct arena *arena)
{
    static const char HEX[] = "0123456789ABCDEF";
    struct builder out = {.arena = arena};
    for (size_t i = 0; i < url.size; i++) {
        unsigned char byte = (unsigned char)url.data[i];
        if (byte > ' ' && byte < 0x7F) {
            builder_add(&out, str_slice(url, i, i + 1));
        } else {
            char escaped[3] = {'%', HEX[byte >> 4], HEX[byte & 0xF]};
            builder_add(&out, (struct str){escaped, sizeof escaped});
        }
    }
    return builder_str(&out);
}

/* Never empty (ISO 14289-1, 7.18.5): the address or the page speaks for a silent link. */
static struct str describe_link(const struct outline_context *context,
                                const struct display_link *link)
{
    const struct display *display = context->display;
    if (link->contents.size > 0) {
        return link->contents;
    }
    if (link->url.size > 0) {
        return link->url;
    }
    size_t page = display->anchors.items[link->anchor].page;
    struct str label = display->pages.items[page].label;
    return label.size > 0 ? label : str_format(context->arena, "%zu", page + 1);
}

static void add_target(const struct outline_context *context, struct builder *body,
                       const struct display_link *link)
{
    if (link->url.size == 0) {
        add_destination(context, body, link->anchor);
        return;
    }
    struct str url = escape_url(link->url, context->arena);
    if (url.size > SYNTAX_STRING_MAX) {
        document_fail(context->document, "an address is longer than 32767 characters");
        return;
    }
    syntax_add(body, "/A<</S/URI/URI");
    syntax_add_ascii(body, url);
    syntax_add(body, ">>");
}

/* True if the area is one more of the link before it: its next line. */
static bool continues(const struct display_links *links, size_t index)
{
    const struct display_link *link = &links->items[index];
    return index > 0 && link->page == link[-1].page && link->element == link[-1].element;
}

struct outline_link *outline_add_links(const struct outline_context *context)
{
    const struct display_links *links = &context->display->links;
    struct outline_link *out =
        arena_new_array(context->arena, links->count, struct outline_link);
    for (size_t i = 0; i < links->count; i++) {
        const struct display_link *link = &links->items[i];
        if (continues(links, i)) {
            continue;
        }
        out[i].object = document_reserve(context->document);
        if (context->tags != NULL) {
            out[i].key =
                tags_annotate(context->tags, link->page, link->element, out[i].object);
        }
        if (context->tags != NULL && link->url.size == 0) {
            element_id target = find_anchor(context, link->anchor)->element;
            tags_lead(context->tags, link->element, target);
        }
    }
    return out;
}

/* Around all areas of a link; those over several lines are given one by one as well, from
 * the lower left corner on against the clock (ISO 32000-1, table 173). */
static void add_areas(const struct outline_context *context, struct builder *body,
                      size_t from, size_t to)
{
    const struct display_link *links = context->display->links.items;
    int64_t height = context->display->pages.items[links[from].page].height;
    struct box around = box_of_rect(links[from].area);
    for (size_t i = from + 1; i < to; i++) {
        around = box_union(around, box_of_rect(links[i].area));
    }
    syntax_add(body, "/Rect");
    syntax_add_box(body, (int64_t[]){around.left, height - around.bottom, around.right,
                                     height - around.top});
    if (to - from == 1) {
        return;
    }
    syntax_add(body, "/QuadPoints[");
    for (size_t i = from; i < to; i++) {
        struct box box = box_of_rect(links[i].area);
        int64_t low = height - box.bottom, high = height - box.top;
        int64_t corners[8] = {box.left,  low,  box.right, low,
                              box.right, high, box.left,  high};
        for (size_t k = 0; k < 8; k++) {
            syntax_add(body, " ");
            syntax_add_number(body, corners[k], 3);
        }
    }
    syntax_add(body, "]");
}

static void write_link(const struct outline_context *context, struct outline_link entry,
                       size_t from, size_t to)
{
    const struct display_link *link = &context->display->links.items[from];
    struct builder body = {.arena = context->arena};
    syntax_add(&body, "/Type/Annot/Subtype/Link/F 4/Border[0 0 0]");
    add_areas(context, &body, from, to);
    syntax_add(&body, "/P");
    syntax_add_reference(&body, context->pages[link->page]);
    if (context->tags != NULL) {
        syntax_add(&body, "/StructParent");
        syntax_add_integer(&body, entry.key);
    }
    syntax_add(&body, "/Contents");
    if (!syntax_add_text(&body, describe_link(context, link))) {
        document_fail(context->document, "a link's text has over 16000 characters");
    }
    add_target(context, &body, link);
    syntax_add(&body, "\n");
    document_fill(context->document, entry.object, builder_str(&body));
}

void outline_write_links(const struct outline_context *context,
                         const struct outline_link *links)
{
    size_t count = context->display->links.count;
    for (size_t from = 0, to; from < count; from = to) {
        for (to = from + 1; to < count && links[to].object == 0;) {
            to++;
        }
        write_link(context, links[from], from, to);
    }
}

/* ---- page labels ---------------------------------------------------------------- */

/* The number that a label is, or -1: digits without leading zeros, up to nine. */
static int64_t label_number(struct str label)
{
    if (label.size == 0 || label.size > 9 || label.data[0] == '0') {
        return -1;
    }
    int64_t number = 0;
    for (size_t i = 0; i < label.size; i++) {
        if (label.data[i] < '0' || label.data[i] > '9') {
            return -1;
        }
        number = number * 10 + (label.data[i] - '0');
    }
    return number;
}

object_id outline_write_labels(const struct outline_context *context)
{
    const struct display *display = context->display;
    struct builder body = {.arena = context->arena};
    int64_t expected = 0; /* the number that would carry on the stretch */
    syntax_add(&body, "/Nums[");
    for (size_t i = 0; i < display->pages.count; i++) {
        struct str label = display->pages.items[i].label;
        int64_t number = label_number(label);
        if (number > 0 && number == expected) {
            expected++;
            continue;
        }
        syntax_add_integer(&body, (int64_t)i);
        syntax_add(&body, "<<");
        if (number > 0) {
            syntax_add(&body, "/S/D/St");
            syntax_add_integer(&body, number);
        } else if (label.size > 0) {
            syntax_add(&body, "/P");
            syntax_add_text(&body, label);
        }
        syntax_add(&body, ">>");
        expected = number > 0 ? number + 1 : 0;
    }
    syntax_add(&body, "]\n");
    return document_add(context->document, builder_str(&body));
}
