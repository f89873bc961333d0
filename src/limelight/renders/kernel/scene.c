#include "scene.h"

#include "sampling.h"

enum { NOTHING = 0, MIXED = 1, HIDING = 2 };

/* What of a frame a picture can fill: even pixels. */
typedef struct {
    int32_t left, top, right, bottom;
} Area;

typedef struct {
    Area area;
    Way way;
} Ready;

static double least(double a, double b) { return a < b ? a : b; }
static double most(double a, double b) { return a > b ? a : b; }
static int32_t lower(int32_t a, int32_t b) { return a < b ? a : b; }
static int32_t higher(int32_t a, int32_t b) { return a > b ? a : b; }

static int32_t even_up(double value) {
    if (value <= 0) return 0;
    if (value > 65536) value = 65536;
    int32_t cut = (int32_t)(value / 2);
    return 2 * (cut + (cut < value / 2));
}

static int32_t even_down(double value) {
    if (value <= 0) return 0;
    return 2 * (int32_t)(most(0, least(value, 65536)) / 2);
}

/* What of the frame a picture can fill: at rest all of it, else up to half a pixel around its
   outermost samples. */
static Area reach(const Picture *picture) {
    double turn = picture->xx * picture->yy - picture->xy * picture->yx;
    double left = 1e9, top = 1e9, right = -1e9, bottom = -1e9;
    for (int32_t corner = 0; corner < 4; corner++) {
        double x = (corner & 1 ? picture->width - 0.5 : -0.5) - picture->x0;
        double y = (corner & 2 ? picture->height - 0.5 : -0.5) - picture->y0;
        double across = (picture->yy * x - picture->xy * y) / turn;
        double down = (picture->xx * y - picture->yx * x) / turn;
        left = least(left, across), right = most(right, across);
        top = least(top, down), bottom = most(bottom, down);
    }
    return (Area){even_up(left), even_up(top), even_down(right + 0.5), even_down(bottom + 0.5)};
}

static void make_ready(Ready *made, const Frame *frame, const Picture *picture) {
    made->area = reach(picture);
    made->area.right = lower(made->area.right, frame->width);
    made->area.bottom = lower(made->area.bottom, frame->height);
    find_way(&made->way, picture->xx, picture->yx);
}

static int32_t counted(const int32_t *counts, int32_t columns, const int32_t blocks[4]) {
    const int32_t *above = counts + blocks[1] * (columns + 1);
    const int32_t *below = counts + blocks[3] * (columns + 1);
    return below[blocks[2]] - below[blocks[0]] - above[blocks[2]] + above[blocks[0]];
}

/* What a picture does to a tile of the frame. */
static int32_t tile_code(const Picture *picture, Area area, Area tile) {
    if (tile.left >= area.right || tile.right <= area.left) return NOTHING;
    int32_t inside = tile.left >= area.left && tile.right <= area.right && tile.top >= area.top &&
                     tile.bottom <= area.bottom && picture->strength == 256;
    if (!picture->painted)
        return inside && !picture->through ? HIDING : MIXED;
    /* The part of the picture that its samples, and the chroma around them, come from. */
    double wide = tile.right - tile.left - 1, tall = tile.bottom - tile.top - 1;
    double x = picture->xx * tile.left + picture->xy * tile.top + picture->x0;
    double y = picture->yx * tile.left + picture->yy * tile.top + picture->y0;
    double along_x = picture->xx * wide, along_y = picture->yx * wide;
    double down_x = picture->xy * tall, down_y = picture->yy * tall;
    double left = x + least(0, along_x) + least(0, down_x) - 3;
    double right = x + most(0, along_x) + most(0, down_x) + 4;
    double top = y + least(0, along_y) + least(0, down_y) - 3;
    double bottom = y + most(0, along_y) + most(0, down_y) + 4;
    if (right <= 0 || bottom <= 0 || left >= picture->width || top >= picture->height)
        return NOTHING;
    inside &= left >= 0 && top >= 0 && right < picture->width && bottom < picture->height;
    int32_t columns = (picture->width + BLOCK - 1) / BLOCK;
    int32_t rows = (picture->height + BLOCK - 1) / BLOCK;
    int32_t blocks[4] = {
        (int32_t)most(0, left) / BLOCK, (int32_t)most(0, top) / BLOCK,
        lower(columns, (int32_t)least(right, 65536) / BLOCK + 1),
        lower(rows, (int32_t)least(bottom, 65536) / BLOCK + 1),
    };
    if (!counted(picture->painted, columns, blocks)) return NOTHING;
    return inside && !counted(picture->open, columns, blocks) ? HIDING : MIXED;
}

/* under = under * through / 255 + plane, of sixteen. */
static inline u8x16 over16(u8x16 under, u8x16 plane, u8x16 through) {
    u16x16 kept = __builtin_convertvector(under, u16x16) * __builtin_convertvector(through, u16x16);
    kept += 128;
    kept = ((kept + (kept >> 8)) >> 8) + __builtin_convertvector(plane, u16x16);
    return __builtin_convertvector(__builtin_elementwise_min(kept, (u16x16){0} + 255), u8x16);
}

static void over(uint8_t *under, const uint8_t *plane, const uint8_t *through, int32_t count) {
    int32_t at = 0;
    for (; at + 16 <= count; at += 16)
        store16(under + at, over16(load16(under + at), load16(plane + at), load16(through + at)));
    if (at == count) return;
    uint8_t rest[16] = {0};
    for (int32_t i = at; i < count; i++) rest[i - at] = under[i];
    store16(rest, over16(load16(rest), load16(plane + at), load16(through + at)));
    for (int32_t i = at; i < count; i++) under[i] = rest[i - at];
}

static void copy(uint8_t *restrict to, const uint8_t *restrict from, int32_t count) {
    for (int32_t at = 0; at < count; at++) to[at] = from[at];
}

static void weaken(uint8_t *plane, int32_t strength, int32_t count) {
    for (int32_t at = 0; at < count; at++)
        plane[at] = (uint8_t)((plane[at] * strength + 128) >> 8);
}

static void weaken_through(uint8_t *through, int32_t strength, int32_t count) {
    for (int32_t at = 0; at < count; at++)
        through[at] = (uint8_t)(255 - (((255 - through[at]) * strength + 128) >> 8));
}

/* A row of samples over the frame's: `through` are those of what shows through the picture, null
   where nothing does. */
static void lay_row(uint8_t *under, uint8_t *plane, const uint8_t *through, int32_t strength,
                    int32_t count) {
    if (!through) {
        copy(under, plane, count);
        return;
    }
    if (strength < 256) weaken(plane, strength, count);
    over(under, plane, through, count);
}

static void lay_luma(const Frame *frame, const Picture *picture, const Way *way, Area run,
                     int32_t is_open) {
    uint8_t plane[RUN_WIDE], through[RUN_WIDE], *out[MOST_PLANES] = {plane, through};
    Planes from = {{picture->y, picture->through}, is_open ? 2 : 1,
                   picture->stride, picture->width, picture->height};
    int32_t count = run.right - run.left, strength = picture->strength;
    for (int32_t row = run.top; row < run.bottom; row++) {
        double x = picture->xx * run.left + picture->xy * row + picture->x0;
        double y = picture->yx * run.left + picture->yy * row + picture->y0;
        sample(out, &from, way, x, y, count);
        if (is_open && strength < 256) weaken_through(through, strength, count);
        lay_row(frame->y + (int64_t)row * frame->width + run.left, plane, is_open ? through : 0,
                strength, count);
    }
}

static void lay_chroma(const Frame *frame, const Picture *picture, const Way *way, Area run,
                       int32_t is_open) {
    uint8_t u[RUN_WIDE], v[RUN_WIDE], through[RUN_WIDE], *out[MOST_PLANES] = {u, v, through};
    Planes from = {{picture->u, picture->v, picture->through_half}, is_open ? 3 : 2,
                   picture->half_stride, picture->width / 2, picture->height / 2};
    int32_t count = (run.right - run.left) / 2, strength = picture->strength;
    double left = run.left + (picture->centred ? 0.5 : 0.0);
    for (int32_t row = run.top; row < run.bottom; row += 2) {
        double x = (picture->xx * left + picture->xy * (row + 0.5) + picture->x0 - 0.5) / 2;
        double y = (picture->yx * left + picture->yy * (row + 0.5) + picture->y0 - 0.5) / 2;
        int64_t at = (int64_t)(row / 2) * (frame->width / 2) + run.left / 2;
        sample(out, &from, way, x, y, count);
        if (is_open && strength < 256) weaken_through(through, strength, count);
        lay_row(frame->u + at, u, is_open ? through : 0, strength, count);
        lay_row(frame->v + at, v, is_open ? through : 0, strength, count);
    }
}

static void lay_strip(const Frame *frame, const Picture *picture, const Ready *made, Area strip,
                      const uint8_t *codes) {
    int32_t tiles = (frame->width + TILE_WIDE - 1) / TILE_WIDE;
    for (int32_t first = 0; first < tiles;) {
        int32_t code = codes[first], last = first + 1;
        while (last < tiles && codes[last] == code && (last - first) * TILE_WIDE < RUN_WIDE) last++;
        Area run = {higher(first * TILE_WIDE, made->area.left), higher(strip.top, made->area.top),
                    lower(last * TILE_WIDE, made->area.right),
                    lower(strip.bottom, made->area.bottom)};
        first = last;
        if (code == NOTHING || run.left >= run.right || run.top >= run.bottom) continue;
        int32_t is_open = code != HIDING && picture->through;
        lay_luma(frame, picture, &made->way, run, is_open);
        lay_chroma(frame, picture, &made->way, run, is_open);
    }
}

/* What each picture does to each tile of a strip, near to far: nothing where a nearer one hides. */
static void find_codes(const Frame *frame, const Picture *pictures, const Ready *made,
                       int32_t count, Area strip, uint8_t *codes) {
    int32_t tiles = (frame->width + TILE_WIDE - 1) / TILE_WIDE;
    uint8_t *hidden = codes + (int64_t)tiles * count;
    for (int32_t tile = 0; tile < tiles; tile++) hidden[tile] = 0;
    for (int32_t at = count - 1; at >= 0; at--) {
        uint8_t *own = codes + (int64_t)tiles * at;
        Area area = made[at].area;
        int32_t is_beside = area.bottom <= strip.top || area.top >= strip.bottom;
        for (int32_t tile = 0; tile < tiles; tile++) {
            own[tile] = NOTHING;
            if (is_beside || hidden[tile]) continue;
            Area square = {tile * TILE_WIDE, strip.top,
                           lower((tile + 1) * TILE_WIDE, frame->width), strip.bottom};
            own[tile] = (uint8_t)tile_code(&pictures[at], area, square);
            hidden[tile] = own[tile] == HIDING;
        }
    }
}

void lay(const Frame *frame, const Picture *pictures, int32_t count, void *room) {
    Ready *made = room;
    uint8_t *codes = (uint8_t *)(made + count);
    int32_t tiles = (frame->width + TILE_WIDE - 1) / TILE_WIDE, first = frame->height, last = 0;
    for (int32_t at = 0; at < count; at++) {
        make_ready(&made[at], frame, &pictures[at]);
        first = lower(first, made[at].area.top / TILE_TALL * TILE_TALL);
        last = higher(last, made[at].area.bottom);
    }
    for (int32_t top = first; top < last; top += TILE_TALL) {
        Area strip = {0, top, frame->width, lower(top + TILE_TALL, frame->height)};
        find_codes(frame, pictures, made, count, strip, codes);
        for (int32_t at = 0; at < count; at++)
            lay_strip(frame, &pictures[at], &made[at], strip, codes + (int64_t)tiles * at);
    }
}

int64_t room_for(int32_t width, int32_t count) {
    int64_t tiles = (width + TILE_WIDE - 1) / TILE_WIDE;
    return count * (int64_t)sizeof(Ready) + tiles * (count + 1);
}

const char *compiled_from(void) { return LIMELIGHT_SOURCES; }
