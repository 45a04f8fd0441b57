/* The profile is among the program's data. */
#include "app/profiles.h"
#include "base/file.h"
#include "base/sha256.h"
#include <dirent.h>
#include <stdlib.h>
#include <unistd.h>

static const char NAME[] = "ISOcoated_v2_300_bas.icc";
static const char NAME_PACKED[] = "ISOcoated_v2_300_bas.icc.z";

static bool find_path(struct str *out, const char *name, struct arena *arena,
                      struct diag *diag)
{
    struct str folder;
    if (!file_find_data(&folder, "profiles", arena, diag)) {
        return false;
    }
    *out = str_format(arena, "%.*s/%s", STR_ARGS(folder), name);
    return true;
}

/* Of the whole folder: the editions name further profiles in it (pdf/edition.c). */
struct str profiles_digest(struct arena *arena)
{
    struct builder digests = {.arena = arena};
    struct str folder;
    struct dirent **entries;
    int count = file_look_for_data(&folder, "profiles", arena)
                    ? scandir(folder.data, &entries, NULL, alphasort)
                    : -1;
    for (int i = 0; i < count; i++) {
        struct str path =
            str_format(arena, "%.*s/%s", STR_ARGS(folder), entries[i]->d_name);
        builder_format(&digests, "%s ", entries[i]->d_name);
        builder_add(&digests, file_digest(path.data, PROFILE_SIZE_MAX, arena));
        free(entries[i]);
    }
    if (count >= 0) {
        free(entries);
    }
    return sha256_hex(arena, builder_str(&digests));
}

bool profiles_read(struct str *out, struct arena *arena, struct diag *diag)
{
    struct str path;
    return find_path(&path, NAME, arena, diag) &&
           file_read_binary(out, path.data, PROFILE_SIZE_MAX, arena, diag);
}

/* Empty if there is no such file. */
static struct str read_if_there(const char *name, struct arena *arena, struct diag *diag)
{
    struct str path, bytes;
    bool found = find_path(&path, name, arena, diag) && access(path.data, R_OK) == 0 &&
                 file_read_binary(&bytes, path.data, PROFILE_SIZE_MAX, arena, diag);
    return found ? bytes : STR("");
}

struct str profiles_read_packed(struct arena *arena, struct diag *diag)
{
    return read_if_there(NAME_PACKED, arena, diag);
}

struct str profiles_find(struct arena *arena, struct diag *diag)
{
    return read_if_there(NAME, arena, diag);
}
