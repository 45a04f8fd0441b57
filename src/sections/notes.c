/* Each language counts its notes by itself, in the order of the text; the texts of both
 * stand beside each other. A note ends with the page that refers to it, which is known
 * only when all pages stand. */
#include "sections/notes.h"
#include "base/array.h"
#include "sections/texts.h"

#define WORD_JOINER "\xE2\x81\xA0"
#define ARROW "\xE2\x86\x91"

/* ---- numbers -------------------------------------------------------------------------
 */

struct note_numbering {
    struct texts *texts;
    bool at_end;
    struct arena *arena;
};

/* In raised digits that the faces have, never at the beginning of a line. */
static struct str raised(uint32_t number, struct arena *arena)
{
    static const uint32_t DIGITS[] = {0x2070, 0xB9,   0xB2,   0xB3,   0x2074,
                                      0x2075, 0x2076, 0x2077, 0x2078, 0x2079};
    struct builder sign = {.arena = arena};
    struct str digits = str_format(arena, "%u", number);
    builder_add(&sign, STR(WORD_JOINER));
    for (size_t i = 0; i < digits.size; i++) {
        builder_add_code_point(&sign, DIGITS[digits.data[i] - '0']);
    }
    return builder_str(&sign);
}

/* What links to a note and back from it are called: its number alone says too little. */
static void name_links(struct text_run *run, struct text_note *note, enum lang lang,
                       struct arena *arena)
{
    static const char *const NOTE[LANG_COUNT] = LANG_EACH("Бележка", "Note");
    static const char *const BACK[LANG_COUNT] =
        LANG_EACH("обратно към бележка", "back to note");
    run->name = str_format(arena, "%s %u", NOTE[lang], note->number);
    note->back_name = str_format(arena, "%s %u", BACK[lang], note->number);
}

/* The run at its end that leads back; empty until the page is known. */
static void add_back(struct text_note *note, struct arena *arena)
{
    struct text_block *block = note->block;
    struct text_run *runs = arena_new_array(arena, block->run_count + 1, struct text_run);
    for (size_t i = 0; i < block->run_count; i++) {
        runs[i] = block->runs[i];
    }
    runs[block->run_count++] = (struct text_run){
        .link = str_format(arena, "#%.*s", STR_ARGS(note->id)), .name = note->back_name};
    block->runs = runs;
}

static struct text_run *back_run(const struct text_note *note)
{
    return &note->block->runs[note->block->run_count - 1];
}

static void number_text(void *context, const struct localized *text, enum text_use use)
{
    struct note_numbering *numbering = context;
    (void)use;
    for (enum lang lang = 0; lang < LANG_COUNT; lang++) {
        const struct text_blocks *blocks = texts_find(numbering->texts, text, lang);
        struct note_list *list = &texts_notes(numbering->texts)->of[lang];
        for (size_t i = 0; i < blocks->count && blocks->note_count > 0; i++) {
            for (size_t k = 0; k < blocks->items[i].run_count; k++) {
                struct text_run *run = &blocks->items[i].runs[k];
                if (run->note != NULL) {
                    struct text_note *note = &blocks->notes[run->note - blocks->notes];
                    *array_push(numbering->arena, list) = note;
                    note->number = (uint32_t)list->count;
                    run->text = raised(note->number, numbering->arena);
                    name_links(run, note, lang, numbering->arena);
                    if (numbering->at_end) {
                        add_back(note, numbering->arena);
                    }
                }
            }
        }
    }
}

static struct section *make_section(struct note_numbering *numbering,
                                    const struct brochure *brochure)
{
    struct section *section = arena_new(numbering->arena, struct section);
    section->kind = SECTION_TEXT;
    section->mark = brochure->document.mark;
    for (enum lang lang = 0; lang < LANG_COUNT; lang++) {
        struct text_blocks *heading = arena_new(numbering->arena, struct text_blocks);
        section->heading.text[lang] = phrase_find(PHRASE_NOTES, lang);
        section->heading.mark[lang] = section->mark;
        heading->items = text_make_block(numbering->arena, section->heading.text[lang]);
        heading->count = 1;
        texts_keep(numbering->texts, &section->heading, lang, heading);
    }
    return section;
}

void notes_number(struct texts *texts, const struct brochure *brochure,
                  struct arena *arena)
{
    bool at_end = brochure->layout.notes == NOTES_AT_END;
    struct note_numbering numbering = {texts, at_end, arena};
    struct notes *notes = texts_notes(texts);
    model_each_text(brochure, number_text, &numbering);
    for (enum lang lang = 0; lang < LANG_COUNT && at_end && notes->section == NULL;
         lang++) {
        notes->section =
            notes->of[lang].count > 0 ? make_section(&numbering, brochure) : NULL;
    }
}

/* ---- places --------------------------------------------------------------------------
 */

static const struct note_list *list_of(const struct sections_request *request,
                                       enum side side)
{
    return &texts_notes(request->texts)->of[request->languages[side]];
}

static size_t count_rows(const struct sections_request *request)
{
    size_t count = 0;
    for (enum side side = 0; side < request->side_count; side++) {
        size_t own = list_of(request, side)->count;
        count = own > count ? own : count;
    }
    return count;
}

size_t notes_take_places(const struct sections_request *request, size_t first)
{
    for (enum side side = 0; side < request->side_count; side++) {
        const struct note_list *list = list_of(request, side);
        for (size_t i = 0; i < list->count; i++) {
            list->items[i]->anchor = 1 + place_anchor(first + 2 * i, side);
            list->items[i]->back = 1 + place_anchor(first + 2 * i + 1, side);
            if (texts_notes(request->texts)->section != NULL) {
                back_run(list->items[i])->anchor = list->items[i]->back;
            }
        }
    }
    return 2 * count_rows(request);
}

/* ---- their section -------------------------------------------------------------------
 */

/* The numbers of a language, by the widest of which its notes hang. */
static struct block_list *make_list(const struct build *build, enum side side)
{
    struct arena *arena = build->request->arena;
    size_t count = list_of(build->request, side)->count;
    struct block_list *list = arena_new(arena, struct block_list);
    list->side = side;
    list->role = ROLE_NOTE;
    list->labels = arena_array(arena, count, sizeof *list->labels);
    list->most = (uint32_t)count;
    for (; list->label_count < count; list->label_count++) {
        struct text_block *label =
            text_make_block(arena, str_format(arena, "%zu", list->label_count + 1));
        label->runs->style = RUN_STRONG;
        list->labels[list->label_count] = label;
    }
    return list;
}

static void add_note(const struct script *script, struct block *row,
                     struct heading *place, const struct block_list *list,
                     struct text_note *note)
{
    enum side side = list->side;
    element_id element =
        display_add_element(script->display, ELEMENT_NOTE, script->parent[side]);
    element_id label = display_add_element(script->display, ELEMENT_LBL, element);
    struct block_cell cell = {
        .side = side,
        .role = ROLE_NOTE,
        .colour = setter_role_colour(ROLE_NOTE, side),
        .text = note->block,
        .list = list,
        .label = list->labels[note->number - 1],
        .label_element = label,
        .element = display_add_element(script->display, ELEMENT_P, element),
    };
    block_add_cell(script->arena, &row->as.row.cells, &cell);
    place->elements[side] = element;
    row->mark = note->mark;
}

void notes_build(struct build *build)
{
    const struct sections_request *request = build->request;
    build_open_section(build);
    struct script script = build_script(build, build_page(build, COLOUR_WHITE));
    build_opening(build, &script);
    struct block_list *lists[SIDE_COUNT] = {NULL, NULL};
    for (enum side side = 0; side < build_sides(build); side++) {
        lists[side] = make_list(build, side);
    }
    for (size_t i = 0; i < count_rows(request); i++) {
        struct block *row = block_add(script.arena, script.into, BLOCK_ROW);
        struct heading *place = arena_new(script.arena, struct heading);
        row->as.row.region = script.region;
        row->as.row.space = script_space(script.last, ROW_ITEM);
        row->as.row.divide = DIVIDE_LONG;
        row->as.row.heading = place;
        for (enum side side = 0; side < build_sides(build); side++) {
            const struct note_list *list = list_of(request, side);
            place->elements[side] = NO_ELEMENT;
            if (i < list->count) {
                place->place = (list->items[i]->anchor - 1) / SIDE_COUNT;
                add_note(&script, row, place, lists[side], list->items[i]);
            }
        }
        script.last = ROW_ITEM;
    }
    build->chapter->last = script.last;
}

/* ---- where they are referred to ------------------------------------------------------
 */

static bool write_back(const struct sections_request *request, struct text_note *note,
                       enum lang lang, const struct display *display)
{
    static const char *const ON[LANG_COUNT] = LANG_EACH("с.", "p.");
    size_t page = display->anchors.items[note->back - 1].page;
    struct text_run *run = back_run(note);
    struct str words = str_format(request->arena, " %s" NBSP "%.*s" NBSP ARROW, ON[lang],
                                  STR_ARGS(display->pages.items[page].label));
    bool same = str_equal(run->text, words);
    if (!same) {
        run->text = words;
        run->edition++;
    }
    return same;
}

bool notes_refer(const struct sections_request *request, const struct display *display)
{
    bool at_end = texts_notes(request->texts)->section != NULL, same = true;
    for (enum side side = 0; side < request->side_count; side++) {
        const struct note_list *list = list_of(request, side);
        for (size_t i = 0; i < list->count && at_end; i++) {
            same =
                write_back(request, list->items[i], request->languages[side], display) &&
                same;
        }
    }
    return same;
}
