/* A colour, once for each way to show it. */
#ifndef BASE_COLOUR_H
#define BASE_COLOUR_H

#include <stdint.h>

struct colour {
    const char *name;
    uint8_t red, green, blue; /* sRGB */
    uint8_t cyan, magenta, yellow, black; /* percent, FOGRA39 */
    const char *spot; /* the ink of its own that prints it, or NULL: the four above */
};

/* The ink of marks: it prints on every plate. */
#define SPOT_REGISTRATION "All"

#endif
