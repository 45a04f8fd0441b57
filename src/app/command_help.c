/* brochure help and --version. */
#include "app/commands.h"
#include "app/help.h"
#include "base/version.h"
#include <stdio.h>

int command_help(const struct options *options)
{
    return help_print(options->topic, stdout, options->messages) ? 0 : 2;
}

int command_version(const struct options *options)
{
    (void)options;
    puts("brochure " BROCHURE_VERSION);
    return 0;
}
