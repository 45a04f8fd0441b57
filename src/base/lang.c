/* The table of languages. A third one is a row here, patterns and fonts. */
#include "base/lang.h"
#include <assert.h>
#include <stddef.h>

static const struct lang_facts FACTS[LANG_COUNT] = {
    [LANG_BG] = {.code = "bg",
                 .tag = "bg-BG",
                 .name = "Bulgarian",
                 .hyphenation = "hyph_bg_BG.dic"},
    [LANG_EN] = {.code = "en",
                 .tag = "en-GB",
                 .name = "English",
                 .hyphenation = "hyph_en_GB.dic"},
};

const struct lang_facts *lang_facts(enum lang lang)
{
    assert((size_t)lang < LANG_COUNT);
    return &FACTS[lang];
}

bool lang_from_code(enum lang *lang, struct str code)
{
    for (size_t i = 0; i < LANG_COUNT; i++) {
        if (str_equal(code, str_from(FACTS[i].code))) {
            *lang = (enum lang)i;
            return true;
        }
    }
    return false;
}
