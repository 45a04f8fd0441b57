/* Canvases on the pages being filled. */
#include "layout/spread.h"

struct canvas spread_canvas(const struct spread *spread, uint8_t leaf)
{
    return pass_canvas(spread->pass, spread->form, spread->page + leaf, &spread->span,
                       leaf);
}

mpt spread_column_left(const struct spread *spread)
{
    return spread->column > 0 ? spread->form->second : 0;
}
