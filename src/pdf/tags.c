/* The logical structure in the file.
 *
 * Painting says which element owns which marked content, in reading order of each page;
 * linking says which owns which annotation. From that and the display's tree come the
 * structure elements, with content and children interleaved as they are read, and the
 * parent tree (ISO 32000-1, 14.7). All types are standard ones, but for Em and Strong,
 * which PDF 2.0 has: a role map says that they are Spans. */
#include "pdf/tags.h"
#include "base/array.h"
#include <assert.h>
#include <string.h>

enum { LEAF_KEYS = 64 };

#define NONE UINT32_MAX

/* A marked-content sequence; its number is its place among those of its page. */
struct mark_entry {
    uint32_t page;
    enum mark_kind kind;
    element_id element;
    object_id inner; /* all but CONTENT: the element within */
    uint32_t next; /* of the same element */
};

struct mark_list {
    struct mark_entry *items;
    size_t count, capacity;
};

/* An element within another, that only the file has: its marks follow each other there.
 */
struct inner_entry {
    object_id object;
    uint32_t first, last;
};

struct inner_list {
    struct inner_entry *items;
    size_t count, capacity;
};

struct annotation_entry {
    uint32_t page;
    object_id object;
    element_id element;
    uint32_t next; /* of the same element */
};

struct annotation_list {
    struct annotation_entry *items;
    size_t count, capacity;
};

struct figure_entry {
    element_id element;
    uint32_t page;
    bool spread; /* stands on several pages, so has no box */
    int64_t box[4];
};

struct figure_list {
    struct figure_entry *items;
    size_t count, capacity;
};

/* What an element owns. */
struct owner {
    object_id object; /* 0: left out */
    uint32_t first_mark, last_mark;
    uint32_t first_annotation, last_annotation;
    uint32_t begins; /* the first mark below it, itself included; NONE without any */
    element_id target; /* TOCI: what it leads to, or NO_ELEMENT */
    bool labelled; /* L: has items with a label */
};

struct tags {
    struct document *document;
    const struct display *display;
    const object_id *pages;
    struct arena *arena;
    struct owner *owners;
    struct mark_list marks;
    struct inner_list inners;
    struct annotation_list annotations;
    struct figure_list figures;
    uint32_t *page_marks; /* index of the first mark of each page; one more at the end */
    size_t page_count; /* pages that have begun */
    struct builder body;
};

struct tags *tags_create(struct document *document, const struct display *display,
                         const object_id *pages, struct arena *arena)
{
    struct tags *tags = arena_new(arena, struct tags);
    tags->document = document;
    tags->display = display;
    tags->pages = pages;
    tags->arena = arena;
    tags->owners = arena_new_array(arena, display->elements.count, struct owner);
    for (size_t i = 0; i < display->elements.count; i++) {
        tags->owners[i].first_mark = NONE;
        tags->owners[i].first_annotation = NONE;
        tags->owners[i].begins = NONE;
        tags->owners[i].target = NO_ELEMENT;
    }
    tags->page_marks = arena_new_array(arena, display->pages.count + 1, uint32_t);
    tags->body.arena = arena;
    return tags;
}

/* Sets where the marks of all pages up to `page` begin. */
static void begin_pages(struct tags *tags, size_t page)
{
    assert(page + 1 >= tags->page_count);
    while (tags->page_count <= page) {
        tags->page_marks[tags->page_count++] = (uint32_t)tags->marks.count;
    }
}

const char *mark_kind_name(enum mark_kind kind)
{
    static const char *const NAMES[] = {[MARK_CONTENT] = NULL,
                                        [MARK_EMPHASIS] = "Em",
                                        [MARK_STRONG] = "Strong",
                                        [MARK_HYPHEN] = "Span"};
    return NAMES[kind];
}

static uint32_t number_of(const struct tags *tags, uint32_t index)
{
    return index - tags->page_marks[tags->marks.items[index].page];
}

uint32_t tags_mark(struct tags *tags, size_t page, element_id element,
                   enum mark_kind kind)
{
    assert(element < tags->display->elements.count);
    begin_pages(tags, page);
    uint32_t index = (uint32_t)tags->marks.count;
    struct mark_entry *mark = array_push(tags->arena, &tags->marks);
    mark->page = (uint32_t)page;
    mark->element = element;
    mark->kind = kind;
    mark->next = NONE;
    struct owner *owner = &tags->owners[element];
    if (owner->first_mark == NONE) {
        owner->first_mark = index;
    } else {
        tags->marks.items[owner->last_mark].next = index;
    }
    owner->last_mark = index;
    return number_of(tags, index);
}

void tags_cover(struct tags *tags, size_t page, element_id element, const int64_t box[4])
{
    /* Figures are few, and the one being painted is the last one. */
    for (size_t i = tags->figures.count; i > 0; i--) {
        struct figure_entry *figure = &tags->figures.items[i - 1];
        if (figure->element == element) {
            figure->spread |= figure->page != page;
            for (size_t side = 0; side < 4; side++) {
                bool grows = side < 2 ? box[side] < figure->box[side]
                                      : box[side] > figure->box[side];
                figure->box[side] = grows ? box[side] : figure->box[side];
            }
            return;
        }
    }
    struct figure_entry *figure = array_push(tags->arena, &tags->figures);
    figure->element = element;
    figure->page = (uint32_t)page;
    memcpy(figure->box, box, sizeof figure->box);
}

uint32_t tags_annotate(struct tags *tags, size_t page, element_id element,
                       object_id annotation)
{
    uint32_t index = (uint32_t)tags->annotations.count;
    struct annotation_entry *entry = array_push(tags->arena, &tags->annotations);
    entry->page = (uint32_t)page;
    entry->object = annotation;
    entry->element = element;
    entry->next = NONE;
    struct owner *owner = &tags->owners[element];
    if (owner->first_annotation == NONE) {
        owner->first_annotation = index;
    } else {
        tags->annotations.items[owner->last_annotation].next = index;
    }
    owner->last_annotation = index;
    return (uint32_t)tags->display->pages.count + index; /* pages have the first keys */
}

/* ---- which elements are written ------------------------------------------------- */

void tags_lead(struct tags *tags, element_id link, element_id target)
{
    const struct element *elements = tags->display->elements.items;
    while (link != NO_ELEMENT && elements[link].kind != ELEMENT_TOCI) {
        link = elements[link].parent;
    }
    if (link != NO_ELEMENT) {
        tags->owners[link].target = target;
    }
}

object_id tags_find(const struct tags *tags, element_id element)
{
    return element == NO_ELEMENT ? 0 : tags->owners[element].object;
}

/* Reserves an object for each element that owns content, an annotation or such a child.
 * Children have higher numbers than parents, so one pass from the end sees them first.
 * Objects are numbered in reading order, whatever the order in which the layout made
 * the elements. */
void tags_number(struct tags *tags)
{
    const struct element *elements = tags->display->elements.items;
    for (size_t i = tags->display->elements.count; i > 0; i--) {
        struct owner *owner = &tags->owners[i - 1];
        const struct element *element = &elements[i - 1];
        if (owner->first_mark < owner->begins) {
            owner->begins = owner->first_mark;
        }
        /* A cell without content keeps its place in the row. */
        bool cell = element->kind == ELEMENT_TH || element->kind == ELEMENT_TD;
        bool kept = owner->object != 0 || owner->first_mark != NONE ||
                    owner->first_annotation != NONE || cell || i == 1;
        if (!kept) {
            continue;
        }
        owner->object = 1; /* for now: that it is kept */
        if (element->parent == NO_ELEMENT) {
            continue;
        }
        assert(element->parent < i - 1);
        struct owner *parent = &tags->owners[element->parent];
        parent->object = 1;
        parent->begins = owner->begins < parent->begins ? owner->begins : parent->begins;
        /* From the label by its item to the list, and no further. */
        parent->labelled |= element->kind == ELEMENT_LBL ||
                            (element->kind == ELEMENT_LI && owner->labelled);
    }
    for (element_id id = 0; id != NO_ELEMENT;
         id = display_next_element(tags->display, id, NULL)) {
        if (tags->owners[id].object != 0) {
            tags->owners[id].object = document_reserve(tags->document);
        }
    }
}

/* ---- structure elements --------------------------------------------------------- */

static void add_mark(struct tags *tags, uint32_t index, uint32_t page)
{
    uint32_t own = tags->marks.items[index].page;
    if (own == page) {
        syntax_add_integer(&tags->body, number_of(tags, index));
        return;
    }
    syntax_add(&tags->body, "<</Type/MCR/Pg");
    syntax_add_reference(&tags->body, tags->pages[own]);
    syntax_add(&tags->body, "/MCID");
    syntax_add_integer(&tags->body, number_of(tags, index));
    syntax_add(&tags->body, ">>");
}

/* A mark of an element within: of the same one as the mark `before` it, if that is of its
 * kind; emphasis goes on in the next line. */
static void add_inner(struct tags *tags, uint32_t mark, uint32_t before)
{
    struct mark_entry *entry = &tags->marks.items[mark];
    if (before != NONE && entry->kind != MARK_HYPHEN &&
        tags->marks.items[before].kind == entry->kind) {
        struct inner_entry *inner = &tags->inners.items[tags->inners.count - 1];
        inner->last = mark;
        entry->inner = inner->object;
        return;
    }
    entry->inner = document_reserve(tags->document);
    struct inner_entry *inner = array_push(tags->arena, &tags->inners);
    *inner = (struct inner_entry){entry->inner, mark, mark};
    syntax_add_reference(&tags->body, entry->inner);
}

/* The element's own content up to before mark `limit`; returns what is left of it. */
static uint32_t add_marks(struct tags *tags, uint32_t mark, uint32_t limit, uint32_t page)
{
    for (uint32_t before = NONE; mark != NONE && mark < limit;
         before = mark, mark = tags->marks.items[mark].next) {
        if (tags->marks.items[mark].kind == MARK_CONTENT) {
            add_mark(tags, mark, page);
        } else {
            add_inner(tags, mark, before);
        }
    }
    return mark;
}

/* Own content and children, in the order in which they are read; annotations last. */
static void add_kids(struct tags *tags, element_id id, uint32_t page)
{
    const struct element *elements = tags->display->elements.items;
    const struct owner *owner = &tags->owners[id];
    uint32_t mark = owner->first_mark;
    for (element_id child = elements[id].first_child; child != NO_ELEMENT;
         child = elements[child].next_sibling) {
        const struct owner *kid = &tags->owners[child];
        if (kid->object == 0) {
            continue;
        }
        if (kid->begins != NONE) {
            mark = add_marks(tags, mark, kid->begins, page);
        }
        syntax_add_reference(&tags->body, kid->object);
    }
    add_marks(tags, mark, NONE, page);
    for (uint32_t i = owner->first_annotation; i != NONE;) {
        const struct annotation_entry *entry = &tags->annotations.items[i];
        syntax_add(&tags->body, "<</Type/OBJR/Obj");
        syntax_add_reference(&tags->body, entry->object);
        syntax_add(&tags->body, "/Pg");
        syntax_add_reference(&tags->body, tags->pages[entry->page]);
        syntax_add(&tags->body, ">>");
        i = entry->next;
    }
}

static void add_text(struct tags *tags, const char *key, struct str text)
{
    if (text.size == 0) {
        return;
    }
    syntax_add(&tags->body, key);
    if (!syntax_add_text(&tags->body, text)) {
        document_fail(tags->document, "a replacement text has over 16000 characters");
    }
}

static void add_figure_box(struct tags *tags, element_id id)
{
    for (size_t i = 0; i < tags->figures.count; i++) {
        const struct figure_entry *figure = &tags->figures.items[i];
        if (figure->element == id && !figure->spread) {
            syntax_add(&tags->body, "/A<</O/Layout/BBox");
            syntax_add_box(&tags->body, figure->box);
            syntax_add(&tags->body, ">>");
        }
    }
}

static void add_cell(struct tags *tags, const struct element *element)
{
    static const char *const SCOPES[] = {
        [SCOPE_NONE] = "",
        [SCOPE_COLUMN] = "/Scope/Column",
        [SCOPE_ROW] = "/Scope/Row",
        [SCOPE_BOTH] = "/Scope/Both",
    };
    if (element->scope == SCOPE_NONE && element->columns <= 1) {
        return;
    }
    syntax_add(&tags->body, "/A<</O/Table");
    syntax_add(&tags->body, SCOPES[element->scope]);
    if (element->columns > 1) {
        syntax_add(&tags->body, "/ColSpan");
        syntax_add_integer(&tags->body, element->columns);
    }
    syntax_add(&tags->body, ">>");
}

/* The name of a note, which no other element has; names sort as the elements do. */
static void add_note_id(struct builder *out, const char *key, element_id id)
{
    syntax_add(out, key);
    builder_format(out, "(note%08u)", id);
}

static void add_attributes(struct tags *tags, element_id id)
{
    static const char *const NUMBERINGS[] = {
        [LIST_BULLETS] = "Disc",           [LIST_DECIMAL] = "Decimal",
        [LIST_UPPER_ROMAN] = "UpperRoman", [LIST_LOWER_ALPHA] = "LowerAlpha",
        [LIST_UPPER_ALPHA] = "UpperAlpha", [LIST_WORDS] = "None"};
    const struct element *element = &tags->display->elements.items[id];
    const struct element *elements = tags->display->elements.items;
    if (element->kind == ELEMENT_L) {
        bool labelled = tags->owners[id].labelled;
        syntax_add(&tags->body, "/A<</O/List/ListNumbering/");
        syntax_add(&tags->body, labelled ? NUMBERINGS[element->numbering] : "None");
        syntax_add(&tags->body, ">>");
    }
    if (element->kind == ELEMENT_FIGURE) {
        add_figure_box(tags, id);
    }
    if (element->kind == ELEMENT_TH || element->kind == ELEMENT_TD) {
        add_cell(tags, element);
    }
    if (element->struck) {
        syntax_add(&tags->body, "/A<</O/Layout/TextDecorationType/LineThrough>>");
    }
    /* Named again on each Part, so that it can be cut out and still be read. */
    if (element->parent == NO_ELEMENT || element->kind == ELEMENT_PART ||
        elements[element->parent].lang != element->lang) {
        add_text(tags, "/Lang", str_from(lang_facts(element->lang)->tag));
    }
    if (element->kind == ELEMENT_PART) {
        add_text(tags, "/T", tags->display->facts.title[element->lang]);
    }
    if (element->kind == ELEMENT_NOTE) {
        add_note_id(&tags->body, "/ID", id);
    }
    const char *instead = element->expands ? "/E" : "/ActualText";
    add_text(tags, element->kind == ELEMENT_FIGURE ? "/Alt" : instead, element->words);
}

static void write_element(struct tags *tags, element_id id, object_id root)
{
    const struct element *element = &tags->display->elements.items[id];
    const struct owner *owner = &tags->owners[id];
    tags->body.count = 0;
    syntax_add(&tags->body, "/S/");
    syntax_add(&tags->body, element_kind_name(element->kind));
    syntax_add(&tags->body, "/P");
    bool is_root = element->parent == NO_ELEMENT;
    syntax_add_reference(&tags->body,
                         is_root ? root : tags->owners[element->parent].object);
    uint32_t page = NONE;
    if (owner->first_mark != NONE) {
        page = tags->marks.items[owner->first_mark].page;
        syntax_add(&tags->body, "/Pg");
        syntax_add_reference(&tags->body, tags->pages[page]);
    }
    add_attributes(tags, id);
    if (tags_find(tags, owner->target) != 0) {
        syntax_add(&tags->body, "/Ref["); /* as PDF/UA-2 wants it of an entry */
        syntax_add_reference(&tags->body, tags_find(tags, owner->target));
        syntax_add(&tags->body, "]");
    }
    syntax_add(&tags->body, "/K[");
    add_kids(tags, id, page);
    syntax_add(&tags->body, "]\n");
    document_fill(tags->document, owner->object, builder_str(&tags->body));
}

static void write_inner(struct tags *tags, const struct inner_entry *inner)
{
    const struct mark_entry *marks = tags->marks.items;
    const struct mark_entry *first = &marks[inner->first];
    tags->body.count = 0;
    syntax_add(&tags->body, "/S/");
    syntax_add(&tags->body, mark_kind_name(first->kind));
    syntax_add(&tags->body, "/P");
    syntax_add_reference(&tags->body, tags->owners[first->element].object);
    syntax_add(&tags->body, "/Pg");
    syntax_add_reference(&tags->body, tags->pages[first->page]);
    if (first->kind == MARK_HYPHEN) {
        /* A reader then takes the parts of the word for one (14.8.2.2.3). */
        syntax_add(&tags->body, "/ActualText<FEFF00AD>");
    }
    syntax_add(&tags->body, "/K[");
    for (uint32_t i = inner->first; i != NONE && i <= inner->last; i = marks[i].next) {
        add_mark(tags, i, first->page);
    }
    syntax_add(&tags->body, "]\n");
    document_fill(tags->document, inner->object, builder_str(&tags->body));
}

/* ---- the parent tree ------------------------------------------------------------ */

/* A page's key leads to the owners of its marks in order, an annotation's to its own. */
static void add_key(struct tags *tags, size_t key)
{
    size_t pages = tags->display->pages.count;
    syntax_add_integer(&tags->body, (int64_t)key);
    if (key >= pages) {
        element_id owner = tags->annotations.items[key - pages].element;
        syntax_add_reference(&tags->body, tags->owners[owner].object);
        return;
    }
    syntax_add(&tags->body, "[");
    for (uint32_t i = tags->page_marks[key]; i < tags->page_marks[key + 1]; i++) {
        const struct mark_entry *mark = &tags->marks.items[i];
        syntax_add_reference(&tags->body, mark->kind == MARK_CONTENT
                                              ? tags->owners[mark->element].object
                                              : mark->inner);
    }
    syntax_add(&tags->body, "]");
}

static object_id write_leaf(struct tags *tags, size_t from, size_t to)
{
    tags->body.count = 0;
    syntax_add(&tags->body, "/Limits[");
    syntax_add_number(&tags->body, (int64_t)from, 0);
    syntax_add_integer(&tags->body, (int64_t)to - 1);
    syntax_add(&tags->body, "]/Nums[");
    for (size_t key = from; key < to; key++) {
        add_key(tags, key);
    }
    syntax_add(&tags->body, "]\n");
    return document_add(tags->document, builder_str(&tags->body));
}

static object_id write_parent_tree(struct tags *tags, size_t key_count)
{
    struct builder kids = {.arena = tags->arena};
    syntax_add(&kids, "/Kids[");
    for (size_t from = 0; from < key_count; from += LEAF_KEYS) {
        size_t to = from + LEAF_KEYS < key_count ? from + LEAF_KEYS : key_count;
        syntax_add_reference(&kids, write_leaf(tags, from, to));
    }
    syntax_add(&kids, "]\n");
    return document_add(tags->document, builder_str(&kids));
}

/* The tree of names, which only notes have; 0: there are none. */
static object_id write_notes(struct tags *tags)
{
    bool any = false;
    tags->body.count = 0;
    syntax_add(&tags->body, "/Names[");
    for (element_id id = 0; id < tags->display->elements.count; id++) {
        bool note = tags->display->elements.items[id].kind == ELEMENT_NOTE;
        if (note && tags->owners[id].object != 0) {
            add_note_id(&tags->body, "", id);
            syntax_add_reference(&tags->body, tags->owners[id].object);
            any = true;
        }
    }
    syntax_add(&tags->body, "]\n");
    return any ? document_add(tags->document, builder_str(&tags->body)) : 0;
}

object_id tags_write(struct tags *tags)
{
    size_t pages = tags->display->pages.count;
    for (size_t page = tags->page_count; page <= pages; page++) {
        tags->page_marks[page] = (uint32_t)tags->marks.count;
    }
    object_id root = document_reserve(tags->document);
    for (element_id id = 0; id != NO_ELEMENT;
         id = display_next_element(tags->display, id, NULL)) {
        if (tags->owners[id].object != 0) {
            write_element(tags, id, root);
        }
    }
    for (size_t i = 0; i < tags->inners.count; i++) {
        write_inner(tags, &tags->inners.items[i]);
    }
    size_t key_count = pages + tags->annotations.count;
    object_id tree = write_parent_tree(tags, key_count);
    object_id notes = write_notes(tags);
    tags->body.count = 0;
    syntax_add(&tags->body, "/Type/StructTreeRoot/RoleMap<</Em/Span/Strong/Span>>/K");
    syntax_add_reference(&tags->body, tags->owners[0].object);
    syntax_add(&tags->body, "/ParentTree");
    syntax_add_reference(&tags->body, tree);
    syntax_add(&tags->body, "/ParentTreeNextKey");
    syntax_add_integer(&tags->body, (int64_t)key_count);
    if (notes != 0) {
        syntax_add(&tags->body, "/IDTree");
        syntax_add_reference(&tags->body, notes);
    }
    syntax_add(&tags->body, "\n");
    document_fill(tags->document, root, builder_str(&tags->body));
    return root;
}
