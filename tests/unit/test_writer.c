/* The bytes of a file: where objects stand, packs, and both forms of the table. */
#include "pdf/writer.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <string.h>

struct fixture {
    struct arena *arena;
    struct diag *diag;
    struct file_sink *sink;
    struct writer *writer;
};

static int set_up(void **state)
{
    struct arena *arena = arena_create();
    struct fixture *fixture = arena_new(arena, struct fixture);
    fixture->arena = arena;
    fixture->diag = diag_create(arena);
    fixture->sink = file_sink_create_memory(fixture->diag);
    fixture->writer = writer_create(fixture->sink, "1.7", arena);
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    file_sink_destroy(fixture->sink);
    arena_destroy(fixture->arena);
    return 0;
}

static void add_packed(struct fixture *f, object_id object, struct str value)
{
    writer_open_packed(f->writer, object);
    assert_true(writer_add(f->writer, value));
    writer_close(f->writer);
}

static void add_plain(struct fixture *f, object_id object, struct str value)
{
    writer_open(f->writer, object);
    assert_true(writer_add(f->writer, value));
    writer_close(f->writer);
}

static void assert_text(struct str found, const char *wanted)
{
    assert_int_equal(found.size, strlen(wanted));
    assert_memory_equal(found.data, wanted, found.size);
}

static void a_table_in_text_leads_to_the_objects(void **state)
{
    struct fixture *f = *state;
    object_id first = writer_reserve(f->writer);
    object_id second = writer_reserve(f->writer);
    add_plain(f, second, STR("[2]"));
    add_plain(f, first, STR("[1]"));
    writer_write_table(f->writer, STR("/Root 1 0 R"));
    assert_true(writer_end(f->writer));
    assert_text(file_sink_bytes(f->sink),
                "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"
                "2 0 obj\n[2]\nendobj\n1 0 obj\n[1]\nendobj\n"
                "xref\n0 3\n0000000000 65535 f\r\n0000000034 00000 n\r\n"
                "0000000015 00000 n\r\ntrailer\n<<\n/Size 3/Root 1 0 R\n>>\n"
                "startxref\n53\n%%EOF\n");
}

static void packs_hold_numbers_and_places(void **state)
{
    struct fixture *f = *state;
    struct writer_stream pack;
    assert_false(writer_take_pack(&pack, f->writer));
    for (int i = 0; i < 3; i++) {
        (void)writer_reserve(f->writer);
    }
    add_packed(f, 3, STR("<<>>"));
    add_plain(f, 2, STR("7"));
    add_packed(f, 1, STR("[]"));
    size_t before = file_sink_size(f->sink);
    assert_true(writer_take_pack(&pack, f->writer));
    assert_int_equal(pack.object, 4);
    assert_text(pack.keys, "/Type/ObjStm/N 2/First 8");
    assert_text(pack.bytes, "3 0\n1 5\n<<>>\n[]\n");
    assert_int_equal(file_sink_size(f->sink), before);
    assert_false(writer_take_pack(&pack, f->writer));
}

static void packs_are_full_by_number_or_size(void **state)
{
    struct fixture *f = *state;
    struct writer_stream pack;
    size_t count = 0;
    for (; !writer_pack_is_full(f->writer); count++) {
        add_packed(f, writer_reserve(f->writer), STR("1"));
    }
    assert_int_equal(count, 200);
    assert_true(writer_take_pack(&pack, f->writer));
    assert_false(writer_pack_is_full(f->writer));
    static const char MUCH[50000] = "";
    add_packed(f, writer_reserve(f->writer), (struct str){MUCH, sizeof MUCH});
    assert_true(writer_pack_is_full(f->writer));
}

/* Takes the predictor away: six bytes a row. */
static void read_row(unsigned char row[6], struct str table, size_t number)
{
    memset(row, 0, 6);
    for (size_t i = 0; i <= number; i++) {
        assert_int_equal(table.data[7 * i], 2);
        for (size_t byte = 0; byte < 6; byte++) {
            row[byte] =
                (unsigned char)(row[byte] + (unsigned char)table.data[7 * i + 1 + byte]);
        }
    }
}

static void a_table_as_a_stream_leads_to_packs_too(void **state)
{
    struct fixture *f = *state;
    struct writer_stream stream;
    unsigned char row[6];
    for (int i = 0; i < 4; i++) {
        (void)writer_reserve(f->writer);
    }
    add_packed(f, 1, STR("1"));
    add_packed(f, 2, STR("2"));
    add_plain(f, 4, STR("4"));
    assert_true(writer_take_pack(&stream, f->writer));
    add_plain(f, stream.object, stream.bytes);
    size_t start = file_sink_size(f->sink);
    writer_take_table(&stream, f->writer, STR("/Root 4 0 R"));
    assert_int_equal(stream.object, 6);
    assert_text(stream.keys,
                "/Type/XRef/Size 7/W[1 4 1]/DecodeParms<</Predictor 12/Columns 6>>"
                "/Root 4 0 R");
    assert_int_equal(stream.bytes.size, 7 * 7);
    static const unsigned char WANTED[][6] = {
        {0}, {2, 0, 0, 0, 5, 0}, {2, 0, 0, 0, 5, 1}, {0}, {1, 0, 0, 0, 15, 0}};
    for (size_t i = 0; i < 5; i++) {
        read_row(row, stream.bytes, i);
        assert_memory_equal(row, WANTED[i], 6);
    }
    read_row(row, stream.bytes, 6);
    assert_int_equal(row[0], 1);
    assert_int_equal(row[3] << 8 | row[4], start);
}

static void the_digest_follows_the_bytes(void **state)
{
    struct fixture *f = *state;
    struct str first = writer_digest(f->writer);
    assert_int_equal(first.size, 64);
    add_plain(f, writer_reserve(f->writer), STR("1"));
    struct str second = writer_digest(f->writer);
    assert_false(str_equal(first, second));
    static const char MUCH[200000] = "";
    add_plain(f, writer_reserve(f->writer), (struct str){MUCH, sizeof MUCH});
    assert_false(str_equal(second, writer_digest(f->writer)));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_table_in_text_leads_to_the_objects),
        TEST(packs_hold_numbers_and_places),
        TEST(packs_are_full_by_number_or_size),
        TEST(a_table_as_a_stream_leads_to_packs_too),
        TEST(the_digest_follows_the_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
