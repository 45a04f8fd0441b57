/* Reads every text of a brochure before it is laid out, so that all faults in markup and
 * all missing glyphs come in one run, with those that the model found; and compares the
 * shape of the two languages, which pairing relies on. */
#include "sections/sections.h"
#include "base/table.h"
#include "sections/abbreviations.h"

struct texts_entry {
    const struct text_blocks *blocks[LANG_COUNT];
};

struct texts {
    struct arena *arena;
    struct table *entries; /* by the address of the text */
};

enum { TEXTS_EXPECTED = 128 };

static const struct text_blocks NOTHING = {0};

static struct table_key key_of(const struct localized *const *text)
{
    return (struct table_key){.fixed = text, .fixed_size = sizeof *text};
}

static struct texts_entry *add_entry(struct texts *texts, const struct localized *text)
{
    const struct table_key key = key_of(&text);
    void **place = table_place(texts->entries, &key);
    if (*place == NULL) {
        *place = arena_new(texts->arena, struct texts_entry);
    }
    return *place;
}

const struct text_blocks *texts_find(const struct texts *texts,
                                     const struct localized *text, enum lang lang)
{
    const struct table_key key = key_of(&text);
    const struct texts_entry *entry = table_find(texts->entries, &key);
    return entry == NULL ? &NOTHING : entry->blocks[lang];
}

struct str texts_plain(const struct texts *texts, const struct localized *text,
                       enum lang lang, struct arena *arena)
{
    const struct text_blocks *blocks = texts_find(texts, text, lang);
    return blocks->count == 0 ? STR("") : text_plain(&blocks->items[0], arena);
}

/* ---- reading -------------------------------------------------------------------------
 */

struct reading {
    const struct brochure *brochure;
    struct text_engine *engine;
    struct texts *texts;
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

/* The blocks of a text; NULL if it holds faults. */
static const struct text_blocks *parse(const struct reading *reading,
                                       const struct localized *text, enum lang lang,
                                       enum text_use use)
{
    struct arena *arena = reading->texts->arena;
    struct text_blocks *blocks = arena_new(arena, struct text_blocks);
    if (text->missing[lang]) {
        blocks->items = text_make_block(arena, phrase_find(PHRASE_MISSING, lang));
        blocks->items->mark = text->mark[lang];
        blocks->count = 1;
    } else if (text->text[lang].data != NULL) {
        struct text_source source = {
            .text = text->text[lang],
            .markup = markup_of(use),
            .lang = lang,
            .mark = text->mark[lang],
            .span = text->span[lang],
        };
        return text_parse(blocks, &source, reading->engine, arena, reading->diag) ? blocks
                                                                                  : NULL;
    }
    return blocks;
}

static void compare_counts(const struct reading *reading, const struct localized *text,
                           const struct text_blocks *const *blocks)
{
    const struct document *document = &reading->brochure->document;
    enum lang first = document->languages[0], second = document->languages[1];
    if (document->language_count < 2 || !localized_is_set(text, first) ||
        !localized_is_set(text, second) || text->missing[second] ||
        blocks[first]->count == blocks[second]->count) {
        return;
    }
    diag_warning(
        reading->diag, text->mark[second], "blocks-unequal",
        "the %s text has more or fewer paragraphs and list items than the %s text "
        "(%zu and %zu): from the first one that is missing on, they do not stand "
        "side by side",
        lang_facts(second)->name, lang_facts(first)->name, blocks[second]->count,
        blocks[first]->count);
}

/* True if the language shares its text with one before it. */
static bool is_shared(const struct localized *text, enum lang lang)
{
    for (enum lang other = 0; other < lang; other++) {
        if (text->text[lang].data != NULL &&
            text->text[other].data == text->text[lang].data) {
            return true;
        }
    }
    return false;
}

static void read_text(void *context, const struct localized *text, enum text_use use)
{
    struct reading *reading = context;
    struct diag *silent = diag_create(reading->texts->arena);
    struct texts_entry *entry = add_entry(reading->texts, text);
    bool sound = true;
    for (enum lang lang = 0; lang < LANG_COUNT; lang++) {
        struct reading quiet = *reading; /* what is shared is told once */
        quiet.diag = is_shared(text, lang) ? silent : reading->diag;
        const struct text_blocks *blocks = parse(&quiet, text, lang, use);
        sound = sound && blocks != NULL;
        entry->blocks[lang] = blocks != NULL ? blocks : &NOTHING;
    }
    if (sound && (use == TEXT_BLOCKS || use == TEXT_BODY)) {
        compare_counts(reading, text, entry->blocks);
    }
    reading->sound = reading->sound && sound;
}

bool sections_read_texts(struct texts **out, const struct brochure *brochure,
                         struct text_engine *engine, struct arena *arena,
                         struct diag *diag)
{
    struct texts *texts = arena_new(arena, struct texts);
    texts->arena = arena;
    texts->entries = table_make(arena, TEXTS_EXPECTED);
    struct reading reading = {brochure, engine, texts, diag, true};
    model_each_text(brochure, read_text, &reading);
    abbreviations_expand(texts, brochure, arena);
    *out = texts;
    return reading.sound;
}
