/* Runs -> words, spaces and hard breaks. A word that changes its style half way is
 * several parts but one word: what may be divided is decided for it as a whole. */
#include "text/parts.h"
#include "base/array.h"
#include "text/breaks.h"
#include "text/engine.h"
#include "text/words.h"

/* A longer "word" is shaped in stretches, so that no width overflows. */
enum { STRETCH_BYTES_MAX = 1000 };

enum blank { BLANK_NONE, BLANK_SPACE, BLANK_NO_BREAK, BLANK_LINE };

struct cutter {
    const struct line_setter *setter;
    struct words *words;
    struct parts *parts;
    struct builder word; /* the word being cut, as written, if it has several parts */
    struct str word_text; /* the same if it has one */
    size_t word_first; /* part */
    enum blank pending; /* what stands between the last word and the next */
    struct str pending_text;
    unsigned pending_style;
    uint32_t pending_link;
};

/* The blank at the start of `text`, and its size in bytes. */
static enum blank blank_at(struct str text, size_t at, size_t *size)
{
    unsigned char c = (unsigned char)text.data[at];
    *size = 1;
    if (c == '\n') {
        return BLANK_LINE;
    }
    if (c == ' ' || c == '\t') {
        return BLANK_SPACE;
    }
    if (c != 0xC2 && c != 0xE2 && c != 0xE3) {
        return BLANK_NONE;
    }
    size_t end = at;
    uint32_t code_point = str_next(text, &end);
    *size = end - at;
    if (code_point == 0xA0) {
        return BLANK_NO_BREAK;
    }
    bool is_space =
        (code_point >= 0x2000 && code_point <= 0x200A && code_point != 0x2007) ||
        code_point == 0x205F || code_point == 0x3000;
    return is_space ? BLANK_SPACE : BLANK_NONE;
}

static struct line_part *add_part(struct cutter *cutter, enum part_kind kind,
                                  struct str text, unsigned style, uint32_t link)
{
    const struct line_setter *setter = cutter->setter;
    struct line_part *part = array_push(setter->scratch, cutter->parts);
    part->kind = kind;
    part->text = text;
    part->style = style;
    part->link = link;
    part->shaped = shape_word(setter->engine, text, setter->style, style, setter->lang);
    return part;
}

/* Ends the word that is being cut, if there is one. */
static void end_word(struct cutter *cutter)
{
    struct parts *parts = cutter->parts;
    size_t count = parts->count - cutter->word_first;
    if (count == 0) {
        return;
    }
    struct str text = count == 1 ? cutter->word_text : builder_str(&cutter->word);
    struct part_words *all = &parts->words;
    unsigned left = all->count > 0 ? all->items[all->count - 1].facts->class : 0;
    unsigned earlier = all->count > 1 ? all->items[all->count - 2].facts->class : 0;
    struct part_word *word = array_push(cutter->setter->scratch, all);
    word->first = cutter->word_first;
    word->count = count;
    word->facts = words_find(cutter->words, text, cutter->setter->lang);
    word->starts_sentence =
        all->count == 1 || cutter->pending == BLANK_LINE || (left & WORD_SENTENCE) != 0;
    word->bound = cutter->pending == BLANK_NO_BREAK ||
                  (all->count > 1 && breaks_binds(earlier, left, word->facts->class));
    cutter->word_first = parts->count;
    cutter->word.count = 0;
    cutter->pending = BLANK_NONE;
}

/* Writes the blank between the last word and the one that begins. */
static void flush_blank(struct cutter *cutter)
{
    if (cutter->pending == BLANK_NONE) {
        return;
    }
    bool hard = cutter->pending == BLANK_LINE;
    bool plain = hard || cutter->pending_text.data[0] == '\t';
    add_part(cutter, hard ? PART_BREAK : PART_SPACE,
             plain ? STR(" ") : cutter->pending_text, cutter->pending_style,
             cutter->pending_link);
    cutter->word_first = cutter->parts->count;
}

static void add_text(struct cutter *cutter, struct str text, unsigned style,
                     uint32_t link)
{
    struct parts *parts = cutter->parts;
    const struct word_facts *facts =
        words_find(cutter->words, text, cutter->setter->lang);
    if (facts->text.size == 0) {
        return; /* nothing but hints */
    }
    if (parts->count == cutter->word_first) {
        flush_blank(cutter);
        cutter->word_text = text;
    } else if (cutter->word.count == 0) {
        builder_add(&cutter->word, cutter->word_text);
    }
    if (parts->count > cutter->word_first) {
        builder_add(&cutter->word, text);
    }
    add_part(cutter, PART_WORD, facts->text, style, link);
}

static void add_blank(struct cutter *cutter, enum blank blank, struct str text,
                      const struct line_part *like)
{
    end_word(cutter);
    if (cutter->parts->count == 0) {
        return;
    }
    if (blank == BLANK_LINE && cutter->pending == BLANK_LINE) {
        flush_blank(cutter); /* an empty line of its own */
        return;
    }
    if (cutter->pending == BLANK_NONE) {
        cutter->pending_text = text;
        cutter->pending_style = like->style;
        cutter->pending_link = like->link;
    }
    if (cutter->pending < blank) {
        cutter->pending = blank;
    }
}

/* Adds the word text in [from, to), in stretches that begin with a base letter. */
static void add_stretches(struct cutter *cutter, struct str text, unsigned style,
                          uint32_t link)
{
    size_t from = 0;
    size_t at = 0;
    while (text.size - from > STRETCH_BYTES_MAX && at < text.size) {
        size_t here = at;
        uint32_t c = str_next(text, &at);
        bool mark =
            (c >= 0x300 && c <= 0x36F) || c == 0x200D || (c >= 0xFE00 && c <= 0xFE0F);
        if (here - from >= STRETCH_BYTES_MAX && !mark) {
            add_text(cutter, str_slice(text, from, here), style, link);
            from = here;
        }
    }
    if (from < text.size) {
        add_text(cutter, str_slice(text, from, text.size), style, link);
    }
}

static void cut_run(struct cutter *cutter, const struct text_run *run, uint32_t link)
{
    const struct line_part like = {.style = run->style, .link = link};
    size_t from = 0;
    for (size_t at = 0; at < run->text.size;) {
        size_t size;
        enum blank blank = blank_at(run->text, at, &size);
        if (blank != BLANK_NONE) {
            add_stretches(cutter, str_slice(run->text, from, at), run->style, link);
            add_blank(cutter, blank, str_slice(run->text, at, at + size), &like);
            from = at + size;
        }
        at += size;
    }
    add_stretches(cutter, str_slice(run->text, from, run->text.size), run->style, link);
}

void parts_cut(struct parts *parts, struct part_links *links,
               const struct text_block *block, const struct line_setter *setter)
{
    struct cutter cutter = {
        .setter = setter,
        .words = setter->engine->words,
        .parts = parts,
        .word = {.arena = setter->scratch},
    };
    struct str before = {0};
    for (size_t i = 0; i < block->run_count; i++) {
        const struct text_run *run = &block->runs[i];
        bool linked = run->link.size > 0;
        bool spanned = run->expansion.size > 0 || run->spoken.size > 0;
        if ((linked && !str_equal(run->link, before)) || spanned) {
            *array_push(setter->arena, links) = (struct text_link){
                .url = str_copy(setter->arena, run->link),
                .anchor = run->note != NULL ? run->note->anchor : run->anchor,
                .expansion = str_copy(setter->arena, run->expansion),
                .spoken = str_copy(setter->arena, run->spoken),
                .note = run->note,
            };
        }
        before = run->link;
        cut_run(&cutter, run, linked || spanned ? (uint32_t)links->count : 0);
    }
    end_word(&cutter);
}
