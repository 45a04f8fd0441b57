/* Edits to changes of the text: each changes one place of the tree, and leaves all other
 * bytes as they are. */
#include "app/workshop.h"
#include "app/mending.h"
#include "input/input.h"

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

/* ---- entries of lists ------------------------------------------------------------- */

/* A new text in a language. */
static struct str new_words(enum lang lang)
{
    return lang == LANG_BG ? STR("Нов текст") : STR("New text");
}

static bool is_language(struct str key)
{
    enum lang lang;
    return lang_from_code(&lang, key);
}

/* A node of the same shape as a text of a neighbour, with words of its own. */
static struct node new_text(const struct node *like, struct arena *arena)
{
    struct node out = {.kind = like->kind, .count = like->count, .keys = like->keys};
    enum lang lang = LANG_BG;
    if (like->kind == NODE_SCALAR) {
        out.text = new_words(lang);
        return out;
    }
    out.items = arena_new_array(arena, like->count, struct node);
    for (size_t i = 0; i < like->count; i++) {
        (void)lang_from_code(&lang, like->keys[i]);
        out.items[i] = (struct node){.kind = NODE_SCALAR, .text = new_words(lang)};
    }
    return out;
}

static bool is_text(const struct node *node)
{
    return node->kind == NODE_MAPPING && node->count > 0 && is_language(node->keys[0]);
}

/* An id that no entry of the list has: that of the neighbour with another number. */
static struct str new_id(const struct node *list, struct str id, struct arena *arena)
{
    size_t end = id.size;
    while (end > 0 && id.data[end - 1] >= '0' && id.data[end - 1] <= '9') {
        end--;
    }
    const char *hyphen = end == id.size ? "-" : "";
    for (size_t number = list->count + 1;; number++) {
        struct str fresh =
            str_format(arena, "%.*s%s%zu", (int)end, id.data, hyphen, number);
        bool taken = false;
        for (size_t i = 0; i < list->count; i++) {
            const struct node *other = list->items[i].kind == NODE_MAPPING
                                           ? node_find(&list->items[i], STR("id"))
                                           : NULL;
            taken = taken || (other != NULL && str_equal(other->text, fresh));
        }
        if (!taken) {
            return fresh;
        }
    }
}

/* An entry like its neighbour: an id if that has one, and its first text. */
static struct node new_entry(const struct node *list, const struct node *like,
                             struct arena *arena)
{
    if (like->kind != NODE_MAPPING || is_text(like)) {
        return new_text(like, arena);
    }
    struct node out = {.kind = NODE_MAPPING};
    out.items = arena_new_array(arena, 2, struct node);
    out.keys = arena_new_array(arena, 2, struct str);
    const struct node *id = node_find(like, STR("id"));
    if (id != NULL && id->kind == NODE_SCALAR) {
        out.keys[out.count] = STR("id");
        out.items[out.count++] = (struct node){
            .kind = NODE_SCALAR, .text = new_id(list, id->text, arena), .plain = true};
    }
    for (size_t i = 0; i < like->count; i++) {
        static const char *const NAMES[] = {"title", "text", "name"};
        bool named = false;
        for (size_t k = 0; k < sizeof NAMES / sizeof NAMES[0]; k++) {
            named = named || str_equal(like->keys[i], str_from(NAMES[k]));
        }
        if (is_text(&like->items[i]) || named) {
            out.keys[out.count] = like->keys[i];
            out.items[out.count++] = new_text(&like->items[i], arena);
            break;
        }
    }
    return out;
}

static bool change_list(struct change *change, struct node_place place,
                        const struct editor_entry *entry, const struct content *content)
{
    struct arena *arena = content->arena;
    const struct node *list = place.node;
    switch (entry->act) {
    case EDITOR_UP:
        return entry->at > 0 &&
               rewrite_swap(change, place, entry->at - 1, arena, content->diag);
    case EDITOR_DOWN:
        return entry->at + 1 < list->count &&
               rewrite_swap(change, place, entry->at, arena, content->diag);
    case EDITOR_DELETE:
        return list->count > 1 &&
               rewrite_delete(change, place, entry->at, arena, content->diag);
    case EDITOR_ADD: break;
    }
    struct node fresh = new_entry(list, &list->items[entry->at], arena);
    const struct node_item item = {entry->at + 1, &fresh};
    return rewrite_insert(change, place, &item, arena, content->diag);
}

bool workshop_entry(void *context, struct str text, const struct editor_entry *entry,
                    struct editor_change *out, struct arena *arena)
{
    struct content content;
    struct change change;
    const struct node *root = read_nodes(context, text, &content, arena);
    const struct node *list =
        root == NULL ? NULL : workshop_find_node(&content, entry->list);
    const struct node_place place = {root, list};
    if (list == NULL || list->kind != NODE_SEQUENCE || entry->at >= list->count ||
        !change_list(&change, place, entry, &content)) {
        return false;
    }
    *out = change_of(root, &change);
    return true;
}

/* ---- fixes ------------------------------------------------------------------------ */

bool workshop_fix(void *context, struct str text, const struct editor_mending *mending,
                  struct editor_changes *out, struct arena *arena)
{
    struct content *content = workshop_open(context, text);
    const struct mending_choice choice = {mending->message, mending->fix, mending->all};
    struct mending_changes made = {0};
    struct display pages;
    if (workshop_examine(context, content)) {
        (void)content_lay_out(&pages, content);
    }
    bool mended = mending_choose(&made, content, &choice, arena);
    struct editor_change *changes =
        arena_new_array(arena, made.count + 1, struct editor_change);
    struct str bytes = content->bytes;
    size_t mark = str_starts_with(bytes, STR("\xEF\xBB\xBF")) ? 3 : 0;
    for (size_t i = 0; i < made.count; i++) {
        changes[i].span =
            (struct editor_span){made.items[i].from + mark, made.items[i].to + mark};
        changes[i].insert = str_copy(arena, made.items[i].insert);
    }
    *out = (struct editor_changes){changes, made.count};
    arena_destroy(content->arena);
    return mended;
}

/* ---- rules of the review ---------------------------------------------------------- */

static size_t index_of_key(const struct node *mapping, struct str key)
{
    size_t index = 0;
    while (index < mapping->count && !str_equal(mapping->keys[index], key)) {
        index++;
    }
    return index;
}

/* Adds the rule to the list of those that are silent, or that list to the file: before
 * the sections, where the other settings stand. */
static bool add_rule(struct change *change, const struct node *root, struct str rule,
                     const struct content *content)
{
    struct node name = {.kind = NODE_SCALAR, .text = rule, .plain = true};
    struct node list = {.kind = NODE_SEQUENCE, .items = &name, .count = 1};
    struct str key = STR("ignore");
    struct node group = {.kind = NODE_MAPPING, .items = &list, .keys = &key, .count = 1};
    const struct node *review = node_find(root, STR("review"));
    if (review == NULL) {
        const struct node_entry entry = {index_of_key(root, STR("sections")),
                                         STR("review"), &group};
        return rewrite_put(change, (struct node_place){root, root}, &entry,
                           content->arena, content->diag);
    }
    const struct node *ignored =
        review->kind == NODE_MAPPING ? node_find(review, key) : NULL;
    if (ignored == NULL) {
        const struct node_entry entry = {review->count, key, &list};
        return rewrite_put(change, (struct node_place){root, review}, &entry,
                           content->arena, content->diag);
    }
    const struct node_item item = {ignored->count, &name};
    return rewrite_insert(change, (struct node_place){root, ignored}, &item,
                          content->arena, content->diag);
}

/* Takes the rule out of the list; the last one with the list, and what holds it. */
static bool drop_rule(struct change *change, const struct node *root, struct str rule,
                      const struct content *content)
{
    const struct node *review = node_find(root, STR("review"));
    const struct node *ignored = review != NULL && review->kind == NODE_MAPPING
                                     ? node_find(review, STR("ignore"))
                                     : NULL;
    if (ignored == NULL || ignored->kind != NODE_SEQUENCE) {
        return false;
    }
    size_t at = 0;
    while (at < ignored->count && !str_equal(ignored->items[at].text, rule)) {
        at++;
    }
    if (at == ignored->count) {
        return false;
    }
    if (ignored->count > 1) {
        return rewrite_delete(change, (struct node_place){root, ignored}, at,
                              content->arena, content->diag);
    }
    const struct node *holder = review->count > 1 ? review : root;
    struct str key = review->count > 1 ? STR("ignore") : STR("review");
    return rewrite_drop(change, (struct node_place){root, holder},
                        index_of_key(holder, key), content->arena, content->diag);
}

static bool is_rule(struct str name)
{
    bool known = false;
    for (size_t i = 0; i < REVIEW_RULE_COUNT; i++) {
        known =
            known || str_equal(name, str_from(model_review_rule((enum review_rule)i)));
    }
    return known;
}

bool workshop_silence(void *context, struct str text,
                      const struct editor_silence *silence, struct editor_change *out,
                      struct arena *arena)
{
    struct content content;
    struct change change;
    const struct node *root = read_nodes(context, text, &content, arena);
    if (root == NULL || root->kind != NODE_MAPPING || !is_rule(silence->rule)) {
        return false;
    }
    bool made = silence->silent ? add_rule(&change, root, silence->rule, &content)
                                : drop_rule(&change, root, silence->rule, &content);
    if (!made) {
        return false;
    }
    *out = change_of(root, &change);
    return true;
}
