/* What tests of text begin with: an engine with the fonts of the project. Included once
 * by a test program, after the doors it needs. */
#ifndef UNIT_TEXT_FIXTURE_H
#define UNIT_TEXT_FIXTURE_H

#include "text/text.h"

struct fixture {
    struct arena *arena;
    struct diag *diag;
    struct text_engine *engine;
};

static int set_up(void **state)
{
    static struct fixture fixture;
    fixture.arena = arena_create();
    fixture.diag = diag_create(fixture.arena);
    fixture.engine = text_engine_create(STR("fonts"), fixture.diag);
    *state = &fixture;
    return fixture.engine != NULL ? 0 : -1;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    text_engine_destroy(fixture->engine);
    arena_destroy(fixture->arena);
    return 0;
}

#endif
