"""The style "ink": an outline around every part, flat colours, shades with an edge, as in a printed
comic.
"""

import re
from dataclasses import replace

from limelight.adapters.embedded.illustrator import colours
from limelight.adapters.embedded.illustrator.figure.parts import Parts
from limelight.adapters.embedded.illustrator.figure.pose.arms import HELD
from limelight.adapters.embedded.illustrator.figure.pose.posing import Posed

_INK = "#2a1830"
# Widths in figure units; half of each shows.
_BOLD, _PLAIN, _FINE = 11.0, 8.0, 5.0
_GRADIENT = re.compile(r"<(linear|radial)Gradient\b([^>]*)>(.*?)</\1Gradient>", re.S)
_STOP = re.compile(r"<stop\b([^>]*?)/?>(?:</stop>)?")
_OFFSET = re.compile(r'\boffset="([^"]*)"')
_COLOUR = re.compile(r'\bstop-color="(#[0-9a-fA-F]{6})"')
_OPACITY = re.compile(r'\bstop-opacity="([^"]*)"')
_NOT_DRAWN = re.compile(
    rf"{HELD[0]}.*?{HELD[1]}|<defs>.*?</defs>|<clipPath\b.*?</clipPath>|<!--.*?-->", re.S
)
_ID = re.compile(r'\sid="[^"]*"')
_FLAT_SHARE, _EDGE_SHARE, _OPAQUE = 0.35, 0.55, 0.999

Stop = tuple[float, str, float]


def inked(posed: Posed) -> Posed:
    """The figure with outlines and flat paints."""
    limbs = tuple(one.model_copy(update={"svg": _outlined(one.svg, _PLAIN)}) for one in posed.limbs)
    parts = _parts(posed.parts)
    return replace(posed, parts=parts, front=_outlined(posed.front, _PLAIN), limbs=limbs)


def _parts(parts: Parts) -> Parts:
    left, right = parts.arms
    return replace(
        parts,
        rear=_outlined(parts.rear, _BOLD),
        paints=_flat(parts.paints),
        back=_outlined(parts.back, _PLAIN),
        neck=_outlined(parts.neck, _PLAIN),
        trunk=_outlined(parts.trunk, _BOLD),
        arms=(_outlined(left, _BOLD), _outlined(right, _BOLD)),
        collar=_outlined(parts.collar, _PLAIN),
        ears=_outlined(parts.ears, _BOLD),
        skin=_outlined(parts.skin, _BOLD),
        under=_flat(parts.under),
        beard=_outlined(parts.beard, _FINE),
        hair=_outlined(parts.hair, _BOLD),
        glasses=_flat(parts.glasses),
        headwear=_outlined(parts.headwear, _BOLD),
        earrings=_outlined(parts.earrings, _FINE),
        eyes={state: _flat(svg) for state, svg in parts.eyes.items()},
        brows=_flat(parts.brows),
    )


def _outlined(svg: str, width: float) -> str:
    """The part over a copy of itself whose strokes show around it as an outline.

    Shapes inherit the stroke of their group; those that have one of their own keep it.
    """
    copy = _ID.sub("", _NOT_DRAWN.sub("", svg))
    if not copy.strip():
        return _flat(svg)
    line = f'stroke="{_INK}" stroke-width="{width:g}" stroke-linejoin="round"'
    return f'<g {line} stroke-linecap="round">{copy}</g>{_flat(svg)}'


def _flat(svg: str) -> str:
    """The part with one colour where a gradient was, and an edge where a shade faded."""
    return _GRADIENT.sub(_flattened, svg)


def _flattened(found: re.Match[str]) -> str:
    kind, attributes, inside = found.groups()
    stops = sorted(_stop(one) for one in _STOP.findall(inside))
    is_solid = all(opacity >= _OPAQUE for _, _, opacity in stops)
    flat = _one_colour(stops) if is_solid else _with_an_edge(stops)
    drawn = "".join(
        f'<stop offset="{at:.3f}" stop-color="{colour}" stop-opacity="{opacity:.2f}"/>'
        for at, colour, opacity in flat
    )
    return f"<{kind}Gradient{attributes}>{drawn}</{kind}Gradient>"


def _stop(attributes: str) -> Stop:
    at, colour = _OFFSET.search(attributes), _COLOUR.search(attributes)
    opacity = _OPACITY.search(attributes)
    return (
        float(at[1]) if at else 0.0,
        colour[1] if colour else "#000000",
        float(opacity[1]) if opacity else 1.0,
    )


def _one_colour(stops: list[Stop]) -> list[Stop]:
    middle = stops[len(stops) // 2][1]
    if len(stops) == 2:
        middle = colours.mix(stops[0][1], stops[1][1], _FLAT_SHARE)
    return [(0.0, middle, 1.0), (1.0, middle, 1.0)]


def _with_an_edge(stops: list[Stop]) -> list[Stop]:
    _, colour, most = max(stops, key=lambda stop: stop[2])
    level = most * _EDGE_SHARE
    begins, ends = (level if stop[2] >= level else 0.0 for stop in (stops[0], stops[-1]))
    turns = next((at for at, _, opacity in stops if (opacity >= level) == (ends > 0)), 0.5)
    if begins == ends:
        return [(0.0, colour, begins), (1.0, colour, ends)]
    after = min(1.0, turns + 0.02)
    return [
        (0.0, colour, begins),
        (turns, colour, begins),
        (after, colour, ends),
        (1.0, colour, ends),
    ]
