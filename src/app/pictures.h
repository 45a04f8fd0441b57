/* The pictures of a brochure between the stages: read for the layout, attached to the
 * file that is made. */
#ifndef APP_PICTURES_H
#define APP_PICTURES_H

#include "app/pipeline.h"

/* Opens the pictures and reads the profile of the press; false after faults in them. */
bool pictures_load(struct pipeline *pipeline, struct layout_request *request);

/* Adds each picture file, byte for byte, to the attachments of the display. */
void pictures_attach(struct pipeline *pipeline);

#endif
