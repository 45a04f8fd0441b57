/* For the files of the languages. Their structs are filled member by member, in order and
 * without names, because only then does the compiler notice one that is missing. */
#ifndef BASE_LANG_PARTS_H
#define BASE_LANG_PARTS_H

#include "base/lang.h"

#pragma GCC diagnostic error "-Wmissing-field-initializers"

#define LANG_ITEMS(array) (array), sizeof(array) / sizeof *(array)
#define LANG_NBSP "\xC2\xA0"

extern const struct lang_facts LANG_FACTS_BG, LANG_FACTS_EN;
extern const struct lang_joints LANG_JOINTS_BG;

#endif
