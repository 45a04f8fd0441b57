/* Bars in the margin beside what has changed since an earlier edition. */
#ifndef LAYOUT_CHANGE_BARS_H
#define LAYOUT_CHANGE_BARS_H

#include "layout/pass.h"

/* Paints them on all pages, if changes are shown. */
void change_bars_paint(struct pass *pass);

#endif
