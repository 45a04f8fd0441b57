/* The bytes of the file and where its objects stand in them: the header, objects one
 * after the other, small ones together in packs (object streams), and at the end the
 * table that leads to them (ISO 32000-1, 7.5). Knows nothing of what an object holds. */
#ifndef PDF_WRITER_H
#define PDF_WRITER_H

#include "base/arena.h"
#include "base/file.h"
#include "pdf/syntax.h"
#include <stdbool.h>

struct writer;

/* What an object stream and the table are made of: the keys of a stream's dictionary and
 * its bytes, still to be deflated. Valid until the next call. */
struct writer_stream {
    object_id object;
    struct str keys, bytes;
};

/* Begins a file of that version of PDF in `sink`, which is empty and outlives the writer;
 * up to 4 GiB. */
struct writer *writer_create(struct file_sink *sink, const char *version,
                             struct arena *arena);

/* A number for an object. */
object_id writer_reserve(struct writer *writer);

/* Begins an object where the file ends, or in the pack that is being filled. */
void writer_open(struct writer *writer, object_id object);
void writer_open_packed(struct writer *writer, object_id object);

/* Adds bytes to the object that is open; false once the sink has failed. */
bool writer_add(struct writer *writer, struct str bytes);

void writer_close(struct writer *writer);

/* Whether the pack holds enough: about 200 objects or 48 KB, so that a reader unpacks
 * little for one of them. */
bool writer_pack_is_full(const struct writer *writer);

/* Ends the pack. False if it is empty; else `out` is to be written as a stream. */
bool writer_take_pack(struct writer_stream *out, struct writer *writer);

/* 64 hexadecimal digits that change with whatever was written so far; in the arena. */
struct str writer_digest(struct writer *writer);

/* The table as a stream, which must be the next and last object; `keys` are those of the
 * trailer. */
void writer_take_table(struct writer_stream *out, struct writer *writer, struct str keys);

/* The table as text, which must be the last thing written. */
void writer_write_table(struct writer *writer, struct str keys);

/* Ends the file behind its table; false if the sink has failed. */
bool writer_end(struct writer *writer);

#endif
