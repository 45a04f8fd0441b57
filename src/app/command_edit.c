/* brochure edit: the workshop in the browser. */
#include "app/commands.h"
#include "app/workshop.h"
#include "model/model.h"
#include <stdio.h>

int command_edit(const struct options *options)
{
    struct workshop_desk desk = {.options = *options};
    const struct editor_host host = {
        .context = &desk,
        .read = workshop_read,
        .edit = workshop_edit,
        .entry = workshop_entry,
        .fix = workshop_fix,
        .silence = workshop_silence,
        .write_difference = workshop_write_difference,
        .starter = workshop_starter,
        .build = workshop_build,
        .write_schema = model_write_schema,
    };
    const struct editor_wish wish = {
        .file = options->file,
        .folder = options->folder,
        .port = options->port,
        .no_browser = options->no_browser,
        .lang = options->messages,
    };
    struct arena *arena = arena_create();
    struct diag *diag = diag_create(arena);
    desk.options.pass_words = true;
    (void)editor_run(&wish, &host, diag);
    diag_print(diag, stderr, options->messages);
    int code = diag_exit_code(diag);
    text_engine_destroy(desk.engine);
    arena_destroy(arena);
    return code;
}
