/* The stage from outside: decodes a file, then checks it. */
#include "model/model.h"
#include "model/check.h"
#include "model/check_words.h"
#include "model/decode.h"
#include "model/fields.h"
#include <string.h>

enum country document_country(const struct document *document)
{
    bool bulgarian = false;
    for (size_t i = 0; i < document->language_count; i++) {
        bulgarian = bulgarian || document->languages[i] == LANG_BG;
    }
    return document->country != COUNTRY_UNSAID ? document->country
           : bulgarian                         ? COUNTRY_BG
                                               : COUNTRY_GB;
}

bool model_load(struct brochure *out, const struct node *root,
                const struct model_options *options, struct arena *arena,
                struct diag *diag)
{
    memset(out, 0, sizeof *out);
    out->origin = root->mark.source;
    out->pass_words = options->pass_words;
    struct decoder decoder = {
        .brochure = out, .options = options, .arena = arena, .diag = diag};
    size_t errors = diag_error_count(diag);
    out->document.languages[0] = LANG_BG; /* until they are read, or if they cannot be */
    out->document.languages[1] = LANG_EN;
    out->document.language_count = 2;
    decode_record(&decoder, out, root, fields_root());
    check_brochure(&decoder, root);
    size_t sound = diag_error_count(diag);
    check_words(&decoder);
    if (options->pass_words) {
        decoder.passed += diag_error_count(diag) - sound;
    }
    return diag_error_count(diag) == errors + decoder.passed;
}
