/* Files: read whole, written whole or not at all. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/diag.h"
#include "base/str.h"
#include <stdbool.h>

/* Reads all of `path` ("-": standard input) into the arena; more than `limit` bytes is
 * wrong content: an error at the place that the limit allows no more. */
bool file_read(struct str *out, const char *path, size_t limit, struct arena *arena,
               struct diag *diag);

/* The same for bytes that are no text: more than `limit` of them is a failure. */
bool file_read_binary(struct str *out, const char *path, size_t limit,
                      struct arena *arena, struct diag *diag);

/* The checksum of a file (base/sha256.h), in the arena; empty, without a word, if it
 * cannot be read or has more than `limit` bytes. */
struct str file_digest(const char *path, size_t limit, struct arena *arena);

/* Creates a folder and its parents; a folder that is there already is fine. */
bool file_make_folder(const char *path, struct diag *diag);

/* A file being written beside its target: buffered, every step checked, the first error
 * sticks. Nothing can be seen under the target's name before file_commit. */
struct file_sink;

/* Starts writing `path`; NULL after a failure, which `diag` then holds. */
struct file_sink *file_sink_create(const char *path, struct diag *diag);

/* A sink that keeps all in memory. It is destroyed, never committed. */
struct file_sink *file_sink_create_memory(struct diag *diag);

/* All that was written to a sink in memory; valid until the next write. */
struct str file_sink_bytes(struct file_sink *sink);

/* The file will have the mode of the one at `path`, if there is one, and its owner where
 * the system allows that. */
void file_sink_keep_rights(struct file_sink *sink, const char *path);

/* Appends; false once anything has gone wrong. */
bool file_sink_write(struct file_sink *sink, const void *data, size_t size);

/* Bytes written so far. */
size_t file_sink_size(const struct file_sink *sink);

/* Writes what is still in memory, and all to the disk. A commit does so too; earlier, the
 * disk works while something else is done. */
bool file_sink_flush(struct file_sink *sink);

/* Takes note of what another process has written and flushed into a sink that nothing was
 * written to here. False, without a word, if that cannot be told. */
bool file_sink_adopt(struct file_sink *sink);

/* Flushes to disk, checks, and renames over the target. Ends the sink in any case; on
 * failure the old target is untouched and no other file is left. */
bool file_sink_commit(struct file_sink *sink);

/* The same for several together: all stand flushed beside their targets before the first
 * of them is renamed, and if one cannot be, those before it are put back: a full disk
 * leaves each of the old ones. */
bool file_sink_commit_all(struct file_sink *const *sinks, size_t count);

/* Moves a file that must not be used any more out of the way: x.pdf becomes x.old.pdf,
 * over an older one. `out` is its new path, in the arena; empty if there is no such file.
 */
bool file_set_aside(struct str *out, const char *path, struct arena *arena,
                    struct diag *diag);

/* Gives up: no trace is left. Accepts NULL. */
void file_sink_destroy(struct file_sink *sink);

/* The path of a data folder of the program, found from the place of the executable: in
 * ../share/brochure when installed; beside it, in ../build or in ../../ in a source tree.
 * Neither the working folder nor the environment matters. False (a failure in `diag`)
 * when it is not there. */
bool file_find_data(struct str *out, const char *name, struct arena *arena,
                    struct diag *diag);

/* The same, without a word when it is not there. */
bool file_look_for_data(struct str *out, const char *name, struct arena *arena);

#endif
