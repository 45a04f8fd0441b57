/* Fields of a text: every value that an office writes, in the order of the file. Texts
 * are what the model takes for texts; its walk says which, and the marks of both tell
 * where they meet. Entries of lists are named by their ids, so that names keep while
 * entries move. */
#include "app/workshop.h"
#include "base/array.h"
#include "base/json.h"
#include "base/table.h"
#include "input/input.h"
#include <string.h>

/* ---- names ------------------------------------------------------------------------ */

/* The value of `key` if it may stand in the name of a field. */
static struct str name_by(const struct node *node, const char *key)
{
    const struct node *value =
        node->kind == NODE_MAPPING ? node_find(node, str_from(key)) : NULL;
    bool good = value != NULL && value->kind == NODE_SCALAR && value->text.size > 0 &&
                str_find(value->text, STR("/"), 0) == SIZE_MAX &&
                (value->text.data[0] < '0' || value->text.data[0] > '9');
    return good ? value->text : (struct str){0};
}

/* What entries of a list are called by. */
static const char *const NAMING[] = {"id", "kind"};
enum { NAMING_COUNT = sizeof NAMING / sizeof NAMING[0] };

/* How many entries of a list have a value: a place in a table, NULL before it is counted.
 */
static void **place_of(struct table *counts, size_t naming, struct str value)
{
    const struct table_key key = {&naming, sizeof naming, value};
    return table_place(counts, &key);
}

static struct table *count_names(const struct node *list, struct arena *arena)
{
    struct table *counts = table_make(arena, list->count);
    for (size_t i = 0; i < list->count; i++) {
        for (size_t k = 0; k < NAMING_COUNT; k++) {
            void **place = place_of(counts, k, name_by(&list->items[i], NAMING[k]));
            *place = *place == NULL ? arena_new(arena, size_t) : *place;
            ++*(size_t *)*place;
        }
    }
    return counts;
}

/* What the entries of a list are called in names of fields: by an id, a section by its
 * kind, that no other entry has, else by its number. */
static const struct str *entry_names(const struct node *list, struct arena *arena)
{
    struct table *counts = count_names(list, arena);
    struct str *names = arena_new_array(arena, list->count, struct str);
    for (size_t i = 0; i < list->count; i++) {
        for (size_t k = 0; k < NAMING_COUNT && names[i].size == 0; k++) {
            struct str name = name_by(&list->items[i], NAMING[k]);
            if (name.size > 0 && *(size_t *)*place_of(counts, k, name) == 1) {
                names[i] = name;
            }
        }
        if (names[i].size == 0) {
            names[i] = str_format(arena, "%zu", i + 1);
        }
    }
    return names;
}

/* The names of the parts of a list or a mapping. */
static const struct str *part_names(const struct node *node, struct arena *arena)
{
    return node->kind == NODE_SEQUENCE ? entry_names(node, arena) : node->keys;
}

static const struct node *find_entry(const struct node *list, struct str name,
                                     struct arena *arena)
{
    const struct str *names = entry_names(list, arena);
    for (size_t i = 0; i < list->count; i++) {
        if (str_equal(names[i], name)) {
            return &list->items[i];
        }
    }
    return NULL;
}

const struct node *workshop_find_node(const struct content *content, struct str id)
{
    const struct node *node = content->root;
    while (node != NULL && id.size > 0) {
        size_t slash = str_find(id, STR("/"), 0);
        struct str step = str_slice(id, 0, slash);
        id = slash != SIZE_MAX ? str_slice(id, slash + 1, id.size) : (struct str){0};
        node = node->kind == NODE_MAPPING    ? node_find(node, step)
               : node->kind == NODE_SEQUENCE ? find_entry(node, step, content->arena)
                                             : NULL;
    }
    return node;
}

/* ---- texts of the model ----------------------------------------------------------- */

struct text_entry {
    const struct localized *text;
    enum text_use use;
};

/* The texts by the places where they begin. */
struct text_index {
    struct table *table;
    struct arena *arena;
};

static struct table_key key_of(const uint32_t place[2])
{
    return (struct table_key){place, 2 * sizeof *place, {0}};
}

static void note_text(void *context, const struct localized *text, enum text_use use)
{
    struct text_index *index = context;
    struct text_entry *entry = arena_new(index->arena, struct text_entry);
    *entry = (struct text_entry){text, use};
    for (size_t lang = 0; lang < LANG_COUNT; lang++) {
        const uint32_t place[2] = {text->mark[lang].line, text->mark[lang].column};
        if (text->text[lang].data != NULL && text->mark[lang].source != NULL) {
            const struct table_key key = key_of(place);
            *table_place(index->table, &key) = entry;
        }
    }
}

static const struct text_entry *text_at(const struct text_index *index, struct mark mark)
{
    const uint32_t place[2] = {mark.line, mark.column};
    const struct table_key key = key_of(place);
    return table_find(index->table, &key);
}

/* ---- fields ----------------------------------------------------------------------- */

struct fields {
    struct editor_field *items;
    size_t count, capacity;
};

/* The walk over the nodes. */
struct gathering {
    const struct content *content;
    struct arena *arena;
    struct text_index texts;
    struct fields fields;
    size_t section;
};

/* A node and how it is called. */
struct step {
    const struct node *node;
    struct str id, path; /* path: JSON without its brackets */
    struct str key; /* of the mapping that it stands in, or empty */
};

static struct str language_code(enum lang lang)
{
    return str_from(lang_facts(lang)->code);
}

static struct editor_field *add_field(struct gathering *gathering,
                                      const struct step *step)
{
    struct editor_field *field = array_push(gathering->arena, &gathering->fields);
    field->id = step->id;
    field->path = str_format(gathering->arena, "[%.*s]", STR_ARGS(step->path));
    field->section = gathering->section;
    field->whole.from = source_offset(step->node->mark);
    field->whole.to = field->whole.from + step->node->span;
    return field;
}

static void fill_language(struct editor_field *field, enum lang lang,
                          const struct node *node)
{
    size_t from = source_offset(node->mark);
    field->given[lang] = true;
    field->value[lang] = node->text;
    field->span[lang] = (struct editor_span){from, from + node->span};
    field->line[lang] = node->mark.line;
}

static enum editor_field_kind kind_of(enum text_use use)
{
    return use == TEXT_BLOCKS || use == TEXT_BODY ? EDITOR_PARAGRAPHS : EDITOR_LINE;
}

/* Texts are wanted in all languages of the document. */
static void want_languages(const struct gathering *gathering, struct editor_field *field)
{
    const struct document *document = &gathering->content->brochure.document;
    for (size_t i = 0; i < document->language_count; i++) {
        field->wanted[document->languages[i]] = true;
    }
}

/* A mapping of languages is one field. False if it is none. */
static bool take_languages(struct gathering *gathering, const struct step *step)
{
    const struct node *node = step->node;
    const struct text_entry *text = NULL;
    for (size_t i = 0; i < node->count; i++) {
        const struct text_entry *found =
            node->items[i].kind == NODE_SCALAR
                ? text_at(&gathering->texts, node->items[i].mark)
                : NULL;
        bool language = node->keys[i].size == 2 &&
                        (str_equal(node->keys[i], language_code(LANG_BG)) ||
                         str_equal(node->keys[i], language_code(LANG_EN)));
        text = language && found != NULL ? found : text;
    }
    if (text == NULL) {
        return false;
    }
    struct editor_field *field = add_field(gathering, step);
    field->kind = kind_of(text->use);
    want_languages(gathering, field);
    for (size_t lang = 0; lang < LANG_COUNT; lang++) {
        const struct node *value = node_find(node, language_code((enum lang)lang));
        if (value != NULL && value->kind == NODE_SCALAR) {
            fill_language(field, (enum lang)lang, value);
        }
    }
    return true;
}

/* Names and kinds hold the file together: who wants to change them does so in its text.
 */
static bool is_value(const struct step *step)
{
    static const char *const HIDDEN[] = {"id", "kind", "format", "key"};
    for (size_t i = 0; i < sizeof HIDDEN / sizeof HIDDEN[0]; i++) {
        if (str_equal(step->key, str_from(HIDDEN[i]))) {
            return false;
        }
    }
    return true;
}

/* A scalar: a text for all languages, or a value. */
static void take_scalar(struct gathering *gathering, const struct step *step)
{
    const struct text_entry *text = text_at(&gathering->texts, step->node->mark);
    if (text == NULL && !is_value(step)) {
        return;
    }
    struct editor_field *field = add_field(gathering, step);
    field->kind = text == NULL ? EDITOR_VALUE : kind_of(text->use);
    field->shared = true;
    for (size_t lang = 0; lang < LANG_COUNT; lang++) {
        fill_language(field, (enum lang)lang, step->node);
    }
}

/* As JSON: a key may hold any sign. */
static struct str quoted(struct str key, struct arena *arena)
{
    struct builder out = {.arena = arena};
    struct json json = {.out = &out};
    json_str(&json, NULL, key);
    return builder_str(&out);
}

static void walk(struct gathering *gathering, const struct step *step);

/* The step to a part of a node that has `names` for all its parts. */
static struct step step_to(const struct gathering *gathering, const struct step *from,
                           const struct str *names, size_t index)
{
    const struct node *node = from->node;
    bool list = node->kind == NODE_SEQUENCE;
    struct str name = names[index];
    struct str last = list ? str_format(gathering->arena, "%zu", index)
                           : quoted(name, gathering->arena);
    const char *slash = from->id.size == 0 ? "" : "/";
    const char *comma = from->path.size == 0 ? "" : ",";
    return (struct step){
        .node = &node->items[index],
        .id = str_format(gathering->arena, "%.*s%s%.*s", STR_ARGS(from->id), slash,
                         STR_ARGS(name)),
        .path = str_format(gathering->arena, "%.*s%s%.*s", STR_ARGS(from->path), comma,
                           STR_ARGS(last)),
        .key = list ? ((struct str){0}) : name,
    };
}

static void walk_items(struct gathering *gathering, const struct step *step)
{
    const struct str *names = part_names(step->node, gathering->arena);
    for (size_t i = 0; i < step->node->count; i++) {
        const struct step next = step_to(gathering, step, names, i);
        walk(gathering, &next);
    }
}

static void walk(struct gathering *gathering, const struct step *step)
{
    if (str_equal(step->key, STR("languages"))) {
        return; /* it rules what all other texts have to be */
    }
    switch (step->node->kind) {
    case NODE_SCALAR: take_scalar(gathering, step); break;
    case NODE_SEQUENCE: walk_items(gathering, step); break;
    case NODE_MAPPING:
        if (!take_languages(gathering, step)) {
            walk_items(gathering, step);
        }
        break;
    }
}

/* ---- sections --------------------------------------------------------------------- */

struct sections {
    struct editor_section *items;
    size_t count, capacity;
};

/* A text of a mapping in each language, or what all have. */
static void take_title(struct str out[LANG_COUNT], const struct node *node)
{
    for (size_t lang = 0; node != NULL && lang < LANG_COUNT; lang++) {
        const struct node *value = node->kind == NODE_MAPPING
                                       ? node_find(node, language_code((enum lang)lang))
                                       : node;
        if (value != NULL && value->kind == NODE_SCALAR) {
            out[lang] = value->text;
        }
    }
}

static const struct node *find_heading(const struct node *section)
{
    const struct node *heading = node_find(section, STR("short"));
    return heading != NULL ? heading : node_find(section, STR("heading"));
}

/* The facts of the document, and then each section. */
static void gather_all(struct gathering *gathering, struct sections *sections)
{
    const struct node *root = gathering->content->root;
    const struct step top = {.node = root};
    (void)array_push(gathering->arena, sections);
    for (size_t i = 0; i < root->count; i++) {
        const struct step step = step_to(gathering, &top, root->keys, i);
        if (str_equal(root->keys[i], STR("document"))) {
            walk(gathering, &step);
        }
        if (!str_equal(root->keys[i], STR("sections")) ||
            step.node->kind != NODE_SEQUENCE) {
            continue;
        }
        const struct str *names = part_names(step.node, gathering->arena);
        for (size_t k = 0; k < step.node->count; k++) {
            const struct step section = step_to(gathering, &step, names, k);
            struct editor_section *out = array_push(gathering->arena, sections);
            gathering->section = sections->count - 1;
            if (section.node->kind == NODE_MAPPING) {
                out->kind = name_by(section.node, "kind");
                take_title(out->title, find_heading(section.node));
            }
            walk(gathering, &section);
        }
        gathering->section = 0;
    }
}

static void mark_changed(struct editor_reading *reading, const struct content *content)
{
    size_t count = 0;
    const struct model_range *ranges =
        model_changed_ranges(&content->changes, &count, content->arena);
    for (size_t i = 0; i < reading->field_count; i++) {
        struct editor_field *field = &reading->fields[i];
        for (size_t lang = 0; lang < LANG_COUNT; lang++) {
            size_t near = model_range_behind(ranges, count, field->span[lang].from);
            field->changed[lang] = field->given[lang] && near < count &&
                                   ranges[near].from < field->span[lang].to;
        }
    }
}

void workshop_find_fields(struct editor_reading *reading, const struct content *content)
{
    enum { TEXTS_EXPECTED = 1024 };
    struct gathering gathering = {
        .content = content,
        .arena = content->arena,
        .texts = {table_make(content->arena, TEXTS_EXPECTED), content->arena},
    };
    struct sections sections = {0};
    model_each_text(&content->brochure, note_text, &gathering.texts);
    gather_all(&gathering, &sections);
    reading->fields = gathering.fields.items;
    reading->field_count = gathering.fields.count;
    reading->sections = sections.items;
    reading->section_count = sections.count;
    mark_changed(reading, content);
    const struct node *document = node_find(content->root, STR("document"));
    if (document != NULL && document->kind == NODE_MAPPING) {
        take_title(reading->title, node_find(document, STR("title")));
    }
}

/* The language in which a field lacks its value, else the first that it has. */
static enum lang lacking(const struct editor_field *field)
{
    enum lang first = LANG_BG;
    for (size_t lang = LANG_COUNT; lang > 0; lang--) {
        if (field->wanted[lang - 1] && !field->given[lang - 1]) {
            return (enum lang)(lang - 1);
        }
        first = field->given[lang - 1] ? (enum lang)(lang - 1) : first;
    }
    return first;
}

/* Fields stand in the order of the file, so the last one that begins before the place is
 * found by halving. */
size_t workshop_field_at(const struct editor_reading *reading, size_t offset,
                         enum lang *lang)
{
    size_t from = 0, to = reading->field_count;
    while (to - from > 1) {
        size_t middle = from + (to - from) / 2;
        if (reading->fields[middle].whole.from <= offset) {
            from = middle;
        } else {
            to = middle;
        }
    }
    if (from == reading->field_count || offset < reading->fields[from].whole.from ||
        offset >= reading->fields[from].whole.to) {
        return SIZE_MAX;
    }
    const struct editor_field *field = &reading->fields[from];
    *lang = lacking(field);
    for (size_t i = 0; i < LANG_COUNT; i++) {
        if (field->given[i] && field->span[i].from <= offset &&
            offset < field->span[i].to) {
            *lang = (enum lang)i;
            break;
        }
    }
    return from;
}
