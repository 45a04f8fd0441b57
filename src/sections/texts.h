/* The texts of a brochure while they are read; found again through the door. */
#ifndef SECTIONS_TEXTS_H
#define SECTIONS_TEXTS_H

#include "sections/sections.h"

/* None so far; lives in `arena`. */
struct texts *texts_make(struct arena *arena);

/* Keeps the blocks of a text in a language, which are borrowed, in place of any before.
 * To be called for each language of a text. */
void texts_keep(struct texts *texts, const struct localized *text, enum lang lang,
                const struct text_blocks *blocks);

struct references;
struct notes;
struct changes_list;

/* The links of the texts to places of the brochure. Reading fills it. */
struct references *texts_references(const struct texts *texts);

/* The changes that are listed. Reading fills them. */
struct changes_list *texts_changes(const struct texts *texts);

/* The notes to the texts. Reading fills them. */
struct notes *texts_notes(const struct texts *texts);

#endif
