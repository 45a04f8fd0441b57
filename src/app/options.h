/* The command line as facts. */
#ifndef APP_OPTIONS_H
#define APP_OPTIONS_H

#include "base/lang.h"
#include "pdf/pdf.h"
#include "settings/settings.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum command {
    COMMAND_BUILD,
    COMMAND_CHECK,
    COMMAND_FIX,
    COMMAND_INIT,
    COMMAND_EXPORT, /* translate export */
    COMMAND_IMPORT, /* translate import */
    COMMAND_BATCH,
    COMMAND_EDIT,
    COMMAND_SCHEMA,
    COMMAND_VERIFY,
    COMMAND_HELP,
    COMMAND_VERSION
};

enum report_format { REPORT_TEXT, REPORT_JSON };

/* What is printed in place of files. */
enum dump { DUMP_NOTHING, DUMP_PAGES, DUMP_BLOCKS };

enum { OPTIONS_EDITIONS_MAX = 8 };

struct options {
    enum command command;
    const char *topic; /* help: the command to explain, or NULL for all;
                          schema: "theme", or NULL for that of content */
    const char *file; /* the content, or the PDF to verify, or the folder or list of a
                         batch; "-" is standard input, for init standard output */
    const char *folder; /* -o; of translate export the file, if it is named */
    const char *translation; /* translate import: the file that comes back */
    const struct edition *editions[OPTIONS_EDITIONS_MAX]; /* -e, or all that are built */
    size_t edition_count;
    bool editions_named; /* by -e */
    enum lang languages[LANG_COUNT]; /* --lang */
    size_t language_count; /* 0: those of the document */
    enum bilingual bilingual; /* --bilingual; by page: as the content says */
    struct page_size page; /* --page; width 0: as the content says */
    const char *changes_since; /* an earlier edition to compare with, or NULL */
    struct str theme; /* --theme; empty: as the content says */
    enum lang to; /* translate export: --to */
    bool folder_named, to_named;
    bool write; /* fix: not only shown */
    bool allow_missing;
    bool
        pass_words; /* faults of words do not stop pages; no option of the command line */
    enum dump dump;
    enum edition_standard standard; /* of the print edition */
    bool outlines; /* its text is drawings */
    bool report; /* what was made, as JSON beside it */
    bool strict;
    int port; /* edit: --port; 0: any */
    bool no_browser; /* edit: nothing is opened */
    size_t workers; /* batch: -j; 0: one for each processor */
    size_t shard, shards; /* batch: --shard; 0: all */
    bool force; /* batch: --force */
    enum report_format format;
    enum lang messages; /* --messages, else by the environment */
};

/* Reads the command line. On wrong usage writes to `errors` what is wrong and what would
 * be right, and returns false: exit code 2. Strings are borrowed from `arguments`. */
bool options_parse(struct options *out, int count, char **arguments, FILE *errors);

/* Sets the languages from codes: "bg+en". False if one is unknown. */
bool options_set_languages(struct options *out, struct str codes);

#endif
