/* Open addressing with linear probing, at most half full; nothing is ever taken out. A
 * slot holds the whole hash, so that keys are compared only where they are nearly sure
 * to be the same. */
#include "base/table.h"
#include <string.h>

enum { CAPACITY_LEAST = 16 };

struct entry {
    void *value;
    size_t fixed_size, text_size;
    char bytes[]; /* fixed ones, then text */
};

struct slot {
    uint64_t hash;
    struct entry *entry; /* NULL: free */
};

struct table {
    struct arena *arena;
    struct slot *slots;
    size_t capacity; /* a power of two */
    size_t count;
};

struct table *table_make(struct arena *arena, size_t expected)
{
    struct table *table = arena_new(arena, struct table);
    table->arena = arena;
    table->capacity = CAPACITY_LEAST;
    while (table->capacity / 2 < expected) {
        table->capacity *= 2;
    }
    table->slots = arena_new_array(arena, table->capacity, struct slot);
    return table;
}

/* ---- hashing --------------------------------------------------------------------- */

static uint64_t mix(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * UINT64_C(0x9e3779b97f4a7c15);
    return hash ^ hash >> 32;
}

static uint64_t load8(const char *bytes)
{
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return word;
}

static uint32_t load4(const char *bytes)
{
    uint32_t word;
    memcpy(&word, bytes, sizeof word);
    return word;
}

/* Up to eight bytes in one word, some of them twice where they are not four or eight. */
static inline uint64_t load_rest(const char *bytes, size_t size)
{
    if (size >= 4) {
        return (uint64_t)load4(bytes) << 32 | load4(bytes + size - 4);
    }
    return size == 0 ? 0
                     : (uint64_t)(unsigned char)bytes[0] << 16 |
                           (uint64_t)(unsigned char)bytes[size / 2] << 8 |
                           (unsigned char)bytes[size - 1];
}

static inline uint64_t hash_bytes(uint64_t hash, const char *bytes, size_t size)
{
    for (; size > 8; bytes += 8, size -= 8) {
        hash = mix(hash, load8(bytes));
    }
    return mix(hash, load_rest(bytes, size));
}

/* The sizes are part of it: the same bytes may be shared out in another way. */
static uint64_t hash_key(const struct table_key *key)
{
    uint64_t hash = (uint64_t)key->text.size << 32 ^ key->fixed_size;
    if (key->fixed_size > 0) {
        hash = hash_bytes(hash, key->fixed, key->fixed_size);
    }
    return hash_bytes(hash, key->text.data, key->text.size);
}

/* ---- finding --------------------------------------------------------------------- */

/* Keys are a few bytes long, which is not worth a call of memcmp. */
static inline bool are_equal(const char *a, const char *b, size_t size)
{
    for (; size > 8; a += 8, b += 8, size -= 8) {
        if (load8(a) != load8(b)) {
            return false;
        }
    }
    return load_rest(a, size) == load_rest(b, size);
}

static bool has_key(const struct entry *entry, const struct table_key *key)
{
    return entry->fixed_size == key->fixed_size && entry->text_size == key->text.size &&
           are_equal(entry->bytes, key->fixed, key->fixed_size) &&
           are_equal(entry->bytes + key->fixed_size, key->text.data, key->text.size);
}

/* The slot of a key, or the free one where it belongs. */
static struct slot *find_slot(const struct table *table, uint64_t hash,
                              const struct table_key *key)
{
    size_t mask = table->capacity - 1;
    size_t at = (size_t)hash & mask;
    while (table->slots[at].entry != NULL &&
           (table->slots[at].hash != hash || !has_key(table->slots[at].entry, key))) {
        at = (at + 1) & mask;
    }
    return &table->slots[at];
}

void *table_find(const struct table *table, const struct table_key *key)
{
    const struct slot *slot = find_slot(table, hash_key(key), key);
    return slot->entry == NULL ? NULL : slot->entry->value;
}

/* ---- growing --------------------------------------------------------------------- */

static void grow(struct table *table)
{
    const struct slot *old = table->slots;
    size_t old_capacity = table->capacity;
    if (old_capacity > SIZE_MAX / 2) {
        arena_out_of_memory();
    }
    table->capacity *= 2;
    table->slots = arena_new_array(table->arena, table->capacity, struct slot);
    size_t mask = table->capacity - 1;
    for (size_t i = 0; i < old_capacity; i++) {
        if (old[i].entry != NULL) {
            size_t at = (size_t)old[i].hash & mask;
            while (table->slots[at].entry != NULL) {
                at = (at + 1) & mask;
            }
            table->slots[at] = old[i];
        }
    }
}

static struct entry *make_entry(struct arena *arena, const struct table_key *key)
{
    size_t head = sizeof(struct entry);
    if (key->fixed_size > SIZE_MAX - head ||
        key->text.size > SIZE_MAX - head - key->fixed_size) {
        arena_out_of_memory();
    }
    struct entry *entry = arena_alloc(arena, head + key->fixed_size + key->text.size);
    entry->fixed_size = key->fixed_size;
    entry->text_size = key->text.size;
    if (key->fixed_size > 0) {
        memcpy(entry->bytes, key->fixed, key->fixed_size);
    }
    if (key->text.size > 0) {
        memcpy(entry->bytes + key->fixed_size, key->text.data, key->text.size);
    }
    return entry;
}

void **table_place(struct table *table, const struct table_key *key)
{
    uint64_t hash = hash_key(key);
    struct slot *slot = find_slot(table, hash, key);
    if (slot->entry == NULL) {
        if ((table->count + 1) * 2 > table->capacity) {
            grow(table);
            slot = find_slot(table, hash, key);
        }
        *slot = (struct slot){hash, make_entry(table->arena, key)};
        table->count++;
    }
    return &slot->entry->value;
}
