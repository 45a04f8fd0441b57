/* batch/: lists, shards, records, stamps, progress, and workers that break down. */
#include "base/array.h"
#include "batch/list.h"
#include "batch/pool.h"
#include "batch/progress.h"
#include "batch/record.h"
#include "batch/report.h"
#include "batch/stamp.h"
#include "input/input.h"
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <cmocka.h>

static int set_up(void **state)
{
    *state = arena_create();
    return 0;
}

static int tear_down(void **state)
{
    arena_destroy(*state);
    return 0;
}

/* ---- lists ----------------------------------------------------------------------- */

static void a_list_has_a_path_on_each_line(void **state)
{
    struct list list = {0};
    list_take_lines(&list,
                    STR("\xEF\xBB\xBF"
                        "a.yaml\r\n\n  # no\n\tb c/г.yaml \na.yaml\n-\nz"),
                    *state);
    assert_int_equal(list.count, 4);
    assert_string_equal(list.items[0].path.data, "a.yaml");
    assert_string_equal(list.items[1].path.data, "b c/г.yaml");
    assert_string_equal(list.items[2].path.data, "./-");
    assert_true(str_equal(list.items[2].name, STR("-")));
    assert_string_equal(list.items[3].path.data, "z");
}

static void touch(const char *folder, const char *name, const char *text)
{
    char path[300];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static void expect_failure(const char *source, const char *rule, struct arena *arena)
{
    struct list list;
    struct diag *diag = diag_create(arena);
    char *said = NULL;
    size_t size = 0;
    assert_false(list_read(&list, source, arena, diag));
    FILE *file = open_memstream(&said, &size);
    diag_print(diag, file, LANG_EN);
    fclose(file);
    assert_non_null(strstr(said, rule));
    assert_int_equal(diag_exit_code(diag), 3);
    free(said);
}

static void a_folder_is_read_in_order(void **state)
{
    static const char *const NAMES[] = {"b.yaml", "a.yml", ".c.yaml", "d.yaml~", "e.txt"};
    char folder[] = P_tmpdir "/brochure-batch-XXXXXX";
    char path[300];
    struct arena *arena = *state;
    struct list list;
    assert_non_null(mkdtemp(folder));
    expect_failure(folder, "[batch-empty]", arena);
    for (size_t i = 0; i < 5; i++) {
        touch(folder, NAMES[i], "\n# no path\n");
    }
    assert_true(list_read(&list, folder, arena, diag_create(arena)));
    assert_int_equal(list.count, 2);
    snprintf(path, sizeof path, "%s/a.yml", folder);
    assert_string_equal(list.items[0].path.data, path);
    assert_true(str_equal(list.items[0].name, STR("a.yml")));
    expect_failure(path, "[batch-list]", arena);
    snprintf(path, sizeof path, "%s/e.txt", folder);
    expect_failure(path, "[batch-empty]", arena);
    snprintf(path, sizeof path, "%s/none", folder);
    expect_failure(path, "[file-open]", arena);
    for (size_t i = 0; i < 5; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, NAMES[i]);
        unlink(path);
    }
    rmdir(folder);
}

static void each_name_is_in_one_shard(void **state)
{
    size_t counts[8] = {0};
    for (size_t i = 0; i < 800; i++) {
        struct str name = str_format(*state, "obshtina-%zu.yaml", i);
        size_t found = 0;
        for (size_t shard = 1; shard <= 8; shard++) {
            if (list_in_shard(name, shard, 8)) {
                counts[shard - 1]++;
                found++;
            }
        }
        assert_int_equal(found, 1);
        assert_true(list_in_shard(name, 0, 0));
    }
    for (size_t i = 0; i < 8; i++) {
        assert_in_range(counts[i], 70, 130);
    }
    /* For good: another version must not spread a list otherwise. */
    assert_true(list_in_shard(STR("stara-zagora.yaml"), 7, 8));
}

/* ---- ids ------------------------------------------------------------------------- */

static bool find(struct input_name *out, const char *text, struct arena *arena)
{
    return input_find_name(out, source_make(arena, STR("f"), str_from(text)), arena);
}

static void the_name_is_found_without_the_rest(void **state)
{
    struct input_name name;
    struct arena *arena = *state;
    assert_true(find(&name,
                     "format: 1\nlayout: {a: [id, {document: x}]}\ndocument:\n"
                     "  title: {bg: id, en: id}\n  id: sliven-2027\n  x: [\n",
                     arena));
    assert_true(str_equal(name.id, STR("sliven-2027")));
    assert_int_equal(name.mark.line, 5);
    assert_int_equal(name.mark.column, 7);
    assert_int_equal(name.mark.length, 11);
    assert_int_equal(name.language_count, 0);
    assert_true(
        find(&name, "document: {languages: [en], x: [id], id: a}\nb: [\n", arena));
    assert_true(str_equal(name.id, STR("a")));
    assert_int_equal(name.language_count, 1);
    assert_int_equal(name.languages[0], LANG_EN);
    assert_true(
        find(&name, "document: {id: a, t: b, languages: [x, bg, en, bg]}", arena));
    assert_int_equal(name.language_count, 2);
    assert_int_equal(name.languages[0], LANG_BG);
    assert_int_equal(name.languages[1], LANG_EN);
    assert_true(find(&name, "document: {languages: [[bg], en], id: a}", arena));
    assert_false(find(&name, "", arena));
    assert_false(find(&name, "document: x\n", arena));
    assert_false(find(&name, "document: {id: [a]}\n", arena));
    assert_false(find(&name, "document: {title: a}\nid: b\n", arena));
    assert_false(find(&name, "- document: {id: a}\n", arena));
    assert_false(find(&name, "document: {title: [\n", arena));
    assert_false(find(&name, "\xff\xfe", arena));
}

/* ---- records and stamps ------------------------------------------------------------ */

static struct batch_made sample(struct arena *arena)
{
    struct batch_made made = {.code = 0, .pages = 12, .messages = STR("{\"errors\": 0}")};
    *array_push(arena, &made.inputs) = (struct batch_file){
        STR("c/a b.yaml"),
        STR("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"), 7};
    *array_push(arena, &made.inputs) =
        (struct batch_file){.path = STR("c/themes/x.yaml")};
    *array_push(arena, &made.inputs) =
        (struct batch_file){.path = STR("\nd\ninput - 0 1 e\n"), .size = 9};
    return made;
}

static void a_record_comes_back(void **state)
{
    struct builder out = {.arena = *state};
    struct batch_made made = sample(*state), back;
    record_add(&out, &made);
    struct record_reading reading = {.text = builder_str(&out)};
    assert_true(record_take(&back, &reading, *state));
    assert_int_equal(reading.at, out.count);
    assert_int_equal(back.pages, 12);
    assert_true(str_equal(back.messages, made.messages));
    assert_int_equal(back.inputs.count, 3);
    assert_int_equal(back.outputs.count, 0);
    assert_true(str_equal(back.inputs.items[0].path, STR("c/a b.yaml")));
    assert_true(str_equal(back.inputs.items[0].sha256, made.inputs.items[0].sha256));
    assert_int_equal(back.inputs.items[0].size, 7);
    assert_int_equal(back.inputs.items[1].sha256.size, 0);
    assert_true(str_equal(back.inputs.items[2].path, made.inputs.items[2].path));
    for (size_t size = 0; size < out.count; size++) { /* torn at any place */
        reading = (struct record_reading){.text = str_slice(builder_str(&out), 0, size)};
        assert_false(record_take(&back, &reading, *state));
    }
}

struct place {
    char folder[40];
    struct job job;
    struct stamp_terms terms;
};

static void expect_stamp(struct place *place, bool wanted, struct arena *arena)
{
    struct batch_made made;
    assert_int_equal(stamp_holds(&made, &place->job, &place->terms, arena), wanted);
}

static struct batch_file file_of(const char *path, const char *digest, size_t size)
{
    return (struct batch_file){str_from(path), str_from(digest), size};
}

static void a_stamp_holds_while_all_is_the_same(void **state)
{
    /* Of "abc". */
    static const char ABC[] =
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    struct arena *arena = *state;
    struct place place = {.folder = P_tmpdir "/brochure-stamp-XXXXXX"};
    assert_non_null(mkdtemp(place.folder));
    char *path = str_to_c(arena, str_format(arena, "%s/a\nb.yaml", place.folder));
    char *later = str_to_c(arena, str_format(arena, "%s/themes.yaml", place.folder));
    mkdir(str_format(arena, "%s/reports", place.folder).data, 0777);
    mkdir(str_format(arena, "%s/reports/batch", place.folder).data, 0777);
    touch(place.folder, "a\nb.yaml", "abc");
    touch(place.folder, "a.pdf", "abc");
    place.job = (struct job){.path = str_from(path), .stem = STR("a")};
    place.terms = (struct stamp_terms){place.folder, STR("0011223344"), STR("pp")};
    struct batch_made made = {.pages = 3, .messages = STR("{}")};
    *array_push(arena, &made.inputs) = file_of(path, ABC, 3);
    *array_push(arena, &made.inputs) = file_of(later, "", 0);
    *array_push(arena, &made.outputs) = file_of("a.pdf", ABC, 3);
    expect_stamp(&place, false, arena);
    assert_true(stamp_write(&place.job, &made, &place.terms, arena, diag_create(arena)));
    expect_stamp(&place, true, arena);
    touch(place.folder, "a.pdf", "abd");
    expect_stamp(&place, false, arena);
    touch(place.folder, "a.pdf", "abc");
    touch(place.folder, "themes.yaml", "");
    expect_stamp(&place, false, arena);
    unlink(later);
    expect_stamp(&place, true, arena);
    touch(place.folder, "a\nb.yaml", "abcd");
    expect_stamp(&place, false, arena);
    touch(place.folder, "a\nb.yaml", "abc");
    place.terms.program = STR("pq");
    expect_stamp(&place, false, arena);
    place.terms.program = STR("pp");
    place.terms.options = STR("0011223345");
    expect_stamp(&place, false, arena);
    place.terms.options = STR("0011223344");
    place.job.stem = STR("../a");
    expect_stamp(&place, false, arena);
    place.job.stem = STR("a");
    expect_stamp(&place, true, arena);
    unlink(str_format(arena, "%s/a.pdf", place.folder).data);
    expect_stamp(&place, false, arena);
    unlink(str_format(arena, "%s/reports/batch/a-00112233.txt", place.folder).data);
    rmdir(str_format(arena, "%s/reports/batch", place.folder).data);
    rmdir(str_format(arena, "%s/reports", place.folder).data);
    unlink(path);
    rmdir(place.folder);
}

/* ---- progress and report ------------------------------------------------------------
 */

static void expect_line(const struct progress *progress, const struct job *job,
                        enum lang lang, const char *wanted)
{
    char line[400] = "";
    FILE *file = fmemopen(line, sizeof line, "w");
    progress_print(file, progress, job, lang);
    fclose(file);
    assert_string_equal(line, wanted);
}

static void a_line_says_how_far_it_is(void **state)
{
    (void)state;
    struct progress progress = {.count = 265,
                                .done = 53,
                                .bytes = 5000,
                                .bytes_done = 1000,
                                .milliseconds = 50000};
    struct job job = {.path = STR("c/a\x1b.yaml"),
                      .state = JOB_MADE,
                      .made = {.pages = 12},
                      .milliseconds = 1290};
    assert_int_equal(progress_left(&progress), 200000);
    expect_line(&progress, &job, LANG_EN,
                "[53/265] c/a\xEF\xBF\xBD.yaml: 12 pages, 1.2 s; 3 min 20 s left\n");
    expect_line(&progress, &job, LANG_BG,
                "[53/265] c/a\xEF\xBF\xBD.yaml: 12 страници, 1,2 с; остават 3 мин. 20 "
                "с\n");
    job = (struct job){.path = STR("b"), .state = JOB_BROKEN};
    progress.bytes = 2000;
    expect_line(&progress, &job, LANG_EN, "[53/265] b: broke down; 50 s left\n");
    progress.done = 265;
    job.state = JOB_CURRENT;
    expect_line(&progress, &job, LANG_EN, "[265/265] b: up to date\n");
    job = (struct job){.path = STR("b"), .state = JOB_MADE, .made = {.code = 1}};
    expect_line(&progress, &job, LANG_EN, "[265/265] b: rejected\n");
    progress = (struct progress){
        .count = 2, .done = 1, .bytes = 8000, .bytes_done = 1, .milliseconds = 1000};
    job.state = JOB_REFUSED;
    expect_line(&progress, &job, LANG_EN, "[1/2] b: refused; 2 h 13 min left\n");
}

static void a_report_counts_results(void **state)
{
    const struct batch_wish wish = {.folder = "out", .shard = 2, .shards = 3};
    struct job jobs[3] = {
        {.path = STR("a"), .id = STR("x"), .state = JOB_MADE, .made = sample(*state)},
        {.path = STR("b"), .state = JOB_BROKEN, .ended_by = 9, .said = STR("oh\n")},
        {.path = STR("c")},
    };
    const struct report_facts facts = {&wish, jobs, 3, 3, 1002};
    struct str text = report_make(&facts, *state);
    static const char *const PARTS[] = {
        "\"shard\": {\"number\": 2, \"of\": 3}",
        "\"exit\": 3,\n  \"seconds\": 1.002,\n  \"files\": 3",
        "\"made\": 1, \"up-to-date\": 0",
        "\"broken\": 1, \"not-reached\": 1}",
        "\"signal\": 9,\n      \"said\": \"oh\\u000a\"",
        "\"messages\": {\"errors\": 0}",
    };
    for (size_t i = 0; i < sizeof PARTS / sizeof *PARTS; i++) {
        if (str_find(text, str_from(PARTS[i]), 0) == SIZE_MAX) {
            fail_msg("%s is not in\n%.*s", PARTS[i], STR_ARGS(text));
        }
    }
}

/* ---- workers ----------------------------------------------------------------------- */

enum { PIECES = 40 };

struct trial {
    int answers[PIECES], broken[PIECES];
    size_t taken;
    bool stop;
};

static void do_work(void *context, size_t number, struct builder *answer)
{
    (void)context;
    switch (number % 8) {
    case 3: abort();
    case 4: _exit(0);
    case 5: raise(SIGKILL); break;
    default: break;
    }
    fprintf(stderr, "said %zu", number);
    builder_format(answer, "%zu", number);
    for (size_t i = 0; number == 7 && i < 100000; i++) {
        builder_add(answer, STR(" long"));
    }
}

static void take_answer(void *context, const struct pool_answer *answer)
{
    struct trial *trial = context;
    size_t number = answer->number;
    trial->taken++;
    trial->answers[number]++;
    if (!answer->whole) {
        trial->broken[number] =
            WIFSIGNALED(answer->status) ? WTERMSIG(answer->status) : 99;
        return;
    }
    struct arena *arena = arena_create();
    struct str wanted = str_format(arena, "%zu", number);
    assert_true(str_starts_with(answer->answer, wanted));
    assert_int_equal(answer->answer.size, wanted.size + (number == 7 ? 500000 : 0));
    assert_true(str_equal(answer->said, str_format(arena, "said %zu", number)));
    arena_destroy(arena);
    if (trial->stop) {
        raise(SIGTERM);
    }
}

static void count_taken(void *context, const struct pool_answer *answer)
{
    struct trial *trial = context;
    (void)answer;
    trial->taken++;
}

static void what_breaks_a_worker_costs_one_piece(void **state)
{
    (void)state;
    static const size_t WORKERS[] = {1, 4, 100};
    size_t numbers[PIECES];
    for (size_t i = 0; i < PIECES; i++) {
        numbers[i] = PIECES - 1 - i;
    }
    for (size_t k = 0; k < 3; k++) {
        struct trial trial = {.stop = false};
        const struct pool_task task = {&trial,     numbers, PIECES,
                                       WORKERS[k], do_work, take_answer};
        assert_int_equal(pool_run(&task), POOL_DONE);
        for (size_t i = 0; i < PIECES; i++) {
            static const int ENDS[8] = {0, 0, 0, SIGABRT, 99, SIGKILL, 0, 0};
            assert_int_equal(trial.answers[i], 1);
            assert_int_equal(trial.broken[i], ENDS[i % 8]);
        }
        assert_int_equal(waitpid(-1, NULL, WNOHANG), -1); /* none is left */
    }
}

static void a_signal_stops_it(void **state)
{
    (void)state;
    static const size_t NUMBERS[] = {0, 1, 2, 6, 8, 9, 10};
    struct trial trial = {.stop = true};
    const struct pool_task task = {&trial, NUMBERS, 7, 2, do_work, take_answer};
    assert_int_equal(pool_run(&task), POOL_STOPPED);
    assert_in_range(trial.taken, 1, 4);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
}

static volatile sig_atomic_t delivered;

static void note_delivery(int number)
{
    (void)number;
    delivered = 1;
}

/* The worker is told to end, and a moment later its parent is. */
static void be_told_to_end(void *context, size_t number, struct builder *answer)
{
    (void)context, (void)number, (void)answer;
    const struct timespec moment = {.tv_nsec = 20 * 1000000L};
    pid_t parent = getppid();
    if (fork() == 0) {
        closefrom(STDERR_FILENO); /* so that the end of the worker is seen */
        (void)nanosleep(&moment, NULL);
        (void)kill(parent, SIGTERM);
        _exit(0);
    }
    (void)signal(SIGTERM, SIG_DFL);
    raise(SIGTERM);
}

static void a_signal_that_a_worker_had_first_stops_it(void **state)
{
    (void)state;
    static const size_t NUMBERS[] = {0};
    void (*before)(int) = signal(SIGTERM, note_delivery);
    for (int i = 0; i < 5; i++) {
        struct trial trial = {.stop = false};
        const struct pool_task task = {&trial, NUMBERS,        1,
                                       1,      be_told_to_end, count_taken};
        delivered = 0;
        enum pool_end end = pool_run(&task);
        while (end == POOL_DONE && delivered == 0) { /* a slow machine sent it too late */
            (void)usleep(1000);
        }
        assert_int_not_equal(end, POOL_FAILED);
        assert_int_equal(trial.taken, end == POOL_DONE ? 1 : 0);
        assert_int_equal(delivered, end == POOL_DONE ? 1 : 0);
    }
    (void)signal(SIGTERM, before);
}

static void a_signal_at_the_end_is_too_late(void **state)
{
    (void)state;
    static const size_t NUMBERS[] = {0};
    struct trial trial = {.stop = true};
    const struct pool_task task = {&trial, NUMBERS, 1, 1, do_work, take_answer};
    void (*before)(int) = signal(SIGTERM, note_delivery);
    delivered = 0;
    assert_int_equal(pool_run(&task), POOL_DONE);
    assert_int_equal(delivered, 0);
    (void)signal(SIGTERM, before);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_list_has_a_path_on_each_line),
        TEST(a_folder_is_read_in_order),
        TEST(each_name_is_in_one_shard),
        TEST(the_name_is_found_without_the_rest),
        TEST(a_record_comes_back),
        TEST(a_stamp_holds_while_all_is_the_same),
        TEST(a_line_says_how_far_it_is),
        TEST(a_report_counts_results),
        TEST(what_breaks_a_worker_costs_one_piece),
        TEST(a_signal_stops_it),
        TEST(a_signal_that_a_worker_had_first_stops_it),
        TEST(a_signal_at_the_end_is_too_late),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
