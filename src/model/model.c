/* The stage from outside: loads a brochure, and walks over all its texts. */
#include "model/model.h"
#include "model/check.h"
#include "model/decode.h"
#include "model/kinds/kinds.h"
#include <stddef.h>
#include <string.h>

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
    return diag_error_count(diag) == errors;
}

/* ---- the walk ------------------------------------------------------------------- */

struct walk {
    void (*visit)(void *context, const struct localized *text, enum text_use use);
    void *context;
};

static void walk_text(const struct walk *walk, const struct localized *text,
                      enum text_use use)
{
    bool set = false;
    for (int lang = 0; lang < LANG_COUNT; lang++) {
        set = set || localized_is_set(text, (enum lang)lang);
    }
    if (set) {
        walk->visit(walk->context, text, use);
    }
}

static void walk_keywords(const struct walk *walk, const struct document *document)
{
    for (size_t i = 0; i < document->keyword_count; i++) {
        walk_text(walk, &document->keywords[i], TEXT_PLAIN);
    }
}

static void walk_record(const struct walk *walk, const void *target,
                        const struct record *record)
{
    for (size_t i = 0; i < record_field_count(record); i++) {
        const struct field *field = record_field_at(record, i);
        const char *base = target;
        if (field->offset == NO_OFFSET) {
            continue;
        }
        const void *at = base + field->offset;
        if (field->type == FIELD_TEXT || field->type == FIELD_PHONE ||
            field->type == FIELD_URL) {
            walk_text(walk, at, field->use);
        } else if (field->type == FIELD_RECORD) {
            walk_record(walk, at, field->record);
        } else if (field->type == FIELD_KEYWORDS) {
            walk_keywords(walk, target);
        } else if (field->type == FIELD_ITEMS) {
            const char *items = *(char *const *)at;
            size_t count = *(const size_t *)(const void *)(base + field->count_offset);
            for (size_t k = 0; k < count; k++) {
                walk_record(walk, items + k * field->record->size, field->record);
            }
        }
    }
}

void model_each_text(const struct brochure *brochure,
                     void (*visit)(void *context, const struct localized *text,
                                   enum text_use use),
                     void *context)
{
    const struct walk walk = {.visit = visit, .context = context};
    walk_record(&walk, brochure, fields_root());
    for (size_t i = 0; i < brochure->section_count; i++) {
        const struct section *section = &brochure->sections[i];
        walk_record(&walk, section, &kind_find(section->kind)->record);
    }
}
