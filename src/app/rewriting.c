/* The old text stays beside the new one, as editors keep it: FILE.yaml~. */
#include "app/rewriting.h"
#include "base/file.h"
#include <stdio.h>

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

static struct file_sink *fill_sink(const char *path, struct str text, struct diag *diag)
{
    struct file_sink *sink = file_sink_create(path, diag);
    if (sink != NULL) {
        file_sink_write(sink, text.data, text.size);
    }
    return sink;
}

bool rewriting_save(struct rewriting *rewriting)
{
    struct diag *diag = rewriting->diag;
    if (str_equal(str_from(rewriting->path), STR("-"))) {
        return fwrite(rewriting->text.data, 1, rewriting->text.size, stdout) ==
               rewriting->text.size;
    }
    struct str aside = str_format(rewriting->arena, "%s~", rewriting->path);
    struct file_sink *sinks[] = {
        fill_sink(aside.data, rewriting->source->bytes, diag),
        fill_sink(rewriting->path, rewriting->text, diag),
    };
    if (sinks[0] != NULL && sinks[1] != NULL) {
        return file_sink_commit_all(sinks, 2);
    }
    file_sink_destroy(sinks[0]);
    file_sink_destroy(sinks[1]);
    return false;
}

int rewriting_done(struct rewriting *rewriting)
{
    diag_print(rewriting->diag, stderr, rewriting->messages);
    int code = diag_exit_code(rewriting->diag);
    arena_destroy(rewriting->arena);
    return code == 0 && rewriting->faulty ? 1 : code;
}
