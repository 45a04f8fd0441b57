/* Messages as lines of text. They may quote the input, so what would steer a terminal is
 * replaced on the way out. */
#include "base/diag_parts.h"

enum { PRINTED_MAX = 200, EXCERPT_WIDTH = 90, EXCERPT_BEFORE = 40, TAB_WIDTH = 4 };

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

/* The name of a severity with its colon. */
static const char *severity_words(const struct diag *diag, enum diag_severity severity)
{
    switch (severity) {
    case DIAG_FAILURE:
    case DIAG_ERROR: return N_("error:");
    case DIAG_WARNING: return diag->strict ? N_("error:") : N_("warning:");
    case DIAG_NOTE: break;
    }
    return N_("note:");
}

static void print_message(const struct diag *diag, const struct message *message,
                          FILE *file, enum lang lang)
{
    struct arena_state before = arena_save(diag->arena);
    struct builder out = {.arena = diag->arena};
    if (message->mark.source != NULL) {
        builder_add_shown(&out, message->mark.source->path);
        builder_format(&out, ":%u:%u: ", message->mark.line, message->mark.column);
    } else if (message->severity != DIAG_NOTE) {
        builder_add(&out, STR("brochure: "));
    }
    builder_format(&out, "%s ",
                   catalogue_find(lang, severity_words(diag, message->severity)));
    if (message->path.size > 0) {
        builder_add_shown(&out, message->path);
        builder_add(&out, STR(": "));
    }
    builder_add_shown(&out, diag_words(diag, message, lang));
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

static void print_rest(size_t errors, size_t warnings, FILE *file, enum lang lang)
{
    if (errors > 0) {
        wording_print(file, lang,
                      errors == 1 ? N_("brochure: and %zu more error\n")
                                  : N_("brochure: and %zu more errors\n"),
                      errors);
    }
    if (warnings > 0) {
        wording_print(file, lang,
                      warnings == 1 ? N_("brochure: and %zu more warning\n")
                                    : N_("brochure: and %zu more warnings\n"),
                      warnings);
    }
}

void diag_print(const struct diag *diag, FILE *file, enum lang lang)
{
    struct arena_state before = arena_save(diag->arena);
    struct groups groups = diag_sort(diag);
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
            print_message(diag, head + n, file, lang);
        }
    }
    print_rest(error_rest, warning_rest, file, lang);
    arena_restore(diag->arena, before);
}
