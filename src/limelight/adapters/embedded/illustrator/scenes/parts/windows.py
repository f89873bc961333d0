"""Windows and what is seen through them, curtains, doors."""

from typing import Literal

from limelight.adapters.embedded.illustrator.colours import darker, lighter, mix
from limelight.adapters.embedded.illustrator.scenes.canvas import Brushes
from limelight.adapters.embedded.illustrator.scenes.parts import land, lights, plants, weather
from limelight.adapters.embedded.illustrator.svg import (
    circle,
    group,
    line,
    linear,
    num,
    path,
    rect,
)

Box = tuple[float, float, float, float]
Outlook = Literal["hills", "roofs", "trees", "towers"]
_OUTLOOKS: tuple[Outlook, ...] = ("hills", "roofs", "trees", "towers")


def view(box: Box, brushes: Brushes, key: str, outlook: Outlook | None = None) -> str:
    """What is seen through a window: sky, sun or moon, land or town, and the weather."""
    x, y, w, h = box
    rng, sky = brushes.rng, brushes.sky
    out = f"<defs>{sky.gradient(f'{key}-sky')}</defs>" + rect(x, y, w, h, f"url(#{key}-sky)")
    if sky.name == "night" and sky.weather == "clear":
        out += lights.stars((x, y, w, h * 0.6), 26, rng)
    r = min(w, h) * 0.11
    out += lights.sun(
        x + w * rng.uniform(0.55, 0.8), y + h * rng.uniform(0.2, 0.34), r, sky, f"{key}-sun"
    )
    white = mix("#ffffff", sky.horizon, 0.7 if sky.is_dark else 0.1)
    for _ in range(3 if sky.weather in ("clear", "wind") else 6):
        out += land.cloud(
            x + w * rng.uniform(-0.1, 0.62),
            y + h * rng.uniform(0.06, 0.5),
            w * rng.uniform(0.26, 0.5),
            white,
            0.8,
        )
    by_chance: Outlook = rng.choice(_OUTLOOKS)
    return out + _beyond(box, brushes, outlook or by_chance) + weather.in_box(box, sky, rng)


def _beyond(box: Box, brushes: Brushes, outlook: Outlook) -> str:
    x, y, w, h = box
    rng = brushes.rng
    if outlook == "roofs":
        return _roofs(box, brushes)
    if outlook == "towers":
        return _towers(box, brushes)
    near, far = brushes.outside("#5fa86a", 0.08), brushes.outside("#8cc39a", 0.35)
    swing = h * 0.03
    out = land.hills((x - 40, x + w + 40, y + h * 0.70), far, rng, h, swing)
    if outlook == "trees":
        for _ in range(4):
            tall = h * rng.uniform(0.3, 0.46)
            greens = (brushes.outside("#7fbf6c"), brushes.outside("#3f8a54"))
            out += plants.tree(x + w * rng.uniform(0, 1), y + h * 0.9, tall, greens, rng)
    return out + land.hills((x - 40, x + w + 40, y + h * 0.86), near, rng, h, swing)


def _roofs(box: Box, brushes: Brushes) -> str:
    x, y, w, h = box
    rng, lit = brushes.rng, brushes.is_dark
    out, at = "", x - 20.0
    while at < x + w + 20:
        wide, high = rng.uniform(w * 0.16, w * 0.28), rng.uniform(h * 0.18, h * 0.40)
        house = brushes.outside(rng.choice(("#d9946e", "#e0b78a", "#b97a6a", "#c9a58a")), 0.15)
        out += rect(at, y + h - high, wide, high + 10, house)
        roof = (
            f"M{num(at - 6)} {num(y + h - high)} L{num(at + wide / 2)} "
            f"{num(y + h - high - wide * 0.4)} L{num(at + wide + 6)} {num(y + h - high)}Z"
        )
        out += path(roof, darker(house, 0.3))
        if brushes.sky.weather == "snow":
            out += line(roof[:-1], "#ffffff", 7, 0.9)
        for k in range(2):
            out += rect(
                at + wide * (0.2 + 0.36 * k),
                y + h - high * 0.72,
                wide * 0.2,
                wide * 0.28,
                "#ffdf94" if lit else "#fff4dc",
                rx=2,
                op=0.9,
            )
        at += wide + rng.choice((0.0, 6.0))
    return out


def _towers(box: Box, brushes: Brushes) -> str:
    x, y, w, h = box
    rng = brushes.rng
    out = ""
    for tone, share in (("#8fa6c4", 0.4), ("#6f86ac", 0.15)):
        at = x - 20.0
        while at < x + w:
            wide, high = (
                rng.uniform(w * 0.12, w * 0.22),
                h * rng.uniform(0.26, 0.62 if share > 0.2 else 0.46),
            )
            out += rect(at, y + h - high, wide, high, brushes.outside(tone, share))
            if share < 0.2:
                dots = ""
                for k in range(int(high / 26)):
                    dots += (
                        f"M{num(at + wide * 0.2)} {num(y + h - high + 14 + k * 26)}"
                        f"h{num(wide * 0.22)}v10h{num(-wide * 0.22)}z "
                    )
                    dots += (
                        f"M{num(at + wide * 0.58)} {num(y + h - high + 14 + k * 26)}"
                        f"h{num(wide * 0.22)}v10h{num(-wide * 0.22)}z "
                    )
                out += path(dots, "#ffdf94" if brushes.is_dark else "#e6f2fa", 0.8)
            at += wide + rng.uniform(0, 12)
    return out


def window(box: Box, brushes: Brushes, frame: str, key: str, outlook: Outlook | None = None) -> str:
    """A window with its view; round-headed or square by chance."""
    x, y, w, h = box
    is_round = brushes.rng.random() < 0.4 and h > w * 1.15
    bar = max(12.0, w * 0.032)
    reach = bar * 1.6
    around = (x - reach, y - reach, w + reach * 2, h + reach * 2)
    out = group(path(_opening(around, is_round=is_round), "#1a0f20", 0.14), 5, 9)
    out += path(_opening(around, is_round=is_round), frame)
    out += f'<clipPath id="{key}-w"><path d="{_opening(box, is_round=is_round)}"/></clipPath>'
    inner = rect(x, y, w, bar * 1.2, "#1a0f20", op=0.20) + rect(x, y, bar, h, "#1a0f20", op=0.14)
    out += f'<g clip-path="url(#{key}-w)">{view(box, brushes, key, outlook)}{glare(box)}{inner}</g>'
    out += line(
        f"M{num(x + w / 2)} {num(y)}V{num(y + h)} M{num(x)} {num(y + h * 0.46)}H{num(x + w)}",
        frame,
        bar,
    )
    sill_y = y + h + bar * 1.2
    out += rect(x - w * 0.09, sill_y, w * 1.18, bar * 2, lighter(frame, 0.14), rx=8)
    if brushes.sky.weather == "snow":
        out += path(
            f"M{num(x)} {num(y + h)} q{num(w * 0.25)} -34 {num(w / 2)} -14 t{num(w / 2)} 2 v14z",
            "#ffffff",
            0.95,
        )
    return out + rect(x - w * 0.07, sill_y + bar * 2, w * 1.14, bar, "#1a0f20", op=0.18)


def _opening(box: Box, *, is_round: bool) -> str:
    """The outline of a window: round-headed or with soft corners."""
    x, y, w, h = box
    if is_round:
        return (
            f"M{num(x)} {num(y + h)} V{num(y + w / 2)} A{num(w / 2)} {num(w / 2)} 0 0 1 "
            f"{num(x + w)} "
            f"{num(y + w / 2)} V{num(y + h)}Z"
        )
    r = 16
    return (
        f"M{num(x + r)} {num(y)} H{num(x + w - r)} Q{num(x + w)} {num(y)} {num(x + w)} "
        f"{num(y + r)} "
        f"V{num(y + h)} H{num(x)} V{num(y + r)} Q{num(x)} {num(y)} {num(x + r)} {num(y)}Z"
    )


def glare(box: Box) -> str:
    """A slanted reflection on glass."""
    x, y, w, h = box
    return path(
        (
            f"M{num(x)} {num(y + h * 0.5)} L{num(x + w * 0.5)} {num(y)} H{num(x + w * 0.72)} "
            f"L{num(x)} {num(y + h * 0.76)}Z"
        ),
        "#ffffff",
        0.13,
    )


def panes(
    box: Box,
    count: int,
    brushes: Brushes,
    key: str,
    frame: str = "#4a5560",
    outlook: Outlook | None = None,
) -> str:
    """A row of tall panes in thin metal frames with one view beyond them."""
    x, y, w, h = box
    gap = 26.0
    each = (w - gap * (count - 1)) / count
    lefts = [x + i * (each + gap) for i in range(count)]
    out = "".join(rect(left - 10, y - 10, each + 20, h + 20, frame, rx=6) for left in lefts)
    holes = "".join(
        f'<rect x="{num(left)}" y="{num(y)}" width="{num(each)}" height="{num(h)}"/>'
        for left in lefts
    )
    out += f'<clipPath id="{key}c">{holes}</clipPath>'
    glares = "".join(glare((left, y, each, h)) for left in lefts)
    out += f'<g clip-path="url(#{key}c)">{view(box, brushes, key, outlook)}{glares}</g>'
    return out + line(
        "".join(f"M{num(left)} {num(y + h * 0.66)}h{num(each)} " for left in lefts), frame, 9
    )


def patch(box: Box, colour: str, lean: float, op: float = 0.26) -> str:
    """The light of a window on a wall: two panes, leaning."""
    x, y, w, h = box
    out = ""
    for k in (0.0, 0.53):
        for row in (0.0, 0.52):
            left, top = x + w * k + lean * row, y + h * row
            out += path(
                (
                    f"M{num(left)} {num(top)} h{num(w * 0.47)} l{num(lean * 0.47)} "
                    f"{num(h * 0.47)} h{num(-w * 0.47)}Z"
                ),
                colour,
                op,
            )
    return out


def curtain(x: float, y: float, width: float, height: float, colour: str) -> str:
    """A curtain hanging in folds; a negative width hangs to the left."""
    d = (
        f"M{num(x)} {num(y)} H{num(x + width)} C{num(x + width * 0.8)} {num(y + height * 0.4)} "
        f"{num(x + width * 0.5)} {num(y + height * 0.7)} {num(x + width * 0.42)} "
        f"{num(y + height)} H{num(x)}Z"
    )
    folds = "".join(
        f"M{num(x + width * s)} {num(y)} C{num(x + width * s * 0.85)} {num(y + height * 0.4)} "
        f"{num(x + width * s * 0.52)} {num(y + height * 0.7)} {num(x + width * s * 0.44)} "
        f"{num(y + height)} "
        for s in (0.2, 0.45, 0.7, 0.9)
    )
    return (
        path(d, colour)
        + line(folds, darker(colour, 0.5), 7, 0.20)
        + line(folds, lighter(colour, 0.5), 3, 0.25)
    )


def curtains(box: Box, share: float, fall: float, cloth: str, rod: str) -> str:
    """A pair of curtains on a rod over a window."""
    x, y, w, _ = box
    out = (
        rect(x - 62, y - 46, w + 124, 15, rod, rx=7)
        + circle(x - 62, y - 38, 15, rod)
        + circle(x + w + 62, y - 38, 15, rod)
    )
    return (
        out
        + curtain(x - 54, y - 34, w * share, fall, cloth)
        + curtain(x + w + 54, y - 34, -w * share, fall, cloth)
    )


def door(box: Box, colour: str, frame: str, brushes: Brushes, key: str) -> str:
    """A house door with a glazed light above it, standing on the lower edge of the box."""
    x, y, w, h = box
    fan = h * 0.15
    face = linear(f"{key}-d", (0, lighter(colour, 0.08)), (1, darker(colour, 0.18)), x2=0.4)
    out = f"<defs>{face}</defs>" + rect(x - 30, y - 30, w + 60, h + 30, frame, rx=8)
    out += (
        f'<clipPath id="{key}-f"><path d="M{num(x)} {num(y + fan)} v{num(-fan * 0.3)} q0 '
        f"{num(-fan * 0.7)} {num(w / 2)} {num(-fan * 0.7)} q{num(w / 2)} 0 {num(w / 2)} "
        f'{num(fan * 0.7)} v{num(fan * 0.3)}Z"/></clipPath>'
    )
    out += f'<g clip-path="url(#{key}-f)">{view((x, y, w, fan), brushes, key, "trees")}</g>'
    out += line(
        (
            f"M{num(x + w / 2)} {num(y)}v{num(fan)} M{num(x + w * 0.22)} "
            f"{num(y + fan * 0.3)}L{num(x + w / 2)} {num(y + fan)} L{num(x + w * 0.78)} "
            f"{num(y + fan * 0.3)}"
        ),
        frame,
        8,
    )
    top = y + fan + 16
    out += rect(x, top, w, y + h - top, f"url(#{key}-d)", rx=4)
    for row, (share, size) in enumerate(((0.06, 0.34), (0.46, 0.18), (0.70, 0.24))):
        for k in (0, 1):
            px, py = x + w * (0.11 + 0.43 * k), top + (y + h - top) * share
            pw, ph = w * 0.35, (y + h - top) * size
            out += rect(px, py, pw, ph, darker(colour, 0.22), rx=6) + rect(
                px + 6, py + 6, pw - 12, ph - 12, lighter(colour, 0.06 + 0.03 * row), rx=4
            )
    knob_y = top + (y + h - top) * 0.6
    return (
        out
        + circle(x + w * 0.9, knob_y, 15, "#e0b85e")
        + circle(x + w * 0.885, knob_y - 5, 5, "#fff2c4", 0.8)
    )
