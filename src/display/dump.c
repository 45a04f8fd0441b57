/* The display list as text, for golden tests and --dump: one line an operation, the
 * structure tree as an outline with the text of each element. Made to be read and
 * compared line by line, so drawings shrink to their box and a hash, elements are
 * numbered within their section, and places are named by page and height: what is added
 * in one section changes no line of another. */
#include "display/dump_parts.h"
#include <inttypes.h>

/* ---- numbers of elements -------------------------------------------------------- */

enum { DEPTH_DOCUMENT, DEPTH_PART, DEPTH_TOP };

static void number_elements(struct dump *dump)
{
    const struct element *elements = dump->display->elements.items;
    size_t count = dump->display->elements.count;
    uint32_t *next = arena_new_array(dump->arena, count, uint32_t);
    uint32_t section = 0;
    bool loose = true; /* what came before stands in no section */
    int depth = DEPTH_DOCUMENT;
    dump->locals = arena_new_array(dump->arena, count, struct local);
    for (element_id id = 0; id != NO_ELEMENT;
         id = display_next_element(dump->display, id, &depth)) {
        if (depth < DEPTH_TOP) {
            section = 0;
            loose = true;
        } else if (depth == DEPTH_TOP) {
            bool sect = elements[id].kind == ELEMENT_SECT;
            section += sect || !loose;
            loose = !sect;
        }
        dump->locals[id] = (struct local){section, next[section]++};
    }
}

/* ---- structure ------------------------------------------------------------------ */

/* The operations of each element in reading order: those of element e are
 * ops[first[e]] to before ops[first[e + 1]]. */
struct contents {
    const struct display_op **ops;
    size_t *first;
};

static bool is_owned(const struct display_op *op)
{
    return op->artifact == ARTIFACT_NONE && op->element != NO_ELEMENT;
}

/* A counting sort, so that a thousand pages take no longer than they must. */
static struct contents contents_make(const struct display *display, struct arena *arena)
{
    size_t elements = display->elements.count;
    size_t *next = arena_new_array(arena, elements + 1, size_t);
    struct contents contents = {.first = arena_new_array(arena, elements + 1, size_t)};

    for (size_t p = 0; p < display->pages.count; p++) {
        const struct display_page *page = &display->pages.items[p];
        for (size_t i = 0; i < page->count; i++) {
            if (is_owned(&page->items[i])) {
                contents.first[page->items[i].element + 1]++;
            }
        }
    }
    for (size_t e = 0; e < elements; e++) {
        contents.first[e + 1] += contents.first[e];
        next[e] = contents.first[e];
    }
    contents.ops = arena_array(arena, contents.first[elements] + 1, sizeof *contents.ops);
    for (size_t p = 0; p < display->pages.count; p++) {
        const struct display_page *page = &display->pages.items[p];
        for (size_t i = 0; i < page->count; i++) {
            if (is_owned(&page->items[i])) {
                contents.ops[next[page->items[i].element]++] = &page->items[i];
            }
        }
    }
    return contents;
}

static void write_content(FILE *file, const struct contents *contents, element_id id)
{
    bool quoted = false;

    for (size_t i = contents->first[id]; i < contents->first[id + 1]; i++) {
        const struct display_op *op = contents->ops[i];

        if (op->kind != DISPLAY_TEXT) {
            continue;
        }
        fputs(quoted ? "" : " \"", file);
        quoted = true;
        for (uint32_t p = 0; p < op->piece_count; p++) {
            dump_write_text(file, op->pieces[p].shape->text, HYPHEN_DROPPED);
        }
    }
    fputs(quoted ? "\"" : "", file);
}

/* True if the section of an element is not that of its parent. */
static bool begins_section(const struct dump *dump, element_id id)
{
    element_id parent = dump->display->elements.items[id].parent;
    return parent != NO_ELEMENT &&
           dump->locals[parent].section != dump->locals[id].section;
}

static const char *const SCOPES[] = {
    [SCOPE_NONE] = "",
    [SCOPE_COLUMN] = " scope column",
    [SCOPE_ROW] = " scope row",
    [SCOPE_BOTH] = " scope both",
};

static void write_element(const struct dump *dump, element_id id,
                          const struct contents *contents)
{
    static const char *const NUMBERINGS[] = {[LIST_BULLETS] = "",
                                             [LIST_DECIMAL] = " ordered",
                                             [LIST_UPPER_ROMAN] = " upper-roman",
                                             [LIST_LOWER_ALPHA] = " lower-alpha",
                                             [LIST_UPPER_ALPHA] = " upper-alpha",
                                             [LIST_WORDS] = " words"};
    FILE *file = dump->file;
    const struct element *element = &dump->display->elements.items[id];

    fprintf(file, "%s#%" PRIu32 " %s", element_kind_name(element->kind),
            dump->locals[id].number, lang_facts(element->lang)->code);
    if (begins_section(dump, id)) {
        fprintf(file, " section %" PRIu32, dump->locals[id].section);
    }
    fputs(NUMBERINGS[element->numbering], file);
    fputs(SCOPES[element->scope], file);
    if (element->columns > 1) {
        fprintf(file, " columns %u", (unsigned)element->columns);
    }
    fputs(element->struck ? " struck" : "", file);
    write_content(file, contents, id);
    if (element->words.size > 0) {
        fputs(element->kind == ELEMENT_FIGURE ? " alt "
              : element->expands              ? " expands to "
                                              : " actual ",
              file);
        dump_write_quoted(file, element->words);
    }
    fputc('\n', file);
}

static void write_structure(const struct dump *dump)
{
    struct contents contents = contents_make(dump->display, dump->arena);
    int depth = 1;

    fputs("\nstructure\n", dump->file);
    for (element_id id = 0; id != NO_ELEMENT;
         id = display_next_element(dump->display, id, &depth)) {
        fprintf(dump->file, "%*s", 2 * depth, "");
        write_element(dump, id, &contents);
    }
}

/* ---- the whole ------------------------------------------------------------------ */

static void write_fact(FILE *file, const char *name, struct str text)
{
    if (text.size > 0) {
        fprintf(file, "%s ", name);
        dump_write_quoted(file, text);
        fputc('\n', file);
    }
}

static void write_localized(FILE *file, const char *name,
                            const struct display_facts *facts, const struct str *texts)
{
    for (size_t i = 0; i < facts->language_count; i++) {
        enum lang lang = facts->languages[i];

        if (texts[lang].size > 0) {
            fprintf(file, "%s %s ", name, lang_facts(lang)->code);
            dump_write_quoted(file, texts[lang]);
            fputc('\n', file);
        }
    }
}

static void write_facts(FILE *file, const struct display_facts *facts)
{
    write_fact(file, "id", facts->id);
    fputs("languages", file);
    for (size_t i = 0; i < facts->language_count; i++) {
        fprintf(file, " %s", lang_facts(facts->languages[i])->code);
    }
    fputc('\n', file);
    write_localized(file, "title", facts, facts->title);
    write_localized(file, "issuer", facts, facts->issuer);
    write_localized(file, "keywords", facts, facts->keywords);
    write_localized(file, "contents", facts, facts->contents_title);
    fprintf(file, "date %04d-%02d-%02d\n", facts->year, facts->month, facts->day);
    write_fact(file, "version", facts->version);
    write_fact(file, "status", facts->status);
    write_fact(file, "sha256", facts->source_sha256);
}

static void write_anchor(const struct dump *dump, uint32_t anchor)
{
    const struct display_anchor *place = &dump->display->anchors.items[anchor];
    fprintf(dump->file, "page %zu at %" PRId32, place->page + 1, place->top);
}

static void write_links(const struct dump *dump)
{
    FILE *file = dump->file;
    const struct display_links *links = &dump->display->links;
    fputs(links->count > 0 ? "\nlinks\n" : "", file);
    for (size_t i = 0; i < links->count; i++) {
        const struct display_link *link = &links->items[i];

        fprintf(file, "  page %zu %" PRId32 ",%" PRId32 " %" PRId32 " x %" PRId32 " ",
                link->page + 1, link->area.left, link->area.top, link->area.width,
                link->area.height);
        if (link->element == NO_ELEMENT) {
            fputs("unowned to ", file);
        } else {
            fprintf(file, "#%" PRIu32 " to ", dump->locals[link->element].number);
        }
        if (link->url.size > 0) {
            dump_write_quoted(file, link->url);
        } else {
            write_anchor(dump, link->anchor);
        }
        fputc(' ', file);
        dump_write_quoted(file, link->contents);
        fputc('\n', file);
    }
}

static void write_fields(const struct dump *dump)
{
    FILE *file = dump->file;
    const struct display_fields *fields = &dump->display->fields;
    fputs(fields->count > 0 ? "\nfields\n" : "", file);
    for (size_t i = 0; i < fields->count; i++) {
        const struct display_field *field = &fields->items[i];

        fprintf(file, "  page %zu %" PRId32 ",%" PRId32 " %" PRId32 " x %" PRId32,
                field->page + 1, field->area.left, field->area.top, field->area.width,
                field->area.height);
        fprintf(file, " #%" PRIu32 " ", dump->locals[field->element].number);
        dump_write_quoted(file, field->name);
        fputc(' ', file);
        dump_write_quoted(file, field->tooltip);
        fputc('\n', file);
    }
}

static void write_bookmarks(const struct dump *dump)
{
    FILE *file = dump->file;
    const struct display_bookmarks *bookmarks = &dump->display->bookmarks;
    fputs(bookmarks->count > 0 ? "\nbookmarks\n" : "", file);
    for (size_t i = 0; i < bookmarks->count; i++) {
        const struct display_bookmark *bookmark = &bookmarks->items[i];

        fprintf(file, "%*s%s ", 2 * bookmark->level, "",
                lang_facts(bookmark->lang)->code);
        dump_write_quoted(file, bookmark->title);
        fputs(" to ", file);
        write_anchor(dump, bookmark->anchor);
        fputc('\n', file);
    }
}

void display_dump(const struct display *display, FILE *file)
{
    struct dump dump = {.file = file, .display = display, .arena = arena_create()};
    number_elements(&dump);
    write_facts(file, &display->facts);
    for (size_t i = 0; i < display->pages.count; i++) {
        dump_write_page(&dump, i);
    }
    write_structure(&dump);
    write_links(&dump);
    write_fields(&dump);
    write_bookmarks(&dump);
    arena_destroy(dump.arena);
}
