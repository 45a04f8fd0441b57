/* Errors and warnings, collected in one run and printed in the order of their places.
 * Wrong content ends with exit code 1, a wrong environment with 3. */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include "base/json.h"
#include "base/lang.h"
#include "base/source.h"
#include "base/wording.h"
#include <stdarg.h>
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

void diag_report_list(struct diag *diag, const struct diag_fault *fault,
                      const char *format, va_list arguments)
    __attribute__((format(printf, 3, 0)));

/* A note on the message before it: where the other place is, or what would be right. */
void diag_note(struct diag *diag, struct mark mark, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* A wrong environment (file, disk, font): `path` may be NULL. Always returns false. */
bool diag_failure(struct diag *diag, const char *path, const char *rule,
                  const char *format, ...) __attribute__((format(printf, 4, 5)));

/* ---- fixes ----
 * Where one thing alone can be right, a message says so for programs as well: what takes
 * the place of what. Several fixes of one message are a choice for a person. A fix is
 * told after its message, as a note is; without a source it is dropped. Texts are copied.
 */

struct diag_fix {
    /* In the file: what goes; with length 0 something is put in before it. In a value:
     * where its scalar begins, as the mark of its node (quotes and block signs too). */
    struct mark mark;
    bool in_value;
    size_t from, to; /* in_value: bytes of the value as YAML reads it, in NFC */
    struct str replacement;
};

/* The characters of the file at `mark` become `replacement`, as they stand there: a key,
 * a number, a sign of YAML, a letter that no file may hold. */
void diag_fix_source(struct diag *diag, struct mark mark, struct str replacement);

/* The scalar at `mark`, whose value is `typed`, becomes `replacement`, as it stands
 * there. None if it is written as a block or with escapes. */
void diag_fix_scalar(struct diag *diag, struct mark mark, struct str typed,
                     struct str replacement);

/* In the value of the scalar that begins at `mark`, `words` at byte `offset` become
 * `replacement`. How its style writes the new value is left to input/rewrite.h. */
void diag_fix_words(struct diag *diag, struct mark mark, size_t offset, struct str words,
                    struct str replacement);

/* Makes warnings count as errors (--strict). */
void diag_set_strict(struct diag *diag);

size_t diag_error_count(const struct diag *diag);
size_t diag_warning_count(const struct diag *diag);

/* 0, 1 (content rejected) or 3 (could not read or write). */
int diag_exit_code(const struct diag *diag);

/* A message as those see it who show it in a way of their own. */
struct diag_message {
    enum diag_severity severity; /* a warning that counts as an error is one */
    struct mark mark;
    struct str path; /* a failure: the file it is about, or empty */
    const char *rule; /* NULL: a note on the message before it */
    struct str words;
    const struct diag_fix *fixes;
    size_t fix_count;
};

/* Calls `visit` for each message in the order of places, with its notes behind it. What
 * it is given lives as long as `diag`. */
void diag_each(const struct diag *diag, enum lang lang,
               void (*visit)(void *context, const struct diag_message *message),
               void *context);

/* All that is printed is in the language `lang`. */

/* `file:line:col: error: message [rule]`, the source line and a caret, for each message.
 */
void diag_print(const struct diag *diag, FILE *file, enum lang lang);

/* The same as one JSON object: {"errors": N, "warnings": N, "messages": [...]}. A message
 * that knows what is right has "fixes": [{"line", "column", "length", "replacement"}], or
 * in a value {"line", "column", "from", "to", "replacement"} with bytes of UTF-8. */
void diag_print_json(const struct diag *diag, FILE *file, enum lang lang);

/* The members of that object, added to one that is open. */
void diag_add_json(const struct diag *diag, struct json *json, enum lang lang);

/* Adds the warnings to a JSON list that is open: place and message, but no file, so that
 * what is written does not depend on where the content lies. */
void diag_add_json_warnings(const struct diag *diag, struct json *json, enum lang lang);

#endif
