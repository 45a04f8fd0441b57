/* The time, and what all pages are told. */
#include "editor/workshop.h"
#include <stdio.h>
#include <time.h>

int64_t workshop_now(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void workshop_tell(struct workshop *workshop, const char *event)
{
    char data[64];
    int size = snprintf(data, sizeof data, "{\"rev\":%u}", workshop->session.rev);
    events_tell(&workshop->events, event, workshop->session.rev,
                (struct str){data, (size_t)size});
}
