/* What the pages say of a change: the words of its entry and of its texts. */
#include "model/changes.h"
#include "model/model.h"

enum { KEYS = 6 };

/* What an entry or a section is called by. */
static const char *const NAMES[KEYS] = {"title", "heading", "name",
                                        "text",  "term",    "label"};

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

static bool is_name(struct str key)
{
    for (size_t i = 0; i < KEYS; i++) {
        if (str_equal(key, str_from(NAMES[i]))) {
            return true;
        }
    }
    return false;
}

/* Markup would print as signs; a number has another form in each language. */
static bool is_plain_words(struct str text)
{
    bool letters = false;
    if (str_find(text, STR("\n\n"), 0) != SIZE_MAX ||
        str_find(text, STR("\n- "), 0) != SIZE_MAX) {
        return false;
    }
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        if (c == '*' || c == '[' || c == '#' || c == '\\' || c == '|') {
            return false;
        }
        letters = letters || (unsigned char)c >= 0x80 || (c >= 'A' && c <= 'z');
    }
    return letters;
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

struct str model_change_place(const struct model_change *change, enum lang lang)
{
    bool whole = change->key.size == 0;
    if (change->item != NULL && !whole && !is_name(change->key)) {
        struct str words = model_change_words(change->item, lang);
        if (words.size > 0) {
            return words;
        }
    }
    bool own = change->item == NULL && (whole || str_equal(change->key, STR("heading")));
    return own ? ((struct str){0}) : model_change_words(change->section, lang);
}

struct str model_change_kind_name(const struct model_change *change)
{
    const struct node *kind =
        change->section == NULL ? NULL : node_find(change->section, STR("kind"));
    return kind != NULL && kind->kind == NODE_SCALAR ? kind->text : (struct str){0};
}
