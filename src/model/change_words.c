/* What the pages say of a change: the words of its entry and of its texts. */
#include "model/changes.h"
#include "model/model.h"

enum { KEYS = 9 };

/* What an entry or a section is called by. */
static const char *const NAMES[KEYS] = {"title", "heading", "name", "text", "term",
                                        "label", "short",   "key",  "role"};

/* The text by which a mapping is called, or NULL. */
static const struct node *name_of(const struct node *node)
{
    for (size_t i = 0; node != NULL && i < KEYS; i++) {
        const struct node *found = node_find(node, str_from(NAMES[i]));
        if (found != NULL && changes_is_text(found)) {
            return found;
        }
    }
    return NULL;
}

/* Markup would print as signs. */
static bool is_plain_words(struct str text)
{
    if (str_find(text, STR("\n\n"), 0) != SIZE_MAX ||
        str_find(text, STR("\n- "), 0) != SIZE_MAX) {
        return false;
    }
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        if (c == '*' || c == '[' || c == '#' || c == '\\' || c == '|') {
            return false;
        }
    }
    return true;
}

struct str model_change_words(const struct node *node, enum lang lang)
{
    if (node == NULL) {
        return (struct str){0};
    }
    const struct node *text = changes_is_text(node) ? node : name_of(node);
    struct str words = model_change_text(text, lang);
    return is_plain_words(words) ? words : (struct str){0};
}

struct str model_change_name(const struct model_change *change, enum lang lang)
{
    struct str words = model_change_words(change->item, lang);
    const struct node *columns =
        change->section == NULL ? NULL : node_find(change->section, STR("columns"));
    const struct node *first =
        columns == NULL || columns->count == 0 ? NULL : &columns->items[0];
    const struct node *id = first == NULL ? NULL : node_find(first, STR("id"));
    if (words.size == 0 && change->item != NULL && id != NULL) {
        words = model_change_words(node_find(change->item, id->text), lang);
    }
    return words;
}

struct str model_change_field(const struct node *entry, const char *key, enum lang lang)
{
    const struct node *text = entry == NULL ? NULL : node_find(entry, str_from(key));
    return text == NULL ? ((struct str){0}) : model_change_text(text, lang);
}

struct str model_change_part(const struct model_change *change)
{
    struct str key = change->key;
    size_t from = key.size;
    while (from > 0 && key.data[from - 1] != '/') {
        from--;
    }
    return str_slice(key, from, key.size);
}

/* The entry of a list of the section that has this id, or NULL. */
static const struct node *find_entry(const struct node *section, const char *list,
                                     struct str id)
{
    const struct node *entries =
        section == NULL ? NULL : node_find(section, str_from(list));
    for (size_t i = 0; entries != NULL && i < entries->count; i++) {
        const struct node *own = node_find(&entries->items[i], STR("id"));
        if (own != NULL && str_equal(own->text, id)) {
            return &entries->items[i];
        }
    }
    return NULL;
}

const struct node *model_change_column(const struct model_change *change)
{
    struct str id = model_change_part(change);
    const struct node *column = find_entry(change->section, "columns", id);
    return column != NULL ? column : find_entry(change->section, "sources", id);
}

bool model_change_typed(struct str *out, const struct node *node)
{
    bool typed = node != NULL && node->kind == NODE_SCALAR;
    *out = typed ? node->text : (struct str){0};
    return typed;
}

struct mark model_change_entry(const struct model_change *change)
{
    return change->item == NULL ? NO_MARK : change->item->mark;
}

struct str model_change_kind_name(const struct model_change *change)
{
    const struct node *kind =
        change->section == NULL ? NULL : node_find(change->section, STR("kind"));
    return kind != NULL && kind->kind == NODE_SCALAR ? kind->text : (struct str){0};
}
