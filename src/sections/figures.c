/* Amounts as they are printed and said; the lines above and below a table. */
#include "sections/figures.h"

/* Where captions and head rules stand on the page that a table opens. */
#define CAPTION_BELOW_INTRO B(16)
#define CAPTION_BELOW_HEADING B(13)
#define RULE_BELOW_INTRO B(14)
#define RULE_BELOW_HEADING B(11)
/* And how far below what stands above they do elsewhere. */
#define BELOW_TEXT B(2)
#define BELOW_HEADING B(3)

/* ---- words ------------------------------------------------------------------------- */

/* clang-format off */
static const char *const WORDS[FIGURE_WORD_COUNT][LANG_COUNT] = {
    [FIGURE_TOTAL] = LANG_EACH("Общо", "Total"),
    [FIGURE_SUBTOTAL] = LANG_EACH("общо", "total"),
    [FIGURE_MEAN] = LANG_EACH("средно, претеглено по", "mean weighted by"),
};
static const char *const TABLE[LANG_COUNT] = LANG_EACH("Таблица", "Table");
static const char *const CONTINUED[LANG_COUNT] = LANG_EACH("(продължение)", "(continued)");
static const char *const SOURCE[LANG_COUNT] = LANG_EACH("Източник: ", "Source: ");
static const char *const NONE[LANG_COUNT] = LANG_EACH("няма", "none");
static const char *const UNKNOWN[LANG_COUNT] = LANG_EACH("няма данни", "no data");
static const char *const NOT_APPLICABLE[LANG_COUNT] =
    LANG_EACH("не се прилага", "not applicable");
static const char *const AS_ADOPTED[LANG_COUNT] =
    LANG_EACH("Сборът е така в приетия документ.", "The total is as adopted.");
static const char *const WITHOUT_UNKNOWN[LANG_COUNT] =
    LANG_EACH("Сборът е без неизвестните стойности.", "The total is without the unknown values.");
static const char *const RATE[LANG_COUNT] =
    LANG_EACH("1" NBSP "евро = 1,95583" NBSP "лв.", "€1 = BGN" NBSP "1.95583");
static const char *const POWERS[][LANG_COUNT] = {
    [3] = LANG_EACH("хиляда", "a thousand"),
    [4] = LANG_EACH("десет" NBSP "хиляди", "ten thousand"),
    [5] = LANG_EACH("сто" NBSP "хиляди", "a hundred thousand"),
    [6] = LANG_EACH("милион", "a million"),
};
static const char *const ROUNDED[LANG_COUNT] =
    LANG_EACH("Сумите са закръглени до %s" NBSP "%.*s, сборовете са сметнати от точните числа.",
              "Amounts are rounded to %s" NBSP "%.*s, totals are computed from the exact figures.");
/* clang-format on */

struct str figure_word(enum figure_word word, enum lang lang)
{
    return str_from(WORDS[word][lang]);
}

static struct arena *arena_of(const struct build *build)
{
    return build->request->arena;
}

/* ---- amounts --------------------------------------------------------------------- */

/* The number as it is printed: smaller by a scale, and only then rounded. */
static struct number printed(struct number number, const struct amount_style *style)
{
    struct number one = {1, 0}, scale, scaled;
    if (style->down == 0 || !number_shift(&scale, one, style->down) ||
        !number_divide(&scaled, number, scale, style->fixed ? style->decimals : 0)) {
        return number;
    }
    return scaled;
}

static struct str number_words(const struct build *build, struct number number,
                               const struct amount_style *style, enum side side)
{
    const struct numeral_form form = {.grouping = style->grouping,
                                      .sign = style->sign,
                                      .decimals = style->fixed ? style->decimals : 0};
    return numeral_number(build_lang(build, side), printed(number, style), &form,
                          arena_of(build));
}

/* An amount in another currency than the others: „12 хил. лв.“ and “BGN 12,000”. */
static void fill_money(const struct build *build, struct grid_cell *cell,
                       const struct amount *amount, const struct amount_style *style)
{
    struct currency currency = figure_currency(amount->money);
    struct number exact, to;
    if (!number_shift(&exact, amount->number, style->scale)) {
        exact = amount->number;
    }
    if (!number_shift(&to, amount->to, style->scale)) {
        to = amount->to;
    }
    for (enum side side = 0; side < build_sides(build); side++) {
        enum lang lang = build_lang(build, side);
        struct str words = numeral_money(lang, exact, &currency, arena_of(build));
        cell->figure[side] =
            amount->kind == AMOUNT_BOUND
                ? numeral_bound(lang, amount->bound, words, arena_of(build))
            : amount->kind == AMOUNT_RANGE
                ? numeral_range(lang, words,
                                numeral_money(lang, to, &currency, arena_of(build)),
                                arena_of(build))
                : words;
    }
}

static unsigned shown_decimals(struct number number, const struct amount_style *style)
{
    unsigned own = printed(number, style).decimals;
    return style->fixed && style->decimals > own ? style->decimals : own;
}

size_t figure_digits(const struct amount *amount, const struct amount_style *style)
{
    struct number number = printed(amount->number, style);
    int64_t whole = number.units < 0 ? -number.units : number.units;
    for (unsigned i = 0; i < number.decimals; i++) {
        whole /= 10;
    }
    size_t digits = 1;
    for (; whole >= 10; whole /= 10) {
        digits++;
    }
    return digits;
}

static void fill_number(const struct build *build, struct grid_cell *cell,
                        const struct amount *amount, const struct amount_style *style)
{
    struct arena *arena = arena_of(build);
    for (enum side side = 0; side < build_sides(build); side++) {
        enum lang lang = build_lang(build, side);
        struct str words = number_words(build, amount->number, style, side);
        switch (amount->kind) {
        case AMOUNT_BOUND:
            cell->figure[side] = numeral_bound(lang, amount->bound, words, arena);
            cell->shared = side == SIDE_FIRST
                               ? numeral_bound_sign(amount->bound, words, arena)
                               : cell->shared;
            break;
        case AMOUNT_RANGE:
            cell->figure[side] = numeral_range(
                lang, words, number_words(build, amount->to, style, side), arena);
            break;
        case AMOUNT_NUMBER: cell->figure[side] = words; break;
        case AMOUNT_EMPTY:
        case AMOUNT_MOMENT:
        case AMOUNT_NONE:
        case AMOUNT_UNKNOWN:
        case AMOUNT_NOT_APPLICABLE: break;
        }
    }
    cell->decimals = (uint8_t)shown_decimals(
        amount->kind == AMOUNT_RANGE ? amount->to : amount->number, style);
    cell->has_value = amount->kind == AMOUNT_NUMBER;
    cell->value = amount->number;
}

static void fill_word(const struct build *build, struct grid_cell *cell, const char *sign,
                      const char *const *spoken)
{
    for (enum side side = 0; side < build_sides(build); side++) {
        cell->figure[side] = str_from(sign);
        cell->spoken[side] = str_from(spoken[build_lang(build, side)]);
    }
}

static void fill_moment(const struct build *build, struct grid_cell *cell,
                        struct moment moment)
{
    struct arena *arena = arena_of(build);
    for (enum side side = 0; side < build_sides(build); side++) {
        enum lang lang = build_lang(build, side);
        cell->figure[side] = numeral_moment_short(lang, moment, arena);
        if (moment.month > 0 || moment.quarter > 0) {
            cell->spoken[side] = numeral_moment(lang, moment, arena);
        }
    }
}

void figure_cell(const struct build *build, struct grid_cell *cell,
                 const struct amount *amount, const struct amount_style *style)
{
    cell->mark = amount->mark;
    if (amount->money != NULL &&
        (amount->kind == AMOUNT_NUMBER || amount->kind == AMOUNT_BOUND ||
         amount->kind == AMOUNT_RANGE)) {
        fill_money(build, cell, amount, style);
        return;
    }
    switch (amount->kind) {
    case AMOUNT_NUMBER:
    case AMOUNT_BOUND:
    case AMOUNT_RANGE: fill_number(build, cell, amount, style); break;
    case AMOUNT_MOMENT: fill_moment(build, cell, amount->moment); break;
    case AMOUNT_NONE: fill_word(build, cell, "–", NONE); break;
    case AMOUNT_UNKNOWN: fill_word(build, cell, "…", UNKNOWN); break;
    case AMOUNT_NOT_APPLICABLE: fill_word(build, cell, "x", NOT_APPLICABLE); break;
    case AMOUNT_EMPTY: break;
    }
}

struct str figure_marks(const struct build *build,
                        const struct note_references *references)
{
    const struct data_notes *notes = &build->chapter->section->notes;
    struct builder out = {.arena = arena_of(build)};
    for (size_t i = 0; i < references->count; i++) {
        builder_format(&out, "%s%zu", i > 0 ? ", " : "",
                       notes->numbers[references->items[i] - 1]);
    }
    return builder_str(&out);
}

struct currency figure_currency(const struct money *money)
{
    struct currency currency = {.code = money->code.text};
    for (enum lang lang = 0; lang < LANG_COUNT; lang++) {
        currency.name[lang] = money->name.text[lang];
    }
    return currency;
}

bool figure_has_rate(const struct money *money, const struct money *also)
{
    struct str euro = STR("EUR"), lev = STR("BGN");
    return (str_equal(money->code.text, euro) && str_equal(also->code.text, lev)) ||
           (str_equal(money->code.text, lev) && str_equal(also->code.text, euro));
}

/* ---- notes ----------------------------------------------------------------------- */

void figure_note(struct figure_legend *legend, const struct amount *amount)
{
    legend->none |= amount->kind == AMOUNT_NONE;
    legend->unknown |= amount->kind == AMOUNT_UNKNOWN;
    legend->not_applicable |= amount->kind == AMOUNT_NOT_APPLICABLE;
    if (amount->kind == AMOUNT_BOUND) {
        legend->bounds[amount->bound] = true;
    }
}

/* Lines below a table, while they are made. */
struct lines {
    const struct build *build;
    struct grid *grid;
    size_t capacity;
    bool numbered; /* below them stands more space */
};

static struct grid_note *add_line(struct lines *lines)
{
    struct grid_note *note = &lines->grid->notes[lines->grid->note_count++];
    assert(lines->grid->note_count <= lines->capacity);
    note->apart = !lines->numbered && lines->grid->note_count > 1;
    lines->numbered = true;
    return note;
}

/* A line of the program's own; empty words are no line in that language. */
static struct grid_note *add_words(struct lines *lines, const struct str *words)
{
    struct grid_note *note = add_line(lines);
    for (enum side side = 0; side < build_sides(lines->build); side++) {
        note->texts.of[side] = words[side].size > 0
                                   ? text_make_block(arena_of(lines->build), words[side])
                                   : NULL;
    }
    return note;
}

/* The same with a full stop behind them. */
static struct grid_note *add_sentence(struct lines *lines, const struct str *words)
{
    struct str ended[SIDE_COUNT] = {{0}};
    for (enum side side = 0; side < build_sides(lines->build); side++) {
        ended[side] = str_format(arena_of(lines->build), "%.*s.", STR_ARGS(words[side]));
    }
    return add_words(lines, ended);
}

static void add_phrase(struct lines *lines, const char *const *phrase)
{
    struct str words[SIDE_COUNT] = {{0}};
    for (enum side side = 0; side < build_sides(lines->build); side++) {
        words[side] = str_from(phrase[build_lang(lines->build, side)]);
    }
    add_words(lines, words);
}

const struct text_block *figure_prefix(const struct build *build, struct str words,
                                       const struct text_block *block)
{
    struct arena *arena = arena_of(build);
    struct text_block *out = arena_copy(arena, block, sizeof *block);
    out->run_count = block->run_count + 1;
    out->runs = arena_new_array(arena, out->run_count, struct text_run);
    out->runs[0] = (struct text_run){.text = words};
    for (size_t i = 0; i < block->run_count; i++) {
        out->runs[i + 1] = block->runs[i];
    }
    return out;
}

/* The text of a block with those words behind it. */
static const struct text_block *append(const struct build *build,
                                       const struct text_block *block, struct str words)
{
    struct arena *arena = arena_of(build);
    struct text_block *out = arena_copy(arena, block, sizeof *block);
    out->runs = arena_new_array(arena, block->run_count + 1, struct text_run);
    for (size_t i = 0; i < block->run_count; i++) {
        out->runs[i] = block->runs[i];
    }
    out->runs[out->run_count++] = (struct text_run){.text = words};
    return out;
}

const struct text_block *figure_suffix(const struct build *build,
                                       const struct text_block *block, struct str words)
{
    return append(build, block, str_format(arena_of(build), ", %.*s", STR_ARGS(words)));
}

struct script_texts figure_group(const struct build *build,
                                 const struct priority *priority,
                                 const struct localized *title)
{
    if (priority == NULL) {
        return build_inline(build, title);
    }
    struct script_texts texts = build_inline(build, &priority->title);
    struct str number = str_format(arena_of(build), "%zu" NBSP NBSP, priority->number);
    for (enum side side = 0; side < build_sides(build); side++) {
        texts.of[side] =
            texts.of[side] == NULL ? NULL : figure_prefix(build, number, texts.of[side]);
    }
    return texts;
}

static void add_source(struct lines *lines, const struct localized *source)
{
    const struct build *build = lines->build;
    if (!build_has(build, source)) {
        return;
    }
    struct script_texts texts = build_inline(build, source);
    struct grid_note *note = add_line(lines);
    for (enum side side = 0; side < build_sides(build); side++) {
        struct str words = str_from(SOURCE[build_lang(build, side)]);
        note->texts.of[side] =
            texts.of[side] == NULL ? NULL : figure_prefix(build, words, texts.of[side]);
    }
    lines->numbered = false;
}

static void add_numbered(struct lines *lines)
{
    const struct build *build = lines->build;
    const struct data_notes *notes = &build->chapter->section->notes;
    for (size_t i = 0; i < notes->referred; i++) {
        struct grid_note *note = add_line(lines);
        note->texts = build_inline(build, &notes->items[notes->order[i]]);
        note->number = str_format(arena_of(build), "%zu", i + 1);
    }
}

/* „– няма; … няма данни“: the signs that stand in the table. */
static void add_signs(struct lines *lines, const struct figure_legend *legend)
{
    const struct build *build = lines->build;
    const struct {
        bool used;
        const char *sign;
        const char *const *words;
    } signs[] = {{legend->none, "–", NONE},
                 {legend->unknown, "…", UNKNOWN},
                 {legend->not_applicable, "x", NOT_APPLICABLE}};
    struct str words[SIDE_COUNT] = {{0}};
    for (enum side side = 0; side < build_sides(build); side++) {
        struct builder out = {.arena = arena_of(build)};
        for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
            if (signs[i].used) {
                builder_format(&out, "%s%s" NBSP "%s", out.count > 0 ? "; " : "",
                               signs[i].sign, signs[i].words[build_lang(build, side)]);
            }
        }
        words[side] = builder_str(&out);
    }
    if (words[SIDE_FIRST].size > 0) {
        add_sentence(lines, words);
    }
}

/* „< под; ≥ поне“, where languages share the figures. */
static void add_bounds(struct lines *lines, const struct figure_legend *legend)
{
    const struct build *build = lines->build;
    struct str words[SIDE_COUNT] = {{0}};
    for (enum side side = 0; side < build_sides(build); side++) {
        struct builder out = {.arena = arena_of(build)};
        const struct lang_numbers *facts = lang_facts(build_lang(build, side))->numbers;
        for (enum lang_bound bound = 0; bound < LANG_BOUNDS; bound++) {
            if (legend->bounds[bound]) {
                struct str sign = numeral_bound_sign(bound, STR(""), out.arena);
                struct str word = str_from(facts->bounds[bound]);
                word.size -= sizeof NBSP - 1;
                builder_format(&out, "%s%.*s%.*s", out.count > 0 ? "; " : "",
                               STR_ARGS(sign), STR_ARGS(word));
            }
        }
        words[side] = builder_str(&out);
    }
    if (words[SIDE_FIRST].size > 0) {
        add_sentence(lines, words)->shared_only = true;
    }
}

static void add_rounding(struct lines *lines, const struct figure_legend *legend)
{
    assert(legend->rounded_to >= 3 && legend->rounded_to <= 6);
    const struct build *build = lines->build;
    struct str words[SIDE_COUNT] = {{0}};
    for (enum side side = 0; side < build_sides(build); side++) {
        enum lang lang = build_lang(build, side);
        struct str unit = numeral_money_unit(lang, &legend->currency, 0, arena_of(build));
        const char *power = POWERS[legend->rounded_to][lang];
        struct builder out = {.arena = arena_of(build)};
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
        builder_format(&out, ROUNDED[lang], power, STR_ARGS(unit));
#pragma GCC diagnostic pop
        words[side] = builder_str(&out);
    }
    add_words(lines, words);
}

void figure_add_notes(const struct build *build, struct grid *grid,
                      const struct figure_legend *legend)
{
    enum { OWN_LINES = 8 };
    struct lines lines = {.build = build, .grid = grid};
    lines.capacity =
        build->chapter->section->notes.count + legend->more_count + OWN_LINES;
    grid->notes = arena_new_array(arena_of(build), lines.capacity, struct grid_note);
    lines.numbered = true;
    add_source(&lines, legend->source != NULL ? legend->source
                                              : &build->chapter->section->notes.source);
    add_numbered(&lines);
    for (size_t i = 0; i < legend->more_count; i++) {
        add_line(&lines)->texts = legend->more[i].texts;
    }
    add_signs(&lines, legend);
    add_bounds(&lines, legend);
    if (legend->without_unknown) {
        add_phrase(&lines, WITHOUT_UNKNOWN);
    }
    if (legend->as_adopted) {
        add_phrase(&lines, AS_ADOPTED);
    }
    if (legend->rounded) {
        add_rounding(&lines, legend);
    }
    if (legend->rate) {
        add_phrase(&lines, RATE);
    }
}

/* ---- captions -------------------------------------------------------------------- */

static const struct localized *caption_of(const struct section *section)
{
    return section->kind == SECTION_TABLE        ? &section->as.table.caption
           : section->kind == SECTION_INDICATORS ? &section->as.indicators.caption
           : section->kind == SECTION_BUDGET     ? &section->as.budget.caption
           : section->kind == SECTION_TIMELINE   ? &section->as.timeline.caption
                                                 : NULL;
}

static bool has_number(const struct section *section)
{
    const struct localized *caption = caption_of(section);
    return caption != NULL && localized_is_given(caption);
}

size_t figure_table_number(const struct brochure *brochure, size_t index)
{
    size_t number = 0;
    for (size_t i = 0; i <= index; i++) {
        number += has_number(&brochure->sections[i]);
    }
    return has_number(&brochure->sections[index]) ? number : 0;
}

void figure_caption(const struct build *build, struct grid *grid,
                    const struct localized *caption)
{
    struct script_texts texts = build_inline(build, caption);
    size_t number = figure_table_number(build->request->brochure, build->chapter->index);
    for (enum side side = 0; side < build_sides(build); side++) {
        enum lang lang = build_lang(build, side);
        if (texts.of[side] == NULL) {
            continue;
        }
        struct str words =
            str_format(arena_of(build), "%s" NBSP "%zu. ", TABLE[lang], number);
        grid->caption.of[side] = figure_prefix(build, words, texts.of[side]);
        grid->again[side] = str_format(arena_of(build), "%s" NBSP "%zu %s", TABLE[lang],
                                       number, CONTINUED[lang]);
    }
}

void figure_place(const struct build *build, struct grid *grid,
                  const struct localized *caption)
{
    bool intro = build_has(build, &build->chapter->section->intro);
    grid->gap = intro ? BELOW_TEXT : BELOW_HEADING;
    if (build_flows(build)) {
        return;
    }
    grid->first = build_has(build, caption)
                      ? intro ? CAPTION_BELOW_INTRO : CAPTION_BELOW_HEADING
                  : intro ? RULE_BELOW_INTRO
                          : RULE_BELOW_HEADING;
}

/* „Села (продължение)“, for the page on which a group goes on. */
static void name_groups_again(const struct build *build, struct grid *grid)
{
    for (size_t i = 0; i < grid->row_count; i++) {
        struct grid_row *row = &grid->rows[i];
        for (enum side side = 0; side < build_sides(build); side++) {
            const struct text_block *title =
                row->kind == GRID_GROUP ? row->cells->texts.of[side] : NULL;
            const char *words = CONTINUED[build_lang(build, side)];
            row->again.of[side] =
                title == NULL
                    ? NULL
                    : append(build, title, str_format(arena_of(build), " %s", words));
        }
    }
}

struct script figure_begin(struct build *build, struct grid *grid)
{
    struct script script = build_script(build, build_page(build, COLOUR_WHITE));
    name_groups_again(build, grid);
    build_opening(build, &script);
    grid_note_decimals(grid, &script);
    grid_add_elements(grid, &script);
    return script;
}

void figure_end(struct build *build, struct script *script, const struct drawing *drawing)
{
    struct block *block = block_add(script->arena, script->into, BLOCK_DRAWING);
    block->as.drawing = *drawing;
    block->mark = build->chapter->section->mark;
    script->last = ROW_FIGURE;
    build_field(build, script, &build->chapter->section->closing);
    build->chapter->last = script->last;
}

void figure_build(struct build *build, struct grid *grid)
{
    struct script script = figure_begin(build, grid);
    struct drawing drawing = grid_drawing(script.arena, grid);
    figure_end(build, &script, &drawing);
}
