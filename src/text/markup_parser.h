/* What the parts of the parser of markup share. */
#ifndef TEXT_MARKUP_PARSER_H
#define TEXT_MARKUP_PARSER_H

#include "text/markup.h"
#include "text/places.h"
#include "text/typed.h"

enum {
    MARKUP_LIST_DEPTH_MAX = 4,
    MARKUP_MESSAGES_MAX = 20 /* in one text */
};

struct markup_runs {
    struct text_run *items;
    size_t count;
    size_t capacity;
};

struct markup_blocks {
    struct text_block *items;
    size_t count;
    size_t capacity;
};

struct markup_list {
    bool ordered;
    char close; /* behind its numbers */
    uint32_t number; /* of its last item */
    struct str label; /* of its last item, as typed */
    bool fresh; /* no item yet */
};

struct markup_parser {
    const struct markup_source *source;
    struct arena *arena;
    struct typed_text typed;
    size_t labelled; /* the last line of it whose label was taken */
    struct markup_blocks blocks;
    struct markup_runs runs; /* of the block that is open */
    struct builder text; /* of the run that is open */
    struct str link;
    const struct mark *link_mark; /* if it leads to a place of the brochure */
    unsigned link_depth; /* more than 0: within a link that was typed as one */
    unsigned emphasis, strong; /* nesting */
    bool guarded; /* the next text starts with the guard */
    struct markup_list lists[MARKUP_LIST_DEPTH_MAX];
    size_t list_depth;
    bool item_fresh; /* no paragraph of the item yet */
    struct text_note *notes; /* of each note among those typed */
    size_t body_count; /* blocks before the first note */
    size_t messages, warnings;
    struct places places;
};

/* True if the text is written below a >, which joins its lines. */
bool markup_is_folded(const struct markup_source *source);

/* True if one more message may be given. */
bool markup_count_message(struct markup_parser *parser);

/* Reports what stands at `sign` in line `number`. */
void markup_report(struct markup_parser *parser, size_t number, struct str sign,
                   const char *rule, const char *message);

/* The fix of the last message: the first `sign` in line `number` becomes `mended`. None
 * if the text is folded, so that its lines are not those of its value. */
void markup_fix(struct markup_parser *parser, size_t number, struct str sign,
                struct str mended);

/* Ends the run that is open; the next one begins. */
void markup_end_run(struct markup_parser *parser);

/* Reads the lines of the text, and reports what is wrong with them; false if it is not
 * fit to be parsed at all. (markup_source.c) */
bool markup_read_source(struct markup_parser *parser);

/* ---- notes (markup_notes.c) ----------------------------------------------------------
 */

/* Makes the notes that were typed. */
void markup_start_notes(struct markup_parser *parser);

/* A reference to a note behind what was read last, in line `number`. */
void markup_refer(struct markup_parser *parser, struct str id, size_t number);

/* Gives the notes their texts, and reports those to which nothing refers. */
void markup_finish_notes(struct markup_parser *parser);

#endif
