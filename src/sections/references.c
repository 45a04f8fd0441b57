/* A reference is one run: „таблица 4 на с. 23“. What has no number keeps the words that
 * were typed before its page. Its page is known only when all pages stand, so the layout
 * writes the runs after each pass, until none changes. */
#include "sections/references.h"
#include "base/array.h"
#include "base/edit_distance.h"
#include "base/letters.h"
#include "sections/changes.h"
#include "sections/chart_words.h"
#include "sections/figures.h"
#include "sections/notes.h"
#include "sections/phrases.h"
#include "sections/texts.h"

struct targets {
    struct reference_target *items;
    size_t count, capacity;
};

struct finding {
    struct texts *texts;
    struct targets targets;
    struct arena *arena;
    struct diag *diag;
    bool sound;
};

/* ---- what can be referred to ---------------------------------------------------------
 */

static void add_target(struct finding *finding, struct str id, size_t section,
                       size_t item)
{
    if (id.size > 0) {
        *array_push(finding->arena, &finding->targets) =
            (struct reference_target){id, section, item};
    }
}

static void add_targets(struct finding *finding, const struct section *section,
                        size_t index)
{
    add_target(finding, section->id, index, 0);
    const struct goals *goals = &section->as.goals;
    for (size_t i = 0; section->kind == SECTION_GOALS && i < goals->item_count; i++) {
        add_target(finding, goals->items[i].id, index, i + 1);
    }
    const struct priorities *all = &section->as.priorities;
    for (size_t i = 0; section->kind == SECTION_PRIORITIES && i < all->item_count; i++) {
        add_target(finding, all->items[i].id, index, i + 1);
    }
}

static const struct reference_target *find_target(const struct finding *finding,
                                                  struct str id)
{
    for (size_t i = 0; i < finding->targets.count; i++) {
        if (str_equal(finding->targets.items[i].id, id)) {
            return &finding->targets.items[i];
        }
    }
    return NULL;
}

/* ---- the links of the texts ----------------------------------------------------------
 */

static void report_unknown(struct finding *finding, struct mark mark, struct str id)
{
    finding->sound = false;
    size_t count = finding->targets.count;
    struct str *ids = arena_new_array(finding->arena, count + 1, struct str);
    for (size_t i = 0; i < count; i++) {
        ids[i] = finding->targets.items[i].id;
    }
    const struct str *nearest = edit_nearest(ids, count, id);
    const char *advice = nearest == NULL
                             ? N_("give what is meant that id, or correct the link")
                             : wording_phrase(finding->arena, "did you mean \"#%.*s\"?",
                                              STR_ARGS(*nearest));
    diag_error(finding->diag, mark, "reference-unknown",
               "no section, goal or priority has the id \"%.*s\" to which this link "
               "leads; %s",
               STR_ARGS(id), advice);
}

static void report_place(struct finding *finding, struct mark mark)
{
    finding->sound = false;
    diag_error(finding->diag, mark, "reference-place",
               "a link to another place of the brochure can stand in running text only, "
               "not in a title, a caption or a cell");
}

/* Joins the runs of one link into the first. */
static void join(struct text_block *block, size_t at, struct arena *arena)
{
    struct text_run *first = &block->runs[at];
    size_t end = at + 1;
    struct builder words = {.arena = arena};
    builder_add(&words, first->text);
    for (; end < block->run_count && block->runs[end].mark == first->mark; end++) {
        builder_add(&words, block->runs[end].text);
    }
    first->text = builder_str(&words);
    size_t from = at + 1;
    while (end < block->run_count) {
        block->runs[from++] = block->runs[end++];
    }
    block->run_count = from;
}

static void find_in_block(struct finding *finding, struct text_block *block,
                          enum lang lang, bool running)
{
    for (size_t i = 0; i < block->run_count; i++) {
        struct text_run *run = &block->runs[i];
        if (run->mark == NULL) {
            continue;
        }
        struct str id = str_slice(run->link, 1, run->link.size);
        const struct reference_target *target = find_target(finding, id);
        if (target == NULL) {
            report_unknown(finding, *run->mark, id);
        } else if (!running) {
            report_place(finding, *run->mark);
        }
        join(block, i, finding->arena);
        if (target != NULL && running) {
            *array_push(finding->arena, texts_references(finding->texts)) =
                (struct reference){run, run->text, lang, target};
        }
    }
}

static void visit(void *context, const struct localized *text, enum text_use use)
{
    struct finding *finding = context;
    bool running = use == TEXT_BLOCKS || use == TEXT_BODY;
    for (enum lang lang = 0; lang < LANG_COUNT; lang++) {
        const struct text_blocks *blocks = texts_find(finding->texts, text, lang);
        for (size_t i = 0; i < blocks->count; i++) {
            struct text_block *block = &blocks->items[i];
            find_in_block(finding, block, lang,
                          running && block->kind != BLOCK_HEADING &&
                              block->kind != BLOCK_CELL);
        }
        for (size_t i = 0; i < blocks->note_count; i++) {
            find_in_block(finding, blocks->notes[i].block, lang, running);
        }
    }
}

bool references_find(struct texts *texts, const struct brochure *brochure,
                     struct arena *arena, struct diag *diag)
{
    struct finding finding = {texts, {0}, arena, diag, true};
    for (size_t i = 0; i < brochure->section_count; i++) {
        add_targets(&finding, &brochure->sections[i], i);
    }
    model_each_text(brochure, visit, &finding);
    return finding.sound;
}

/* ---- what they say -------------------------------------------------------------------
 */

/* „приоритет 3“: as within a sentence. */
static struct str lower_first(struct str words, struct arena *arena)
{
    struct builder lower = {.arena = arena};
    size_t at = 0;
    uint32_t first = str_next(words, &at);
    if (words.size > 0) {
        builder_add_code_point(&lower, letters_lower(first));
    }
    builder_add(&lower, str_slice(words, at, words.size));
    return builder_str(&lower);
}

static struct str item_words(const struct sections_request *request,
                             const struct reference *reference)
{
    const struct section *section =
        &request->brochure->sections[reference->target->section];
    size_t item = reference->target->item - 1;
    bool goals = section->kind == SECTION_GOALS;
    const struct naming *naming =
        goals ? &section->as.goals.naming : &section->as.priorities.naming;
    struct str numeral = goals ? section->as.goals.items[item].numeral
                               : section->as.priorities.items[item].numeral;
    struct str word =
        texts_plain(request->texts, &naming->label, reference->lang, request->arena);
    bool own = goals && word.size == 0 && numeral.size > 0;
    struct str label =
        own ? phrase_goals(PHRASE_SERVES, &numeral, 1, reference->lang, request->arena)
            : phrase_label(PHRASE_PRIORITY, word, numeral, reference->lang,
                           request->arena);
    return lower_first(label, request->arena);
}

/* What stands there, with its number; empty: it has none. */
static struct str target_words(const struct sections_request *request,
                               const struct reference *reference)
{
    static const char *const TABLE[LANG_COUNT] = LANG_EACH("таблица", "table");
    static const char *const CHART[LANG_COUNT] = LANG_EACH("фигура", "figure");
    size_t index = reference->target->section;
    if (reference->target->item > 0) {
        return item_words(request, reference);
    }
    bool chart = request->brochure->sections[index].kind == SECTION_CHART;
    size_t number = chart ? chart_number(request->brochure, index)
                          : figure_table_number(request->brochure, index);
    const char *word = chart ? CHART[reference->lang] : TABLE[reference->lang];
    return number == 0 ? STR("")
                       : str_format(request->arena, "%s" NBSP "%zu", word, number);
}

/* Where it is found among the places. */
static size_t place_of(const struct reference_target *target,
                       const struct manuscript *manuscript)
{
    const struct chapter *chapter = &manuscript->chapters[target->section];
    if (target->item == 0) {
        return target->section;
    }
    /* Goals are one place, behind the main one; each priority is one. */
    bool goals = chapter->section->kind == SECTION_GOALS;
    size_t within = goals ? chapter->subs.count - 1 : target->item - 1;
    return within < chapter->subs.count ? chapter->first_place + within : target->section;
}

static bool write(const struct sections_request *request,
                  const struct reference *reference, uint32_t anchor, struct str label)
{
    static const char *const ON[LANG_COUNT] = LANG_EACH(" на с." NBSP, " on p." NBSP);
    struct str words = target_words(request, reference);
    struct str said = str_format(request->arena, "%.*s%s%.*s",
                                 STR_ARGS(words.size > 0 ? words : reference->typed),
                                 ON[reference->lang], STR_ARGS(label));
    bool same = str_equal(reference->run->text, said);
    reference->run->anchor = anchor + 1;
    if (!same) {
        reference->run->text = said;
        reference->run->edition++;
    }
    return same;
}

bool sections_refer(const struct sections_request *request,
                    const struct manuscript *manuscript, const struct display *display)
{
    const struct references *all = texts_references(request->texts);
    bool same = notes_refer(request, display);
    same = changes_refer(request, display) && same;
    for (size_t i = 0; i < all->count; i++) {
        const struct reference *reference = &all->items[i];
        for (enum side side = 0; side < request->side_count; side++) {
            if (request->languages[side] != reference->lang) {
                continue;
            }
            uint32_t anchor = place_anchor(place_of(reference->target, manuscript), side);
            size_t page = display->anchors.items[anchor].page;
            same = write(request, reference, anchor, display->pages.items[page].label) &&
                   same;
        }
    }
    return same;
}
