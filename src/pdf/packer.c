/* One queue under one lock. Whoever needs a stream that nobody has begun packs it
 * himself, so that nothing waits for a thread that could not be started; and when the
 * threads fall behind, the caller helps, so that the queue stays short. Threads take no
 * memory: the caller has made room for the results. */
#include "pdf/packer.h"
#include "base/arena.h"
#include <assert.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#define ZLIB_CONST /* what is packed is not changed */
#include <zlib.h>

enum {
    LEVEL = 3, /* a twentieth less time than 4 for a twentieth more bytes */
    THREADS_MOST = 7,
    WAITING_MOST = 32, /* streams */
    STACK = 256 << 10 /* of a thread */
};

enum state { WAITING, BEGUN, DONE };

struct packed {
    struct packed *next, *before; /* in the queue while it waits; then among all */
    enum state state;
    struct str raw;
    char *own; /* the copy that `raw` is of; NULL: it is lent */
    unsigned char *out;
    size_t room, size;
};

struct packer {
    pthread_mutex_t lock;
    pthread_cond_t work, done;
    struct packed *first, *last; /* that wait */
    size_t waiting, threads;
    bool ends;
    z_stream own; /* of the caller */
    pthread_t ids[THREADS_MOST];
    struct worker {
        struct packer *packer;
        z_stream deflater;
    } workers[THREADS_MOST];
};

size_t packer_threads(void)
{
    cpu_set_t set;
    int count = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
    return count <= 1 ? 0 : count > THREADS_MOST ? THREADS_MOST : (size_t)count - 1;
}

/* ---- packing ---------------------------------------------------------------------- */

static void begin(z_stream *deflater)
{
    if (deflateInit(deflater, LEVEL) != Z_OK) {
        arena_out_of_memory();
    }
}

/* The room holds whatever comes out, so this cannot fail. */
static void pack(z_stream *deflater, struct packed *packed)
{
    (void)deflateReset(deflater);
    deflater->next_in = (const Bytef *)packed->raw.data;
    deflater->avail_in = (uInt)packed->raw.size;
    deflater->next_out = packed->out;
    deflater->avail_out = (uInt)packed->room;
    int status = deflate(deflater, Z_FINISH);
    assert(status == Z_STREAM_END);
    (void)status;
    packed->size = packed->room - deflater->avail_out;
    packed->out = realloc(packed->out, packed->size); /* smaller, so it never fails */
    free(packed->own);
    packed->own = NULL;
}

/* ---- the queue; under the lock -------------------------------------------------------
 */

static void append(struct packer *packer, struct packed *packed)
{
    packed->before = packer->last;
    *(packer->last == NULL ? &packer->first : &packer->last->next) = packed;
    packer->last = packed;
    packer->waiting++;
}

static void begin_one(struct packer *packer, struct packed *packed)
{
    assert(packed->state == WAITING);
    *(packed->before == NULL ? &packer->first : &packed->before->next) = packed->next;
    *(packed->next == NULL ? &packer->last : &packed->next->before) = packed->before;
    packed->next = packed->before = NULL;
    packed->state = BEGUN;
    packer->waiting--;
}

/* Packs one that waits; gives the lock away for that. */
static void pack_one(struct packer *packer, z_stream *deflater, struct packed *packed)
{
    begin_one(packer, packed);
    pthread_mutex_unlock(&packer->lock);
    pack(deflater, packed);
    pthread_mutex_lock(&packer->lock);
    packed->state = DONE;
    pthread_cond_signal(&packer->done);
}

static void *work(void *argument)
{
    struct worker *worker = argument;
    struct packer *packer = worker->packer;
    pthread_mutex_lock(&packer->lock);
    while (!packer->ends) {
        if (packer->first != NULL) {
            pack_one(packer, &worker->deflater, packer->first);
        } else {
            pthread_cond_wait(&packer->work, &packer->lock);
        }
    }
    pthread_mutex_unlock(&packer->lock);
    return NULL;
}

/* ---- life ------------------------------------------------------------------------ */

/* Signals are for the caller's thread. A thread that cannot be had is done without. */
static void start_threads(struct packer *packer, size_t threads)
{
    sigset_t all, before;
    pthread_attr_t attributes;
    sigfillset(&all);
    if (threads == 0 || pthread_attr_init(&attributes) != 0) {
        return;
    }
    (void)pthread_attr_setstacksize(&attributes, STACK);
    (void)pthread_sigmask(SIG_SETMASK, &all, &before);
    while (packer->threads < threads) {
        struct worker *worker = &packer->workers[packer->threads];
        worker->packer = packer;
        begin(&worker->deflater);
        if (pthread_create(&packer->ids[packer->threads], &attributes, work, worker) !=
            0) {
            deflateEnd(&worker->deflater);
            break;
        }
        packer->threads++;
    }
    (void)pthread_sigmask(SIG_SETMASK, &before, NULL);
    (void)pthread_attr_destroy(&attributes);
}

struct packer *packer_create(size_t threads)
{
    struct packer *packer = calloc(1, sizeof *packer);
    if (packer == NULL) {
        arena_out_of_memory();
    }
    pthread_mutex_init(&packer->lock, NULL);
    pthread_cond_init(&packer->work, NULL);
    pthread_cond_init(&packer->done, NULL);
    begin(&packer->own);
    start_threads(packer, threads > THREADS_MOST ? THREADS_MOST : threads);
    return packer;
}

void packer_destroy(struct packer *packer)
{
    if (packer == NULL) {
        return;
    }
    pthread_mutex_lock(&packer->lock);
    packer->ends = true;
    pthread_cond_broadcast(&packer->work);
    pthread_mutex_unlock(&packer->lock);
    for (size_t i = 0; i < packer->threads; i++) {
        pthread_join(packer->ids[i], NULL);
        deflateEnd(&packer->workers[i].deflater);
    }
    deflateEnd(&packer->own);
    pthread_cond_destroy(&packer->work);
    pthread_cond_destroy(&packer->done);
    pthread_mutex_destroy(&packer->lock);
    free(packer);
}

/* ---- streams --------------------------------------------------------------------- */

struct packed *packer_add(struct packer *packer, struct str data, bool lent)
{
    struct packed *packed = calloc(1, sizeof *packed);
    size_t room = deflateBound(&packer->own, data.size);
    *packed = (struct packed){.raw = data, .out = malloc(room), .room = room};
    if (!lent && data.size > 0) {
        packed->own = malloc(data.size);
        packed->raw.data = memcpy(packed->own, data.data, data.size);
    }
    pthread_mutex_lock(&packer->lock);
    append(packer, packed);
    if (packer->threads == 0 || packer->waiting > WAITING_MOST) {
        pack_one(packer, &packer->own, packer->first);
    } else {
        pthread_cond_signal(&packer->work);
    }
    pthread_mutex_unlock(&packer->lock);
    return packed;
}

struct str packer_take(struct packer *packer, struct packed *packed)
{
    pthread_mutex_lock(&packer->lock);
    if (packed->state == WAITING) {
        pack_one(packer, &packer->own, packed);
    }
    while (packed->state != DONE) {
        pthread_cond_wait(&packer->done, &packer->lock);
    }
    pthread_mutex_unlock(&packer->lock);
    return (struct str){(const char *)packed->out, packed->size};
}

void packed_release(struct packed *packed)
{
    if (packed == NULL) {
        return;
    }
    free(packed->own);
    free(packed->out);
    free(packed);
}

/* A zlib stream ends with the Adler-32 of what it holds (RFC 1950, 2.2). */
bool packer_holds(struct str packed, struct str data)
{
    uLong sum = adler32_z(1, (const Bytef *)data.data, data.size);
    if (packed.size < sizeof(uint32_t)) {
        return false;
    }
    for (size_t i = 1; i <= sizeof(uint32_t); i++, sum >>= 8) {
        if ((unsigned char)packed.data[packed.size - i] != (sum & 0xFF)) {
            return false;
        }
    }
    return true;
}
