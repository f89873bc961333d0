/* What pixels go through before they are laid: light, and the way to video planes. The same in
   pixels.py. */
#ifndef LIMELIGHT_PIXELS_H
#define LIMELIGHT_PIXELS_H

#include <stdint.h>

#include "export.h"

enum { COARSE = 8, GRAIN_PX = 509 };

/* Gain and lift of red, green, blue and alpha, `wide` x `tall` samples, one every 8 pixels; a tile
   of grain; and a rim (null where there is none) that turns what it covers towards `key`. */
typedef struct {
    const float *gain, *lift, *grain;
    const uint8_t *edge;
    float key[4], rim;
    int32_t wide, tall, edge_stride;
} Light;

/* Planes of even size; nothing is written to `through` and `through_half` where pixels have no
   alpha. */
typedef struct {
    uint8_t *y, *u, *v, *through, *through_half;
    int32_t width, height, stride, half_stride;
} Planes;

/* colour * gain + alpha * lift, of premultiplied RGBA that is `part` (left, top, width, height) of
   what is lit; `to` has no gaps. */
EXPORT void relight(const Light *light, const uint8_t *from, int32_t stride, uint8_t *to,
                    const int32_t part[4]);

/* RGB (`step` 3) or premultiplied RGBA (4) to planes, chroma as the mean of four pixels. */
EXPORT void split(const uint8_t *pixels, int32_t stride, int32_t step, const Planes *to);

#endif
