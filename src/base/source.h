/* The text of an input file, and places in it. */
#ifndef BASE_SOURCE_H
#define BASE_SOURCE_H

#include "base/arena.h"
#include "base/str.h"

struct source {
    struct str path; /* as the user named it; "-" is standard input */
    struct str bytes; /* exactly as read */
    struct str text; /* the same without a byte-order mark */
    const uint32_t *lines; /* byte offset in `text` of the start of each line */
    size_t line_count;
    const uint32_t *milestones; /* byte offset of every 64th character, from the first */
    size_t milestone_count;
};

/* A place in a source. Lines and columns count from 1, columns in characters.
 * With `source` NULL there is no place. */
struct mark {
    const struct source *source;
    uint32_t line;
    uint32_t column;
    uint32_t length; /* characters to underline; 0 counts as 1 */
};

#define NO_MARK ((struct mark){0})

/* Indexes `bytes` (borrowed; LF, CRLF and CR end a line) as the text of `path`. */
struct source *source_make(struct arena *arena, struct str path, struct str bytes);

/* The mark of `length` bytes at byte `offset` of source->text. */
struct mark source_mark(const struct source *source, size_t offset, size_t length);

/* A place at or shortly before the character of that index, which counts from 0. */
struct source_place {
    size_t index, offset; /* in characters, in bytes */
    uint32_t line, column;
};
struct source_place source_near(const struct source *source, size_t index);

/* The byte offset in source->text of a mark. */
size_t source_offset(struct mark mark);

/* The text of a line (from 1) without its line end. */
struct str source_line(const struct source *source, uint32_t line);

/* The mark of the first `needle` at or after `from`, or `from` itself when it is not
 * found within `span` bytes (text that YAML escapes or folds differs from its source). */
struct mark source_find(struct mark from, struct str needle, size_t span);

#endif
