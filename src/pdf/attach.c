/* Files attached to the document (ISO 32000-1, 7.11.4; ISO 19005-3, 6.8): each is listed
 * by name for readers, and associated with the document, with its relation to it. */
#include "pdf/attach.h"

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
    builder_format(&keys, "/Params<</Size %zu/CreationDate%.*s/ModDate%.*s>>",
                   attachment->bytes.size, STR_ARGS(date), STR_ARGS(date));
    return document_add_stream(document, builder_str(&keys), attachment->bytes,
                               STREAM_LENT);
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
    return document_add_plain(document, builder_str(&body));
}

/* The key of a file in the tree of names: its name with %XX for all but ASCII, because
 * programs disagree on the order of keys in UTF-16 (7.9.6). Readers show the name itself.
 */
static struct str make_key(struct str name, struct arena *arena)
{
    struct builder key = {.arena = arena};
    for (size_t i = 0; i < name.size; i++) {
        unsigned char byte = (unsigned char)name.data[i];
        if (byte >= ' ' && byte <= '~' && byte != '%') {
            builder_add(&key, str_slice(name, i, i + 1));
        } else {
            builder_format(&key, "%%%02X", byte);
        }
    }
    return builder_str(&key);
}

struct entry {
    struct str key;
    const struct display_attachment *attachment;
};

/* In the order of their keys; attachments are few. */
static struct entry *sort_entries(const struct display_attachments *list,
                                  struct arena *arena)
{
    struct entry *entries = arena_new_array(arena, list->count, struct entry);
    for (size_t i = 0; i < list->count; i++) {
        struct entry entry = {make_key(list->items[i].name, arena), &list->items[i]};
        size_t at = i;
        for (; at > 0 && str_compare(entries[at - 1].key, entry.key) > 0; at--) {
            entries[at] = entries[at - 1];
        }
        entries[at] = entry;
    }
    return entries;
}

void attach_write(struct document *document, const struct display *display,
                  struct builder *catalog, struct arena *arena)
{
    const struct display_attachments *list = &display->attachments;
    if (list->count == 0) {
        return;
    }
    const struct entry *entries = sort_entries(list, arena);
    struct builder names = {.arena = arena};
    struct builder files = {.arena = arena};
    for (size_t i = 0; i < list->count; i++) {
        object_id file =
            write_file(document, &display->facts, entries[i].attachment, arena);
        if (!syntax_add_text(&names, entries[i].key)) {
            document_fail(document, "the name of an attached file is too long");
        }
        syntax_add_reference(&names, file);
        syntax_add_reference(&files, file);
    }
    syntax_add(catalog, "/Names<</EmbeddedFiles<</Names[");
    builder_add(catalog, builder_str(&names));
    syntax_add(catalog, "]>>>>/AF[");
    builder_add(catalog, builder_str(&files));
    syntax_add(catalog, "]");
}
