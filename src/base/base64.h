/* Base64, for bytes within text. */
#ifndef BASE_BASE64_H
#define BASE_BASE64_H

#include "base/str.h"

/* Appends `bytes` in base64, padded. */
void base64_add(struct builder *out, struct str bytes);

#endif
