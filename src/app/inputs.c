/* Each file by the bytes that were read, not by those that it has now. */
#include "app/inputs.h"
#include "app/profiles.h"
#include "base/array.h"
#include "base/file.h"
#include "base/sha256.h"

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
    if (theme->among_data.size == 0) {
        add(listing, path, theme->bytes);
        return;
    }
    *array_push(listing->arena, listing->out) = (struct batch_file){.path = path};
    add(listing, str_copy(listing->arena, theme->among_data), theme->bytes);
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

struct str inputs_digest_data(struct arena *arena)
{
    struct builder digests = {.arena = arena};
    struct str fonts;
    if (file_look_for_data(&fonts, "fonts", arena)) {
        builder_add(&digests, text_fonts_digest(fonts, arena));
    }
    builder_add(&digests, profiles_digest(arena));
    return sha256_hex(arena, builder_str(&digests));
}
