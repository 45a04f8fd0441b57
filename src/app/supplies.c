/* What is attached to a PDF takes the place of a folder when that is verified. */
#include "app/supplies.h"

const struct verify_supplement *supplies_find(const struct supplies *supplies,
                                              struct str path)
{
    for (size_t i = 0; i < supplies->attached_count; i++) {
        if (str_equal(supplies->attached[i].name, path)) {
            return &supplies->attached[i];
        }
    }
    return NULL;
}
