/* The words of a chart: what a table of it would say, its caption, what it is called. */
#ifndef SECTIONS_CHART_WORDS_H
#define SECTIONS_CHART_WORDS_H

#include "sections/chart.h"

/* A chart with its words, in the arena of the request; it has no elements yet. */
struct chart_drawing *chart_words(const struct build *build,
                                  const struct chart_family *family,
                                  const struct script *script);

/* The number of the chart that is that section: charts are numbered through the document.
 */
size_t chart_number(const struct brochure *brochure, size_t index);

/* What a chart that is a figure says instead, in one language. */
struct str chart_alt(const struct chart_drawing *drawing, enum side side, enum lang lang,
                     struct str finding, struct arena *arena);

#endif
