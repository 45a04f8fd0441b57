/* What pages are told of the text. Pages and sections are named by what they hold, so
 * that a browser asks only for those that have changed. */
#include "editor/state.h"
#include "base/json.h"
#include "base/sha256.h"
#include <assert.h>
#include <string.h>

enum { HASH_DIGITS = 32, NOWHERE = 0 };

static const char *code_of(enum lang lang)
{
    return lang_facts(lang)->code;
}

/* UTF-16 units of the first `size` bytes. */
static size_t utf16_length(struct str text, size_t size)
{
    size_t units = 0;
    assert(text.data != NULL);
    struct str part = str_slice(text, 0, size);
    for (size_t at = 0; at < part.size;) {
        units += str_next(part, &at) >= 0x10000 ? 2 : 1;
    }
    return units;
}

static void add_bool(struct json *json, const char *key, bool value)
{
    json_word(json, key, value ? "true" : "false");
}

static void add_languages(struct json *json, const char *key,
                          const struct str words[LANG_COUNT])
{
    json_open(json, key, '{');
    json_keep_on_line(json);
    for (size_t lang = 0; lang < LANG_COUNT; lang++) {
        json_str(json, code_of((enum lang)lang), words[lang]);
    }
    json_close(json, '}');
}

/* ---- fields ----------------------------------------------------------------------- */

/* The number of the page on which a field is seen, from 1; NOWHERE: on none. Where it is
 * printed largest, for a heading stands in the contents as well. */
static size_t *find_pages(const struct editor_reading *fields,
                          const struct editor_reading *pages, struct arena *arena)
{
    size_t *found = arena_new_array(arena, fields->field_count, size_t);
    mpt *largest = arena_new_array(arena, fields->field_count, mpt);
    if (pages != fields) {
        return found; /* those pages are of another text */
    }
    for (size_t page = 0; page < pages->pages->pages.count; page++) {
        const struct svg_boxes *boxes = &pages->boxes[page];
        for (size_t i = 0; i < boxes->count; i++) {
            const struct svg_box *box = &boxes->items[i];
            if (box->own && box->area.height > largest[box->source.field]) {
                largest[box->source.field] = box->area.height;
                found[box->source.field] = page + 1;
            }
        }
    }
    return found;
}

static void add_values(struct json *json, const struct editor_reading *reading,
                       const struct editor_field *field)
{
    json_open(json, "value", '{');
    for (size_t i = 0; i < reading->language_count; i++) {
        enum lang lang = reading->languages[i];
        if (field->given[lang]) {
            json_str(json, code_of(lang), field->value[lang]);
        } else if (field->wanted[lang]) {
            json_word(json, code_of(lang), "null");
        }
    }
    json_close(json, '}');
}

/* The languages in which it was changed since the earlier edition. */
static void add_changed(struct json *json, const struct editor_reading *reading,
                        const struct editor_field *field)
{
    json_open(json, "changed", '[');
    for (size_t i = 0; i < reading->language_count; i++) {
        if (field->changed[reading->languages[i]]) {
            json_text(json, NULL, code_of(reading->languages[i]));
        }
    }
    json_close(json, ']');
}

static void add_field(struct json *json, const struct editor_reading *reading,
                      const struct editor_field *field, size_t page)
{
    static const char *const KINDS[] = {[EDITOR_LINE] = "line",
                                        [EDITOR_PARAGRAPHS] = "paragraphs",
                                        [EDITOR_VALUE] = "value"};
    json_open(json, NULL, '{');
    json_str(json, "id", field->id);
    json_word(json, "path", field->path.data);
    json_text(json, "kind", KINDS[field->kind]);
    if (field->shared) {
        json_str(json, "shared", field->value[reading->languages[0]]);
    } else {
        add_values(json, reading, field);
    }
    if (page != NOWHERE) {
        json_number(json, "page", page);
    }
    add_changed(json, reading, field);
    json_close(json, '}');
}

static struct str fields_of(const struct session *session, size_t section,
                            const size_t *pages, struct arena *arena)
{
    const struct editor_reading *reading = session->reading;
    struct builder out = {.arena = arena};
    struct json json = {.out = &out};
    json_open(&json, NULL, '[');
    for (size_t i = 0; i < reading->field_count; i++) {
        if (reading->fields[i].section == section) {
            add_field(&json, reading, &reading->fields[i], pages[i]);
        }
    }
    json_close(&json, ']');
    return builder_str(&out);
}

static struct str hash_of(struct str text, struct arena *arena)
{
    return str_slice(sha256_hex(arena, text), 0, HASH_DIGITS);
}

/* They are made once for each text. */
static const struct session_list *lists_of(struct session *session)
{
    const struct editor_reading *reading = session->reading;
    struct arena *arena = reading->arena;
    if (session->lists != NULL) {
        return session->lists;
    }
    size_t *pages = find_pages(reading, session->good, arena);
    session->lists =
        arena_new_array(arena, reading->section_count + 1, struct session_list);
    for (size_t i = 0; i < reading->section_count; i++) {
        session->lists[i].json = fields_of(session, i, pages, arena);
        session->lists[i].hash = hash_of(session->lists[i].json, arena);
    }
    return session->lists;
}

struct str state_write_fields(struct session *session, struct str hash)
{
    const struct session_list *lists = lists_of(session);
    for (size_t i = 0; i < session->reading->section_count; i++) {
        if (str_equal(lists[i].hash, hash)) {
            return lists[i].json;
        }
    }
    return (struct str){0};
}

/* ---- sections --------------------------------------------------------------------- */

/* What the list of sections shows of one. */
struct tally {
    size_t errors, warnings, all, done;
};

static struct tally tally_of(const struct editor_reading *reading, size_t section)
{
    struct tally tally = {0};
    for (size_t i = 0; i < reading->field_count; i++) {
        const struct editor_field *field = &reading->fields[i];
        bool done = true;
        if (field->section != section || field->kind == EDITOR_VALUE) {
            continue;
        }
        for (size_t k = 0; k < reading->language_count && !field->shared; k++) {
            enum lang lang = reading->languages[k];
            done = done && (field->given[lang] || !field->wanted[lang]);
        }
        tally.all++;
        tally.done += done ? 1 : 0;
    }
    for (size_t i = 0; i < reading->message_count; i++) {
        const struct editor_message *message = &reading->messages[i];
        if (message->field == SIZE_MAX ||
            reading->fields[message->field].section != section) {
            continue;
        }
        bool error = message->severity <= DIAG_ERROR;
        tally.errors += error ? 1 : 0;
        tally.warnings += error ? 0 : 1;
    }
    return tally;
}

static void add_sections(struct json *json, struct session *session)
{
    const struct editor_reading *reading = session->reading;
    const struct session_list *lists = lists_of(session);
    json_open(json, "sections", '[');
    for (size_t i = 0; i < reading->section_count; i++) {
        const struct editor_section *section = &reading->sections[i];
        struct tally tally = tally_of(reading, i);
        json_open(json, NULL, '{');
        json_str(json, "hash", lists[i].hash);
        json_str(json, "kind", section->kind);
        add_languages(json, "title", section->title);
        json_number(json, "errors", tally.errors);
        json_number(json, "findings", tally.warnings);
        json_number(json, "done", tally.done);
        json_number(json, "all", tally.all);
        json_close(json, '}');
    }
    json_close(json, ']');
}

/* ---- messages --------------------------------------------------------------------- */

static void add_message(struct json *json, const struct editor_reading *reading,
                        size_t number)
{
    const struct editor_message *message = &reading->messages[number];
    json_open(json, NULL, '{');
    json_number(json, "id", number);
    json_text(json, "severity", message->severity <= DIAG_ERROR ? "error" : "finding");
    json_text(json, "rule", message->rule == NULL ? "" : message->rule);
    if (message->field != SIZE_MAX) {
        json_str(json, "field", reading->fields[message->field].id);
        json_text(json, "lang", code_of(message->lang));
        json_number(json, "section", reading->fields[message->field].section);
    }
    if (message->at.to > message->at.from) {
        struct str value = reading->fields[message->field].value[message->lang];
        json_open(json, "at", '[');
        json_number(json, NULL, utf16_length(value, message->at.from));
        json_number(json, NULL, utf16_length(value, message->at.to));
        json_close(json, ']');
    }
    json_number(json, "line", message->mark.line);
    json_number(json, "column", message->mark.column);
    json_number(json, "length", message->mark.length);
    add_languages(json, "text", message->words);
    json_open(json, "fixes", '[');
    for (size_t i = 0; i < message->fix_count; i++) {
        json_str(json, NULL, message->fixes[i]);
    }
    json_close(json, ']');
    add_bool(json, "mayStay", message->may_stay);
    json_close(json, '}');
}

/* The rules of the review that say nothing. */
static void add_silent(struct json *json, const struct editor_reading *reading)
{
    json_open(json, "silent", '[');
    for (size_t i = 0; i < reading->silent_count; i++) {
        json_text(json, NULL, reading->silent[i]);
    }
    json_close(json, ']');
}

static void add_messages(struct json *json, const struct editor_reading *reading)
{
    enum { MESSAGES_MAX = 500 }; /* nobody reads more */
    json_open(json, "messages", '[');
    for (size_t i = 0; i < reading->message_count && i < MESSAGES_MAX; i++) {
        add_message(json, reading, i);
    }
    json_close(json, ']');
}

/* ---- pages ------------------------------------------------------------------------ */

static void add_pages(struct json *json, const struct session *session)
{
    const struct editor_reading *reading = session->good;
    json_open(json, "pages", '[');
    for (size_t i = 0; reading != NULL && i < reading->pages->pages.count; i++) {
        json_open(json, NULL, '{');
        json_keep_on_line(json);
        json_str(json, "hash", reading->hashes[i]);
        json_str(json, "label", reading->pages->pages.items[i].label);
        json_close(json, '}');
    }
    json_close(json, ']');
}

size_t state_find_page(const struct editor_reading *reading, struct str hash)
{
    for (size_t i = 0; i < reading->pages->pages.count; i++) {
        if (str_equal(reading->hashes[i], hash)) {
            return i;
        }
    }
    return SIZE_MAX;
}

static void add_box(struct json *json, const struct editor_reading *reading,
                    const struct svg_box *box)
{
    const struct rect *area = &box->area;
    const mpt numbers[] = {area->left, area->top, area->width, area->height};
    char word[32];
    json_open(json, NULL, '{');
    json_keep_on_line(json);
    json_open(json, "at", '[');
    for (size_t i = 0; i < 4; i++) {
        snprintf(word, sizeof word, "%d", numbers[i] / 10);
        json_word(json, NULL, word);
    }
    json_close(json, ']');
    json_str(json, "field", reading->fields[box->source.field].id);
    json_text(json, "lang", code_of(box->source.lang));
    add_bool(json, "own", box->own);
    json_number(json, "word", box->word);
    json_open(json, "words", '[');
    for (size_t i = 0; i < box->word_count; i++) {
        snprintf(word, sizeof word, "%d", box->words[i] / 10);
        json_word(json, NULL, word);
    }
    json_close(json, ']');
    json_close(json, '}');
}

struct str state_write_boxes(const struct editor_reading *reading, size_t page,
                             struct arena *arena)
{
    const struct svg_boxes *boxes = &reading->boxes[page];
    const struct display_page *facts = &reading->pages->pages.items[page];
    struct builder out = {.arena = arena};
    struct json json = {.out = &out};
    json_open(&json, NULL, '{');
    json_number(&json, "w", (size_t)facts->width / 10);
    json_number(&json, "h", (size_t)facts->height / 10);
    json_open(&json, "boxes", '[');
    for (size_t i = 0; i < boxes->count; i++) {
        add_box(&json, reading, &boxes->items[i]);
    }
    json_close(&json, ']');
    json_close(&json, '}');
    return builder_str(&out);
}

/* ---- places ----------------------------------------------------------------------- */

struct str state_write_line(const struct editor_reading *reading, struct str id,
                            enum lang lang, struct arena *arena)
{
    for (size_t i = 0; i < reading->field_count; i++) {
        const struct editor_field *field = &reading->fields[i];
        if (!str_equal(field->id, id)) {
            continue;
        }
        uint32_t line = field->line[lang];
        for (size_t other = 0; line == 0 && other < LANG_COUNT; other++) {
            line = field->line[other];
        }
        return str_format(arena, "{\"line\":%u}", line);
    }
    return STR("{}");
}

struct str state_write_field_at(const struct editor_reading *reading, uint32_t line,
                                struct arena *arena)
{
    const struct editor_field *best = NULL;
    enum lang lang = LANG_BG;
    for (size_t i = 0; i < reading->field_count; i++) {
        const struct editor_field *field = &reading->fields[i];
        for (size_t k = 0; k < LANG_COUNT; k++) {
            if (field->given[k] && field->line[k] <= line &&
                (best == NULL || field->line[k] > best->line[lang])) {
                best = field;
                lang = (enum lang)k;
            }
        }
    }
    if (best == NULL) {
        return STR("{}");
    }
    struct builder out = {.arena = arena};
    struct json json = {.out = &out};
    json_open(&json, NULL, '{');
    json_str(&json, "field", best->id);
    json_text(&json, "lang", code_of(lang));
    json_close(&json, '}');
    return builder_str(&out);
}

/* ---- the whole -------------------------------------------------------------------- */

static void add_changes(struct json *json, const struct state_changes *changes)
{
    json_open(json, "changes", '[');
    for (size_t i = 0; i < changes->count; i++) {
        const struct editor_change *change = &changes->items[i];
        json_open(json, NULL, '{');
        json_number(json, "from", utf16_length(changes->before, change->span.from));
        json_number(json, "to", utf16_length(changes->before, change->span.to));
        json_str(json, "insert", change->insert);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void add_disk(struct json *json, const struct session *session)
{
    static const char *const DISKS[] = {
        [DISK_SAME] = "same", [DISK_CHANGED] = "changed", [DISK_GONE] = "gone"};
    const char *slash = strrchr(session->path, '/');
    json_text(json, "name", slash == NULL ? session->path : slash + 1);
    json_text(json, "folder", session->folder);
    if (session->since != NULL) {
        const char *name = strrchr(session->since, '/');
        json_text(json, "since", name == NULL ? session->since : name + 1);
    }
    json_text(json, "disk", session->missing ? "none" : DISKS[session->disk]);
    add_bool(json, "saved",
             !session_is_dirty(session) && !session->missing &&
                 session->disk != DISK_GONE);
    json_number(json, "savedAt", (size_t)session->saved_at);
    add_bool(json, "draftFailed", session->draft_failed);
    json_number(json, "draftAt", (size_t)session->drafted_at);
    json_number(json, "keptMine", session->kept_mine);
    add_bool(json, "draftFound", session->found.arena != NULL);
}

struct str state_write(struct session *session, const struct state_changes *changes,
                       struct arena *arena)
{
    const struct editor_reading *reading = session->reading;
    struct builder out = {.arena = arena};
    struct json json = {.out = &out};
    json_open(&json, NULL, '{');
    json_number(&json, "rev", session->rev);
    add_disk(&json, session);
    json_open(&json, "languages", '[');
    for (size_t i = 0; i < reading->language_count; i++) {
        json_text(&json, NULL, code_of(reading->languages[i]));
    }
    json_close(&json, ']');
    add_languages(&json, "title", reading->title);
    add_bool(&json, "readable", reading->readable);
    add_bool(&json, "stale", !reading->paged);
    json_number(&json, "errors", reading->errors);
    json_number(&json, "findings", reading->warnings);
    add_pages(&json, session);
    add_sections(&json, session);
    add_messages(&json, reading);
    add_silent(&json, reading);
    if (changes != NULL) {
        add_changes(&json, changes);
    }
    json_close(&json, '}');
    return builder_str(&out);
}
