/* The only file that sees libqrencode. */
#include "blocks/qr.h"
#include <qrencode.h>

const struct qr_code *qr_make(struct str text, struct arena *arena)
{
    QRcode *made = QRcode_encodeData((int)text.size, (const unsigned char *)text.data, 0,
                                     QR_ECLEVEL_M);
    if (made == NULL) {
        return NULL;
    }
    struct qr_code *code = arena_new(arena, struct qr_code);
    code->size = (size_t)made->width;
    code->dark = arena_new_array(arena, code->size * code->size, bool);
    for (size_t i = 0; i < code->size * code->size; i++) {
        code->dark[i] = (made->data[i] & 1) != 0;
    }
    QRcode_free(made);
    return code;
}

static bool is_dark(const struct qr_code *code, size_t x, size_t y)
{
    return x < code->size && y < code->size && code->dark[y * code->size + x];
}

/* Runs along the rows and down the columns lie over each other, so that no seam shows
 * between neighbours. */
const struct path *qr_outline(const struct qr_code *code, struct point at, mpt module,
                              struct arena *arena)
{
    struct path *path = arena_new(arena, struct path);
    for (size_t a = 0; a < code->size; a++) {
        for (int down = 0; down < 2; down++) {
            size_t from = 0;
            for (size_t b = 0; b <= code->size; b++) {
                bool dark = down != 0 ? is_dark(code, a, b) : is_dark(code, b, a);
                if (dark) {
                    continue;
                }
                mpt length = (mpt)(b - from) * module;
                mpt along = (mpt)from * module, across = (mpt)a * module;
                if (b > from + (size_t)down) {
                    path_rect(
                        arena, path,
                        down != 0
                            ? (struct rect){at.x + across, at.y + along, module, length}
                            : (struct rect){at.x + along, at.y + across, length, module});
                }
                from = b + 1;
            }
        }
    }
    return path;
}
