/* The old text stays beside the new one, as editors keep it: FILE.yaml~. */
#include "app/rewriting.h"
#include "base/file.h"
#include "base/file_error.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

void rewriting_init(struct rewriting *rewriting, const char *path, enum lang messages)
{
    *rewriting =
        (struct rewriting){.path = path, .arena = arena_create(), .messages = messages};
    rewriting->diag = diag_create(rewriting->arena);
}

bool rewriting_open(struct rewriting *rewriting)
{
    struct arena *arena = rewriting->arena;
    if (!file_read(&rewriting->text, rewriting->path, INPUT_FILE_MAX, arena,
                   rewriting->diag)) {
        return false;
    }
    rewriting->source = source_make(arena, str_from(rewriting->path), rewriting->text);
    return true;
}

bool rewriting_read(struct rewriting *rewriting)
{
    return rewriting_open(rewriting) && input_read(&rewriting->root, rewriting->source,
                                                   rewriting->arena, rewriting->diag);
}

/* A sink for a file that has the rights of the one at `of`. */
static struct file_sink *fill_sink(const char *path, const char *of, struct str text,
                                   struct diag *diag)
{
    struct file_sink *sink = file_sink_create(path, diag);
    if (sink != NULL) {
        file_sink_keep_rights(sink, of);
        file_sink_write(sink, text.data, text.size);
    }
    return sink;
}

static bool save_both(const struct rewriting *rewriting, const char *real)
{
    struct diag *diag = rewriting->diag;
    struct str aside = str_format(rewriting->arena, "%s~", real);
    struct file_sink *sinks[] = {
        fill_sink(aside.data, real, rewriting->source->bytes, diag),
        fill_sink(real, real, rewriting->text, diag),
    };
    if (sinks[0] != NULL && sinks[1] != NULL) {
        return file_sink_commit_all(sinks, 2);
    }
    file_sink_destroy(sinks[0]);
    file_sink_destroy(sinks[1]);
    return false;
}

bool rewriting_save(struct rewriting *rewriting)
{
    if (str_equal(str_from(rewriting->path), STR("-"))) {
        return fwrite(rewriting->text.data, 1, rewriting->text.size, stdout) ==
               rewriting->text.size;
    }
    char *real = realpath(rewriting->path, NULL);
    bool may = real != NULL && access(real, W_OK) == 0;
    bool saved = may ? save_both(rewriting, real)
                     : diag_failure(rewriting->diag, rewriting->path, "file-write",
                                    "cannot be written: %s", file_error_text(errno));
    free(real);
    return saved;
}

int rewriting_done(struct rewriting *rewriting)
{
    diag_print(rewriting->diag, stderr, rewriting->messages);
    int code = diag_exit_code(rewriting->diag);
    arena_destroy(rewriting->arena);
    return code == 0 && rewriting->faulty ? 1 : code;
}
