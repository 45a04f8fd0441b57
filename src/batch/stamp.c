/* A stamp is a short text: what it holds for, and the record of what was made. */
#include "batch/stamp.h"
#include "base/file.h"
#include "base/sha256.h"
#include "batch/record.h"
#include <unistd.h>

enum { SHORT = 8, STAMP_MAX = 64 << 20, FILE_MAX = 1 << 30, STEM_MAX = 200 };

static const char FIRST_LINE[] = "brochure batch stamp 2";

/* What may stand in the name of a file: an id that is none names nothing. */
static bool is_name(struct str stem)
{
    for (size_t i = 0; i < stem.size; i++) {
        char c = stem.data[i];
        if (!(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') &&
            !(c >= '0' && c <= '9') && c != '-') {
            return false;
        }
    }
    return stem.size > 0 && stem.size < STEM_MAX;
}

/* Other options make other files, or the same ones otherwise: each have a stamp. */
static struct str make_path(const struct job *job, const struct stamp_terms *terms,
                            struct arena *arena)
{
    return str_format(arena, "%s/reports/batch/%.*s-%.*s.txt", terms->folder,
                      STR_ARGS(job->stem), STR_ARGS(str_slice(terms->options, 0, SHORT)));
}

/* What a stamp begins with. */
static struct str make_head(const struct job *job, const struct stamp_terms *terms,
                            struct arena *arena)
{
    return str_format(arena, "%s\nprogram %.*s\noptions %.*s\nfile %zu %.*s\n",
                      FIRST_LINE, STR_ARGS(terms->program), STR_ARGS(terms->options),
                      job->path.size, STR_ARGS(job->path));
}

/* The file is as it was, also if it was not there. */
static bool is_same(const struct batch_file *file, const char *path)
{
    struct arena *arena = arena_create();
    struct diag *diag = diag_create(arena);
    struct str bytes;
    bool there = access(path, F_OK) == 0;
    bool same = file->sha256.size == 0 ? !there : there;
    if (same && there) {
        same = file_read_binary(&bytes, path, FILE_MAX, arena, diag) &&
               bytes.size == file->size &&
               str_equal(sha256_hex(arena, bytes), file->sha256);
    }
    arena_destroy(arena);
    return same;
}

static bool are_same(const struct batch_files *files, const char *folder,
                     struct arena *arena)
{
    bool same = true;
    for (size_t i = 0; i < files->count && same; i++) {
        const struct batch_file *file = &files->items[i];
        same =
            is_same(file, str_format(arena, "%s%.*s", folder, STR_ARGS(file->path)).data);
    }
    return same;
}

bool stamp_holds(struct batch_made *made, const struct job *job,
                 const struct stamp_terms *terms, struct arena *arena)
{
    struct record_reading reading = {0};
    struct diag *diag = diag_create(arena);
    struct str path = make_path(job, terms, arena);
    struct str head = make_head(job, terms, arena);
    struct str folder = str_format(arena, "%s/", terms->folder);
    if (!is_name(job->stem) || access(path.data, R_OK) != 0 ||
        !file_read_binary(&reading.text, path.data, STAMP_MAX, arena, diag) ||
        !str_starts_with(reading.text, head)) {
        return false;
    }
    reading.at = head.size;
    return record_take(made, &reading, arena) && made->outputs.count > 0 &&
           are_same(&made->inputs, "", arena) &&
           are_same(&made->outputs, folder.data, arena);
}

bool stamp_write(const struct job *job, const struct batch_made *made,
                 const struct stamp_terms *terms, struct arena *arena, struct diag *diag)
{
    struct builder out = {.arena = arena};
    if (!is_name(job->stem)) {
        return true;
    }
    builder_add(&out, make_head(job, terms, arena));
    record_add(&out, made);
    struct file_sink *sink = file_sink_create(make_path(job, terms, arena).data, diag);
    if (sink == NULL) {
        return false;
    }
    file_sink_write(sink, out.items, out.count);
    return file_sink_commit(sink);
}
