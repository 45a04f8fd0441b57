/* The file as a set of numbered objects, each written as soon as it is known: the only
 * module that calls libharu, of which it uses the object layer alone (dictionaries,
 * streams and how they are written).
 *
 * Bodies of dictionaries are given as text, without << and >>. Errors stick: after the
 * first one, which `diag` or the sink holds, all calls are harmless and document_save
 * fails. */
#ifndef PDF_DOCUMENT_H
#define PDF_DOCUMENT_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "pdf/syntax.h"
#include <stdbool.h>

struct document;

enum stream_form {
    STREAM_PLAIN, /* as it is: XMP, so that it can be read without a PDF reader */
    STREAM_DEFLATED,
    STREAM_LENT, /* deflated, and its bytes stay where they are to the end of the file */
    STREAM_PACKED /* as it is, since it is a zlib stream; its bytes stay as well */
};

enum document_form {
    DOCUMENT_PLAIN, /* each object by itself, and a table in text */
    DOCUMENT_PACKED /* objects in object streams, and the table as a stream: PDF 1.5 */
};

/* Begins a file of that version of PDF ("1.7") in `sink`, which is empty and outlives the
 * document. */
struct document *document_create(struct file_sink *sink, const char *version,
                                 enum document_form form, struct arena *arena,
                                 struct diag *diag);
void document_destroy(struct document *document); /* accepts NULL */

/* A number for an object whose body is not known yet. */
object_id document_reserve(struct document *document);

/* Writes a reserved object. */
void document_fill(struct document *document, object_id object, struct str body);

/* Both at once. */
object_id document_add(struct document *document, struct str body);

/* The same for an object that is never packed, so that it can be read without a PDF
 * reader. */
object_id document_add_plain(struct document *document, struct str body);

/* A stream with further keys in its dictionary; `data` is copied unless lent. */
object_id document_add_stream(struct document *document, struct str keys, struct str data,
                              enum stream_form form);

/* Records a failure of another module; always returns false. */
bool document_fail(struct document *document, const char *what);

/* 64 hexadecimal digits that change with whatever was added so far. */
struct str document_digest(struct document *document);

/* Ends the file. Its identifier changes with whatever it holds. */
bool document_save(struct document *document, object_id catalog, object_id info);

#endif
