"""Rooms for a feast: party and fireside."""

from limelight.adapters.embedded.illustrator.colours import darker, lighter, mix
from limelight.adapters.embedded.illustrator.scenes.canvas import (
    Brushes,
    Canvas,
    Scene,
    Surface,
    beside,
    in_depth,
    light_of,
)
from limelight.adapters.embedded.illustrator.scenes.parts import (
    furniture,
    lights,
    plants,
    rooms,
    windows,
)
from limelight.adapters.embedded.illustrator.svg import (
    circle,
    ellipse,
    group,
    line,
    num,
    path,
    radial,
    rect,
)


def party(canvas: Canvas, brushes: Brushes) -> Scene:
    """Balloons, pennants, lights, confetti and presents."""
    rng, scheme = brushes.rng, brushes.scheme
    far = rooms.wall(canvas, brushes, (canvas.centre, canvas.at(0.2)))
    far += rooms.papered(canvas, canvas.low, brushes.inside(scheme.pale), rng)
    tints = (*scheme.mixed(), lighter(scheme.accent, 0.3))
    discs = ((-0.78, 0.13, 150), (0.74, 0.10, 120), (0.86, 0.24, 160), (-0.60, 0.06, 100))
    for share, top, r in discs:
        x, y = canvas.side(share), canvas.at(top)
        for k, part in enumerate((1.0, 0.74, 0.46, 0.2)):
            far += circle(x, y, r * part, brushes.inside(tints[(k + int(r)) % len(tints)]))
    mid = furniture.bunting(canvas, canvas.at(0.02), canvas.at(0.028), tints)
    mid += lights.string(
        (canvas.left, canvas.right, canvas.at(0.065)),
        canvas.at(0.02),
        ("#ffe09a",),
        "pl",
        12 if not canvas.is_wide else 22,
    )
    near = ""
    for k in range(7 if not canvas.is_wide else 13):
        share = (
            rng.choice((-1, 1)) * rng.uniform(0.56, 0.98)
            if not canvas.is_wide
            else rng.uniform(-0.98, 0.98)
        )
        if abs(share) < 0.3:
            continue
        near += _balloon(
            canvas.side(share),
            canvas.at(rng.uniform(0.20, 0.52)),
            rng.uniform(74, 108),
            tints[k % len(tints)],
            f"bl{k}",
            canvas.low,
        )
    for share in (-0.86, 0.84):
        near += _present(
            canvas.side(share),
            canvas.waist + 150,
            rng.uniform(210, 260),
            tints[rng.randrange(3)],
            scheme.pale,
        )
    front = "".join(
        group(
            rect(-9, -5, 18, 10, rng.choice(tints), rx=2),
            rng.uniform(canvas.left, canvas.right),
            rng.uniform(-60, canvas.at(0.16)),
            turn=rng.uniform(0, 180),
        )
        for _ in range(50)
    )
    surface = Surface(
        "wood", lighter(scheme.pale, 0.1), mix(scheme.accent, scheme.pale, 0.35), "#ffffff"
    )
    light = light_of(brushes.sky, (canvas.side(0.5), canvas.at(0.06)), canvas, key="#ffe9b8")
    return Scene(in_depth(far, mid, near + front), surface, light, scheme.accent)


def _balloon(x: float, y: float, r: float, colour: str, key: str, low: float) -> str:
    paint = radial(key, (0, lighter(colour, 0.35)), (0.65, colour), (1, darker(colour, 0.22)))
    out = f"<defs>{paint}</defs>" + line(
        f"M{num(x)} {num(y + r * 1.2)} q-20 90 6 180 t-8 {num(low - y)}", "#8a7a8a", 3, 0.5
    )
    out += path(f"M{num(x)} {num(y + r * 1.12)} l-14 22 h28Z", darker(colour, 0.15)) + ellipse(
        x, y, r, r * 1.16, f"url(#{key})"
    )
    return out + group(
        ellipse(0, 0, r * 0.16, r * 0.34, "#ffffff", 0.55), x - r * 0.42, y - r * 0.42, turn=28
    )


def _present(x: float, y: float, size: float, colour: str, ribbon: str) -> str:
    out = rect(x - size / 2, y - size * 0.8, size, size * 0.8, colour, rx=8) + rect(
        x - size * 0.56, y - size, size * 1.12, size * 0.24, lighter(colour, 0.14), rx=8
    )
    out += rect(x - size * 0.09, y - size, size * 0.18, size, ribbon) + rect(
        x + size * 0.2, y - size * 0.78, size * 0.3, size * 0.78, "#1a0f20", op=0.12
    )
    for k in (-1, 1):
        out += path(
            (
                f"M{num(x)} {num(y - size)} q{num(k * size * 0.46)} {num(-size * 0.4)} "
                f"{num(k * size * 0.42)} {num(-size * 0.04)} q{num(-k * size * 0.2)} "
                f"{num(size * 0.1)} {num(-k * size * 0.42)} {num(size * 0.04)}Z"
            ),
            ribbon,
        )
    return out


def fireside(canvas: Canvas, brushes: Brushes) -> Scene:
    """A winter evening at home: a fire, stockings or candles on the mantel, a lit tree, snow
    outside.
    """
    rng, scheme = brushes.rng, brushes.scheme
    side = beside(canvas, rng)
    fire = (canvas.side(-0.72 * side), canvas.chest - 60)
    far = rooms.wall(canvas, brushes, fire) + rooms.papered(
        canvas, canvas.low, brushes.inside(scheme.pale), rng
    )
    w, h = 280.0, canvas.at(0.22)
    wx = canvas.side(0.72 * side) - w / 2 if canvas.is_wide else canvas.side(0.70 * side) - w / 2
    far += windows.window((wx, canvas.at(0.08), w, h), brushes, "#f6efe2", "fw", "trees")
    far += lights.glow(fire[0], fire[1] + 60, 620, "#ff9a4a", "fg", 0.55)
    mid = _fireplace(canvas, brushes, fire)
    near = _christmas_tree(canvas.side(0.84 * side), canvas.waist + 150, canvas.at(0.44), brushes)
    near += lights.string(
        (canvas.left, canvas.right, canvas.at(0.01)),
        canvas.at(0.03),
        ("#ffdf9a", lighter(scheme.accent, 0.2)),
        "fl",
        14 if not canvas.is_wide else 26,
    )
    surface = Surface(
        "wood", lighter(scheme.wood, 0.15), darker(scheme.wood, 0.2), lighter(scheme.wood, 0.4)
    )
    light = light_of(brushes.sky, fire, canvas, key="#ffc27a", ambient="#e09a6a", ambient_mix=0.16)
    return Scene(in_depth(far, mid, near), surface, light, scheme.accent)


def _fireplace(canvas: Canvas, brushes: Brushes, fire: tuple[float, float]) -> str:
    rng, scheme = brushes.rng, brushes.scheme
    x, y = fire
    stone = brushes.inside(mix(scheme.pale, scheme.wood, 0.5))
    top = y - 180
    out = rect(x - 170, -140, 340, top + 140, darker(stone, 0.12)) + rect(
        x - 250, top, 500, canvas.low, stone
    )
    for k in range(9):
        for c in range(4):
            if (k + c) % 2 == 0:
                out += rect(
                    x - 244 + c * 124 + (60 if k % 2 else 0),
                    top + 50 + k * 62,
                    108,
                    50,
                    darker(stone, 0.10),
                    rx=8,
                    op=0.7,
                )
    out += path(
        (
            f"M{num(x - 150)} {num(canvas.low)} V{num(y + 40)} q0 -130 150 -130 t150 130 "
            f"V{num(canvas.low)}Z"
        ),
        "#2a1a1c",
    )
    out += _flames(x, y)
    wood = brushes.inside(scheme.wood)
    out += rect(x - 280, top - 34, 560, 40, wood, rx=8) + rect(
        x - 280, top - 34, 560, 10, lighter(wood, 0.3), rx=5
    )
    for k, dx in enumerate((-210, -150, 170, 226)):
        out += lights.candle(x + dx, top - 34, 70 + 26 * (k % 2), scheme.pale)
    for dx in (-150, 0, 150):
        tint = brushes.inside(rng.choice((scheme.accent, scheme.second)))
        out += path(
            (
                f"M{num(x + dx - 30)} {num(top + 12)} h60 v90 q30 26 16 50 q-30 22 -70 -8 q-10 "
                "-20 -6 -60Z"
            ),
            tint,
        ) + rect(x + dx - 36, top + 6, 72, 26, scheme.pale, rx=8)
    return out


def _flames(x: float, y: float) -> str:
    """A fire of logs."""
    out = ""
    for dx, high, tint in (
        (-60, 150, "#f2722c"),
        (50, 170, "#f2722c"),
        (0, 210, "#f89a3c"),
        (-24, 120, "#ffd25a"),
        (34, 110, "#ffd25a"),
        (6, 80, "#fff0b0"),
    ):
        out += path(
            (
                f"M{num(x + dx)} {num(y + 220 - high)} q54 {num(high * 0.5)} 0 {num(high)} q-54 "
                f"{num(-high * 0.5)} 0 {num(-high)}Z"
            ),
            tint,
        )
    out += group(rect(-110, -16, 220, 32, "#6a4630", rx=14), x, y + 222, turn=6) + group(
        rect(-110, -16, 220, 32, "#7a5236", rx=14), x, y + 236, turn=-7
    )
    return out


def _christmas_tree(x: float, y: float, high: float, brushes: Brushes) -> str:
    rng, scheme = brushes.rng, brushes.scheme
    out = plants.fir(x, y, high * 1.1, brushes.inside("#2f7a55"))
    tints = (scheme.accent, "#ffd25a", scheme.pale, scheme.second)
    for k in range(26):
        share = rng.uniform(0.16, 0.86)
        wide = high * 0.30 * share
        bx, by = x + rng.uniform(-wide, wide) * 0.8, y - high * 1.08 + high * share
        out += circle(bx, by, 11, tints[k % 4]) + circle(bx - 3, by - 3, 3, "#ffffff", 0.7)
        out += circle(bx + 30, by + 14, 5, "#fff2c4") + circle(bx + 30, by + 14, 16, "#ffe09a", 0.3)
    return out + lights.twinkle(x, y - high * 1.1, 46, "#ffd25a", 1)
