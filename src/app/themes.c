/* A name is the theme of the house, a file in themes/ beside the content, or one among
 * the program's data; what has "/" or ".yaml" in it is a path below the content's folder.
 */
#include "app/themes.h"
#include "app/profiles.h"
#include "base/array.h"
#include "base/below.h"
#include "base/edit_distance.h"
#include "base/file.h"
#include "image/image.h"
#include "input/input.h"
#include "model/model.h"
#include <dirent.h>
#include <stdlib.h>
#include <unistd.h>

static const char FOLDER[] = "themes";
static const char SUFFIX[] = ".yaml";

struct search {
    const struct theme_wanted *wanted;
    struct str path; /* below the folder of the content */
    struct arena *arena;
    struct diag *diag;
};

static bool is_path(struct str name)
{
    return str_find(name, STR("/"), 0) != SIZE_MAX ||
           str_ends_with(name, str_from(SUFFIX));
}

static struct str in_folder(const struct search *search, struct str path)
{
    struct str folder = search->wanted->supplies->folder;
    return str_format(search->arena, "%.*s%s%.*s", STR_ARGS(folder),
                      folder.size > 0 ? "/" : "", STR_ARGS(path));
}

/* ---- a theme that is not there ---------------------------------------------------- */

struct theme_names {
    struct str *items;
    size_t count, capacity;
};

static void add_names(const struct search *search, struct theme_names *names,
                      struct str folder)
{
    DIR *entries = opendir(folder.data);
    if (entries == NULL) {
        return;
    }
    for (struct dirent *entry; (entry = readdir(entries)) != NULL;) {
        struct str name = str_from(entry->d_name);
        if (str_ends_with(name, str_from(SUFFIX))) {
            name = str_slice(name, 0, name.size - (sizeof SUFFIX - 1));
            *array_push(search->arena, names) = str_copy(search->arena, name);
        }
    }
    closedir(entries);
}

static int compare_names(const void *a, const void *b)
{
    return str_compare(*(const struct str *)a, *(const struct str *)b);
}

static struct theme_names list_names(const struct search *search)
{
    struct theme_names names = {0};
    struct str data;
    *array_push(search->arena, &names) = theme_linden()->name;
    add_names(search, &names, in_folder(search, str_from(FOLDER)));
    if (file_look_for_data(&data, FOLDER, search->arena)) {
        add_names(search, &names, data);
    }
    qsort(names.items, names.count, sizeof *names.items, compare_names);
    return names;
}

static bool report_unknown(const struct search *search)
{
    const struct word *name = &search->wanted->name;
    struct theme_names names = list_names(search);
    const struct str *near = edit_nearest(names.items, names.count, name->text);
    if (near != NULL) {
        diag_error(search->diag, name->mark, "theme-unknown",
                   "there is no theme \"%.*s\"; did you mean \"%.*s\"?",
                   STR_ARGS(name->text), STR_ARGS(*near));
        if (edit_is_sure(names.items, names.count, name->text)) {
            diag_fix_scalar(search->diag, name->mark, name->text, *near);
        }
    } else {
        diag_error(search->diag, name->mark, "theme-unknown",
                   "there is no theme \"%.*s\"; put its file beside this one, as  "
                   "%.*s",
                   STR_ARGS(name->text), STR_ARGS(search->path));
    }
    struct builder list = {.arena = search->arena};
    for (size_t i = 0; i < names.count; i++) {
        bool again = i > 0 && str_equal(names.items[i], names.items[i - 1]);
        builder_format(&list, "%s%.*s", again || i == 0 ? "" : ", ",
                       again ? 0 : (int)names.items[i].size, names.items[i].data);
    }
    struct str text = builder_str(&list);
    diag_note(search->diag, NO_MARK, "the themes are: %.*s", STR_ARGS(text));
    return false;
}

/* ---- its bytes -------------------------------------------------------------------- */

static bool read_attached(struct str *out, const struct search *search)
{
    const struct verify_supplement *file =
        supplies_find(search->wanted->supplies, search->path);
    if (file == NULL) {
        return diag_error(search->diag, search->wanted->name.mark, "theme-unattached",
                          "the theme \"%.*s\" is not attached",
                          STR_ARGS(search->wanted->name.text));
    }
    *out = file->bytes;
    return true;
}

static bool read_data(struct theme_found *out, const struct search *search)
{
    struct str folder;
    if (!file_look_for_data(&folder, FOLDER, search->arena)) {
        return report_unknown(search);
    }
    struct str name = search->wanted->name.text;
    out->among_data = str_format(search->arena, "%.*s/%.*s%s", STR_ARGS(folder),
                                 STR_ARGS(name), SUFFIX);
    const char *path = out->among_data.data;
    return access(path, F_OK) == 0
               ? file_read(&out->bytes, path, INPUT_FILE_MAX, search->arena, search->diag)
               : report_unknown(search);
}

static bool read_bytes(struct theme_found *out, const struct search *search)
{
    const struct theme_wanted *wanted = search->wanted;
    if (wanted->supplies->attached_only) {
        return read_attached(&out->bytes, search);
    }
    if (!is_path(wanted->name.text) &&
        access(in_folder(search, search->path).data, F_OK) != 0) {
        return read_data(out, search);
    }
    const struct below_file file = {wanted->supplies->folder, search->path,
                                    wanted->name.mark};
    return below_read(&out->bytes, &file, INPUT_FILE_MAX, search->arena, search->diag);
}

/* ---- what it says ----------------------------------------------------------------- */

static int print_lightness(void *context, const uint8_t inks[4])
{
    const struct str *profile = context;
    return image_ink_lightness(inks, *profile);
}

static bool read_outline(struct theme *theme, const struct search *search)
{
    struct theme_motif *motif = &theme->motif;
    return motif->shape != SHAPE_OUTLINE ||
           image_read_path(&motif->outline, motif->data.text, THEME_UNIT,
                           search->arena) ||
           diag_error(search->diag, motif->data.mark, "theme-path",
                      "the path of the shape is damaged; it is the attribute d of a path "
                      "in an SVG file, and begins with M");
}

static bool read_theme(struct theme *out, const struct search *search, struct str bytes)
{
    struct node root;
    struct str profile = profiles_find(search->arena, search->diag);
    const struct theme_terms terms = {search->wanted->ink_most, print_lightness,
                                      &profile};
    const struct source *source =
        source_make(search->arena, in_folder(search, search->path), bytes);
    return input_read(&root, source, search->arena, search->diag) &&
           model_load_theme(out, &root, &terms, search->arena, search->diag) &&
           read_outline(out, search);
}

bool themes_find(struct theme_found *out, const struct theme_wanted *wanted,
                 struct arena *arena, struct diag *diag)
{
    struct str name = wanted->name.text;
    struct search search = {.wanted = wanted, .path = name, .arena = arena, .diag = diag};
    *out = (struct theme_found){.theme = theme_linden()};
    if (str_equal(name, theme_linden()->name)) {
        return true;
    }
    if (!is_path(name)) {
        search.path = str_format(arena, "%s/%.*s%s", FOLDER, STR_ARGS(name), SUFFIX);
    }
    struct theme *theme = arena_new(arena, struct theme);
    if (!read_bytes(out, &search) || !read_theme(theme, &search, out->bytes)) {
        return false;
    }
    out->theme = theme;
    out->path = search.path;
    return true;
}

static const char *const DESCRIPTION[LANG_COUNT] =
    LANG_EACH("Темата на изданието", "The theme of this edition");

void themes_attach(const struct theme_found *found, struct display *display)
{
    if (found->bytes.data == NULL) {
        return;
    }
    struct display_attachment *attachment =
        array_push(display->arena, &display->attachments);
    attachment->name = found->path;
    attachment->bytes = found->bytes;
    attachment->media_type = STR("application/yaml");
    attachment->relation = ATTACHMENT_SUPPLEMENT;
    for (enum lang lang = 0; lang < LANG_COUNT; lang++) {
        attachment->description[lang] = str_from(DESCRIPTION[lang]);
    }
}
