"""Beards: what lies under the mouth and what lies over it, bent with the jaw they grow on."""

import functools
import random
from collections.abc import Callable
from dataclasses import dataclass

from limelight.adapters.embedded.illustrator.bending import WHOLE_CURVES, bend_drawing
from limelight.adapters.embedded.illustrator.colours import darker, lighter, lightness, mix
from limelight.adapters.embedded.illustrator.curves import each
from limelight.adapters.embedded.illustrator.figure import outline
from limelight.adapters.embedded.illustrator.figure.anchors import MIDDLE
from limelight.adapters.embedded.illustrator.figure.head.shape import OUTLINE, shape_of
from limelight.adapters.embedded.illustrator.figure.strokes import crease
from limelight.adapters.embedded.illustrator.looks.look import Look
from limelight.adapters.embedded.illustrator.svg import line, linear_at, mirrored, path, symmetric

_INNER = "C363 480 340 478 322 490 C300 496 276 492 258 472 C244 454 239 428 238 396 L219 392 "
_FULL = "C214 430 220 482 236 524 C254 574 292 612 330 626 C350 632 368 634 384.5 634"
_SHORT = "C215 430 221 478 233 514 C248 552 276 588 316 602 C342 610 364 612 384.5 612"
_LONG = (
    "C214 430 216 486 230 530 C240 580 262 630 300 678 C326 706 344 716 356 744 "
    "C362 726 374 740 384.5 752"
)
# Lips need room: the hole is wound against the outline.
_HOLE = "M338 518 C352 504 417 504 431 518 C428 546 408 556 384.5 556 C361 556 341 546 338 518Z"
_TACHE = "M384.5 488 C366 476 338 482 318 510 C338 506 362 506 384.5 502Z"
_HANDLEBAR = (
    "M384.5 488 C362 474 336 484 322 502 C312 516 292 520 280 504 C276 490 290 484 294 494 "
    "C288 498 296 506 306 498 C300 530 352 520 384.5 503Z"
)
_CHIN = "C364 552 344 562 336 578 C340 604 358 622 384.5 622"
_GOATEE = "C366 482 334 486 322 508 C318 540 324 578 338 600 C350 618 366 624 384.5 624"
_BURNS = "M219 392 C215 430 221 470 234 508 C252 500 262 482 256 462 C244 446 239 424 238 394Z"


@dataclass(frozen=True)
class _Hair:
    colour: str
    light: str
    dark: str
    fill: str


@functools.lru_cache(maxsize=64)
def draw_beard(look: Look) -> tuple[str, str]:
    """What lies under the mouth, and what lies over it; two empty strings without a beard."""
    if not look.beard:
        return "", ""
    colour = look.beard_colour
    hair = _Hair(
        colour, lighter(colour, 0.22 + 0.1 * lightness(colour)), darker(colour, 0.38), "url(#fd-b)"
    )
    under, over = _BEARDS[look.beard](look, hair)
    paint = linear_at(
        "fd-b", (0, 400, 0, 640), (0, mix(colour, look.skin, 0.14)), (0.3, colour),
        (1, darker(colour, 0.24)),
    )  # fmt: skip
    move = shape_of(look).move
    return (
        bend_drawing(f"<defs>{paint}</defs>{under}", each(move), WHOLE_CURVES),
        bend_drawing(over, each(move), WHOLE_CURVES),
    )


def _mass(outer: str) -> str:
    return symmetric((MIDDLE, 486), _INNER + outer, MIDDLE) + _HOLE


def _tache(hair: _Hair, d: str = _TACHE) -> str:
    one = path(d, hair.fill) + path(
        crease((378, 493), (352, 488), (328, 503), 1.8), hair.light, 0.4
    )
    return one + mirrored(one, MIDDLE)


def _strands(hair: _Hair, low: float, seed: int) -> str:
    """Locks running down cheeks and chin: dark between, light on top."""
    rng = random.Random(seed)  # noqa: S311 - art, not secrets
    dark, light = "", ""
    for i in range(9):
        x = 244 + i * 16.5
        top = 470 + i * 11 if i < 5 else 558 + rng.uniform(-4, 6)
        end = min(low - 6 - abs(8 - i) * (low - 560) * 0.07, low)
        end = max(end, top + 20)
        lean = (x - MIDDLE) * -0.10
        dark += crease((x, top), (x + lean * 0.4, (top + end) / 2), (x + lean * 2, end), 1.6)
        light += crease((x + 8, top + 6), (x + 8 + lean * 0.5, (top + end) / 2),
                        (x + 8 + lean * 2, end - 10), 1.4)  # fmt: skip
    one = path(dark, hair.dark, 0.42) + path(light, hair.light, 0.30)
    return one + mirrored(one, MIDDLE)


def _full(look: Look, hair: _Hair) -> tuple[str, str]:
    return path(_mass(_FULL), hair.fill) + _strands(hair, 626, 3), _tache(hair)


def _long(look: Look, hair: _Hair) -> tuple[str, str]:
    waves = "".join(
        crease((x, 580), (x + 10, 640), (x + (MIDDLE - x) * 0.25, 724 - abs(MIDDLE - x) * 0.3), 2.2)
        for x in (272.0, 300, 326, 350, 372, 397, 419, 443, 469, 497)
    )
    mass = path(_mass(_LONG), hair.fill) + _strands(hair, 620, 4)
    return mass + path(waves, hair.dark, 0.4), _tache(hair)


def _short(look: Look, hair: _Hair) -> tuple[str, str]:
    edge = line("M232 452 C246 480 276 498 318 492", mix(hair.colour, look.skin, 0.5), 3, 0.5)
    both = edge + mirrored(edge, MIDDLE)
    return path(_mass(_SHORT), hair.fill, 0.92) + both + _strands(hair, 606, 5), _tache(hair)


def _stubble(look: Look, hair: _Hair) -> tuple[str, str]:
    tone = mix(hair.colour, look.skin, 0.30)
    rng = random.Random(7)  # noqa: S311 - art, not secrets
    dots = ""
    for _ in range(110):
        x, y = MIDDLE + rng.uniform(-118, 118), rng.uniform(490, 598)
        inside = abs(x - MIDDLE) < 134 - max(0, y - 500) * 0.72
        if inside and not (abs(x - MIDDLE) < 52 and 504 < y < 548):
            dots += f"M{x:.0f} {y:.0f}v4"
    shade = path(_mass(_SHORT), tone, 0.34) + line(dots, hair.dark, 2, 0.22)
    clip = f'<clipPath id="fd-c"><path d="{OUTLINE}"/></clipPath>'
    over = f"{_TACHE}{outline.flipped(_TACHE)}"
    return f'{clip}<g clip-path="url(#fd-c)">{shade}</g>', path(over, tone, 0.34)


def _moustache(look: Look, hair: _Hair) -> tuple[str, str]:
    return "", _tache(hair)


def _handlebar(look: Look, hair: _Hair) -> tuple[str, str]:
    return "", _tache(hair, _HANDLEBAR)


def _chin(look: Look, hair: _Hair) -> tuple[str, str]:
    patch = symmetric((MIDDLE, 556), _CHIN, MIDDLE)
    marks = crease((364, 566), (362, 590), (370, 614), 1.6) + crease(
        (384, 562), (384, 590), (384, 618), 1.6
    )
    return path(patch, hair.fill) + path(marks, hair.dark, 0.4), ""


def _goatee(look: Look, hair: _Hair) -> tuple[str, str]:
    ring = symmetric((MIDDLE, 487), _GOATEE, MIDDLE) + _HOLE
    marks = "".join(
        crease((x, 562), (x, 590), (x + (MIDDLE - x) * 0.2, 616 - abs(x - MIDDLE) * 0.2), 1.6)
        for x in (346.0, 364, 384, 405, 423)
    )
    return path(ring, hair.fill) + path(marks, hair.dark, 0.42), _tache(hair)


def _sideburns(look: Look, hair: _Hair) -> tuple[str, str]:
    one = path(_BURNS, hair.fill) + path(
        crease((230, 420), (236, 456), (244, 490), 1.8), hair.dark, 0.4
    )
    return one + mirrored(one, MIDDLE), ""


_BEARDS: dict[str, Callable[[Look, _Hair], tuple[str, str]]] = {
    "stubble": _stubble, "short": _short, "full": _full, "long": _long, "goatee": _goatee,
    "chin": _chin, "moustache": _moustache, "handlebar": _handlebar, "sideburns": _sideburns,
}  # fmt: skip
