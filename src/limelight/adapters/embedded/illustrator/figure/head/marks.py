"""Marks on the skin that a person is known by."""

import random
from collections.abc import Callable

from limelight.adapters.embedded.illustrator.colours import lighter, lightness, mix
from limelight.adapters.embedded.illustrator.figure.anchors import MIDDLE
from limelight.adapters.embedded.illustrator.figure.tones import Tones
from limelight.adapters.embedded.illustrator.looks.look import Look
from limelight.adapters.embedded.illustrator.svg import circle, ellipse, line, path


def draw_marks(look: Look, t: Tones) -> str:
    """All marks of a look that lie on the bare face."""
    return "".join(_MARKS[name](look, t) for name in look.marks if name in _MARKS)


def _freckles(look: Look, t: Tones) -> str:
    rng = random.Random(11)  # noqa: S311 - art, not secrets
    colour = mix(t.deep, "#b0602e", 0.45 if lightness(look.skin) > 0.5 else 0.1)
    out = ""
    for side in (-1, 1):
        for _ in range(17):
            along, down = rng.uniform(8, 112), rng.gauss(0, 15)
            x, y = MIDDLE + side * (along + 10), 452 + down + along * 0.08
            out += ellipse(x, y, rng.uniform(1.9, 3.6), rng.uniform(1.7, 3.0), colour,
                           round(rng.uniform(0.38, 0.66), 2))  # fmt: skip
    for _ in range(6):
        out += circle(MIDDLE + rng.uniform(-12, 12), rng.uniform(432, 462), 2.2, colour, 0.5)
    return out


def _mole(look: Look, t: Tones) -> str:
    return circle(470, 500, 5.2, t.deep, 0.85) + circle(468.6, 498.6, 1.6, t.light, 0.4)


def _beauty_spot(look: Look, t: Tones) -> str:
    return circle(342, 496, 4.4, mix(t.deep, "#2a1010", 0.5), 0.92)


def _scar(look: Look, t: Tones) -> str:
    colour = mix(lighter(look.skin, 0.5), "#e8a0a0", 0.3)
    d = "M494 424 C500 448 504 466 500 488"
    ticks = "M489 438 L504 434 M493 456 L509 453 M493 474 L509 474"
    return line(d, t.deep, 7, 0.22) + line(d, colour, 4.5, 0.9) + line(ticks, colour, 2.6, 0.75)


def _dimples(look: Look, t: Tones) -> str:
    d = "M311 506 C304 514 304 526 309 534 M458 506 C465 514 465 526 460 534"
    return line(d, t.deep, 5, 0.42)


def _vitiligo(look: Look, t: Tones) -> str:
    pale = mix(lighter(look.skin, 0.72), "#f6d9c6", 0.5)
    patches = (
        "M286 372 C268 366 250 380 252 404 C254 428 276 440 296 436 C318 440 348 430 350 404 "
        "C352 380 330 366 312 374 C302 378 296 374 286 372Z",
        "M430 530 C424 512 440 500 456 522 C466 528 478 516 488 526 C500 536 494 556 478 562 "
        "C458 568 438 556 430 530Z",
        "M470 226 C486 214 512 226 522 252 C530 276 516 296 500 290 C484 286 484 268 474 258 "
        "C464 248 460 236 470 226Z",
    )
    return "".join(path(d, pale, 0.78) for d in patches)


def _birthmark(look: Look, t: Tones) -> str:
    d = (
        "M498 442 C520 430 544 448 540 474 C548 498 530 522 512 516 C496 520 484 500 490 484 "
        "C480 466 486 450 498 442Z"
    )
    return path(d, mix(t.deep, "#9a3040", 0.5), 0.42)


def _nose_stud(look: Look, t: Tones) -> str:
    return circle(361, 466, 5.6, "#c89a3a") + circle(359.4, 464.2, 2, "#fff6d8", 0.95)


def _bindi(look: Look, t: Tones) -> str:
    return circle(MIDDLE, 330, 7, "#b3243f") + circle(MIDDLE - 2, 328, 2, "#f08a90", 0.7)


_MARKS: dict[str, Callable[[Look, Tones], str]] = {
    "freckles": _freckles, "mole": _mole, "beauty_spot": _beauty_spot, "scar": _scar,
    "dimples": _dimples, "vitiligo": _vitiligo, "birthmark": _birthmark,
    "nose_stud": _nose_stud, "bindi": _bindi,
}  # fmt: skip
