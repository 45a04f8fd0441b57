/* What is to be known of single letters: Latin, Greek and Cyrillic. */
#ifndef BASE_LETTERS_H
#define BASE_LETTERS_H

#include "base/lang.h"
#include <stdbool.h>

bool letters_is_letter(uint32_t code_point);
bool letters_is_digit(uint32_t code_point);

/* True for an accent or another mark that stands on the letter before it. */
bool letters_is_mark(uint32_t code_point);
/* No language puts more of them on one letter; shaping them takes quadratic time. */
enum { LETTERS_MARKS_MAX = 30 };

/* What letters_lower does where the answer is not plain. */
uint32_t letters_lower_other(uint32_t code_point);

/* The small letter of a capital; any other character as it is. One for one. */
static inline uint32_t letters_lower(uint32_t code_point)
{
    bool small = (code_point >= 'a' && code_point <= 'z') ||
                 (code_point >= 0x430 && code_point <= 0x45F);
    return small ? code_point : letters_lower_other(code_point);
}

bool letters_is_capital(uint32_t code_point);
bool letters_is_vowel(uint32_t small_letter, enum lang lang);

#endif
