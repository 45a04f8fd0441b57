/* The directory (LOOK.md §6: 10): a rule, a number, a line or two in each language. */
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
    pairing->width[SIDE_FIRST] = layout_is_single(pairing->layout)
                                     ? GRID_LIVE - DIRECTORY_INDENT
                                     : DIRECTORY_WIDTH;
}

/* The E.164 form of a Bulgarian telephone number; short numbers stay as they are. */
static struct str phone_url(struct str phone, struct arena *arena)
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

/* Where the lines of one language in a row grow downwards. */
struct directory_side {
    struct pairing *pairing;
    struct row *row;
    enum side side;
    element_id body;
    mpt next; /* first baseline of the next line */
};

static void add_lines(struct directory_side *side, const struct text_paragraph *paragraph,
                      enum role_name role)
{
    if (paragraph == NULL) {
        return;
    }
    struct layout *layout = side->pairing->layout;
    row_add(layout, side->row,
            &(struct cell){
                .paragraph = paragraph,
                .left = side->pairing->left[side->side],
                .first = side->next,
                .element = display_add_element(layout->display, ELEMENT_P, side->body),
                .colour = theme_colour(theme_role(role)->colour[side->side]),
            });
    side->next += set_depth(paragraph) + B(1);
}

static void add_contacts(struct directory_side *side, const struct item *item)
{
    struct layout *layout = side->pairing->layout;
    enum lang lang = layout->languages[side->side];
    struct set_how how = {ROLE_DIRECTORY_TEXT, side->side,
                          side->pairing->width[side->side], 0};
    struct str phone = item->phone.text[lang];
    struct str url = item->url.text[lang];
    add_lines(side, set_inline(layout, &item->hours, &how), how.role);
    if (phone.size > 0) {
        struct set_how bold = how;
        bold.role = ROLE_LABEL;
        bold.side = SIDE_FIRST;
        add_lines(side, set_link(layout, phone, phone_url(phone, layout->pages), &bold),
                  how.role);
    }
    if (url.size > 0) {
        add_lines(side, set_link(layout, url_words(url), url, &how), how.role);
    }
}

void directory_add(struct pairing *pairing, const struct item *item, size_t number,
                   const element_id *lists)
{
    struct layout *layout = pairing->layout;
    size_t at = pairing->galley.count;
    struct row *row = galley_add(layout, &pairing->galley);
    struct str words = str_format(layout->pages, "%zu", number);
    row->space = at == 0 || pairing->last == PAIR_H1 ? B(4)
                 : pairing->last == PAIR_RULED       ? 0
                                                     : B(1);
    row->rule = DIRECTORY_RULE;
    row->rule_rise = DIRECTORY_RISE;
    row->after = B(0.9);
    row->can_split = true;
    row->number.line = set_line(layout, words, ROLE_DIRECTORY_NUMERAL, SIDE_FIRST);
    row->number.words = words;
    row->number.first = B(1);
    row->number.colour = COLOUR_INK;
    for (enum side i = 0; i < layout->side_count; i++) {
        struct set_how how = {ROLE_DIRECTORY, i, pairing->width[i], 0};
        const struct text_paragraph *title = set_inline(layout, &item->title, &how);
        element_id entry = display_add_element(layout->display, ELEMENT_LI, lists[i]);
        row->number.elements[i] =
            display_add_element(layout->display, ELEMENT_LBL, entry);
        pairing->parent[i] = display_add_element(layout->display, ELEMENT_LBODY, entry);
        struct directory_side side = {pairing, row, i, pairing->parent[i], B(1)};
        add_lines(&side, title, ROLE_DIRECTORY);
        add_contacts(&side, item);
    }
    pairing->last = PAIR_RULED;
    pair_field(pairing, &item->text, MARKUP_BLOCKS);
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
