#include "sampling.h"

/* Rows are read in short stretches, which the processor does not foresee. */
enum { AHEAD_ROWS = 4, WHOLE = 65536 };

static int32_t within(int32_t value, int32_t last) {
    return value < 0 ? 0 : value > last ? last : value;
}

static int64_t fixed(double value) {
    double scaled = value * WHOLE + 0.5;
    int64_t cut = (int64_t)scaled;
    return cut - (scaled < cut);
}

/* Where the samples `first` to `first` + 7 lie, in 64ths of a pixel. */
static i32x8 places_of(int32_t fraction, int32_t first, int32_t step) {
    i32x8 numbers = {0, 1, 2, 3, 4, 5, 6, 7};
    return ((numbers + first) * step + fraction * 1024 + 512) >> 10;
}

static void find_picks(Picks *picks, const Way *way, int32_t fraction) {
    int32_t step = (int32_t)way->step_x;
    i32x8 first = places_of(fraction, 0, step), second = places_of(fraction, 8, step);
    int32_t begin = (step < 0 ? second[7] : second[0]) >> 6;
    i32x16 places = __builtin_shufflevector(first, second - begin * 64 + way->lowest * 64, 0, 1, 2,
                                            3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
    i16x16 at = __builtin_convertvector((places >> 6) - way->lowest, i16x16);
    i16x16 share = __builtin_convertvector(places & 63, i16x16);
    picks->at = (i8x32)(at | (at + 1) << 8);
    picks->weights = (u8x32)((64 - share) | share << 8);
    picks->second = begin - way->lowest;
}

void find_way(Way *way, double step_x, double step_y) {
    way->step_x = fixed(step_x);
    way->step_y = fixed(step_y);
    int32_t step = (int32_t)way->step_x;
    way->lowest = step < 0 ? (7 * step) >> 16 : 0;
    for (int32_t fraction = 0; fraction < FRACTIONS; fraction++)
        find_picks(&way->picks[fraction], way, fraction);
    int32_t slope = (int32_t)(way->step_y >= 0 ? way->step_y : -way->step_y);
    way->is_far = step > 13 * WHOLE / 7 || step < -13 * WHOLE / 7 || slope > WHOLE * 15 / 16;
    int32_t reach = (15 * slope) >> 5;
    way->drop = way->step_y < 0 ? reach : 0;
    way->more = (SUB_ROWS - 1 + reach) >> 11;
    for (int32_t i = 0; i < 16; i++)
        way->slopes[i] = (int16_t)(((way->step_y >= 0 ? i : 15 - i) * slope) >> 5);
}

/* A group of sixteen samples of a row: where its two stretches of bytes begin. */
typedef struct {
    i8x32 at;
    u8x32 weights;
    int32_t first, second;
} Group;

static inline Group group_at(const Way *way, int64_t place, int32_t last) {
    const Picks *picks = &way->picks[(place >> 10) & (FRACTIONS - 1)];
    int32_t first = (int32_t)(place >> 16) + way->lowest, second = first + picks->second;
    Group group = {picks->at, picks->weights, first, second};
    if (__builtin_expect(first < 0 || second < 0 || first + 15 > last || second + 15 > last, 0)) {
        /* The stretches must not reach beyond the row; the picks move the other way. */
        group.first = within(first, last - 15);
        group.second = within(second, last - 15);
        int32_t left = within(first - group.first + 16, 32) - 16;
        int32_t right = within(second - group.second + 16, 32) - 16;
        i8x16 zero = {0};
        i8x32 away = both(zero + (int8_t)left, zero + (int8_t)right);
        group.at = __builtin_elementwise_max(group.at + away, (i8x32){0});
        group.at = __builtin_elementwise_min(group.at, (i8x32){0} + 15);
    }
    return group;
}

static inline i16x16 across(const uint8_t *row, const Group *group) {
    u8x32 bytes = both(load16(row + group->first), load16(row + group->second));
    return pair_sums(picked(bytes, (u8x32)group->at), group->weights);
}

static inline u8x16 between(i16x16 upper, i16x16 lower, i16x16 share) {
    return as_bytes(upper + shares(lower - upper, share));
}

#define INLINE static inline __attribute__((always_inline))

/* Rows of the picture that are rows of the frame. */
INLINE void sample_level(uint8_t *const *out, const Planes *from, const Way *way, int64_t x,
                         int64_t y, int32_t count, int32_t planes) {
    int32_t last = from->width - 1, row = (int32_t)(y >> 16);
    int64_t above = (int64_t)within(row, from->height - 1) * from->stride;
    int64_t below = (int64_t)within(row + 1, from->height - 1) * from->stride;
    int64_t ahead = (int64_t)within(row + AHEAD_ROWS, from->height - 1) * from->stride;
    i16x16 share = (i16x16){0} + (int16_t)((y & (WHOLE - 1)) >> 1);
    for (int32_t at = 0; at < count; at += 16, x += 16 * way->step_x) {
        Group group = group_at(way, x, last);
        for (int32_t each = 0; each < planes; each++) {
            const uint8_t *plane = from->planes[each];
            __builtin_prefetch(plane + ahead + group.first);
            i16x16 upper = across(plane + above, &group), lower = across(plane + below, &group);
            store16(out[each] + at, between(upper, lower, share));
        }
    }
}

INLINE void sample_tilted(uint8_t *const *out, const Planes *from, const Way *way, int64_t x,
                          int64_t y, int32_t count, int32_t planes) {
    int32_t last = from->width - 1, foot = from->height - 1, stride = from->stride;
    for (int32_t at = 0; at < count; at += 16, x += 16 * way->step_x, y += 16 * way->step_y) {
        Group group = group_at(way, x, last);
        int32_t top = (int32_t)(y >> 5) - way->drop, row = top >> 11;
        i16x16 places = way->slopes + (int16_t)(top & (SUB_ROWS - 1));
        i16x16 share = (places & (SUB_ROWS - 1)) << 4, rows = places >> 11;
        for (int32_t each = 0; each < planes; each++) {
            const uint8_t *plane = from->planes[each];
            __builtin_prefetch(plane + (int64_t)within(row + AHEAD_ROWS, foot) * stride +
                               group.first);
            i16x16 above = across(plane + (int64_t)within(row, foot) * stride, &group);
            i16x16 below = across(plane + (int64_t)within(row + 1, foot) * stride, &group);
            i16x16 upper = above, lower = below;
            for (int32_t more = 1; more <= way->more; more++) {
                above = below;
                below = across(plane + (int64_t)within(row + more + 1, foot) * stride, &group);
                i16x16 here = rows == (int16_t)more;
                upper = chosen(here, above, upper);
                lower = chosen(here, below, lower);
            }
            store16(out[each] + at, between(upper, lower, share));
        }
    }
}

/* One by one, where a picture is too narrow, too far away or too steep for sixteen at once. */
static void sample_far(uint8_t *const *out, const Planes *from, const Way *way, int64_t x,
                       int64_t y, int32_t count) {
    int32_t last = from->width - 1, foot = from->height - 1;
    for (int32_t at = 0; at < count; at++, x += way->step_x, y += way->step_y) {
        int32_t left = within((int32_t)(x >> 16), last), right = within(left + 1, last);
        int32_t top = within((int32_t)(y >> 16), foot), under = within(top + 1, foot);
        int32_t across = x < 0 ? 0 : (x >> 10) & 63, down = y < 0 ? 0 : (y >> 1) & 32767;
        for (int32_t each = 0; each < from->count; each++) {
            const uint8_t *above = from->planes[each] + (int64_t)top * from->stride;
            const uint8_t *below = from->planes[each] + (int64_t)under * from->stride;
            int32_t upper = above[left] * (64 - across) + above[right] * across;
            int32_t lower = below[left] * (64 - across) + below[right] * across;
            int32_t value = upper + (((lower - upper) * down + 16384) >> 15);
            out[each][at] = (uint8_t)((value + 32) >> 6);
        }
    }
}

void sample(uint8_t *const out[MOST_PLANES], const Planes *from, const Way *way, double x, double y,
            int32_t count) {
    /* Half a 64th more, as the fraction is cut to 64ths. */
    int64_t place_x = fixed(x) + 512, place_y = fixed(y);
    int32_t is_level = way->step_y == 0;
    if (way->is_far || from->width < 16)
        sample_far(out, from, way, place_x, place_y, count);
    else if (from->count == 1 && is_level)
        sample_level(out, from, way, place_x, place_y, count, 1);
    else if (from->count == 2 && is_level)
        sample_level(out, from, way, place_x, place_y, count, 2);
    else if (is_level)
        sample_level(out, from, way, place_x, place_y, count, 3);
    else if (from->count == 1)
        sample_tilted(out, from, way, place_x, place_y, count, 1);
    else if (from->count == 2)
        sample_tilted(out, from, way, place_x, place_y, count, 2);
    else
        sample_tilted(out, from, way, place_x, place_y, count, 3);
}
