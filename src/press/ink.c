/* Which inks print what. Four plates never lie exactly on each other, so whatever is fine
 * must be made of one of them: small text and thin rules are black alone, and black is
 * printed over its ground instead of into a hole in it. Pale letters on a dark ground
 * keep their yellow alone, for cyan in them would eat their edges. Large areas stay as
 * drawn. */
#include "press/ink.h"
#include "base/array.h"
#include "press/press.h"

#define SMALL_TEXT PT(12) /* this size and all below */
#define THIN_RULE PT(1)

enum {
    PALE_INK = 100, /* percent in all; less than that is a tint */
    DARK_LUMA = 128
};

static const struct colour BLACK = {"ink", 0x1A, 0x19, 0x17, 0, 0, 0, 100, NULL};
static const struct colour PALE_RULE = {"hairline", 0xDB, 0xDA, 0xD8, 0, 0, 0, 20, NULL};

/* True if it takes more than black to print the colour; white takes nothing. */
static bool is_chromatic(const struct colour *colour)
{
    return colour->cyan > 0 || colour->magenta > 0 || colour->yellow > 0;
}

/* Percent of all inks together. */
static int total_of(const struct colour *colour)
{
    return colour->cyan + colour->magenta + colour->yellow + colour->black;
}

static bool is_black(const struct colour *colour)
{
    return !is_chromatic(colour) && colour->black > 0;
}

static bool is_dark(const struct colour *colour)
{
    return 299 * colour->red + 587 * colour->green + 114 * colour->blue <
           1000 * DARK_LUMA;
}

/* ---- the colours made ----------------------------------------------------------- */

/* A colour and what takes its place. */
struct press_exchange {
    const struct colour *colour;
    const struct colour *yellow_only; /* its yellow alone, once that was wanted */
    const struct colour *spot; /* with an ink of its own */
};

struct separation {
    struct press_inks *inks;
    const struct display_page *page;
    size_t at; /* index of the operation */
};

static const char *find_ink(const struct press_spots *spots, const struct colour *colour)
{
    for (size_t i = 0; i < spots->count; i++) {
        if (spots->items[i].colour == colour) {
            return spots->items[i].ink;
        }
    }
    return NULL;
}

static const struct press_exchange *find_exchange(struct press_inks *inks,
                                                  const struct colour *colour)
{
    struct arena *arena = inks->arena;
    for (size_t i = 0; i < inks->count; i++) {
        if (inks->items[i].colour == colour) {
            return &inks->items[i];
        }
    }
    struct press_exchange *exchange = array_push(arena, inks);
    struct colour *yellow = arena_new(arena, struct colour);
    struct colour *spot = arena_new(arena, struct colour);
    *yellow = *colour;
    yellow->cyan = yellow->magenta = yellow->black = 0;
    *spot = *colour;
    spot->spot = find_ink(&inks->spots, colour);
    *exchange =
        (struct press_exchange){colour, yellow, spot->spot == NULL ? colour : spot};
    return exchange;
}

/* ---- text and rules ------------------------------------------------------------- */

static bool covers(const struct display_op *ground, const struct display_op *text)
{
    return ground->kind == DISPLAY_RECT && ground->left <= text->left &&
           text->left < ground->left + ground->width && ground->top <= text->top &&
           text->top < ground->top + ground->height;
}

/* True if the last area painted where the text begins is a dark one. */
static bool is_on_dark(const struct separation *separation, const struct display_op *text)
{
    for (size_t i = separation->at; i > 0; i--) {
        const struct display_op *op = &separation->page->items[i - 1];
        if (covers(op, text)) {
            return is_dark(op->colour);
        }
    }
    return false;
}

static mpt text_size(const struct display_op *op)
{
    mpt size = op->pieces[0].shape->size;
    for (uint32_t i = 1; i < op->piece_count; i++) {
        size = mpt_min(size, op->pieces[i].shape->size);
    }
    return size;
}

static const struct colour *text_colour(struct separation *separation,
                                        const struct display_op *op)
{
    const struct colour *colour = op->colour;
    if (op->piece_count == 0 || !is_chromatic(colour)) {
        return colour;
    }
    bool small = text_size(op) <= SMALL_TEXT;
    bool pale = total_of(colour) < PALE_INK;
    if (!small && !pale) {
        return find_exchange(separation->inks, colour)->spot;
    }
    if (colour->yellow > 0 && !is_dark(colour) && is_on_dark(separation, op)) {
        return find_exchange(separation->inks, colour)->yellow_only;
    }
    return small ? &BLACK : find_exchange(separation->inks, colour)->spot;
}

static bool is_thin(const struct display_op *op)
{
    return op->kind == DISPLAY_RECT && mpt_min(op->width, op->height) <= THIN_RULE;
}

static void separate_op(struct separation *separation, struct display_op *op)
{
    if (op->colour == NULL) {
        return;
    }
    bool fine = op->kind == DISPLAY_TEXT || is_thin(op);
    if (op->kind == DISPLAY_TEXT) {
        op->colour = text_colour(separation, op);
    } else if (is_thin(op) && is_chromatic(op->colour)) {
        op->colour = is_dark(op->colour) ? &BLACK : &PALE_RULE;
    } else {
        op->colour = find_exchange(separation->inks, op->colour)->spot;
    }
    op->overprint = fine && is_black(op->colour);
}

void press_separate(struct display_page *page, struct press_inks *inks)
{
    struct separation separation = {.inks = inks, .page = page};
    for (; separation.at < page->count; separation.at++) {
        separate_op(&separation, &page->items[separation.at]);
    }
}

/* ---- plates --------------------------------------------------------------------- */

static void add_ink(struct arena *arena, struct ink_list *list, const char *name)
{
    for (size_t i = 0; i < list->count; i++) {
        if (str_equal(str_from(name), str_from(list->items[i]))) {
            return;
        }
    }
    *array_push(arena, list) = name;
}

static void note_colour(const struct colour *colour, bool *used)
{
    used[0] = used[0] || colour->cyan > 0;
    used[1] = used[1] || colour->magenta > 0;
    used[2] = used[2] || colour->yellow > 0;
    used[3] = used[3] || colour->black > 0;
}

/* A picture that is not grey needs the four inks, whatever it shows. */
static void note_inks(const struct display_op *op, bool *used)
{
    const struct display_gradient *gradient = op->gradient;
    for (size_t i = 0; gradient != NULL && i < gradient->geometry.stop_count; i++) {
        note_colour(gradient->colours[i], used);
    }
    if (op->colour != NULL) {
        note_colour(op->colour, used);
    }
    if (op->kind == DISPLAY_IMAGE) {
        bool chromatic = image_facts(op->image).space != IMAGE_GREY;
        used[0] = used[0] || chromatic;
        used[1] = used[1] || chromatic;
        used[2] = used[2] || chromatic;
        used[3] = true;
    }
}

struct ink_list ink_list_of(const struct display_page *page, struct arena *arena)
{
    static const char *const NAMES[] = {"Cyan", "Magenta", "Yellow", "Black"};
    bool used[4] = {false};
    struct ink_list spots = {0};
    struct ink_list list = {0};
    for (size_t i = 0; i < page->count; i++) {
        const struct colour *colour = page->items[i].colour;
        if (colour != NULL && colour->spot != NULL) {
            add_ink(arena, &spots, colour->spot);
        } else {
            note_inks(&page->items[i], used);
        }
    }
    for (size_t i = 0; i < 4; i++) {
        if (used[i]) {
            add_ink(arena, &list, NAMES[i]);
        }
    }
    for (size_t i = 0; i < spots.count; i++) {
        add_ink(arena, &list, spots.items[i]);
    }
    return list;
}
