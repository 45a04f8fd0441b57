/* Content through the whole program: every edition is written in memory, twice, and both
 * must be the same bytes; what is refused must say why. The mutator moves whole nodes of
 * the YAML about, since single bytes seldom leave a brochure. */
#include "app/content.h"
#include "app/editions.h"
#include <stdlib.h>
#include <string.h>

enum { ARGUMENTS = 7, WAYS = 6, LINES_MAX = 4000 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t size_max);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t size_max,
                               unsigned seed);

/* ---- building ------------------------------------------------------------------------
 */

/* Modes and pages, of which the bytes choose one. */
static struct options choose_options(const uint8_t *data, size_t size)
{
    static char *MODES[WAYS] = {"columns", "facing", "sequential",
                                "columns", "facing", "sequential"};
    static char *PAGES[WAYS] = {"A4", "A4", "A4", "210x210mm", "A5", "A5"};
    unsigned sum = 0;
    for (size_t i = 0; i < size; i++) {
        sum += data[i];
    }
    char *arguments[ARGUMENTS + 1] = {
        "brochure",        "build",  "tests/fuzz/plan.yaml", "--bilingual",
        MODES[sum % WAYS], "--page", PAGES[sum % WAYS],      NULL};
    struct options options;
    if (!options_parse(&options, ARGUMENTS, arguments, stderr)) {
        abort();
    }
    return options;
}

/* What a build comes to: its files, or its messages. */
struct outcome {
    int code;
    size_t count;
    struct file_sink *sinks[OPTIONS_EDITIONS_MAX];
    char *words;
    size_t size;
};

static void write_editions(struct outcome *outcome, struct editions *editions)
{
    const struct options *options = editions->content->options;
    for (size_t i = 0; i < options->edition_count; i++) {
        if (!editions->withheld[i] && editions_preflight(editions, i)) {
            struct file_sink *sink = file_sink_create_memory(editions->content->diag);
            outcome->sinks[outcome->count++] = sink;
            (void)editions_write(editions, i, sink);
        }
    }
}

static struct outcome build(const struct options *options, struct str bytes)
{
    struct outcome outcome = {0};
    struct content content;
    struct editions editions;
    content_init(&content, options);
    content.bytes = bytes;
    if (content_read(&content) && editions_make(&editions, &content)) {
        write_editions(&outcome, &editions);
    }
    FILE *memory = open_memstream(&outcome.words, &outcome.size);
    if (memory != NULL) {
        diag_print(content.diag, memory, LANG_EN);
        fclose(memory);
    }
    outcome.code = content_exit_code(&content);
    /* The sinks report to the diag of the content, so their bytes are kept by themselves.
     */
    for (size_t i = 0; i < outcome.count; i++) {
        (void)file_sink_bytes(outcome.sinks[i]);
    }
    content_done(&content);
    return outcome;
}

static void release(struct outcome *outcome)
{
    for (size_t i = 0; i < outcome->count; i++) {
        file_sink_destroy(outcome->sinks[i]);
    }
    free(outcome->words);
}

static bool is_same(const struct outcome *a, const struct outcome *b)
{
    bool same = a->code == b->code && a->count == b->count && a->size == b->size &&
                memcmp(a->words, b->words, a->size) == 0;
    for (size_t i = 0; same && i < a->count; i++) {
        same = str_equal(file_sink_bytes(a->sinks[i]), file_sink_bytes(b->sinks[i]));
    }
    return same;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct options options = choose_options(data, size);
    struct str bytes = {size > 0 ? (const char *)data : "", size};
    struct outcome first = build(&options, bytes);
    struct outcome second = build(&options, bytes);
    bool refused = (first.code == 1 && first.size > 0) || first.code == 2;
    if (!is_same(&first, &second) || (first.code != 0 && !refused) ||
        (first.code == 0 && first.count == 0)) {
        fwrite(first.words, 1, first.size, stderr);
        abort();
    }
    release(&first);
    release(&second);
    return 0;
}

/* ---- mutating ------------------------------------------------------------------------
 */

/* A line with what is indented below it. */
struct node_lines {
    size_t from, to; /* offsets */
};

static size_t line_end(const uint8_t *data, size_t size, size_t at)
{
    const uint8_t *end = memchr(data + at, '\n', size - at);
    return end == NULL ? size : (size_t)(end - data) + 1;
}

static size_t indent_of(const uint8_t *data, size_t size, size_t at)
{
    size_t indent = 0;
    while (at + indent < size && data[at + indent] == ' ') {
        indent++;
    }
    return indent;
}

/* The node whose first line is that of the number. */
static struct node_lines find_node(const uint8_t *data, size_t size, size_t number)
{
    struct node_lines node = {0, 0};
    for (size_t i = 0; i < number && node.from < size; i++) {
        node.from = line_end(data, size, node.from);
    }
    node.to = node.from < size ? line_end(data, size, node.from) : size;
    size_t indent = indent_of(data, size, node.from);
    while (node.to < size && indent_of(data, size, node.to) > indent) {
        node.to = line_end(data, size, node.to);
    }
    return node;
}

static size_t count_lines(const uint8_t *data, size_t size)
{
    size_t count = 1;
    for (size_t i = 0; i < size && count < LINES_MAX; i++) {
        count += data[i] == '\n';
    }
    return count;
}

/* Puts the node before another place of the text, or takes it out of its own, or both. */
static size_t move_node(uint8_t *data, size_t size, size_t size_max, unsigned seed)
{
    size_t lines = count_lines(data, size);
    struct node_lines node = find_node(data, size, seed / 3 % lines);
    size_t to = find_node(data, size, seed / 977 % lines).from;
    size_t length = node.to - node.from;
    bool copied = seed % 3 > 0, dropped = seed % 3 < 2;
    uint8_t *out = malloc(size + length + 1);
    size_t used = 0;
    for (size_t at = 0; out != NULL && at <= size; at++) {
        if (at == to && copied) {
            memcpy(out + used, data + node.from, length);
            used += length;
        }
        bool gone = dropped && at >= node.from && at < node.to;
        if (at < size && !gone) {
            out[used++] = data[at];
        }
    }
    used = used < size_max ? used : size_max;
    memcpy(data, out, used);
    free(out);
    return used;
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t size_max, unsigned seed)
{
    if (size == 0 || seed % 8 == 0) {
        return LLVMFuzzerMutate(data, size, size_max);
    }
    return move_node(data, size, size_max, seed / 8);
}
