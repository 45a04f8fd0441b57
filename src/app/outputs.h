/* The files of a run: one for each edition, all or none. */
#ifndef APP_OUTPUTS_H
#define APP_OUTPUTS_H

#include "app/report.h"
#include <sys/types.h>

struct outputs {
    struct report_output items[OPTIONS_EDITIONS_MAX];
    struct file_sink *sinks[OPTIONS_EDITIONS_MAX]; /* beside their targets */
    size_t places[OPTIONS_EDITIONS_MAX]; /* of the editions in the options */
    pid_t processes[OPTIONS_EDITIONS_MAX]; /* that write them; 0: none */
    size_t count;
};

/* Writes the editions that are not withheld into the folder of the options, side by side,
 * and the report if it is asked for. False after a fault, which is said: then every file
 * is what it was before. */
bool outputs_write(struct outputs *outputs, struct editions *editions);

#endif
