/* Where the parts of a word meet, as against its syllables. */
#ifndef TEXT_JOINTS_H
#define TEXT_JOINTS_H

#include "base/lang.h"

/* What lies before a letter. */
enum joint {
    JOINT_NONE,
    JOINT_PREFIX,
    JOINT_COMPOUND /* between two words: електро|разпределение */
};

/* A word in small letters. */
struct joints_word {
    const uint32_t *letters;
    size_t count;
    enum lang lang;
};

/* `breaks[i]` says whether the word may be divided before letter i: breaks that tear a
 * root or a suffix are taken away, those at joints added. `joints[i]` becomes what lies
 * before letter i. Both have room for count + 1. */
void joints_mend(const struct joints_word *word, bool *breaks, enum joint *joints);

#endif
