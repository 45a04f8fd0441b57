/* The text that a new plan begins with. */
#ifndef APP_STARTER_H
#define APP_STARTER_H

#include "base/arena.h"
#include "base/lang.h"

/* The lines of app/starter.yaml, each with its line end, and a NULL behind them; make
 * turns the file into a table. */
extern const char *const STARTER_LINES[];

/* The starter file in these languages, in their order, for a document called `id`. */
struct str starter_make(const enum lang *languages, size_t count, struct str id,
                        struct arena *arena);

/* The name of the file without folder and ending, if it can be the id of a document, so
 * that the PDFs of two plans have two names; else nothing. */
struct str starter_id(const char *path);

#endif
