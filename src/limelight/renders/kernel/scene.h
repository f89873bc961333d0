/* What the kernel is told: a frame and the pictures to lay over it, far to near. The same in
   drawing.py. */
#ifndef LIMELIGHT_SCENE_H
#define LIMELIGHT_SCENE_H

#include <stdint.h>

#include "export.h"

enum { BLOCK = 8, TILE_WIDE = 64, TILE_TALL = 8, RUN_WIDE = 512 };

/* Video planes, chroma of half the width and height. */
typedef struct {
    uint8_t *y, *u, *v;
    int32_t width, height;
} Frame;

/* A premultiplied picture and the way from the frame's pixels to its own:
   (x, y) of the frame is (xx * x + xy * y + x0, yx * x + yy * y + y0) of the picture.

   `through` is null where nothing is transparent. `painted` and `open` count, from the corner to
   each block of 8 x 8, the blocks with something in them and those not wholly solid; null where
   nothing is known. */
typedef struct {
    const uint8_t *y, *u, *v, *through, *through_half;
    const int32_t *painted, *open;
    double xx, xy, x0, yx, yy, y0;
    int32_t width, height, stride, half_stride;
    int32_t strength; /* 0 to 256 */
    int32_t centred;  /* its chroma stays in the middle of four pixels */
} Picture;

/* Draws `pictures` over the frame; `room` is memory to work in. */
EXPORT void lay(const Frame *frame, const Picture *pictures, int32_t count, void *room);

/* How many bytes of `room` that needs, for a frame so wide. */
EXPORT int64_t room_for(int32_t width, int32_t count);

/* Counts the blocks of what shows through a picture into `painted` and `open`, each of
   (rows + 1) x (columns + 1). Only blocks that touch `part` (left, top, right, bottom) are looked
   at anew; `codes` (rows x columns) keeps what is known of the others. */
EXPORT void count_blocks(const uint8_t *through, int32_t stride, const int32_t size[2],
                         const int32_t part[4], uint8_t *codes, int32_t *painted, int32_t *open);

#endif
