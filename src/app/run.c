/* Picks the command, and sees that what went to standard output arrived. */
#include "app/run.h"
#include "app/commands.h"
#include "base/catalogue.h"
#include "base/file_error.h"
#include "base/wording.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

static int run_command(const struct options *options)
{
    switch (options->command) {
    case COMMAND_BUILD: return command_build(options);
    case COMMAND_CHECK: return command_check(options);
    case COMMAND_EXPORT: return command_export(options);
    case COMMAND_IMPORT: return command_import(options);
    case COMMAND_FIX: return command_fix(options);
    case COMMAND_INIT: return command_init(options);
    case COMMAND_BATCH: return command_batch(options);
    case COMMAND_EDIT: return command_edit(options);
    case COMMAND_SCHEMA: return command_schema(options);
    case COMMAND_VERIFY: return command_verify(options);
    case COMMAND_HELP: return command_help(options);
    case COMMAND_VERSION: return command_version(options);
    }
    return 2;
}

/* Line by line: an argument may hold what a terminal would obey. */
static void show(struct str text)
{
    struct arena *arena = arena_create();
    struct builder shown = {.arena = arena};
    for (size_t from = 0; from < text.size;) {
        size_t end = str_find(text, STR("\n"), from);
        end = end == SIZE_MAX ? text.size : end;
        builder_add_shown(&shown, str_slice(text, from, end));
        builder_add(&shown, STR("\n"));
        from = end + 1;
    }
    if (shown.count > 0) {
        fwrite(shown.items, 1, shown.count, stderr);
    }
    arena_destroy(arena);
}

static bool parse(struct options *options, int count, char **arguments)
{
    char *words = NULL;
    size_t size = 0;
    FILE *errors = open_memstream(&words, &size);
    if (errors == NULL) {
        arena_out_of_memory();
    }
    bool parsed = options_parse(options, count, arguments, errors);
    if (fclose(errors) != 0) {
        arena_out_of_memory();
    }
    show((struct str){words, size});
    free(words);
    return parsed;
}

static void say_unwritten(enum lang lang, int error)
{
    if (error == 0) {
        wording_print(stderr, lang, "brochure: %s standard output: cannot be written\n",
                      N_("error:"));
    } else {
        wording_print(stderr, lang,
                      "brochure: %s standard output: cannot be written: %s\n",
                      N_("error:"), file_error_text(error));
    }
}

int run_program(int count, char **arguments)
{
    struct options options = {0};
    int code = parse(&options, count, arguments) ? run_command(&options) : 2;
    errno = 0;
    if (fflush(stdout) != 0 || ferror(stdout) != 0) {
        say_unwritten(options.messages, errno);
        return 3;
    }
    return code;
}
