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
    engine->scratch = arena_create();
    engine->diag = diag;
    engine->fonts = font_set_create(fonts, arena, diag);
    engine->hyphenator = engine->fonts != NULL ? hyphenator_create(diag) : NULL;
    if (engine->hyphenator == NULL) {
        text_engine_destroy(engine);
        return NULL;
    }
    engine->shapes = shape_cache_create(arena);
    return engine;
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
    arena_destroy(engine->arena);
}
