/* Loaded before the libraries (LD_PRELOAD): lets a call of the system fail. INJECT names
 * it: "malloc:40" the fortieth allocation alone, "write:2+" the second write and all that
 * follow. INJECT_COUNTS is a file that takes the number of calls of each at the end.
 *
 * "malloc:each" lets every allocation fail, in a copy of the process that must end at
 * once with 3 and a sentence, while the process itself goes on; INJECT_FAULTS is a file
 * that takes a line for each copy that does not. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum call {
    MALLOC,
    OPEN,
    READ,
    WRITE,
    FSYNC,
    RENAME,
    LINK,
    FSTAT,
    MMAP,
    MEMFD,
    FORK,
    SOCKET,
    CALL_COUNT
};

static const char *const NAMES[CALL_COUNT] = {"malloc", "open",   "read", "write",
                                              "fsync",  "rename", "link", "fstat",
                                              "mmap",   "memfd",  "fork", "socket"};
static const int ERRORS[CALL_COUNT] = {ENOMEM, EMFILE, EIO,    ENOSPC, EIO,    EIO,
                                       EIO,    EIO,    ENOMEM, EMFILE, EAGAIN, EMFILE};

static unsigned long counts[CALL_COUNT];
static enum call chosen = CALL_COUNT;
static unsigned long place;
static bool lasting, each;

/* ---- a copy of the process --------------------------------------------------------- */

static void tell_fault(unsigned long number, int status, const char *said)
{
    char line[256];
    const char *path = getenv("INJECT_FAULTS");
    int file = path == NULL ? -1
                            : (int)syscall(SYS_openat, AT_FDCWD, path,
                                           O_WRONLY | O_CREAT | O_APPEND, 0666);
    int size = snprintf(line, sizeof line, "allocation %lu: status %x, said %.100s\n",
                        number, (unsigned)status, said);
    if (file >= 0) {
        syscall(SYS_write, file, line, (size_t)size);
        syscall(SYS_close, file);
    }
}

/* True in the copy. */
static bool copy_process(unsigned long number)
{
    int status = 0;
    char said[512] = "";
    int words = (int)syscall(SYS_memfd_create, "words", 0);
    long child = syscall(SYS_fork);
    if (child == 0) {
        syscall(SYS_dup2, words, STDERR_FILENO);
        return true;
    }
    syscall(SYS_wait4, child, &status, 0, NULL);
    syscall(SYS_pread64, words, said, sizeof said - 1, 0L);
    syscall(SYS_close, words);
    if (child < 0 || !WIFEXITED(status) || WEXITSTATUS(status) != 3 ||
        strstr(said, "error: ") == NULL) {
        tell_fault(number, status, said);
    }
    return false;
}

static bool fails(enum call call)
{
    unsigned long number = __atomic_add_fetch(&counts[call], 1, __ATOMIC_RELAXED);
    bool now = call == chosen && (lasting ? number >= place : number == place);
    if (each && call == chosen) {
        now = copy_process(number);
        each = !now;
    }
    if (now) {
        errno = ERRORS[call];
    }
    return now;
}

__attribute__((constructor)) static void begin(void)
{
    const char *wish = getenv("INJECT");
    for (int i = 0; wish != NULL && i < CALL_COUNT; i++) {
        size_t size = strlen(NAMES[i]);
        if (strncmp(wish, NAMES[i], size) == 0 && wish[size] == ':') {
            char *end;
            each = strcmp(wish + size + 1, "each") == 0;
            place = strtoul(wish + size + 1, &end, 10);
            lasting = *end == '+';
            memset(counts, 0, sizeof counts);
            chosen = (enum call)i;
        }
    }
}

__attribute__((destructor)) static void end(void)
{
    const char *path = getenv("INJECT_COUNTS");
    char line[64];
    chosen = CALL_COUNT;
    int file = path == NULL ? -1
                            : (int)syscall(SYS_openat, AT_FDCWD, path,
                                           O_WRONLY | O_CREAT | O_TRUNC, 0666);
    for (int i = 0; file >= 0 && i < CALL_COUNT; i++) {
        int size = snprintf(line, sizeof line, "%s %lu\n", NAMES[i], counts[i]);
        syscall(SYS_write, file, line, (size_t)size);
    }
}

/* ---- memory ----------------------------------------------------------------------- */

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *memory, size_t size);
void *__libc_memalign(size_t alignment, size_t size);

void *malloc(size_t size)
{
    return fails(MALLOC) ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    return fails(MALLOC) ? NULL : __libc_calloc(count, size);
}

void *realloc(void *memory, size_t size)
{
    return fails(MALLOC) ? NULL : __libc_realloc(memory, size);
}

void *aligned_alloc(size_t alignment, size_t size)
{
    return fails(MALLOC) ? NULL : __libc_memalign(alignment, size);
}

int posix_memalign(void **memory, size_t alignment, size_t size)
{
    *memory = fails(MALLOC) ? NULL : __libc_memalign(alignment, size);
    return *memory == NULL ? ENOMEM : 0;
}

/* ---- files ------------------------------------------------------------------------ */

int open(const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    unsigned mode = va_arg(arguments, unsigned);
    va_end(arguments);
    return fails(OPEN) ? -1 : (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

int open64(const char *path, int flags, ...) __attribute__((alias("open")));

FILE *fopen(const char *path, const char *mode)
{
    static FILE *(*next)(const char *, const char *);
    if (next == NULL) {
        next = (FILE * (*)(const char *, const char *)) dlsym(RTLD_NEXT, "fopen");
    }
    return fails(OPEN) ? NULL : next(path, mode);
}

FILE *fopen64(const char *path, const char *mode) __attribute__((alias("fopen")));

ssize_t read(int file, void *data, size_t size)
{
    return fails(READ) ? -1 : syscall(SYS_read, file, data, size);
}

ssize_t pread(int file, void *data, size_t size, off_t at)
{
    return fails(READ) ? -1 : syscall(SYS_pread64, file, data, size, at);
}

ssize_t pread64(int file, void *data, size_t size, off_t at)
    __attribute__((alias("pread")));

ssize_t write(int file, const void *data, size_t size)
{
    bool message = file <= STDERR_FILENO; /* what is said about it is to be read */
    return !message && fails(WRITE) ? -1 : syscall(SYS_write, file, data, size);
}

int fsync(int file)
{
    return fails(FSYNC) ? -1 : (int)syscall(SYS_fsync, file);
}

int rename(const char *from, const char *to)
{
    return fails(RENAME) ? -1 : (int)syscall(SYS_rename, from, to);
}

int linkat(int from, const char *name, int to, const char *other, int flags)
{
    return fails(LINK) ? -1 : (int)syscall(SYS_linkat, from, name, to, other, flags);
}

int fstat(int file, struct stat *facts)
{
    return fails(FSTAT) ? -1 : (int)syscall(SYS_fstat, file, facts);
}

/* Not those of the C library itself, which stand behind malloc and threads. */
void *mmap(void *at, size_t size, ...)
{
    va_list arguments;
    va_start(arguments, size);
    int rights = va_arg(arguments, int), flags = va_arg(arguments, int);
    int file = va_arg(arguments, int);
    off_t from = va_arg(arguments, off_t);
    va_end(arguments);
    return (void *)(fails(MMAP) ? -1
                                : syscall(SYS_mmap, at, size, rights, flags, file, from));
}

int memfd_create(const char *name, unsigned flags)
{
    return fails(MEMFD) ? -1 : (int)syscall(SYS_memfd_create, name, flags);
}

/* ---- processes --------------------------------------------------------------------- */

pid_t fork(void)
{
    static pid_t (*next)(void);
    if (next == NULL) {
        next = (pid_t(*)(void))dlsym(RTLD_NEXT, "fork");
    }
    return fails(FORK) ? -1 : next();
}

int socketpair(int domain, int type, int protocol, int ends[2])
{
    return fails(SOCKET) ? -1
                         : (int)syscall(SYS_socketpair, domain, type, protocol, ends);
}
