/* Folders are watched and not files, for many programs put a new file in the place of the
 * old one, and a picture may not be there yet. */
#include "editor/watching.h"
#include "base/arena.h"
#include <libgen.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

static char *copy(const char *text)
{
    char *made = strdup(text);
    if (made == NULL) {
        arena_out_of_memory();
    }
    return made;
}

/* Network and foreign file systems do not tell what others do to their files. */
static bool is_deaf(const char *folder)
{
    static const long KINDS[] = {0x6969, 0x517B, 0xFF534D42, 0xFE534D42, 0x65735546};
    struct statfs facts;
    for (size_t i = 0; i < sizeof KINDS / sizeof KINDS[0]; i++) {
        if (statfs(folder, &facts) == 0 &&
            (long)(facts.f_type & 0xFFFFFFFF) == KINDS[i]) {
            return true;
        }
    }
    return false;
}

static bool listen_to(const struct watching *watching, const char *folder)
{
    const uint32_t events = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE |
                            IN_CREATE | IN_ONLYDIR | IN_DONT_FOLLOW;
    return inotify_add_watch(watching->handle, folder, events) >= 0;
}

void watching_init(struct watching *watching, const char *content)
{
    char *path = copy(content);
    *watching = (struct watching){.folder = copy(dirname(path))};
    free(path);
    watching->handle = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    watching->deaf = !listen_to(watching, watching->folder) || is_deaf(watching->folder);
}

void watching_hear(const struct watching *watching)
{
    char events[4096];
    while (read(watching->handle, events, sizeof events) > 0) {
    }
}

/* Content names nothing above its folder. */
static bool is_below(struct str path)
{
    return path.size > 0 && path.data[0] != '/' &&
           str_find(path, STR(".."), 0) == SIZE_MAX &&
           memchr(path.data, '\0', path.size) == NULL;
}

/* Listens to each folder on the way to the file. */
static void listen_along(const struct watching *watching, struct str path,
                         struct arena *arena)
{
    for (size_t slash = str_find(path, STR("/"), 0); slash != SIZE_MAX;
         slash = str_find(path, STR("/"), slash + 1)) {
        struct str folder =
            str_format(arena, "%s/%.*s", watching->folder, (int)slash, path.data);
        if (!listen_to(watching, folder.data)) {
            break; /* it may come: the one above tells */
        }
    }
}

static void add_facts(struct builder *out, const struct watching *watching,
                      struct str path)
{
    struct stat facts;
    struct str whole =
        str_format(out->arena, "%s/%.*s", watching->folder, STR_ARGS(path));
    if (stat(whole.data, &facts) == 0) {
        builder_format(out, "%.*s %ju %ju %ju %ju\n", STR_ARGS(path),
                       (uintmax_t)facts.st_ino, (uintmax_t)facts.st_size,
                       (uintmax_t)facts.st_mtim.tv_sec, (uintmax_t)facts.st_mtim.tv_nsec);
    } else {
        builder_format(out, "%.*s\n", STR_ARGS(path));
    }
}

bool watching_follow(struct watching *watching, const struct str *files, size_t count)
{
    struct arena *arena = arena_create();
    struct builder facts = {.arena = arena};
    builder_add(&facts, STR("files\n"));
    for (size_t i = 0; i < count; i++) {
        if (is_below(files[i])) {
            listen_along(watching, files[i], arena);
            add_facts(&facts, watching, files[i]);
        }
    }
    const char *now = str_to_c(arena, builder_str(&facts));
    bool news = watching->facts != NULL && strcmp(watching->facts, now) != 0;
    free(watching->facts);
    watching->facts = copy(now);
    arena_destroy(arena);
    return news;
}

void watching_done(struct watching *watching)
{
    if (watching->handle >= 0) {
        (void)close(watching->handle);
    }
    free(watching->folder);
    free(watching->facts);
}
