/* The way from a file to laid-out pages, which build and check share. */
#ifndef APP_PIPELINE_H
#define APP_PIPELINE_H

#include "app/options.h"
#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "display/display.h"
#include "layout/layout.h"
#include "model/model.h"
#include "press/press.h"
#include "text/text.h"
#include "verify/verify.h"
#include <stdbool.h>

/* What the print edition needs beside the pages. */
struct printing {
    struct press_spots spots;
    struct display_output output;
};

struct pipeline {
    const struct options *options;
    struct arena *arena; /* everything but the bytes of a PDF */
    struct diag *diag;
    struct str content; /* what to read instead of the file; data NULL: the file */
    const struct verify_picture *given; /* pictures to take instead of files, then */
    size_t given_count;
    struct brochure brochure;
    struct display_pictures pictures;
    struct display_press press;
    struct text_engine *engine;
    struct printing printing;
    struct display display;
    struct press_preflight preflight; /* of the print edition */
    bool preflighted; /* it was checked */
    bool unprintable; /* and must not be written */
    struct press_imposition imposition; /* of the booklet, once it is written */
    bool misused; /* the options ask for what the document has not; this is said */
};

void pipeline_init(struct pipeline *pipeline, const struct options *options);

/* Reads, checks and lays out the content. False when there is anything wrong with it or
 * with its surroundings; warnings alone are no hindrance. */
bool pipeline_lay_out(struct pipeline *pipeline);

/* Writes an edition of what is laid out; the caller commits the sink. */
bool pipeline_write(struct pipeline *pipeline, const struct edition *edition,
                    struct file_sink *sink);

/* What the names of all files of a build begin with: "<id>", or "<id>-bg" when not all
 * languages of the document are printed. */
struct str pipeline_stem(const struct pipeline *pipeline);

/* The exit code of all that was said. */
int pipeline_exit_code(const struct pipeline *pipeline);

void pipeline_done(struct pipeline *pipeline);

#endif
