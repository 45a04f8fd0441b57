/* Life and death of the text engine: it only assembles the parts. */
#include "text/engine.h"
#include "text/font_set.h"
#include "text/hyphenate.h"
#include "text/shape_cache.h"

struct text_engine *text_engine_create(struct str fonts, struct diag *diag)
{
    struct arena *arena = arena_create();
    struct text_engine *engine = arena_new(arena, struct text_engine);
    engine->arena = arena;
    engine->kept = arena_create();
    engine->scratch = arena_create();
    engine->document = 1;
    engine->fonts = font_set_create(fonts, arena, diag);
    engine->hyphenator = engine->fonts != NULL ? hyphenator_create(diag) : NULL;
    if (engine->hyphenator == NULL) {
        text_engine_destroy(engine);
        return NULL;
    }
    engine->shapes = shape_cache_create(engine->kept);
    return engine;
}

void text_engine_begin(struct text_engine *engine)
{
    engine->document++;
    font_set_begin(engine->fonts);
    if (text_engine_memory(engine) > TEXT_MEMORY_MAX) {
        shape_cache_destroy(engine->shapes);
        arena_destroy(engine->kept);
        engine->kept = arena_create();
        engine->shapes = shape_cache_create(engine->kept);
        hyphenator_forget(engine->hyphenator);
    }
}

size_t text_engine_memory(const struct text_engine *engine)
{
    return arena_size(engine->kept) + hyphenator_memory(engine->hyphenator);
}

void text_engine_destroy(struct text_engine *engine)
{
    if (engine == NULL) {
        return;
    }
    shape_cache_destroy(engine->shapes);
    hyphenator_destroy(engine->hyphenator);
    font_set_destroy(engine->fonts);
    arena_destroy(engine->scratch);
    arena_destroy(engine->kept);
    arena_destroy(engine->arena);
}
