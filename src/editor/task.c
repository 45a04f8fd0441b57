/* Child processes. The editor has one thread, so a child may go on with the memory of its
 * parent. */
#include "editor/task.h"
#include "base/arena.h"
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/pidfd.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

void task_init(struct task *task)
{
    *task = (struct task){.handle = -1, .out = -1};
}

bool task_runs(const struct task *task)
{
    return task->child != 0;
}

/* Does the work and ends. It keeps only the file for its words: no connection of the
 * parent must stay open because a child has it too. */
static _Noreturn void run(const struct task *task, task_work *work, const void *context)
{
    sigset_t none;
    int words = dup2(task->out, STDERR_FILENO + 1);
    (void)close_range((unsigned)words + 1, ~0U, 0);
    (void)sigemptyset(&none);
    (void)sigprocmask(SIG_SETMASK, &none, NULL);
    FILE *out = fdopen(words, "w");
    int code = out == NULL ? 3 : work(context, out);
    if (out != NULL && fclose(out) != 0) {
        code = 3;
    }
    _exit(code);
}

/* Another program gets signals as the system gives them: we hold some back for the loop,
 * and ignore those that writing brings. */
static void let_signals_in(void)
{
    sigset_t none;
    (void)sigemptyset(&none);
    (void)signal(SIGPIPE, SIG_DFL);
    (void)signal(SIGXFSZ, SIG_DFL);
    (void)sigprocmask(SIG_SETMASK, &none, NULL);
}

void task_show(const char *target)
{
    pid_t child = fork();
    if (child == 0) {
        /* A grandchild, so that nobody has to wait for it. */
        if (fork() == 0) {
            (void)close_range(STDERR_FILENO + 1, ~0U, 0);
            let_signals_in();
            (void)setsid(); /* Ctrl+C in our terminal is meant for us alone */
            execlp("xdg-open", "xdg-open", target, (char *)NULL);
        }
        _exit(0);
    }
    if (child > 0) {
        (void)waitpid(child, NULL, 0);
    }
}

static void put_away(struct task *task)
{
    const int files[] = {task->handle, task->out};
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        if (files[i] >= 0) {
            (void)close(files[i]);
        }
    }
    task_init(task);
}

bool task_start(struct task *task, task_work *work, const void *context)
{
    task_init(task);
    task->out = memfd_create("words", MFD_CLOEXEC);
    (void)fflush(NULL);
    pid_t child = task->out < 0 ? -1 : fork();
    if (child == 0) {
        run(task, work, context);
    }
    if (child < 0) {
        put_away(task);
        return false;
    }
    task->child = child;
    task->handle = pidfd_open(child, 0);
    return true;
}

static char *read_words(int file)
{
    struct stat facts;
    size_t size = fstat(file, &facts) == 0 ? (size_t)facts.st_size : 0;
    char *words = calloc(1, size + 1);
    if (words == NULL) {
        arena_out_of_memory();
    }
    ssize_t count = pread(file, words, size, 0);
    words[count < 0 ? 0 : count] = '\0';
    return words;
}

bool task_take(struct task *task, int *code, char **words)
{
    int status = 0;
    if (waitpid(task->child, &status, WNOHANG) != task->child) {
        return false;
    }
    *code = WIFEXITED(status) ? WEXITSTATUS(status) : 3;
    *words = read_words(task->out);
    put_away(task);
    return true;
}

void task_stop(struct task *task)
{
    if (task_runs(task)) {
        (void)kill(task->child, SIGKILL);
        (void)waitpid(task->child, NULL, 0);
        put_away(task);
    }
}
