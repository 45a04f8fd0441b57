/* Frames by their chapter. */
#include "layout/frame.h"

struct frame frame_plain(void)
{
    return (struct frame){
        .style = {.ground = COLOUR_WHITE},
        .rest = {.ground = COLOUR_WHITE},
        .thumb = FRAME_NO_THUMB,
    };
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Without blanks at its end, also those that hold a line together. */
static struct str trim_end(struct str text)
{
    for (;;) {
        struct str shorter = str_trim(text);
        if (str_ends_with(shorter, STR("\xC2\xA0"))) {
            shorter.size -= 2;
        }
        if (shorter.size == text.size) {
            return shorter;
        }
        text = shorter;
    }
}

/* The first character behind blanks; 0 at the end. */
static char next_character(struct str text, size_t at)
{
    while (at < text.size) {
        if (str_starts_with(str_slice(text, at, text.size), STR("\xC2\xA0"))) {
            at += 2;
        } else if (text.data[at] == ' ') {
            at++;
        } else {
            return text.data[at];
        }
    }
    return 0;
}

/* True if the heading could end before what begins at `at`: a comma, colon or semicolon
 * with a blank behind it, or a dash that does not stand between figures. */
static bool is_pause(struct str text, size_t at)
{
    enum { DASH_SIZE = 3 };
    char c = text.data[at];
    if (c == ',' || c == ':' || c == ';') {
        return at + 1 < text.size && text.data[at + 1] == ' ';
    }
    struct str rest = str_slice(text, at, text.size);
    struct str before = trim_end(str_slice(text, 0, at));
    bool dash = str_starts_with(rest, STR("\xE2\x80\x93")) ||
                str_starts_with(rest, STR("\xE2\x80\x94"));
    return dash && before.size > 0 &&
           !(is_digit(before.data[before.size - 1]) &&
             is_digit(next_character(text, at + DASH_SIZE)));
}

/* Up to its first pause; empty without one. */
static struct str first_phrase(struct str text)
{
    for (size_t at = 1; at < text.size; at++) {
        if (is_pause(text, at)) {
            return trim_end(str_slice(text, 0, at));
        }
    }
    return (struct str){0};
}

/* The heading, or what is shorter: its first phrase, the title of the document, that up
 * to its own first pause, and the word for what kind of section it is; but that of
 * running text says nothing. */
static void set_heads(struct frame *frame, const struct pass *pass,
                      const struct chapter *chapter, enum side side)
{
    enum lang lang = pass->setter.languages[side];
    enum section_kind kind = chapter->section->kind;
    bool has_short = localized_is_set(&chapter->section->short_heading, lang);
    struct str heading =
        has_short ? chapter->short_heading[side] : chapter->heading[side];
    struct str title =
        texts_plain(pass->layout->sections.texts, &pass->layout->brochure->document.title,
                    lang, pass->arena);
    bool says = kind != SECTION_TEXT && kind != SECTION_FIGURE;
    const struct str wanted[FRAME_HEADS] = {
        heading, first_phrase(heading), title, first_phrase(title),
        says ? phrase_kind(kind, lang) : (struct str){0}};
    size_t count = 0;
    for (size_t i = 0; i < FRAME_HEADS; i++) {
        if (wanted[i].size > 0) {
            frame->heads[side][count++] = wanted[i];
        }
    }
    frame->head_marks[side] = has_short ? chapter->section->short_heading.mark[lang]
                                        : chapter->section->heading.mark[lang];
}

struct frame frame_of_chapter(const struct pass *pass, const struct chapter *chapter,
                              const struct block *page)
{
    const struct chapter *head = &pass->layout->manuscript->chapters[chapter->head];
    struct frame frame = frame_plain();
    frame.style = page->as.page.style;
    frame.rest = page->as.page.rest;
    if (!section_has_heading(head->section)) {
        return frame;
    }
    frame.thumb = (int)head->index;
    for (enum side side = 0; side < setter_sides(&pass->setter); side++) {
        set_heads(&frame, pass, head, side);
    }
    return frame;
}

enum theme_colour frame_text_colour(const struct frame *frame, enum side side)
{
    if (theme_is_dark(frame->style.ground)) {
        return side == SIDE_FIRST ? COLOUR_WHITE : COLOUR_LIMELIGHT;
    }
    if (frame->style.ground == COLOUR_LIME) {
        return COLOUR_DEEP;
    }
    return side == SIDE_FIRST ? COLOUR_INK : COLOUR_GRAPHITE;
}

enum role_name frame_head_role(const struct frame *frame)
{
    return theme_is_dark(frame->style.ground) ? ROLE_RUNNING_HEAD_DEEP
                                              : ROLE_RUNNING_HEAD;
}

mpt frame_head_left(const struct canvas *canvas, const struct frame *frame,
                    enum side side)
{
    if (side == canvas->sides[0]) {
        return 0;
    }
    return frame->style.head_second > 0
               ? form_column(canvas->form, frame->style.head_second)
               : canvas->form->second;
}
