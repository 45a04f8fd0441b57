/* The setting of a block: parts, items, fit, lines. All but the lines themselves is
 * scratch, so that a page of text costs little more than its words. */
#include "base/array.h"
#include "text/engine.h"
#include "text/fit.h"
#include "text/items.h"
#include "text/line.h"
#include "text/parts.h"
#include "text/text.h"

enum {
    COST_LINE_BODY = 3 * FIT_ONE / 10,
    COST_LINE_DISPLAY = 6 * FIT_ONE / 10,
    COST_LINE_HEADING = 6 * FIT_ONE / 10
};

/* A justified paragraph with a space wider than twice the natural one (in 1/10000) is set
 * ragged instead. */
enum { LOOSEST = 20000 };

/* Hyphens under each other, and before the last line. A justified paragraph pays for a
 * third rather than tear its spaces open. */
enum {
    COST_HYPHEN_ROW = 8 * FIT_ONE / 100,
    COST_HYPHEN_ROW_JUSTIFIED = 16 * FIT_ONE / 100,
    COST_HYPHEN_THIRD_JUSTIFIED = FIT_ONE,
    COST_HYPHEN_END = 65 * FIT_ONE / 100,
    COST_HYPHEN_END_JUSTIFIED = FIT_ONE / 10
};

/* Says so if a word had to be broken anywhere, once for each place of the source. */
static void report_torn(struct text_engine *engine, const struct item_list *list,
                        const struct parts *parts, struct mark mark)
{
    if (!list->torn) {
        return;
    }
    struct word_facts *facts = parts->words.items[list->torn_word].facts;
    bool known = facts->reported_in == engine->document &&
                 facts->reported_at.source == mark.source &&
                 facts->reported_at.line == mark.line &&
                 facts->reported_at.column == mark.column;
    if (known) {
        return;
    }
    facts->reported_in = engine->document;
    facts->reported_at = mark;
    struct str shown = facts->text;
    bool is_long = shown.size > 60;
    size_t size = is_long ? 60 : shown.size;
    while (size > 0 && is_long && ((unsigned char)shown.data[size] & 0xC0u) == 0x80) {
        size--;
    }
    diag_warning(
        engine->diag, mark, "word-wide",
        "the word \"%.*s%s\" is wider than its column and has been broken without "
        "a hyphen; allow breaks in it with soft hyphens, or shorten it",
        (int)size, shown.data, is_long ? "…" : "");
}

static bool is_justified(const struct text_setting *setting)
{
    return setting->justified && setting->purpose != PURPOSE_HEADING;
}

/* What a line costs by itself, so that text takes no more of them for the sake of a short
 * word or an even edge. */
static int32_t cost_of_line(const struct text_setting *setting)
{
    static const int32_t COSTS[] = {[PURPOSE_BODY] = COST_LINE_BODY,
                                    [PURPOSE_DISPLAY] = COST_LINE_DISPLAY,
                                    [PURPOSE_HEADING] = COST_LINE_HEADING};
    return is_justified(setting) ? 0 : COSTS[setting->purpose];
}

static struct fit_options make_options(const struct text_setting *setting,
                                       const struct parts *parts)
{
    bool justified = is_justified(setting);
    struct fit_options options = {
        .mode = justified ? FIT_JUSTIFIED : FIT_RAGGED,
        .width = setting->width,
        .first_width = setting->width - setting->indent,
        .balanced = setting->purpose == PURPOSE_HEADING,
        .line = cost_of_line(setting),
        .hyphen_row = justified ? COST_HYPHEN_ROW_JUSTIFIED : COST_HYPHEN_ROW,
        .hyphen_third = justified ? COST_HYPHEN_THIRD_JUSTIFIED : FIT_COST_EMERGENCY,
        .hyphen_end = justified ? COST_HYPHEN_END_JUSTIFIED : COST_HYPHEN_END,
    };
    if (parts->count > 0) {
        options.start = -line_hang_left(&setting->style, &parts->items[0]);
    }
    return options;
}

static struct line_cut end_of(const struct parts *parts)
{
    size_t last = parts->count - 1;
    return (struct line_cut){(uint32_t)last, (uint32_t)parts->items[last].text.size};
}

/* The stretch of text of line `index`. */
static struct line_span make_span(const struct item_list *list, const struct parts *parts,
                                  const struct fit_line *lines, size_t index,
                                  size_t count)
{
    struct line_span span = {0};
    size_t end = lines[index].end;
    if (index > 0) {
        span.from = list->cuts.items[lines[index - 1].end].next;
    }
    if (end < list->fit.count) {
        span.to = list->cuts.items[end].to;
        span.hyphen = list->cuts.items[end].hyphen;
        span.justified = list->fit.items[end].cost != FIT_FORCED;
    } else {
        span.to = end_of(parts);
    }
    span.justified = span.justified && index + 1 < count;
    return span;
}

static void set_lines(struct text_paragraph *paragraph, const struct line_setter *setter,
                      const struct parts *parts, const struct item_list *list,
                      const struct text_setting *setting)
{
    struct fit_options options = make_options(setting, parts);
    struct fit_line *fitted;
    size_t count =
        fit_lines(&fitted, list->fit.items, list->fit.count, &options, setter->scratch);
    struct text_line *lines = arena_new_array(setter->arena, count, struct text_line);
    for (size_t i = 0; i < count; i++) {
        struct line_span span = make_span(list, parts, fitted, i, count);
        span.justified = span.justified && options.mode == FIT_JUSTIFIED;
        span.edges = EDGES_HANG;
        span.left = i == 0 ? setting->indent : 0;
        span.width = setting->width;
        line_set(&lines[i], setter, &span);
        paragraph->loosest = span.justified && lines[i].spaces > paragraph->loosest
                                 ? lines[i].spaces
                                 : paragraph->loosest;
        paragraph->widest = mpt_max(paragraph->widest, lines[i].width);
    }
    paragraph->lines = lines;
    paragraph->line_count = count;
}

/* True if the last line is nothing but what is left of a divided word. */
static bool ends_in_rest(const struct text_paragraph *paragraph)
{
    if (paragraph->line_count < 2) {
        return false;
    }
    const struct text_line *last = &paragraph->lines[paragraph->line_count - 1];
    for (size_t i = 0; i < last->piece_count; i++) {
        if (last->pieces[i].shape->is_space) {
            return false;
        }
    }
    return last[-1].hyphenated;
}

/* Sets the lines as wished, or ragged where justified ones would gape or leave the rest
 * of a word alone. */
static void set_words(struct text_paragraph *paragraph, const struct line_setter *setter,
                      const struct parts *parts, const struct text_setting *setting)
{
    struct text_setting wish = *setting;
    struct text_paragraph plain = *paragraph;
    struct arena_state lines = arena_save(setter->arena);
    struct arena_state pieces = arena_save(setter->shown);
    struct item_list list = {0};
    wish.justified = is_justified(setting);
    items_make(&list, parts, setter, &wish);
    set_lines(paragraph, setter, parts, &list, &wish);
    bool spoilt = paragraph->loosest > LOOSEST || ends_in_rest(paragraph);
    if (wish.justified && spoilt && !setting->stays_justified) {
        arena_restore(setter->arena, lines);
        arena_restore(setter->shown, pieces);
        *paragraph = plain;
        wish.justified = false;
        items_make(&list, parts, setter, &wish);
        set_lines(paragraph, setter, parts, &list, &wish);
    }
    paragraph->division = list.division;
    report_torn(setter->engine, &list, parts, paragraph->mark);
}

/* Finds the references to notes; a sign of several pieces is one. */
static void find_signs(struct text_paragraph *paragraph, struct arena *arena)
{
    struct {
        struct text_sign *items;
        size_t count, capacity;
    } signs = {0};
    const struct text_note *last = NULL;
    for (size_t i = 0; i < paragraph->line_count && paragraph->link_count > 0; i++) {
        const struct text_line *line = &paragraph->lines[i];
        for (size_t k = 0; k < line->piece_count; k++) {
            uint32_t link = line->pieces[k].link;
            const struct text_note *note =
                link > 0 ? paragraph->links[link - 1].note : NULL;
            if (note != NULL && note != last) {
                *array_push(arena, &signs) = (struct text_sign){note, i};
                last = note;
            }
        }
    }
    paragraph->signs = signs.items;
    paragraph->sign_count = signs.count;
}

static void set_empty(struct text_paragraph *paragraph, struct arena *arena)
{
    struct text_line *line = arena_new(arena, struct text_line);
    line->scale = 10000;
    line->spaces = 10000;
    paragraph->lines = line;
    paragraph->line_count = 1;
}

const struct text_paragraph *text_set(struct text_engine *engine,
                                      const struct text_block *block,
                                      const struct text_setting *setting,
                                      struct arena *arena, struct diag *diag)
{
    engine->diag = diag;
    struct arena_state before = arena_save(engine->scratch);
    struct text_paragraph *paragraph = arena_new(arena, struct text_paragraph);
    struct line_setter setter = {
        .engine = engine,
        .style = &setting->style,
        .lang = setting->lang,
        .arena = arena,
        .shown = setting->shown != NULL ? setting->shown : arena,
        .scratch = engine->scratch,
    };
    struct parts parts = {0};
    struct part_links links = {0};
    parts_cut(&parts, &links, block, &setter);
    setter.parts = parts.items;
    paragraph->leading = setting->style.leading;
    paragraph->mark = block->mark;
    paragraph->manner = setting->style.manner;
    paragraph->links = links.items;
    paragraph->link_count = links.count;
    if (parts.words.count == 0) {
        set_empty(paragraph, arena);
    } else {
        set_words(paragraph, &setter, &parts, setting);
        find_signs(paragraph, arena);
    }
    arena_restore(engine->scratch, before);
    engine->diag = NULL;
    return paragraph;
}

const struct text_line *text_set_line(struct text_engine *engine, struct str text,
                                      const struct text_setting *setting,
                                      struct arena *arena, struct diag *diag)
{
    engine->diag = diag;
    struct arena_state before = arena_save(engine->scratch);
    struct text_line *line = arena_new(arena, struct text_line);
    struct line_setter setter = {
        .engine = engine,
        .style = &setting->style,
        .lang = setting->lang,
        .arena = arena,
        .shown = arena,
        .scratch = engine->scratch,
    };
    struct text_run run = {.text = text};
    struct text_block block = {.runs = &run, .run_count = 1};
    struct parts parts = {0};
    struct part_links links = {0};
    parts_cut(&parts, &links, &block, &setter);
    line->scale = 10000;
    line->spaces = 10000;
    if (parts.count > 0) {
        setter.parts = parts.items;
        struct line_span span = {.edges = EDGES_FLUSH, .width = INT32_MAX};
        span.to = end_of(&parts);
        line_set(line, &setter, &span);
    }
    arena_restore(engine->scratch, before);
    engine->diag = NULL;
    return line;
}
