/* A composer without rows, and what it carries. */
#include "layout/composer.h"

struct composer composer_start(struct pass *pass, const struct span *span)
{
    return (struct composer){.pass = pass, .form = &pass->layout->form, .span = *span};
}

bool composer_carries(const struct composer *composer, enum side side)
{
    for (size_t i = 0; i < composer->span.count; i++) {
        if (composer->span.sides[i] == side) {
            return true;
        }
    }
    return false;
}
