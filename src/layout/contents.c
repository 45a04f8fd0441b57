/* The contents page. Numbers come from the pass before; they do not change the height of
 * any row. */
#include "layout/compose.h"
#include "layout/matter.h"
#include "layout/pages.h"

#define CONTENTS_RULE PT(0.5)
#define CONTENTS_GAP B(7) /* from the heading to the first rule */
#define CONTENTS_LOW_GAP B(4) /* the same where the text area is low */
#define CONTENTS_LOW B(40)
#define CONTENTS_MARK MM(2.5)
#define CONTENTS_MARK_STEP MM(4.6)
#define CONTENTS_NUMERAL_APART MM(1) /* least from a page number to its title */
#define CONTENTS_NOTE_DROP B(2) /* below the text area, on a page that is full */

/* A style of entries. */
struct contents_style {
    enum role_name title;
    enum role_name numerals[2]; /* the second where the first is too wide */
    mpt depth, after, minimum;
    mpt sub_gap; /* from a title to its sub-entries */
    mpt sub_after; /* below the last of them */
    mpt rise;
};

/* From the largest on. */
enum { STYLE_LARGE, STYLE_CLOSE, STYLE_COMPACT, STYLE_COUNT };
static const struct contents_style STYLES[STYLE_COUNT] = {
    [STYLE_LARGE] =
        {
            .title = ROLE_CONTENTS_ENTRY,
            .numerals = {ROLE_CONTENTS_NUMERAL, ROLE_DIRECTORY_NUMERAL},
            .depth = B(2),
            .after = B(1.5),
            .minimum = B(4),
            .sub_gap = B(1.5),
            .sub_after = B(1.5),
        },
    [STYLE_CLOSE] =
        {
            .title = ROLE_CONTENTS_ENTRY,
            .numerals = {ROLE_CONTENTS_NUMERAL, ROLE_DIRECTORY_NUMERAL},
            .depth = B(2),
            .after = B(1),
            .minimum = B(3),
            .sub_gap = B(1),
            .sub_after = B(1),
        },
    [STYLE_COMPACT] =
        {
            .title = ROLE_COLOPHON_TITLE,
            .numerals = {ROLE_DIRECTORY_NUMERAL, ROLE_DIRECTORY_NUMERAL},
            .depth = B(1),
            .after = B(0.9),
            .minimum = B(2),
            .sub_gap = B(1),
            .sub_after = B(1),
            .rise = PT(3.3), /* as in the directory */
        },
};

/* An entry with its elements, which are the same in all styles. */
struct entry {
    const struct chapter *chapter;
    struct block_target target;
    element_id labels[SIDE_COUNT];
    struct block_target *subs; /* of each sub-entry */
};

struct contents {
    struct script script; /* below the SECT of each language */
    struct script_texts heading;
    element_id headings[SIDE_COUNT], toc[SIDE_COUNT];
    struct entry *entries;
    size_t count;
    struct block *page;
    mpt gap; /* from the heading to the first rule */
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
    contents->script = sections_script(&layout->sections, NULL, sects);
    struct str words[SIDE_COUNT] = {{0}};
    for (enum side side = 0; side < setter_sides(&layout->setter); side++) {
        words[side] = phrase_find(PHRASE_CONTENTS, layout->setter.languages[side]);
    }
    contents->heading = script_words(&contents->script, words);
    script_add_elements(&contents->script, ELEMENT_H1, contents->headings);
    script_add_elements(&contents->script, ELEMENT_TOC, contents->toc);
    return contents;
}

/* ---- entries -------------------------------------------------------------------------
 */

static element_id add_link(struct display *display, element_id item)
{
    element_id reference = display_add_element(display, ELEMENT_REFERENCE, item);
    return display_add_element(display, ELEMENT_LINK, reference);
}

static void add_sub_elements(const struct contents *contents, struct entry *entry,
                             enum side side, element_id item)
{
    struct display *display = contents->script.display;
    element_id toc = NO_ELEMENT;
    for (size_t i = 0; i < entry->chapter->subs.count; i++) {
        struct block_target *target = &entry->subs[i];
        target->place = entry->chapter->first_place + i;
        target->titles[side] = entry->chapter->subs.items[i].words[side];
        if (target->titles[side].size == 0) {
            continue;
        }
        toc = toc == NO_ELEMENT ? display_add_element(display, ELEMENT_TOC, item) : toc;
        element_id sub = display_add_element(display, ELEMENT_TOCI, toc);
        target->links[side] = add_link(display, sub);
    }
}

static void make_entry(const struct contents *contents, struct entry *entry,
                       const struct chapter *chapter)
{
    const struct script *script = &contents->script;
    struct display *display = script->display;
    *entry = (struct entry){.chapter = chapter, .labels = {NO_ELEMENT, NO_ELEMENT}};
    entry->subs =
        arena_new_array(script->arena, chapter->subs.count + 1, struct block_target);
    entry->target.place = chapter->index;
    for (enum side side = 0; side < (enum side)script->side_count; side++) {
        element_id item = display_add_element(display, ELEMENT_TOCI, contents->toc[side]);
        entry->labels[side] = display_add_element(display, ELEMENT_LBL, item);
        entry->target.links[side] = add_link(display, item);
        entry->target.titles[side] = chapter->short_heading[side].size > 0
                                         ? chapter->short_heading[side]
                                         : chapter->heading[side];
        add_sub_elements(contents, entry, side, item);
    }
}

static struct block_entry *frame_entry(const struct contents *contents,
                                       const struct contents_style *style,
                                       const struct entry *entry)
{
    struct block_entry *frame = arena_new(contents->script.arena, struct block_entry);
    *frame = (struct block_entry){
        .rule = CONTENTS_RULE,
        .rise = style->rise,
        .space = entry == contents->entries ? contents->gap : 0,
        .depth = style->depth,
        .after = style->after,
        .head_after = style->sub_gap - B(1),
        .minimum = style->minimum,
        .number =
            {
                .roles = {style->numerals, 2},
                .apart = CONTENTS_NUMERAL_APART,
                .first = style->depth,
                .elements = {entry->labels[SIDE_FIRST], entry->labels[SIDE_SECOND]},
                .colour = setter_role_colour(style->numerals[0], SIDE_FIRST),
                .is_target = true,
            },
    };
    return frame;
}

static struct block *add_row(const struct contents *contents, struct block *group,
                             const struct entry *entry, const struct block_target *target)
{
    struct block *block = block_add(contents->script.arena, group, BLOCK_ROW);
    block->as.row.region = REGION_CONTENTS;
    block->as.row.target = target;
    block->mark = entry->chapter->section->mark;
    return block;
}

static void add_cell(const struct contents *contents, struct block *row,
                     struct block_cell cell)
{
    cell.colour = setter_role_colour(cell.role, cell.side);
    block_add_cell(contents->script.arena, &row->as.row.cells, &cell);
}

static struct block *add_sub(const struct contents *contents, struct block *group,
                             const struct entry *entry, size_t index)
{
    const struct contents_sub *sub = &entry->chapter->subs.items[index];
    struct script_texts words = script_words(&contents->script, sub->words);
    struct block *row = add_row(contents, group, entry, &entry->subs[index]);
    row->as.row.depth = B(1);
    if (sub->mark > 0) {
        row->as.row.mark = (struct block_mark){.number = sub->mark,
                                               .first = B(1),
                                               .side = CONTENTS_MARK,
                                               .inset = CONTENTS_MARK_STEP};
    }
    for (enum side side = 0; side < (enum side)contents->script.side_count; side++) {
        add_cell(contents, row,
                 (struct block_cell){.side = side,
                                     .role = ROLE_CONTENTS_SUB,
                                     .text = words.of[side],
                                     .element = entry->subs[index].links[side]});
    }
    return row;
}

static void add_entry(const struct layout *layout, const struct contents *contents,
                      const struct contents_style *style, const struct entry *entry)
{
    struct block *group = block_add(layout->arena, contents->page, BLOCK_GROUP);
    group->keep = KEEP_ALL;
    group->as.entry = frame_entry(contents, style, entry);
    struct block *title = add_row(contents, group, entry, &entry->target);
    for (enum side side = 0; side < setter_sides(&layout->setter); side++) {
        enum lang lang = layout->setter.languages[side];
        const struct section *section = entry->chapter->section;
        bool has_short = localized_is_set(&section->short_heading, lang);
        const struct text_blocks *blocks =
            texts_find(layout->sections.texts,
                       has_short ? &section->short_heading : &section->heading, lang);
        add_cell(contents, title,
                 (struct block_cell){.side = side,
                                     .role = style->title,
                                     .text = blocks->count > 0 ? &blocks->items[0] : NULL,
                                     .element = entry->target.links[side]});
    }
    struct block *last = NULL;
    for (size_t i = 0; i < entry->chapter->subs.count; i++) {
        last = add_sub(contents, group, entry, i);
    }
    if (last != NULL) {
        last->as.row.after = style->sub_after;
    }
}

/* ---- style ---------------------------------------------------------------------------
 */

static void write_page(const struct layout *layout, struct contents *contents,
                       const struct contents_style *style)
{
    contents->page = block_add(layout->arena, NULL, BLOCK_PAGE);
    struct script script = contents->script;
    script.into = contents->page;
    script.region = REGION_CONTENTS_HEAD;
    (void)script_row(&script, &contents->heading, ROLE_H1, ELEMENT_H1,
                     contents->headings);
    for (size_t i = 0; i < contents->count; i++) {
        add_entry(layout, contents, style, &contents->entries[i]);
    }
    struct block *rule = block_add(layout->arena, contents->page, BLOCK_RULE);
    rule->as.rule.thickness = CONTENTS_RULE;
    rule->as.rule.rise = style->rise;
}

/* About how many pages it takes, in the language that takes most. */
static mpt count_pages(const struct layout *layout, const struct contents *contents)
{
    struct pass probe = {
        .layout = layout, .setter = layout->setter, .rows = arena_create()};
    mpt height = 0;
    for (size_t run = 0; run < span_runs(layout); run++) {
        struct span span = span_of_run(layout, run);
        struct galley rows = compose_children(&probe, &span, contents->page);
        height = mpt_max(height, galley_height(&rows));
    }
    arena_destroy(probe.rows);
    mpt area = layout->form.last - layout->form.first;
    return (height + area) / (area + 1);
}

/* The largest in which it takes fewest pages. */
static void choose_style(const struct layout *layout, struct contents *contents)
{
    write_page(layout, contents, &STYLES[STYLE_COMPACT]);
    mpt fewest = count_pages(layout, contents);
    for (int style = STYLE_LARGE; style < STYLE_COUNT; style++) {
        write_page(layout, contents, &STYLES[style]);
        if (count_pages(layout, contents) <= fewest) {
            return;
        }
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

static void add_chapter(struct contents *contents, const struct chapter *chapter)
{
    if (section_has_heading(chapter->section)) {
        make_entry(contents, &contents->entries[contents->count++], chapter);
    }
}

void contents_fill(struct layout *layout, struct contents *contents)
{
    const struct manuscript *manuscript = layout->manuscript;
    contents->entries =
        arena_new_array(layout->arena, manuscript->count + 1, struct entry);
    size_t back = sections_back(&layout->sections);
    for (size_t i = 0; i < manuscript->count; i++) {
        if (i != back) {
            add_chapter(contents, &manuscript->chapters[i]);
        }
    }
    if (back < manuscript->count) {
        add_chapter(contents, &manuscript->chapters[back]); /* behind notes and changes */
    }
    bool low = layout->form.last - layout->form.first < CONTENTS_LOW;
    contents->gap = low ? CONTENTS_LOW_GAP : CONTENTS_GAP;
    choose_style(layout, contents);
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
            struct region region = canvas_region(&canvas, REGION_CONTENTS_HEAD, side);
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
        const struct block *page = contents->page;
        const struct page_blocks pages = {.items = &page, .count = 1};
        pages_fill(&flow, &pages, FLOW_ENDS);
        place_note(&flow, contents);
    }
}
