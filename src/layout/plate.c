/* Pictures that fill pages. A picture fills its page, or both of a spread, whatever its
 * proportions: what is too much of it is cut on both sides alike. Both languages stand on
 * the same page here, as on the covers, and nothing of the pages of text: no running
 * head, no folio, no mark of a draft. */
#include "layout/plate.h"
#include "base/array.h"
#include "layout/matter.h"

#define PANEL_HEAD B(2.4) /* from the top of the panel to its first baseline */
#define PANEL_FOOT B(2.5) /* from its last baseline to its lower edge */
#define PANEL_BELOW B(1) /* from the last baseline of text pages to its lower edge */
#define PANEL_BESIDE MM(2.2) /* least distance from the words to its inner edge */
#define PANEL_STREET MM(0.8) /* half the street on which it ends */
#define CREDIT_APART PT(8) /* before what is set smaller, beside its leading */
#define TITLE_APART PT(6)

enum { PANEL_NARROW = 4, LINES_MOST = 12 }; /* columns of a narrow page */

static const struct page_form *plate_form(const struct pass *pass)
{
    return &pass->layout->cover; /* both languages on one page */
}

static bool has_words(const struct block_figure *figure)
{
    return figure->captions.count > 0 || figure->titles.count > 0;
}

/* True if the picture stands on the left and its captions on the right. */
static bool faces_words(const struct pass *pass, const struct block_figure *figure)
{
    return pass->layout->form.leaves > 1 && figure->width == FIGURE_PAGE &&
           has_words(figure);
}

static bool takes_two(const struct pass *pass, const struct block_figure *figure)
{
    bool spread = figure->width == FIGURE_SPREAD || pass->layout->form.leaves > 1;
    return spread && !faces_words(pass, figure);
}

/* A page without content where two pages would begin on the right. */
static bool wants_window(const struct pass *pass, const struct block_figure *figure,
                         size_t page)
{
    return takes_two(pass, figure) && page % 2 == 0 && pass->layout->artwork != NULL;
}

size_t plate_count(const struct pass *pass, const struct block_figure *figure,
                   size_t page)
{
    size_t pages = takes_two(pass, figure) || faces_words(pass, figure) ? 2 : 1;
    return pages + (wants_window(pass, figure, page) ? 1 : 0);
}

/* ---- words ---------------------------------------------------------------------------
 */

/* What stands on a panel, from its first baseline down. */
struct plate_line {
    const struct text_paragraph *paragraph;
    const struct block_cell *cell;
    mpt first;
};

struct plate_lines {
    struct plate_line items[LINES_MOST];
    size_t count;
    mpt depth;
};

/* How the words of a panel are set. */
struct plate_setting {
    struct span span; /* whose words stand there */
    const struct setter *setter;
    mpt width;
    bool small; /* the captions as notes, which find room where they are long */
    bool dark;
};

static enum role_name role_of(const struct plate_setting *setting,
                              const struct block_cell *cell)
{
    enum role_name note = setting->dark ? ROLE_COLOPHON : ROLE_NOTE;
    bool large = cell->role == ROLE_H2 || (cell->role != ROLE_NOTE && !setting->small);
    return large ? cell->role : note;
}

static void add_line(struct plate_lines *lines, const struct plate_setting *setting,
                     const struct block_cell *cell)
{
    struct set_how how = {
        .role = role_of(setting, cell), .side = cell->side, .width = setting->width};
    const struct text_paragraph *set = setter_block(setting->setter, cell->text, &how);
    bool wanted = cell->side == setting->span.sides[0] || setting->span.count > 1;
    if (set == NULL || !wanted || lines->count == LINES_MOST) {
        return;
    }
    mpt first = 0;
    if (lines->count > 0) {
        const struct plate_line *above = &lines->items[lines->count - 1];
        bool steps = above->paragraph->leading != set->leading;
        first = lines->depth + set->leading +
                (steps ? (above->cell->role == ROLE_H2 ? TITLE_APART : CREDIT_APART) : 0);
    }
    lines->items[lines->count++] = (struct plate_line){set, cell, first};
    lines->depth = first + set_depth(set);
}

/* First what is large, then what is small, each in all languages. */
static struct plate_lines set_words(const struct plate_setting *setting,
                                    const struct block_figure *figure)
{
    struct plate_lines lines = {.count = 0};
    for (size_t i = 0; i < figure->titles.count; i++) {
        add_line(&lines, setting, &figure->titles.items[i]);
    }
    for (uint8_t line = 0; line < 2; line++) {
        for (size_t i = 0; i < figure->captions.count; i++) {
            const struct block_cell *cell = &figure->captions.items[i];
            if (cell->line == line) {
                add_line(&lines, setting, cell);
            }
        }
    }
    return lines;
}

static mpt words_width(const struct page_form *form)
{
    return form->columns > 2 * PANEL_NARROW ? form_columns(form, form->columns / 2)
                                            : form_columns(form, PANEL_NARROW);
}

/* As large as the page allows; false if even notes find no room. */
static bool fit_words(struct pass *pass, const struct block_figure *figure,
                      const struct span *span, struct plate_lines *lines)
{
    const struct page_form *form = plate_form(pass);
    mpt room = form->height - form->first - PANEL_HEAD - PANEL_FOOT;
    struct plate_setting setting = {*span, &pass->setter, words_width(form), false,
                                    false};
    *lines = set_words(&setting, figure);
    if (lines->depth * 2 > room) {
        setting.small = true;
        *lines = set_words(&setting, figure);
    }
    return lines->depth <= room;
}

bool plate_has_room(struct pass *pass, const struct block_figure *figure)
{
    struct span span = span_all(pass->layout);
    struct plate_lines lines;
    return fit_words(pass, figure, &span, &lines);
}

static enum theme_colour word_colour(const struct block_cell *cell, bool dark)
{
    if (!dark) {
        return cell->colour;
    }
    return cell->side == SIDE_FIRST ? COLOUR_WHITE : COLOUR_LIMELIGHT;
}

static void place_words(const struct canvas *canvas, const struct plate_lines *lines,
                        struct point at, bool dark)
{
    for (size_t i = 0; i < lines->count; i++) {
        const struct plate_line *line = &lines->items[i];
        canvas_paragraph(canvas, line->paragraph,
                         (struct point){at.x, at.y + line->first}, line->cell->element,
                         word_colour(line->cell, dark));
    }
}

/* From the outer trim inwards, to a street of the grid. */
static void draw_panel(struct pass *pass, const struct canvas *canvas,
                       const struct block_figure *figure)
{
    const struct page_form *form = canvas->form;
    struct span span = {{canvas->sides[0], SIDE_SECOND}, canvas->side_count};
    struct plate_lines lines;
    (void)fit_words(pass, figure, &span, &lines);
    if (lines.count == 0) {
        return;
    }
    bool wide = form->columns > 2 * PANEL_NARROW;
    bool right = canvas->page % 2 == 0;
    mpt width = words_width(form);
    mpt live = canvas_left(canvas);
    mpt words = right ? live + form->live - width : live;
    mpt beside = wide ? (form->gutter / 2) - PANEL_STREET : PANEL_BESIDE;
    struct rect panel = {
        .left = right ? words - beside : -form->bleed,
        .height = PANEL_HEAD + lines.depth + PANEL_FOOT,
    };
    panel.width =
        (right ? form->width + form->bleed : words + width + beside) - panel.left;
    panel.top = form->last + PANEL_BELOW - panel.height;
    canvas_rect(canvas, panel, ARTIFACT_BACKGROUND, COLOUR_WHITE);
    struct point at = {words, panel.top + PANEL_HEAD};
    if (figure->heading != NULL) {
        canvas_heading(canvas, figure->heading, at.y);
    }
    place_words(canvas, &lines, at, false);
}

/* ---- pages ---------------------------------------------------------------------------
 */

static struct canvas open_plate(struct pass *pass)
{
    struct span span = span_all(pass->layout);
    const struct page_form *form = plate_form(pass);
    return pass_canvas(pass, form, pass_add_page(pass, form), &span, 0);
}

static struct rect bleed_box(const struct page_form *form)
{
    return (struct rect){-form->bleed, -form->bleed, form->width + 2 * form->bleed,
                         form->height + 2 * form->bleed};
}

/* The picture over the page; `across` says how far the spread that it fills begins left
 * of it, and how wide that is. */
static void fill_page(struct pass *pass, const struct canvas *canvas,
                      const struct block_figure *figure, struct rect across)
{
    struct picture_place place = {
        .area = bleed_box(canvas->form),
        .figures = {figure->figures[SIDE_FIRST], figure->figures[SIDE_SECOND]},
        .mark = figure->mark,
    };
    picture_fill(canvas, picture_find(&pass->setter, figure->file), &place,
                 picture_frame(canvas->form, across));
}

/* The captions on a page of their own, on deep ground. */
static void words_page(struct pass *pass, const struct block_figure *figure)
{
    struct canvas canvas = open_plate(pass);
    struct plate_setting setting = {span_all(pass->layout), &pass->setter,
                                    words_width(canvas.form), false, true};
    struct plate_lines lines = set_words(&setting, figure);
    if (lines.depth > canvas.form->last - canvas.form->first) {
        setting.small = true;
        lines = set_words(&setting, figure);
    }
    canvas_ground(&canvas, COLOUR_DEEP);
    struct point at = {canvas_left(&canvas), canvas.form->last - lines.depth};
    if (figure->heading != NULL) {
        canvas_heading(&canvas, figure->heading, at.y);
    }
    place_words(&canvas, &lines, at, true);
}

/* On the left page; where the languages face each other, each on its own. */
static void draw_words(struct pass *pass, struct canvas *canvas,
                       const struct block_figure *figure, int leaf)
{
    if (pass->layout->form.leaves > 1) {
        canvas->sides[0] = leaf == 0 ? SIDE_FIRST : SIDE_SECOND;
        canvas->side_count = 1;
    } else if (leaf > 0) {
        return;
    }
    draw_panel(pass, canvas, figure);
}

static void fill_spread(struct pass *pass, const struct block_figure *figure,
                        enum plate_words words)
{
    struct rect both = bleed_box(plate_form(pass));
    mpt width = plate_form(pass)->width;
    both.width += width;
    for (int leaf = 0; leaf < 2; leaf++) {
        struct canvas canvas = open_plate(pass);
        struct rect across = both;
        across.left -= leaf * width;
        fill_page(pass, &canvas, figure, across);
        if (words == PLATE_WORDS) {
            draw_words(pass, &canvas, figure, leaf);
        }
    }
}

void plate_pages(struct pass *pass, const struct block_figure *figure,
                 enum plate_words words)
{
    if (wants_window(pass, figure, pass->display->pages.count)) {
        window_page(pass);
    }
    if (takes_two(pass, figure)) {
        fill_spread(pass, figure, words);
        return;
    }
    struct canvas canvas = open_plate(pass);
    fill_page(pass, &canvas, figure, bleed_box(canvas.form));
    if (faces_words(pass, figure)) {
        words_page(pass, figure);
    } else if (words == PLATE_WORDS) {
        draw_panel(pass, &canvas, figure);
    }
}
