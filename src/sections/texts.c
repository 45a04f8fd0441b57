/* Reads every text of a brochure before it is laid out, so that all faults in markup and
 * all missing glyphs come in one run, with those that the model found; and compares the
 * shape of the two languages, which pairing relies on. */
#include "sections/sections.h"

/* An open-addressing table; its order is never seen. */
struct texts_entry {
    const struct localized *text; /* NULL: free */
    const struct text_blocks *blocks[LANG_COUNT];
};

struct texts {
    struct arena *arena;
    struct texts_entry *entries;
    size_t count, capacity; /* capacity is a power of two */
};

enum { TEXTS_START = 256 };

static const struct text_blocks NOTHING = {0};

static struct texts_entry *find_slot(const struct texts *texts,
                                     const struct localized *text)
{
    uint64_t hash = (uint64_t)(uintptr_t)text * 0x9e3779b97f4a7c15u;
    size_t at = (size_t)(hash >> 32) & (texts->capacity - 1);
    while (texts->entries[at].text != NULL && texts->entries[at].text != text) {
        at = (at + 1) & (texts->capacity - 1);
    }
    return &texts->entries[at];
}

static void grow(struct texts *texts)
{
    struct texts_entry *old = texts->entries;
    size_t old_capacity = texts->capacity;
    texts->capacity *= 2;
    texts->entries = arena_new_array(texts->arena, texts->capacity, struct texts_entry);
    for (size_t i = 0; i < old_capacity; i++) {
        if (old[i].text != NULL) {
            *find_slot(texts, old[i].text) = old[i];
        }
    }
}

static struct texts_entry *add_entry(struct texts *texts, const struct localized *text)
{
    if (texts->count * 2 >= texts->capacity) {
        grow(texts);
    }
    struct texts_entry *entry = find_slot(texts, text);
    texts->count += entry->text == NULL;
    entry->text = text;
    return entry;
}

const struct text_blocks *texts_find(const struct texts *texts,
                                     const struct localized *text, enum lang lang)
{
    const struct texts_entry *entry = find_slot(texts, text);
    return entry->text == NULL ? &NOTHING : entry->blocks[lang];
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

static void read_text(void *context, const struct localized *text, enum text_use use)
{
    struct reading *reading = context;
    struct texts_entry *entry = add_entry(reading->texts, text);
    bool sound = true;
    for (enum lang lang = 0; lang < LANG_COUNT; lang++) {
        const struct text_blocks *blocks = parse(reading, text, lang, use);
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
    texts->capacity = TEXTS_START;
    texts->entries = arena_new_array(arena, texts->capacity, struct texts_entry);
    struct reading reading = {brochure, engine, texts, diag, true};
    model_each_text(brochure, read_text, &reading);
    *out = texts;
    return reading.sound;
}
