/* After the layout nothing changes the pages any more, so a copy of the process can write
 * an edition from its own view of them: no lock, and no order of events that could show
 * in a file. What the process says is lost, so it fails where it would say anything. */
#include "app/beside.h"
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

bool beside_is_worthwhile(const struct content *content)
{
    cpu_set_t set;
    return !content->engine_lent && sched_getaffinity(0, sizeof set, &set) == 0 &&
           CPU_COUNT(&set) > 1;
}

static bool write_silently(struct editions *editions, size_t place,
                           struct file_sink *sink)
{
    const struct diag *diag = editions->content->diag;
    size_t said = diag_error_count(diag) + diag_warning_count(diag);
    int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    return nowhere >= 0 && dup2(nowhere, STDERR_FILENO) >= 0 &&
           editions_write(editions, place, sink) && file_sink_flush(sink) &&
           diag_error_count(diag) + diag_warning_count(diag) == said;
}

pid_t beside_start(struct editions *editions, size_t place, struct file_sink *sink)
{
    pid_t parent = getpid();
    pid_t process = fork();
    if (process != 0) {
        return process < 0 ? 0 : process;
    }
    /* A run that is killed ends whole. */
    bool lives = prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && getppid() == parent;
    _exit(lives && write_silently(editions, place, sink) ? 0 : 1);
}

bool beside_end(pid_t process, struct file_sink *sink)
{
    int status;
    while (waitpid(process, &status, 0) < 0) {
        if (errno != EINTR) {
            return false;
        }
    }
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 && file_sink_adopt(sink);
}
