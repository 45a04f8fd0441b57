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

/* What rows are made with. */
struct changes_reading {
    const struct brochure *brochure;
    struct text_engine *engine;
    struct arena *arena;
    struct diag *diag;
};

/* What a row says: its place in Bold, and what it said and says. */
struct text_block *change_words(const struct changes_reading *reading,
                                const struct model_change *change, enum lang lang);

/* True if it concerns a language that is printed. */
bool changes_prints(const struct build *build, const struct model_change *change);

/* „добавено“ and “added”, and the sign for it. */
struct str change_kind_words(enum model_change_kind kind, enum lang lang);
struct str change_sign(enum model_change_kind kind);

/* „Мярка“: an entry of such a list in a section of that kind ("document": none), and a
 * field of it; empty where there is no word. */
struct str change_noun(struct str kind, struct str list, enum lang lang);
struct str change_field(struct str kind, struct str key, enum lang lang);

/* Adds the three counts to the page of the script. */
void change_counts_add(const struct build *build, struct script *script);

/* Makes the section, if there are changes to be shown. */
void changes_read(struct texts *texts, const struct brochure *brochure,
                  struct text_engine *engine, struct arena *arena, struct diag *diag);

/* The blocks of the section. */
void changes_build(struct build *build);

/* Writes the page of each change, as sections_refer does. */
bool changes_refer(const struct sections_request *request, const struct display *display);

#endif
