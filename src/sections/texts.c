/* The parsed texts of a brochure, by the address of what the content says. */
#include "sections/texts.h"
#include "base/table.h"
#include "sections/changes.h"
#include "sections/notes.h"
#include "sections/references.h"

struct texts_entry {
    const struct text_blocks *blocks[LANG_COUNT];
};

struct texts {
    struct arena *arena;
    struct table *entries; /* by the address of the text */
    struct references *references;
    struct notes *notes;
    struct changes_list *changes;
};

enum { TEXTS_EXPECTED = 128 };

static const struct text_blocks NOTHING = {0};

static struct table_key key_of(const struct localized *const *text)
{
    return (struct table_key){.fixed = text, .fixed_size = sizeof *text};
}

struct texts *texts_make(struct arena *arena)
{
    struct texts *texts = arena_new(arena, struct texts);
    texts->arena = arena;
    texts->references = arena_new(arena, struct references);
    texts->notes = arena_new(arena, struct notes);
    texts->changes = arena_new(arena, struct changes_list);
    texts->entries = table_make(arena, TEXTS_EXPECTED);
    return texts;
}

struct references *texts_references(const struct texts *texts)
{
    return texts->references;
}

struct notes *texts_notes(const struct texts *texts)
{
    return texts->notes;
}

struct changes_list *texts_changes(const struct texts *texts)
{
    return texts->changes;
}

void texts_keep(struct texts *texts, const struct localized *text, enum lang lang,
                const struct text_blocks *blocks)
{
    const struct table_key key = key_of(&text);
    void **place = table_place(texts->entries, &key);
    if (*place == NULL) {
        *place = arena_new(texts->arena, struct texts_entry);
    }
    ((struct texts_entry *)*place)->blocks[lang] = blocks;
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
