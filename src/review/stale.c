/* A translation that nobody looked at since its text was changed. */
#include "review/parts.h"

/* True if the text was and is given in that language. */
static bool stood(const struct model_change *change, enum lang lang)
{
    return model_change_text(change->before, lang).size > 0 &&
           model_change_text(change->after, lang).size > 0;
}

void review_stale(const struct brochure *brochure, const struct model_changes *changes,
                  struct diag *diag)
{
    const struct review review = {.brochure = brochure, .diag = diag};
    for (size_t i = 0; i < changes->count; i++) {
        const struct model_change *change = &changes->items[i];
        if (change->kind != CHANGE_CHANGED || !stood(change, LANG_BG) ||
            !stood(change, LANG_EN)) {
            continue;
        }
        bool bulgarian = model_changed_in(change, LANG_BG);
        bool english = model_changed_in(change, LANG_EN);
        if (bulgarian && !english) {
            review_tell(
                &review, REVIEW_STALE, model_change_mark(change, LANG_EN),
                "the Bulgarian text was changed and the English one was not: see whether "
                "they still say the same");
        } else if (english && !bulgarian) {
            review_tell(
                &review, REVIEW_STALE, model_change_mark(change, LANG_BG),
                "the English text was changed and the Bulgarian one was not: see whether "
                "they still say the same");
        }
    }
}
