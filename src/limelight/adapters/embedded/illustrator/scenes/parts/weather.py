"""Rain, snow, fog and wind: before the land, and behind a window's glass."""

import random

from limelight.adapters.embedded.illustrator.colours import mix
from limelight.adapters.embedded.illustrator.scenes.canvas import Brushes, Canvas, Sheet, Sky
from limelight.adapters.embedded.illustrator.svg import circle, group, line, linear, num, path, rect

Box = tuple[float, float, float, float]


def falling(canvas: Canvas, brushes: Brushes) -> tuple[Sheet, ...]:
    """The sheets of weather of an open place, in front of its land."""
    rng, sky = brushes.rng, brushes.sky
    if sky.weather in ("rain", "storm"):
        return (Sheet(_rain(canvas, rng, 260 if sky.weather == "storm" else 170), 0.9, 0.6),)
    if sky.weather == "snow":
        return (Sheet(_snow(canvas, rng), 0.9, 1.2),)
    if sky.weather == "fog":
        return (Sheet(_fog(canvas, sky, rng), 0.75, 6.0),)
    if sky.weather == "wind":
        return (Sheet(_wind(canvas, brushes), 0.9, 0.4),)
    return ()


def in_box(box: Box, sky: Sky, rng: random.Random) -> str:
    """The same seen through a window."""
    x, y, w, h = box
    if sky.weather in ("rain", "storm"):
        drops = ""
        for _ in range(int(w * h / 4200)):
            px, py, long = rng.uniform(x, x + w), rng.uniform(y, y + h), rng.uniform(14, 44)
            drops += f"M{num(px)} {num(py)} l{num(-long * 0.18)} {num(long)} "
        beads = "".join(
            circle(rng.uniform(x, x + w), rng.uniform(y, y + h), rng.uniform(2, 5), "#ffffff", 0.5)
            for _ in range(int(w * h / 9000))
        )
        return rect(x, y, w, h, "#5d7388", op=0.16) + line(drops, "#eaf4fb", 2.6, 0.55) + beads
    if sky.weather == "snow":
        return "".join(
            circle(
                rng.uniform(x, x + w),
                rng.uniform(y, y + h),
                rng.uniform(3, 7),
                "#ffffff",
                rng.uniform(0.5, 0.95),
            )
            for _ in range(int(w * h / 3800))
        )
    if sky.weather == "fog":
        return rect(x, y, w, h, mix("#ffffff", sky.horizon, 0.4), op=0.5)
    return ""


def _rain(canvas: Canvas, rng: random.Random, count: int) -> str:
    drops = ""
    for _ in range(int(count * canvas.width / 1080)):
        x, y = rng.uniform(canvas.left, canvas.right + 60), rng.uniform(-60, canvas.height)
        long = rng.uniform(26, 70)
        drops += f"M{num(x)} {num(y)} l{num(-long * 0.22)} {num(long)} "
    return line(drops, "#e6f2fa", 3, 0.5)


def _snow(canvas: Canvas, rng: random.Random) -> str:
    return "".join(
        circle(
            rng.uniform(canvas.left, canvas.right),
            rng.uniform(-60, canvas.height),
            rng.uniform(3, 10),
            "#ffffff",
            rng.uniform(0.5, 0.95),
        )
        for _ in range(int(130 * canvas.width / 1080))
    )


def _fog(canvas: Canvas, sky: Sky, rng: random.Random) -> str:
    tint = mix("#ffffff", sky.horizon, 0.45)
    veil = linear("fg", (0, tint, 0.10), (0.45, tint, 0.34), (0.8, tint, 0.5), (1, tint, 0.2))
    out = f"<defs>{veil}</defs>" + canvas.fill("url(#fg)")
    for i in range(6):
        x, y = rng.uniform(canvas.left - 200, canvas.right - 300), canvas.at(0.34 + 0.09 * i)
        out += rect(x, y, rng.uniform(700, 1100), rng.uniform(50, 90), tint, rx=45, op=0.30)
    return out


def _wind(canvas: Canvas, brushes: Brushes) -> str:
    """Streaks of air, and leaves that fly."""
    rng = brushes.rng
    out = ""
    for _ in range(7):
        x, y = rng.uniform(canvas.left, canvas.right - 300), canvas.at(rng.uniform(0.05, 0.6))
        long = rng.uniform(220, 380)
        curl = (
            f"M{num(x)} {num(y)} q{num(long * 0.4)} {num(rng.uniform(-26, 26))} "
            f"{num(long * 0.8)} 0 q{num(long * 0.14)} -24 {num(long * 0.04)} -44 q-22 -12 -30 14"
        )
        out += line(curl, "#ffffff", 5, 0.42)
    tints = ("#e0a04a", "#8cc06a", "#d9704e", "#b7c95c")
    for _ in range(int(22 * canvas.width / 1080)):
        r = rng.uniform(10, 20)
        leaf = path(
            f"M0 {num(-r)} Q{num(r * 0.8)} 0 0 {num(r)} Q{num(-r * 0.8)} 0 0 {num(-r)}Z",
            brushes.outside(rng.choice(tints)),
            0.9,
        )
        out += group(
            leaf,
            rng.uniform(canvas.left, canvas.right),
            canvas.at(rng.uniform(0.04, 0.84)),
            turn=rng.uniform(0, 180),
        )
    return out
