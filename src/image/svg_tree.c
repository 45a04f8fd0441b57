/* SVG files to trees, by way of expat. Elements of other vocabularies stay as nameless
 * ones, since selectors count them; all they hold is left out. */
#include "image/svg_tree.h"
#include "base/catalogue.h"
#include "base/wording.h"
#include "base/array.h"
#include <expat.h>
#include <string.h>

#define SVG_SPACE "http://www.w3.org/2000/svg"
#define XLINK_HREF "http://www.w3.org/1999/xlink|href"

struct sheets {
    struct svg_node **items;
    size_t count, capacity;
};

struct reader {
    struct svg_tree *tree;
    struct arena *arena;
    XML_Parser parser;
    struct svg_node *open; /* the innermost element that is begun */
    struct sheets sheets;
    size_t depth, node_count;
    bool unnamed; /* the file names no vocabulary: all is taken for SVG */
    const char **fault;
    bool failed;
};

static void stop(struct reader *reader, const char *fault)
{
    if (!reader->failed) {
        reader->failed = true;
        *reader->fault = fault;
        XML_StopParser(reader->parser, XML_FALSE);
    }
}

/* ---- names ----------------------------------------------------------------------- */

/* The name within SVG, or an empty one. */
static struct str plain_name(const struct reader *reader, const char *name)
{
    static const char PREFIX[] = SVG_SPACE "|";
    if (strncmp(name, PREFIX, sizeof PREFIX - 1) == 0) {
        return str_from(name + sizeof PREFIX - 1);
    }
    return reader->unnamed && strchr(name, '|') == NULL ? str_from(name) : STR("");
}

static bool is_plain_href(const XML_Char **attributes)
{
    for (size_t i = 0; attributes[i] != NULL; i += 2) {
        if (strcmp(attributes[i], "href") == 0) {
            return true;
        }
    }
    return false;
}

/* Attributes of SVG itself; what programs add of their own is left out. */
static void take_attributes(const struct reader *reader, struct svg_node *node,
                            const XML_Char **attributes)
{
    size_t count = 0;
    while (attributes[2 * count] != NULL) {
        count++;
    }
    struct svg_attribute *own =
        arena_new_array(reader->arena, count + 1, struct svg_attribute);
    bool plain = is_plain_href(attributes);
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        const char *name = attributes[2 * i];
        bool link = strcmp(name, XLINK_HREF) == 0;
        if ((link && plain) || (!link && strchr(name, '|') != NULL)) {
            continue;
        }
        name = link ? "href" : name;
        own[kept++] = (struct svg_attribute){
            str_copy(reader->arena, str_from(name)),
            str_copy(reader->arena, str_from(attributes[2 * i + 1]))};
    }
    node->attributes = own;
    node->attribute_count = kept;
}

/* ---- elements -------------------------------------------------------------------- */

static void append(struct svg_node *parent, struct svg_node *node)
{
    node->parent = parent;
    node->previous = parent->last;
    if (parent->last == NULL) {
        parent->first = node;
    } else {
        parent->last->next = node;
    }
    parent->last = node;
}

static void note_id(const struct reader *reader, struct svg_node *node)
{
    struct table_key key = {.text = svg_attribute(node, STR("id"))};
    if (key.text.size > 0) {
        void **place = table_place(reader->tree->ids, &key);
        *place = *place == NULL ? node : *place;
    }
}

/* False if the root is none of SVG. */
static bool open_root(struct reader *reader, const char *name)
{
    reader->unnamed = strchr(name, '|') == NULL;
    if (!str_equal(plain_name(reader, name), STR("svg"))) {
        stop(reader, N_("is XML, but no SVG drawing"));
        return false;
    }
    return true;
}

static void note_text(struct svg_node *node)
{
    for (; node != NULL && !node->written; node = node->parent) {
        node->written = true;
    }
}

static bool is_foreign(const struct svg_node *node)
{
    return node != NULL && node->name.size == 0;
}

static void XMLCALL take_start(void *context, const XML_Char *name,
                               const XML_Char **attributes)
{
    struct reader *reader = context;
    if (reader->failed || (reader->open == NULL && !open_root(reader, name))) {
        return;
    }
    if (reader->depth == SVG_DEPTH_MAX) {
        stop(reader, N_("has more than 100 groups inside each other; ungroup it"));
        return;
    }
    if (reader->node_count == SVG_NODES_MAX) {
        stop(reader,
             N_("has more than 100000 elements; simplify it or export it as PNG"));
        return;
    }
    struct svg_node *node = arena_new(reader->arena, struct svg_node);
    if (!is_foreign(reader->open)) {
        node->name = str_copy(reader->arena, plain_name(reader, name));
    }
    node->text.arena = reader->arena;
    take_attributes(reader, node, attributes);
    if (reader->open == NULL) {
        reader->tree->root = node;
    } else {
        append(reader->open, node);
    }
    note_id(reader, node);
    if (svg_is_named(node, "style")) {
        *array_push(reader->arena, &reader->sheets) = node;
    }
    if (svg_is_named(node, "tref")) {
        note_text(node); /* that of another element */
    }
    reader->open = node;
    reader->depth++;
    reader->node_count++;
}

static void XMLCALL take_end(void *context, const XML_Char *name)
{
    struct reader *reader = context;
    (void)name;
    if (!reader->failed) {
        reader->open = reader->open->parent;
        reader->depth--;
    }
}

static void XMLCALL take_text(void *context, const XML_Char *text, int size)
{
    struct reader *reader = context;
    struct str words = {text, (size_t)size};
    if (reader->failed || reader->open == NULL) {
        return;
    }
    if (svg_is_named(reader->open, "style")) {
        builder_add(&reader->open->text, words);
    }
    if (str_trim(words).size > 0) {
        note_text(reader->open);
    }
}

/* Entities within the file are words for vocabularies, as Illustrator writes them; how
 * far they may grow expat itself sees to. Nothing is read from elsewhere. */
static int XMLCALL refuse_entity(XML_Parser parser, const XML_Char *context,
                                 const XML_Char *base, const XML_Char *system,
                                 const XML_Char *public)
{
    (void)context, (void)base, (void)system, (void)public;
    stop(XML_GetUserData(parser),
         N_("takes parts from another file (entities); export it as plain SVG"));
    return XML_STATUS_ERROR;
}

/* ---- reading --------------------------------------------------------------------- */

static void report_syntax(struct reader *reader)
{
    *reader->fault = wording_phrase(
        reader->arena, "is damaged in its line %lu (XML: %s); save it again as plain SVG",
        (unsigned long)XML_GetCurrentLineNumber(reader->parser),
        XML_ErrorString(XML_GetErrorCode(reader->parser)));
    reader->failed = true;
}

bool svg_tree_read(struct svg_tree *out, struct str bytes, struct arena *arena,
                   const char **fault)
{
    *out = (struct svg_tree){.arena = arena, .ids = table_make(arena, 64)};
    struct reader reader = {.tree = out, .arena = arena, .fault = fault};
    reader.parser = XML_ParserCreateNS(NULL, '|');
    if (reader.parser == NULL) {
        arena_out_of_memory();
    }
    XML_SetUserData(reader.parser, &reader);
    XML_SetElementHandler(reader.parser, take_start, take_end);
    XML_SetCharacterDataHandler(reader.parser, take_text);
    XML_SetExternalEntityRefHandler(reader.parser, refuse_entity);
    enum XML_Status status =
        XML_Parse(reader.parser, bytes.data, (int)bytes.size, XML_TRUE);
    if (status != XML_STATUS_OK && !reader.failed) {
        report_syntax(&reader);
    }
    XML_ParserFree(reader.parser);
    out->sheets = reader.sheets.items;
    out->sheet_count = reader.sheets.count;
    return !reader.failed;
}

/* ---- finding --------------------------------------------------------------------- */

struct str svg_attribute(const struct svg_node *node, struct str name)
{
    for (size_t i = 0; i < node->attribute_count; i++) {
        if (str_equal(node->attributes[i].name, name)) {
            return node->attributes[i].value;
        }
    }
    return STR("");
}

bool svg_is_named(const struct svg_node *node, const char *name)
{
    return str_equal(node->name, str_from(name));
}

static struct svg_node *find_id(const struct svg_tree *tree, struct str id)
{
    struct table_key key = {.text = id};
    return id.size == 0 ? NULL : table_find(tree->ids, &key);
}

struct svg_node *svg_find_link(const struct svg_tree *tree, struct str link)
{
    link = str_trim(link);
    return str_starts_with(link, STR("#")) ? find_id(tree, str_slice(link, 1, link.size))
                                           : NULL;
}
