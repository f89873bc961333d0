/* Bilinear samples of planes under an affine map, a row of the frame at a time. */
#ifndef LIMELIGHT_SAMPLING_H
#define LIMELIGHT_SAMPLING_H

#include "lanes.h"

enum { FRACTIONS = 64, SUB_ROWS = 2048, MOST_PLANES = 3 };

/* Where sixteen samples beside each other come from, eight from sixteen bytes each: which of the
   bytes, and how they weigh in 64ths. The second eight begin `second` bytes further on. */
typedef struct {
    i8x32 at;
    u8x32 weights;
    int32_t second, unused[7];
} Picks;

/* How the picture passes below a row of the frame: in 65536ths of its pixels a sample. */
typedef struct {
    int64_t step_x, step_y;
    int32_t lowest; /* how far the leftmost of eight lies from the first, in bytes */
    int32_t is_far; /* eight samples do not lie within sixteen bytes, or sixteen in as many rows */
    int32_t drop;   /* how far the uppermost of sixteen lies above the first, in 2048ths of a row */
    int32_t more;   /* how many rows below the second one sixteen samples may need */
    i16x16 slopes;  /* how far each lies below the uppermost, in 2048ths */
    Picks picks[FRACTIONS]; /* by the fraction of the first sample's place */
} Way;

/* Planes of one size. */
typedef struct {
    const uint8_t *planes[MOST_PLANES];
    int32_t count, stride, width, height;
} Planes;

/* Fills `way` for steps in pixels of the picture. */
void find_way(Way *way, double step_x, double step_y);

/* At least `count` samples of each plane, the first at (x, y); outside of a plane its edges go on.
   Each of `out` has room for whole groups of sixteen. */
void sample(uint8_t *const out[MOST_PLANES], const Planes *from, const Way *way, double x, double y,
            int32_t count);

#endif
