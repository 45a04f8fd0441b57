/* What a PDF says of its origin: the attached source and the build properties in XMP. The
 * program writes both in one plain form, so they are looked for in that form: what has
 * been written anew by another program is no longer what was made. */
#include "verify/verify.h"
#include "base/catalogue.h"
#include "verify/objects.h"
#include "verify/packs.h"
#include "verify/tail.h"
#include "verify/unpack.h"

/* As pdf/metadata.c writes them. */
static const char SPACE[] = "xmlns:brochure=\"urn:brochure:build:1#\"";
static const char OPEN[] = "<brochure:";
static const char EDITION[] = "<brochure:edition>"; /* only where a source is attached */
static const char CREATOR[] = "<xmp:CreatorTool>brochure ";

enum {
    FILES_MAX = VERIFY_SUPPLEMENTS_MAX + 1, /* associated files that are looked at */
    NAME_SIZE_MAX = 32,
    VALUE_SIZE_MAX = 128,
    END_ROOM = 1024 /* the end mark of a whole file stands in its last bytes */
};

struct str verify_find(const struct verify_origin *origin, const char *name)
{
    for (size_t i = 0; i < origin->fact_count; i++) {
        if (str_equal(origin->facts[i].name, str_from(name))) {
            return origin->facts[i].value;
        }
    }
    return (struct str){"", 0};
}

/* ---- what it is, if it is not ours ------------------------------------------------ */

static enum verify_state give_up(struct verify_origin *out, enum verify_state state,
                                 const char *reason)
{
    out->reason = reason;
    return state;
}

/* Words for a file whose end is not as the program writes it. */
static enum verify_state classify(struct verify_origin *out, struct str pdf)
{
    if (!str_starts_with(pdf, STR("%PDF-"))) {
        return give_up(out, VERIFY_FOREIGN, N_("it is no PDF file"));
    }
    size_t end = pdf.size > END_ROOM ? pdf.size - END_ROOM : 0;
    if (str_find(pdf, STR("%%EOF"), end) == SIZE_MAX) {
        return give_up(out, VERIFY_DAMAGED, N_("its end is missing"));
    }
    if (str_find(pdf, STR("/Encrypt"), 0) != SIZE_MAX) {
        return give_up(out, VERIFY_FOREIGN, N_("it is encrypted"));
    }
    if (str_find(pdf, str_from(SPACE), 0) != SIZE_MAX) {
        return give_up(
            out, VERIFY_DAMAGED,
            N_("it was saved again by another program, or its end is damaged"));
    }
    return give_up(out, VERIFY_FOREIGN, N_("another program wrote it"));
}

/* ---- facts ------------------------------------------------------------------------ */

static bool is_word(struct str text, size_t limit)
{
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if (c <= ' ' || c > '~' || c == '<' || c == '>' || c == '&') {
            return false;
        }
    }
    return text.size > 0 && text.size <= limit;
}

/* Reads "<brochure:name>value</brochure:name>" from `at`; returns its end, or SIZE_MAX.
 */
static size_t read_fact(struct verify_fact *fact, struct str xmp, size_t at)
{
    size_t name = at + str_from(OPEN).size;
    size_t value = str_find(xmp, STR(">"), name);
    size_t end = value == SIZE_MAX ? SIZE_MAX : str_find(xmp, STR("</brochure:"), value);
    if (end == SIZE_MAX) {
        return SIZE_MAX;
    }
    fact->name = str_slice(xmp, name, value);
    fact->value = str_slice(xmp, value + 1, end);
    size_t closing = end + str_from("</brochure:").size;
    struct str again = str_slice(xmp, closing, closing + fact->name.size);
    bool good = is_word(fact->name, NAME_SIZE_MAX) &&
                is_word(fact->value, VALUE_SIZE_MAX) && str_equal(again, fact->name);
    return good ? closing : SIZE_MAX;
}

static bool read_facts(struct verify_origin *out, struct str xmp)
{
    size_t at = 0;
    while ((at = str_find(xmp, str_from(OPEN), at)) != SIZE_MAX) {
        if (out->fact_count == VERIFY_FACTS_MAX) {
            return false;
        }
        at = read_fact(&out->facts[out->fact_count++], xmp, at);
        if (at == SIZE_MAX) {
            return false;
        }
    }
    return verify_find(out, "version").size > 0 && verify_find(out, "edition").size > 0 &&
           verify_find(out, "fonts").size > 0;
}

static enum verify_state extract_facts(struct verify_origin *out, struct objects *objects,
                                       struct arena *arena)
{
    object_handle stream = objects_find(objects, objects_catalog(objects), "/Metadata");
    struct str xmp;
    if (objects_find(objects, stream, "/Filter") != 0 ||
        !objects_read(&xmp, objects, stream, VERIFY_METADATA_MAX, arena)) {
        return classify(out, out->original) == VERIFY_FOREIGN
                   ? VERIFY_FOREIGN
                   : give_up(out, VERIFY_DAMAGED, N_("its metadata cannot be read"));
    }
    if (str_find(xmp, str_from(SPACE), 0) == SIZE_MAX) {
        return give_up(out, VERIFY_FOREIGN, N_("another program wrote it"));
    }
    if (str_find(xmp, str_from(EDITION), 0) == SIZE_MAX &&
        str_find(xmp, str_from(CREATOR), 0) != SIZE_MAX) {
        return give_up(out, VERIFY_SOURCELESS,
                       N_("only the council file carries its source; verify that one"));
    }
    if (!read_facts(out, xmp)) {
        return give_up(out, VERIFY_DAMAGED,
                       N_("its metadata do not say how the file was made"));
    }
    return VERIFY_OURS;
}

/* ---- the source ------------------------------------------------------------------- */

/* Reads an embedded file of up to `limit` bytes. */
static bool read_embedded(struct str *out, struct objects *objects, object_handle file,
                          size_t limit, struct arena *arena)
{
    object_handle stream =
        objects_find(objects, objects_find(objects, file, "/EF"), "/F");
    object_handle filter = objects_find(objects, stream, "/Filter");
    struct str packed;
    /* What deflate adds to bytes that it cannot pack is far less than this. */
    return objects_is_stream(objects, stream) &&
           objects_is_name(objects, filter, "/FlateDecode") &&
           objects_find(objects, stream, "/DecodeParms") == 0 &&
           objects_read(&packed, objects, stream, limit + (limit >> 6), arena) &&
           unpack(out, packed, limit, arena);
}

/* ---- pictures and themes ---------------------------------------------------------- */

/* What cannot be read is left out: the source then names a file that is not there. All
 * share one limit, because many entries may lead to one stream. */
static void extract_supplements(struct verify_origin *out, struct objects *objects,
                                struct arena *arena)
{
    object_handle files = objects_find(objects, objects_catalog(objects), "/AF");
    size_t count = objects_count(objects, files);
    count = count < FILES_MAX ? count : FILES_MAX;
    out->supplements = arena_new_array(arena, count, struct verify_supplement);
    size_t room = VERIFY_SUPPLEMENTS_TOTAL_MAX;
    for (size_t i = 0; i < count; i++) {
        object_handle file = objects_item(objects, files, i);
        object_handle relation = objects_find(objects, file, "/AFRelationship");
        struct verify_supplement *one = &out->supplements[out->supplement_count];
        if (!objects_is_name(objects, relation, "/Supplement") ||
            !objects_text(&one->name, objects, objects_find(objects, file, "/UF"),
                          arena)) {
            continue;
        }
        size_t limit = room < VERIFY_SUPPLEMENT_MAX ? room : VERIFY_SUPPLEMENT_MAX;
        if (!read_embedded(&one->bytes, objects, file, limit, arena)) {
            return; /* nor any other: what is damaged could be so a thousand times */
        }
        room -= one->bytes.size;
        out->supplement_count++;
    }
}

/* The associated file that is the source, or 0. */
static object_handle find_source(struct objects *objects)
{
    object_handle files = objects_find(objects, objects_catalog(objects), "/AF");
    size_t count = objects_count(objects, files);
    for (size_t i = 0; i < count && i < FILES_MAX; i++) {
        object_handle file = objects_item(objects, files, i);
        object_handle relation = objects_find(objects, file, "/AFRelationship");
        if (objects_is_name(objects, relation, "/Source")) {
            return file;
        }
    }
    return 0;
}

static enum verify_state extract_source(struct verify_origin *out,
                                        struct objects *objects, struct arena *arena)
{
    object_handle file = find_source(objects);
    object_handle stream =
        objects_find(objects, objects_find(objects, file, "/EF"), "/F");
    if (!objects_is_stream(objects, stream)) {
        return give_up(out, VERIFY_DAMAGED, N_("the attached source is missing"));
    }
    if (!read_embedded(&out->source, objects, file, VERIFY_SOURCE_MAX, arena)) {
        return give_up(out, VERIFY_DAMAGED,
                       N_("the attached source cannot be unpacked, or is over 64 MiB"));
    }
    return VERIFY_OURS;
}

enum verify_state verify_extract(struct verify_origin *out, struct str pdf,
                                 struct arena *arena)
{
    struct tail tail;
    *out = (struct verify_origin){.reason = ""};
    if (!str_starts_with(pdf, STR("%PDF-1.")) || !tail_find(&tail, pdf, arena)) {
        return classify(out, pdf);
    }
    out->original = str_slice(pdf, 0, tail.size);
    struct objects *objects =
        packs_are_plain(&tail, out->original, arena) ? objects_open(out->original) : NULL;
    if (objects == NULL) {
        return give_up(out, VERIFY_DAMAGED, N_("its list of objects is damaged"));
    }
    enum verify_state state = extract_facts(out, objects, arena);
    if (state == VERIFY_OURS) {
        state = extract_source(out, objects, arena);
    }
    if (state == VERIFY_OURS) {
        extract_supplements(out, objects, arena);
    }
    objects_close(objects);
    return state;
}
