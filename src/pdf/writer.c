/* Bytes go to the sink as they come, so of an object only its place is kept. */
#include "pdf/writer.h"
#include "base/array.h"
#include "base/sha256.h"
#include <assert.h>
#include <string.h>

enum {
    PACK_OBJECTS = 200, /* in one pack: fewer than a byte counts */
    PACK_BYTES = 48 << 10,
    ROW = 6, /* bytes: kind of place, 4 for the place itself, which one in its pack */
    UP = 2, /* the predictor of PNG that takes the row above away */
    DIGEST_BLOCK = 65536, /* bytes hashed at a time */
    DIGEST_SIZE = 64
};

/* As ISO 32000-1, table 18, numbers them. */
enum place_kind { PLACE_NONE, PLACE_OFFSET, PLACE_PACK };

/* Where an object stands. */
struct place {
    uint8_t kind;
    uint8_t index; /* in its pack */
    uint32_t at; /* offset in the file, or number of the pack */
};

struct writer {
    struct arena *arena;
    struct file_sink *sink;
    bool failed;
    struct {
        struct place *items;
        size_t count, capacity;
    } places; /* by number; none has 0 */
    struct {
        bool open; /* what is added belongs to it */
        size_t count;
        object_id objects[PACK_OBJECTS];
        struct builder heads, bodies;
    } pack;
    struct builder stream; /* what was taken last */
    uint32_t table; /* offset */
    /* The digest of all before stands at the head of the block that is being filled. */
    char *digest;
    size_t digest_used;
};

/* ---- bytes ---------------------------------------------------------------------- */

static void digest_flush(struct writer *writer)
{
    struct arena_state before = arena_save(writer->arena);
    struct str block = {writer->digest, writer->digest_used};
    memcpy(writer->digest, sha256_hex(writer->arena, block).data, DIGEST_SIZE);
    writer->digest_used = DIGEST_SIZE;
    arena_restore(writer->arena, before);
}

static void digest_add(struct writer *writer, struct str bytes)
{
    while (bytes.size > 0) {
        size_t room = DIGEST_BLOCK - writer->digest_used;
        size_t size = bytes.size < room ? bytes.size : room;
        memcpy(writer->digest + writer->digest_used, bytes.data, size);
        writer->digest_used += size;
        bytes = str_slice(bytes, size, bytes.size);
        if (writer->digest_used == DIGEST_BLOCK) {
            digest_flush(writer);
        }
    }
}

struct str writer_digest(struct writer *writer)
{
    digest_flush(writer);
    struct str digest = {writer->digest, DIGEST_SIZE};
    return str_copy(writer->arena, digest);
}

static void put(struct writer *writer, struct str bytes)
{
    if (!writer->failed) {
        digest_add(writer, bytes);
        writer->failed = !file_sink_write(writer->sink, bytes.data, bytes.size);
    }
}

static uint32_t offset(const struct writer *writer)
{
    return (uint32_t)file_sink_size(writer->sink);
}

/* ---- objects -------------------------------------------------------------------- */

struct writer *writer_create(struct file_sink *sink, const char *version,
                             struct arena *arena)
{
    struct writer *writer = arena_new(arena, struct writer);
    *writer = (struct writer){.arena = arena,
                              .sink = sink,
                              .digest = arena_alloc(arena, DIGEST_BLOCK),
                              .digest_used = DIGEST_SIZE};
    memset(writer->digest, '0', DIGEST_SIZE);
    writer->pack.heads.arena = arena;
    writer->pack.bodies.arena = arena;
    writer->stream.arena = arena;
    (void)array_push(arena, &writer->places);
    /* ISO 32000-1, 7.5.2: a comment of bytes above 127 marks the file as binary. */
    put(writer, str_format(arena, "%%PDF-%s\n%%\xE2\xE3\xCF\xD3\n", version));
    return writer;
}

object_id writer_reserve(struct writer *writer)
{
    (void)array_push(writer->arena, &writer->places);
    return (object_id)(writer->places.count - 1);
}

static void set_place(struct writer *writer, object_id object, struct place place)
{
    assert(object < writer->places.count);
    assert(writer->places.items[object].kind == PLACE_NONE);
    writer->places.items[object] = place;
}

void writer_open(struct writer *writer, object_id object)
{
    char head[24];
    int size = snprintf(head, sizeof head, "%u 0 obj\n", object);
    set_place(writer, object, (struct place){PLACE_OFFSET, 0, offset(writer)});
    put(writer, (struct str){head, (size_t)size});
}

void writer_open_packed(struct writer *writer, object_id object)
{
    assert(writer->pack.count < PACK_OBJECTS);
    syntax_add_number(&writer->pack.heads, object, 0);
    syntax_add_integer(&writer->pack.heads, (int64_t)writer->pack.bodies.count);
    syntax_add(&writer->pack.heads, "\n");
    writer->pack.objects[writer->pack.count++] = object;
    writer->pack.open = true;
}

bool writer_add(struct writer *writer, struct str bytes)
{
    if (writer->pack.open) {
        builder_add(&writer->pack.bodies, bytes);
    } else {
        put(writer, bytes);
    }
    return !writer->failed;
}

void writer_close(struct writer *writer)
{
    writer_add(writer, writer->pack.open ? STR("\n") : STR("\nendobj\n"));
    writer->pack.open = false;
}

/* ---- packs ---------------------------------------------------------------------- */

bool writer_pack_is_full(const struct writer *writer)
{
    return writer->pack.count == PACK_OBJECTS || writer->pack.bodies.count >= PACK_BYTES;
}

bool writer_take_pack(struct writer_stream *out, struct writer *writer)
{
    size_t count = writer->pack.count;
    if (count == 0) {
        return false;
    }
    out->object = writer_reserve(writer);
    out->keys = str_format(writer->arena, "/Type/ObjStm/N %zu/First %zu", count,
                           writer->pack.heads.count);
    for (size_t i = 0; i < count; i++) {
        set_place(writer, writer->pack.objects[i],
                  (struct place){PLACE_PACK, (uint8_t)i, out->object});
    }
    writer->stream.count = 0;
    builder_add(&writer->stream, builder_str(&writer->pack.heads));
    builder_add(&writer->stream, builder_str(&writer->pack.bodies));
    out->bytes = builder_str(&writer->stream);
    writer->pack.count = writer->pack.heads.count = writer->pack.bodies.count = 0;
    return true;
}

/* ---- the table ------------------------------------------------------------------ */

void writer_take_table(struct writer_stream *out, struct writer *writer, struct str keys)
{
    unsigned char above[ROW] = {0};
    writer->table = offset(writer);
    out->object = writer_reserve(writer);
    writer->stream.count = 0;
    for (size_t i = 0; i < writer->places.count; i++) {
        struct place place = writer->places.items[i];
        if (i == out->object) {
            place = (struct place){PLACE_OFFSET, 0, writer->table};
        }
        const unsigned char row[ROW] = {
            (unsigned char)place.kind,       (unsigned char)(place.at >> 24),
            (unsigned char)(place.at >> 16), (unsigned char)(place.at >> 8),
            (unsigned char)place.at,         (unsigned char)place.index};
        char line[1 + ROW] = {UP};
        for (size_t byte = 0; byte < ROW; byte++) {
            line[1 + byte] = (char)(row[byte] - above[byte]);
        }
        memcpy(above, row, ROW);
        builder_add(&writer->stream, (struct str){line, sizeof line});
    }
    out->bytes = builder_str(&writer->stream);
    out->keys = str_format(writer->arena,
                           "/Type/XRef/Size %zu/W[1 4 1]"
                           "/DecodeParms<</Predictor 12/Columns 6>>%.*s",
                           writer->places.count, STR_ARGS(keys));
}

void writer_write_table(struct writer *writer, struct str keys)
{
    size_t count = writer->places.count;
    writer->table = offset(writer);
    writer->stream.count = 0;
    builder_format(&writer->stream, "xref\n0 %zu\n0000000000 65535 f\r\n", count);
    for (size_t i = 1; i < count; i++) {
        const struct place *place = &writer->places.items[i];
        assert(place->kind == PLACE_OFFSET);
        builder_format(&writer->stream, "%010u 00000 n\r\n", place->at);
    }
    builder_format(&writer->stream, "trailer\n<<\n/Size %zu%.*s\n>>\n", count,
                   STR_ARGS(keys));
    put(writer, builder_str(&writer->stream));
}

bool writer_end(struct writer *writer)
{
    put(writer, str_format(writer->arena, "startxref\n%u\n%%%%EOF\n", writer->table));
    return !writer->failed;
}
