/* The pictures of a brochure: opened for the layout, attached to the file that is made.
 */
#ifndef APP_PICTURES_H
#define APP_PICTURES_H

#include "app/supplies.h"
#include "display/display.h"
#include "model/model.h"

struct pictures {
    struct display_press press; /* how their colours are printed */
    struct display_pictures opened;
};

/* Opens what the brochure names, each file once however often it is shown, and reads the
 * profile of the press for it. False after faults, all of which are reported. */
bool pictures_open(struct pictures *pictures, const struct brochure *brochure,
                   const struct supplies *supplies, struct arena *arena,
                   struct diag *diag);

/* Adds each picture file, byte for byte, to the attachments of the display. */
void pictures_attach(const struct pictures *pictures, struct display *display);

#endif
