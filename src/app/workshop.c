/* What the editor is handed. A text goes through the stages as check does it, with one
 * text engine for all of them; missing translations are shown on the pages. */
#include "app/workshop.h"
#include "app/commands.h"
#include "app/editions.h"
#include "base/array.h"
#include "input/input.h"
#include "review/review.h"
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
        place_message(taking->reading, message);
        take_fixes(message, from, arena);
    }
    struct str *words = &taking->messages.items[taking->at].words[taking->lang];
    *words =
        note ? str_format(arena, "%.*s\n%.*s", STR_ARGS(*words), STR_ARGS(from->words))
             : from->words;
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

static struct content *open_content(struct workshop_desk *desk, struct str text)
{
    struct content content;
    content_init(&content, &desk->options);
    content.bytes = text.data == NULL ? STR("") : text;
    content.engine = desk->engine;
    content.engine_lent = true;
    return arena_copy(content.arena, &content, sizeof content);
}

struct editor_reading *workshop_read(void *context, struct str text)
{
    struct workshop_desk *desk = context;
    struct content *content = open_content(desk, text);
    struct editor_reading *reading = arena_new(content->arena, struct editor_reading);
    reading->arena = content->arena;
    content->bytes = reading->text = str_copy(content->arena, content->bytes);
    bool whole = content_read(content);
    desk->engine = content->engine;
    reading->readable = content->root != NULL && content->root->kind == NODE_MAPPING;
    if (reading->readable) {
        workshop_find_fields(reading, content);
    }
    reading->language_count = content->brochure.document.language_count;
    memcpy(reading->languages, content->brochure.document.languages,
           sizeof reading->languages);
    if (whole && content->sound) {
        review_run(&content->brochure, content->texts, content->arena, content->diag);
        take_pages(reading, content);
    }
    take_messages(reading, content->diag);
    return reading;
}

/* ---- changes ---------------------------------------------------------------------- */

/* Reads the nodes of a text, nothing else; NULL if they cannot be read. */
static const struct node *read_nodes(const struct workshop_desk *desk, struct str text,
                                     struct content *out, struct arena *arena)
{
    const struct source *source = source_make(arena, str_from(desk->options.file), text);
    struct node *root = arena_new(arena, struct node);
    *out = (struct content){.arena = arena, .diag = diag_create(arena), .root = root};
    return input_read(root, source, arena, out->diag) ? root : NULL;
}

/* A change of source->text to one of the text with its byte-order mark. */
static struct editor_change change_of(const struct node *root,
                                      const struct change *change)
{
    const struct source *source = root->mark.source;
    size_t before = source->bytes.size - source->text.size;
    return (struct editor_change){{change->from + before, change->to + before},
                                  change->insert};
}

/* The one text of all languages to one for each: the other begins as a copy. */
static bool divide(struct change *change, struct node_place place, struct arena *arena,
                   struct diag *diag)
{
    struct node_text texts[LANG_COUNT];
    for (size_t lang = 0; lang < LANG_COUNT; lang++) {
        texts[lang] = (struct node_text){str_from(lang_facts((enum lang)lang)->code),
                                         place.node->text};
    }
    return rewrite_split(change, place, texts, arena, diag);
}

static bool make_change(struct change *change, struct node_place place,
                        const struct editor_edit *edit, const struct content *content)
{
    const struct node *node = place.node;
    struct str code = str_from(lang_facts(edit->lang)->code);
    if (edit->divide) {
        return node->kind == NODE_SCALAR &&
               divide(change, place, content->arena, content->diag);
    }
    if (node->kind == NODE_SCALAR) {
        return rewrite_scalar(change, place, edit->value, content->arena, content->diag);
    }
    const struct node *value = node->kind == NODE_MAPPING ? node_find(node, code) : NULL;
    if (value == NULL) {
        const struct node_text text = {code, edit->value};
        return node->kind == NODE_MAPPING &&
               rewrite_add(change, place, &text, content->arena, content->diag);
    }
    place.node = value;
    return value->kind == NODE_SCALAR &&
           rewrite_scalar(change, place, edit->value, content->arena, content->diag);
}

bool workshop_edit(void *context, struct str text, const struct editor_edit *edit,
                   struct editor_change *out, struct arena *arena)
{
    struct content content;
    struct change change;
    const struct node *root = read_nodes(context, text, &content, arena);
    const struct node *node =
        root == NULL ? NULL : workshop_find_node(&content, edit->field);
    const struct node_place place = {root, node};
    if (node == NULL || !make_change(&change, place, edit, &content)) {
        return false;
    }
    *out = change_of(root, &change);
    return true;
}

/* Looks for one fix of one message. */
struct fix_search {
    const struct editor_mending *wanted;
    size_t at; /* SIZE_MAX before the first message */
    bool found;
    struct diag_fix result;
};

static void look_for_fix(void *context, const struct diag_message *message)
{
    struct fix_search *search = context;
    if (message->rule == NULL && search->at != SIZE_MAX) {
        return;
    }
    search->at++;
    if (search->at == search->wanted->message &&
        search->wanted->fix < message->fix_count) {
        search->found = true;
        search->result = message->fixes[search->wanted->fix];
    }
}

/* In a value: the new value is written as its style wants it. */
static bool mend_value(struct editor_change *out, const struct content *content,
                       const struct diag_fix *fix)
{
    struct change change;
    const struct node *node = node_at(content->root, source_offset(fix->mark));
    if (node == NULL || fix->to > node->text.size || fix->from > fix->to) {
        return false;
    }
    struct builder value = {.arena = content->arena};
    builder_add(&value, str_slice(node->text, 0, fix->from));
    builder_add(&value, fix->replacement);
    builder_add(&value, str_slice(node->text, fix->to, node->text.size));
    const struct node_place place = {content->root, node};
    if (!rewrite_scalar(&change, place, builder_str(&value), content->arena,
                        content->diag)) {
        return false;
    }
    *out = change_of(content->root, &change);
    return true;
}

/* In the file: so many characters become others. */
static bool mend_source(struct editor_change *out, const struct diag_fix *fix)
{
    const struct source *source = fix->mark.source;
    size_t from = source_offset(fix->mark), to = from;
    for (uint32_t i = 0; i < fix->mark.length; i++) {
        (void)str_next(source->text, &to);
    }
    size_t before = source->bytes.size - source->text.size;
    *out = (struct editor_change){{from + before, to + before}, fix->replacement};
    return true;
}

bool workshop_fix(void *context, struct str text, const struct editor_mending *mending,
                  struct editor_change *out, struct arena *arena)
{
    struct workshop_desk *desk = context;
    struct fix_search search = {.wanted = mending, .at = SIZE_MAX};
    struct content *content = open_content(desk, text);
    struct display pages;
    if (content_read(content) && content->sound) {
        review_run(&content->brochure, content->texts, content->arena, content->diag);
        (void)content_lay_out(&pages, content);
    }
    desk->engine = content->engine;
    diag_each(content->diag, LANG_BG, look_for_fix, &search);
    bool mended = search.found && (!search.result.in_value
                                       ? mend_source(out, &search.result)
                                       : content->root != NULL &&
                                             mend_value(out, content, &search.result));
    if (mended) {
        out->insert = str_copy(arena, out->insert);
    }
    arena_destroy(content->arena);
    return mended;
}

int workshop_build(void *context, const char *edition, FILE *out)
{
    const struct workshop_desk *desk = context;
    struct options options = desk->options;
    options.allow_missing = false;
    options.editions[0] = edition_find(str_from(edition));
    options.edition_count = 1;
    options.editions_named = false;
    return build_for_editor(&options, out);
}
