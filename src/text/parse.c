/* A text of the source to blocks ready for setting: markup, then the typography of the
 * language over each paragraph as a whole, then a look for characters that no font has.
 */
#include "base/array.h"
#include "base/letters.h"
#include "text/engine.h"
#include "text/font_set.h"
#include "text/markup.h"
#include "text/shape.h"
#include "text/typography.h"
#include <stdlib.h>
#include <utf8proc.h>

enum { MISSING_MAX = 20 }; /* different characters reported for one text */

struct missing {
    const struct markup_source *source;
    uint32_t seen[MISSING_MAX];
    size_t count;
    bool crowded; /* a letter has too many marks */
};

/* ---- typography
 * ------------------------------------------------------------------------ */

/* The input is in NFC, but an entity can add a mark to the letter before it. */
static struct str compose(struct str text, struct arena *arena)
{
    utf8proc_uint8_t *composed = NULL;
    utf8proc_ssize_t size =
        utf8proc_map((const utf8proc_uint8_t *)text.data, (utf8proc_ssize_t)text.size,
                     &composed, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    if (size < 0) {
        free(composed);
        return text;
    }
    struct str out = str_copy(arena, (struct str){(const char *)composed, (size_t)size});
    free(composed);
    return out;
}

static struct typography_text read_letters(const struct text_block *block,
                                           struct arena *arena)
{
    struct typography_text letters = {0};
    for (size_t i = 0; i < block->run_count; i++) {
        letters.capacity += block->runs[i].text.size;
    }
    letters.items = arena_new_array(arena, letters.capacity, struct typography_letter);
    for (size_t i = 0; i < block->run_count; i++) {
        struct str text = block->runs[i].text;
        for (size_t at = 0; at < text.size;) {
            uint32_t code_point = str_next(text, &at);
            letters.items[letters.count++] =
                (struct typography_letter){code_point, (uint32_t)i};
        }
    }
    return letters;
}

/* Gives the letters back to their runs; runs that lost all of theirs go. */
static void write_letters(struct text_block *block, const struct typography_text *letters,
                          struct arena *arena)
{
    size_t kept = 0;
    for (size_t i = 0; i < letters->count;) {
        uint32_t index = letters->items[i].run;
        struct text_run run = block->runs[index];
        struct builder text = {.arena = arena};
        builder_reserve(&text, run.text.size);
        for (; i < letters->count && letters->items[i].run == index; i++) {
            builder_add_code_point(&text, letters->items[i].code_point);
        }
        run.text = builder_str(&text);
        block->runs[kept++] = run;
    }
    block->run_count = kept;
}

static void set_block(struct text_block *block, enum lang lang,
                      struct text_engine *engine, struct arena *arena)
{
    struct typography_text letters = read_letters(block, arena);
    typography_apply(&letters, lang, engine->lexicon, arena);
    write_letters(block, &letters, arena);
}

/* ---- characters that cannot be set ------------------------------------------------- */

static bool is_right_to_left(uint32_t code_point)
{
    const utf8proc_property_t *property =
        utf8proc_get_property((utf8proc_int32_t)code_point);
    return property->bidi_class == UTF8PROC_BIDI_CLASS_R ||
           property->bidi_class == UTF8PROC_BIDI_CLASS_AL;
}

/* Reports a character once for each text. */
static void report(struct missing *missing, struct str character, uint32_t code_point)
{
    const struct markup_source *source = missing->source;
    for (size_t i = 0; i < missing->count; i++) {
        if (missing->seen[i] == code_point) {
            return;
        }
    }
    if (missing->count == MISSING_MAX) {
        return;
    }
    missing->seen[missing->count++] = code_point;
    struct mark mark = source->mark;
    if (mark.source != NULL) {
        mark = source_find(mark, character, source->span);
    }
    if (is_right_to_left(code_point)) {
        diag_error(source->diag, mark, "glyph-direction",
                   "the letter \"%.*s\" (U+%04X) is written from right to left, which "
                   "cannot be set",
                   STR_ARGS(character), (unsigned)code_point);
        return;
    }
    bool visible = code_point > ' ' && (code_point < 0x7F || code_point >= 0xA0);
    if (visible) {
        diag_error(
            source->diag, mark, "glyph-missing",
            "no font has the character \"%.*s\", U+%04X; replace it or write it in "
            "words",
            STR_ARGS(character), (unsigned)code_point);
    } else {
        diag_error(source->diag, mark, "glyph-missing",
                   "no font has the character U+%04X; replace it or write it in words",
                   (unsigned)code_point);
    }
}

/* Marks come from references to characters too, where the bytes of the file show none. */
static void count_marks(struct missing *missing, struct str text, struct font_set *fonts)
{
    size_t marks = 0, end = 0;
    for (size_t at = 0; (at = font_set_skip(fonts, text, at)) < text.size;) {
        marks = at == end ? marks : 0;
        marks = letters_is_mark(str_next(text, &at)) ? marks + 1 : 0;
        end = at;
        if (marks > LETTERS_MARKS_MAX && !missing->crowded) {
            missing->crowded = true;
            diag_error(missing->source->diag, missing->source->mark, "text-marks",
                       "more than %d accents stand on one letter: delete them",
                       LETTERS_MARKS_MAX);
        }
    }
}

static void find_missing(struct missing *missing, struct str text, struct font_set *fonts)
{
    for (size_t at = 0; (at = font_set_skip(fonts, text, at)) < text.size;) {
        size_t from = at;
        uint32_t code_point = str_next(text, &at);
        bool blank = code_point == '\n' || code_point == '\t'; /* of a faulty text */
        if (blank || shape_is_invisible(code_point)) {
            continue;
        }
        bool latin_or_cyrillic = code_point < 0x590;
        if (!font_set_covers(fonts, code_point, missing->source->diag) ||
            (!latin_or_cyrillic && is_right_to_left(code_point))) {
            report(missing, str_slice(text, from, at), code_point);
        }
    }
}

/* ---- what is kept ------------------------------------------------------------------ */

static struct str keep_text(struct str text, struct arena *arena)
{
    return text.size == 0 ? ((struct str){0}) : str_copy(arena, text);
}

/* A block out of working memory; notes lie in arrays that move as a whole. */
static void keep_block(struct text_block *block, const struct text_note *old,
                       const struct text_note *notes, struct arena *arena)
{
    struct text_run *runs =
        arena_copy(arena, block->runs, block->run_count * sizeof *runs);
    block->label = keep_text(block->label, arena);
    block->runs = runs;
    const struct mark *link = NULL, *kept = NULL;
    for (size_t i = 0; i < block->run_count; i++) {
        runs[i].text = keep_text(runs[i].text, arena);
        runs[i].link = keep_text(runs[i].link, arena);
        runs[i].expansion = keep_text(runs[i].expansion, arena);
        runs[i].note = runs[i].note == NULL ? NULL : notes + (runs[i].note - old);
        /* Runs of one link share its mark. */
        const struct mark *mark = runs[i].mark;
        if (mark != NULL && mark != link) {
            kept = arena_copy(arena, mark, sizeof *mark);
        }
        link = mark;
        runs[i].mark = mark == NULL ? NULL : kept;
    }
}

static void keep_blocks(struct text_blocks *blocks, struct arena *arena)
{
    const struct text_note *old = blocks->notes;
    blocks->items =
        arena_copy(arena, blocks->items, blocks->count * sizeof *blocks->items);
    if (blocks->note_count > 0) {
        blocks->notes =
            arena_copy(arena, old, blocks->note_count * sizeof *blocks->notes);
    }
    for (size_t i = 0; i < blocks->count; i++) {
        keep_block(&blocks->items[i], old, blocks->notes, arena);
    }
    for (size_t i = 0; i < blocks->note_count; i++) {
        struct text_note *note = &blocks->notes[i];
        note->id = keep_text(note->id, arena);
        if (note->block != NULL) {
            note->block = arena_copy(arena, note->block, sizeof *note->block);
            keep_block(note->block, old, blocks->notes, arena);
        }
    }
}

/* ---- the door ---------------------------------------------------------------------- */

/* A text on its way. */
struct parsing {
    const struct text_source *source;
    struct text_engine *engine;
    struct missing missing;
    bool entities, sets; /* what its blocks need */
};

static void finish_block(struct parsing *parsing, struct text_block *block,
                         struct arena *arena)
{
    for (size_t i = 0; i < block->run_count; i++) {
        count_marks(&parsing->missing, block->runs[i].text, parsing->engine->fonts);
    }
    if (parsing->missing.crowded) {
        return;
    }
    for (size_t i = 0; parsing->entities && i < block->run_count; i++) {
        block->runs[i].text = compose(block->runs[i].text, arena);
    }
    if (parsing->sets) {
        set_block(block, parsing->source->lang, parsing->engine, arena);
    }
    for (size_t i = 0; i < block->run_count; i++) {
        find_missing(&parsing->missing, block->runs[i].text, parsing->engine->fonts);
    }
}

bool text_parse(struct text_blocks *out, const struct text_source *source,
                struct text_engine *engine, struct arena *arena, struct diag *diag)
{
    const struct markup_source place = {
        .text = source->text,
        .markup = source->markup,
        .mark = source->mark,
        .span = source->span,
        .home = source->home,
        .diag = diag,
    };
    bool plain = source->markup == MARKUP_PLAIN;
    bool ok = true;
    struct arena *scratch = engine->scratch;
    struct arena_state before = arena_save(scratch);
    if (plain) {
        *out = (struct text_blocks){text_make_block(scratch, source->text), 1, NULL, 0};
        out->items->mark = source->mark;
    } else {
        ok = markup_parse(out, &place, scratch);
    }
    struct parsing parsing = {
        .source = source,
        .engine = engine,
        .missing = {.source = &place},
        .entities = !plain && str_find(source->text, STR("&"), 0) != SIZE_MAX,
        .sets = ok && !plain,
    };
    for (size_t i = 0; i < out->count; i++) {
        finish_block(&parsing, &out->items[i], scratch);
    }
    for (size_t i = 0; i < out->note_count; i++) {
        if (out->notes[i].block != NULL) {
            finish_block(&parsing, out->notes[i].block, scratch);
        }
    }
    keep_blocks(out, arena);
    arena_restore(scratch, before);
    return ok && parsing.missing.count == 0 && !parsing.missing.crowded;
}

struct str text_plain(const struct text_block *block, struct arena *arena)
{
    struct builder plain = {.arena = arena};
    for (size_t i = 0; i < block->run_count; i++) {
        struct str text = block->runs[i].text;
        size_t at = 0;
        while (at < text.size) {
            uint32_t code_point = str_next(text, &at);
            if (!shape_is_invisible(code_point)) {
                builder_add_code_point(&plain, code_point == '\n' ? ' ' : code_point);
            }
        }
    }
    return builder_str(&plain);
}

struct text_block *text_make_block(struct arena *arena, struct str text)
{
    struct text_block *block = arena_new(arena, struct text_block);
    block->runs = arena_new(arena, struct text_run);
    block->runs->text = text;
    block->run_count = text.size > 0 ? 1 : 0;
    return block;
}
