/* The commands: each does its work and returns the exit code. */
#ifndef APP_COMMANDS_H
#define APP_COMMANDS_H

#include "app/options.h"
#include "batch/batch.h"
#include "text/text.h"

int command_build(const struct options *options);
int command_batch(const struct options *options);
int command_edit(const struct options *options);
int command_check(const struct options *options);
int command_fix(const struct options *options);
int command_export(const struct options *options);
int command_import(const struct options *options);
int command_init(const struct options *options);
int command_schema(const struct options *options);
int command_verify(const struct options *options);
int command_help(const struct options *options);
int command_version(const struct options *options);

/* What build does for one edition, silently: `out` gets the name of its file on a line,
 * empty if there is none, and then as JSON {"bg": {"errors": N, "messages": [{"severity",
 * "line", "column", "message"}]}, "en": {...}}, of the errors no more than the first 500.
 * Returns the exit code. */
int build_for_editor(const struct options *options, FILE *out);

/* What build does, for one file after the other: `engine` is made where it is NULL, and
 * serves the next one too. What there is to say goes to standard error. */
void build_next(const struct options *options, struct text_engine **engine,
                struct batch_made *out, struct arena *arena);

#endif
