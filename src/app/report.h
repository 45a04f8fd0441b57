/* What was made, as JSON beside it. */
#ifndef APP_REPORT_H
#define APP_REPORT_H

#include "app/editions.h"

/* A file that was written. */
struct report_output {
    const struct edition *edition;
    struct str name; /* without its folder */
    struct str path;
};

/* Writes DIR/reports/<stem>.json; false after a failure. */
bool report_write(const struct editions *editions, const struct report_output *outputs,
                  size_t count);

#endif
