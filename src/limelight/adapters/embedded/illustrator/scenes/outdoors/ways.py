"""On the way and at the ground: station, airport, stadium."""

from limelight.adapters.embedded.illustrator.colours import darker, lighter, mix
from limelight.adapters.embedded.illustrator.scenes.canvas import (
    Brushes,
    Canvas,
    Scene,
    Surface,
    beside,
    in_depth,
    in_the_open,
    light_of,
)
from limelight.adapters.embedded.illustrator.scenes.parts import (
    furniture,
    land,
    lights,
    plants,
    town,
)
from limelight.adapters.embedded.illustrator.svg import circle, group, line, linear, num, path, rect


def station(canvas: Canvas, brushes: Brushes) -> Scene:
    """A platform: an arched roof, a train, a clock, lamps, a bench."""
    rng, scheme = brushes.rng, brushes.scheme
    far, sun_at = land.open_sky(canvas, brushes, 0.6)
    far += town.towers(
        canvas,
        (0.56, 0.06, 0.16),
        brushes.outside(scheme.shade, 0.4),
        "#ffd487" if brushes.is_dark else "",
        (80.0, 150.0),
        brushes,
    )
    side = beside(canvas, rng)
    platform = canvas.at(0.64)
    mid = _train(canvas, brushes, platform, side)
    mid += rect(
        canvas.left,
        platform - 8,
        canvas.span,
        canvas.low,
        brushes.outside(mix(scheme.pale, "#9a9aa2", 0.5)),
    )
    mid += rect(canvas.left, platform + 14, canvas.span, 18, brushes.outside("#f2c53d")) + rect(
        canvas.left, platform - 8, canvas.span, 12, lighter(scheme.pale, 0.3)
    )
    near = _roof(canvas, brushes) + _platform_clock(
        canvas.side(-0.72 * side), canvas.at(0.145), brushes
    )
    for share in (0.72 * side, -0.2 * side):
        near += rect(
            canvas.side(share) - 6, -140, 12, canvas.at(0.10) + 140, "#3a4048"
        ) + lights.glow(
            canvas.side(share),
            canvas.at(0.11),
            230,
            "#ffe9b0",
            f"pl{int((share + 2) * 50)}",
            0.6 if brushes.is_dark else 0.2,
        )
        near += path(
            f"M{num(canvas.side(share) - 60)} {num(canvas.at(0.115))} q60 -60 120 0Z",
            brushes.outside(scheme.accent),
        )
    near += _bench(canvas.side(0.82 * side), canvas.waist, brushes)
    stone = brushes.outside(mix(scheme.pale, "#8a8f94", 0.4))
    return in_the_open(
        in_depth(far, mid, near),
        Surface("stone", stone, darker(stone, 0.35), lighter(stone, 0.4)),
        light_of(brushes.sky, sun_at, canvas),
        scheme.accent,
    )


def _bench(x: float, y: float, brushes: Brushes) -> str:
    wood = brushes.outside(brushes.scheme.wood)
    out = "".join(rect(x - 180, y - dy, 360, 24, wood, rx=6) for dy in (60, 24))
    out += rect(x - 190, y + 24, 380, 26, lighter(wood, 0.15), rx=6)
    legs = f"M{num(x - 140)} {num(y - 70)}v220 M{num(x + 140)} {num(y - 70)}v220"
    return out + line(legs, "#2f3438", 14)


def _train(canvas: Canvas, brushes: Brushes, platform: float, side: int) -> str:
    """A train from side to side with its nose towards one of them."""
    scheme = brushes.scheme
    body, high = brushes.outside(scheme.accent), canvas.at(0.25)
    top = platform - high
    nose = canvas.right - 60 if side > 0 else canvas.left + 60
    tail = canvas.left - 200 if side > 0 else canvas.right + 200
    paint = linear("tr", (0, lighter(body, 0.25)), (0.4, body), (1, darker(body, 0.35)))
    out = f"<defs>{paint}</defs>" + path(
        (
            f"M{num(tail)} {num(top)} H{num(nose - side * 220)} Q{num(nose - side * 40)} "
            f"{num(top + 10)} {num(nose)} {num(platform - 60)} V{num(platform - 10)} "
            f"H{num(tail)}Z"
        ),
        "url(#tr)",
    )
    out += rect(
        min(tail, nose), top + high * 0.62, abs(nose - tail), 26, brushes.outside(scheme.pale)
    )
    glass = "#ffe3a0" if brushes.is_dark else mix("#26384a", brushes.sky.stops[0], 0.35)
    x = nose - side * 330
    while (x - canvas.left) * side > -220 if side > 0 else (canvas.right - x) > -220:
        out += rect(x - 70, top + 44, 140, high * 0.40, glass, rx=16) + path(
            (
                f"M{num(x - 60)} {num(top + 44 + high * 0.3)} l70 {num(-high * 0.28)} h34 l-80 "
                f"{num(high * 0.34)}Z"
            ),
            "#ffffff",
            0.16,
        )
        x -= side * 176
    out += path(
        (
            f"M{num(nose - side * 206)} {num(top + 38)} q{num(side * 110)} 6 {num(side * 150)} "
            f"{num(high * 0.42)} h{num(-side * 150)}Z"
        ),
        glass,
    )
    out += circle(nose - side * 40, platform - 44, 16, "#fff6d8")
    return out + rect(canvas.left, platform - 14, canvas.span, 40, "#2a2c34")


def _roof(canvas: Canvas, brushes: Brushes) -> str:
    """Iron arches and glass over the platform."""
    iron = brushes.outside(mix(brushes.scheme.shade, "#2f3640", 0.6))
    y, out = canvas.at(0.085), ""
    out += rect(
        canvas.left, -140, canvas.span, y + 60, mix(brushes.sky.stops[0], "#ffffff", 0.25), op=0.22
    )
    step = canvas.span / (3 if not canvas.is_wide else 6)
    for k in range(4 if not canvas.is_wide else 7):
        x = canvas.left + k * step
        out += line(
            (
                f"M{num(x)} {num(y + 70)} Q{num(x + step / 2)} {num(y - 90)} {num(x + step)} "
                f"{num(y + 70)}"
            ),
            iron,
            14,
        )
        for share in (0.2, 0.4, 0.6, 0.8):
            bx = x + step * share
            arch = y + 70 - 320 * share * (1 - share)
            out += line(f"M{num(bx)} -140V{num(arch)}", iron, 6, 0.8)
        out += (
            rect(x - 14, y + 56, 28, canvas.at(0.66) - y, iron, rx=6)
            if k in (0, 3 if not canvas.is_wide else 6)
            else ""
        )
    return (
        out
        + rect(canvas.left, -140, canvas.span, 130, darker(iron, 0.2))
        + line(f"M{num(canvas.left)} {num(y - 60)}H{num(canvas.right)}", iron, 12)
    )


def _platform_clock(x: float, y: float, brushes: Brushes) -> str:
    out = line(f"M{num(x)} -140V{num(y)}", "#2f3438", 14)
    return out + furniture.clock(x, y, 92, brushes.outside("#2f3640"), brushes.rng)


def airport(canvas: Canvas, brushes: Brushes) -> Scene:
    """A departure hall: a wall of glass with a plane beyond, a board of flights, rows of seats."""
    rng, scheme = brushes.rng, brushes.scheme
    low = canvas.chest + 40
    far = f"<defs>{brushes.sky.gradient('ap', 0.5)}</defs>" + canvas.fill("url(#ap)")
    sun_at = (canvas.side(rng.choice((-0.6, 0.6))), canvas.at(0.2))
    far += lights.sun(*sun_at, 74, brushes.sky, "as") + land.clouds(canvas, brushes)
    field = canvas.at(0.505)
    far += land.hills(
        (canvas.left, canvas.right, field - 20), brushes.outside("#8fb58a", 0.35), rng, 200, 12
    )
    far += rect(
        canvas.left,
        field,
        canvas.span,
        canvas.low,
        brushes.outside(mix(scheme.shade, "#8a8f98", 0.6)),
    )
    side = beside(canvas, rng)
    far += _plane(
        canvas.side((0.78 if not canvas.is_wide else 0.62) * side),
        field + 50,
        0.66 if not canvas.is_wide else 1.35,
        -side,
        brushes,
    )
    far += _plane(canvas.side(-0.66 * side), canvas.at(0.20), 0.42, side, brushes)
    bars, x = "", canvas.left
    while x < canvas.right:
        bars += f"M{num(x)} -140V{num(low)} "
        x += 230
    frame = brushes.inside(mix(scheme.pale, "#8a949c", 0.5))
    mid = line(bars + f"M{num(canvas.left)} {num(canvas.at(0.30))}H{num(canvas.right)}", frame, 16)
    mid += rect(canvas.left, low - 14, canvas.span, 30, frame) + rect(
        canvas.left, low + 10, canvas.span, canvas.low, brushes.inside(scheme.wall)
    )
    mid += _flights(canvas, brushes, -side)
    near = _seats(canvas, brushes)
    floor = brushes.inside(scheme.wall)
    return in_the_open(
        in_depth(far, mid, near),
        Surface("stone", lighter(floor, 0.2), darker(floor, 0.3), lighter(floor, 0.5)),
        light_of(brushes.sky, sun_at, canvas),
        scheme.accent,
    )


def _plane(x: float, y: float, scale: float, facing: int, brushes: Brushes) -> str:
    white, tint = brushes.outside("#fbfaf4", 0.05), brushes.outside(brushes.scheme.accent, 0.05)
    out = path(
        (
            "M-330 -40 Q-300 -96 -180 -100 H250 L330 -220 H392 L352 -92 Q372 -60 330 -44 Q200 "
            "-14 -220 -16 Q-310 -18 -330 -40Z"
        ),
        white,
    )
    out += path("M250 -100 L330 -220 H392 L352 -92 Q330 -88 250 -100Z", tint) + path(
        "M-330 -40 Q-200 -20 -220 -16 Q200 -14 330 -44 L352 -60 Q100 -34 -326 -48Z", tint
    )
    out += path("M-20 -52 L150 40 H206 L110 -60Z", darker(white, 0.16)) + rect(
        10, -12, 110, 44, darker(white, 0.25), rx=20
    )
    for k in range(12):
        out += circle(-190 + 36 * k, -66, 9, "#ffe3a0" if brushes.is_dark else "#5a86a8")
    out += (
        path("M-322 -52 q20 -30 62 -34 l6 24Z", "#3a5468")
        + circle(-160, 22, 18, "#2a2c34")
        + circle(100, 34, 18, "#2a2c34")
    )
    body = f'<g transform="scale({facing} 1)">{out}</g>'
    return group(body, x, y, scale)


def _flights(canvas: Canvas, brushes: Brushes, side: int) -> str:
    """A hanging board of departures: rows of coloured marks."""
    rng, w, h = brushes.rng, 330.0, 250.0
    x = canvas.side(0.70 * side) - w / 2
    x = min(max(x, 12.0), canvas.width - w - 12)
    y = canvas.at(0.095)
    out = line(f"M{num(x + 50)} -140V{num(y)} M{num(x + w - 50)} -140V{num(y)}", "#3a4048", 8)
    out += rect(x, y, w, h, "#141a26", rx=10) + rect(
        x, y, w, 40, brushes.inside(brushes.scheme.accent), rx=10
    )
    for r in range(5):
        yy = y + 62 + r * 38
        tint = rng.choice(("#7fe0a8", "#ffd25a", "#ffd25a", "#ff8a7a"))
        out += (
            rect(x + 20, yy, 60, 14, "#ffd25a", rx=4)
            + rect(x + 96, yy, rng.uniform(70, 130), 14, "#e6edf2", rx=4, op=0.9)
            + rect(x + w - 80, yy, 56, 14, tint, rx=4)
        )
    return out


def _seats(canvas: Canvas, brushes: Brushes) -> str:
    """A row of seats behind the figure."""
    tint = brushes.inside(brushes.scheme.second)
    y, out, x = canvas.waist, "", canvas.left + 20
    while x < canvas.right:
        out += (
            rect(x, y - 120, 150, 190, tint, rx=26)
            + rect(x + 12, y - 108, 126, 80, lighter(tint, 0.14), rx=20)
            + rect(x - 6, y + 40, 162, 54, darker(tint, 0.12), rx=18)
        )
        out += rect(x + 152, y - 6, 18, 90, "#5a636b", rx=8)
        x += 176
    return out + rect(canvas.left, y + 96, canvas.span, 16, "#5a636b")


def stadium(canvas: Canvas, brushes: Brushes) -> Scene:
    """A sports ground: stands full of people, floodlights, a pitch in stripes, a goal."""
    rng, scheme = brushes.rng, brushes.scheme
    far, sun_at = land.open_sky(canvas, brushes, 0.5)
    top, low = canvas.at(0.30), canvas.at(0.56)
    stand = brushes.outside(scheme.shade, 0.12)
    far += path(
        (
            f"M{num(canvas.left)} {num(top - 60)} Q{num(canvas.centre)} {num(top + 70)} "
            f"{num(canvas.right)} {num(top - 60)} V{num(low + 40)} H{num(canvas.left)}Z"
        ),
        stand,
    )
    crowd, tints = (
        "",
        tuple(brushes.outside(t, 0.08) for t in (*scheme.mixed(), "#f2c9a5", "#8a5a3c")),
    )
    for r in range(11):
        x = canvas.left + (r % 2) * 15
        while x < canvas.right:
            bend = ((x - canvas.centre) / canvas.width) ** 2
            crowd += circle(
                x,
                top + 44 + r * (low - top - 40) / 11 - 150 * bend * (1 - r / 11),
                11,
                rng.choice(tints),
            )
            x += rng.uniform(26, 34)
    far += crowd + path(
        (
            f"M{num(canvas.left)} {num(top - 110)} Q{num(canvas.centre)} {num(top + 10)} "
            f"{num(canvas.right)} {num(top - 110)} v60 Q{num(canvas.centre)} {num(top + 70)} "
            f"{num(canvas.left)} {num(top - 50)}Z"
        ),
        brushes.outside(scheme.pale, 0.1),
    )
    mid = ""
    for k, share in enumerate((-0.82, 0.82)):
        mid += _floodlight(canvas.side(share), low, canvas.at(0.46), brushes, k)
    mid += rect(canvas.left, low, canvas.span, 64, brushes.outside(scheme.accent)) + "".join(
        rect(
            canvas.left + 40 + k * 260, low + 14, 150, 36, brushes.outside("#fbf6ea"), rx=8, op=0.85
        )
        for k in range(int(canvas.span / 260) + 1)
    )
    mid += _pitch(canvas, brushes, low + 64)
    near = _goal(canvas.side(-0.72 if rng.random() < 0.5 else 0.72), low + 150, 400, brushes)
    front = plants.grass(
        canvas.left, canvas.right, canvas.low, 130, brushes.outside(darker(scheme.wall, 0.15)), rng
    )
    green = brushes.outside(scheme.wall)
    return in_the_open(
        in_depth(far, mid, near),
        Surface("ground", green, darker(green, 0.3), lighter(green, 0.3)),
        light_of(brushes.sky, sun_at, canvas),
        scheme.accent,
        front,
    )


def _pitch(canvas: Canvas, brushes: Brushes, top: float) -> str:
    green = brushes.outside(brushes.scheme.wall)
    out = rect(canvas.left, top, canvas.span, canvas.low - top, green)
    for k in range(-12, 13):
        if k % 2 == 0:
            a, b = k * 260, (k + 1) * 260
            out += path(
                (
                    f"M{num(canvas.centre + a * 0.3)} {num(top)} "
                    f"L{num(canvas.centre + b * 0.3)} {num(top)} L{num(canvas.centre + b)} "
                    f"{num(canvas.low)} L{num(canvas.centre + a)} {num(canvas.low)}Z"
                ),
                lighter(green, 0.12),
            )
    chalk = brushes.outside("#ffffff")
    return (
        out
        + line(f"M{num(canvas.left)} {num(top + 40)}H{num(canvas.right)}", chalk, 8, 0.8)
        + (
            f'<ellipse cx="{num(canvas.centre)}" cy="{num(top + 330)}" rx="560" ry="130" '
            f'fill="none" stroke="{chalk}" stroke-width="10" stroke-opacity=".7"/>'
        )
    )


def _floodlight(x: float, y: float, high: float, brushes: Brushes, at: int) -> str:
    out = line(
        f"M{num(x - 20)} {num(y)} L{num(x)} {num(y - high)} L{num(x + 20)} {num(y)}", "#5a636b", 12
    ) + rect(x - 110, y - high - 100, 220, 120, "#3a4048", rx=10)
    strength = 0.75 if brushes.is_dark else 0.25
    out += lights.glow(x, y - high - 40, 360, "#f2f8ff", f"fl{at}", strength)
    for r in range(2):
        for c in range(4):
            out += circle(
                x - 78 + 52 * c,
                y - high - 70 + 52 * r,
                19,
                "#fffef2" if brushes.is_dark else "#dfe8ee",
            )
    return out


def _goal(x: float, y: float, wide: float, brushes: Brushes) -> str:
    high = wide * 0.52
    net = "".join(
        f"M{num(x - wide / 2 + k * wide / 12)} {num(y - high)}v{num(high)} " for k in range(13)
    )
    net += "".join(
        f"M{num(x - wide / 2)} {num(y - high + k * high / 7)}h{num(wide)} " for k in range(8)
    )
    posts = f"M{num(x - wide / 2)} {num(y)}V{num(y - high)}H{num(x + wide / 2)}V{num(y)}"
    return line(net, "#ffffff", 3, 0.42) + line(posts, brushes.outside("#ffffff"), 16)
