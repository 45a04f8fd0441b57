/* base/arena.c and base/array.c. */
#include "base/arena.h"
#include "base/array.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

/* The hook of arena.c: the allocation that fails, counted from 1; 0: none. Changed in
 * child processes only. */
static int fail_at;
bool arena_fault(void);

bool arena_fault(void)
{
    return fail_at > 0 && --fail_at == 0;
}

static void allocations_are_zeroed_and_aligned(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    for (size_t size = 0; size < 3000; size += 7) {
        unsigned char *bytes = arena_alloc(arena, size);
        assert_int_equal((uintptr_t)bytes % 16, 0);
        for (size_t i = 0; i < size; i++) {
            assert_int_equal(bytes[i], 0);
        }
        memset(bytes, 0xAA, size);
    }
    arena_destroy(arena);
}

static void blocks_grow_geometrically(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    (void)arena_alloc(arena, 1);
    assert_in_range(arena_size(arena), 64 << 10, (64 << 10) + 256);
    for (int i = 0; i < 1000; i++) {
        (void)arena_alloc(arena, 1000);
    }
    assert_in_range(arena_size(arena), 1000000, 2200000);
    (void)arena_alloc(arena, 40 << 20); /* more than any block */
    assert_in_range(arena_size(arena), 41 << 20, 44 << 20);
    arena_destroy(arena);
}

static void restore_forgets_and_reuses(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    char *kept = arena_copy(arena, "kept", 5);
    struct arena_state before = arena_save(arena);
    char *first = arena_alloc(arena, 100);
    memset(first, 1, 100);
    (void)arena_alloc(arena, 1 << 20);
    size_t held = arena_size(arena);
    arena_restore(arena, before);
    char *again = arena_alloc(arena, 100);
    assert_ptr_equal(first, again);
    assert_int_equal(again[99], 0);
    (void)arena_alloc(arena, 1 << 20); /* from the spare block */
    assert_int_equal(arena_size(arena), held);
    assert_string_equal(kept, "kept");
    arena_destroy(arena);
}

static void an_empty_arena_can_be_restored(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct arena_state before = arena_save(arena);
    (void)arena_alloc(arena, 10);
    arena_restore(arena, before);
    (void)arena_alloc(arena, 10);
    arena_destroy(arena);
    arena_destroy(NULL);
}

/* Runs `act` in a child and returns its exit code; its message goes to `text`. */
static int exit_code_of(void (*act)(struct arena *arena), char text[100])
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
        dup2(ends[1], STDERR_FILENO);
        act(arena_create());
        _exit(99);
    }
    close(ends[1]);
    ssize_t size = read(ends[0], text, 99);
    text[size < 0 ? 0 : size] = '\0';
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void allocate_too_much(struct arena *arena)
{
    (void)arena_array(arena, SIZE_MAX / 8, 16);
}

static void allocate_nearly_all(struct arena *arena)
{
    (void)arena_alloc(arena, SIZE_MAX - 3);
}

static void fail_third(struct arena *arena)
{
    fail_at = 3;
    (void)arena_alloc(arena, 1);
    (void)arena_alloc(arena, 1);
    (void)arena_alloc(arena, 1);
}

static void running_out_ends_with_3(void **state)
{
    (void)state;
    char text[100];
    assert_int_equal(exit_code_of(allocate_too_much, text), 3);
    assert_non_null(strstr(text, "brochure: error: not enough memory"));
    assert_int_equal(exit_code_of(allocate_nearly_all, text), 3);
    assert_int_equal(exit_code_of(fail_third, text), 3);
}

struct numbers {
    int *items;
    size_t count, capacity;
};

static void arrays_grow_and_zero(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct numbers numbers = {0};
    for (int i = 0; i < 1000; i++) {
        int *number = array_push(arena, &numbers);
        assert_int_equal(*number, 0);
        *number = i;
    }
    assert_int_equal(numbers.count, 1000);
    assert_int_equal(numbers.items[999], 999);
    assert_int_equal(numbers.items[8], 8);
    numbers.count = 10;
    assert_int_equal(*array_push(arena, &numbers), 0);
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(allocations_are_zeroed_and_aligned),
        cmocka_unit_test(blocks_grow_geometrically),
        cmocka_unit_test(restore_forgets_and_reuses),
        cmocka_unit_test(an_empty_arena_can_be_restored),
        cmocka_unit_test(running_out_ends_with_3),
        cmocka_unit_test(arrays_grow_and_zero),
    };
    return cmocka_run_group_tests_name("arena", tests, NULL, NULL);
}
