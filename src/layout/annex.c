/* Title block and notes of an annex. */
#include "layout/annex.h"
#include "base/numerals.h"
#include "layout/compose.h"
#include "layout/flow.h"

#include <assert.h>

#define ANNEX_RULE PT(0.5)
#define ANNEX_GAP B(2)
#define ANNEX_APART B(3) /* between the languages where one follows the other */

enum { CHECKSUM_GROUP = 8 };

struct annex {
    struct layout *layout;
    struct script script;
};

static struct annex start(struct layout *layout, struct block *group)
{
    return (struct annex){
        layout, sections_script(&layout->sections, group, layout->sections.parts)};
}

static enum lang lang_of(const struct annex *annex, enum side side)
{
    return annex->layout->setter.languages[side];
}

static enum side sides(const struct annex *annex)
{
    return setter_sides(&annex->layout->setter);
}

static void add_texts(struct annex *annex, const struct script_texts *texts,
                      enum role_name role, mpt gap)
{
    enum element_kind kind = role == ROLE_H1 ? ELEMENT_H1 : ELEMENT_P;
    struct block *row = script_row(&annex->script, texts, role, kind, NULL);
    if (row != NULL) {
        row->as.row.space = gap;
        row->as.row.divide = DIVIDE_LINES;
        row->as.row.heading = NULL; /* the title is already the root of the bookmarks */
        row->keep = KEEP_NEXT;
    }
}

static void add_words(struct annex *annex, const struct str *words, enum role_name role,
                      mpt gap)
{
    struct script_texts texts = script_words(&annex->script, words);
    add_texts(annex, &texts, role, gap);
}

static void add_inline(struct annex *annex, const struct localized *text,
                       enum role_name role, mpt gap)
{
    struct script_texts texts = {{NULL, NULL}};
    for (enum side side = 0; side < sides(annex); side++) {
        const struct text_blocks *blocks =
            texts_find(annex->layout->sections.texts, text, lang_of(annex, side));
        texts.of[side] = blocks->count > 0 ? &blocks->items[0] : NULL;
    }
    add_texts(annex, &texts, role, gap);
}

static void add_status(struct annex *annex)
{
    enum status status = annex->layout->brochure->document.status;
    struct str words[SIDE_COUNT] = {{0}};
    for (enum side side = 0; side < sides(annex) && status != STATUS_ADOPTED; side++) {
        words[side] = phrase_find(status == STATUS_DRAFT ? PHRASE_DRAFT : PHRASE_PROPOSAL,
                                  lang_of(annex, side));
    }
    add_words(annex, words, ROLE_FLAG, 0);
}

/* A legal mark: in the first language only. */
static void add_council(struct annex *annex)
{
    const struct document *document = &annex->layout->brochure->document;
    struct str lines[STAMP_LINES_MAX];
    size_t count = document->has_council
                       ? phrase_stamp(lines, &document->council,
                                      lang_of(annex, SIDE_FIRST), annex->script.arena)
                       : 0;
    for (size_t i = 0; i < count; i++) {
        struct str words[SIDE_COUNT] = {lines[i], STR("")};
        add_words(annex, words, i == 0 ? ROLE_STAMP_TITLE : ROLE_STAMP,
                  i == 0 ? ANNEX_GAP : B(1));
    }
}

static void add_period(struct annex *annex)
{
    const struct document *document = &annex->layout->brochure->document;
    const struct moment from = {.year = document->period_from};
    const struct moment to = {.year = document->period_to};
    struct str words[SIDE_COUNT] = {{0}};
    for (enum side side = 0; side < sides(annex) && document->period_from > 0; side++) {
        words[side] = numeral_span(lang_of(annex, side), from, to, annex->script.arena);
    }
    add_words(annex, words, ROLE_COLOPHON, ANNEX_GAP);
}

static void add_translation(struct annex *annex)
{
    struct str words[SIDE_COUNT] = {{0}};
    bool working = sides(annex) > 1 &&
                   annex->layout->brochure->document.translation == TRANSLATION_WORKING;
    for (enum side side = 0; side < sides(annex) && working; side++) {
        words[side] =
            phrase_working_translation(lang_of(annex, SIDE_FIRST), lang_of(annex, side));
    }
    add_words(annex, words, ROLE_NOTE, ANNEX_GAP);
}

static void add_rule(struct annex *annex, enum keep keep)
{
    struct block *rule = block_add(annex->script.arena, annex->script.into, BLOCK_RULE);
    rule->as.rule.thickness = ANNEX_RULE;
    rule->as.rule.space = B(1);
    rule->keep = keep;
}

struct block *annex_title_block(struct layout *layout)
{
    const struct document *document = &layout->brochure->document;
    struct block *group = block_add(layout->arena, NULL, BLOCK_GROUP);
    struct annex annex = start(layout, group);
    add_status(&annex);
    add_inline(&annex, &document->issuer, ROLE_CONTENTS_ENTRY, ANNEX_GAP);
    add_inline(&annex, &document->title, ROLE_H1, B(3));
    add_inline(&annex, &document->subtitle, ROLE_LEAD, ANNEX_GAP);
    add_period(&annex);
    add_council(&annex);
    add_translation(&annex);
    add_rule(&annex, KEEP_NONE);
    return group;
}

/* ---- notes ---------------------------------------------------------------------------
 */

static void add_edition(struct annex *annex)
{
    const struct document *document = &annex->layout->brochure->document;
    struct str words[SIDE_COUNT] = {{0}};
    for (enum side side = 0; side < sides(annex); side++) {
        words[side] = phrase_edition(document->version, document->date,
                                     lang_of(annex, side), annex->script.arena);
    }
    add_words(annex, words, ROLE_NOTE, B(1));
}

static void add_checksum(struct annex *annex)
{
    struct arena *arena = annex->script.arena;
    struct str sha256 = annex->layout->source_sha256;
    struct str words[SIDE_COUNT] = {{0}};
    for (enum side side = 0; side < sides(annex); side++) {
        struct str phrase = phrase_find(PHRASE_CHECKSUM, lang_of(annex, side));
        struct builder line = {.arena = arena};
        builder_format(&line, "%.*s:", STR_ARGS(phrase));
        for (size_t i = 0; i < sha256.size; i += CHECKSUM_GROUP) {
            builder_add(&line, STR(" "));
            builder_add(&line, str_slice(sha256, i, i + CHECKSUM_GROUP));
        }
        words[side] = builder_str(&line);
    }
    add_words(annex, words, ROLE_NOTE, B(1));
}

struct block *annex_notes(struct layout *layout)
{
    struct block *group = block_add(layout->arena, NULL, BLOCK_GROUP);
    struct annex annex = start(layout, group);
    add_rule(&annex, KEEP_NEXT);
    annex.script.last = ROW_NONE;
    add_inline(&annex, &layout->brochure->document.source, ROLE_NOTE, B(1));
    add_edition(&annex);
    add_checksum(&annex);
    group->last->keep = KEEP_NONE;
    return group;
}

/* Moves on to where rows of that height end at the foot: of this page, if there is room
 * for all of them, else of a further one, which is no page of the last section. */
static void go_to_foot(struct flow *flow, mpt height, mpt space)
{
    mpt foot = flow_page_last(flow) - height;
    if (flow->opened == 0 || flow->y + ANNEX_GAP > foot) {
        flow->frame = frame_plain();
        flow->spread.span = span_of_run(flow->spread.pass->layout, 0);
        flow_new_page(flow);
        foot = flow_page_last(flow) - height;
    }
    if (flow->y <= foot) {
        flow->y = foot - space;
        flow->at_top = false;
    }
}

/* The languages one after the other, if need be, with a space between them. */
void annex_place(struct flow *flow, const struct block *group, enum annex_place place)
{
    struct pass *pass = flow->spread.pass;
    struct galley rows[SIDE_COUNT] = {{0}};
    mpt height = -ANNEX_APART;
    size_t runs = span_runs(pass->layout);
    assert(runs >= 1 && runs <= SIDE_COUNT);
    for (size_t run = 0; run < runs; run++) {
        struct span span = span_of_run(pass->layout, run);
        rows[run] = compose_children(pass, &span, group);
        height += ANNEX_APART + galley_height(&rows[run]);
    }
    if (place == ANNEX_AT_FOOT) {
        go_to_foot(flow, height, rows[0].items[0].space);
    }
    for (size_t run = 0; run < runs; run++) {
        flow->spread.span = span_of_run(pass->layout, run);
        flow->y += run > 0 ? ANNEX_APART - rows[run].items[0].space : 0;
        flow_rows(flow, &rows[run]);
    }
}
