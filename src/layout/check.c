/* Reads every text of a brochure before it is laid out, so that all faults in markup and
 * all missing glyphs come in one run, with those that the model found; and compares the
 * shape of the two languages, which pairing relies on. */
#include "layout/set.h"

struct text_check {
    const struct brochure *brochure;
    struct text_engine *engine;
    struct set_cache *cache;
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
                           const struct text_blocks *const *blocks)
{
    const struct document *document = &check->brochure->document;
    enum lang first = document->languages[0], second = document->languages[1];
    if (document->language_count < 2 || !localized_is_set(text, first) ||
        !localized_is_set(text, second) || text->missing[second] ||
        blocks[first]->count == blocks[second]->count) {
        return;
    }
    diag_warning_plain(
        check->diag, text->mark[second],
        "the %s text has more or fewer paragraphs and list items than the %s text "
        "(%zu and %zu): from the first one that is missing on, they do not stand "
        "side by side",
        lang_facts(second)->name, lang_facts(first)->name, blocks[second]->count,
        blocks[first]->count);
}

static void check_text(void *context, const struct localized *text, enum text_use use)
{
    struct text_check *check = context;
    const struct text_blocks *blocks[LANG_COUNT];
    bool sound = true;
    for (enum lang lang = 0; lang < LANG_COUNT; lang++) {
        blocks[lang] =
            set_cache_parse(check->cache, check->engine, text, lang, markup_of(use));
        sound = sound && blocks[lang] != NULL;
    }
    if (sound && (use == TEXT_BLOCKS || use == TEXT_BODY)) {
        compare_counts(check, text, blocks);
    }
    check->sound = check->sound && sound;
}

bool layout_read_texts(struct set_cache **out, const struct brochure *brochure,
                       struct text_engine *engine, struct arena *arena, struct diag *diag)
{
    struct text_check check = {
        .brochure = brochure,
        .engine = engine,
        .cache = set_cache_make(arena, diag),
        .diag = diag,
        .sound = true,
    };
    model_each_text(brochure, check_text, &check);
    *out = check.cache;
    return check.sound;
}
