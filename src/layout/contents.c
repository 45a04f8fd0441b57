/* The contents page. Numbers come from the pass before; they do not change the height of
 * any row. */
#include "layout/matter.h"
#include "layout/pages.h"

#define CONTENTS_RULE PT(0.5)
#define CONTENTS_GAP B(7) /* from the heading to the first rule */
#define CONTENTS_MARK MM(2.5)
#define CONTENTS_MARK_STEP MM(4.6)
#define CONTENTS_NUMERAL_APART MM(1) /* least from a page number to its title */
#define CONTENTS_NOTE_DROP B(2) /* below the text area, on a page that is full */

enum { CONTENTS_LARGE_MAX = 14 }; /* entries in the large style */

/* Two styles of an entry: large, and compact when there are many. */
struct contents_style {
    enum role_name title;
    enum role_name numerals[2]; /* the second where the first is too wide */
    mpt depth, after, minimum;
    mpt sub_gap; /* from a title to its sub-entries */
    mpt rise;
};

static const struct contents_style LARGE = {
    .title = ROLE_CONTENTS_ENTRY,
    .numerals = {ROLE_CONTENTS_NUMERAL, ROLE_DIRECTORY_NUMERAL},
    .depth = B(2),
    .after = B(1.5),
    .minimum = B(4),
    .sub_gap = B(1.5),
};
static const struct contents_style COMPACT = {
    .title = ROLE_COLOPHON_TITLE,
    .numerals = {ROLE_DIRECTORY_NUMERAL, ROLE_DIRECTORY_NUMERAL},
    .depth = B(1),
    .after = B(0.9),
    .minimum = B(2),
    .sub_gap = B(1),
    .rise = PT(3.3), /* as in the directory */
};

struct contents {
    const struct contents_style *style;
    struct block *page;
    struct script script;
    element_id toc[SIDE_COUNT];
    struct script_texts note; /* which language prevails */
    element_id notes[SIDE_COUNT];
};

struct contents *contents_prepare(struct layout *layout)
{
    struct contents *contents = arena_new(layout->arena, struct contents);
    element_id sects[SIDE_COUNT] = {NO_ELEMENT, NO_ELEMENT};
    struct script parts =
        sections_script(&layout->sections, NULL, layout->sections.parts);
    script_add_elements(&parts, ELEMENT_SECT, sects);
    contents->style =
        layout->brochure->section_count > CONTENTS_LARGE_MAX ? &COMPACT : &LARGE;
    contents->page = block_add(layout->arena, NULL, BLOCK_PAGE);
    contents->script = sections_script(&layout->sections, contents->page, sects);
    contents->script.region = REGION_CONTENTS_HEAD;
    struct str words[SIDE_COUNT] = {{0}};
    for (enum side side = 0; side < setter_sides(&layout->setter); side++) {
        words[side] = phrase_find(PHRASE_CONTENTS, layout->setter.languages[side]);
    }
    struct script_texts heading = script_words(&contents->script, words);
    (void)script_row(&contents->script, &heading, ROLE_H1, ELEMENT_H1, NULL);
    script_add_elements(&contents->script, ELEMENT_TOC, contents->toc);
    return contents;
}

/* ---- entries -------------------------------------------------------------------------
 */

/* An entry while its rows are added. */
struct entry {
    const struct contents *contents;
    const struct chapter *chapter;
    struct block *group;
    struct block_target *target;
    element_id items[SIDE_COUNT]; /* TOCI */
    element_id subs[SIDE_COUNT]; /* nested TOC, NO_ELEMENT until there is one */
};

static struct block_entry *frame_entry(const struct contents *contents, bool first)
{
    const struct contents_style *style = contents->style;
    struct block_entry *entry = arena_new(contents->script.arena, struct block_entry);
    *entry = (struct block_entry){
        .rule = CONTENTS_RULE,
        .rise = style->rise,
        .space = first ? CONTENTS_GAP : 0,
        .depth = style->depth,
        .after = style->after,
        .head_after = style->sub_gap - B(1),
        .minimum = style->minimum,
        .number =
            {
                .roles = {style->numerals, 2},
                .apart = CONTENTS_NUMERAL_APART,
                .first = style->depth,
                .elements = {NO_ELEMENT, NO_ELEMENT},
                .colour = setter_role_colour(style->numerals[0], SIDE_FIRST),
                .is_target = true,
            },
    };
    return entry;
}

static struct block_cell make_cell(enum side side, enum role_name role,
                                   const struct text_block *text, element_id element)
{
    return (struct block_cell){
        .side = side,
        .role = role,
        .colour = setter_role_colour(role, side),
        .text = text,
        .element = element,
    };
}

static void add_title(struct entry *entry, struct block_row *row, enum side side,
                      const struct text_block *title, struct block_number *number)
{
    const struct contents *contents = entry->contents;
    struct display *display = contents->script.display;
    element_id item = display_add_element(display, ELEMENT_TOCI, contents->toc[side]);
    entry->items[side] = item;
    entry->subs[side] = NO_ELEMENT;
    number->elements[side] = display_add_element(display, ELEMENT_LBL, item);
    element_id reference = display_add_element(display, ELEMENT_REFERENCE, item);
    entry->target->links[side] = display_add_element(display, ELEMENT_LINK, reference);
    entry->target->titles[side] = entry->chapter->heading[side];
    struct block_cell cell =
        make_cell(side, contents->style->title, title, entry->target->links[side]);
    block_add_cell(contents->script.arena, &row->cells, &cell);
}

static struct block *add_row(struct entry *entry)
{
    struct block *block =
        block_add(entry->contents->script.arena, entry->group, BLOCK_ROW);
    block->as.row.region = REGION_CONTENTS;
    block->as.row.target = entry->target;
    block->mark = entry->chapter->section->mark;
    return block;
}

static struct block *add_sub(struct entry *entry, const struct contents_sub *sub)
{
    const struct script *script = &entry->contents->script;
    struct block *block = add_row(entry);
    struct block_row *row = &block->as.row;
    struct script_texts words = script_words(script, sub->words);
    row->depth = B(1);
    if (sub->mark > 0) {
        row->mark = (struct block_mark){.number = sub->mark,
                                        .first = B(1),
                                        .side = CONTENTS_MARK,
                                        .inset = CONTENTS_MARK_STEP};
    }
    for (enum side side = 0; side < (enum side)script->side_count; side++) {
        if (words.of[side] == NULL) {
            continue;
        }
        if (entry->subs[side] == NO_ELEMENT) {
            entry->subs[side] =
                display_add_element(script->display, ELEMENT_TOC, entry->items[side]);
        }
        element_id item =
            display_add_element(script->display, ELEMENT_TOCI, entry->subs[side]);
        struct block_cell cell =
            make_cell(side, ROLE_CONTENTS_SUB, words.of[side],
                      display_add_element(script->display, ELEMENT_P, item));
        block_add_cell(script->arena, &row->cells, &cell);
    }
    return block;
}

static void add_entry(struct layout *layout, const struct contents *contents,
                      const struct chapter *chapter, bool first)
{
    struct arena *arena = layout->arena;
    struct entry entry = {
        .contents = contents,
        .chapter = chapter,
        .group = block_add(arena, contents->page, BLOCK_GROUP),
        .target = arena_new(arena, struct block_target),
    };
    struct block_entry *frame = frame_entry(contents, first);
    entry.target->section = chapter->index;
    entry.group->keep = KEEP_HEAD;
    entry.group->as.entry = frame;
    struct block *title = add_row(&entry);
    for (enum side side = 0; side < setter_sides(&layout->setter); side++) {
        const struct text_blocks *blocks =
            texts_find(layout->sections.texts, &chapter->section->heading,
                       layout->setter.languages[side]);
        add_title(&entry, &title->as.row, side,
                  blocks->count > 0 ? &blocks->items[0] : NULL, &frame->number);
    }
    struct block *last = NULL;
    for (size_t i = 0; i < chapter->subs.count; i++) {
        last = add_sub(&entry, &chapter->subs.items[i]);
    }
    if (last != NULL) {
        last->as.row.after = B(1);
    }
}

/* Which language prevails in a working translation. */
static void add_note(struct layout *layout, struct contents *contents)
{
    if (layout->setter.side_count < 2 ||
        layout->brochure->document.translation != TRANSLATION_WORKING) {
        return;
    }
    const enum lang *languages = layout->setter.languages;
    struct str words[SIDE_COUNT] = {{0}};
    for (enum side side = 0; side < SIDE_COUNT; side++) {
        words[side] = phrase_working_translation(languages[SIDE_FIRST], languages[side]);
    }
    contents->note = script_words(&contents->script, words);
    script_add_elements(&contents->script, ELEMENT_P, contents->notes);
}

void contents_fill(struct layout *layout, struct contents *contents)
{
    const struct manuscript *manuscript = layout->manuscript;
    bool first = true;
    for (size_t i = 0; i < manuscript->count; i++) {
        if (section_has_heading(manuscript->chapters[i].section)) {
            add_entry(layout, contents, &manuscript->chapters[i], first);
            first = false;
        }
    }
    struct block *rule = block_add(layout->arena, contents->page, BLOCK_RULE);
    rule->as.rule.thickness = CONTENTS_RULE;
    rule->as.rule.rise = contents->style->rise;
    add_note(layout, contents);
}

/* ---- pages ---------------------------------------------------------------------------
 */

/* At the foot of the page, below the entries. */
static void place_note(const struct flow *flow, const struct contents *contents)
{
    mpt last = flow->spread.form->last;
    mpt y = flow->y <= last - B(1) ? last : last + CONTENTS_NOTE_DROP;
    for (uint8_t leaf = 0; leaf < flow->spread.form->leaves; leaf++) {
        struct canvas canvas = spread_canvas(&flow->spread, leaf);
        for (size_t i = 0; i < canvas.side_count; i++) {
            enum side side = canvas.sides[i];
            struct region region = canvas_region(&canvas, REGION_TEXT, side);
            struct set_how how = {.role = ROLE_NOTE, .side = side, .width = region.width};
            const struct text_paragraph *note =
                setter_block(canvas.setter, contents->note.of[side], &how);
            if (note != NULL) {
                canvas_paragraph(&canvas, note, (struct point){region.left, y},
                                 contents->notes[side],
                                 setter_role_colour(ROLE_NOTE, side));
            }
        }
    }
}

void contents_pages(struct pass *pass, const struct contents *contents)
{
    struct frame frame = frame_plain();
    for (size_t run = 0; run < span_runs(pass->layout); run++) {
        struct span span = span_of_run(pass->layout, run);
        struct flow flow = flow_start(pass, &span, &frame);
        pages_fill(&flow, contents->page);
        place_note(&flow, contents);
    }
}
