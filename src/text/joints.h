/* Where the parts of a word meet, as against its syllables. */
#ifndef TEXT_JOINTS_H
#define TEXT_JOINTS_H

#include "base/arena.h"
#include "base/lang.h"

/* What lies before a letter. */
enum joint {
    JOINT_NONE,
    JOINT_PREFIX,
    JOINT_COMPOUND /* between two words: електро|разпределение */
};

struct joints; /* opaque: the lists of a language, as letters */

struct joints *joints_make(enum lang lang, struct arena *arena);

/* A word in small letters, and which of them are vowels. */
struct joints_word {
    const uint32_t *letters;
    const bool *vowels;
    size_t count;
};

/* `breaks[i]` says whether the word may be divided before letter i: breaks that tear a
 * root or a suffix are taken away, those at joints added. `joints[i]` becomes what lies
 * before letter i. Both have room for count + 1. */
void joints_mend(const struct joints *lists, const struct joints_word *word, bool *breaks,
                 enum joint *joints);

#endif
