/* A short text with its place, for what is checked by later stages. */
#ifndef SETTINGS_WORD_H
#define SETTINGS_WORD_H

#include "base/source.h"
#include "base/str.h"

struct word {
    struct str text;
    struct mark mark;
};

#endif
