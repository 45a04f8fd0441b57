/* Life and death of the text engine: it only assembles the parts. */
#include "text/engine.h"
#include "text/font_set.h"
#include "text/hyphenate.h"
#include "text/lexicon.h"
#include "text/shape_cache.h"
#include "text/words.h"

static void remember(struct text_engine *engine, const struct lang_division *own,
                     size_t own_count)
{
    engine->kept = arena_create();
    engine->shapes = shape_cache_create(engine->kept);
    engine->words = words_create(engine->kept, engine->hyphenator, own, own_count);
    engine->has_own = own_count > 0;
}

static void forget(struct text_engine *engine)
{
    shape_cache_destroy(engine->shapes);
    words_destroy(engine->words);
    arena_destroy(engine->kept);
}

struct text_engine *text_engine_create(struct str fonts, struct diag *diag)
{
    struct arena *arena = arena_create();
    struct text_engine *engine = arena_new(arena, struct text_engine);
    engine->arena = arena;
    engine->scratch = arena_create();
    engine->document = 1;
    engine->lexicon = lexicon_make(arena);
    engine->fonts = font_set_create(fonts, arena, diag);
    engine->hyphenator = engine->fonts != NULL ? hyphenator_create(diag) : NULL;
    if (engine->hyphenator == NULL) {
        text_engine_destroy(engine);
        return NULL;
    }
    remember(engine, NULL, 0);
    return engine;
}

struct str text_fonts_digest(struct str fonts, struct arena *arena)
{
    return font_set_digest(fonts, arena);
}

void text_engine_begin(struct text_engine *engine, const struct lang_division *own,
                       size_t own_count)
{
    engine->document++;
    font_set_begin(engine->fonts);
    if (engine->has_own || own_count > 0 ||
        text_engine_memory(engine) > TEXT_MEMORY_MAX) {
        forget(engine);
        remember(engine, own, own_count);
    }
}

size_t text_engine_memory(const struct text_engine *engine)
{
    return arena_size(engine->kept);
}

void text_engine_destroy(struct text_engine *engine)
{
    if (engine == NULL) {
        return;
    }
    forget(engine);
    hyphenator_destroy(engine->hyphenator);
    font_set_destroy(engine->fonts);
    arena_destroy(engine->scratch);
    arena_destroy(engine->arena);
}
