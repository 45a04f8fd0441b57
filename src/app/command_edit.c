/* brochure edit: the workshop in the browser. */
#include "app/commands.h"
#include "app/workshop.h"
#include "input/input.h"
#include <stdio.h>

/* Serves the file until it is ended; the exit code. */
static int serve(struct workshop_desk *desk)
{
    const struct options *options = &desk->options;
    const struct editor_host host = workshop_host(desk);
    const struct editor_wish wish = {
        .file = options->file,
        .folder = options->folder,
        .since = options->changes_since,
        .port = options->port,
        .no_browser = options->no_browser,
        .lang = options->messages,
    };
    struct arena *arena = arena_create();
    struct diag *diag = diag_create(arena);
    (void)editor_run(&wish, &host, diag);
    diag_print(diag, stderr, options->messages);
    int code = diag_exit_code(diag);
    arena_destroy(arena);
    return code;
}

int command_edit(const struct options *options)
{
    struct workshop_desk desk = {.options = *options};
    struct content content; /* holds the earlier edition */
    struct node earlier;
    int code = 0;
    desk.options.pass_words = true;
    content_init(&content, options);
    if (options->changes_since == NULL || content_read_earlier(&content, &earlier)) {
        desk.earlier = content.earlier;
        code = serve(&desk);
    } else {
        diag_print(content.diag, stderr, options->messages);
        code = content_exit_code(&content);
    }
    text_engine_destroy(desk.engine);
    content_done(&content);
    return code;
}
