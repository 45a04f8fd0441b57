/* Figures about the text on the pages, from the display list, so that they hold for what
 * is printed, not for what was written. */
#include "app/words.h"

/* The text of one language so far; a word may go on in the next line. */
struct reading {
    element_id element; /* of the last text */
    bool in_word; /* since the last blank there was a letter or digit */
    size_t count;
};

static bool is_blank(uint32_t c)
{
    return c <= ' ' || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) || c == 0x202F ||
           c == 0x205F || c == 0x3000;
}

/* Letters and digits; all other signs that texts hold are below them or in between. */
static bool is_letter(uint32_t c)
{
    bool ascii =
        (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    bool sign = c == 0xD7 || c == 0xF7 || (c >= 0x2000 && c <= 0x2E7F) ||
                (c >= 0x3000 && c <= 0x303F);
    return ascii || (c >= 0xC0 && !sign);
}

static void read_text(struct reading *reading, struct str text)
{
    for (size_t at = 0; at < text.size;) {
        uint32_t c = str_next(text, &at);
        if (is_blank(c)) {
            reading->in_word = false;
        } else if (is_letter(c) && !reading->in_word) {
            reading->in_word = true;
            reading->count++;
        }
    }
}

static void read_op(struct reading *readings, const struct display *display,
                    const struct display_op *op)
{
    if (op->element == NO_ELEMENT) {
        return;
    }
    const struct element *element = &display->elements.items[op->element];
    struct reading *reading = &readings[element->lang];
    if (reading->element != op->element) {
        reading->in_word = false;
        reading->element = op->element;
    }
    for (uint32_t i = 0; op->kind == DISPLAY_TEXT && i < op->piece_count; i++) {
        read_text(reading, op->pieces[i].shape->text);
    }
    /* A number that both languages share; what a figure shows is no text of the page. */
    if (op->kind == DISPLAY_EMPTY && element->kind != ELEMENT_FIGURE) {
        read_text(reading, element->words);
    }
}

void words_count(size_t counts[LANG_COUNT], const struct display *display,
                 struct arena *arena)
{
    struct reading *readings = arena_new_array(arena, LANG_COUNT, struct reading);
    for (size_t page = 0; page < display->pages.count; page++) {
        const struct display_page *items = &display->pages.items[page];
        for (size_t i = 0; i < items->count; i++) {
            read_op(readings, display, &items->items[i]);
        }
    }
    for (size_t lang = 0; lang < LANG_COUNT; lang++) {
        counts[lang] = readings[lang].count;
    }
}

bool *words_mark_faces(const struct display *display, size_t count, struct arena *arena)
{
    bool *used = arena_new_array(arena, count, bool);
    for (size_t page = 0; page < display->pages.count; page++) {
        const struct display_page *items = &display->pages.items[page];
        for (size_t i = 0; i < items->count; i++) {
            const struct display_op *op = &items->items[i];
            for (uint32_t k = 0; op->kind == DISPLAY_TEXT && k < op->piece_count; k++) {
                const struct text_shape *shape = op->pieces[k].shape;
                if (shape->glyph_count > 0) {
                    used[text_face_index(shape->face)] = true;
                }
            }
        }
    }
    return used;
}
