/* The head of an ICC profile (ISO 15076-1, 7.2): enough to tell the profile of a press
 * from one of a screen, before the file is full of it. */
#include "press/press.h"
#include "base/catalogue.h"

enum { HEAD_SIZE = 128, VERSION_MAX = 4 };

static bool has_word(struct str bytes, size_t at, const char *word)
{
    return str_equal(str_slice(bytes, at, at + 4), str_from(word));
}

static uint32_t read_size(struct str bytes)
{
    uint32_t size = 0;
    for (size_t i = 0; i < 4; i++) {
        size = size << 8 | (unsigned char)bytes.data[i];
    }
    return size;
}

const char *press_profile_fault(struct str bytes)
{
    if (bytes.size < HEAD_SIZE || !has_word(bytes, 36, "acsp")) {
        return N_("is no ICC profile");
    }
    if (read_size(bytes) != bytes.size) {
        return N_("is damaged: it does not have the size that it states");
    }
    if (!has_word(bytes, 16, "CMYK")) {
        return N_("is no CMYK profile");
    }
    if (!has_word(bytes, 12, "prtr")) {
        return N_("is no profile of a press (class prtr)");
    }
    if ((unsigned char)bytes.data[8] > VERSION_MAX) {
        return N_("is of a newer version than PDF/X allows (2 or 4)");
    }
    return NULL;
}
