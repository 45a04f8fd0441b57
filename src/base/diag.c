/* Collected errors and warnings. A note belongs to the message before it and moves with
 * it when messages are sorted by place. Texts may quote the input, so what would steer a
 * terminal is replaced on the way out. */
#include "base/diag.h"
#include "base/array.h"
#include "base/wording.h"
#include <stdarg.h>
#include <stdlib.h>

enum { PRINTED_MAX = 200, EXCERPT_WIDTH = 90, EXCERPT_BEFORE = 40, TAB_WIDTH = 4 };

struct message {
    enum diag_severity severity;
    struct mark mark;
    struct str path; /* a failure: the file it is about, or empty */
    const char *rule; /* NULL: a note */
    struct wording words;
    size_t source_order; /* sources in the order of their first message; 0: no place */
    size_t sequence;
};

struct messages {
    struct message *items;
    size_t count, capacity;
};

struct sources {
    const struct source **items;
    size_t count, capacity;
};

struct diag {
    struct arena *arena;
    struct messages messages;
    struct sources sources;
    bool strict;
    size_t counts[DIAG_NOTE + 1]; /* by severity */
};

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
    struct message message = {
        .severity = fault->severity, .mark = fault->mark, .rule = fault->rule};
    add_message(diag, message, format, arguments);
    va_end(arguments);
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

/* ---- ordering -------------------------------------------------------------------- */

/* A message and the notes that follow it in memory. */
struct group {
    const struct message *head;
    size_t note_count;
};

struct groups {
    struct group *items;
    size_t count, capacity;
};

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

static struct groups sort_messages(const struct diag *diag)
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

static const char *severity_name(const struct diag *diag, enum diag_severity severity)
{
    switch (severity) {
    case DIAG_FAILURE:
    case DIAG_ERROR: return "error";
    case DIAG_WARNING: return diag->strict ? "error" : "warning";
    case DIAG_NOTE: break;
    }
    return "note";
}

static struct str words_of(const struct diag *diag, const struct message *message)
{
    struct builder words = {.arena = diag->arena};
    wording_add(&words, &message->words);
    return builder_str(&words);
}

/* ---- text form ------------------------------------------------------------------- */

static bool takes_no_room(uint32_t c)
{
    return (c >= 0x300 && c <= 0x36F) || (c >= 0x200B && c <= 0x200F) || c == 0xAD;
}

/* Adds one character of a source line at column `*position` of the screen. */
static void add_cell(struct builder *out, uint32_t c, size_t *position)
{
    if (c == '\t') {
        do {
            builder_add(out, STR(" "));
            (*position)++;
        } while (*position % TAB_WIDTH != 0);
        return;
    }
    builder_add_code_point(out, str_is_unsafe(c) ? 0xFFFD : c);
    *position += takes_no_room(c) ? 0 : 1;
}

static void add_times(struct builder *out, struct str text, size_t times)
{
    for (size_t i = 0; i < times; i++) {
        builder_add(out, text);
    }
}

/* Is this a line of text? One in another encoding would print as a row of question marks.
 */
static bool is_legible(struct str line)
{
    size_t shown = 0;
    size_t strange = 0;
    for (size_t at = 0; at < line.size && shown < EXCERPT_WIDTH; shown++) {
        uint32_t c = str_next(line, &at);
        strange += c == 0xFFFD || (c != '\t' && str_is_unsafe(c)) ? 1 : 0;
    }
    return strange * 4 <= shown;
}

/* The source line and a caret below it. A long line is cut about the caret. */
static void add_excerpt(struct builder *out, struct mark mark)
{
    struct str line = source_line(mark.source, mark.line);
    if (str_trim(line).size == 0 || !is_legible(line)) {
        return;
    }
    size_t line_start = source_offset((struct mark){mark.source, mark.line, 1, 0});
    size_t total = source_mark(mark.source, line_start + line.size, 0).column - 1;
    size_t from = mark.column == 0 ? 0 : mark.column - 1;
    size_t to = from + (mark.length == 0 ? 1 : mark.length);
    size_t first = 0;
    if (total > EXCERPT_WIDTH && from > EXCERPT_BEFORE) {
        first = from - EXCERPT_BEFORE;
        first = first > total - EXCERPT_WIDTH ? total - EXCERPT_WIDTH : first;
    }
    size_t last = total - first > EXCERPT_WIDTH ? first + EXCERPT_WIDTH : total;

    builder_add(out, first > 0 ? STR("  …") : STR("  "));
    size_t position = first > 0 ? 1 : 0;
    size_t caret_from = SIZE_MAX;
    size_t caret_to = SIZE_MAX;
    uint32_t column = (uint32_t)first + 1;
    size_t at =
        source_offset((struct mark){mark.source, mark.line, column, 0}) - line_start;
    for (size_t index = first; index < last; index++) {
        caret_from = index == from ? position : caret_from;
        caret_to = index == to ? position : caret_to;
        add_cell(out, str_next(line, &at), &position);
    }
    builder_add(out, last < total ? STR("…\n  ") : STR("\n  "));
    caret_from = caret_from == SIZE_MAX ? position : caret_from;
    caret_to = caret_to == SIZE_MAX ? position : caret_to;
    add_times(out, STR(" "), caret_from);
    builder_add(out, STR("^"));
    add_times(out, STR("~"), caret_to > caret_from ? caret_to - caret_from - 1 : 0);
    builder_add(out, STR("\n"));
}

static void print_message(const struct diag *diag, const struct message *message,
                          FILE *file)
{
    struct arena_state before = arena_save(diag->arena);
    struct builder out = {.arena = diag->arena};
    if (message->mark.source != NULL) {
        builder_add_shown(&out, message->mark.source->path);
        builder_format(&out, ":%u:%u: ", message->mark.line, message->mark.column);
    } else if (message->severity != DIAG_NOTE) {
        builder_add(&out, STR("brochure: "));
    }
    builder_format(&out, "%s: ", severity_name(diag, message->severity));
    if (message->path.size > 0) {
        builder_add_shown(&out, message->path);
        builder_add(&out, STR(": "));
    }
    builder_add_shown(&out, words_of(diag, message));
    if (message->rule != NULL) {
        builder_format(&out, " [%s]", message->rule);
    }
    builder_add(&out, STR("\n"));
    if (message->mark.source != NULL) {
        add_excerpt(&out, message->mark);
    }
    fwrite(out.items, 1, out.count, file);
    arena_restore(diag->arena, before);
}

static void print_rest(size_t errors, size_t warnings, FILE *file)
{
    if (errors > 0) {
        fprintf(file, "brochure: and %zu more error%s\n", errors, errors == 1 ? "" : "s");
    }
    if (warnings > 0) {
        fprintf(file, "brochure: and %zu more warning%s\n", warnings,
                warnings == 1 ? "" : "s");
    }
}

void diag_print(const struct diag *diag, FILE *file)
{
    struct arena_state before = arena_save(diag->arena);
    struct groups groups = sort_messages(diag);
    size_t errors = diag_error_count(diag);
    size_t warnings = diag_warning_count(diag);
    /* Where there is no room for all, errors go before warnings. */
    size_t error_room = errors < PRINTED_MAX ? errors : PRINTED_MAX;
    size_t warning_room = PRINTED_MAX - error_room;
    warning_room = warning_room < warnings ? warning_room : warnings;
    size_t error_rest = errors - error_room;
    size_t warning_rest = warnings - warning_room;
    for (size_t i = 0; i < groups.count; i++) {
        const struct message *head = groups.items[i].head;
        bool is_warning = head->severity == DIAG_WARNING && !diag->strict;
        size_t *room = is_warning ? &warning_room : &error_room;
        if (head->severity != DIAG_NOTE) {
            if (*room == 0) {
                continue;
            }
            (*room)--;
        }
        for (size_t n = 0; n <= groups.items[i].note_count; n++) {
            print_message(diag, head + n, file);
        }
    }
    print_rest(error_rest, warning_rest, file);
    arena_restore(diag->arena, before);
}

/* ---- JSON form ------------------------------------------------------------------- */

/* The members of one message, in an object that is open. */
static void add_json_message(struct json *json, const struct diag *diag,
                             const struct message *message)
{
    struct mark mark = message->mark;
    json_text(json, "severity", severity_name(diag, message->severity));
    if (mark.source != NULL) {
        json_str(json, "file", mark.source->path);
        json_number(json, "line", mark.line);
        json_number(json, "column", mark.column);
        json_number(json, "length", mark.length == 0 ? 1 : mark.length);
    } else if (message->path.size > 0) {
        json_str(json, "file", message->path);
    }
    if (message->rule != NULL) {
        json_text(json, "rule", message->rule);
    }
    json_str(json, "message", words_of(diag, message));
}

static void add_json_group(struct json *json, const struct diag *diag,
                           const struct group *group)
{
    json_open(json, NULL, '{');
    json_keep_on_line(json);
    add_json_message(json, diag, group->head);
    json_open(json, "notes", '[');
    for (size_t i = 1; i <= group->note_count; i++) {
        json_open(json, NULL, '{');
        add_json_message(json, diag, group->head + i);
        json_close(json, '}');
    }
    json_close(json, ']');
    json_close(json, '}');
}

void diag_print_json(const struct diag *diag, FILE *file)
{
    struct arena_state before = arena_save(diag->arena);
    struct groups groups = sort_messages(diag);
    struct builder out = {.arena = diag->arena};
    struct json json = {.out = &out};
    json_open(&json, NULL, '{');
    json_number(&json, "errors", diag_error_count(diag));
    json_number(&json, "warnings", diag_warning_count(diag));
    json_open(&json, "messages", '[');
    for (size_t i = 0; i < groups.count; i++) {
        add_json_group(&json, diag, &groups.items[i]);
    }
    json_close(&json, ']');
    json_close(&json, '}');
    builder_add(&out, STR("\n"));
    fwrite(out.items, 1, out.count, file);
    arena_restore(diag->arena, before);
}

void diag_add_json_warnings(const struct diag *diag, struct json *json)
{
    struct groups groups = sort_messages(diag);
    for (size_t i = 0; i < groups.count; i++) {
        const struct message *head = groups.items[i].head;
        if (head->severity != DIAG_WARNING) {
            continue;
        }
        json_open(json, NULL, '{');
        json_keep_on_line(json);
        if (head->mark.source != NULL) {
            json_number(json, "line", head->mark.line);
            json_number(json, "column", head->mark.column);
        }
        if (head->rule != NULL) {
            json_text(json, "rule", head->rule);
        }
        json_str(json, "message", words_of(diag, head));
        json_close(json, '}');
    }
}
