/* Runs -> words, spaces and hard breaks. A word that changes its style half way is
 * several parts but one word: what may be divided is decided for it as a whole. */
#include "text/parts.h"
#include "base/array.h"
#include "base/letters.h"
#include "text/breaks.h"
#include "text/engine.h"
#include "text/words.h"

/* A longer "word" is shaped in stretches, so that no width overflows. */
enum { STRETCH_BYTES_MAX = 1000 };

enum blank { BLANK_NONE, BLANK_SPACE, BLANK_NO_BREAK, BLANK_LINE };

/* What the parts of a run have in common. */
struct traits {
    const struct shape_look *look;
    unsigned style;
    uint32_t link;
};

struct cutter {
    const struct line_setter *setter;
    struct words *words;
    struct parts *parts;
    struct builder word; /* the word being cut, as written, if it has several parts */
    struct word_facts *facts; /* of its first part; NULL: no word is being cut */
    size_t word_first; /* part */
    enum blank pending; /* what stands between the last word and the next */
    struct str pending_text;
    struct traits pending_traits;
    const struct shape_look *space_look; /* of the last blank */
    const struct shaped_word *space;
};

/* True for a byte that begins no blank. */
static bool is_plain(char byte)
{
    unsigned char c = (unsigned char)byte;
    return c > ' ' && c != 0xC2 && c != 0xE2 && c != 0xE3;
}

/* The blank at byte `at`, and its size in bytes; of a character that is none as well. */
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

static void add_part(struct cutter *cutter, enum part_kind kind, struct str text,
                     const struct shaped_word *shaped, const struct traits *traits)
{
    *array_push(cutter->setter->scratch, cutter->parts) = (struct line_part){
        .kind = kind,
        .text = text,
        .shaped = shaped,
        .style = traits->style,
        .link = traits->link,
    };
}

/* Ends the word that is being cut, if there is one. */
static void end_word(struct cutter *cutter)
{
    struct parts *parts = cutter->parts;
    size_t count = parts->count - cutter->word_first;
    if (cutter->facts == NULL) {
        return;
    }
    struct part_words *all = &parts->words;
    unsigned left = all->count > 0 ? all->items[all->count - 1].facts->class : 0;
    unsigned earlier = all->count > 1 ? all->items[all->count - 2].facts->class : 0;
    struct part_word *word = array_push(cutter->setter->scratch, all);
    word->first = cutter->word_first;
    word->count = count;
    word->facts = count == 1 ? cutter->facts
                             : words_find(cutter->words, builder_str(&cutter->word),
                                          cutter->setter->lang);
    word->starts_sentence =
        all->count == 1 || cutter->pending == BLANK_LINE || (left & WORD_SENTENCE) != 0;
    word->bound = cutter->pending == BLANK_NO_BREAK ||
                  (all->count > 1 && breaks_binds(earlier, left, word->facts->class));
    cutter->word_first = parts->count;
    cutter->facts = NULL;
    cutter->word.count = 0;
    cutter->pending = BLANK_NONE;
}

/* A blank looks like the one before, nearly always. */
static const struct shaped_word *shape_blank(struct cutter *cutter, struct str text,
                                             const struct shape_look *look)
{
    struct text_engine *engine = cutter->setter->engine;
    if (text.data[0] != ' ') {
        return shape_text(engine, look, text);
    }
    if (cutter->space == NULL || cutter->space_look != look) {
        cutter->space = shape_text(engine, look, text);
        cutter->space_look = look;
    }
    return cutter->space;
}

/* Writes the blank between the last word and the one that begins. */
static void flush_blank(struct cutter *cutter)
{
    if (cutter->pending == BLANK_NONE) {
        return;
    }
    bool hard = cutter->pending == BLANK_LINE;
    bool plain = hard || cutter->pending_text.data[0] == '\t';
    struct str text = plain ? STR(" ") : cutter->pending_text;
    const struct traits *traits = &cutter->pending_traits;
    add_part(cutter, hard ? PART_BREAK : PART_SPACE, text,
             shape_blank(cutter, text, traits->look), traits);
    cutter->word_first = cutter->parts->count;
}

/* Most words come again as they came last. */
static const struct shaped_word *shape_facts(struct text_engine *engine,
                                             struct word_facts *facts,
                                             const struct shape_look *look)
{
    if (facts->shaped == NULL || facts->look != look) {
        facts->shaped = shape_text(engine, look, facts->text);
        facts->look = look;
    }
    return facts->shaped;
}

static void add_text(struct cutter *cutter, struct str text, const struct traits *traits)
{
    struct word_facts *facts = words_find(cutter->words, text, cutter->setter->lang);
    if (facts->text.size == 0) {
        return; /* nothing but hints */
    }
    if (cutter->facts == NULL) {
        flush_blank(cutter);
        cutter->facts = facts;
    } else {
        builder_add(&cutter->word,
                    cutter->word.count == 0 ? cutter->facts->key : (struct str){0});
        builder_add(&cutter->word, text);
    }
    add_part(cutter, PART_WORD, facts->text,
             shape_facts(cutter->setter->engine, facts, traits->look), traits);
}

static void add_blank(struct cutter *cutter, enum blank blank, struct str text,
                      const struct traits *traits)
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
        cutter->pending_traits = *traits;
    }
    if (cutter->pending < blank) {
        cutter->pending = blank;
    }
}

/* Adds the word text in stretches that begin with a base letter, unless a letter has
 * more on it than fills another stretch. */
static void add_stretches(struct cutter *cutter, struct str text,
                          const struct traits *traits)
{
    size_t from = 0;
    size_t at = 0;
    while (text.size - from > STRETCH_BYTES_MAX && at < text.size) {
        size_t here = at;
        uint32_t c = str_next(text, &at);
        bool joins = letters_is_mark(c) || c == 0x200D || (c >= 0xFE00 && c <= 0xFE0F);
        if (here - from >= STRETCH_BYTES_MAX * (joins ? 2 : 1)) {
            add_text(cutter, str_slice(text, from, here), traits);
            from = here;
        }
    }
    if (from < text.size) {
        add_text(cutter, str_slice(text, from, text.size), traits);
    }
}

static void cut_run(struct cutter *cutter, const struct text_run *run, uint32_t link)
{
    const struct line_setter *setter = cutter->setter;
    const struct traits traits = {
        .look = shape_look(setter->engine, setter->style, run->style, setter->lang),
        .style = run->style,
        .link = link,
    };
    size_t from = 0;
    for (size_t at = 0; at < run->text.size;) {
        size_t size;
        if (is_plain(run->text.data[at])) {
            at++;
            continue;
        }
        enum blank blank = blank_at(run->text, at, &size);
        if (blank != BLANK_NONE) {
            add_stretches(cutter, str_slice(run->text, from, at), &traits);
            add_blank(cutter, blank, str_slice(run->text, at, at + size), &traits);
            from = at + size;
        }
        at += size;
    }
    add_stretches(cutter, str_slice(run->text, from, run->text.size), &traits);
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
                .url = str_copy(setter->shown, run->link),
                .name = str_copy(setter->shown, run->name),
                .anchor = run->note != NULL ? run->note->anchor : run->anchor,
                .expansion = str_copy(setter->shown, run->expansion),
                .spoken = str_copy(setter->shown, run->spoken),
                .note = run->note,
            };
        }
        before = run->link;
        if (run->text.size > 0) {
            cut_run(&cutter, run, linked || spanned ? (uint32_t)links->count : 0);
        }
    }
    end_word(&cutter);
}
