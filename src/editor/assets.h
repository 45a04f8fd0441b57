/* The files of the page, which are built into the program. */
#ifndef EDITOR_ASSETS_H
#define EDITOR_ASSETS_H

#include "base/str.h"

struct asset {
    const char *name; /* below the token: "app.js" */
    const char *media_type;
    struct str bytes;
};

/* The page itself; "%NONCE%" in it stands for that of its style sheets. */
struct str asset_page(void);

/* The file of that name; false: there is none. */
bool asset_find(struct asset *out, struct str name);

/* The path of a font file below the folder of fonts, or NULL. */
const char *asset_font(struct str name);

#endif
