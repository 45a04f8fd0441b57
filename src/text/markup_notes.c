/* Notes: each belongs to one place of the text. Its text is a paragraph behind all
 * others.
 */
#include "base/array.h"
#include "text/markup_parser.h"

/* No line begins with the sign of a note; its number is not known yet. */
#define SIGN STR("\xE2\x81\xA0\xC2\xB9")

void markup_start_notes(struct markup_parser *parser)
{
    const struct footnotes *typed = &parser->typed.notes;
    parser->notes = arena_new_array(parser->arena, typed->count + 1, struct text_note);
    for (size_t i = 0; i < typed->count; i++) {
        parser->notes[i] = (struct text_note){
            .id = typed->items[i].id,
            .mark = places_mark(&parser->places, typed->items[i].number),
        };
    }
}

static struct text_note *find_note(const struct markup_parser *parser, struct str id)
{
    size_t index = footnotes_find(&parser->typed.notes, id);
    return index < parser->typed.notes.count ? &parser->notes[index] : NULL;
}

static struct str without_blanks(struct str text)
{
    while (text.size > 0 && text.data[text.size - 1] == ' ') {
        text.size--;
    }
    return text;
}

/* Ends the run before a sign, which stands close to its word; NULL if there is none. */
static const struct text_run *end_word(struct markup_parser *parser)
{
    markup_end_run(parser);
    for (size_t i = parser->runs.count; i > 0; i--) {
        struct text_run *run = &parser->runs.items[i - 1];
        run->text = without_blanks(run->text);
        if (run->text.size > 0) {
            return run;
        }
    }
    return NULL;
}

/* Why no reference can stand there; NULL: it can. */
static const char *find_fault(const struct markup_parser *parser,
                              const struct text_note *note, const struct text_run *before)
{
    const struct text_block *block = &parser->blocks.items[parser->blocks.count - 1];
    if (block->kind == BLOCK_HEADING || parser->link_depth > 0) {
        return N_("a footnote cannot stand in a heading or a link; put it into the text");
    }
    if (before == NULL) {
        return N_("a footnote stands behind the word that it explains");
    }
    if (before->note != NULL) {
        return N_("two footnotes at one word would read as one number; make them one");
    }
    if (note == NULL) {
        return N_("this footnote has no text; write it in a paragraph of its own that "
                  "begins "
                  "with [^…]:, with the same name");
    }
    return note->referred
               ? N_("this footnote is referred to above; give each place a note "
                    "of its own")
               : NULL;
}

void markup_refer(struct markup_parser *parser, struct str id, size_t number)
{
    struct text_note *note = find_note(parser, id);
    const char *fault = find_fault(parser, note, end_word(parser));
    if (fault != NULL) {
        struct str sign = str_format(parser->arena, "[^%.*s]", STR_ARGS(id));
        markup_report(parser, number, sign, "footnote-reference", fault);
        return;
    }
    struct text_run *run = array_push(parser->arena, &parser->runs);
    *run = (struct text_run){
        .text = SIGN,
        .link = str_format(parser->arena, "#^%.*s", STR_ARGS(id)),
        .note = note,
    };
    note->referred = true;
}

void markup_finish_notes(struct markup_parser *parser)
{
    for (size_t i = parser->body_count; i < parser->blocks.count; i++) {
        struct text_block *block = &parser->blocks.items[i];
        parser->notes[block->number].block = block;
    }
    for (size_t i = 0; i < parser->typed.notes.count && parser->messages == 0; i++) {
        if (!parser->notes[i].referred) {
            markup_report(parser, parser->typed.notes.items[i].number, STR("[^"),
                          "footnote-unused",
                          "nothing refers to this note; put the same name in [^…] behind "
                          "a word of the text, or remove the note");
        }
    }
}
