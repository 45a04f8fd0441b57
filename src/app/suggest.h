/* "Did you mean" for the command line. */
#ifndef APP_SUGGEST_H
#define APP_SUGGEST_H

#include <stddef.h>

/* The name among `count` that `word` may be a misspelling of, or NULL. */
const char *suggest_name(const char *word, const char *const *names, size_t count);

#endif
