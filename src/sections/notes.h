/* Notes to running text: their numbers, and the section in which they stand. */
#ifndef SECTIONS_NOTES_H
#define SECTIONS_NOTES_H

#include "sections/build.h"

/* The notes of a language, in the order in which the text refers to them. */
struct note_list {
    struct text_note **items;
    size_t count, capacity;
};

struct notes {
    struct note_list of[LANG_COUNT];
    struct section *section; /* that holds them; NULL: pages do */
};

/* Numbers the notes of all texts, and makes the section for them if they stand at the
 * end. */
void notes_number(struct texts *texts, const struct brochure *brochure,
                  struct arena *arena);

/* Gives each note its place, and that which refers to it, from place `first` on; returns
 * how many places they take. */
size_t notes_take_places(const struct sections_request *request, size_t first);

/* The blocks of their section. */
void notes_build(struct build *build);

/* Where their section holds them: writes the page of each reference behind its note, as
 * sections_refer does. */
bool notes_refer(const struct sections_request *request, const struct display *display);

#endif
