/* The file as a set of numbered objects: the only module that calls libharu, of which it
 * uses the object layer alone (memory, cross-reference table, serialiser).
 *
 * Bodies of dictionaries are given as text, without << and >>. Errors stick: after the
 * first one, which `diag` holds, all calls are harmless and document_save fails. */
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
    STREAM_DEFLATED
};

/* NULL after a failure. Bodies are kept in `arena`. */
struct document *document_create(struct arena *arena, struct diag *diag);
void document_destroy(struct document *document); /* accepts NULL */

/* The version of PDF that the header names; without a call 1.7. */
void document_set_version(struct document *document, const char *version);

/* A number for an object whose body is not known yet. */
object_id document_reserve(struct document *document);

/* Gives a reserved object its body, which is copied. */
void document_fill(struct document *document, object_id object, struct str body);

/* Both at once. */
object_id document_add(struct document *document, struct str body);

/* A stream with further keys in its dictionary; `data` is copied. */
object_id document_add_stream(struct document *document, struct str keys, struct str data,
                              enum stream_form form);

/* Records a failure of another module; always returns false. */
bool document_fail(struct document *document, const char *what);

/* 64 hexadecimal digits that change with whatever was added so far. */
struct str document_digest(struct document *document);

/* Writes the file. Its identifier changes with whatever it holds. */
bool document_save(struct document *document, object_id catalog, object_id info,
                   struct file_sink *sink);

#endif
