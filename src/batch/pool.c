/* A worker is a fork of this process, which has one thread, so it goes on with all that
 * is in memory. A number goes to it through a socket and comes back when its work is
 * done; what it wrote stands in two files in memory, which outlive it. The socket's end
 * tells that a worker is gone. Signals are read from a file like all else, so that
 * nothing interrupts. */
#include "batch/pool.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    SAID_MAX = 1 << 20,
    GRACE = 5000, /* milliseconds that a worker may take to end */
    STEP = 10, /* between looks at it */
    PATIENCE = 100 /* for a signal that others have had already */
};

struct worker {
    pid_t process; /* 0: none */
    int socket; /* to it */
    int answer, said; /* files in memory */
    bool busy;
    size_t number; /* of its piece */
    size_t since; /* milliseconds */
};

struct pool {
    const struct pool_task *task;
    struct worker *workers;
    size_t count;
    size_t next; /* of task->numbers */
    size_t taken;
    int signals; /* file */
    sigset_t before; /* mask */
};

static size_t now(void)
{
    struct timespec time;
    (void)clock_gettime(CLOCK_MONOTONIC, &time);
    return (size_t)time.tv_sec * 1000 + (size_t)time.tv_nsec / 1000000;
}

/* ---- the worker ------------------------------------------------------------------- */

static bool write_all(int file, struct str text)
{
    while (text.size > 0) {
        ssize_t put = write(file, text.data, text.size);
        if (put < 0 && errno != EINTR) {
            return false;
        }
        text = str_slice(text, put < 0 ? 0 : (size_t)put, text.size);
    }
    return true;
}

/* Empties a file in memory. */
static bool begin_anew(int file)
{
    return ftruncate(file, 0) == 0 && lseek(file, 0, SEEK_SET) == 0;
}

static bool do_piece(const struct pool_task *task, const struct worker *worker,
                     size_t number)
{
    struct arena *arena = arena_create();
    struct builder answer = {.arena = arena};
    bool done = begin_anew(worker->answer) && begin_anew(STDERR_FILENO);
    if (done) {
        task->work(task->context, number, &answer);
        done = write_all(worker->answer, builder_str(&answer));
    }
    arena_destroy(arena);
    return done;
}

/* Until the other end is closed. What the terminal asks for is the parent's business, but
 * the parent may end it, and it ends with the parent. */
static _Noreturn void serve(const struct pool *pool, const struct worker *worker,
                            pid_t parent)
{
    size_t number;
    (void)signal(SIGINT, SIG_IGN);
    (void)signal(SIGHUP, SIG_IGN);
    (void)sigprocmask(SIG_SETMASK, &pool->before, NULL);
    (void)prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() != parent || dup2(worker->said, STDERR_FILENO) < 0) {
        _exit(3);
    }
    while (read(worker->socket, &number, sizeof number) == sizeof number) {
        if (!do_piece(pool->task, worker, number) ||
            write(worker->socket, &number, sizeof number) != sizeof number) {
            _exit(3);
        }
    }
    _exit(0);
}

/* Files of other workers must not stay open in this one: their ends would not be seen. */
static void close_others(const struct pool *pool)
{
    for (size_t i = 0; i < pool->count; i++) {
        if (pool->workers[i].process != 0) {
            (void)close(pool->workers[i].socket);
            (void)close(pool->workers[i].answer);
            (void)close(pool->workers[i].said);
        }
    }
    (void)close(pool->signals);
}

/* ---- starting and ending ---------------------------------------------------------- */

static void close_worker(struct worker *worker)
{
    (void)close(worker->socket);
    (void)close(worker->answer);
    (void)close(worker->said);
    *worker = (struct worker){0};
}

static bool open_files(struct worker *worker, int sockets[2])
{
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, sockets) != 0) {
        return false;
    }
    worker->socket = sockets[0];
    worker->answer = memfd_create("answer", MFD_CLOEXEC);
    worker->said = memfd_create("said", MFD_CLOEXEC);
    return worker->answer >= 0 && worker->said >= 0;
}

/* False with errno set if there is no room for one more. */
static bool start(struct pool *pool, struct worker *worker)
{
    int sockets[2] = {-1, -1};
    pid_t parent = getpid();
    *worker = (struct worker){.socket = -1, .answer = -1, .said = -1};
    (void)fflush(NULL); /* what is not written yet shall not be written twice */
    pid_t process = open_files(worker, sockets) ? fork() : -1;
    if (process == 0) {
        close_others(pool);
        (void)close(worker->socket);
        worker->socket = sockets[1];
        serve(pool, worker, parent);
    }
    int error = errno;
    (void)close(sockets[1]);
    if (process < 0) {
        close_worker(worker);
        errno = error;
        return false;
    }
    worker->process = process;
    return true;
}

/* Hands the next piece to a worker, which is started if there is none. */
static bool feed(struct pool *pool, struct worker *worker)
{
    if (pool->next == pool->task->count ||
        (worker->process == 0 && !start(pool, worker))) {
        return false;
    }
    worker->busy = true;
    worker->number = pool->task->numbers[pool->next++];
    worker->since = now();
    /* If it is gone already, the end of its socket will tell. */
    (void)send(worker->socket, &worker->number, sizeof worker->number, MSG_NOSIGNAL);
    return true;
}

/* ---- what comes back --------------------------------------------------------------- */

static struct str read_back(int file, size_t most, struct arena *arena)
{
    struct stat facts;
    size_t size = fstat(file, &facts) == 0 ? (size_t)facts.st_size : 0;
    size = size > most ? most : size;
    char *bytes = arena_alloc(arena, size + 1);
    ssize_t count = pread(file, bytes, size, 0);
    return (struct str){bytes, count < 0 ? 0 : (size_t)count};
}

static void take_answer(struct pool *pool, struct worker *worker, bool whole, int status)
{
    struct arena *arena = arena_create();
    const struct pool_answer answer = {
        .number = worker->number,
        .whole = whole,
        .status = status,
        .answer = whole ? read_back(worker->answer, SIZE_MAX / 2, arena) : STR(""),
        .said = read_back(worker->said, SAID_MAX, arena),
        .milliseconds = now() - worker->since,
    };
    worker->busy = false;
    pool->taken++;
    pool->task->take(pool->task->context, &answer);
    arena_destroy(arena);
}

/* True if a signal has come, or comes within so many milliseconds; it is not read. */
static bool is_signalled(const struct pool *pool, int patience)
{
    struct pollfd signals = {.fd = pool->signals, .events = POLLIN};
    return poll(&signals, 1, patience) > 0;
}

/* A cluster tells all processes of a job to end: then a worker may be gone before the
 * signal is read here. Its piece is not taken. */
static bool was_told_to_end(const struct pool *pool, int status)
{
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM &&
           is_signalled(pool, PATIENCE);
}

/* The worker has answered or ended. */
static void listen_to(struct pool *pool, struct worker *worker)
{
    size_t number = 0;
    int status = 0;
    ssize_t size = recv(worker->socket, &number, sizeof number, MSG_DONTWAIT);
    if (size == sizeof number) {
        take_answer(pool, worker, true, 0);
        return;
    }
    if (size < 0 && (errno == EAGAIN || errno == EINTR)) {
        return;
    }
    (void)kill(worker->process, SIGKILL);
    (void)waitpid(worker->process, &status, 0);
    if (worker->busy && !was_told_to_end(pool, status)) {
        take_answer(pool, worker, false, status);
    }
    close_worker(worker);
}

/* ---- all of them ------------------------------------------------------------------- */

/* True once a signal has come. */
static bool wait_for_any(struct pool *pool, struct pollfd *files)
{
    files[pool->count] = (struct pollfd){.fd = pool->signals, .events = POLLIN};
    for (size_t i = 0; i < pool->count; i++) {
        bool busy = pool->workers[i].busy;
        files[i] =
            (struct pollfd){.fd = busy ? pool->workers[i].socket : -1, .events = POLLIN};
    }
    if (poll(files, (nfds_t)pool->count + 1, -1) < 0) {
        return false;
    }
    return files[pool->count].revents != 0;
}

/* A worker that is at work is told to end; whatever it writes at that moment it finishes
 * (base/file_sink.c). What it answers before is taken. */
static void end_all(struct pool *pool)
{
    size_t begun = now();
    for (size_t i = 0; i < pool->count; i++) {
        struct worker *worker = &pool->workers[i];
        if (worker->process != 0) {
            (void)shutdown(worker->socket, SHUT_WR);
            (void)(worker->busy && kill(worker->process, SIGTERM));
        }
    }
    for (size_t i = 0; i < pool->count; i++) {
        struct worker *worker = &pool->workers[i];
        const struct timespec step = {.tv_nsec = STEP * 1000000L};
        size_t number;
        int status;
        while (worker->process != 0 && waitpid(worker->process, &status, WNOHANG) == 0) {
            (void)(now() - begun > GRACE && kill(worker->process, SIGKILL));
            (void)nanosleep(&step, NULL);
        }
        if (worker->process != 0 && worker->busy &&
            recv(worker->socket, &number, sizeof number, MSG_DONTWAIT) == sizeof number) {
            take_answer(pool, worker, true, 0);
        }
        if (worker->process != 0) {
            close_worker(worker);
        }
    }
}

static enum pool_end go_on(struct pool *pool, struct pollfd *files)
{
    while (pool->taken < pool->task->count) {
        size_t busy = 0;
        int error = 0;
        for (size_t i = 0; i < pool->count; i++) {
            struct worker *worker = &pool->workers[i];
            if (!worker->busy && !feed(pool, worker)) {
                error = errno;
            }
            busy += worker->busy;
        }
        if (busy == 0) {
            bool stopped = is_signalled(pool, 0);
            errno = error;
            return stopped ? POOL_STOPPED : POOL_FAILED;
        }
        if (wait_for_any(pool, files)) {
            return POOL_STOPPED;
        }
        for (size_t i = 0; i < pool->count; i++) {
            if (files[i].fd >= 0 && files[i].revents != 0) {
                listen_to(pool, &pool->workers[i]);
            }
        }
    }
    return POOL_DONE;
}

enum pool_end pool_run(const struct pool_task *task)
{
    sigset_t watched;
    struct pool pool = {.task = task};
    pool.count = task->workers < task->count ? task->workers : task->count;
    pool.workers = calloc(pool.count + 1, sizeof *pool.workers);
    struct pollfd *files = calloc(pool.count + 1, sizeof *files);
    if (pool.workers == NULL || files == NULL) {
        arena_out_of_memory();
    }
    (void)sigemptyset(&watched);
    (void)sigaddset(&watched, SIGINT);
    (void)sigaddset(&watched, SIGTERM);
    (void)sigaddset(&watched, SIGHUP);
    (void)sigprocmask(SIG_BLOCK, &watched, &pool.before);
    pool.signals = signalfd(-1, &watched, SFD_CLOEXEC | SFD_NONBLOCK);
    enum pool_end end = pool.signals < 0 ? POOL_FAILED : go_on(&pool, files);
    int error = errno;
    end_all(&pool);
    /* A signal has stopped it, or found it done: it must not cost the report now. */
    struct signalfd_siginfo facts;
    while (read(pool.signals, &facts, sizeof facts) > 0) {
    }
    (void)close(pool.signals);
    (void)sigprocmask(SIG_SETMASK, &pool.before, NULL);
    free(pool.workers);
    free(files);
    errno = error;
    return end;
}
