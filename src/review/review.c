/* Goes through all texts once; each check looks at one text, the last at the entries.
 * Nothing is kept of a text but what is told of it. */
#include "review/review.h"
#include "review/parts.h"

static struct str join_blocks(const struct text_blocks *blocks, struct arena *arena)
{
    struct builder plain = {.arena = arena};
    for (size_t i = 0; i < blocks->count; i++) {
        builder_add(&plain, text_plain(&blocks->items[i], arena));
        builder_add(&plain, STR("\n"));
    }
    return builder_str(&plain);
}

static bool is_shared(const struct localized *text)
{
    return text->text[LANG_BG].data == text->text[LANG_EN].data;
}

static void visit(void *context, const struct localized *localized, enum text_use use)
{
    const struct review *review = context;
    struct review_text text = {.text = localized, .use = use};
    if (use == TEXT_PLAIN) {
        return;
    }
    struct arena_state before = arena_save(review->arena);
    bool all = true;
    for (enum lang lang = 0; lang < LANG_COUNT; lang++) {
        text.blocks[lang] = texts_find(review->texts, localized, lang);
        bool given = localized_is_set(localized, lang) && !localized->missing[lang];
        text.plain[lang] =
            given ? join_blocks(text.blocks[lang], review->arena) : (struct str){0};
        all = all && given;
    }
    text.both = all && !is_shared(localized);
    review_words(review, &text);
    review_figures(review, &text);
    review_number_style(review, &text);
    review_facts(review, &text);
    review_glossary(review, &text);
    arena_restore(review->arena, before);
}

void review_run(const struct brochure *brochure, const struct texts *texts,
                struct diag *diag)
{
    struct review review = {brochure, texts, arena_create(), diag, NULL};
    review.glossary = review_read_glossary(&review);
    model_each_text(brochure, visit, &review);
    review_labels(&review);
    review_entries(&review);
    review_terms(&review);
    arena_destroy(review.arena);
}
