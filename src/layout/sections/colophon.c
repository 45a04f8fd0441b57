/* The colophon: the leaf alone, and what is to be known of the edition, at the foot of
 * the page. */
#include "base/array.h"
#include "base/sha256.h"
#include "layout/logo.h"
#include "layout/pair.h"
#include "layout/place.h"
#include "layout/sections.h"
#include "layout/set.h"
#include "layout/phrases.h"

#define COLOPHON_LEAF MM(82)
#define COLOPHON_LEAF_TOP B(5.4)
#define COLOPHON_GAP B(2)
#define SIGNATURE_HEIGHT B(5) /* of the box; label and space come on top of it */
#define SIGNATURE_RULE PT(0.5)

enum { CHECKSUM_GROUP = 8, CHECKSUM_LINE = 32 };

/* Adds a row `gap` below the row before: words of the program in both languages. */
static void add_words(struct pairing *pairing, const struct str *words,
                      enum role_name role, mpt gap)
{
    element_id elements[SIDE_COUNT] = {NO_ELEMENT, NO_ELEMENT};
    for (enum side side = 0; side < layout_sides(pairing->layout); side++) {
        elements[side] = display_add_element(pairing->layout->display, ELEMENT_P,
                                             pairing->parent[side]);
    }
    pair_words(pairing, words, role, elements)->space = gap;
}

static void add_phrase(struct pairing *pairing, enum phrase phrase, enum role_name role)
{
    struct str words[SIDE_COUNT];
    for (enum side side = 0; side < layout_sides(pairing->layout); side++) {
        words[side] = phrase_find(phrase, pairing->layout->languages[side]);
    }
    add_words(pairing, words, role, COLOPHON_GAP);
}

static void add_prevailing(struct pairing *pairing)
{
    const enum lang *languages = pairing->layout->languages;
    struct str words[SIDE_COUNT];
    for (enum side side = 0; side < layout_sides(pairing->layout); side++) {
        words[side] = phrase_working_translation(languages[SIDE_FIRST], languages[side]);
    }
    add_words(pairing, words, ROLE_COLOPHON, COLOPHON_GAP);
}

static void add_issuer(struct pairing *pairing)
{
    struct layout *layout = pairing->layout;
    const struct document *document = &layout->brochure->document;
    struct str issued[SIDE_COUNT], edition[SIDE_COUNT];
    for (enum side side = 0; side < layout_sides(layout); side++) {
        enum lang lang = layout->languages[side];
        issued[side] = phrase_issued_by(set_plain(layout, &document->issuer, side), lang,
                                        layout->pages);
        edition[side] =
            phrase_edition(document->version, document->date, lang, layout->pages);
    }
    add_words(pairing, issued, ROLE_COLOPHON, COLOPHON_GAP);
    add_words(pairing, edition, ROLE_COLOPHON, B(1));
}

/* SHA-256 in groups of eight, four groups a line; both languages share it. */
static void add_checksum(struct pairing *pairing, struct str sha256)
{
    add_phrase(pairing, PHRASE_CHECKSUM, ROLE_COLOPHON);
    for (size_t line = 0; line < sha256.size; line += CHECKSUM_LINE) {
        struct builder groups = {.arena = pairing->layout->pages};
        for (size_t i = line; i < line + CHECKSUM_LINE && i < sha256.size;
             i += CHECKSUM_GROUP) {
            builder_add(&groups, i > line ? STR("\xC2\xA0") : STR(""));
            builder_add(&groups, str_slice(sha256, i, i + CHECKSUM_GROUP));
        }
        struct str words[SIDE_COUNT] = {builder_str(&groups), builder_str(&groups)};
        add_words(pairing, words, ROLE_CHECKSUM, B(1));
    }
}

static mpt galley_height(const struct galley *galley)
{
    mpt height = 0;
    for (size_t i = 0; i < galley->count; i++) {
        height += (i > 0 ? galley->items[i].space : 0) + row_height(&galley->items[i]);
    }
    return height;
}

static void draw_leaf(struct layout *layout, size_t page)
{
    const struct artwork *artwork =
        artwork_make(layout->pages, layout->brochure->document.id, 0);
    struct rect box = artwork_leaf_box(artwork);
    int32_t scale = (int32_t)((int64_t)COLOPHON_LEAF * 1000 / box.width);
    mpt height = (mpt)((int64_t)box.height * scale / 1000);
    struct artwork_view view = {
        .left = grid_left(page) - (mpt)((int64_t)box.left * scale / 1000),
        .top = COLOPHON_LEAF_TOP - (mpt)((int64_t)box.top * scale / 1000),
        .scale = scale,
        .clip = {0, COLOPHON_LEAF_TOP - B(1), GRID_WIDTH, height + B(2)},
    };
    artwork_draw(artwork, layout->display, page, ARTWORK_LEAF, &view);
}

static void add_all(struct pairing *pairing)
{
    const struct document *document = &pairing->layout->brochure->document;
    (void)pair_inline(pairing, &document->title, ROLE_COLOPHON_TITLE, ELEMENT_P);
    add_issuer(pairing);
    struct row *source =
        pair_inline(pairing, &document->source, ROLE_COLOPHON, ELEMENT_P);
    if (source != NULL) {
        source->space = COLOPHON_GAP;
    }
    if (document->translation == TRANSLATION_WORKING &&
        !layout_is_single(pairing->layout)) {
        add_prevailing(pairing);
    }
    add_phrase(pairing, PHRASE_ARTWORK, ROLE_COLOPHON);
    add_phrase(pairing, PHRASE_TYPEFACES, ROLE_COLOPHON);
}

/* ---- the place to sign ------------------------------------------------------------- */

struct signature {
    const struct text_paragraph *label[SIDE_COUNT];
    element_id labels[SIDE_COUNT];
    element_id form; /* of the first language: there is one field */
    mpt height; /* with labels and the space below; 0: none is wanted */
};

/* Made before the rest, so that it is also read before it. */
static struct signature make_signature(struct pairing *pairing)
{
    struct layout *layout = pairing->layout;
    struct signature signature = {.form = NO_ELEMENT};
    if (!layout->brochure->document.signature) {
        return signature;
    }
    size_t lines = 1;
    for (enum side side = 0; side < layout_sides(layout); side++) {
        struct set_how how = {
            .role = ROLE_COLOPHON, .side = side, .width = pairing->width[side]};
        struct str words = phrase_find(PHRASE_SIGNATURE, layout->languages[side]);
        signature.label[side] = set_words(layout, words, &how);
        signature.labels[side] =
            display_add_element(layout->display, ELEMENT_P, pairing->parent[side]);
        if (signature.label[side]->line_count > lines) {
            lines = signature.label[side]->line_count;
        }
    }
    signature.form =
        display_add_element(layout->display, ELEMENT_FORM, pairing->parent[SIDE_FIRST]);
    signature.height = (mpt)(lines + 1) * B(1) + SIGNATURE_HEIGHT + COLOPHON_GAP;
    return signature;
}

static void draw_frame(struct layout *layout, size_t page, struct rect box)
{
    const mpt inner = SIGNATURE_RULE;
    const struct rect rules[] = {
        {box.left, box.top, box.width, inner},
        {box.left, box.top + box.height - inner, box.width, inner},
        {box.left, box.top, inner, box.height},
        {box.left + box.width - inner, box.top, inner, box.height},
    };
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) {
        place_rect(layout, page, rules[i], ARTIFACT_LAYOUT, COLOUR_DEEP);
    }
}

/* Labels with their first baseline at `top`, the box below that of the first language. */
static void place_signature(struct pairing *pairing, const struct signature *signature,
                            size_t page, mpt top)
{
    struct layout *layout = pairing->layout;
    for (enum side side = 0; side < layout_sides(layout); side++) {
        struct spot spot = {page, grid_left(page) + pairing->left[side], top};
        place_paragraph(layout, signature->label[side], spot, signature->labels[side],
                        theme_role(ROLE_COLOPHON)->colour[side]);
    }
    mpt end = top + signature->height - COLOPHON_GAP - B(1);
    struct rect box = {grid_left(page) + pairing->left[SIDE_FIRST],
                       end - SIGNATURE_HEIGHT, pairing->width[SIDE_FIRST],
                       SIGNATURE_HEIGHT};
    draw_frame(layout, page, box);
    struct display_field *field = array_push(layout->pages, &layout->display->fields);
    *field = (struct display_field){
        .page = page,
        .area = box,
        .element = signature->form,
        .name = STR("signature"),
        .tooltip = phrase_find(PHRASE_SIGNATURE, layout->languages[SIDE_FIRST]),
    };
}

void colophon_page(struct layout *layout)
{
    element_id sects[SIDE_COUNT] = {NO_ELEMENT, NO_ELEMENT};
    section_open(layout, sects);
    struct pairing pairing = pair_start(layout, sects);
    struct signature signature = make_signature(&pairing);
    add_all(&pairing);
    add_checksum(&pairing, sha256_hex(layout->pages, layout->brochure->origin->bytes));
    struct frame frame = frame_plain(COLOUR_WHITE);
    for (enum side side = 0; side < layout_sides(layout); side++) {
        frame.head[side] = phrase_find(PHRASE_ABOUT, layout->languages[side]);
    }
    struct flow flow = flow_start(layout, &frame);
    flow_new_page(&flow);
    mpt top = GRID_LAST - galley_height(&pairing.galley);
    mpt sign = mpt_max(top - signature.height, GRID_FIRST);
    if (sign > COLOPHON_LEAF_TOP + COLOPHON_LEAF + B(4)) {
        draw_leaf(layout, flow.page);
        logo_place_on_page(layout, flow.page, grid_left(flow.page) + GRID_SECOND,
                           COLOPHON_LEAF_TOP);
    }
    if (signature.height > 0) {
        place_signature(&pairing, &signature, flow.page, sign);
        top = sign + signature.height;
    }
    if (top > GRID_FIRST) {
        flow.y = top - pairing.galley.items[0].space;
        flow.at_top = false;
    }
    flow_rows(&flow, &pairing.galley);
}
