/* Lengths. Layout counts in millipoints (1/1000 pt) from the top left of the
 * trim, in integers, so that every machine places every glyph alike. */
#ifndef BASE_UNITS_H
#define BASE_UNITS_H

#include <stdint.h>

typedef int32_t mpt;

/* Typographic points with up to three decimals, as a constant expression. */
#define PT(points) ((mpt)((points)*1000.0 + ((points) < 0 ? -0.5 : 0.5)))

/* Millimetres, as a constant expression; 1 mm = 360000/127 mpt, rounded to nearest. */
#define MM(millimetres) \
    ((mpt)((millimetres)*360000.0 / 127.0 + ((millimetres) < 0 ? -0.5 : 0.5)))

/* One hundredth of a millimetre, at run time and in integers, rounded to nearest. */
static inline mpt mpt_from_hundredths_mm(int32_t hundredths)
{
    int64_t scaled = (int64_t)hundredths * 3600;
    return (mpt)((scaled + (scaled < 0 ? -63 : 63)) / 127);
}

static inline mpt mpt_max(mpt a, mpt b)
{
    return a > b ? a : b;
}

static inline mpt mpt_min(mpt a, mpt b)
{
    return a < b ? a : b;
}

#endif
