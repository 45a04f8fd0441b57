/* Collected errors and warnings. A note belongs to the message before it and moves with
 * it when messages are sorted by place. */
#include "base/diag.h"
#include "base/array.h"
#include "base/diag_parts.h"
#include <stdlib.h>

struct diag *diag_create(struct arena *arena)
{
    struct diag *diag = arena_new(arena, struct diag);
    diag->arena = arena;
    return diag;
}

/* ---- collecting ------------------------------------------------------------------ */

static size_t find_source_order(struct diag *diag, const struct source *source)
{
    if (source == NULL) {
        return 0;
    }
    for (size_t i = 0; i < diag->sources.count; i++) {
        if (diag->sources.items[i] == source) {
            return i + 1;
        }
    }
    *array_push(diag->arena, &diag->sources) = source;
    return diag->sources.count;
}

__attribute__((format(printf, 3, 0))) static void add_message(struct diag *diag,
                                                              struct message message,
                                                              const char *format,
                                                              va_list arguments)
{
    message.words = wording_make(diag->arena, format, arguments);
    message.source_order = find_source_order(diag, message.mark.source);
    struct message *kept = array_push(diag->arena, &diag->messages);
    message.sequence = diag->messages.count;
    *kept = message;
    diag->counts[message.severity]++;
}

bool diag_error(struct diag *diag, struct mark mark, const char *rule, const char *format,
                ...)
{
    va_list arguments;
    va_start(arguments, format);
    struct message message = {.severity = DIAG_ERROR, .mark = mark, .rule = rule};
    add_message(diag, message, format, arguments);
    va_end(arguments);
    return false;
}

void diag_warning(struct diag *diag, struct mark mark, const char *rule,
                  const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    struct message message = {.severity = DIAG_WARNING, .mark = mark, .rule = rule};
    add_message(diag, message, format, arguments);
    va_end(arguments);
}

void diag_report(struct diag *diag, const struct diag_fault *fault, const char *format,
                 ...)
{
    va_list arguments;
    va_start(arguments, format);
    diag_report_list(diag, fault, format, arguments);
    va_end(arguments);
}

void diag_report_list(struct diag *diag, const struct diag_fault *fault,
                      const char *format, va_list arguments)
{
    const struct message message = {
        .severity = fault->severity, .mark = fault->mark, .rule = fault->rule};
    add_message(diag, message, format, arguments);
}

void diag_note(struct diag *diag, struct mark mark, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    struct message message = {.severity = DIAG_NOTE, .mark = mark};
    add_message(diag, message, format, arguments);
    va_end(arguments);
}

bool diag_failure(struct diag *diag, const char *path, const char *rule,
                  const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    struct message message = {.severity = DIAG_FAILURE,
                              .path = str_copy(diag->arena, str_from(path)),
                              .rule = rule};
    add_message(diag, message, format, arguments);
    va_end(arguments);
    return false;
}

void diag_set_strict(struct diag *diag)
{
    diag->strict = true;
}

size_t diag_error_count(const struct diag *diag)
{
    return diag->counts[DIAG_FAILURE] + diag->counts[DIAG_ERROR] +
           (diag->strict ? diag->counts[DIAG_WARNING] : 0);
}

size_t diag_warning_count(const struct diag *diag)
{
    return diag->strict ? 0 : diag->counts[DIAG_WARNING];
}

int diag_exit_code(const struct diag *diag)
{
    if (diag->counts[DIAG_FAILURE] > 0) {
        return 3;
    }
    return diag_error_count(diag) > 0 ? 1 : 0;
}

/* ---- fixes ----------------------------------------------------------------------- */

/* Attaches a fix to the last message; its notes come after it. */
static void add_fix(struct diag *diag, struct diag_fix fix, struct str replacement)
{
    size_t at = diag->messages.count;
    while (at > 0 && diag->messages.items[at - 1].rule == NULL) {
        at--;
    }
    if (at > 0 && fix.mark.source != NULL) {
        fix.replacement = str_copy(diag->arena, replacement);
        *array_push(diag->arena, &diag->messages.items[at - 1].fixes) = fix;
    }
}

void diag_fix_source(struct diag *diag, struct mark mark, struct str replacement)
{
    add_fix(diag, (struct diag_fix){.mark = mark}, replacement);
}

void diag_fix_scalar(struct diag *diag, struct mark mark, struct str typed,
                     struct str replacement)
{
    if (mark.source == NULL) {
        return;
    }
    struct mark end = mark;
    end.column += mark.length;
    struct str scalar =
        str_slice(mark.source->text, source_offset(mark), source_offset(end));
    bool quoted = str_starts_with(scalar, STR("\"")) || str_starts_with(scalar, STR("'"));
    struct str inner =
        quoted && scalar.size > 1 ? str_slice(scalar, 1, scalar.size - 1) : scalar;
    if (str_equal(str_trim(inner), str_trim(typed))) {
        diag_fix_source(diag, mark, replacement);
    }
}

void diag_fix_words(struct diag *diag, struct mark mark, size_t offset, struct str words,
                    struct str replacement)
{
    const struct diag_fix fix = {
        .mark = mark, .in_value = true, .from = offset, .to = offset + words.size};
    add_fix(diag, fix, replacement);
}

/* ---- ordering -------------------------------------------------------------------- */

static int compare_sizes(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

static int compare_groups(const void *left, const void *right)
{
    const struct message *a = ((const struct group *)left)->head;
    const struct message *b = ((const struct group *)right)->head;
    int order = compare_sizes(a->source_order, b->source_order);
    if (order == 0) {
        order = compare_sizes(a->mark.line, b->mark.line);
    }
    if (order == 0) {
        order = compare_sizes(a->mark.column, b->mark.column);
    }
    return order != 0 ? order : compare_sizes(a->sequence, b->sequence);
}

struct groups diag_sort(const struct diag *diag)
{
    struct groups groups = {0};
    for (size_t i = 0; i < diag->messages.count; i++) {
        const struct message *message = &diag->messages.items[i];
        bool follows = message->severity == DIAG_NOTE && message->rule == NULL;
        if (follows && groups.count > 0) {
            groups.items[groups.count - 1].note_count++;
        } else {
            *array_push(diag->arena, &groups) = (struct group){.head = message};
        }
    }
    if (groups.count > 1) {
        qsort(groups.items, groups.count, sizeof *groups.items, compare_groups);
    }
    return groups;
}

struct str diag_words(const struct diag *diag, const struct message *message,
                      enum lang lang)
{
    struct builder words = {.arena = diag->arena};
    wording_add(&words, &message->words, lang);
    return builder_str(&words);
}

/* ---- one by one ------------------------------------------------------------------ */

void diag_each(const struct diag *diag, enum lang lang,
               void (*visit)(void *context, const struct diag_message *message),
               void *context)
{
    struct groups groups = diag_sort(diag);
    for (size_t i = 0; i < groups.count; i++) {
        for (size_t n = 0; n <= groups.items[i].note_count; n++) {
            const struct message *message = groups.items[i].head + n;
            bool raised = diag->strict && message->severity == DIAG_WARNING;
            const struct diag_message shown = {
                .severity = raised ? DIAG_ERROR : message->severity,
                .mark = message->mark,
                .path = message->path,
                .rule = message->rule,
                .words = diag_words(diag, message, lang),
                .fixes = message->fixes.items,
                .fix_count = message->fixes.count,
            };
            visit(context, &shown);
        }
    }
}
