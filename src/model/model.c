/* The stage from outside: decodes a file, then checks it. */
#include "model/model.h"
#include "model/check.h"
#include "model/check_words.h"
#include "model/decode.h"
#include "model/fields.h"
#include <string.h>

/* The languages rule how every text is read, wherever they stand in the file. */
static void decode_languages_first(struct decoder *decoder, const struct node *root)
{
    const struct node *document = node_find(root, STR("document"));
    const struct node *languages = NULL;
    if (document != NULL && document->kind == NODE_MAPPING) {
        languages = node_find(document, STR("languages"));
    }
    struct document *out = &decoder->brochure->document;
    if (languages != NULL) {
        const struct field *field = record_find_field(
            record_find_field(fields_root(), STR("document"))->record, STR("languages"));
        field->type->decode(decoder, out, languages, field);
    }
    if (!decoder->languages_known) {
        out->languages[0] = LANG_BG;
        out->languages[1] = LANG_EN;
        out->language_count = 2;
    }
}

static void decode_file(struct decoder *decoder, const struct node *root)
{
    struct document *document = &decoder->brochure->document;
    document->languages[0] = LANG_BG;
    document->languages[1] = LANG_EN;
    document->language_count = 2;
    if (root->kind == NODE_MAPPING) {
        decode_languages_first(decoder, root);
    }
    decode_record(decoder, decoder->brochure, root, fields_root());
}

bool model_load(struct brochure *out, const struct node *root,
                const struct model_options *options, struct arena *arena,
                struct diag *diag)
{
    memset(out, 0, sizeof *out);
    out->origin = root->mark.source;
    struct decoder decoder = {
        .brochure = out, .options = options, .arena = arena, .diag = diag};
    size_t errors = diag_error_count(diag);
    decode_file(&decoder, root);
    check_brochure(&decoder, root);
    check_words(&decoder);
    return diag_error_count(diag) == errors;
}
