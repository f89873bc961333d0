#include "scene.h"

enum { SOMETHING = 1, NOT_SOLID = 2 };

static uint8_t code_of(const uint8_t *through, int32_t stride, int32_t wide, int32_t tall) {
    uint8_t most = 0, least = 255;
    for (int32_t row = 0; row < tall; row++)
        for (int32_t column = 0; column < wide; column++) {
            uint8_t value = through[row * stride + column];
            most = value > most ? value : most;
            least = value < least ? value : least;
        }
    return (uint8_t)((least < 255 ? SOMETHING : 0) | (most > 0 ? NOT_SOLID : 0));
}

void count_blocks(const uint8_t *through, int32_t stride, const int32_t size[2],
                  const int32_t part[4], uint8_t *codes, int32_t *painted, int32_t *open) {
    int32_t columns = (size[0] + BLOCK - 1) / BLOCK, rows = (size[1] + BLOCK - 1) / BLOCK;
    for (int32_t row = part[1] / BLOCK; row < rows && row * BLOCK < part[3]; row++)
        for (int32_t column = part[0] / BLOCK; column < columns && column * BLOCK < part[2];
             column++) {
            int32_t x = column * BLOCK, y = row * BLOCK;
            int32_t wide = size[0] - x < BLOCK ? size[0] - x : BLOCK;
            int32_t tall = size[1] - y < BLOCK ? size[1] - y : BLOCK;
            codes[row * columns + column] =
                code_of(through + (int64_t)y * stride + x, stride, wide, tall);
        }
    for (int32_t at = 0; at <= columns; at++) painted[at] = open[at] = 0;
    for (int32_t row = 0; row < rows; row++) {
        int32_t *some = painted + (row + 1) * (columns + 1);
        int32_t *lacking = open + (row + 1) * (columns + 1);
        int32_t row_some = 0, row_lacking = 0;
        some[0] = lacking[0] = 0;
        for (int32_t column = 0; column < columns; column++) {
            uint8_t code = codes[row * columns + column];
            row_some += code & SOMETHING;
            row_lacking += code >> 1;
            some[column + 1] = (some - columns - 1)[column + 1] + row_some;
            lacking[column + 1] = (lacking - columns - 1)[column + 1] + row_lacking;
        }
    }
}
