/* „Какво се промени“: the section that lists the changes since an earlier edition. */
#ifndef SECTIONS_CHANGES_H
#define SECTIONS_CHANGES_H

#include "sections/build.h"

/* A change as it is listed. */
struct change_row {
    const struct model_change *change;
    struct text_block *words[LANG_COUNT]; /* its place, and what it said and says */
    struct text_block *pages[LANG_COUNT]; /* where it stands; written anew after passes */
};

struct changes_list {
    struct section *section; /* NULL: there is none */
    struct change_row *rows;
    size_t count;
};

/* Makes the section, if there are changes to be shown. */
void changes_read(struct texts *texts, const struct brochure *brochure,
                  struct text_engine *engine, struct arena *arena, struct diag *diag);

/* The blocks of the section. */
void changes_build(struct build *build);

/* Writes the page of each change, as sections_refer does. */
bool changes_refer(const struct sections_request *request, const struct display *display);

#endif
