"""The eyes: each state of looking and blinking as its own drawing, bent by the expression."""

from dataclasses import dataclass
from typing import Literal

from limelight.adapters.embedded.illustrator.colours import darker, lighter, mix
from limelight.adapters.embedded.illustrator.looks.look import Look
from limelight.adapters.embedded.illustrator.svg import (
    circle,
    group,
    line,
    linear,
    mirrored,
    num,
    path,
    radial,
)
from limelight.generation.schemas import Box, Expression

State = Literal["open", "left", "right", "half", "closed"]
BOX = Box(x=236, y=340, width=297, height=124)
_MIDDLE = 384.5
_LEFT = (253.0, 367.0)
_BALL = "M65.5 13.68c29 10 25.5 40 25.5 40s-8 21-52.5 11c-27.15-6.1-26.5-41-26.5-41s24.5-20 53.5-10"
_LASH = (
    "m13.5 8.18 13.5 3s20.5-16 50 3.5c16.64 11 14 32.5 14 32.5s-5.25-29-43.5-29-30.5 28-30.5 28"
    "-3.18-5.55-4.25-9.75L10 25.68l-10-7.5h18.5z"
)
_LID = (
    "M5 29 C14 9 42 0 68 8.5 C92 17 100 38 93.5 57 C91 38 84 24.5 66 18 C44 11.5 24 17 15 31 "
    "C11 35 5 34 5 29Z"
)


@dataclass(frozen=True)
class Mood:
    """How an expression shapes the eyes: size, height, how far lids close from above and below,
    resting gaze.
    """

    size: float = 1.0
    tall: float = 1.0
    upper: float = 0.0
    lower: float = 0.0
    tilt: float = 0.0
    gaze_x: float = 0.0
    gaze_y: float = 0.0


_MOODS: dict[Expression, Mood] = {
    "neutral": Mood(),
    "happy": Mood(lower=0.07),
    "warm": Mood(upper=0.05, lower=0.12),
    "surprised": Mood(size=1.10, tall=1.06),
    "thoughtful": Mood(upper=0.12, gaze_x=8, gaze_y=-7),
    "concerned": Mood(upper=0.06, tilt=8),
    "excited": Mood(size=1.08, lower=0.04),
    "playful": Mood(upper=0.08, lower=0.10, gaze_x=5),
}
_GAZE: dict[State, float] = {"open": 0, "left": -10, "right": 10, "half": 0, "closed": 0}


def build_eyes(look: Look, expression: Expression) -> dict[State, str]:
    """Every state of the eyes, in figure coordinates."""
    return {state: _pair(look, _MOODS[expression], state) for state in _GAZE}


def _pair(look: Look, mood: Mood, state: State) -> str:
    lash = "#33181c" if look.gender != "man" else darker(mix(look.hair_colour, "#2a1512", 0.6), 0.2)
    if state == "closed":
        shut = _closed(look, lash)
        return shut + mirrored(shut, _MIDDLE)
    defs = _defs(look)
    gaze = _GAZE[state] + mood.gaze_x
    lid = 0.5 if state == "half" else mood.upper
    left = _eye(look, mood, (lid, gaze, lash), "l")
    right = _eye(look, mood, (lid, -gaze, lash), "r")
    return f"<defs>{defs}</defs>" + left + mirrored(right, _MIDDLE)


def _defs(look: Look) -> str:
    iris = look.eye_colour
    return linear("fe-w", (0, "#e9ddd0"), (0.45, "#fdfaf3"), (1, "#fdfaf3")) + radial(
        "fe-i",
        (0, lighter(iris, 0.30)),
        (0.55, iris),
        (0.86, darker(iris, 0.28)),
        (1, darker(iris, 0.55)),
    )


def _eye(look: Look, mood: Mood, state: tuple[float, float, str], side: str) -> str:
    lid, gaze, lash = state
    flip = 1 if side == "l" else -1
    x, y = 54 + gaze, 40 + mood.gaze_y
    inner = path(_BALL, "url(#fe-w)")
    inner += circle(x, y, 27.5, "url(#fe-i)") + path(
        _glow(x, y), lighter(look.eye_colour, 0.5), 0.5
    )
    inner += circle(x, y, 12.5, "#170b0e")
    inner += path("M0 -4H110V25Q55 7 0 31Z", "#2a1020", 0.20)
    inner += circle(x - 9.5 * flip, y - 10, 8.6, "#ffffff") + circle(
        x + 10 * flip, y + 11, 4.2, "#ffffff", 0.75
    )
    inner += _lids(look, mood, lid)
    clip = f"fe-{side}"
    ball = (
        f'<clipPath id="{clip}"><path d="{_BALL}"/></clipPath><g '
        f'clip-path="url(#{clip})">{inner}</g>'
    )
    top = (
        path(_LASH if look.gender == "woman" else _LID, lash)
        if lid < 0.25
        else _drooped(look, lid, lash)
    )
    drawn = group(f'<g transform="scale(1 {num(mood.tall)})">{ball}{top}</g>', -52, -40)
    return group(drawn, _LEFT[0] + 52, _LEFT[1] + 40, mood.size)


def _glow(x: float, y: float) -> str:
    return (
        f"M{num(x - 19)} {num(y + 8)} A21 21 0 0 0 {num(x + 19)} {num(y + 8)} A24 18 0 0 "
        f"1 {num(x - 19)} {num(y + 8)}Z"
    )


def _lids(look: Look, mood: Mood, lid: float) -> str:
    skin = mix(look.skin, "#5a1430", 0.10)
    out = ""
    if lid or mood.tilt:
        edge = 10 + lid * 56
        out += path(
            f"M-6 -12H112V{num(edge + 6 - mood.tilt)}Q54 {num(edge - 12)} -6 "
            f"{num(edge + 6 + mood.tilt)}Z",
            skin,
        )
    if mood.lower:
        edge = 70 - mood.lower * 46
        out += path(f"M-6 90H112V{num(edge + 6)}Q56 {num(edge - 14)} -6 {num(edge + 4)}Z", skin)
        out += line(
            f"M-6 {num(edge + 4)}Q56 {num(edge - 14)} 112 {num(edge + 6)}",
            darker(look.skin, 0.3),
            3,
            0.4,
        )
    return out


def _drooped(look: Look, lid: float, lash: str) -> str:
    edge = 10 + lid * 56
    arc = line(f"M7 {num(edge + 3)}Q54 {num(edge - 13)} 97 {num(edge + 6)}", lash, 9)
    if look.gender == "woman":
        arc += line(f"M10 {num(edge + 3)}L-4 {num(edge - 5)}", lash, 6)
    return arc


def _closed(look: Look, lash: str) -> str:
    arc = path("M6 37 C26 57 76 59 98 39 C82 70 24 70 6 37Z", lash)
    arc += line("M6 37 C26 61 76 63 98 39", lash, 5)
    if look.gender == "woman":
        arc += line("M12 44 L-4 49 M24 53 L13 62", lash, 5)
    crease = line("M18 26 Q54 14 88 27", darker(look.skin, 0.4), 4, 0.22)
    return group(arc + crease, *_LEFT)
