/* The file as a set of numbered objects, on libharu's object layer. libharu is used as an
 * object store, serialiser and cross-reference writer; its document, page, font and
 * metadata parts are not touched, because they stamp the clock, write PDF 1.3 and leave
 * texts unescaped. */
#include "pdf/document.h"
#include "base/array.h"
#include "base/sha256.h"
#include "pdf/packer.h"
#include <hpdf.h>
#include <stdlib.h>
#include <string.h>

enum {
    XREF_BLOCK = 65536, /* libharu's lists grow by this many, linearly */
    DIGEST_BLOCK = 65536, /* bytes hashed at a time */
    DIGEST_SIZE = 64,
    IDENTIFIER_SIZE = 32
};

/* A stream whose bytes are still being packed. */
struct pending {
    HPDF_Dict dict;
    struct packed *packed;
};

struct document {
    struct arena *arena;
    struct diag *diag;
    HPDF_Error_Rec error;
    HPDF_MMgr memory;
    HPDF_Xref xref;
    struct packer *packer;
    struct {
        struct pending *items;
        size_t count, capacity;
    } pending; /* in the order in which they were added */
    bool failed;
    const char *version; /* of PDF */
    /* The digest of all before stands at the head of the block that is being filled. */
    char *digest;
    size_t digest_used;
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
    if (status == HPDF_OK && document->error.error_no == HPDF_OK) {
        return !document->failed;
    }
    HPDF_STATUS code =
        document->error.error_no != HPDF_OK ? document->error.error_no : status;
    if (code == HPDF_FAILD_TO_ALLOC_MEM) {
        arena_out_of_memory();
    }
    if (!document->failed) {
        document->failed = true;
        diag_failure(document->diag, NULL, "pdf-write",
                     "cannot write the PDF: libharu reports error 0x%04lX", code);
    }
    return false;
}

struct document *document_create(struct arena *arena, struct diag *diag)
{
    struct document *document = arena_new(arena, struct document);
    document->arena = arena;
    document->diag = diag;
    document->version = "1.7";
    document->digest = arena_alloc(arena, DIGEST_BLOCK);
    document->digest_used = DIGEST_SIZE;
    HPDF_Error_Init(&document->error, NULL);
    /* No memory pool: it never frees, and is quadratic in the number of objects. */
    document->memory = HPDF_MMgr_New(&document->error, 0, allocate, release);
    if (document->memory != NULL) {
        document->xref = HPDF_Xref_New(document->memory, 0);
    }
    if (document->xref == NULL) {
        arena_out_of_memory();
    }
    document->xref->entries->items_per_block = XREF_BLOCK;
    document->packer = packer_create(packer_threads());
    return document;
}

void document_set_version(struct document *document, const char *version)
{
    document->version = version;
}

void document_destroy(struct document *document)
{
    if (document == NULL) {
        return;
    }
    packer_destroy(document->packer);
    for (size_t i = 0; i < document->pending.count; i++) {
        packed_release(document->pending.items[i].packed);
    }
    if (document->xref != NULL) {
        HPDF_Xref_Free(document->xref);
    }
    if (document->memory != NULL) {
        HPDF_MMgr_Free(document->memory);
    }
}

static void digest_flush(struct document *document)
{
    struct arena_state before = arena_save(document->arena);
    struct str block = {document->digest, document->digest_used};
    memcpy(document->digest, sha256_hex(document->arena, block).data, DIGEST_SIZE);
    document->digest_used = DIGEST_SIZE;
    arena_restore(document->arena, before);
}

static void digest_add(struct document *document, struct str bytes)
{
    while (bytes.size > 0) {
        size_t room = DIGEST_BLOCK - document->digest_used;
        size_t size = bytes.size < room ? bytes.size : room;
        memcpy(document->digest + document->digest_used, bytes.data, size);
        document->digest_used += size;
        bytes = str_slice(bytes, size, bytes.size);
        if (document->digest_used == DIGEST_BLOCK) {
            digest_flush(document);
        }
    }
}

/* Emits the body between << and >> when the file is written. */
static HPDF_STATUS write_body(HPDF_Dict dict, HPDF_Stream stream)
{
    const struct str *body = dict->attr;
    return HPDF_Stream_Write(stream, (const HPDF_BYTE *)body->data,
                             (HPDF_UINT)body->size);
}

static void set_body(struct document *document, HPDF_Dict dict, struct str body)
{
    struct str *kept = arena_new(document->arena, struct str);
    *kept = str_copy(document->arena, body);
    digest_add(document, body);
    dict->attr = kept;
    dict->write_fn = write_body;
}

static HPDF_Dict add_dict(struct document *document)
{
    if (document->failed) {
        return NULL;
    }
    HPDF_Dict dict = HPDF_Dict_New(document->memory);
    if (dict == NULL) {
        check(document, HPDF_FAILD_TO_ALLOC_MEM);
        return NULL;
    }
    /* On failure HPDF_Xref_Add frees the object itself. */
    return check(document, HPDF_Xref_Add(document->xref, dict)) ? dict : NULL;
}

static object_id number_of(HPDF_Dict dict)
{
    return dict == NULL ? 0 : dict->header.obj_id & 0x00FFFFFF;
}

object_id document_reserve(struct document *document)
{
    return number_of(add_dict(document));
}

void document_fill(struct document *document, object_id object, struct str body)
{
    if (document->failed) {
        return;
    }
    HPDF_XrefEntry entry = HPDF_Xref_GetEntry(document->xref, object);
    if (entry == NULL) {
        check(document, HPDF_INVALID_OBJ_ID);
        return;
    }
    set_body(document, entry->obj, body);
}

object_id document_add(struct document *document, struct str body)
{
    object_id object = document_reserve(document);
    document_fill(document, object, body);
    return object;
}

static void store(struct document *document, HPDF_Dict dict, struct str bytes)
{
    digest_add(document, bytes);
    check(document, HPDF_Stream_Write(dict->stream, (const HPDF_BYTE *)bytes.data,
                                      (HPDF_UINT)bytes.size));
}

/* Puts what was packed into the streams, in their order. */
static void store_pending(struct document *document)
{
    for (size_t i = 0; i < document->pending.count; i++) {
        const struct pending *pending = &document->pending.items[i];
        store(document, pending->dict, packer_take(document->packer, pending->packed));
        packed_release(pending->packed);
    }
    document->pending.count = 0;
}

struct str document_digest(struct document *document)
{
    store_pending(document);
    digest_flush(document);
    struct str digest = {document->digest, DIGEST_SIZE};
    return str_copy(document->arena, digest);
}

object_id document_add_stream(struct document *document, struct str keys, struct str data,
                              enum stream_form form)
{
    if (document->failed) {
        return 0;
    }
    HPDF_Dict dict = HPDF_DictStream_New(document->memory, document->xref);
    if (dict == NULL) {
        check(document, HPDF_FAILD_TO_ALLOC_MEM);
        return 0;
    }
    /* Written by us: libharu drops a Filter key when it does not filter itself. */
    struct builder body = {.arena = document->arena};
    builder_add(&body, keys);
    builder_add(&body,
                form == STREAM_DEFLATED ? STR("/Filter/FlateDecode\n") : STR("\n"));
    set_body(document, dict, builder_str(&body));
    dict->filter = HPDF_STREAM_FILTER_NONE;
    if (form == STREAM_DEFLATED) {
        *array_push(document->arena, &document->pending) =
            (struct pending){dict, packer_add(document->packer, data)};
    } else {
        store(document, dict, data);
    }
    return number_of(dict);
}

static HPDF_STATUS write_to_sink(HPDF_Stream stream, const HPDF_BYTE *data,
                                 HPDF_UINT size)
{
    return file_sink_write(stream->attr, data, size) ? HPDF_OK : HPDF_FILE_IO_ERROR;
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
    syntax_add(&body, ">]\n");
    return builder_str(&body);
}

bool document_save(struct document *document, object_id catalog, object_id info,
                   struct file_sink *sink)
{
    /* ISO 32000-1, 7.5.2: a comment of bytes above 127 marks the file as binary. */
    struct str header =
        str_format(document->arena, "%%PDF-%s\n%%\xE2\xE3\xCF\xD3\n", document->version);
    if (document->failed) {
        return false;
    }
    set_body(document, document->xref->trailer, make_trailer(document, catalog, info));
    HPDF_Stream stream = HPDF_CallbackWriter_New(document->memory, write_to_sink, sink);
    if (stream == NULL) {
        return check(document, HPDF_FAILD_TO_ALLOC_MEM);
    }
    HPDF_STATUS status =
        HPDF_Stream_Write(stream, (const HPDF_BYTE *)header.data, (HPDF_UINT)header.size);
    if (status == HPDF_OK) {
        status = HPDF_Xref_WriteToStream(document->xref, stream, NULL);
    }
    HPDF_Stream_Free(stream);
    if (status == HPDF_FILE_IO_ERROR) {
        document->failed = true; /* the sink knows why, and says so */
        return false;
    }
    return check(document, status);
}
