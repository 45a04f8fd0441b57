/* Unpacked, a pack begins with a number and a place for each object; then they follow. */
#include "verify/packs.h"
#include "verify/unpack.h"

enum {
    RATIO_MAX = 16, /* a hundred times what files of the program have */
    OBJECTS_MAX = 256
};

/* Reads the keys of a pack: how many objects, and where the first begins. */
static bool read_keys(size_t *count, size_t *first, struct str keys)
{
    size_t at = 0;
    return tail_take(keys, &at, STR("/Type/ObjStm/N ")) &&
           tail_take_number(count, keys, &at) && tail_take(keys, &at, STR("/First ")) &&
           tail_take_number(first, keys, &at) && at == keys.size;
}

/* Subtracts from `room` what the pack takes when it is unpacked. */
static bool is_plain(const struct tail *tail, struct str pdf, size_t number, size_t *room,
                     struct arena *arena)
{
    struct tail_stream stream;
    struct str unpacked;
    size_t count, first;
    struct arena_state before = arena_save(arena);
    bool plain = number < tail->count && tail->places[number].kind == TAIL_OFFSET &&
                 tail_read_stream(&stream, pdf, tail->places[number].at) &&
                 stream.number == number && read_keys(&count, &first, stream.keys) &&
                 count <= OBJECTS_MAX;
    if (plain) {
        (void)unpack(&unpacked, stream.bytes, *room, arena); /* damage does no harm */
        plain = unpacked.size <= *room;
        *room -= plain ? unpacked.size : 0;
    }
    arena_restore(arena, before);
    return plain;
}

bool packs_are_plain(const struct tail *tail, struct str pdf, struct arena *arena)
{
    bool *seen = arena_new_array(arena, tail->count, bool);
    size_t room = RATIO_MAX * pdf.size;
    for (size_t i = 0; i < tail->count; i++) {
        const struct tail_place *place = &tail->places[i];
        if (place->kind != TAIL_PACK || (place->at < tail->count && seen[place->at])) {
            continue;
        }
        if (!is_plain(tail, pdf, place->at, &room, arena)) {
            return false;
        }
        seen[place->at] = true;
    }
    return true;
}

/* The object in an unpacked pack that byte `at` belongs to; `otherwise` if none does. */
static size_t object_at(struct str unpacked, size_t first, size_t at, size_t otherwise)
{
    size_t found = otherwise;
    size_t number, begin;
    for (size_t i = 0; i < first && at >= first;) {
        if (!tail_take_number(&number, unpacked, &i) ||
            !tail_take(unpacked, &i, STR(" ")) ||
            !tail_take_number(&begin, unpacked, &i) ||
            !tail_take(unpacked, &i, STR("\n")) || begin > at - first) {
            break;
        }
        found = number;
    }
    return found;
}

size_t packs_find(struct str expected, struct str found, size_t offset,
                  struct arena *arena)
{
    struct tail_stream pack, other;
    struct str ours, theirs;
    size_t count, first;
    size_t number = 0;
    size_t at = offset;
    if (!tail_take_number(&number, expected, &at) ||
        !tail_read_stream(&pack, expected, offset) ||
        !read_keys(&count, &first, pack.keys) ||
        !unpack(&ours, pack.bytes, RATIO_MAX * expected.size, arena) ||
        !tail_read_stream(&other, found, offset)) {
        return number;
    }
    (void)unpack(&theirs, other.bytes, ours.size, arena);
    for (at = 0;
         at < ours.size && at < theirs.size && ours.data[at] == theirs.data[at];) {
        at++;
    }
    return at == ours.size ? number : object_at(ours, first, at, number);
}
