/* Texts in one or two languages: which are given. */
#include "model/localized.h"

bool localized_is_set(const struct localized *text, enum lang lang)
{
    return text->text[lang].data != NULL || text->missing[lang];
}

bool localized_is_given(const struct localized *text)
{
    for (enum lang lang = 0; lang < LANG_COUNT; lang++) {
        if (localized_is_set(text, lang)) {
            return true;
        }
    }
    return false;
}
