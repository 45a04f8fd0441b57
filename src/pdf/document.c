/* The file as a set of numbered objects, on libharu's object layer: an object is made,
 * written by libharu's own functions and freed again. Its document, page, font and
 * metadata parts are not touched, because they stamp the clock, write PDF 1.3 and leave
 * texts unescaped; nor is its table, which keeps all objects to the end.
 *
 * Streams wait in a row while threads deflate them, and are written in its order. Which
 * of them wait hangs on their number alone, so the bytes never show how fast the threads
 * were. */
#include "pdf/document.h"
#include "pdf/packer.h"
#include "pdf/writer.h"
#include <hpdf.h>
#include <stdlib.h>

enum {
    WAITING_MOST = 512, /* streams, mostly packed, behind a long one that is not yet */
    IDENTIFIER_SIZE = 32
};

/* A stream whose bytes are still being packed, or follow one of those. */
struct waiting {
    object_id object;
    struct str keys;
    struct packed *packed; /* NULL: `data` is packed already */
    struct str data;
};

struct document {
    struct arena *arena;
    struct diag *diag;
    HPDF_Error_Rec error;
    HPDF_MMgr memory;
    HPDF_Stream out; /* leads to the writer */
    struct file_sink *sink;
    struct writer *writer;
    struct packer *packer;
    struct waiting waiting[WAITING_MOST]; /* a ring */
    size_t first, count; /* of those that wait */
    enum document_form form;
    bool failed;
};

/* The hook of base/arena.c: a test program decides which allocations fail. */
__attribute__((weak)) bool arena_fault(void);

static void *HPDF_STDCALL allocate(HPDF_UINT size)
{
    bool fails = arena_fault != NULL && arena_fault();
    void *memory = fails ? NULL : malloc(size);
    if (memory == NULL) {
        arena_out_of_memory();
    }
    return memory;
}

static void HPDF_STDCALL release(void *memory)
{
    free(memory);
}

bool document_fail(struct document *document, const char *what)
{
    if (!document->failed) {
        document->failed = true;
        diag_failure(document->diag, NULL, "pdf-write", "cannot write the PDF: %s", what);
    }
    return false;
}

/* The one place where libharu's error codes become words. */
static bool check(struct document *document, HPDF_STATUS status)
{
    HPDF_STATUS code =
        document->error.error_no != HPDF_OK ? document->error.error_no : status;
    if (code == HPDF_OK || document->failed) {
        return !document->failed;
    }
    document->failed = true;
    if (code != HPDF_FILE_IO_ERROR) { /* else the sink knows why, and says so */
        diag_failure(document->diag, NULL, "pdf-write",
                     "cannot write the PDF: libharu reports error 0x%04lX", code);
    }
    return false;
}

/* ---- one object, by libharu ------------------------------------------------------ */

static HPDF_STATUS write_to_file(HPDF_Stream stream, const HPDF_BYTE *data,
                                 HPDF_UINT size)
{
    struct str bytes = {(const char *)data, size};
    return writer_add(stream->attr, bytes) ? HPDF_OK : HPDF_FILE_IO_ERROR;
}

/* Emits what stands between << and >>. */
static HPDF_STATUS write_body(HPDF_Dict dict, HPDF_Stream stream)
{
    const struct str *body = dict->attr;
    return HPDF_Stream_Write(stream, (const HPDF_BYTE *)body->data,
                             (HPDF_UINT)body->size);
}

/* libharu wants the length of a stream to be an object of its own, which it sets when the
 * stream has been written. We know the length and write it with the other keys; this one
 * is hidden. */
static void add_stream(struct document *document, HPDF_Dict dict, HPDF_Number length,
                       struct str bytes)
{
    length->header.obj_id |= HPDF_OTYPE_INDIRECT;
    if (!check(document, HPDF_Dict_Add(dict, "Length", length))) {
        return;
    }
    HPDF_DictElement element = HPDF_List_ItemAt(dict->list, 0);
    ((HPDF_Obj_Header *)element->value)->obj_id |= HPDF_OTYPE_HIDDEN;
    dict->filter = HPDF_STREAM_FILTER_NONE;
    dict->stream = HPDF_MemStream_New(document->memory, (HPDF_UINT)bytes.size + 1);
    check(document, HPDF_Stream_Write(dict->stream, (const HPDF_BYTE *)bytes.data,
                                      (HPDF_UINT)bytes.size));
}

/* A dictionary, and the bytes of its stream unless those are NULL. */
static void put(struct document *document, struct str body, const struct str *bytes)
{
    HPDF_Dict dict = HPDF_Dict_New(document->memory);
    HPDF_Number length = NULL;
    dict->attr = &body;
    dict->write_fn = write_body;
    if (bytes != NULL) {
        length = HPDF_Number_New(document->memory, 0);
        add_stream(document, dict, length, *bytes);
    }
    if (!document->failed) {
        check(document, HPDF_Obj_WriteValue(dict, document->out, NULL));
    }
    HPDF_Dict_Free(dict);
    HPDF_FreeMem(document->memory, length);
}

/* ---- streams --------------------------------------------------------------------- */

static void write_stream(struct document *document, object_id object, struct str keys,
                         struct str bytes)
{
    if (document->failed) {
        return;
    }
    struct arena_state before = arena_save(document->arena);
    struct str body =
        str_format(document->arena, "%.*s/Length %zu\n", STR_ARGS(keys), bytes.size);
    writer_open(document->writer, object);
    put(document, body, &bytes);
    writer_close(document->writer);
    arena_restore(document->arena, before);
}

static void write_first_waiting(struct document *document)
{
    struct waiting *waiting = &document->waiting[document->first];
    write_stream(document, waiting->object, waiting->keys,
                 waiting->packed == NULL
                     ? waiting->data
                     : packer_take(document->packer, waiting->packed));
    packed_release(waiting->packed);
    document->first = (document->first + 1) % WAITING_MOST;
    document->count--;
}

static void deflate_stream(struct document *document, object_id object, struct str keys,
                           struct str data, enum stream_form form)
{
    if (document->count == WAITING_MOST) {
        write_first_waiting(document);
    }
    size_t last = (document->first + document->count++) % WAITING_MOST;
    document->waiting[last] = (struct waiting){
        object, str_format(document->arena, "%.*s/Filter/FlateDecode", STR_ARGS(keys)),
        form == STREAM_PACKED ? NULL
                              : packer_add(document->packer, data, form == STREAM_LENT),
        data};
}

object_id document_add_stream(struct document *document, struct str keys, struct str data,
                              enum stream_form form)
{
    if (document->failed) {
        return 0;
    }
    object_id object = writer_reserve(document->writer);
    if (form == STREAM_PLAIN) {
        write_stream(document, object, keys, data);
    } else {
        deflate_stream(document, object, keys, data, form);
    }
    return object;
}

/* ---- dictionaries ---------------------------------------------------------------- */

static void end_pack(struct document *document)
{
    struct writer_stream pack;
    if (writer_take_pack(&pack, document->writer)) {
        deflate_stream(document, pack.object, pack.keys, pack.bytes, STREAM_DEFLATED);
    }
}

object_id document_reserve(struct document *document)
{
    return document->failed ? 0 : writer_reserve(document->writer);
}

static void fill_plain(struct document *document, object_id object, struct str body)
{
    if (!document->failed) {
        writer_open(document->writer, object);
        put(document, body, NULL);
        writer_close(document->writer);
    }
}

static void fill_packed(struct document *document, object_id object, struct str body)
{
    writer_open_packed(document->writer, object);
    put(document, body, NULL);
    writer_close(document->writer);
    if (writer_pack_is_full(document->writer)) {
        end_pack(document);
    }
}

void document_fill(struct document *document, object_id object, struct str body)
{
    if (document->form == DOCUMENT_PLAIN) {
        fill_plain(document, object, body);
    } else if (!document->failed) {
        fill_packed(document, object, body);
    }
}

object_id document_add(struct document *document, struct str body)
{
    object_id object = document_reserve(document);
    document_fill(document, object, body);
    return object;
}

object_id document_add_plain(struct document *document, struct str body)
{
    object_id object = document_reserve(document);
    fill_plain(document, object, body);
    return object;
}

/* ---- the file -------------------------------------------------------------------- */

struct document *document_create(struct file_sink *sink, const char *version,
                                 enum document_form form, struct arena *arena,
                                 struct diag *diag)
{
    struct document *document = arena_new(arena, struct document);
    document->arena = arena;
    document->diag = diag;
    document->sink = sink;
    document->form = form;
    document->writer = writer_create(sink, version, arena);
    HPDF_Error_Init(&document->error, NULL);
    /* No memory pool: it never frees, and is quadratic in the number of objects. */
    document->memory = HPDF_MMgr_New(&document->error, 0, allocate, release);
    document->out =
        HPDF_CallbackWriter_New(document->memory, write_to_file, document->writer);
    document->packer = packer_create(packer_threads());
    return document;
}

void document_destroy(struct document *document)
{
    if (document == NULL) {
        return;
    }
    packer_destroy(document->packer);
    for (size_t i = 0; i < document->count; i++) {
        packed_release(document->waiting[(document->first + i) % WAITING_MOST].packed);
    }
    HPDF_Stream_Free(document->out);
    HPDF_MMgr_Free(document->memory);
}

/* Writes all that waits. */
static void flush(struct document *document)
{
    if (!document->failed) {
        end_pack(document);
    }
    while (document->count > 0 && !document->failed) {
        write_first_waiting(document);
    }
}

struct str document_digest(struct document *document)
{
    flush(document);
    return writer_digest(document->writer);
}

/* Both identifiers of a file are the same until somebody changes it (ISO 32000-1, 14.4).
 */
static struct str make_trailer(struct document *document, object_id catalog,
                               object_id info)
{
    struct str digest = str_slice(document_digest(document), 0, IDENTIFIER_SIZE);
    struct builder body = {.arena = document->arena};
    syntax_add(&body, "/Root");
    syntax_add_reference(&body, catalog);
    syntax_add(&body, "/Info");
    syntax_add_reference(&body, info);
    syntax_add(&body, "/ID[<");
    builder_add(&body, digest);
    syntax_add(&body, "><");
    builder_add(&body, digest);
    syntax_add(&body, ">]");
    return builder_str(&body);
}

bool document_save(struct document *document, object_id catalog, object_id info)
{
    struct str trailer = make_trailer(document, catalog, info);
    if (document->failed) {
        return false; /* some objects have no place */
    }
    if (document->form == DOCUMENT_PACKED) {
        struct writer_stream table;
        writer_take_table(&table, document->writer, trailer);
        deflate_stream(document, table.object, table.keys, table.bytes, STREAM_DEFLATED);
        flush(document);
    } else {
        writer_write_table(document->writer, trailer);
    }
    if (file_sink_size(document->sink) > UINT32_MAX) {
        return document_fail(document, "it would be over 4 GiB");
    }
    return writer_end(document->writer) && !document->failed;
}
