/* Lengths of SVG in user units, and how a view box is fitted into its window. */
#ifndef IMAGE_SVG_UNITS_H
#define IMAGE_SVG_UNITS_H

#include "image/svg_parts.h"

/* What relative lengths are measured by. */
struct svg_measure {
    double width, height; /* of the innermost window, for % */
    double font_size; /* for em and ex; 0: nobody has said one */
};

enum svg_axis { AXIS_X, AXIS_Y, AXIS_BOTH };

enum svg_finding { FOUND_NONE, FOUND_VALUE, FOUND_STRANGE };

/* A length and nothing else. */
enum svg_finding svg_length(double *out, struct str text, enum svg_axis axis,
                            const struct svg_measure *measure);

/* The same at *at within a list, which is left where the length ends. */
enum svg_finding svg_length_at(double *out, struct str text, size_t *at,
                               enum svg_axis axis, const struct svg_measure *measure);

/* A share: "0.5" or "50%", and nothing with a unit. */
enum svg_finding svg_share(double *out, struct str text);

/* How a view box lies in its window. */
struct svg_fit {
    struct svg_matrix matrix;
    bool sliced; /* it reaches beyond the window, which hides that */
};

/* Four numbers with a positive width and height. */
bool svg_view_box(double out[4], struct str text);

/* `aspect` as in preserveAspectRatio; false if it is not understood. */
bool svg_fit_box(struct svg_fit *out, const double box[4], const double window[4],
                 struct str aspect);

#endif
