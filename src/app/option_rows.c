/* The options of the command line as tables for getopt_long. */
#include "app/option_rows.h"
#include <stddef.h>

static const char BUILD_LETTERS[] = ":ho:e:";
static const struct option BUILD_OPTIONS[] = {
    {"help", no_argument, NULL, OPTION_HELP},
    {"lang", required_argument, NULL, OPTION_LANG},
    {"bilingual", required_argument, NULL, OPTION_BILINGUAL},
    {"page", required_argument, NULL, OPTION_PAGE},
    {"theme", required_argument, NULL, OPTION_THEME},
    {"allow-missing", no_argument, NULL, OPTION_ALLOW_MISSING},
    {"strict", no_argument, NULL, OPTION_STRICT},
    {"dump", required_argument, NULL, OPTION_DUMP},
    {"report", required_argument, NULL, OPTION_REPORT},
    {"print-standard", required_argument, NULL, OPTION_STANDARD},
    {"outlines", no_argument, NULL, OPTION_OUTLINES},
    {"changes-since", required_argument, NULL, OPTION_CHANGES},
    {0},
};

/* What build has, but for what is about one file. */
static const char BATCH_LETTERS[] = ":ho:e:j:";
static const struct option BATCH_OPTIONS[] = {
    {"help", no_argument, NULL, OPTION_HELP},
    {"shard", required_argument, NULL, OPTION_SHARD},
    {"force", no_argument, NULL, OPTION_FORCE},
    {"lang", required_argument, NULL, OPTION_LANG},
    {"bilingual", required_argument, NULL, OPTION_BILINGUAL},
    {"page", required_argument, NULL, OPTION_PAGE},
    {"theme", required_argument, NULL, OPTION_THEME},
    {"allow-missing", no_argument, NULL, OPTION_ALLOW_MISSING},
    {"strict", no_argument, NULL, OPTION_STRICT},
    {"print-standard", required_argument, NULL, OPTION_STANDARD},
    {"outlines", no_argument, NULL, OPTION_OUTLINES},
    {0},
};

static const char OTHER_LETTERS[] = ":h";
static const struct option CHECK_OPTIONS[] = {
    {"help", no_argument, NULL, OPTION_HELP},
    {"format", required_argument, NULL, OPTION_FORMAT},
    {"strict", no_argument, NULL, OPTION_STRICT},
    {"allow-missing", no_argument, NULL, OPTION_ALLOW_MISSING},
    {"changes-since", required_argument, NULL, OPTION_CHANGES},
    {0},
};

static const struct option INIT_OPTIONS[] = {
    {"help", no_argument, NULL, OPTION_HELP},
    {"lang", required_argument, NULL, OPTION_LANG},
    {0},
};

static const struct option FIX_OPTIONS[] = {
    {"help", no_argument, NULL, OPTION_HELP},
    {"write", no_argument, NULL, OPTION_WRITE},
    {0},
};

static const char EXPORT_LETTERS[] = ":ho:";
static const struct option EXPORT_OPTIONS[] = {
    {"help", no_argument, NULL, OPTION_HELP},
    {"to", required_argument, NULL, OPTION_TO},
    {0},
};

static const char EDIT_LETTERS[] = ":ho:";
static const struct option EDIT_OPTIONS[] = {
    {"help", no_argument, NULL, OPTION_HELP},
    {"port", required_argument, NULL, OPTION_PORT},
    {"no-browser", no_argument, NULL, OPTION_NO_BROWSER},
    {"changes-since", required_argument, NULL, OPTION_CHANGES},
    {0},
};

static const struct option HELP_OPTIONS[] = {
    {"help", no_argument, NULL, OPTION_HELP},
    {0},
};

/* What may stand before any command. */
static const struct option TOP_OPTIONS[] = {
    {"help", no_argument, NULL, OPTION_HELP},
    {"version", no_argument, NULL, OPTION_VERSION},
    {0},
};

const struct option *option_rows(enum command command, const char **letters)
{
    *letters = OTHER_LETTERS;
    switch (command) {
    case COMMAND_BUILD: *letters = BUILD_LETTERS; return BUILD_OPTIONS;
    case COMMAND_BATCH: *letters = BATCH_LETTERS; return BATCH_OPTIONS;
    case COMMAND_CHECK: return CHECK_OPTIONS;
    case COMMAND_EDIT: *letters = EDIT_LETTERS; return EDIT_OPTIONS;
    case COMMAND_FIX: return FIX_OPTIONS;
    case COMMAND_INIT: return INIT_OPTIONS;
    case COMMAND_EXPORT: *letters = EXPORT_LETTERS; return EXPORT_OPTIONS;
    case COMMAND_VERSION: return TOP_OPTIONS;
    case COMMAND_IMPORT:
    case COMMAND_SCHEMA:
    case COMMAND_VERIFY:
    case COMMAND_HELP: break;
    }
    return HELP_OPTIONS;
}
