/* Which options each command has. */
#ifndef APP_OPTION_ROWS_H
#define APP_OPTION_ROWS_H

#include "app/options.h"
#include <getopt.h>

enum option_id {
    OPTION_HELP = 'h',
    OPTION_EDITIONS = 'e',
    OPTION_FOLDER = 'o',
    OPTION_WORKERS = 'j',
    OPTION_LANG = 256,
    OPTION_BILINGUAL,
    OPTION_PAGE,
    OPTION_THEME,
    OPTION_ALLOW_MISSING,
    OPTION_DUMP,
    OPTION_FORMAT,
    OPTION_REPORT,
    OPTION_STRICT,
    OPTION_STANDARD,
    OPTION_OUTLINES,
    OPTION_CHANGES,
    OPTION_TO,
    OPTION_WRITE,
    OPTION_PORT,
    OPTION_NO_BROWSER,
    OPTION_SHARD,
    OPTION_FORCE,
    OPTION_VERSION,
    OPTION_UNBUILT
};

/* The long options of a command, and in `letters` the short ones. Those of
 * COMMAND_VERSION may stand before any command. */
const struct option *option_rows(enum command command, const char **letters);

#endif
