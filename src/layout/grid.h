/* Page geometry of A4: trim, margins, columns, baseline grid. */
#ifndef LAYOUT_GRID_H
#define LAYOUT_GRID_H

#include "base/units.h"
#include <stddef.h>

/* One baseline step; n steps, n with a fraction. */
#define B(n) PT(13.0 * (n))

#define GRID_WIDTH MM(210)
#define GRID_HEIGHT MM(297)
#define GRID_BLEED MM(3)
#define GRID_INNER MM(22)
#define GRID_OUTER MM(18)
#define GRID_LIVE MM(170)
#define GRID_GUTTER MM(6)
#define GRID_HALF MM(82) /* six columns: one language */
#define GRID_SECOND MM(88) /* left edge of the second language, from the live edge */
#define GRID_SINGLE MM(44) /* column 4: left edge of one language alone */
#define GRID_SINGLE_WIDTH MM(111) /* columns 4 to 11 */
#define GRID_HEAD B(3)
#define GRID_FIRST B(8) /* first and last baseline of the text area */
#define GRID_LAST B(59)
#define GRID_FOLIO B(62)

enum { GRID_COLUMNS = 12 };

/* Left edge of the live area: page index 0 is page 1, a right page. */
static inline mpt grid_left(size_t page)
{
    return page % 2 == 0 ? GRID_INNER : GRID_OUTER;
}

/* Left edge of column `column` (from 1), from the live edge; 1 column + gutter is
 * (170 + 6) / 12 mm. */
static inline mpt grid_column(int column)
{
    return (mpt)((int64_t)(column - 1) * (GRID_LIVE + GRID_GUTTER) / GRID_COLUMNS);
}

/* Width of `columns` columns with the gutters between them. */
static inline mpt grid_columns(int columns)
{
    return grid_column(columns + 1) - GRID_GUTTER;
}

/* The first grid line at or below `y`. */
static inline mpt grid_snap(mpt y)
{
    return (y + B(1) - 1) / B(1) * B(1);
}

#endif
