/* The editions of a run: the pages, and what each edition needs beside them. */
#ifndef APP_EDITIONS_H
#define APP_EDITIONS_H

#include "app/content.h"
#include "app/printing.h"
#include "base/file.h"
#include "press/press.h"
#include <stdbool.h>

struct editions {
    struct content *content;
    struct display pages;
    struct printing printing;
    struct press_preflight preflight; /* of the print edition */
    bool preflighted; /* it was checked */
    struct press_imposition imposition; /* of the booklet, once it is written */
    bool
        withheld[OPTIONS_EDITIONS_MAX]; /* must not be written; by place in the options */
};

/* Lays out what was read, finds what the editions need that the options ask for, and
 * checks what could refuse the run. False when there is anything wrong with the content
 * or with its surroundings; what is wrong with one edition alone withholds that. */
bool editions_make(struct editions *editions, struct content *content);

/* Checks the pages of the edition of that place in the options as they will be written:
 * of the print edition, all that its press asks for. False if it is withheld for that,
 * which is said. */
bool editions_preflight(struct editions *editions, size_t place);

/* True for the print edition where its pages did not pass: a file of an earlier run must
 * not be sent to the press in its place. */
bool editions_outdates(const struct editions *editions, size_t place);

/* True for the booklet: writing it leaves its imposition, which the report tells. */
bool editions_leaves_facts(const struct editions *editions, size_t place);

/* Writes the edition of that place in the options; the caller commits the sink. */
bool editions_write(struct editions *editions, size_t place, struct file_sink *sink);

#endif
