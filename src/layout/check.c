/* Reads every text of a brochure before it is laid out, so that all faults in markup and
 * all missing glyphs come in one run, with those that the model found; and compares the
 * shape of the two languages, which pairing relies on. */
#include "layout/layout.h"

struct text_check {
    const struct brochure *brochure;
    struct text_engine *engine;
    struct arena *arena;
    struct diag *diag;
    bool sound;
};

static enum text_markup markup_of(enum text_use use)
{
    switch (use) {
    case TEXT_PLAIN: return MARKUP_PLAIN;
    case TEXT_INLINE: return MARKUP_INLINE;
    case TEXT_BLOCKS: return MARKUP_BLOCKS;
    case TEXT_BODY: break;
    }
    return MARKUP_BODY;
}

static void compare_counts(const struct text_check *check, const struct localized *text,
                           const struct text_blocks *blocks)
{
    const struct document *document = &check->brochure->document;
    enum lang first = document->languages[0], second = document->languages[1];
    if (document->language_count < 2 || !localized_is_set(text, first) ||
        !localized_is_set(text, second) || text->missing[second] ||
        blocks[first].count == blocks[second].count) {
        return;
    }
    diag_warning(check->diag, text->mark[second],
                 "the %s text has %zu paragraphs and list items, the %s text %zu: from "
                 "the first one that is missing on, they do not stand side by side",
                 lang_facts(second)->name, blocks[second].count, lang_facts(first)->name,
                 blocks[first].count);
}

static void check_text(void *context, const struct localized *text, enum text_use use)
{
    struct text_check *check = context;
    struct text_blocks blocks[LANG_COUNT] = {{0}};
    bool sound = true;
    const struct arena_state before = arena_save(check->arena);
    for (enum lang lang = 0; lang < LANG_COUNT; lang++) {
        if (text->text[lang].data == NULL) {
            continue;
        }
        sound =
            text_parse(&blocks[lang], text->text[lang], markup_of(use), lang,
                       text->mark[lang], text->span[lang], check->engine, check->arena) &&
            sound;
    }
    if (sound && (use == TEXT_BLOCKS || use == TEXT_BODY)) {
        compare_counts(check, text, blocks);
    }
    check->sound = check->sound && sound;
    arena_restore(check->arena, before);
}

bool layout_check_texts(const struct brochure *brochure, struct text_engine *engine,
                        struct diag *diag)
{
    struct text_check check = {
        .brochure = brochure,
        .engine = engine,
        .arena = arena_create(),
        .diag = diag,
        .sound = true,
    };
    model_each_text(brochure, check_text, &check);
    arena_destroy(check.arena);
    return check.sound;
}
