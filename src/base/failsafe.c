#include "base/failsafe.h"

#ifdef SANITIZED /* a sanitizer says what it was */

void failsafe_install(void)
{
}

#else

#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

enum {
    OWN_STACK = 16 << 10, /* on which the handlers run */
    BELOW_STACK = 64 << 10 /* a frame may reach so far beyond the end of the stack */
};

static uintptr_t stack_top, stack_end;

/* In both languages: nobody can be asked here which is wanted. */
_Noreturn static void say(const char *words, size_t size)
{
    (void)!write(STDERR_FILENO, words, size);
    _exit(3);
}

/* Any other place is a fault of the program, which is to be seen. */
static void on_bad_address(int number, siginfo_t *facts, void *context)
{
    static const char WORDS[] =
        "brochure: error: the stack is too small for this; raise "
        "it with `ulimit -s 1024`, or divide the content\n"
        "brochure: грешка: стекът е твърде малък за това; увеличете "
        "го с `ulimit -s 1024` или разделете съдържанието\n";
    uintptr_t place = (uintptr_t)facts->si_addr;
    (void)context;
    if (place < stack_top && place >= stack_end) {
        say(WORDS, sizeof WORDS - 1);
    }
    (void)signal(number, SIG_DFL);
}

static void on_abort(int number)
{
    static const char WORDS[] =
        "brochure: error: a library of the program gave up, most "
        "often for want of memory; nothing was written\n"
        "brochure: грешка: библиотека на програмата се отказа, най-"
        "често поради липса на памет; нищо не е записано\n";
    (void)number;
    say(WORDS, sizeof WORDS - 1);
}

void failsafe_install(void)
{
    static unsigned char own_stack[OWN_STACK];
    const stack_t stack = {.ss_sp = own_stack, .ss_size = OWN_STACK};
    struct rlimit limit;
    struct sigaction bad = {.sa_sigaction = on_bad_address,
                            .sa_flags = SA_SIGINFO | SA_ONSTACK};
    struct sigaction abortion = {.sa_handler = on_abort, .sa_flags = SA_ONSTACK};
    if (getrlimit(RLIMIT_STACK, &limit) != 0 || sigaltstack(&stack, NULL) != 0) {
        return;
    }
    bool bounded = limit.rlim_cur != RLIM_INFINITY && limit.rlim_cur < SIZE_MAX / 2;
    stack_top = (uintptr_t)__builtin_frame_address(0);
    stack_end = bounded ? stack_top - (uintptr_t)limit.rlim_cur - BELOW_STACK : stack_top;
    (void)sigaction(SIGSEGV, &bad, NULL);
    (void)sigaction(SIGABRT, &abortion, NULL);
}

#endif
