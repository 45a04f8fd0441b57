/* All years are as wide, and the days of each as wide as each other. */
#include "sections/timeline_axis.h"

#define LABEL_LEAST MM(15) /* from one label to the next */

void axis_include(struct axis *axis, struct moment moment)
{
    struct moment after = moment_after(moment);
    int last = after.year - (moment_year_day(after) == 0 ? 1 : 0);
    int end = axis->first + axis->count;
    if (axis->count == 0) {
        *axis = (struct axis){moment.year, last + 1 - moment.year};
        return;
    }
    axis->first = moment.year < axis->first ? moment.year : axis->first;
    axis->count = (last + 1 > end ? last + 1 : end) - axis->first;
}

mpt axis_at(const struct axis *axis, mpt width, struct moment moment)
{
    struct moment new_year = {.year = moment.year, .month = LANG_MONTHS, .day = 31};
    int64_t days = moment_year_day(new_year) + 1;
    int64_t before = (moment.year - axis->first) * days + moment_year_day(moment);
    int64_t all = axis->count * days;
    return (mpt)((before * width + all / 2) / all);
}

int axis_step(const struct axis *axis, mpt width)
{
    static const int STEPS[] = {1, 2, 5, 10, 20, 50, 100, 200, 500};
    size_t i = 0;
    while (i + 1 < sizeof STEPS / sizeof STEPS[0] &&
           (int64_t)STEPS[i] * width < (int64_t)axis->count * LABEL_LEAST) {
        i++;
    }
    return STEPS[i];
}
