/* Area averaging. A source pixel is as wide as the result has pixels, and a pixel of the
 * result as wide as the source has: both then have edges at whole numbers, and the share
 * of one in the other is an integer. */
#include "image/scale.h"
#include <assert.h>
#include <string.h>

struct scaler {
    struct scale_size from, to;
    size_t channels;
    uint8_t *samples;
    uint8_t *next; /* where the next finished row goes */
    uint64_t *sums; /* of the row being filled, already averaged across */
    uint64_t *across; /* the present source row, reduced in width */
    uint32_t filled; /* height of the row being filled so far, of from.height */
};

struct scaler *scale_make(struct scale_size from, struct scale_size to, size_t channels,
                          struct arena *arena)
{
    struct scaler *scaler = arena_new(arena, struct scaler);
    size_t row = (size_t)to.width * channels;
    scaler->from = from;
    scaler->to = to;
    scaler->channels = channels;
    scaler->samples = arena_array(arena, to.height, row);
    scaler->next = scaler->samples;
    scaler->sums = arena_new_array(arena, row, uint64_t);
    scaler->across = arena_new_array(arena, row, uint64_t);
    return scaler;
}

static void add_pixel(uint64_t *sum, const uint8_t *pixel, size_t channels,
                      uint64_t share)
{
    for (size_t i = 0; i < channels; i++) {
        sum[i] += pixel[i] * share;
    }
}

static void reduce_width(struct scaler *scaler, const uint8_t *row)
{
    size_t channels = scaler->channels;
    uint32_t whole = scaler->from.width;
    uint32_t filled = 0;
    uint64_t *sum = scaler->across;
    memset(sum, 0, scaler->to.width * channels * sizeof *sum);
    for (uint32_t i = 0; i < scaler->from.width; i++, row += channels) {
        uint32_t left = scaler->to.width;
        while (left > 0) {
            uint32_t share = whole - filled < left ? whole - filled : left;
            add_pixel(sum, row, channels, share);
            left -= share;
            filled += share;
            if (filled == whole) {
                filled = 0;
                sum += channels;
            }
        }
    }
}

static void finish_row(struct scaler *scaler)
{
    size_t count = (size_t)scaler->to.width * scaler->channels;
    uint64_t whole = (uint64_t)scaler->from.width * scaler->from.height;
    assert(whole > 0);
    for (size_t i = 0; i < count; i++) {
        scaler->next[i] = (uint8_t)((scaler->sums[i] + whole / 2) / whole);
    }
    memset(scaler->sums, 0, count * sizeof *scaler->sums);
    scaler->next += count;
    scaler->filled = 0;
}

void scale_take(void *context, const uint8_t *row)
{
    struct scaler *scaler = context;
    size_t count = (size_t)scaler->to.width * scaler->channels;
    if (scaler->from.width == scaler->to.width &&
        scaler->from.height == scaler->to.height) {
        memcpy(scaler->next, row, count);
        scaler->next += count;
        return;
    }
    reduce_width(scaler, row);
    for (uint32_t left = scaler->to.height; left > 0;) {
        uint32_t room = scaler->from.height - scaler->filled;
        uint32_t share = room < left ? room : left;
        for (size_t i = 0; i < count; i++) {
            scaler->sums[i] += scaler->across[i] * share;
        }
        left -= share;
        scaler->filled += share;
        if (scaler->filled == scaler->from.height) {
            finish_row(scaler);
        }
    }
}

uint8_t *scale_samples(struct scaler *scaler)
{
    return scaler->samples;
}
