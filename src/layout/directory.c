/* The directory: a rule, a number, a line or two in each language. */
#include "layout/directory.h"
#include "layout/place.h"
#include "layout/set.h"

#define DIRECTORY_RULE PT(0.4)
#define DIRECTORY_RISE PT(3.3)
#define DIRECTORY_INDENT MM(8)
#define DIRECTORY_WIDTH MM(74)

void directory_columns(struct pairing *pairing)
{
    pairing->role = ROLE_DIRECTORY_TEXT;
    pairing->left[SIDE_FIRST] = DIRECTORY_INDENT;
    pairing->width[SIDE_FIRST] = DIRECTORY_WIDTH;
}

struct str directory_phone_url(struct str phone, struct arena *arena)
{
    struct builder digits = {.arena = arena};
    for (size_t i = 0; i < phone.size; i++) {
        if (phone.data[i] >= '0' && phone.data[i] <= '9') {
            builder_add(&digits, str_slice(phone, i, i + 1));
        }
    }
    struct str number = builder_str(&digits);
    bool international = str_starts_with(str_trim(phone), STR("+"));
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

/* An entry whose lines grow downwards, level in both languages. */
struct entry {
    struct pairing *pairing;
    struct row *row;
    element_id body[SIDE_COUNT]; /* LBODY of each language */
    mpt next; /* baseline of the next line */
};

static void add_line(struct entry *entry, const struct text_paragraph *const *paragraphs,
                     enum role_name role)
{
    struct layout *layout = entry->pairing->layout;
    mpt depth = -1;
    for (enum side side = 0; side < layout_sides(layout); side++) {
        if (paragraphs[side] == NULL) {
            continue;
        }
        row_add(layout, entry->row,
                &(struct cell){
                    .paragraph = paragraphs[side],
                    .left = entry->pairing->left[side],
                    .first = entry->next,
                    .element = display_add_element(layout->display, ELEMENT_P,
                                                   entry->body[side]),
                    .colour = theme_colour(theme_role(role)->colour[side]),
                });
        depth = mpt_max(depth, set_depth(paragraphs[side]));
    }
    if (depth >= 0) {
        entry->next += depth + B(1);
    }
}

static void add_inline(struct entry *entry, const struct localized *text,
                       enum role_name role)
{
    const struct text_paragraph *paragraphs[SIDE_COUNT] = {NULL, NULL};
    for (enum side side = 0; side < layout_sides(entry->pairing->layout); side++) {
        struct set_how how = {
            .role = role, .side = side, .width = entry->pairing->width[side]};
        paragraphs[side] = set_inline(entry->pairing->layout, text, &how);
    }
    add_line(entry, paragraphs, role);
}

/* Telephone numbers are Bold in both languages. */
static void add_phone(struct entry *entry, const struct localized *phone)
{
    struct layout *layout = entry->pairing->layout;
    const struct text_paragraph *paragraphs[SIDE_COUNT] = {NULL, NULL};
    for (enum side side = 0; side < layout_sides(layout); side++) {
        struct str words = phone->text[layout->languages[side]];
        struct set_how how = {.role = ROLE_DIRECTORY_PHONE,
                              .side = side,
                              .width = entry->pairing->width[side]};
        if (words.size > 0) {
            paragraphs[side] =
                set_link(layout, words, directory_phone_url(words, layout->pages), &how);
        }
    }
    add_line(entry, paragraphs, ROLE_DIRECTORY_PHONE);
}

static void add_url(struct entry *entry, const struct localized *url)
{
    struct layout *layout = entry->pairing->layout;
    const struct text_paragraph *paragraphs[SIDE_COUNT] = {NULL, NULL};
    for (enum side side = 0; side < layout_sides(layout); side++) {
        struct str address = url->text[layout->languages[side]];
        struct set_how how = {.role = ROLE_DIRECTORY_TEXT,
                              .side = side,
                              .width = entry->pairing->width[side]};
        if (address.size > 0) {
            paragraphs[side] = set_link(layout, url_words(address), address, &how);
        }
    }
    add_line(entry, paragraphs, ROLE_DIRECTORY_TEXT);
}

static struct row *add_entry_row(struct pairing *pairing, size_t number)
{
    struct layout *layout = pairing->layout;
    struct row *row = galley_add(layout, &pairing->galley);
    struct str words = str_format(layout->pages, "%zu", number);
    row->space = pairing->last == PAIR_RULED ? 0 : B(1);
    row->rule = DIRECTORY_RULE;
    row->rule_rise = DIRECTORY_RISE;
    row->after = B(0.9);
    row->number.shared.line = set_line(layout, words, ROLE_DIRECTORY_NUMERAL, SIDE_FIRST);
    row->number.shared.words = words;
    row->number.first = B(1);
    row->number.shared.colour = COLOUR_INK;
    return row;
}

void directory_add(struct pairing *pairing, const struct directory_entry *said,
                   size_t number, const element_id *lists)
{
    struct layout *layout = pairing->layout;
    size_t at = pairing->galley.count;
    struct entry entry = {
        .pairing = pairing,
        .row = add_entry_row(pairing, number),
        .next = B(1),
    };
    for (enum side side = 0; side < layout_sides(layout); side++) {
        element_id item_element =
            display_add_element(layout->display, ELEMENT_LI, lists[side]);
        entry.row->number.shared.elements[side] =
            display_add_element(layout->display, ELEMENT_LBL, item_element);
        entry.body[side] =
            display_add_element(layout->display, ELEMENT_LBODY, item_element);
        pairing->parent[side] = entry.body[side];
    }
    add_inline(&entry, said->title, ROLE_DIRECTORY);
    if (said->hours != NULL) {
        add_inline(&entry, said->hours, ROLE_DIRECTORY_TEXT);
    }
    add_phone(&entry, said->phone);
    if (said->url != NULL) {
        add_url(&entry, said->url);
    }
    pairing->last = PAIR_RULED;
    pair_field(pairing, said->text, MARKUP_BLOCKS);
    if (pairing->galley.count > at + 1) {
        pairing->galley.items[at].keep_next = true;
        pairing->galley.items[at].after = 0;
        pairing->galley.items[at + 1].space = B(1);
    }
}

void directory_close(struct pairing *pairing)
{
    mpt space = pairing->last == PAIR_RULED ? 0 : B(1);
    galley_close(pairing->layout, &pairing->galley, DIRECTORY_RULE);
    struct row *row = &pairing->galley.items[pairing->galley.count - 1];
    row->space = space;
    row->rule_rise = DIRECTORY_RISE;
}
