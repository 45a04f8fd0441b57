/* Classes of letters. Case here is one for one, which holds for the alphabets of the
 * product's languages and lets byte offsets in a folded word be counted in letters. */
#include "base/letters.h"

bool letters_is_letter(uint32_t code_point)
{
    if (code_point < 0x80) {
        return (code_point >= 'a' && code_point <= 'z') ||
               (code_point >= 'A' && code_point <= 'Z');
    }
    return (code_point >= 0xC0 && code_point <= 0x24F && code_point != 0xD7 &&
            code_point != 0xF7) ||
           (code_point >= 0x370 && code_point <= 0x52F);
}

bool letters_is_digit(uint32_t code_point)
{
    return code_point >= '0' && code_point <= '9';
}

bool letters_is_mark(uint32_t code_point)
{
    return (code_point >= 0x300 && code_point <= 0x36F) ||
           (code_point >= 0x483 && code_point <= 0x489) ||
           (code_point >= 0x1AB0 && code_point <= 0x1AFF) ||
           (code_point >= 0x1DC0 && code_point <= 0x1DFF) ||
           (code_point >= 0x20D0 && code_point <= 0x20FF) ||
           (code_point >= 0xFE20 && code_point <= 0xFE2F);
}

uint32_t letters_lower_other(uint32_t code_point)
{
    if ((code_point >= 'A' && code_point <= 'Z') ||
        (code_point >= 0xC0 && code_point <= 0xDE && code_point != 0xD7) ||
        (code_point >= 0x391 && code_point <= 0x3A9) ||
        (code_point >= 0x410 && code_point <= 0x42F)) {
        return code_point + 32;
    }
    if (code_point >= 0x400 && code_point <= 0x40F) {
        return code_point + 80;
    }
    bool in_pairs = (code_point >= 0x100 && code_point <= 0x137) ||
                    (code_point >= 0x460 && code_point <= 0x481) ||
                    (code_point >= 0x48A && code_point <= 0x4BF) || code_point >= 0x4D0;
    return in_pairs && code_point <= 0x52F && code_point % 2 == 0 ? code_point + 1
                                                                  : code_point;
}

bool letters_is_capital(uint32_t code_point)
{
    return letters_lower(code_point) != code_point;
}

bool letters_is_vowel(uint32_t small_letter, enum lang lang)
{
    for (const uint_least32_t *vowel = lang_facts(lang)->vowels; *vowel != 0; vowel++) {
        if (*vowel == small_letter) {
            return true;
        }
    }
    return false;
}
