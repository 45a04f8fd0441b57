/* The directory: a rule, a number, a line or two in each language. */
#include "sections/directory.h"

#define DIRECTORY_RULE PT(0.4)
#define DIRECTORY_RISE PT(3.3)
#define DIRECTORY_GAP B(4) /* below the heading */

struct str directory_phone_url(struct str phone, struct arena *arena)
{
    bool international = str_starts_with(str_trim(phone), STR("+"));
    struct builder digits = {.arena = arena};
    for (size_t i = 0; i < phone.size; i++) {
        struct str rest = str_slice(phone, i, phone.size);
        if (international && str_starts_with(rest, STR("(0)"))) {
            i += 2; /* dialled only at home */
            continue;
        }
        if (phone.data[i] >= '0' && phone.data[i] <= '9') {
            builder_add(&digits, str_slice(phone, i, i + 1));
        }
    }
    struct str number = builder_str(&digits);
    if (!international && str_starts_with(number, STR("00"))) {
        international = true;
        number = str_slice(number, 2, number.size);
    }
    if (international) {
        return str_format(arena, "tel:+%.*s", STR_ARGS(number));
    }
    if (str_starts_with(number, STR("0"))) {
        struct str rest = str_slice(number, 1, number.size);
        return str_format(arena, "tel:+359%.*s", STR_ARGS(rest));
    }
    return str_format(arena, "tel:%.*s", STR_ARGS(number));
}

/* An address as it is read: without its scheme and a closing slash. */
static struct str url_words(struct str url)
{
    static const char *const SCHEMES[] = {"https://", "http://", "mailto:", "tel:"};
    for (size_t i = 0; i < 4; i++) {
        struct str scheme = str_from(SCHEMES[i]);
        if (str_starts_with(url, scheme)) {
            url = str_slice(url, scheme.size, url.size);
            break;
        }
    }
    return str_ends_with(url, STR("/")) ? str_slice(url, 0, url.size - 1) : url;
}

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

/* A link in each language; telephone numbers are Bold in both. */
static void add_link(struct head *head, const struct localized *text, enum role_name role)
{
    struct arena *arena = head->script->arena;
    struct script_texts texts = {{NULL, NULL}};
    for (enum side side = 0; text != NULL && side < build_sides(head->build); side++) {
        struct str words = text->text[build_lang(head->build, side)];
        if (words.size == 0) {
            continue;
        }
        bool phone = role == ROLE_DIRECTORY_PHONE;
        struct text_block *block =
            text_make_block(arena, phone ? words : url_words(words));
        block->runs[0].link = phone ? directory_phone_url(words, arena) : words;
        texts.of[side] = block;
    }
    add_line(head, &texts, role);
}

static struct block_entry *make_entry(const struct script *script, size_t number)
{
    static const enum role_name ROLES[] = {ROLE_DIRECTORY_NUMERAL};
    struct block_entry *entry = arena_new(script->arena, struct block_entry);
    *entry = (struct block_entry){
        .rule = DIRECTORY_RULE,
        .rise = DIRECTORY_RISE,
        .space = script->last == ROW_RULED ? 0 : B(1),
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

static void add_entry(const struct build *build, struct script *script,
                      const struct directory_item *item, size_t number,
                      const element_id *lists)
{
    struct block *list = script->into;
    struct block *group = block_add(script->arena, list, BLOCK_GROUP);
    struct block_entry *entry = make_entry(script, number);
    group->keep = KEEP_HEAD;
    group->as.entry = entry;
    for (enum side side = 0; side < build_sides(build); side++) {
        element_id parent = display_add_element(script->display, ELEMENT_LI, lists[side]);
        entry->number.elements[side] =
            display_add_element(script->display, ELEMENT_LBL, parent);
        script->parent[side] =
            display_add_element(script->display, ELEMENT_LBODY, parent);
    }
    struct head head = {build, script, block_add(script->arena, group, BLOCK_ROW), 0};
    head.row->as.row.region = REGION_LIST;
    add_inline(&head, item->title, ROLE_DIRECTORY);
    add_inline(&head, item->hours, ROLE_DIRECTORY_TEXT);
    add_link(&head, item->phone, ROLE_DIRECTORY_PHONE);
    add_link(&head, item->url, ROLE_DIRECTORY_TEXT);
    script->into = group;
    script->last = ROW_RULED;
    build_field(build, script, item->text);
    script->into = list;
}

void directory_add(const struct build *build, struct script *script,
                   const struct directory_item *items, size_t count)
{
    if (count == 0) {
        return;
    }
    element_id lists[SIDE_COUNT] = {NO_ELEMENT, NO_ELEMENT};
    script_add_list(script, lists);
    struct script rows = *script;
    rows.into = block_add(script->arena, script->into, BLOCK_LIST);
    rows.into->as.list.gap = DIRECTORY_GAP;
    rows.region = REGION_LIST;
    rows.role = ROLE_DIRECTORY_TEXT;
    rows.last = ROW_RULED;
    for (size_t i = 0; i < count; i++) {
        add_entry(build, &rows, &items[i], i + 1, lists);
    }
    struct block *rule = block_add(rows.arena, rows.into, BLOCK_RULE);
    rule->as.rule.thickness = DIRECTORY_RULE;
    rule->as.rule.rise = DIRECTORY_RISE;
    rule->as.rule.space = rows.last == ROW_RULED ? 0 : B(1);
    script->last = ROW_RULED;
}
