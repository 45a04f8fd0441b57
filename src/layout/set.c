/* Setting, with a cache: a block in a role and width gives the same lines in every pass,
 * and line fitting is what costs time. The cache is an open-addressing table on the
 * arena; its order is never seen. */
#include "layout/set.h"
#include "layout/phrases.h"

struct set_key {
    const void *object; /* localized text or block */
    int32_t a, b, c; /* side and markup, or role and side; width; indent */
};

struct set_entry {
    struct set_key key;
    const void *value;
};

struct set_cache {
    struct arena *arena;
    struct diag *diag;
    struct set_entry *entries;
    size_t count, capacity; /* capacity is a power of two */
};

enum { SET_CACHE_START = 1024 };

struct set_cache *set_cache_make(struct arena *arena, struct diag *diag)
{
    struct set_cache *cache = arena_new(arena, struct set_cache);
    cache->arena = arena;
    cache->diag = diag;
    cache->capacity = SET_CACHE_START;
    cache->entries = arena_new_array(arena, cache->capacity, struct set_entry);
    return cache;
}

static bool key_equal(const struct set_key *a, const struct set_key *b)
{
    return a->object == b->object && a->a == b->a && a->b == b->b && a->c == b->c;
}

static size_t key_hash(const struct set_key *key)
{
    uint64_t hash = (uint64_t)(uintptr_t)key->object;
    const int32_t parts[] = {key->a, key->b, key->c};
    for (size_t i = 0; i < 3; i++) {
        hash = (hash ^ (uint32_t)parts[i]) * 0x9e3779b97f4a7c15u;
        hash ^= hash >> 29;
    }
    return (size_t)hash;
}

static struct set_entry *cache_slot(const struct set_cache *cache,
                                    const struct set_key *key)
{
    size_t at = key_hash(key) & (cache->capacity - 1);
    while (cache->entries[at].value != NULL && !key_equal(&cache->entries[at].key, key)) {
        at = (at + 1) & (cache->capacity - 1);
    }
    return &cache->entries[at];
}

static void cache_grow(struct set_cache *cache)
{
    struct set_entry *old = cache->entries;
    size_t old_capacity = cache->capacity;
    cache->capacity *= 2;
    cache->entries = arena_new_array(cache->arena, cache->capacity, struct set_entry);
    for (size_t i = 0; i < old_capacity; i++) {
        if (old[i].value != NULL) {
            *cache_slot(cache, &old[i].key) = old[i];
        }
    }
}

static void cache_add(struct set_cache *cache, const struct set_key *key,
                      const void *value)
{
    if (cache->count * 2 >= cache->capacity) {
        cache_grow(cache);
    }
    *cache_slot(cache, key) = (struct set_entry){*key, value};
    cache->count++;
}

/* The blocks of a text; NULL if it holds faults. */
static struct text_blocks *parse(struct set_cache *cache, struct text_engine *engine,
                                 const struct localized *text, enum lang lang,
                                 enum text_markup markup)
{
    struct text_blocks *blocks = arena_new(cache->arena, struct text_blocks);
    if (text->missing[lang]) {
        blocks->items = text_make_block(cache->arena, phrase_find(PHRASE_MISSING, lang));
        blocks->items->mark = text->mark[lang];
        blocks->count = 1;
    } else if (text->text[lang].data != NULL) {
        struct text_source source = {
            .text = text->text[lang],
            .markup = markup,
            .lang = lang,
            .mark = text->mark[lang],
            .span = text->span[lang],
        };
        return text_parse(blocks, &source, engine, cache->arena, cache->diag) ? blocks
                                                                              : NULL;
    }
    return blocks;
}

const struct text_blocks *set_cache_parse(struct set_cache *cache,
                                          struct text_engine *engine,
                                          const struct localized *text, enum lang lang,
                                          enum text_markup markup)
{
    struct set_key key = {.object = text, .a = (int32_t)lang, .b = -1, .c = -1};
    const struct set_entry *entry = cache_slot(cache, &key);
    if (entry->value != NULL) {
        return entry->value;
    }
    const struct text_blocks *blocks = parse(cache, engine, text, lang, markup);
    if (blocks != NULL) {
        cache_add(cache, &key, blocks);
    }
    return blocks;
}

const struct text_blocks *set_blocks(struct layout *layout, const struct localized *text,
                                     enum side side, enum text_markup markup)
{
    static const struct text_blocks NONE = {0};
    const struct text_blocks *blocks = set_cache_parse(
        layout->cache, layout->engine, text, layout->languages[side], markup);
    layout->failed = layout->failed || blocks == NULL;
    return blocks != NULL ? blocks : &NONE;
}

static const struct text_paragraph *set_uncached(struct layout *layout,
                                                 const struct text_block *block,
                                                 const struct set_how *how,
                                                 struct arena *arena)
{
    const struct role *role = theme_role(how->role);
    bool running = how->role == ROLE_BODY;
    struct text_setting setting = {
        .style = role->style[how->side],
        .lang = layout->languages[how->side],
        .width = how->width,
        .indent = how->indent,
        .purpose = role->purpose,
        .justified = running && layout->brochure->layout.align == ALIGN_JUSTIFIED,
    };
    setting.style.flush = how->flush;
    return text_set(layout->engine, block, &setting, arena, layout->diag);
}

const struct text_paragraph *set_block(struct layout *layout,
                                       const struct text_block *block,
                                       const struct set_how *how)
{
    struct set_key key = {block, (int32_t)how->role * SIDE_COUNT + (int32_t)how->side,
                          how->width, how->indent};
    const struct set_entry *entry = cache_slot(layout->cache, &key);
    if (entry->value != NULL) {
        return entry->value;
    }
    const struct text_paragraph *paragraph =
        set_uncached(layout, block, how, layout->arena);
    cache_add(layout->cache, &key, paragraph);
    return paragraph;
}

const struct text_paragraph *set_inline(struct layout *layout,
                                        const struct localized *text,
                                        const struct set_how *how)
{
    const struct text_blocks *blocks = set_blocks(layout, text, how->side, MARKUP_INLINE);
    return blocks->count == 0 ? NULL : set_block(layout, &blocks->items[0], how);
}

const struct text_paragraph *set_words(struct layout *layout, struct str words,
                                       const struct set_how *how)
{
    return set_uncached(layout, text_make_block(layout->pages, words), how,
                        layout->pages);
}

const struct text_paragraph *set_link(struct layout *layout, struct str words,
                                      struct str url, const struct set_how *how)
{
    struct text_block *block = text_make_block(layout->pages, words);
    block->runs[0].link = url;
    return set_uncached(layout, block, how, layout->pages);
}

const struct text_line *set_line(struct layout *layout, struct str words,
                                 enum role_name role, enum side side)
{
    const struct text_setting setting = {.style = theme_role(role)->style[side],
                                         .lang = layout->languages[side]};
    return text_set_line(layout->engine, words, &setting, layout->pages, layout->diag);
}

const struct text_line *set_line_within(struct layout *layout, struct str words,
                                        struct set_roles roles, mpt width)
{
    const struct text_line *line = NULL;
    for (size_t i = 0; i < roles.count && (line == NULL || line->width > width); i++) {
        line = set_line(layout, words, roles.items[i], SIDE_FIRST);
    }
    return line;
}

struct str set_plain(struct layout *layout, const struct localized *text, enum side side)
{
    const struct text_blocks *blocks = set_blocks(layout, text, side, MARKUP_INLINE);
    return blocks->count == 0 ? STR("") : text_plain(&blocks->items[0], layout->arena);
}
