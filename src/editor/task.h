/* Work in a child process, so that the page is answered meanwhile and a fault costs no
 * text. What the child has to say comes back as text. */
#ifndef EDITOR_TASK_H
#define EDITOR_TASK_H

#include <stdbool.h>
#include <stdio.h>
#include <sys/types.h>

struct task {
    pid_t child; /* 0: none runs */
    int handle; /* a pidfd of it; -1: none */
    int out; /* where its words come; -1: none */
    bool watched; /* the loop waits for the handle */
};

/* What a child does; its exit code. */
typedef int task_work(const void *context, FILE *out);

void task_init(struct task *task);

/* False if it cannot be started. */
bool task_start(struct task *task, task_work *work, const void *context);

bool task_runs(const struct task *task);

/* True if the child has ended: gives its exit code (3 after a crash) and, from malloc,
 * its words. */
bool task_take(struct task *task, int *code, char **words);

void task_stop(struct task *task);

/* Shows an address or a folder in the program of the desktop for that. Nobody waits for
 * it, and nothing is said if there is none. */
void task_show(const char *target);

#endif
