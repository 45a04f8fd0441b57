/* Packs a file as streams of PDF are packed: `make` runs it over the profile of the
 * press, so that not each print file has to. Usage: pack FILE >PACKED */
#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "pdf/packer.h"
#include <stdio.h>

enum { SIZE_MOST = 64 << 20 };

int main(int count, char **arguments)
{
    if (count != 2) {
        (void)fputs("usage: pack FILE >PACKED\n", stderr);
        return 2;
    }
    struct arena *arena = arena_create();
    struct diag *diag = diag_create(arena);
    struct packer *packer = packer_create(0);
    struct str bytes = {0};
    bool done = file_read_binary(&bytes, arguments[1], SIZE_MOST, arena, diag);
    diag_print(diag, stderr, LANG_EN);
    if (done) {
        struct packed *packed = packer_add(packer, bytes, true);
        struct str out = packer_take(packer, packed);
        done = fwrite(out.data, 1, out.size, stdout) == out.size && fflush(stdout) == 0;
        packed_release(packed);
    }
    packer_destroy(packer);
    arena_destroy(arena);
    return done ? 0 : 3;
}
