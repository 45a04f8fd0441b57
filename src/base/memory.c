/* Memory of the whole program, its libraries included. Not all of them say that memory
 * ran out: some end the program with a code of their own, and some go on with less than
 * they were asked for, which would give other pages. So no allocation ever fails: the
 * program ends, with a sentence and the code for that. A sanitizer brings its own. */
#include "base/arena.h"
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

_Noreturn void arena_out_of_memory(void)
{
    static const char WORDS[] =
        "brochure: error: not enough memory for this; close other "
        "programs, or divide the content\n"
        "brochure: грешка: паметта не стига за това; затворете други програми или "
        "разделете съдържанието\n"; /* nobody can be asked here which is wanted */
    (void)!write(STDERR_FILENO, WORDS, sizeof WORDS - 1);
    _exit(3); /* what runs at an exit could ask for memory again */
}

#ifndef SANITIZED

/* The function of that name behind this one: the C library's. The standard knows no
 * conversion of dlsym's pointer; POSIX asks for this one. */
static void find_next(void *function, const char *name)
{
    *(void **)function = dlsym(RTLD_NEXT, name);
    if (*(void **)function == NULL) {
        arena_out_of_memory();
    }
}

static void *checked(void *memory, size_t size)
{
    if (memory == NULL && size > 0) {
        arena_out_of_memory();
    }
    return memory;
}

void *malloc(size_t size)
{
    static void *(*next)(size_t);
    if (next == NULL) {
        find_next(&next, "malloc");
    }
    return checked(next(size), size);
}

void *calloc(size_t nmemb, size_t size)
{
    static void *(*next)(size_t, size_t);
    if (next == NULL) {
        find_next(&next, "calloc");
    }
    return checked(next(nmemb, size), nmemb > 0 ? size : 0);
}

void *realloc(void *ptr, size_t size)
{
    static void *(*next)(void *, size_t);
    if (next == NULL) {
        find_next(&next, "realloc");
    }
    return checked(next(ptr, size), size);
}

int posix_memalign(void **memptr, size_t alignment, size_t size)
{
    static int (*next)(void **, size_t, size_t);
    if (next == NULL) {
        find_next(&next, "posix_memalign");
    }
    int error = next(memptr, alignment, size);
    if (error == ENOMEM) {
        arena_out_of_memory();
    }
    return error;
}

void *aligned_alloc(size_t alignment, size_t size)
{
    static void *(*next)(size_t, size_t);
    if (next == NULL) {
        find_next(&next, "aligned_alloc");
    }
    return checked(next(alignment, size), size);
}

#endif
