/* Two trees of a plan compared by meaning: what was added, what is gone, which texts say
 * something else. Order, style and lines do not matter, and settings of the pages are no
 * content. */
#include "model/changes.h"
#include "base/array.h"
#include "model/model.h"

struct comparing {
    struct model_changes *out;
    struct arena *arena;
    const struct node *section, *item;
    struct str key, list;
    const struct node *beside; /* of the new tree: what stands where something is gone */
    bool behind; /* that stood after it, else before it */
};

static void add_change(const struct comparing *comparing, enum model_change_kind kind,
                       const struct node *before, const struct node *after)
{
    *array_push(comparing->arena, comparing->out) = (struct model_change){
        .kind = kind,
        .before = before,
        .after = after,
        .section = comparing->section,
        .item = comparing->item,
        .key = comparing->key,
        .list = comparing->list,
        .beside = after == NULL ? comparing->beside : NULL,
        .behind = after == NULL && comparing->behind,
    };
}

/* The scalar of a text in a language, or NULL. */
static const struct node *scalar_in(const struct node *node, enum lang lang)
{
    if (node == NULL || !changes_is_text(node)) {
        return NULL;
    }
    return node->kind == NODE_SCALAR ? node
                                     : node_find(node, str_from(lang_facts(lang)->code));
}

struct str model_change_text(const struct node *node, enum lang lang)
{
    const struct node *own = scalar_in(node, lang);
    return own == NULL ? ((struct str){0}) : str_trim(own->text);
}

struct mark model_change_mark(const struct model_change *change, enum lang lang)
{
    const struct node *own = scalar_in(change->after, lang);
    own = own == NULL ? change->after : own;
    return own == NULL ? NO_MARK : own->mark;
}

bool model_changed_in(const struct model_change *change, enum lang lang)
{
    return !str_equal(model_change_text(change->before, lang),
                      model_change_text(change->after, lang));
}

static void compare(struct comparing comparing, const struct node *before,
                    const struct node *after);

/* An entry of a list: a section is known by its kind, an item is what a text belongs to.
 * Funding has no name of its own and belongs to its measure. */
static struct comparing within(struct comparing comparing, const struct node *entry)
{
    bool section = node_find(entry, STR("kind")) != NULL;
    bool part = str_equal(comparing.key, STR("funding"));
    if (entry->kind == NODE_MAPPING && !changes_is_text(entry) && !part) {
        comparing.section = section ? entry : comparing.section;
        comparing.item = section ? NULL : entry;
        comparing.list = comparing.key;
        comparing.key = (struct str){0};
    }
    return comparing;
}

/* All entries of `before` from index `from` on that are gone, up to one that is not. */
static void add_all_gone(struct comparing comparing, const struct node *before,
                         const bool *kept, size_t from)
{
    for (size_t i = from; i < before->count && !kept[i]; i++) {
        struct comparing entry = within(comparing, &before->items[i]);
        add_change(&entry, CHANGE_REMOVED, &before->items[i], NULL);
    }
}

/* Entries in the order of the new list; those that are gone behind the one they followed.
 */
static void compare_lists(struct comparing comparing, const struct node *before,
                          const struct node *after)
{
    size_t *was = changes_pair(before, after, comparing.arena);
    bool *kept = arena_new_array(comparing.arena, before->count + 1, bool);
    for (size_t i = 0; i < after->count; i++) {
        if (was[i] != SIZE_MAX) {
            kept[was[i]] = true;
        }
    }
    comparing.beside = after->count > 0 ? &after->items[0] : NULL;
    comparing.behind = false;
    add_all_gone(comparing, before, kept, 0);
    for (size_t i = 0; i < after->count; i++) {
        struct comparing entry = within(comparing, &after->items[i]);
        bool last = i + 1 == after->count;
        if (was[i] == SIZE_MAX) {
            add_change(&entry, CHANGE_ADDED, NULL, &after->items[i]);
            continue;
        }
        compare(entry, &before->items[was[i]], &after->items[i]);
        comparing.beside = &after->items[last ? i : i + 1];
        comparing.behind = last;
        add_all_gone(comparing, before, kept, was[i] + 1);
    }
}

/* The last value before that of index `gone` whose key is still there; NULL: none. */
static const struct node *value_before(const struct node *before,
                                       const struct node *after, size_t gone)
{
    const struct node *found = NULL;
    for (size_t i = gone; i > 0 && found == NULL; i--) {
        found = node_find(after, before->keys[i - 1]);
    }
    return found;
}

static void compare_mappings(struct comparing comparing, const struct node *before,
                             const struct node *after,
                             bool (*is_content)(const struct comparing *comparing,
                                                struct str key, const struct node *value))
{
    const struct comparing whole = comparing;
    struct str outer = whole.key;
    for (size_t i = 0; i < after->count; i++) {
        struct str key = after->keys[i];
        const struct node *old = node_find(before, key);
        if (!is_content(&whole, key, &after->items[i])) {
            continue;
        }
        comparing.key = outer.size == 0 ? key
                                        : str_format(comparing.arena, "%.*s/%.*s",
                                                     STR_ARGS(outer), STR_ARGS(key));
        if (old == NULL) {
            add_change(&comparing, CHANGE_ADDED, NULL, &after->items[i]);
        } else {
            compare(comparing, old, &after->items[i]);
        }
    }
    for (size_t i = 0; i < before->count; i++) {
        if (is_content(&whole, before->keys[i], &before->items[i]) &&
            node_find(after, before->keys[i]) == NULL) {
            comparing.key = before->keys[i];
            comparing.beside = value_before(before, after, i);
            comparing.behind = true;
            add_change(&comparing, CHANGE_REMOVED, &before->items[i], NULL);
        }
    }
}

static bool is_kind(const struct node *section, const char *name)
{
    const struct node *kind = section == NULL ? NULL : node_find(section, STR("kind"));
    return kind != NULL && kind->kind == NODE_SCALAR &&
           str_equal(kind->text, str_from(name));
}

static bool is_one_of(struct str key, const char *const *keys, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (str_equal(key, str_from(keys[i]))) {
            return true;
        }
    }
    return false;
}

/* True for what holds the cells of a table, whose keys are the ids of its columns. */
static bool holds_cells(const struct comparing *comparing)
{
    bool total = str_equal(comparing->key, STR("total"));
    bool row = comparing->item != NULL && str_equal(comparing->list, STR("rows"));
    return is_kind(comparing->section, "table") && (total || row);
}

/* False for what only says how something is shown. */
static bool is_content_of_section(const struct comparing *comparing, struct str key,
                                  const struct node *value)
{
    static const char *const SETTINGS[] = {
        "bar",   "decorative", "emphasis", "expand", "gaps", "id",   "main",
        "print", "show",       "sort",     "start",  "tone", "type", "width"};
    static const char *const CHOSEN[] = {"at", "columns", "of", "rows"};
    const struct node *section = comparing->section;
    if (holds_cells(comparing)) {
        return !str_equal(key, STR("id"));
    }
    bool chooses = is_kind(section, "chart") || is_kind(section, "matrix") ||
                   is_kind(section, "plan");
    return value->kind == NODE_MAPPING ||
           (!is_one_of(key, SETTINGS, sizeof SETTINGS / sizeof *SETTINGS) &&
            !(chooses && is_one_of(key, CHOSEN, sizeof CHOSEN / sizeof *CHOSEN)));
}

/* False for what each edition has of its own, and for what is no content. */
static bool is_content_of_document(const struct comparing *comparing, struct str key,
                                   const struct node *value)
{
    static const char *const OWN[] = {"country",   "council",   "date",   "id",
                                      "languages", "signature", "status", "version"};
    (void)comparing;
    (void)value;
    return !is_one_of(key, OWN, sizeof OWN / sizeof *OWN);
}

static void compare(struct comparing comparing, const struct node *before,
                    const struct node *after)
{
    if (changes_is_same(before, after)) {
        return;
    }
    bool texts = changes_is_text(before) && changes_is_text(after);
    if (!texts && before->kind == NODE_SEQUENCE && after->kind == NODE_SEQUENCE) {
        compare_lists(comparing, before, after);
    } else if (!texts && before->kind == NODE_MAPPING && after->kind == NODE_MAPPING) {
        compare_mappings(comparing, before, after, is_content_of_section);
    } else {
        add_change(&comparing, CHANGE_CHANGED, before, after);
    }
}

/* The number that stands there; -1: none does. */
static int read_digits(struct str text, size_t from, size_t to)
{
    int number = 0;
    for (size_t i = from; i < to; i++) {
        if (text.data[i] < '0' || text.data[i] > '9') {
            return -1;
        }
        number = number * 10 + (text.data[i] - '0');
    }
    return number;
}

/* Which edition it was, as far as that can be read. */
static void read_edition(struct model_changes *out, const struct node *before)
{
    const struct node *document = node_find(before, STR("document"));
    const struct node *version =
        document == NULL ? NULL : node_find(document, STR("version"));
    const struct node *date = document == NULL ? NULL : node_find(document, STR("date"));
    out->version =
        version != NULL && version->kind == NODE_SCALAR ? version->text : (struct str){0};
    if (date != NULL && date->kind == NODE_SCALAR && date->text.size == 10) {
        struct date read = {read_digits(date->text, 0, 4), read_digits(date->text, 5, 7),
                            read_digits(date->text, 8, 10)};
        bool sound = read.year > 0 && read.month >= 1 && read.month <= 12 && read.day > 0;
        out->date = sound ? read : (struct date){0};
    }
}

void model_compare(struct model_changes *out, const struct node *before,
                   const struct node *after, struct arena *arena)
{
    struct comparing comparing = {.out = out, .arena = arena};
    *out = (struct model_changes){0};
    read_edition(out, before);
    const struct node *old = node_find(before, STR("document"));
    const struct node *new = node_find(after, STR("document"));
    if (old != NULL && new != NULL &&
        old->kind == NODE_MAPPING &&new->kind == NODE_MAPPING) {
        compare_mappings(comparing, old, new, is_content_of_document);
    }
    old = node_find(before, STR("sections"));
    new = node_find(after, STR("sections"));
    if (old != NULL && new != NULL &&
        old->kind == NODE_SEQUENCE &&new->kind == NODE_SEQUENCE) {
        compare_lists(comparing, old, new);
    }
}
