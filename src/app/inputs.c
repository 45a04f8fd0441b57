/* Each file by the bytes that were read, not by those that it has now. */
#include "app/inputs.h"
#include "base/array.h"
#include "base/sha256.h"
#include <unistd.h>

struct listing {
    struct batch_files *out;
    const struct content *content;
    struct arena *arena;
};

static void add(const struct listing *listing, struct str path, struct str bytes)
{
    *array_push(listing->arena, listing->out) =
        (struct batch_file){path, sha256_hex(listing->arena, bytes), bytes.size};
}

static struct str below(const struct listing *listing, struct str path)
{
    struct str folder = listing->content->supplies.folder;
    return str_format(listing->arena, "%.*s%s%.*s", STR_ARGS(folder),
                      folder.size > 0 ? "/" : "", STR_ARGS(path));
}

/* A theme that comes with the program gives way to one of that name beside the content.
 */
static void add_theme(const struct listing *listing)
{
    const struct theme_found *theme = &listing->content->theme;
    if (theme->bytes.data == NULL) {
        return;
    }
    struct str path = below(listing, theme->path);
    if (access(path.data, F_OK) == 0) {
        add(listing, path, theme->bytes);
    } else {
        *array_push(listing->arena, listing->out) = (struct batch_file){.path = path};
    }
}

void inputs_list(struct batch_files *out, const struct editions *editions,
                 struct arena *arena)
{
    const struct content *content = editions->content;
    const struct listing listing = {out, content, arena};
    const struct display_pictures *pictures = &content->pictures.opened;
    const struct print *print = &content->brochure.print;
    struct str path = str_copy(arena, str_from(content->options->file));
    add(&listing, path, content->brochure.origin->bytes);
    for (size_t i = 0; i < pictures->count; i++) {
        const struct image *image = pictures->items[i].image;
        add(&listing, below(&listing, image_path(image)), image_bytes(image));
    }
    add_theme(&listing);
    if (print->profile.text.size > 0 && editions->printing.output.profile.size > 0) {
        add(&listing, below(&listing, print->profile.text),
            editions->printing.output.profile);
    }
}
