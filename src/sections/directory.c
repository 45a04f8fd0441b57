/* The directory: a rule, a number, a line or two in each language. */
#include "sections/directory.h"
#include "base/url.h"
#include "sections/strip.h"

#define DIRECTORY_RULE PT(0.25)
#define DIRECTORY_RULE_FIVE PT(0.8) /* above the first, then above every fifth */
#define DIRECTORY_RISE PT(3.3)
#define DIRECTORY_GAP B(4) /* below the heading */

bool directory_has_facts(const struct directory *directory)
{
    for (size_t i = 0; i < directory->count; i++) {
        if (directory->items[i].facts != NULL) {
            return true;
        }
    }
    return false;
}

/* ---- telephones ----------------------------------------------------------------------
 */

/* From one in so many entries on; characters that fit at the right edge; the column of
 * the second language, which leaves room for them. */
enum { CALLS_IN = 3, CALL_LENGTH = 18, SECOND_COLUMN = 6 };

/* The first number, if all languages share it and it is short enough for the right edge.
 */
static struct str shared_phone(const struct build *build,
                               const struct directory_item *item)
{
    if (item->phone_count == 0) {
        return STR("");
    }
    enum lang last = build_lang(build, build_sides(build) - 1);
    struct str words = item->phones[0].text[build_lang(build, SIDE_FIRST)];
    bool fits = str_length(words) <= CALL_LENGTH;
    return fits && str_equal(words, item->phones[0].text[last]) ? words : STR("");
}

/* True if a telephone beside it stands beside words in every language. */
static bool is_titled(const struct build *build, const struct directory_item *item)
{
    for (enum side side = 0; side < build_sides(build); side++) {
        if (!localized_is_set(item->title, build_lang(build, side))) {
            return false;
        }
    }
    return true;
}

/* True if telephones stand at the right edge of a page of their own: from one in three
 * entries on, and if all of them can. */
static bool has_calls(const struct build *build, const struct directory *directory)
{
    size_t calls = 0;
    if (build_is_plain(build)) {
        return false; /* the languages keep their places beside other text */
    }
    if (directory_has_facts(directory)) {
        return false;
    }
    for (size_t i = 0; i < directory->count; i++) {
        const struct directory_item *item = &directory->items[i];
        bool any = item->phone_count > 0 && build_has(build, &item->phones[0]);
        bool shared = shared_phone(build, item).size > 0 && is_titled(build, item);
        if (any && !shared) {
            return false;
        }
        calls += shared;
    }
    return calls > 0 && calls * CALLS_IN >= directory->count;
}

static struct block_call make_call(const struct build *build, const struct script *script,
                                   const struct directory_item *item)
{
    static const enum role_name ROLES[] = {ROLE_DIRECTORY_CALL, ROLE_DIRECTORY_CALL_9};
    struct str words = shared_phone(build, item);
    struct block_call call = {.words = words, .roles = {ROLES, 2}, .first = B(1)};
    if (words.size == 0) {
        return call;
    }
    call.url = directory_link(build->request->brochure, LINK_PHONE, words, script->arena)
                   ->runs[0]
                   .link;
    for (enum side side = 0; side < build_sides(build); side++) {
        element_id paragraph =
            display_add_element(script->display, ELEMENT_P, script->parent[side]);
        call.links[side] = display_add_element(script->display, ELEMENT_LINK, paragraph);
    }
    return call;
}

/* ---- lines ---------------------------------------------------------------------------
 */

/* The head of an entry, whose lines grow downwards, level in both languages. */
struct head {
    const struct build *build;
    struct script *script;
    struct block *row;
    uint8_t line;
};

static void add_line(struct head *head, const struct script_texts *texts,
                     enum role_name role)
{
    bool any = false;
    for (enum side side = 0; side < build_sides(head->build); side++) {
        if (texts->of[side] == NULL) {
            continue;
        }
        struct block_cell cell = {
            .side = side,
            .role = role,
            .colour = setter_role_colour(role, side),
            .text = texts->of[side],
            .element = display_add_element(head->script->display, ELEMENT_P,
                                           head->script->parent[side]),
            .line = head->line,
        };
        block_add_cell(head->script->arena, &head->row->as.row.cells, &cell);
        any = true;
    }
    head->line += any;
}

static void add_inline(struct head *head, const struct localized *text,
                       enum role_name role)
{
    if (text != NULL) {
        struct script_texts texts = build_inline(head->build, text);
        add_line(head, &texts, role);
    }
}

struct text_block *directory_link(const struct brochure *brochure,
                                  enum directory_link kind, struct str words,
                                  struct arena *arena)
{
    enum country home = document_country(&brochure->document);
    struct text_block *block =
        text_make_block(arena, kind == LINK_URL ? url_shown(words) : words);
    struct str url =
        kind == LINK_EMAIL ? str_format(arena, "mailto:%.*s", STR_ARGS(words)) : words;
    block->runs[0].link = kind == LINK_PHONE ? phone_read(words, home, arena).url
                                             : url_read(url, home, arena).link;
    return block;
}

/* A link in each language; telephone numbers are Bold in both. */
static void add_link(struct head *head, const struct localized *text,
                     enum directory_link kind)
{
    struct script_texts texts = {{NULL, NULL}};
    for (enum side side = 0; text != NULL && side < build_sides(head->build); side++) {
        struct str words = text->text[build_lang(head->build, side)];
        if (words.size > 0) {
            texts.of[side] = directory_link(head->build->request->brochure, kind, words,
                                            head->script->arena);
        }
    }
    add_line(head, &texts,
             kind == LINK_PHONE ? ROLE_DIRECTORY_PHONE : ROLE_DIRECTORY_TEXT);
}

enum { FIVE = 5 };

static struct block_entry *make_entry(const struct script *script, size_t number)
{
    static const enum role_name ROLES[] = {ROLE_DIRECTORY_NUMERAL};
    struct block_entry *entry = arena_new(script->arena, struct block_entry);
    *entry = (struct block_entry){
        .rule = number % FIVE == 1 ? DIRECTORY_RULE_FIVE : DIRECTORY_RULE,
        .rise = DIRECTORY_RISE,
        .space = number == 1                 ? script_space(script->last, ROW_RULED)
                 : script->last == ROW_RULED ? 0
                                             : B(1),
        .depth = B(1),
        .after = B(0.9),
        .gap = B(1),
        .number =
            {
                .words = str_format(script->arena, "%zu", number),
                .roles = {ROLES, 1},
                .first = B(1),
                .colour = COLOUR_INK,
            },
    };
    return entry;
}

/* What the entries of a directory share. */
struct entries {
    element_id lists[SIDE_COUNT];
    struct strip_set *strips;
};

static void add_entry(const struct build *build, struct script *script,
                      const struct directory_item *item, size_t number,
                      const struct entries *entries)
{
    struct block *list = script->into;
    struct block *group = block_add(script->arena, list, BLOCK_GROUP);
    struct block_entry *entry = make_entry(script, number);
    group->keep = KEEP_HEAD;
    group->as.entry = entry;
    for (enum side side = 0; side < build_sides(build); side++) {
        element_id parent =
            display_add_element(script->display, ELEMENT_LI, entries->lists[side]);
        entry->number.elements[side] =
            display_add_element(script->display, ELEMENT_LBL, parent);
        script->parent[side] =
            display_add_element(script->display, ELEMENT_LBODY, parent);
    }
    struct head head = {build, script, block_add(script->arena, group, BLOCK_ROW), 0};
    head.row->as.row.region = script->region;
    add_inline(&head, item->title, ROLE_DIRECTORY);
    add_inline(&head, item->hours, ROLE_DIRECTORY_TEXT);
    bool call = script->region == REGION_LIST_CALL && item->phone_count > 0;
    if (call) {
        entry->call = make_call(build, script, item);
    }
    for (size_t i = call ? 1 : 0; i < item->phone_count; i++) {
        add_link(&head, &item->phones[i], LINK_PHONE);
    }
    add_link(&head, item->email, LINK_EMAIL);
    add_link(&head, item->url, LINK_URL);
    script->into = group;
    script->last = ROW_RULED;
    build_field(build, script, item->text);
    script->into = list;
    if (item->facts != NULL) {
        group->keep = group->first == group->last ? KEEP_NONE : KEEP_HEAD;
        group->last->keep = KEEP_NEXT;
        entry->after = 0;
        strip_add(build, script, item->facts, facts_given(item->facts), entries->strips);
        script->last = ROW_RULED;
    }
}

struct script directory_script(const struct build *build, struct block *page,
                               const struct directory *directory)
{
    struct script script = build_script(build, page);
    script.region = directory_has_facts(directory) ? REGION_TEXT : REGION_LIST_HEAD;
    if (has_calls(build, directory)) {
        script.region = REGION_LIST_CALL_HEAD;
        page->as.page.style.head_second = page->as.page.rest.head_second = SECOND_COLUMN;
        page->as.page.style.head_columns = page->as.page.rest.head_columns =
            build_sides(build) > 1 ? SECOND_COLUMN - 1 : 0;
    }
    return script;
}

void directory_add(const struct build *build, struct script *script,
                   const struct directory *directory)
{
    if (directory->count == 0) {
        return;
    }
    bool calls = script->region == REGION_LIST_CALL_HEAD;
    struct strip_set *sets = NULL;
    struct entries entries = {.lists = {NO_ELEMENT, NO_ELEMENT},
                              .strips = strip_set_of(&sets, 0, script->arena)};
    script_add_list(script, LIST_DECIMAL, entries.lists);
    struct script rows = *script;
    if (directory_has_facts(directory)) {
        rows.region = REGION_ENTRY;
        rows.last = script->last;
    } else {
        rows.into = block_add(script->arena, script->into, BLOCK_LIST);
        rows.into->as.list.gap = DIRECTORY_GAP;
        rows.into->as.list.whole = calls;
        rows.region = calls ? REGION_LIST_CALL : REGION_LIST;
        rows.last = ROW_RULED;
    }
    rows.role = ROLE_DIRECTORY_TEXT;
    for (size_t i = 0; i < directory->count; i++) {
        add_entry(build, &rows, &directory->items[i], i + 1, &entries);
    }
    struct block *rule = block_add(rows.arena, rows.into, BLOCK_RULE);
    rule->as.rule.thickness = DIRECTORY_RULE_FIVE;
    rule->as.rule.rise = DIRECTORY_RISE;
    rule->as.rule.space = rows.last == ROW_RULED ? 0 : B(1);
    script->last = ROW_RULED;
}
