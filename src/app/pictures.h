/* The pictures of a brochure between the stages: read for the layout, attached to the
 * file that is made. */
#ifndef APP_PICTURES_H
#define APP_PICTURES_H

#include "app/pipeline.h"

/* Opens the pictures, each file once however often it is shown, and reads the profile of
 * the press for them. False after faults, all of which are reported. */
bool pictures_load(struct pipeline *pipeline);

/* Adds each picture file, byte for byte, to the attachments of the display. */
void pictures_attach(struct pipeline *pipeline);

#endif
