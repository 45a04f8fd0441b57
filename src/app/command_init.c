/* brochure init: a starter file that builds at once. */
#include "app/commands.h"
#include "app/starter.h"
#include "base/file.h"
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static bool write_new(const char *path, struct str text, struct diag *diag)
{
    struct stat there;
    if (lstat(path, &there) == 0) {
        return diag_failure(diag, path, "file-exists",
                            "there is a file of this name, which init does not write "
                            "over: choose another name");
    }
    struct file_sink *sink = file_sink_create(path, diag);
    return sink != NULL && file_sink_write(sink, text.data, text.size) &&
           file_sink_commit(sink);
}

int command_init(const struct options *options)
{
    static const enum lang ALL[] = {LANG_BG, LANG_EN};
    struct arena *arena = arena_create();
    struct diag *diag = diag_create(arena);
    bool named = options->language_count > 0;
    struct str text =
        starter_make(named ? options->languages : ALL,
                     named ? options->language_count : sizeof ALL / sizeof *ALL,
                     starter_id(options->file), arena);
    if (str_equal(str_from(options->file), STR("-"))) {
        fwrite(text.data, 1, text.size, stdout);
    } else {
        write_new(options->file, text, diag);
    }
    diag_print(diag, stderr, options->messages);
    int code = diag_exit_code(diag);
    arena_destroy(arena);
    return code;
}
