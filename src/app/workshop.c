/* What the editor is handed. A text goes through the stages as check does it, with one
 * text engine for all of them; faults of words are told and do not stop the pages. */
#include "app/workshop.h"
#include "app/commands.h"
#include "app/difference.h"
#include "app/starter.h"
#include "app/verifying.h"
#include "base/array.h"
#include "base/file.h"
#include "base/json.h"
#include "base/wording.h"
#include "input/input.h"
#include "review/review.h"
#include "verify/verify.h"
#include <malloc.h>
#include <stdlib.h>
#include <string.h>

/* ---- messages --------------------------------------------------------------------- */

struct messages {
    struct editor_message *items;
    size_t count, capacity;
};

struct taking {
    struct editor_reading *reading;
    struct messages messages;
    enum lang lang; /* of the words that are being taken */
    size_t at; /* which message; SIZE_MAX before the first */
};

static void place_message(const struct editor_reading *reading,
                          struct editor_message *message)
{
    message->field = SIZE_MAX;
    if (message->mark.source != NULL) {
        message->field =
            workshop_field_at(reading, source_offset(message->mark), &message->lang);
    }
}

/* Where the words that a message marks stand in the value: as often as they stand in the
 * file between the beginning of the value and the mark, they do in the value. */
static void place_in_value(const struct editor_reading *reading,
                           struct editor_message *message)
{
    if (message->field == SIZE_MAX) {
        return;
    }
    const struct editor_field *field = &reading->fields[message->field];
    struct str text = message->mark.source->text;
    size_t from = source_offset(message->mark);
    size_t to = from;
    for (uint32_t i = 0; i < message->mark.length; i++) {
        (void)str_next(text, &to);
    }
    struct str words = str_slice(text, from, to);
    struct str value = field->value[message->lang];
    if (words.size == 0 || words.size >= value.size) {
        return;
    }
    size_t at = str_find(value, words, 0);
    for (size_t before = str_find(text, words, field->span[message->lang].from);
         before < from && at != SIZE_MAX; before = str_find(text, words, before + 1)) {
        at = str_find(value, words, at + 1);
    }
    if (at != SIZE_MAX) {
        message->at = (struct editor_span){at, at + words.size};
    }
}

static void take_fixes(struct editor_message *message, const struct diag_message *from,
                       struct arena *arena)
{
    struct str *fixes = arena_new_array(arena, from->fix_count + 1, struct str);
    for (size_t i = 0; i < from->fix_count; i++) {
        fixes[i] = from->fixes[i].replacement;
    }
    message->fixes = fixes;
    message->fix_count = from->fix_count;
}

/* True for a rule of the review, which can be made silent. */
static bool may_stay(const struct diag_message *message)
{
    bool found = false;
    for (size_t i = 0; i < REVIEW_RULE_COUNT && message->rule != NULL; i++) {
        found =
            found || strcmp(message->rule, model_review_rule((enum review_rule)i)) == 0;
    }
    return found && message->severity == DIAG_WARNING;
}

/* The first language makes the messages, each further one adds its words; notes are
 * further lines of theirs. */
static void take_message(void *context, const struct diag_message *from)
{
    struct taking *taking = context;
    struct arena *arena = taking->reading->arena;
    bool note = from->rule == NULL && taking->at != SIZE_MAX;
    if (!note) {
        taking->at++;
    }
    if (taking->at == taking->messages.count) {
        struct editor_message *message = array_push(arena, &taking->messages);
        message->severity = from->severity;
        message->rule = from->rule;
        message->mark = from->mark;
        message->may_stay = may_stay(from);
        place_message(taking->reading, message);
        place_in_value(taking->reading, message);
        take_fixes(message, from, arena);
    }
    struct str *words = &taking->messages.items[taking->at].words[taking->lang];
    *words =
        note ? str_format(arena, "%.*s\n%.*s", STR_ARGS(*words), STR_ARGS(from->words))
             : from->words;
}

static void take_silent(struct editor_reading *reading, unsigned ignored)
{
    const char **names = arena_new_array(reading->arena, REVIEW_RULE_COUNT, const char *);
    for (size_t i = 0; i < REVIEW_RULE_COUNT; i++) {
        if ((ignored & 1U << i) != 0) {
            names[reading->silent_count++] = model_review_rule((enum review_rule)i);
        }
    }
    reading->silent = names;
}

static void take_messages(struct editor_reading *reading, const struct diag *diag)
{
    struct taking taking = {.reading = reading};
    for (size_t lang = 0; lang < LANG_COUNT; lang++) {
        taking.lang = (enum lang)lang;
        taking.at = SIZE_MAX;
        diag_each(diag, taking.lang, take_message, &taking);
    }
    reading->messages = taking.messages.items;
    reading->message_count = taking.messages.count;
    reading->errors = diag_error_count(diag);
    reading->warnings = diag_warning_count(diag);
}

/* ---- pages ------------------------------------------------------------------------ */

static bool find_field(const void *context, struct mark mark, struct svg_source *out)
{
    const struct editor_reading *reading = context;
    if (mark.source == NULL) {
        return false;
    }
    size_t field = workshop_field_at(reading, source_offset(mark), &out->lang);
    out->field = (uint32_t)field;
    out->block = mark.line;
    return field != SIZE_MAX;
}

static void take_pages(struct editor_reading *reading, struct content *content)
{
    struct display *pages = arena_new(content->arena, struct display);
    if (!content_lay_out(pages, content)) {
        return;
    }
    const struct svg_finder finder = {reading, find_field};
    struct str *hashes = arena_new_array(content->arena, pages->pages.count, struct str);
    for (size_t i = 0; i < pages->pages.count; i++) {
        hashes[i] = svg_page_hash(pages, i, content->arena);
    }
    reading->paged = true;
    reading->pages = pages;
    reading->hashes = hashes;
    reading->boxes = svg_find_boxes(pages, &finder, content->arena);
}

struct content *workshop_open(struct workshop_desk *desk, struct str text)
{
    struct content content;
    content_init(&content, &desk->options);
    content.bytes = text.data == NULL ? STR("") : text;
    content.engine = desk->engine;
    content.engine_lent = true;
    content.earlier = desk->earlier;
    return arena_copy(content.arena, &content, sizeof content);
}

/* ---- files that are named --------------------------------------------------------- */

struct files {
    struct str *items;
    size_t count, capacity;
};

struct file_search {
    struct files files;
    struct arena *arena;
};

static void take_file(void *context, const struct picture *picture)
{
    struct file_search *search = context;
    if (picture->file.text.size > 0) {
        *array_push(search->arena, &search->files) = picture->file.text;
    }
}

/* Pictures, and the theme: where it is, or where it would be. */
static void take_files(struct editor_reading *reading, const struct content *content)
{
    struct file_search search = {.arena = reading->arena};
    struct str theme = content->brochure.layout.theme.text;
    model_each_picture(&content->brochure, take_file, &search);
    if (theme.size > 0) {
        bool path = str_find(theme, STR("/"), 0) != SIZE_MAX ||
                    str_ends_with(theme, STR(".yaml"));
        *array_push(search.arena, &search.files) =
            path ? theme : str_format(search.arena, "themes/%.*s.yaml", STR_ARGS(theme));
    }
    reading->files = search.files.items;
    reading->file_count = search.files.count;
}

/* ---- reading ---------------------------------------------------------------------- */

bool workshop_examine(struct workshop_desk *desk, struct content *content)
{
    bool whole = content_read(content) && content->sound;
    desk->engine = content->engine;
    if (whole) {
        review_run(&content->brochure, content->texts, content->diag);
        review_stale(&content->brochure, &content->changes, content->diag);
    }
    return whole;
}

struct editor_reading *workshop_read(void *context, struct str text)
{
    struct workshop_desk *desk = context;
    struct content *content = workshop_open(desk, text);
    struct editor_reading *reading = arena_new(content->arena, struct editor_reading);
    reading->arena = content->arena;
    content->bytes = reading->text = str_copy(content->arena, content->bytes);
    bool whole = workshop_examine(desk, content);
    reading->readable = content->root != NULL && content->root->kind == NODE_MAPPING;
    if (reading->readable) {
        workshop_find_fields(reading, content);
    }
    reading->language_count = content->brochure.document.language_count;
    memcpy(reading->languages, content->brochure.document.languages,
           sizeof reading->languages);
    if (whole) {
        take_pages(reading, content);
    }
    take_files(reading, content);
    take_silent(reading, content->brochure.review_ignored);
    take_messages(reading, content->diag);
    return reading;
}

void workshop_rest(void *context)
{
    struct workshop_desk *desk = context;
    text_engine_destroy(desk->engine);
    desk->engine = NULL;
    (void)malloc_trim(0);
}

struct str workshop_starter(void *context, struct arena *arena)
{
    static const enum lang LANGUAGES[] = {LANG_BG, LANG_EN};
    const struct workshop_desk *desk = context;
    return starter_make(LANGUAGES, sizeof LANGUAGES / sizeof LANGUAGES[0],
                        starter_id(desk->options.file), arena);
}

void workshop_write_difference(FILE *file, struct str before, struct str after)
{
    difference_print(file, "", before, after);
}

int workshop_build(void *context, const char *edition, FILE *out)
{
    const struct workshop_desk *desk = context;
    struct options options = desk->options;
    options.pass_words = false;
    options.editions[0] = edition_find(str_from(edition));
    options.edition_count = 1;
    options.editions_named = false;
    return build_for_editor(&options, out);
}

/* The line of the verdict, without its end. */
static struct str verdict_words(const struct verdict *verdict, enum lang lang,
                                struct arena *arena)
{
    char *line = NULL;
    size_t size = 0;
    FILE *file = open_memstream(&line, &size);
    if (file == NULL) {
        arena_out_of_memory();
    }
    wording_print(file, lang, "%s", verdict->words == NULL ? "" : verdict->words);
    (void)fclose(file);
    struct str words = str_copy(arena, str_trim((struct str){line, size}));
    free(line);
    return words;
}

void workshop_verify(void *context, const char *path, struct str text, FILE *out)
{
    static const char *const KINDS[] = {
        [VERDICT_SAME] = "same",       [VERDICT_DIFFERS] = "differs",
        [VERDICT_DAMAGED] = "damaged", [VERDICT_SOURCELESS] = "sourceless",
        [VERDICT_FOREIGN] = "foreign", [VERDICT_FAILED] = "failed"};
    const struct workshop_desk *desk = context;
    struct options options = {.file = path, .messages = desk->options.messages};
    struct arena *arena = arena_create();
    struct str pdf;
    struct verdict verdict = {.kind = VERDICT_FAILED};
    if (file_read_binary(&pdf, path, VERIFY_FILE_MAX, arena, diag_create(arena))) {
        verifying_judge(&verdict, &options, pdf, NULL, arena);
    }
    struct builder made = {.arena = arena};
    struct json json = {.out = &made};
    json_open(&json, NULL, '{');
    json_keep_on_line(&json);
    json_text(&json, "kind", KINDS[verdict.kind]);
    json_word(&json, "present", str_equal(verdict.source, text) ? "true" : "false");
    json_open(&json, "words", '{');
    for (size_t lang = 0; lang < LANG_COUNT; lang++) {
        struct str words = verdict_words(&verdict, (enum lang)lang, arena);
        json_str(&json, lang_facts((enum lang)lang)->code, words);
    }
    json_close(&json, '}');
    json_close(&json, '}');
    struct str line = builder_str(&made);
    fwrite(line.data, 1, line.size, out);
    arena_destroy(arena);
}
