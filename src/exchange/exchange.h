/* Door of the exchange with translators: the texts of a plan as XLIFF 2.1 (OASIS, 2018),
 * and the translations back into the plan. */
#ifndef EXCHANGE_EXCHANGE_H
#define EXCHANGE_EXCHANGE_H

#include "base/file.h"
#include "input/input.h"
#include "model/model.h"

/* Limits of a file that is read; reaching one is an error. */
enum {
    EXCHANGE_FILE_MAX = 64 << 20,
    EXCHANGE_DEPTH_MAX = 64,
    EXCHANGE_UNITS_MAX = 100000
};

/* A plan that was found sound; and, once chosen, between which languages it is
 * translated.
 */
struct exchange_plan {
    const struct brochure *brochure;
    const struct node *root;
    enum lang from, to;
    bool is_new; /* `to` is not yet a language of the document */
};

/* The languages of a translation into `to`: from the first other one of the document.
 * False if it has none. */
bool exchange_choose(struct exchange_plan *plan, enum lang to);

/* Writes the plan's texts and what is translated of them. `original` is the name of its
 * file. False after a failure of the sink, or an error: there is nothing to translate. */
bool exchange_write(struct file_sink *sink, const struct exchange_plan *plan,
                    struct str original, struct arena *arena, struct diag *diag);

/* What came of a file. */
struct exchange_result {
    struct change *changes; /* of the plan's text */
    size_t count;
    size_t untranslated; /* units without a translation */
};

/* Reads a file of translations, which says between which languages, and finds how the
 * plan changes by them. What cannot be taken is an error each, with its place in the
 * file: a text that is not in the plan, or is another one there by now. All else is in
 * `out` even then. False if the file is of other languages, or not to be read; `out` then
 * holds nothing. */
bool exchange_read(struct exchange_result *out, const struct source *file,
                   const struct exchange_plan *plan, struct arena *arena,
                   struct diag *diag);

#endif
