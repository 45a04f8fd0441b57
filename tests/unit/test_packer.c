/* Streams packed by threads: the same bytes as without, whatever the order of taking. */
#include "base/arena.h"
#include "pdf/packer.h"
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <zlib.h>

enum { STREAMS = 200, SIZE_MOST = 30000 };

/* Lines of numbers, as pages have them; the same for the same stream. */
static struct str make_stream(size_t number, struct arena *arena)
{
    struct builder text = {.arena = arena};
    unsigned seed = (unsigned)number * 2654435761U + 1;
    size_t size = number == 0 ? 0 : seed % SIZE_MOST;
    while (text.count < size) {
        seed = seed * 1103515245U + 12345;
        builder_format(&text, "%u.%u Td\n", seed >> 24, seed >> 20 & 0xF);
    }
    return builder_str(&text);
}

static void check_unpacks(struct str packed, struct str wanted)
{
    uLongf size = wanted.size + 1;
    unsigned char *bytes = malloc(size);
    assert_int_equal(uncompress(bytes, &size, (const Bytef *)packed.data, packed.size),
                     Z_OK);
    assert_int_equal(size, wanted.size);
    if (size > 0) {
        assert_memory_equal(bytes, wanted.data, size);
    }
    free(bytes);
}

/* All streams with so many threads; each is copied into `out`. */
static void pack_all(size_t threads, struct str *out, struct arena *arena)
{
    struct packer *packer = packer_create(threads);
    struct packed *packed[STREAMS];
    for (size_t i = 0; i < STREAMS; i++) {
        packed[i] = packer_add(packer, make_stream(i, arena), i % 2 > 0);
    }
    for (size_t i = STREAMS; i > 0; i--) {
        out[i - 1] = str_copy(arena, packer_take(packer, packed[i - 1]));
        packed_release(packed[i - 1]);
    }
    packer_destroy(packer);
}

static void test_threads_change_nothing(void **state)
{
    (void)state;
    static const size_t THREADS[] = {1, 2, 16};
    struct arena *arena = arena_create();
    struct str alone[STREAMS], beside[STREAMS];
    pack_all(0, alone, arena);
    for (size_t i = 0; i < STREAMS; i++) {
        check_unpacks(alone[i], make_stream(i, arena));
    }
    for (size_t t = 0; t < sizeof THREADS / sizeof THREADS[0]; t++) {
        pack_all(THREADS[t], beside, arena);
        for (size_t i = 0; i < STREAMS; i++) {
            assert_true(str_equal(alone[i], beside[i]));
        }
    }
    arena_destroy(arena);
}

static void test_what_is_not_taken_is_released(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct packer *packer = packer_create(2);
    struct packed *packed[STREAMS];
    for (size_t i = 0; i < STREAMS; i++) {
        packed[i] = packer_add(packer, make_stream(i, arena), i % 2 > 0);
    }
    packer_destroy(packer);
    for (size_t i = 0; i < STREAMS; i++) {
        packed_release(packed[i]);
    }
    arena_destroy(arena);
}

static void test_packed_elsewhere_is_known(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct packer *packer = packer_create(0);
    struct str text = make_stream(7, arena), other = make_stream(8, arena);
    struct packed *packed = packer_add(packer, text, true);
    struct str bytes = packer_take(packer, packed);
    assert_true(packer_holds(bytes, text));
    assert_false(packer_holds(bytes, other));
    assert_false(packer_holds(STR(""), text));
    packed_release(packed);
    packer_destroy(packer);
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_threads_change_nothing),
        cmocka_unit_test(test_what_is_not_taken_is_released),
        cmocka_unit_test(test_packed_elsewhere_is_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
