/* Setting, with a cache: a text in a role and width gives the same lines in every pass.
 * The cache is an open-addressing table on the arena; its order is never seen. */
#include "blocks/setter.h"

struct set_key {
    const void *text;
    int32_t manner; /* role, side, flush */
    int32_t width, indent;
};

struct set_entry {
    struct set_key key;
    const struct text_paragraph *paragraph;
};

struct setter_cache {
    struct arena *arena;
    struct set_entry *entries;
    size_t count, capacity; /* capacity is a power of two */
};

enum { CACHE_START = 1024 };

struct setter_cache *setter_cache_make(struct arena *arena)
{
    struct setter_cache *cache = arena_new(arena, struct setter_cache);
    cache->arena = arena;
    cache->capacity = CACHE_START;
    cache->entries = arena_new_array(arena, cache->capacity, struct set_entry);
    return cache;
}

static bool key_equal(const struct set_key *a, const struct set_key *b)
{
    return a->text == b->text && a->manner == b->manner && a->width == b->width &&
           a->indent == b->indent;
}

static size_t key_hash(const struct set_key *key)
{
    uint64_t hash = (uint64_t)(uintptr_t)key->text;
    const int32_t parts[] = {key->manner, key->width, key->indent};
    for (size_t i = 0; i < 3; i++) {
        hash = (hash ^ (uint32_t)parts[i]) * 0x9e3779b97f4a7c15u;
        hash ^= hash >> 29;
    }
    return (size_t)hash;
}

static struct set_entry *cache_slot(const struct setter_cache *cache,
                                    const struct set_key *key)
{
    size_t at = key_hash(key) & (cache->capacity - 1);
    while (cache->entries[at].paragraph != NULL &&
           !key_equal(&cache->entries[at].key, key)) {
        at = (at + 1) & (cache->capacity - 1);
    }
    return &cache->entries[at];
}

static void cache_grow(struct setter_cache *cache)
{
    struct set_entry *old = cache->entries;
    size_t old_capacity = cache->capacity;
    cache->capacity *= 2;
    cache->entries = arena_new_array(cache->arena, cache->capacity, struct set_entry);
    for (size_t i = 0; i < old_capacity; i++) {
        if (old[i].paragraph != NULL) {
            *cache_slot(cache, &old[i].key) = old[i];
        }
    }
}

static void cache_add(struct setter_cache *cache, const struct set_key *key,
                      const struct text_paragraph *paragraph)
{
    if (cache->count * 2 >= cache->capacity) {
        cache_grow(cache);
    }
    *cache_slot(cache, key) = (struct set_entry){*key, paragraph};
    cache->count++;
}

/* Roles are drawn for the families of linden: condensed for display, serif for text, sans
 * for notes. Another theme may take one of them for another use. */
static enum text_family family_of(const struct theme *theme, enum text_family drawn)
{
    static const enum text_family FAMILIES[] = {
        [TYPE_SERIF] = FAMILY_SERIF,
        [TYPE_SANS] = FAMILY_SANS,
        [TYPE_CONDENSED] = FAMILY_CONDENSED,
    };
    switch (drawn) {
    case FAMILY_CONDENSED:
        return theme->display == TYPE_CONDENSED ? drawn : FAMILIES[theme->display];
    case FAMILY_SANS: return theme->notes == TYPE_SANS ? drawn : FAMILIES[theme->notes];
    case FAMILY_SERIF:
    case FAMILY_SERIF_SMTEXT:
    case FAMILY_SERIF_TEXT:
    case FAMILY_SERIF_SUBHEAD:
    case FAMILY_SERIF_DISPLAY:
        return theme->text == TYPE_SERIF ? drawn : FAMILIES[theme->text];
    case FAMILY_COUNT: break;
    }
    return drawn;
}

static struct text_style style_of(const struct setter *setter, enum role_name name,
                                  enum side side)
{
    const struct role *role = role_find(name);
    bool alone = side == SIDE_SECOND && setter->alone && role->has_alone;
    struct text_style style = alone ? role->alone : role->style[side];
    style.family = family_of(setter->theme, style.family);
    return style;
}

static const struct text_paragraph *set_uncached(const struct setter *setter,
                                                 const struct text_block *text,
                                                 const struct set_how *how,
                                                 struct arena *arena)
{
    struct text_setting setting = {
        .style = style_of(setter, how->role, how->side),
        .lang = setter->languages[how->side],
        .width = how->width,
        .indent = how->indent,
        .purpose = role_find(how->role)->purpose,
        .justified = how->role == ROLE_BODY && setter->justified,
    };
    setting.style.flush = how->flush;
    return text_set(setter->engine, text, &setting, arena, setter->diag);
}

const struct text_paragraph *setter_block(const struct setter *setter,
                                          const struct text_block *text,
                                          const struct set_how *how)
{
    if (text == NULL) {
        return NULL;
    }
    struct set_key key = {
        .text = text,
        .manner = ((int32_t)how->role * SIDE_COUNT + (int32_t)how->side) * 2 + how->flush,
        .width = how->width,
        .indent = how->indent,
    };
    const struct text_paragraph *known = cache_slot(setter->cache, &key)->paragraph;
    if (known != NULL) {
        return known;
    }
    known = set_uncached(setter, text, how, setter->arena);
    cache_add(setter->cache, &key, known);
    return known;
}

const struct text_paragraph *setter_words(const struct setter *setter, struct str words,
                                          const struct set_how *how)
{
    const struct text_block *text = text_make_block(setter->pages, words);
    return set_uncached(setter, text, how, setter->pages);
}

const struct text_line *setter_line(const struct setter *setter, struct str words,
                                    enum role_name role, enum side side)
{
    struct text_setting setting = {
        .style = style_of(setter, role, side),
        .lang = setter->languages[side],
    };
    return text_set_line(setter->engine, words, &setting, setter->pages, setter->diag);
}

const struct text_line *setter_line_within(const struct setter *setter, struct str words,
                                           enum side side, struct set_roles roles,
                                           mpt width)
{
    const struct text_line *line = NULL;
    for (size_t i = 0; i < roles.count && (line == NULL || line->width > width); i++) {
        line = setter_line(setter, words, roles.items[i], side);
    }
    return line;
}

const struct colour *setter_colour(const struct setter *setter, enum theme_colour name)
{
    return &setter->theme->colours[name];
}

enum theme_colour setter_role_colour(enum role_name role, enum side side)
{
    return role_find(role)->colour[side];
}
