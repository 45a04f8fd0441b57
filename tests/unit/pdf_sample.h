/* A display with everything that layout can make, for the tests of the pdf stage: two
 * Parts, headings, contents, links, lists, a figure, numbers that two languages share,
 * artifacts, clips, and lines that are justified, scaled and letter-spaced. */
#ifndef PDF_SAMPLE_H
#define PDF_SAMPLE_H

#include "base/array.h"
#include "base/file.h"
#include "display/display.h"
#include "pdf/pdf.h"
#include "text/text.h"

/* Where the tests find what the program finds beside itself. */
static const char SAMPLE_FONTS[] = "fonts";
static const char SAMPLE_PROFILES[] = "/usr/share/color/icc";
static const char SAMPLE_FOLDER[] = "out/build/tests/pdf";

static const struct colour SAMPLE_INK = {"ink", 26, 25, 23, 0, 0, 0, 100, NULL};
static const struct colour SAMPLE_LIME = {"lime", 201, 214, 84, 24, 0, 80, 0, NULL};
static const struct colour SAMPLE_DEEP = {"deep", 6, 51, 39, 90, 50, 74, 66, NULL};

static const struct text_style SAMPLE_BODY = {
    .family = FAMILY_SERIF, .weight = WEIGHT_REGULAR, .size = 9500, .leading = 13000};
static const struct text_style SAMPLE_HEADING = {.family = FAMILY_CONDENSED,
                                                 .weight = WEIGHT_EXTRABOLD,
                                                 .size = 31000,
                                                 .leading = 32500,
                                                 .tracking = 10};
static const struct text_style SAMPLE_LABEL = {.family = FAMILY_SANS,
                                               .weight = WEIGHT_MEDIUM,
                                               .size = 7500,
                                               .leading = 13000,
                                               .tracking = 40,
                                               .tabular_figures = true};

struct sample {
    struct arena *arena;
    struct text_engine *engine;
    struct display display;
    element_id part[LANG_COUNT];
};

static const char SAMPLE_TEXT_BG[] =
    "Община Стара Загора развива „съвременни административни услуги“ за хората, които "
    "живеят и работят в нея: № 1 по качество, 25 % по-бързо, ѝ помагат 1 200 служители, "
    "а въздухът, водата и зелените площи са общо богатство на следващите поколения.";
static const char SAMPLE_TEXT_EN[] =
    "The Municipality of Stara Zagora develops modern administrative services for the "
    "people who live and work in it; air, water and green spaces are the common wealth "
    "of the generations to come, and the office’s first flight of efficient offices.";

/* ---- parts ---------------------------------------------------------------------- */

static void sample_add_op(struct display_op *op, const struct text_line *line, mpt left,
                          mpt top)
{
    op->colour = &SAMPLE_INK;
    op->left = left;
    op->top = top;
    op->pieces = line->pieces;
    op->piece_count = (uint32_t)line->piece_count;
    op->scale = line->scale;
    op->letter_space = line->letter_space;
}

/* One line of real content; returns where it ends, with a space at its end. */
static mpt sample_add_line(struct sample *sample, size_t page, element_id element,
                           const char *text, const struct text_style *style, mpt left,
                           mpt top)
{
    const struct text_setting setting = {
        .style = *style, .lang = sample->display.elements.items[element].lang};
    const struct text_line *line =
        text_set_line(sample->engine, str_from(text), &setting, sample->arena, NULL);

    sample_add_op(display_add_content(&sample->display, page, DISPLAY_TEXT, element),
                  line, left, top);
    const struct text_piece *last = &line->pieces[line->piece_count - 1];
    return left + last->left + last->shape->width;
}

static void sample_add_artifact_line(struct sample *sample, size_t page,
                                     enum artifact_kind kind, const char *text, mpt top)
{
    const struct text_setting setting = {.style = SAMPLE_LABEL, .lang = LANG_EN};
    const struct text_line *line =
        text_set_line(sample->engine, str_from(text), &setting, sample->arena, NULL);

    sample_add_op(display_add_artifact(&sample->display, page, DISPLAY_TEXT, kind), line,
                  PT(40), top);
}

/* A paragraph in an element of its own; returns the baseline below it. */
static mpt sample_add_paragraph(struct sample *sample, size_t page, element_id element,
                                const char *text, mpt left, mpt top)
{
    enum lang lang = sample->display.elements.items[element].lang;
    struct text_setting setting = {.style = SAMPLE_BODY,
                                   .lang = lang,
                                   .width = PT(220),
                                   .purpose = PURPOSE_BODY,
                                   .justified = true};
    const struct text_paragraph *paragraph =
        text_set(sample->engine, text_make_block(sample->arena, str_from(text)), &setting,
                 sample->arena, NULL);

    for (size_t i = 0; i < paragraph->line_count; i++) {
        sample_add_op(display_add_content(&sample->display, page, DISPLAY_TEXT, element),
                      &paragraph->lines[i], left, top);
        top += SAMPLE_BODY.leading;
    }
    return top;
}

static element_id sample_add_element(struct sample *sample, enum element_kind kind,
                                     element_id parent)
{
    return display_add_element(&sample->display, kind, parent);
}

static void sample_add_rect(struct sample *sample, size_t page, enum artifact_kind kind,
                            const struct colour *colour, struct rect area)
{
    struct display_op *op =
        display_add_artifact(&sample->display, page, DISPLAY_RECT, kind);

    op->colour = colour;
    op->left = area.left;
    op->top = area.top;
    op->width = area.width;
    op->height = area.height;
}

static struct path *sample_make_leaf(struct sample *sample, mpt left, mpt top)
{
    struct path *path = arena_new(sample->arena, struct path);
    struct point far = {left + PT(60), top + PT(60)};

    path_move(sample->arena, path, left, top);
    path_curve(sample->arena, path, (struct point){left + PT(40), top},
               (struct point){left + PT(60), top + PT(20)}, far);
    path_line(sample->arena, path, left, far.y);
    path_close(sample->arena, path);
    return path;
}

static uint32_t sample_add_anchor(struct sample *sample, size_t page, enum lang lang,
                                  int level, const char *title)
{
    struct display *display = &sample->display;
    struct display_anchor *anchor = array_push(sample->arena, &display->anchors);
    anchor->page = page;
    anchor->top = PT(30);
    struct display_bookmark *bookmark = array_push(sample->arena, &display->bookmarks);
    bookmark->lang = lang;
    bookmark->level = level;
    bookmark->title = str_from(title);
    bookmark->anchor = (uint32_t)(display->anchors.count - 1);
    return bookmark->anchor;
}

static void sample_add_link(struct sample *sample, size_t page, element_id element,
                            struct rect area, const char *url, uint32_t anchor)
{
    struct display_link *link = array_push(sample->arena, &sample->display.links);

    link->page = page;
    link->area = area;
    link->element = element;
    link->url = str_from(url);
    link->anchor = anchor;
    link->contents = str_from(url == NULL ? "Към страница 3" : "Сайт (на общината)");
}

/* ---- pages ---------------------------------------------------------------------- */

static void sample_add_cover(struct sample *sample)
{
    struct display *display = &sample->display;
    struct rect all = {-PT(9), -PT(9), PT(613.276), PT(859.89)};

    sample_add_rect(sample, 0, ARTIFACT_BACKGROUND, &SAMPLE_LIME, all);
    display_add_artifact(display, 0, DISPLAY_CLIP, ARTIFACT_BACKGROUND)->path =
        sample_make_leaf(sample, PT(100), PT(100));
    sample_add_rect(sample, 0, ARTIFACT_BACKGROUND, &SAMPLE_DEEP, all);
    display_add_artifact(display, 0, DISPLAY_UNCLIP, ARTIFACT_BACKGROUND);
    struct display_op *leaf =
        display_add_artifact(display, 0, DISPLAY_PATH, ARTIFACT_BACKGROUND);
    leaf->colour = &SAMPLE_DEEP;
    leaf->path = sample_make_leaf(sample, PT(200), PT(300));
    for (size_t lang = 0; lang < LANG_COUNT; lang++) {
        element_id title = sample_add_element(sample, ELEMENT_H1, sample->part[lang]);
        sample_add_line(sample, 0, title,
                        lang == LANG_BG ? "Визия и цели" : "Vision, goals",
                        &SAMPLE_HEADING, PT(40), PT(600) + (mpt)lang * PT(40));
        sample_add_anchor(sample, 0, (enum lang)lang, 1,
                          lang == LANG_BG ? "Визия и цели" : "Vision & <goals> (all)");
    }
}

static void sample_add_contents(struct sample *sample)
{
    for (size_t lang = 0; lang < LANG_COUNT; lang++) {
        mpt left = PT(40) + (mpt)lang * PT(260);
        element_id toc = sample_add_element(sample, ELEMENT_TOC, sample->part[lang]);
        for (int row = 0; row < 2; row++) {
            mpt top = PT(100) + row * PT(26);
            element_id item = sample_add_element(sample, ELEMENT_TOCI, toc);
            element_id reference = sample_add_element(sample, ELEMENT_REFERENCE, item);
            element_id link = sample_add_element(sample, ELEMENT_LINK, reference);
            uint32_t anchor = sample_add_anchor(sample, 2, (enum lang)lang, 2 + row,
                                                row == 0 ? "Посока" : "Глава");
            mpt end = sample_add_line(sample, 1, link,
                                      lang == LANG_BG ? "Посока и смисъл 3"
                                                      : "Direction and sense 3",
                                      &SAMPLE_BODY, left, top);
            struct rect area = {left, top - PT(9), end - left, PT(12)};
            sample_add_link(sample, 1, link, area, NULL, anchor);
        }
    }
    sample_add_rect(sample, 1, ARTIFACT_LAYOUT, &SAMPLE_INK,
                    (struct rect){PT(40), PT(80), PT(500), 350});
}

/* A paragraph with a link over two lines, and one that goes on on the next page. */
static void sample_add_linked(struct sample *sample, element_id part, mpt left, mpt top)
{
    static const char *const WORDS[] = {"Повече на ", "starazagora.bg", "/бг",
                                        " всеки ден."};
    static const char *const ENGLISH[] = {"See ", "starazagora.bg", "/en", " every day."};
    bool bulgarian = part == sample->part[LANG_BG];
    const char *const *words = bulgarian ? WORDS : ENGLISH;
    element_id paragraph = sample_add_element(sample, ELEMENT_P, part);
    element_id link = sample_add_element(sample, ELEMENT_LINK, paragraph);

    mpt at = sample_add_line(sample, 2, paragraph, words[0], &SAMPLE_BODY, left, top);
    mpt end = sample_add_line(sample, 2, link, words[1], &SAMPLE_BODY, at, top);
    mpt low = top + SAMPLE_BODY.leading;
    mpt next = sample_add_line(sample, 2, link, words[2], &SAMPLE_BODY, left, low);
    sample_add_line(sample, 2, paragraph, words[3], &SAMPLE_BODY, next, low);
    struct rect first = {at, top - PT(9), end - at, PT(12)};
    struct rect second = {left, low - PT(9), next - left, PT(12)};
    const char *url = "https://www.starazagora.bg/търсене?a=(1)";
    sample_add_link(sample, 2, link, first, url, 0);
    sample_add_link(sample, 2, link, second, url, 0);
    sample_add_line(sample, 3, paragraph, bulgarian ? "Край." : "The end.", &SAMPLE_BODY,
                    left, PT(100));
}

/* Rows that share one printed number: the first language owns it. */
static void sample_add_list(struct sample *sample, bool labelled, mpt top)
{
    for (size_t lang = 0; lang < LANG_COUNT; lang++) {
        mpt left = PT(60) + (mpt)lang * PT(250);
        element_id list = sample_add_element(sample, ELEMENT_L, sample->part[lang]);
        sample->display.elements.items[list].numbering =
            labelled ? LIST_DECIMAL : LIST_BULLETS;
        for (int row = 0; row < 3; row++) {
            element_id item = sample_add_element(sample, ELEMENT_LI, list);
            element_id label = sample_add_element(sample, ELEMENT_LBL, item);
            element_id body = sample_add_element(sample, ELEMENT_LBODY, item);
            mpt line = top + row * SAMPLE_BODY.leading;
            if (labelled && lang == LANG_BG) {
                char number[2] = {(char)('1' + row), '\0'};
                sample_add_line(sample, 2, label, number, &SAMPLE_LABEL, PT(40), line);
            } else if (labelled) {
                display_add_content(&sample->display, 2, DISPLAY_EMPTY, label);
                sample->display.elements.items[label].words = row == 0   ? STR("1")
                                                              : row == 1 ? STR("2")
                                                                         : STR("№ 3");
            }
            sample_add_line(sample, 2, body,
                            lang == LANG_BG ? "Чист въ\xCC\x81здух" : "Clean air",
                            &SAMPLE_BODY, left, line);
        }
    }
}

static void sample_add_figure(struct sample *sample)
{
    element_id figure = sample_add_element(sample, ELEMENT_FIGURE, sample->part[LANG_BG]);
    struct display_op *op =
        display_add_content(&sample->display, 3, DISPLAY_PATH, figure);

    sample->display.elements.items[figure].words = STR("Лист от липа");
    op->colour = &SAMPLE_DEEP;
    op->path = sample_make_leaf(sample, PT(300), PT(300));
}

static void sample_add_text(struct sample *sample)
{
    mpt top = PT(60);
    for (size_t lang = 0; lang < LANG_COUNT; lang++) {
        mpt left = PT(40) + (mpt)lang * PT(260);
        element_id part = sample->part[lang];
        element_id heading = sample_add_element(sample, ELEMENT_H2, part);
        element_id paragraph = sample_add_element(sample, ELEMENT_P, part);
        sample_add_line(sample, 2, heading, lang == LANG_BG ? "ПОСОКА" : "DIRECTION",
                        &SAMPLE_HEADING, left, top);
        mpt next = sample_add_paragraph(sample, 2, paragraph,
                                        lang == LANG_BG ? SAMPLE_TEXT_BG : SAMPLE_TEXT_EN,
                                        left, top + PT(30));
        sample_add_linked(sample, part, left, next);
        sample_add_element(sample, ELEMENT_P, part); /* owns nothing: is left out */
    }
    sample_add_list(sample, true, PT(400));
    sample_add_list(sample, false, PT(500));
    element_id foreign = sample_add_element(sample, ELEMENT_SPAN, sample->part[LANG_BG]);
    sample->display.elements.items[foreign].lang = LANG_EN;
    sample_add_line(sample, 2, foreign, "Drug Stop", &SAMPLE_LABEL, PT(40), PT(700));
}

/* ---- the whole ------------------------------------------------------------------ */

static void sample_add_facts(struct display_facts *facts)
{
    facts->id = STR("sample-2027");
    facts->title[LANG_BG] = STR("Визия & цели <проба>");
    facts->title[LANG_EN] = STR("Vision & goals <sample>");
    facts->issuer[LANG_BG] = STR("Община Стара Загора");
    facts->issuer[LANG_EN] = STR("Municipality of Stara Zagora");
    facts->keywords[LANG_BG] = STR("стратегия");
    facts->keywords[LANG_EN] = STR("strategy");
    facts->languages[0] = LANG_BG;
    facts->languages[1] = LANG_EN;
    facts->language_count = LANG_COUNT;
    facts->year = 2026;
    facts->month = 11;
    facts->day = 2;
    facts->version = STR("1.0");
}

/* Fills `sample`, whose arena and engine are set. */
static void sample_make(struct sample *sample)
{
    struct display *display = &sample->display;

    display_init(display, sample->arena, LANG_BG);
    sample_add_facts(&display->facts);
    for (size_t lang = 0; lang < LANG_COUNT; lang++) {
        sample->part[lang] = sample_add_element(sample, ELEMENT_PART, 0);
        display->elements.items[sample->part[lang]].lang = (enum lang)lang;
    }
    static const char *const LABELS[] = {"", "2", "3", "A-1"};
    for (size_t i = 0; i < 4; i++) {
        display_add_page(display, PT(595.276), PT(841.89), MM(3))->label =
            str_from(LABELS[i]);
    }
    sample_add_cover(sample);
    sample_add_contents(sample);
    sample_add_artifact_line(sample, 2, ARTIFACT_HEADER, "Running head", PT(30));
    sample_add_text(sample);
    sample_add_figure(sample);
    sample_add_artifact_line(sample, 2, ARTIFACT_FOOTER, "3", PT(800));
}

/* ---- what nobody would draw ------------------------------------------------------- */

/* Content inside clips, a figure over two pages, links without text, empty paths and
 * lines, one element over and over: rare, but a display may hold it. */
static void sample_make_odd(struct sample *sample)
{
    struct display *display = &sample->display;
    struct path *nothing = arena_new(sample->arena, struct path);

    display_init(display, sample->arena, LANG_EN);
    sample_add_facts(&display->facts);
    display->facts.languages[0] = LANG_EN;
    display->facts.language_count = 1;
    display->facts.keywords[LANG_EN] = STR("");
    display->facts.issuer[LANG_EN] = STR("");
    for (int i = 0; i < 3; i++) {
        display_add_page(display, PT(419.528), PT(595.276), 0)->label = STR("007");
    }
    element_id heading = sample_add_element(sample, ELEMENT_H1, 0);
    element_id paragraph = sample_add_element(sample, ELEMENT_P, 0);
    element_id span = sample_add_element(sample, ELEMENT_SPAN, paragraph);
    element_id link = sample_add_element(sample, ELEMENT_LINK, paragraph);
    element_id figure = sample_add_element(sample, ELEMENT_FIGURE, 0);
    display->elements.items[span].lang = LANG_BG;
    display->elements.items[span].words = STR("цяло (\\ „число“)");
    display->elements.items[figure].words = STR("A (leaf \\ of) & <lime>");
    sample_add_line(sample, 0, heading, "A heading", &SAMPLE_HEADING, PT(40), PT(60));
    for (size_t page = 0; page < 2; page++) {
        display_add_artifact(display, page, DISPLAY_CLIP, ARTIFACT_LAYOUT)->path =
            sample_make_leaf(sample, PT(40), PT(40));
        display_add_artifact(display, page, DISPLAY_CLIP, ARTIFACT_LAYOUT)->path =
            nothing;
        sample_add_line(sample, page, paragraph, "Clipped", &SAMPLE_BODY, PT(40), PT(80));
        display_add_artifact(display, page, DISPLAY_UNCLIP, ARTIFACT_LAYOUT);
        display_add_content(display, page, DISPLAY_EMPTY, span);
        sample_add_artifact_line(sample, page, ARTIFACT_LAYOUT, "Mark", PT(90));
        display_add_content(display, page, DISPLAY_EMPTY, span);
        display_add_content(display, page, DISPLAY_TEXT, paragraph);
        struct display_op *leaf =
            display_add_content(display, page, DISPLAY_PATH, figure);
        leaf->colour = &SAMPLE_DEEP;
        leaf->path = page == 0 ? nothing : sample_make_leaf(sample, PT(80), PT(80));
        leaf = display_add_content(display, page, DISPLAY_PATH, figure);
        leaf->colour = &SAMPLE_LIME;
        leaf->path = sample_make_leaf(sample, PT(180), PT(180));
        display_add_artifact(display, page, DISPLAY_UNCLIP, ARTIFACT_LAYOUT);
        sample_add_paragraph(sample, page, paragraph,
                             "A\xC2\xADvery\xE2\x80\x91 odd 1/2 "
                             "\xE2\x80\xAF"
                             "fi\xCC\x81 x\xCC\x88\xCC\x81 line",
                             PT(40), PT(200));
    }
    sample_add_anchor(sample, 2, LANG_EN, 3, "");
    sample_add_anchor(sample, 0, LANG_EN, 1, "One");
    sample_add_anchor(sample, 0, LANG_EN, 12, "Deep");
    struct rect area = {0, 0, PT(10), PT(10)};
    sample_add_link(sample, 2, link, area, NULL, 0);
    display->links.items[0].contents = STR("");
    sample_add_link(sample, 1, link, area, "tel:116111", 0);
    display->links.items[1].contents = STR("");
}

#endif
