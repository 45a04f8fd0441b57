/* Picks the command, and sees that what went to standard output arrived. */
#include "app/run.h"
#include "app/commands.h"
#include "base/file_error.h"
#include <errno.h>
#include <stdio.h>

static int run_command(const struct options *options)
{
    switch (options->command) {
    case COMMAND_BUILD: return command_build(options);
    case COMMAND_CHECK: return command_check(options);
    case COMMAND_SCHEMA: return command_schema(options);
    case COMMAND_VERIFY: return command_verify(options);
    case COMMAND_HELP: return command_help(options);
    case COMMAND_VERSION: return command_version(options);
    }
    return 2;
}

int run_program(int count, char **arguments)
{
    struct options options = {0};
    int code =
        options_parse(&options, count, arguments, stderr) ? run_command(&options) : 2;
    errno = 0;
    if (fflush(stdout) != 0 || ferror(stdout) != 0) {
        fprintf(stderr, "brochure: error: standard output: cannot be written%s%s\n",
                errno == 0 ? "" : ": ", errno == 0 ? "" : file_error_text(errno));
        return 3;
    }
    return code;
}
