/* The colophon: the leaf alone, and what is to be known of the edition, at the foot of
 * the page. */
#include "base/array.h"
#include "layout/artwork.h"
#include "layout/compose.h"
#include "layout/flow.h"
#include "layout/logo.h"
#include "layout/matter.h"

#define COLOPHON_LEAF_TOP B(5.4)
#define COLOPHON_GAP B(2)
#define COLOPHON_LEAF_GAP B(4) /* least from the leaf to the text */
#define SIGNATURE_HEIGHT B(5) /* of the box; label and space come on top of it */
#define SIGNATURE_RULE PT(0.5)

enum { CHECKSUM_GROUP = 8, CHECKSUM_LINE = 32 };

struct colophon {
    struct layout *layout;
    struct block *rows; /* a group */
    struct script script;
    bool signature; /* there is a place to sign */
    struct script_texts label;
    element_id labels[SIDE_COUNT];
    element_id form; /* of the first language: there is one field */
};

/* ---- texts ---------------------------------------------------------------------------
 */

static enum side sides(const struct colophon *colophon)
{
    return setter_sides(&colophon->layout->setter);
}

static enum lang lang_of(const struct colophon *colophon, enum side side)
{
    return colophon->layout->setter.languages[side];
}

/* Adds a row `gap` below the row before. */
static void add_texts(struct colophon *colophon, const struct script_texts *texts,
                      enum role_name role, mpt gap)
{
    struct block *row = script_row(&colophon->script, texts, role, ELEMENT_P, NULL);
    if (row != NULL) {
        row->as.row.space = gap;
    }
}

static void add_words(struct colophon *colophon, const struct str *words,
                      enum role_name role, mpt gap)
{
    struct script_texts texts = script_words(&colophon->script, words);
    add_texts(colophon, &texts, role, gap);
}

static void add_phrase(struct colophon *colophon, enum phrase phrase)
{
    struct str words[SIDE_COUNT] = {{0}};
    for (enum side side = 0; side < sides(colophon); side++) {
        words[side] = phrase_find(phrase, lang_of(colophon, side));
    }
    add_words(colophon, words, ROLE_COLOPHON, COLOPHON_GAP);
}

static void add_prevailing(struct colophon *colophon)
{
    struct str words[SIDE_COUNT] = {{0}};
    for (enum side side = 0; side < sides(colophon); side++) {
        words[side] = phrase_working_translation(lang_of(colophon, SIDE_FIRST),
                                                 lang_of(colophon, side));
    }
    add_words(colophon, words, ROLE_COLOPHON, COLOPHON_GAP);
}

static void add_inline(struct colophon *colophon, const struct localized *text,
                       enum role_name role)
{
    struct script_texts texts = {{NULL, NULL}};
    for (enum side side = 0; side < sides(colophon); side++) {
        const struct text_blocks *blocks =
            texts_find(colophon->layout->sections.texts, text, lang_of(colophon, side));
        texts.of[side] = blocks->count > 0 ? &blocks->items[0] : NULL;
    }
    add_texts(colophon, &texts, role, COLOPHON_GAP);
}

static void add_issuer(struct colophon *colophon)
{
    struct layout *layout = colophon->layout;
    const struct document *document = &layout->brochure->document;
    struct str issued[SIDE_COUNT] = {{0}}, edition[SIDE_COUNT] = {{0}};
    for (enum side side = 0; side < sides(colophon); side++) {
        enum lang lang = lang_of(colophon, side);
        struct str issuer =
            texts_plain(layout->sections.texts, &document->issuer, lang, layout->arena);
        issued[side] = phrase_issued_by(issuer, lang, layout->arena);
        edition[side] =
            phrase_edition(document->version, document->date, lang, layout->arena);
    }
    add_words(colophon, issued, ROLE_COLOPHON, COLOPHON_GAP);
    add_words(colophon, edition, ROLE_COLOPHON, B(1));
}

/* SHA-256 in groups of eight, four groups a line. */
static void add_checksum(struct colophon *colophon, struct str sha256)
{
    add_phrase(colophon, PHRASE_CHECKSUM);
    for (size_t line = 0; line < sha256.size; line += CHECKSUM_LINE) {
        struct builder groups = {.arena = colophon->script.arena};
        for (size_t i = line; i < line + CHECKSUM_LINE && i < sha256.size;
             i += CHECKSUM_GROUP) {
            builder_add(&groups, i > line ? STR("\xC2\xA0") : STR(""));
            builder_add(&groups, str_slice(sha256, i, i + CHECKSUM_GROUP));
        }
        struct str words[SIDE_COUNT] = {builder_str(&groups), builder_str(&groups)};
        add_words(colophon, words, ROLE_CHECKSUM, B(1));
    }
}

static void add_all(struct colophon *colophon)
{
    const struct layout *layout = colophon->layout;
    const struct document *document = &layout->brochure->document;
    add_inline(colophon, &document->title, ROLE_COLOPHON_TITLE);
    if (layout->subtitle_inside) {
        add_inline(colophon, &document->subtitle, ROLE_COLOPHON);
    }
    add_issuer(colophon);
    add_inline(colophon, &document->source, ROLE_COLOPHON);
    if (document->translation == TRANSLATION_WORKING && sides(colophon) > 1) {
        add_prevailing(colophon);
    }
    static const enum phrase ARTWORK[] = {
        [SHAPE_LEAF] = PHRASE_ARTWORK,
        [SHAPE_NONE] = PHRASE_ARTWORK_PLAN,
        [SHAPE_OUTLINE] = PHRASE_ARTWORK_SHAPE,
    };
    add_phrase(colophon, ARTWORK[layout->setter.theme->motif.shape]);
    add_phrase(colophon, PHRASE_TYPEFACES);
    add_checksum(colophon, layout->source_sha256);
}

/* ---- the place to sign ---------------------------------------------------------------
 */

/* Made before the rest, so that it is also read before it. */
static void add_signature(struct colophon *colophon)
{
    struct str words[SIDE_COUNT] = {{0}};
    for (enum side side = 0; side < sides(colophon); side++) {
        words[side] = phrase_find(PHRASE_SIGNATURE, lang_of(colophon, side));
    }
    colophon->signature = true;
    colophon->label = script_words(&colophon->script, words);
    script_add_elements(&colophon->script, ELEMENT_P, colophon->labels);
    colophon->form = display_add_element(colophon->script.display, ELEMENT_FORM,
                                         colophon->script.parent[SIDE_FIRST]);
}

struct colophon *colophon_prepare(struct layout *layout)
{
    struct colophon *colophon = arena_new(layout->arena, struct colophon);
    element_id sects[SIDE_COUNT] = {NO_ELEMENT, NO_ELEMENT};
    struct script parts =
        sections_script(&layout->sections, NULL, layout->sections.parts);
    script_add_elements(&parts, ELEMENT_SECT, sects);
    colophon->layout = layout;
    colophon->rows = block_add(layout->arena, NULL, BLOCK_GROUP);
    colophon->script = sections_script(&layout->sections, colophon->rows, sects);
    if (layout->brochure->document.signature) {
        add_signature(colophon);
    }
    add_all(colophon);
    return colophon;
}

static const struct text_paragraph *set_label(const struct colophon *colophon,
                                              const struct flow *flow, enum side side)
{
    struct set_how how = {.role = ROLE_COLOPHON,
                          .side = side,
                          .width = flow->spread.form->regions[REGION_TEXT][side].width};
    return setter_block(&flow->spread.pass->setter, colophon->label.of[side], &how);
}

/* With labels and the space below; 0: there is none in the languages of the flow. */
static mpt signature_height(const struct colophon *colophon, const struct flow *flow)
{
    if (!colophon->signature) {
        return 0;
    }
    mpt depth = 0;
    for (size_t i = 0; i < flow->spread.span.count; i++) {
        depth = mpt_max(depth,
                        set_depth(set_label(colophon, flow, flow->spread.span.sides[i])));
    }
    return depth + 2 * B(1) + SIGNATURE_HEIGHT + COLOPHON_GAP;
}

/* Labels with their first baseline at `top`, the box below that of the first language. */
static void place_signature(const struct colophon *colophon, const struct flow *flow,
                            const struct canvas *canvas, mpt top)
{
    for (size_t i = 0; i < canvas->side_count; i++) {
        enum side side = canvas->sides[i];
        struct region region = canvas_region(canvas, REGION_TEXT, side);
        canvas_paragraph(canvas, set_label(colophon, flow, side),
                         (struct point){region.left, top}, colophon->labels[side],
                         setter_role_colour(ROLE_COLOPHON, side));
    }
    if (canvas->sides[0] != SIDE_FIRST) {
        return; /* one field is enough */
    }
    struct region region = canvas_region(canvas, REGION_TEXT, SIDE_FIRST);
    mpt end = top + signature_height(colophon, flow) - COLOPHON_GAP - B(1);
    struct rect box = {region.left, end - SIGNATURE_HEIGHT, region.width,
                       SIGNATURE_HEIGHT};
    canvas_frame(canvas, box, SIGNATURE_RULE, COLOUR_DEEP);
    *array_push(flow->spread.pass->arena, &canvas->display->fields) =
        (struct display_field){
            .page = canvas->page,
            .area = box,
            .element = colophon->form,
            .name = STR("signature"),
            .tooltip = phrase_find(PHRASE_SIGNATURE, lang_of(colophon, SIDE_FIRST)),
        };
}

/* ---- pages ---------------------------------------------------------------------------
 */

static mpt leaf_width(const struct page_form *form)
{
    return form_columns(form, form->columns / 2);
}

static void draw_leaf(const struct canvas *canvas, const struct artwork *artwork)
{
    struct rect box = artwork_leaf_box(artwork);
    if (box.width == 0) {
        return;
    }
    mpt width = leaf_width(canvas->form);
    int32_t scale = (int32_t)((int64_t)width * 1000 / box.width);
    mpt height = (mpt)((int64_t)box.height * scale / 1000);
    struct artwork_view view = {
        .left = canvas_left(canvas) - (mpt)((int64_t)box.left * scale / 1000),
        .top = COLOPHON_LEAF_TOP - (mpt)((int64_t)box.top * scale / 1000),
        .scale = scale,
        .clip = {0, COLOPHON_LEAF_TOP - B(1), canvas->form->width, height + B(2)},
    };
    artwork_draw(artwork, canvas, ARTWORK_LEAF, &view);
}

/* The leaf on the page of each language, or of the first where they take turns; the logo
 * beside it, or on the page that faces it. */
static void draw_pictures(const struct flow *flow)
{
    const struct pass *pass = flow->spread.pass;
    uint8_t leaves = flow->spread.form->leaves;
    bool beside = leaves == 1;
    bool has_logo = pass->layout->brochure->document.logo.file.text.size > 0;
    for (uint8_t leaf = 0; leaf < leaves; leaf++) {
        struct canvas canvas = spread_canvas(&flow->spread, leaf);
        bool last = leaf == leaves - 1;
        if (!(has_logo && last && !beside)) {
            draw_leaf(&canvas, pass->layout->artwork);
        }
        if (last) {
            mpt left = canvas_left(&canvas) + (beside ? flow->spread.form->second : 0);
            logo_place_on_page(pass, &canvas, (struct point){left, COLOPHON_LEAF_TOP});
        }
    }
}

static void lay_out(struct pass *pass, const struct colophon *colophon,
                    const struct span *span)
{
    struct frame frame = frame_plain();
    for (size_t i = 0; i < span->count; i++) {
        enum side side = span->sides[i];
        frame.heads[side][0] = phrase_find(PHRASE_ABOUT, lang_of(colophon, side));
    }
    struct flow flow = flow_start(pass, span, &frame);
    struct galley rows = compose_children(pass, span, colophon->rows);
    flow_new_page(&flow);
    const struct page_form *form = flow.spread.form;
    mpt height = signature_height(colophon, &flow);
    mpt top = form->last - galley_height(&rows);
    mpt sign = mpt_max(top - height, form->first);
    if (sign > COLOPHON_LEAF_TOP + leaf_width(form) + COLOPHON_LEAF_GAP) {
        draw_pictures(&flow);
    }
    for (uint8_t leaf = 0; leaf < form->leaves && height > 0; leaf++) {
        struct canvas canvas = spread_canvas(&flow.spread, leaf);
        place_signature(colophon, &flow, &canvas, sign);
    }
    top = height > 0 ? sign + height : top;
    if (top > form->first) {
        flow.y = top - rows.items[0].space;
        flow.at_top = false;
    }
    flow_rows(&flow, &rows);
}

void colophon_pages(struct pass *pass, const struct colophon *colophon)
{
    for (size_t run = 0; run < span_runs(pass->layout); run++) {
        struct span span = span_of_run(pass->layout, run);
        lay_out(pass, colophon, &span);
    }
}
