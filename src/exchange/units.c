/* The model knows which scalars are texts, the tree where they stand: the walk over the
 * texts notes their places, and the way through the tree gives them their names. Names
 * are made of keys and ids, so that they hold while other entries come and go. */
#include "exchange/units.h"
#include "base/array.h"

/* A text of the model, by the place of its source. */
struct noted {
    size_t limit;
    enum text_use use;
};

struct finding {
    const struct exchange_plan *plan;
    struct units *out;
    struct table *noted; /* offset of a scalar to struct noted */
    struct arena *arena;
    struct str section; /* heading of the section on the way */
};

struct str unit_text(const struct node *scalar)
{
    struct str text = scalar->text;
    while (str_ends_with(text, STR("\n"))) {
        text.size--;
    }
    return text;
}

/* ---- which scalars are texts ----------------------------------------------------- */

static struct table_key key_of(const size_t *offset)
{
    return (struct table_key){.fixed = offset, .fixed_size = sizeof *offset};
}

static void note_text(void *context, const struct localized *text, enum text_use use,
                      size_t limit)
{
    const struct finding *finding = context;
    enum lang from = finding->plan->from;
    if (text->text[from].data == NULL || text->mark[from].source == NULL) {
        return;
    }
    size_t offset = source_offset(text->mark[from]);
    struct table_key key = key_of(&offset);
    struct noted *noted = arena_new(finding->arena, struct noted);
    *noted = (struct noted){limit, use};
    *table_place(finding->noted, &key) = noted;
}

/* ---- names ----------------------------------------------------------------------- */

static struct str scalar_of(const struct node *mapping, const char *key)
{
    const struct node *found = node_find(mapping, str_from(key));
    bool text = found != NULL && found->kind == NODE_SCALAR;
    return text ? found->text : (struct str){0};
}

/* The heading of a section, in the language from which. */
static struct str heading_of(const struct finding *finding, const struct node *section)
{
    const struct node *heading = node_find(section, STR("heading"));
    if (heading == NULL || heading->kind == NODE_SCALAR) {
        return heading == NULL ? ((struct str){0}) : heading->text;
    }
    return scalar_of(heading, lang_facts(finding->plan->from)->code);
}

/* How many of the sections before that one are of its kind and have no id either. */
static size_t count_alike(const struct node *list, size_t index)
{
    size_t count = 0;
    struct str kind = scalar_of(&list->items[index], "kind");
    for (size_t i = 0; i < index; i++) {
        count += str_equal(scalar_of(&list->items[i], "kind"), kind) &&
                 scalar_of(&list->items[i], "id").size == 0;
    }
    return count;
}

/* The name of an entry: its id, the kind of a section, or its number from 1. */
static struct str name_entry(const struct finding *finding, const struct node *list,
                             size_t index)
{
    struct str id = scalar_of(&list->items[index], "id");
    struct str kind = scalar_of(&list->items[index], "kind");
    if (id.size > 0) {
        return id;
    }
    if (kind.size == 0) {
        return str_format(finding->arena, "%zu", index + 1);
    }
    size_t alike = count_alike(list, index);
    return alike == 0 ? kind
                      : str_format(finding->arena, "%.*s-%zu", STR_ARGS(kind), alike + 1);
}

/* ---- the way through the tree ---------------------------------------------------- */

static bool is_code(struct str key)
{
    enum lang lang;
    return lang_from_code(&lang, key);
}

/* No two have one name: a section may have the kind of another for its id. */
static void add_unit(struct finding *finding, const struct unit *unit)
{
    struct unit *kept = arena_copy(finding->arena, unit, sizeof *unit);
    for (size_t i = 2; units_by_path(finding->out, kept->path) != NULL; i++) {
        kept->path = str_format(finding->arena, "%.*s~%zu", STR_ARGS(unit->path), i);
    }
    struct table_key key = {.text = kept->path};
    *table_place(finding->out->by_path, &key) = kept;
    *array_push(finding->arena, finding->out) = *kept;
}

/* A scalar that may be a text, for all languages or for one of `pair`. */
static void look_at(struct finding *finding, const struct node *scalar,
                    const struct node *pair, struct str path)
{
    size_t offset = source_offset(scalar->mark);
    struct table_key key = key_of(&offset);
    const struct noted *noted = table_find(finding->noted, &key);
    bool shared = pair == NULL;
    if (noted == NULL || unit_text(scalar).size == 0 ||
        (shared && (!finding->plan->is_new || noted->use == TEXT_PLAIN))) {
        return;
    }
    const char *code = lang_facts(finding->plan->to)->code;
    const struct node *target = shared ? NULL : node_find(pair, str_from(code));
    struct unit unit = {.path = path,
                        .section = finding->section,
                        .limit = noted->limit,
                        .use = noted->use,
                        .source = scalar,
                        .target = target,
                        .pair = pair};
    add_unit(finding, &unit);
}

static void go_through(struct finding *finding, const struct node *node, struct str path);

static struct str longer(const struct finding *finding, struct str path, struct str step)
{
    return path.size == 0
               ? step
               : str_format(finding->arena, "%.*s/%.*s", STR_ARGS(path), STR_ARGS(step));
}

static void go_through_mapping(struct finding *finding, const struct node *node,
                               struct str path)
{
    const struct node *from =
        node_find(node, str_from(lang_facts(finding->plan->from)->code));
    if (from != NULL && from->kind == NODE_SCALAR) {
        look_at(finding, from, node, path);
    }
    for (size_t i = 0; i < node->count; i++) {
        if (!is_code(node->keys[i])) {
            go_through(finding, &node->items[i], longer(finding, path, node->keys[i]));
        }
    }
}

static void go_through(struct finding *finding, const struct node *node, struct str path)
{
    if (node->kind == NODE_SCALAR) {
        look_at(finding, node, NULL, path);
    } else if (node->kind == NODE_MAPPING) {
        go_through_mapping(finding, node, path);
    } else {
        bool sections = str_equal(path, STR("sections"));
        for (size_t i = 0; i < node->count; i++) {
            const struct node *item = &node->items[i];
            finding->section = sections ? heading_of(finding, item) : finding->section;
            go_through(finding, item,
                       longer(finding, path, name_entry(finding, node, i)));
        }
    }
}

void units_find(struct units *out, const struct exchange_plan *plan, struct arena *arena)
{
    struct finding finding = {
        .plan = plan, .out = out, .noted = table_make(arena, 64), .arena = arena};
    *out = (struct units){.by_path = table_make(arena, 64)};
    model_each_limited(plan->brochure, note_text, &finding);
    go_through(&finding, plan->root, STR(""));
}

const struct unit *units_by_path(const struct units *units, struct str path)
{
    struct table_key key = {.text = path};
    return table_find(units->by_path, &key);
}
