/* A merge of three texts by their fields. Values are compared, not lines: so a text that
 * was only broken otherwise is the same, and comments of both stay. */
#include "editor/merge.h"
#include "base/table.h"

enum { READINGS = 3, BASE = 0, MINE, THEIRS };

struct merging {
    const struct editor_host *host;
    struct arena *arena;
    struct editor_reading *readings[READINGS];
    struct table *fields[READINGS]; /* by id */
    struct str text; /* as far as it is put together */
    size_t kept;
};

static void read_text(struct merging *merging, size_t which, struct str text)
{
    struct editor_reading *reading = merging->host->read(merging->host->context, text);
    merging->readings[which] = reading;
    merging->fields[which] = table_make(merging->arena, reading->field_count + 1);
    for (size_t i = 0; i < reading->field_count; i++) {
        const struct table_key key = {.text = reading->fields[i].id};
        *table_place(merging->fields[which], &key) = &reading->fields[i];
    }
}

static const struct editor_field *find(const struct merging *merging, size_t which,
                                       struct str id)
{
    const struct table_key key = {.text = id};
    return table_find(merging->fields[which], &key);
}

/* All have the same fields, made alike. */
static bool are_alike(const struct merging *merging)
{
    const struct editor_reading *base = merging->readings[BASE];
    for (size_t which = 0; which < READINGS; which++) {
        const struct editor_reading *reading = merging->readings[which];
        if (!reading->readable || reading->field_count != base->field_count) {
            return false;
        }
        for (size_t i = 0; i < base->field_count; i++) {
            const struct editor_field *field = find(merging, which, base->fields[i].id);
            if (field == NULL || field->shared != base->fields[i].shared) {
                return false;
            }
        }
    }
    return true;
}

static bool is_same(const struct editor_field *a, const struct editor_field *b,
                    enum lang lang)
{
    return a->given[lang] == b->given[lang] &&
           (!a->given[lang] || str_equal(a->value[lang], b->value[lang]));
}

/* Puts what mine says into the text. */
static bool put(struct merging *merging, const struct editor_field *mine, enum lang lang)
{
    const struct editor_edit edit = {
        .field = mine->id, .lang = lang, .value = mine->value[lang]};
    struct editor_change change;
    if (!mine->given[lang] || !merging->host->edit(merging->host->context, merging->text,
                                                   &edit, &change, merging->arena)) {
        return false;
    }
    struct builder out = {.arena = merging->arena};
    builder_add(&out, str_slice(merging->text, 0, change.span.from));
    builder_add(&out, change.insert);
    builder_add(&out, str_slice(merging->text, change.span.to, merging->text.size));
    merging->text = builder_str(&out);
    return true;
}

static bool merge_field(struct merging *merging, const struct editor_field *base)
{
    const struct editor_field *mine = find(merging, MINE, base->id);
    const struct editor_field *theirs = find(merging, THEIRS, base->id);
    for (size_t i = 0; i < (base->shared ? 1 : LANG_COUNT); i++) {
        enum lang lang = (enum lang)i;
        if (is_same(mine, base, lang) || is_same(mine, theirs, lang)) {
            continue;
        }
        merging->kept += is_same(theirs, base, lang) ? 0 : 1;
        if (!put(merging, mine, lang)) {
            return false;
        }
    }
    return true;
}

bool merge_fields(struct str *out, size_t *kept, const struct merge_texts *texts,
                  const struct editor_host *host, struct arena *arena)
{
    struct merging merging = {.host = host, .arena = arena, .text = texts->theirs};
    read_text(&merging, BASE, texts->base);
    read_text(&merging, MINE, texts->mine);
    read_text(&merging, THEIRS, texts->theirs);
    bool merged = are_alike(&merging);
    for (size_t i = 0; merged && i < merging.readings[BASE]->field_count; i++) {
        merged = merge_field(&merging, &merging.readings[BASE]->fields[i]);
    }
    *out = str_copy(arena, merging.text);
    *kept = merging.kept;
    for (size_t which = 0; which < READINGS; which++) {
        arena_destroy(merging.readings[which]->arena);
    }
    return merged;
}
