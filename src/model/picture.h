/* Pictures within other things, and what is said of them to those who do not see them. */
#ifndef MODEL_PICTURE_H
#define MODEL_PICTURE_H

#include "model/localized.h"
#include "model/record.h"

struct decoder;

/* Reports words of `alt` that say nothing: the name of the file, or the caption again.
 * `caption` may be NULL. */
void picture_check_alt(struct decoder *decoder, const struct picture *picture,
                       const struct localized *caption);

/* A picture that must be described. */
extern const struct record PHOTO_RECORD;

#endif
