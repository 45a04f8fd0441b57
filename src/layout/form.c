/* Margins, columns and baselines of a page.
 *
 * A4 and A5 as they are drawn; any other size from its measures: margins of 10.5 and
 * 8.6 % of the width, twelve columns from 180 mm on, else six, and a text area that ends
 * 5.7 lines above the foot. */
#include "layout/form.h"

#define GUTTER MM(6)
#define BLEED MM(3)
#define WIDE MM(180) /* a page with twelve columns */
#define SMALL_FOOT B(5.7) /* from the last baseline to the trim */
#define FOLIO_DROP B(3) /* from the last baseline to the folio */
#define LIST_INSET MM(8) /* of entries from their numbers in a directory */
#define BAND_LIFT MM(2.6) /* how far titles in bands stand left of their column */
#define BAND_APART MM(7.6) /* least from them to the second language, with the street */

enum { WIDE_COLUMNS = 12, NARROW_COLUMNS = 6 };

/* The sizes that are drawn. */
static const struct {
    mpt width, height, inner, outer;
    int first;
} DRAWN[] = {
    {MM(210), MM(297), MM(22), MM(18), 8},
    {MM(148), MM(210), MM(16), MM(13), 7},
};

static mpt permille(mpt length, int64_t share)
{
    return (mpt)((length * share + 500) / 1000);
}

static void set_margins(struct page_form *form, struct page_size size)
{
    form->width = size.width;
    form->height = size.height;
    form->bleed = BLEED;
    form->gutter = GUTTER;
    form->inner = permille(size.width, 105);
    form->outer = permille(size.width, 86);
    form->first = B(8);
    for (size_t i = 0; i < sizeof DRAWN / sizeof DRAWN[0]; i++) {
        if (DRAWN[i].width == size.width && DRAWN[i].height == size.height) {
            form->inner = DRAWN[i].inner;
            form->outer = DRAWN[i].outer;
            form->first = DRAWN[i].first * B(1);
        }
    }
    form->live = form->width - form->inner - form->outer;
    form->columns = size.width >= WIDE ? WIDE_COLUMNS : NARROW_COLUMNS;
    form->head = B(3);
    form->last = (size.height - SMALL_FOOT) / B(1) * B(1);
    form->folio = form->last + FOLIO_DROP;
}

static struct region columns(const struct page_form *form, int first, int count)
{
    return (struct region){form_column(form, first), form_columns(form, count)};
}

/* A directory whose telephones stand in columns of their own. */
static void set_calls(struct page_form *form)
{
    struct region call = columns(form, 1, 5);
    form->regions[REGION_LIST_CALL][SIDE_FIRST] =
        (struct region){LIST_INSET, call.width - LIST_INSET};
    form->regions[REGION_LIST_CALL][SIDE_SECOND] = columns(form, 6, 4);
    form->regions[REGION_LIST_CALL_HEAD][SIDE_FIRST] = call;
    form->regions[REGION_LIST_CALL_HEAD][SIDE_SECOND] = columns(form, 6, 7);
}

/* Two languages in the two halves of a page; a number takes its column from the first. */
static void set_halves(struct page_form *form)
{
    int half = form->columns / 2;
    for (size_t name = 0; name < REGION_COUNT; name++) {
        form->regions[name][SIDE_FIRST] = columns(form, 1, half);
        form->regions[name][SIDE_SECOND] = columns(form, half + 1, half);
    }
    struct region beside = columns(form, 2, half - 1);
    struct region list = form->regions[REGION_LIST][SIDE_FIRST];
    form->regions[REGION_ENTRY][SIDE_FIRST] = beside;
    form->regions[REGION_CONTENTS][SIDE_FIRST] = beside;
    form->regions[REGION_LIST][SIDE_FIRST] =
        (struct region){LIST_INSET, list.width - LIST_INSET};
    if (form->columns == WIDE_COLUMNS) {
        set_calls(form);
    }
    mpt band = form_column(form, 3) - BAND_LIFT;
    form->regions[REGION_BAND][SIDE_FIRST] =
        (struct region){band, form->second - BAND_APART - band};
    form->regions[REGION_BAND][SIDE_SECOND].width = form_columns(form, half * 2 / 3);
    form->regions[REGION_FULL][SIDE_FIRST] = (struct region){0, form->live};
}

static mpt whole_millimetres(mpt length)
{
    return mpt_from_hundredths_mm((int32_t)((int64_t)length * 127 / 360000) * 100);
}

/* One language on a wide page: text in columns 4 to 11, numbers and marks beside it. */
static void set_wide(struct page_form *form, struct region *regions)
{
    struct region text = columns(form, 4, 8);
    text.width = whole_millimetres(text.width);
    regions[REGION_TEXT] = regions[REGION_ENTRY] = text;
    regions[REGION_LIST_HEAD] = (struct region){0, text.width};
    regions[REGION_LIST_CALL_HEAD] = regions[REGION_LIST_HEAD];
    regions[REGION_LIST] = columns(form, 1, form->columns / 2);
    regions[REGION_LIST_CALL] = columns(form, 1, 8);
    regions[REGION_CONTENTS_HEAD] = (struct region){form_column(form, 2), text.width};
    regions[REGION_CONTENTS] = columns(form, 2, 11);
    regions[REGION_BAND] = (struct region){text.left, form->live - text.left};
    form->list_columns = 2;
}

/* One language on a narrow page: all columns; a number takes the first. */
static void set_narrow(struct page_form *form, struct region *regions)
{
    for (size_t name = 0; name < REGION_COUNT; name++) {
        regions[name] = columns(form, 1, form->columns);
    }
    regions[REGION_ENTRY] = regions[REGION_CONTENTS] = regions[REGION_BAND] =
        columns(form, 2, form->columns - 1);
    regions[REGION_LIST_CALL] = columns(form, 1, 4);
}

static void set_alone(struct page_form *form)
{
    struct region regions[REGION_COUNT] = {{0, 0}};
    if (form->columns == WIDE_COLUMNS) {
        set_wide(form, regions);
    } else {
        set_narrow(form, regions);
    }
    regions[REGION_LIST].left += LIST_INSET;
    regions[REGION_LIST].width -= LIST_INSET;
    regions[REGION_LIST_CALL].left += LIST_INSET;
    regions[REGION_LIST_CALL].width -= LIST_INSET;
    regions[REGION_FULL] = (struct region){0, form->live};
    for (size_t name = 0; name < REGION_COUNT; name++) {
        form->regions[name][SIDE_FIRST] = regions[name];
        form->regions[name][SIDE_SECOND] = regions[name];
    }
}

struct page_form form_make(struct page_size size, enum form_mode mode, size_t side_count)
{
    struct page_form form = {.leaves = 1, .list_columns = 1};
    set_margins(&form, size);
    form.second = form_column(&form, form.columns / 2 + 1);
    form.shared = mode == MODE_SHARED && side_count > 1;
    form.step = form.columns == WIDE_COLUMNS ? 0 : 1;
    form.has_panels = form.columns == WIDE_COLUMNS;
    if (mode == MODE_FACING) {
        form.leaves = 2;
        form.leaf[SIDE_SECOND] = 1;
    }
    if (form.shared) {
        set_halves(&form);
    } else {
        set_alone(&form);
    }
    return form;
}
