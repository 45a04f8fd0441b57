/* Errors and warnings, collected in one run and printed in the order of their places.
 * Wrong content ends with exit code 1, a wrong environment with 3. */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include "base/json.h"
#include "base/source.h"
#include <stdbool.h>
#include <stdio.h>

struct diag;

/* Messages live in `arena`, as must the sources of their marks. */
struct diag *diag_create(struct arena *arena);

/* A message has a rule and words. The rule names the kind of fault for good, in short
 * words joined by hyphens ("key-unknown"), and is printed behind the words; tests/lint/
 * check_rules knows where to look for rules. The words are kept apart from what they
 * speak of (base/wording.h) and are put together when they are printed. */

enum diag_severity { DIAG_FAILURE, DIAG_ERROR, DIAG_WARNING, DIAG_NOTE };

struct diag_fault {
    enum diag_severity severity;
    struct mark mark;
    const char *rule;
};

/* Wrong content at a place. Always returns false, so that it can be returned. */
bool diag_error(struct diag *diag, struct mark mark, const char *rule, const char *format,
                ...) __attribute__((format(printf, 4, 5)));

/* Doubtful content. */
void diag_warning(struct diag *diag, struct mark mark, const char *rule,
                  const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Either of them, or a note that stands alone and has a rule as well. */
void diag_report(struct diag *diag, const struct diag_fault *fault, const char *format,
                 ...) __attribute__((format(printf, 3, 4)));

/* A note on the message before it: where the other place is, or what would be right. */
void diag_note(struct diag *diag, struct mark mark, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* A wrong environment (file, disk, font): `path` may be NULL. Always returns false. */
bool diag_failure(struct diag *diag, const char *path, const char *rule,
                  const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Makes warnings count as errors (--strict). */
void diag_set_strict(struct diag *diag);

size_t diag_error_count(const struct diag *diag);
size_t diag_warning_count(const struct diag *diag);

/* 0, 1 (content rejected) or 3 (could not read or write). */
int diag_exit_code(const struct diag *diag);

/* `file:line:col: error: message [rule]`, the source line and a caret, for each message.
 */
void diag_print(const struct diag *diag, FILE *file);

/* The same as one JSON object: {"errors": N, "warnings": N, "messages": [...]}. */
void diag_print_json(const struct diag *diag, FILE *file);

/* Adds the warnings to a JSON list that is open: place and message, but no file, so that
 * what is written does not depend on where the content lies. */
void diag_add_json_warnings(const struct diag *diag, struct json *json);

#endif
