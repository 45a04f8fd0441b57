/* Files attached to the document (ISO 32000-1, 7.11.4; ISO 19005-3, 6.8): each is listed
 * by name for readers, and associated with the document, with its relation to it. */
#include "pdf/attach.h"
#include "base/md5.h"

/* A name with all but letters, digits and a few signs as #XX (ISO 32000-1, 7.3.5). */
static void add_name(struct builder *body, struct str name)
{
    syntax_add(body, "/");
    for (size_t i = 0; i < name.size; i++) {
        unsigned char byte = (unsigned char)name.data[i];
        bool plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                     (byte >= '0' && byte <= '9') || byte == '-' || byte == '.' ||
                     byte == '+' || byte == '_';
        if (plain) {
            builder_add(body, str_slice(name, i, i + 1));
        } else {
            builder_format(body, "#%02X", byte);
        }
    }
}

static object_id write_bytes(struct document *document, const struct display_facts *facts,
                             const struct display_attachment *attachment,
                             struct arena *arena)
{
    struct builder keys = {.arena = arena};
    syntax_add(&keys, "/Type/EmbeddedFile/Subtype");
    add_name(&keys, attachment->media_type);
    struct str date = str_format(arena, "(D:%04d%02d%02d000000Z)", facts->year,
                                 facts->month, facts->day);
    builder_format(&keys, "/Params<</Size %zu/CreationDate%.*s/ModDate%.*s",
                   attachment->bytes.size, STR_ARGS(date), STR_ARGS(date));
    builder_format(&keys, "/CheckSum<%.*s>>>",
                   STR_ARGS(md5_hex(arena, attachment->bytes)));
    return document_add_stream(document, builder_str(&keys), attachment->bytes,
                               STREAM_DEFLATED);
}

static object_id write_file(struct document *document, const struct display_facts *facts,
                            const struct display_attachment *attachment,
                            struct arena *arena)
{
    object_id bytes = write_bytes(document, facts, attachment, arena);
    struct str description = attachment->description[facts->languages[0]];
    struct builder body = {.arena = arena};
    syntax_add(&body, "/Type/Filespec/F");
    bool fits = syntax_add_text(&body, attachment->name);
    syntax_add(&body, "/UF");
    fits = syntax_add_text(&body, attachment->name) && fits;
    if (description.size > 0) {
        syntax_add(&body, "/Desc");
        fits = syntax_add_text(&body, description) && fits;
    }
    if (!fits) {
        document_fail(document, "the name of an attached file is too long");
    }
    syntax_add(&body, "/AFRelationship");
    syntax_add(&body, attachment->relation == ATTACHMENT_SOURCE ? "/Source/EF<</F"
                                                                : "/Supplement/EF<</F");
    syntax_add_reference(&body, bytes);
    syntax_add(&body, "/UF");
    syntax_add_reference(&body, bytes);
    syntax_add(&body, ">>\n");
    return document_add(document, builder_str(&body));
}

/* A name as the file writes it. */
static struct str encode_name(struct str name, struct arena *arena)
{
    struct builder key = {.arena = arena};
    syntax_add_text(&key, name);
    return builder_str(&key);
}

/* The order of a name tree is that of the bytes in its strings (7.9.6): those in UTF-16
 * begin with a mark that is above all ASCII; in hexadecimal digits they keep their order.
 */
static int compare_names(struct str a, struct str b, struct arena *arena)
{
    struct str key_a = encode_name(a, arena);
    struct str key_b = encode_name(b, arena);
    bool wide_a = key_a.data[0] == '<';
    bool wide_b = key_b.data[0] == '<';
    if (wide_a != wide_b) {
        return wide_a ? 1 : -1;
    }
    return wide_a ? str_compare(key_a, key_b) : str_compare(a, b);
}

/* Attachments are few. */
static size_t *sort_names(const struct display_attachments *list, struct arena *arena)
{
    size_t *order = arena_new_array(arena, list->count, size_t);
    for (size_t i = 0; i < list->count; i++) {
        size_t at = i;
        for (; at > 0 && compare_names(list->items[order[at - 1]].name,
                                       list->items[i].name, arena) > 0;
             at--) {
            order[at] = order[at - 1];
        }
        order[at] = i;
    }
    return order;
}

void attach_write(struct document *document, const struct display *display,
                  struct builder *catalog, struct arena *arena)
{
    const struct display_attachments *list = &display->attachments;
    if (list->count == 0) {
        return;
    }
    size_t *order = sort_names(list, arena);
    struct builder names = {.arena = arena};
    struct builder files = {.arena = arena};
    for (size_t i = 0; i < list->count; i++) {
        const struct display_attachment *attachment = &list->items[order[i]];
        object_id file = write_file(document, &display->facts, attachment, arena);
        syntax_add_text(&names, attachment->name);
        syntax_add_reference(&names, file);
        syntax_add_reference(&files, file);
    }
    syntax_add(catalog, "/Names<</EmbeddedFiles<</Names[");
    builder_add(catalog, builder_str(&names));
    syntax_add(catalog, "]>>>>/AF[");
    builder_add(catalog, builder_str(&files));
    syntax_add(catalog, "]");
}
