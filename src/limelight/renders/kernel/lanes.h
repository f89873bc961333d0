/* Sixteen samples at a time: the few vector operations that the compiler does not find itself, for
   AVX2, SSSE3 and NEON, and in plain C that gives the same numbers on every other processor. */
#ifndef LIMELIGHT_LANES_H
#define LIMELIGHT_LANES_H

#include <stddef.h>
#include <stdint.h>

#define VECTOR(bytes, alignment) __attribute__((vector_size(bytes), aligned(alignment)))

typedef uint8_t u8x16 VECTOR(16, 1);
typedef int8_t i8x16 VECTOR(16, 1);
typedef uint8_t u8x32 VECTOR(32, 1);
typedef int8_t i8x32 VECTOR(32, 1);
typedef int16_t i16x8 VECTOR(16, 2);
typedef int16_t i16x16 VECTOR(32, 2);
typedef uint16_t u16x16 VECTOR(32, 2);
typedef int32_t i32x8 VECTOR(32, 4);
typedef int32_t i32x16 VECTOR(64, 4);

static inline u8x16 load16(const uint8_t *from) { return *(const u8x16 *)from; }
static inline void store16(uint8_t *to, u8x16 value) { *(u8x16 *)to = value; }

#define EIGHT(at) at, at + 1, at + 2, at + 3, at + 4, at + 5, at + 6, at + 7
#define both(first, second) \
    __builtin_shufflevector(first, second, EIGHT(0), EIGHT(8), EIGHT(16), EIGHT(24))

#if defined(__AVX2__) && !defined(LIMELIGHT_PLAIN)
#include <immintrin.h>

/* Bytes of each half of `from` in the order that `at` (0 to 15 each) tells. */
static inline u8x32 picked(u8x32 from, u8x32 at) {
    return (u8x32)_mm256_shuffle_epi8((__m256i)from, (__m256i)at);
}
/* values[0] * weights[0] + values[1] * weights[1], and so on for each pair; weights up to 127. */
static inline i16x16 pair_sums(u8x32 values, u8x32 weights) {
    return (i16x16)_mm256_maddubs_epi16((__m256i)values, (__m256i)weights);
}
/* a * share / 32768, rounded to the nearest. */
static inline i16x16 shares(i16x16 a, i16x16 share) {
    return (i16x16)_mm256_mulhrs_epi16((__m256i)a, (__m256i)share);
}

#elif defined(__SSSE3__) && !defined(LIMELIGHT_PLAIN)
#include <tmmintrin.h>

#define LOW8(from) ((__m128i)__builtin_shufflevector(from, from, EIGHT(0)))
#define HIGH8(from) ((__m128i)__builtin_shufflevector(from, from, EIGHT(8)))
#define LOW16(from) ((__m128i)__builtin_shufflevector(from, from, EIGHT(0), EIGHT(8)))
#define HIGH16(from) ((__m128i)__builtin_shufflevector(from, from, EIGHT(16), EIGHT(24)))
#define JOINED(first, second) \
    ((i16x16)__builtin_shufflevector((i16x8)(first), (i16x8)(second), EIGHT(0), EIGHT(8)))

static inline u8x32 picked(u8x32 from, u8x32 at) {
    return both((u8x16)_mm_shuffle_epi8(LOW16(from), LOW16(at)),
                (u8x16)_mm_shuffle_epi8(HIGH16(from), HIGH16(at)));
}
static inline i16x16 pair_sums(u8x32 values, u8x32 weights) {
    return JOINED(_mm_maddubs_epi16(LOW16(values), LOW16(weights)),
                  _mm_maddubs_epi16(HIGH16(values), HIGH16(weights)));
}
static inline i16x16 shares(i16x16 a, i16x16 share) {
    return JOINED(_mm_mulhrs_epi16(LOW8(a), LOW8(share)),
                  _mm_mulhrs_epi16(HIGH8(a), HIGH8(share)));
}

#elif defined(__aarch64__) && !defined(LIMELIGHT_PLAIN)
#include <arm_neon.h>

#define LOW16(from) ((uint8x16_t)__builtin_shufflevector(from, from, EIGHT(0), EIGHT(8)))
#define HIGH16(from) ((uint8x16_t)__builtin_shufflevector(from, from, EIGHT(16), EIGHT(24)))
#define LOW8(from) ((int16x8_t)__builtin_shufflevector(from, from, EIGHT(0)))
#define HIGH8(from) ((int16x8_t)__builtin_shufflevector(from, from, EIGHT(8)))
#define JOINED(first, second) \
    ((i16x16)__builtin_shufflevector((i16x8)(first), (i16x8)(second), EIGHT(0), EIGHT(8)))

static inline u8x32 picked(u8x32 from, u8x32 at) {
    return both((u8x16)vqtbl1q_u8(LOW16(from), LOW16(at)),
                (u8x16)vqtbl1q_u8(HIGH16(from), HIGH16(at)));
}
static inline uint16x8_t eight_sums(uint8x16_t values, uint8x16_t weights) {
    return vpaddq_u16(vmull_u8(vget_low_u8(values), vget_low_u8(weights)),
                      vmull_high_u8(values, weights));
}
static inline i16x16 pair_sums(u8x32 values, u8x32 weights) {
    return JOINED(eight_sums(LOW16(values), LOW16(weights)),
                  eight_sums(HIGH16(values), HIGH16(weights)));
}
static inline i16x16 shares(i16x16 a, i16x16 share) {
    return JOINED(vqrdmulhq_s16(LOW8(a), LOW8(share)), vqrdmulhq_s16(HIGH8(a), HIGH8(share)));
}

#else
static inline u8x32 picked(u8x32 from, u8x32 at) {
    uint8_t bytes[32], places[32], out[32];
    *(u8x32 *)bytes = from, *(u8x32 *)places = at;
    for (int i = 0; i < 32; i++) out[i] = bytes[(i & 16) + places[i]];
    return *(u8x32 *)out;
}
static inline i16x16 pair_sums(u8x32 values, u8x32 weights) {
    i16x16 out;
    for (int i = 0; i < 16; i++)
        out[i] = (int16_t)(values[2 * i] * weights[2 * i] + values[2 * i + 1] * weights[2 * i + 1]);
    return out;
}
static inline i16x16 shares(i16x16 a, i16x16 share) {
    i16x16 out;
    for (int i = 0; i < 16; i++) out[i] = (int16_t)((a[i] * share[i] + 16384) >> 15);
    return out;
}
#endif

/* Numbers in 64ths, as bytes. */
static inline u8x16 as_bytes(i16x16 numbers) {
    return __builtin_convertvector((u16x16)(numbers + 32) >> 6, u8x16);
}

static inline i16x16 chosen(i16x16 where, i16x16 yes, i16x16 no) {
    return (where & yes) | (~where & no);
}

#endif
