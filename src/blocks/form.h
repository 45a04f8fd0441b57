/* What a page is, as data: its measures, and where each language stands on it. Nothing
 * here knows the paper's name; layout/form.c makes it from the page size and the
 * bilingual mode. x counts from the live edge, y from the top of the trim. */
#ifndef BLOCKS_FORM_H
#define BLOCKS_FORM_H

#include "base/units.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The languages of a page in the order of the document: the first is authoritative. */
enum side { SIDE_FIRST, SIDE_SECOND, SIDE_COUNT };

/* One baseline step; n steps, n with a fraction. */
#define B(n) PT(13.0 * (n))

/* Where texts stand on a page. */
enum region_name {
    REGION_TEXT, /* running text and headings */
    REGION_ENTRY, /* beside a number or a mark at the live edge */
    REGION_LIST_HEAD, /* the heading over a directory, or over a statement */
    REGION_LIST_CALL_HEAD, /* the same over one with telephones at its right edge */
    REGION_LIST, /* entries of a directory, beside their numbers */
    REGION_LIST_CALL, /* the same between their numbers and telephones */
    REGION_CONTENTS_HEAD, /* the heading over the contents */
    REGION_CONTENTS, /* titles beside their page numbers */
    REGION_BAND, /* titles beside a very large numeral */
    REGION_FULL, /* statements and covers: the live width */
    REGION_COUNT
};

struct region {
    mpt left, width; /* left from the live edge */
};

struct page_form {
    mpt width, height, bleed; /* trim */
    mpt inner, outer; /* margins */
    mpt live; /* width between them */
    mpt gutter; /* between columns */
    int columns;
    mpt head, first, last, folio; /* baselines: running head, text area, page number */
    bool shared; /* both languages stand on one page */
    uint8_t leaves; /* pages that are filled side by side: 2 when the languages face */
    uint8_t leaf[SIDE_COUNT]; /* on which of them a language stands */
    uint8_t step; /* by how many sizes display type steps down on a small page */
    bool has_panels; /* wide enough for panels side by side */
    uint8_t list_columns; /* lists of a directory beside each other */
    mpt second; /* left edge of the second language, and of a second list */
    struct region regions[REGION_COUNT][SIDE_COUNT];
};

/* Left edge of the live area of a page: index 0 is page 1, a right page. */
static inline mpt form_left(const struct page_form *form, size_t page)
{
    return page % 2 == 0 ? form->inner : form->outer;
}

/* Left edge of column `column` (from 1), from the live edge. */
static inline mpt form_column(const struct page_form *form, int column)
{
    return (mpt)((int64_t)(column - 1) * (form->live + form->gutter) / form->columns);
}

/* Width of `columns` columns with the gutters between them. */
static inline mpt form_columns(const struct page_form *form, int columns)
{
    return form_column(form, columns + 1) - form->gutter;
}

/* The first grid line at or below `y`. */
static inline mpt form_snap(mpt y)
{
    return (y + B(1) - 1) / B(1) * B(1);
}

#endif
