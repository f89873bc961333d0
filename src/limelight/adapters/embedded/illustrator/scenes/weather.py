"""Rain and snow before the scenery and behind the figure."""

import random

from limelight.adapters.embedded.illustrator import words
from limelight.adapters.embedded.illustrator.scenes.canvas import Canvas, Sheet
from limelight.adapters.embedded.illustrator.svg import circle, line, num

OUTDOORS = frozenset(("garden", "mountains", "forest", "beach", "city", "market"))
_RAIN, _SNOW = {"rain", "rainy", "storm", "drizzl"}, {"snow", "snowy", "blizzard"}


def falling(
    setting: str, texts: tuple[str, ...], canvas: Canvas, rng: random.Random
) -> tuple[Sheet, ...]:
    """What falls from the sky when the texts say so and the setting lies under it."""
    said = {stem for text in texts for stem in words.stems(text)}
    if setting not in OUTDOORS:
        return ()
    if said & _RAIN:
        return (Sheet(_rain(canvas, rng), 0.9, 0.6),)
    return (Sheet(_snow(canvas, rng), 0.9, 1.2),) if said & _SNOW else ()


def _rain(canvas: Canvas, rng: random.Random) -> str:
    drops = ""
    for _ in range(170):
        x, y = rng.uniform(canvas.left, canvas.right), rng.uniform(-60, canvas.height)
        long = rng.uniform(26, 70)
        drops += f"M{num(x)} {num(y)} l{num(-long * 0.22)} {num(long)} "
    return line(drops, "#e6f2fa", 3, 0.5)


def _snow(canvas: Canvas, rng: random.Random) -> str:
    return "".join(
        circle(
            rng.uniform(canvas.left, canvas.right),
            rng.uniform(-60, canvas.height),
            rng.uniform(3, 9),
            "#ffffff",
            rng.uniform(0.45, 0.9),
        )
        for _ in range(120)
    )
