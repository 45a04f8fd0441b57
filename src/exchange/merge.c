/* Translations into the plan. Each change is found in the plan as it is and proved alone;
 * a text whose source has changed meanwhile is not touched. */
#include "base/array.h"
#include "exchange/units.h"
#include "exchange/xliff.h"

struct merging {
    const struct exchange_plan *plan;
    struct exchange_result *out;
    struct units units;
    struct rewrites wishes;
    struct arena *arena;
    struct diag *diag;
};

bool exchange_choose(struct exchange_plan *plan, enum lang to)
{
    const struct document *document = &plan->brochure->document;
    plan->to = to;
    plan->is_new = true;
    bool found = false;
    for (size_t i = 0; i < document->language_count; i++) {
        if (document->languages[i] == to) {
            plan->is_new = false;
        } else if (!found) {
            plan->from = document->languages[i];
            found = true;
        }
    }
    return found;
}

/* "bg", or "bg-BG" as programs of translators like to have it. */
static bool find_language(enum lang *out, struct str tag)
{
    size_t hyphen = str_find(tag, STR("-"), 0);
    return lang_from_code(out, str_slice(tag, 0, hyphen));
}

/* ---- one unit -------------------------------------------------------------------- */

/* The text with the line end that the block of YAML beside it has. */
static struct str with_end(struct str text, const struct node *scalar,
                           struct arena *arena)
{
    struct str end = str_slice(scalar->text, unit_text(scalar).size, scalar->text.size);
    return str_format(arena, "%.*s%.*s", STR_ARGS(text), STR_ARGS(end));
}

/* How the plan changes for a unit to have this translation. */
static struct rewrite change_unit(struct merging *merging, const struct unit *unit,
                                  struct str text)
{
    const struct exchange_plan *plan = merging->plan;
    const char *codes[] = {lang_facts(plan->from)->code, lang_facts(plan->to)->code};
    const struct node *beside =
        unit->target != NULL && unit->target->text.size > 0 ? unit->target : unit->source;
    struct str value = text.size == 0 ? text : with_end(text, beside, merging->arena);
    const struct node_text from = {str_from(codes[0]), unit->source->text};
    const struct node_text to = {str_from(codes[1]), value};
    return unit->target != NULL ? (struct rewrite){REWRITE_SCALAR, unit->target, {to}}
           : unit->pair != NULL
               ? (struct rewrite){REWRITE_ADD, unit->pair, {to}}
               : (struct rewrite){REWRITE_SPLIT, unit->source, {from, to}};
}

static void take_text(struct merging *merging, const struct unit *unit, struct str text)
{
    bool same = unit->target != NULL && str_equal(unit_text(unit->target), text);
    if (!same) {
        *array_push(merging->arena, &merging->wishes) = change_unit(merging, unit, text);
    }
}

/* The unit of the plan that a unit of the file is; NULL after an error. */
static const struct unit *match(struct merging *merging, const struct xliff_unit *read)
{
    const struct unit *unit = units_by_path(&merging->units, read->name);
    if (read->fault != NULL) {
        diag_error(merging->diag, read->mark, "translate-file",
                   "the unit \"%.*s\" cannot be taken: %s", STR_ARGS(read->name),
                   read->fault);
        return NULL;
    }
    if (unit == NULL) {
        diag_error(merging->diag, read->mark, "translate-unknown",
                   "the plan has no text \"%.*s\" any more", STR_ARGS(read->name));
        return NULL;
    }
    if (!str_equal(unit_text(unit->source), read->source)) {
        diag_error(merging->diag, read->mark, "translate-changed",
                   "\"%.*s\" was changed in the plan meanwhile: have it translated "
                   "again",
                   STR_ARGS(read->name));
        diag_note(merging->diag, unit->source->mark, "the text is here");
        return NULL;
    }
    return unit;
}

/* A target that is too long would make the plan unsound. */
static bool is_short_enough(struct merging *merging, const struct unit *unit,
                            const struct xliff_unit *read)
{
    size_t length = str_length(read->target);
    return unit->limit == 0 || length <= unit->limit ||
           diag_error(merging->diag, read->mark, "limit-length",
                      "the translation of \"%.*s\" has %zu characters; at most %zu are "
                      "allowed",
                      STR_ARGS(read->name), length, unit->limit);
}

/* ---- all of them ----------------------------------------------------------------- */

/* False after an error. */
static bool add_language(struct merging *merging, struct change *out)
{
    const struct exchange_plan *plan = merging->plan;
    const struct node *document = node_find(plan->root, STR("document"));
    const struct node *list = node_find(document, STR("languages"));
    struct node code = {.kind = NODE_SCALAR,
                        .text = str_from(lang_facts(plan->to)->code)};
    struct node_item item = {list->count, &code};
    return rewrite_insert(out, (struct node_place){plan->root, list}, &item,
                          merging->arena, merging->diag);
}

/* Texts of a plan of one language that nobody has translated yet: the place for it. */
static void leave_places(struct merging *merging, const struct table *taken)
{
    for (size_t i = 0; i < merging->units.count; i++) {
        const struct unit *unit = &merging->units.items[i];
        struct table_key key = {.text = unit->path};
        if (table_find(taken, &key) == NULL) {
            merging->out->untranslated++;
            take_text(merging, unit, STR(""));
        }
    }
}

static void take_units(struct merging *merging, const struct xliff *file)
{
    struct table *taken = table_make(merging->arena, file->count + 1);
    for (size_t i = 0; i < file->count; i++) {
        const struct xliff_unit *read = &file->items[i];
        const struct unit *unit = match(merging, read);
        struct table_key key = {.text = read->name};
        if (unit == NULL) {
            continue;
        }
        void **place = table_place(taken, &key);
        if (!read->translated) {
            merging->out->untranslated += !merging->plan->is_new;
        } else if (*place == NULL && is_short_enough(merging, unit, read)) {
            *place = merging->arena;
            take_text(merging, unit, read->target);
        }
    }
    if (merging->plan->is_new && merging->wishes.count > 0) {
        leave_places(merging, taken);
    }
}

static void change_plan(struct merging *merging)
{
    const struct rewrites *wishes = &merging->wishes;
    struct change *changes =
        arena_new_array(merging->arena, wishes->count + 1, struct change);
    size_t count =
        rewrite_many(changes, merging->plan->root, wishes, merging->arena, merging->diag);
    if (merging->plan->is_new && count > 0) {
        count += add_language(merging, &changes[count]);
    }
    merging->out->changes = changes;
    merging->out->count = count;
}

/* What is translated into what, by the head of the file. */
static bool choose(struct exchange_plan *plan, const struct xliff *read)
{
    enum lang from, to;
    return find_language(&from, read->from) && find_language(&to, read->to) &&
           exchange_choose(plan, to) && plan->from == from;
}

bool exchange_read(struct exchange_result *out, const struct source *file,
                   const struct exchange_plan *plan, struct arena *arena,
                   struct diag *diag)
{
    struct xliff read;
    struct exchange_plan chosen = *plan;
    struct merging merging = {.plan = &chosen, .out = out, .arena = arena, .diag = diag};
    *out = (struct exchange_result){0};
    if (!xliff_read(&read, file, arena, diag)) {
        return false;
    }
    if (!choose(&chosen, &read)) {
        return diag_error(diag, source_mark(file, 0, 1), "translate-language",
                          "this file translates from \"%.*s\" into \"%.*s\", which is "
                          "not what this plan needs",
                          STR_ARGS(read.from), STR_ARGS(read.to));
    }
    units_find(&merging.units, &chosen, arena);
    take_units(&merging, &read);
    change_plan(&merging);
    return true;
}
