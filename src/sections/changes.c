/* Each change is one row of a list: its sign, where it stands, what it said and says, and
 * its page, which is known only when all pages stand. Old words are struck through, and
 * said to be old to those who do not see it. The list goes on where the section before it
 * ends. */
#include "sections/changes.h"
#include "base/letters.h"
#include "sections/pairs.h"
#include "sections/texts.h"

enum { LEAST_LINES = 26 }; /* heading, counts and the first changes */

/* ---- the section ------------------------------------------------------------------- */

static void name_section(const struct changes_reading *reading, struct texts *texts,
                         struct localized *text, const char *const *words)
{
    for (enum lang lang = 0; lang < LANG_COUNT; lang++) {
        struct text_blocks *blocks = arena_new(reading->arena, struct text_blocks);
        text->text[lang] = str_from(words[lang]);
        text->mark[lang] = reading->brochure->document.mark;
        blocks->items = text_make_block(reading->arena, text->text[lang]);
        blocks->count = 1;
        texts_keep(texts, text, lang, blocks);
    }
}

void changes_read(struct texts *texts, const struct brochure *brochure,
                  struct text_engine *engine, struct arena *arena, struct diag *diag)
{
    static const char *const HEADING[LANG_COUNT] =
        LANG_EACH("Какво се промени", "What has changed");
    static const char *const SHORT[LANG_COUNT] = LANG_EACH("Промени", "Changes");
    const struct changes_reading reading = {brochure, engine, arena, diag};
    const struct model_changes *changes = brochure->changes;
    struct changes_list *list = texts_changes(texts);
    if (changes == NULL || changes->count == 0) {
        return;
    }
    list->section = arena_new(arena, struct section);
    list->section->kind = SECTION_TEXT;
    list->section->start = START_FLOW;
    list->section->mark = brochure->document.mark;
    name_section(&reading, texts, &list->section->heading, HEADING);
    name_section(&reading, texts, &list->section->short_heading, SHORT);
    list->rows = arena_new_array(arena, changes->count, struct change_row);
    for (; list->count < changes->count; list->count++) {
        struct change_row *row = &list->rows[list->count];
        row->change = &changes->items[list->count];
        for (enum lang lang = 0; lang < LANG_COUNT; lang++) {
            row->words[lang] = change_words(&reading, row->change, lang);
            row->pages[lang] = text_make_block(arena, STR(" "));
        }
    }
}

/* ---- its blocks -------------------------------------------------------------------- */

static struct str lower_first(struct str words, struct arena *arena)
{
    struct builder lower = {.arena = arena};
    size_t at = 0;
    uint32_t first = str_next(words, &at);
    builder_add_code_point(&lower, letters_lower(first));
    builder_add(&lower, str_slice(words, at, words.size));
    return builder_str(&lower);
}

/* „Издание 2.3 от 15 март 2027 г. спрямо издание 2.2 от 1 октомври 2026 г.“ */
static struct str say_editions(const struct build *build, enum lang lang)
{
    static const char *const AGAINST[LANG_COUNT] = LANG_EACH("спрямо", "against");
    static const char *const FORMER[LANG_COUNT] =
        LANG_EACH("предишното издание", "the edition before it");
    static const char *const HOW[LANG_COUNT] =
        LANG_EACH("Списъкът е съставен по двата източника; черта в полето сочи мястото.",
                  "The list is made from the two sources; a bar in the margin marks the "
                  "place.");
    struct arena *arena = build->request->arena;
    const struct document *document = &build->request->brochure->document;
    const struct model_changes *changes = build->request->brochure->changes;
    struct str now = phrase_edition(document->version, document->date, lang, arena);
    struct str before =
        changes->date.year == 0
            ? str_from(FORMER[lang])
            : lower_first(phrase_edition(changes->version, changes->date, lang, arena),
                          arena);
    bool dot = str_ends_with(before, STR("."));
    return str_format(arena, "%.*s %s %.*s%s %s", STR_ARGS(now), AGAINST[lang],
                      STR_ARGS(before), dot ? "" : ".", HOW[lang]);
}

/* „+ добавено  − отпаднало  ≠ променено; старият текст е зачертан.“ */
static struct str say_signs(const struct build *build, enum lang lang)
{
    static const char *const STRUCK[LANG_COUNT] =
        LANG_EACH("старият текст е зачертан.", "the old text is struck out.");
    struct builder out = {.arena = build->request->arena};
    for (int kind = CHANGE_ADDED; kind <= CHANGE_CHANGED; kind++) {
        struct str sign = change_sign((enum model_change_kind)kind);
        struct str words = change_kind_words((enum model_change_kind)kind, lang);
        builder_format(&out, "%s%.*s" NBSP "%.*s", out.count > 0 ? "\xE2\x80\x82 " : "",
                       STR_ARGS(sign), STR_ARGS(words));
    }
    builder_format(&out, "; %s", STRUCK[lang]);
    return builder_str(&out);
}

static void add_words(const struct build *build, struct script *script,
                      struct str (*say)(const struct build *build, enum lang lang),
                      enum role_name role)
{
    struct str words[SIDE_COUNT] = {{0}};
    for (enum side side = 0; side < build_sides(build); side++) {
        words[side] = say(build, build_lang(build, side));
    }
    struct script_texts texts = script_words(script, words);
    (void)script_row(script, &texts, role, ELEMENT_P, NULL);
}

/* The second language of a page is not set in Bold. */
static const struct text_block *second_words(const struct text_block *words,
                                             struct arena *arena)
{
    struct text_block *block = arena_new(arena, struct text_block);
    *block = *words;
    block->runs = arena_new_array(arena, words->run_count, struct text_run);
    for (size_t i = 0; i < words->run_count; i++) {
        block->runs[i] = words->runs[i];
        block->runs[i].style &= ~(unsigned)RUN_STRONG;
    }
    return block;
}

static struct pair make_pair(const struct build *build, const struct change_row *row)
{
    struct arena *arena = build->request->arena;
    struct pair pair = {.same_end = false};
    for (enum side side = 0; side < build_sides(build); side++) {
        enum lang lang = build_lang(build, side);
        pair.key.of[side] = text_make_block(arena, change_sign(row->change->kind));
        pair.value.of[side] =
            side == SIDE_FIRST ? row->words[lang] : second_words(row->words[lang], arena);
        pair.end.of[side] = row->pages[lang];
        pair.shared = change_kind_words(row->change->kind, lang);
    }
    return pair;
}

/* The sign is read as a word. */
static void name_signs(const struct build *build, const struct pairs *pairs,
                       const struct changes_list *list)
{
    struct element *elements = build->request->display->elements.items;
    size_t printed = 0;
    for (size_t i = 0; i < list->count; i++) {
        const struct model_change *change = list->rows[i].change;
        if (!changes_prints(build, change)) {
            continue;
        }
        for (enum side side = 0; side < build_sides(build); side++) {
            elements[pairs->items[printed].keys[side]].words =
                change_kind_words(change->kind, build_lang(build, side));
        }
        printed++;
    }
}

void changes_build(struct build *build)
{
    struct arena *arena = build->request->arena;
    const struct changes_list *list = texts_changes(build->request->texts);
    build_open_section(build);
    struct block *page = build_page(build, COLOUR_WHITE);
    page->as.page.least = LEAST_LINES;
    struct script script = build_script(build, page);
    build_opening(build, &script);
    add_words(build, &script, say_editions, ROLE_BODY);
    change_counts_add(build, &script);
    struct pairs *pairs = arena_new(arena, struct pairs);
    *pairs = (struct pairs){.items = arena_new_array(arena, list->count, struct pair),
                            .numbering = LIST_WORDS,
                            .role = ROLE_COLOPHON,
                            .signs = true,
                            .column = 2,
                            .rule = COLOUR_DEEP};
    for (size_t i = 0; i < list->count; i++) {
        if (changes_prints(build, list->rows[i].change)) {
            pairs->items[pairs->count++] = make_pair(build, &list->rows[i]);
        }
    }
    if (pairs->count > 0) {
        pairs_add(&script, pairs);
        name_signs(build, pairs, list);
    }
    add_words(build, &script, say_signs, ROLE_NOTE);
    build->chapter->last = script.last;
}

/* ---- its pages --------------------------------------------------------------------- */

/* What the pages of changes are looked up in. */
struct finding {
    const struct sections_request *request;
    const struct display *display;
    struct display_places places; /* of the texts of the plan */
};

/* A text of the plan on a page, and the section that it stands in. */
struct text_place {
    size_t page; /* SIZE_MAX: none */
    element_id section;
};

/* Where a text of that range stands first, in that section or, if that is NO_ELEMENT, in
 * any. */
static struct text_place find_text(const struct finding *finding,
                                   const struct model_range *range, element_id section)
{
    struct text_place found = {SIZE_MAX, NO_ELEMENT};
    struct arena *arena = finding->request->arena;
    struct arena_state before = arena_save(arena);
    struct display_places within =
        display_places_within(&finding->places, range->from, range->to, arena);
    for (size_t i = 0; found.page == SIZE_MAX && i < within.count; i++) {
        const struct display_place *place = &within.items[i];
        const struct display_op *op =
            &finding->display->pages.items[place->page].items[place->op];
        element_id own = display_ancestor(finding->display, op->element, ELEMENT_SECT);
        if (section == NO_ELEMENT || own == section) {
            found = (struct text_place){place->page, own};
        }
    }
    arena_restore(arena, before);
    return found;
}

/* The page of a change: in its own section rather than where others repeat its words; of
 * what is not printed as it is written, that of the entry or section that it is in. */
static size_t find_page(const struct finding *finding, const struct model_change *change)
{
    struct model_range range, heading;
    struct text_place own = {SIZE_MAX, NO_ELEMENT};
    struct text_place place = {SIZE_MAX, NO_ELEMENT};
    if (model_change_heading(change, &heading)) {
        own = find_text(finding, &heading, NO_ELEMENT);
    }
    bool around = false;
    for (bool given = model_change_range(change, &range);
         given && place.page == SIZE_MAX;) {
        place = find_text(finding, &range, own.section);
        if (place.page == SIZE_MAX && own.section != NO_ELEMENT) {
            place = find_text(finding, &range, NO_ELEMENT);
        }
        given = !around && model_change_around(change, &range);
        around = true;
    }
    return place.page == SIZE_MAX ? own.page : place.page;
}

static struct str say_page(const struct finding *finding, const struct change_row *row,
                           enum lang lang)
{
    static const char *const ON[LANG_COUNT] = LANG_EACH("с.", "p.");
    static const char *const EDITION[LANG_COUNT] = LANG_EACH("изд.", "ed.");
    struct arena *arena = finding->request->arena;
    struct str version = finding->request->brochure->changes->version;
    if (row->change->after == NULL) {
        return version.size == 0 ? STR(" ")
                                 : str_format(arena, "%s" NBSP "%.*s", EDITION[lang],
                                              STR_ARGS(version));
    }
    size_t page = find_page(finding, row->change);
    return page == SIZE_MAX
               ? STR(" ")
               : str_format(arena, "%s" NBSP "%.*s", ON[lang],
                            STR_ARGS(finding->display->pages.items[page].label));
}

bool changes_refer(const struct sections_request *request, const struct display *display)
{
    const struct changes_list *list = texts_changes(request->texts);
    bool same = true;
    struct finding finding = {request, display, {0}};
    if (list->count > 0) {
        finding.places =
            display_find_places(display, request->brochure->origin, request->arena);
    }
    for (size_t i = 0; i < list->count; i++) {
        for (enum side side = 0; side < request->side_count; side++) {
            enum lang lang = request->languages[side];
            struct text_run *run = list->rows[i].pages[lang]->runs;
            struct str words = say_page(&finding, &list->rows[i], lang);
            if (!str_equal(run->text, words)) {
                run->text = words;
                run->edition++;
                same = false;
            }
        }
    }
    return same;
}
