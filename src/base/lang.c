/* The table of languages. A further one is its file, a line here, patterns and fonts. */
#include "base/lang.h"
#include "base/lang_parts.h"
#include <assert.h>

static const struct lang_facts *const FACTS[LANG_COUNT] =
    LANG_EACH(&LANG_FACTS_BG, &LANG_FACTS_EN);

const struct lang_facts *lang_facts(enum lang lang)
{
    assert((size_t)lang < LANG_COUNT);
    return FACTS[lang];
}

bool lang_from_code(enum lang *lang, struct str code)
{
    for (size_t i = 0; i < LANG_COUNT; i++) {
        if (str_equal(code, str_from(FACTS[i]->code))) {
            *lang = (enum lang)i;
            return true;
        }
    }
    return false;
}

enum lang lang_in_script(enum lang lang, enum lang_script script)
{
    for (size_t i = 0; i < LANG_COUNT && FACTS[lang]->script != script; i++) {
        if (FACTS[i]->script == script) {
            return (enum lang)i;
        }
    }
    return lang;
}
