#include "pixels.h"

#include "lanes.h"

typedef float f32x4 __attribute__((vector_size(16), aligned(4)));
typedef int32_t i32x4 __attribute__((vector_size(16), aligned(4)));
typedef uint8_t u8x4 __attribute__((vector_size(4), aligned(1)));

static int32_t within(int32_t value, int32_t last) {
    return value < 0 ? 0 : value > last ? last : value;
}

/* Where eight pixels beside each other lie between two coarse samples. */
static const float SHARES[COARSE] = {0.0625f, 0.1875f, 0.3125f, 0.4375f,
                                     0.5625f, 0.6875f, 0.8125f, 0.9375f};

/* A coarse field along a row of pixels that lies at `row` of it. */
typedef struct {
    const float *upper, *lower;
    float share;
    int32_t last;
} Along;

static Along along(const float *field, const Light *light, int32_t row) {
    int32_t above = (row + COARSE / 2) / COARSE - 1, last = light->tall - 1;
    return (Along){field + (int64_t)within(above, last) * light->wide * 4,
                   field + (int64_t)within(above + 1, last) * light->wide * 4,
                   SHARES[(row + COARSE / 2) % COARSE], light->wide - 1};
}

static inline f32x4 coarse(const Along *field, int32_t column) {
    int64_t at = 4 * (int64_t)within(column, field->last);
    f32x4 upper = *(const f32x4 *)(field->upper + at), lower = *(const f32x4 *)(field->lower + at);
    return upper + (lower - upper) * field->share;
}

static inline u8x4 lit(u8x4 pixel, f32x4 gain, f32x4 lift) {
    f32x4 value = __builtin_convertvector(pixel, f32x4);
    value = value * gain + lift * (value[3] * (1 / 255.0f)) + 0.5f;
    value = __builtin_elementwise_min(value, (f32x4){255.5f, 255.5f, 255.5f, 255.5f});
    value = __builtin_elementwise_max(value, (f32x4){0});
    return __builtin_convertvector(__builtin_convertvector(value, i32x4), u8x4);
}

static void relight_row(const Light *light, const uint8_t *from, uint8_t *to, int32_t wide,
                        int32_t left, int32_t row) {
    Along gains = along(light->gain, light, row), lifts = along(light->lift, light, row);
    const float *grain = light->grain + (int64_t)(row % GRAIN_PX) * GRAIN_PX;
    const uint8_t *edge = light->edge ? light->edge + (int64_t)row * light->edge_stride : 0;
    f32x4 key = {light->key[0], light->key[1], light->key[2], 0};
    for (int32_t x = 0; x < wide;) {
        int32_t place = left + x + COARSE / 2, column = place / COARSE - 1;
        int32_t end = x + COARSE - place % COARSE, painted = 0;
        end = end < wide ? end : wide;
        for (int32_t i = x; i < end; i++) painted |= from[4 * i + 3];
        if (!painted) {
            for (; x < end; x++) *(u8x4 *)(to + 4 * x) = (u8x4){0};
            continue;
        }
        f32x4 gain = coarse(&gains, column), more_gain = coarse(&gains, column + 1) - gain;
        f32x4 lift = coarse(&lifts, column), more_lift = coarse(&lifts, column + 1) - lift;
        for (; x < end; x++, place++) {
            float share = SHARES[place % COARSE], noise = grain[(left + x) % GRAIN_PX];
            f32x4 own_gain = gain + more_gain * share, own_lift = lift + more_lift * share;
            if (edge && edge[left + x]) {
                float rim = (float)edge[left + x] * light->rim;
                f32x4 all = {rim, rim, rim, 0};
                own_gain = own_gain - own_gain * all;
                own_lift = own_lift + (key - own_lift) * all;
            }
            own_lift += (f32x4){noise, noise, noise, 0};
            *(u8x4 *)(to + 4 * x) = lit(*(const u8x4 *)(from + 4 * x), own_gain, own_lift);
        }
    }
}

void relight(const Light *light, const uint8_t *from, int32_t stride, uint8_t *to,
             const int32_t part[4]) {
    for (int32_t row = 0; row < part[3]; row++)
        relight_row(light, from + (int64_t)row * stride, to + (int64_t)row * part[2] * 4, part[2],
                    part[0], part[1] + row);
}

/* BT.709 in limited range, in 32768ths: red, green, blue, and alpha for what the range begins with. */
enum { YR = 5983, YG = 20127, YB = 2032, YA = 2056, UR = -3298, UG = -11095, UB = 14393 };
enum { VR = 14393, VG = -13073, VB = -1320, CA = 16448 };

static inline uint8_t byte(int32_t value) {
    return (uint8_t)(value < 0 ? 0 : value > 255 ? 255 : value);
}

static inline __attribute__((always_inline)) void split_luma(const uint8_t *restrict pixels,
                                                             uint8_t *restrict y, int32_t wide,
                                                             int32_t step) {
    for (int32_t x = 0; x < wide; x++) {
        const uint8_t *pixel = pixels + step * x;
        int32_t alpha = step == 4 ? pixel[3] : 255;
        y[x] = byte((pixel[0] * YR + pixel[1] * YG + pixel[2] * YB + alpha * YA + 16384) >> 15);
    }
}

static inline __attribute__((always_inline)) void split_chroma(
    const uint8_t *restrict above, const uint8_t *restrict below, uint8_t *restrict u,
    uint8_t *restrict v, uint8_t *restrict through, int32_t half, int32_t step) {
    for (int32_t x = 0; x < half; x++) {
        const uint8_t *upper = above + 2 * step * x, *lower = below + 2 * step * x;
        int32_t red = upper[0] + upper[step] + lower[0] + lower[step];
        int32_t green = upper[1] + upper[step + 1] + lower[1] + lower[step + 1];
        int32_t blue = upper[2] + upper[step + 2] + lower[2] + lower[step + 2];
        int32_t alpha = 4 * 255;
        if (step == 4) {
            alpha = upper[3] + upper[7] + lower[3] + lower[7];
            through[x] = (uint8_t)(255 - ((alpha + 2) >> 2));
        }
        u[x] = byte((red * UR + green * UG + blue * UB + alpha * CA + 65536) >> 17);
        v[x] = byte((red * VR + green * VG + blue * VB + alpha * CA + 65536) >> 17);
    }
}

void split(const uint8_t *pixels, int32_t stride, int32_t step, const Planes *to) {
    int32_t half = to->width / 2;
    for (int32_t row = 0; row < to->height; row++) {
        const uint8_t *own = pixels + (int64_t)row * stride;
        uint8_t *y = to->y + (int64_t)row * to->stride;
        if (step == 4) {
            uint8_t *through = to->through + (int64_t)row * to->stride;
            split_luma(own, y, to->width, 4);
            for (int32_t x = 0; x < to->width; x++) through[x] = 255 - own[4 * x + 3];
        } else {
            split_luma(own, y, to->width, 3);
        }
    }
    for (int32_t row = 0; row < to->height / 2; row++) {
        const uint8_t *above = pixels + (int64_t)row * 2 * stride;
        int64_t at = (int64_t)row * to->half_stride;
        if (step == 4)
            split_chroma(above, above + stride, to->u + at, to->v + at, to->through_half + at, half,
                         4);
        else
            split_chroma(above, above + stride, to->u + at, to->v + at, 0, half, 3);
    }
}
