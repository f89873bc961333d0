"""Times of day and weather: what words ask for, and the sky that they make."""

import functools
import tomllib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from limelight.adapters.embedded.illustrator import words
from limelight.adapters.embedded.illustrator.colours import mix, shift
from limelight.adapters.embedded.illustrator.scenes.canvas import Sky
from limelight.generation.errors import Rejected

FOLDER = Path(__file__).parents[2] / "data" / "illustrator" / "scenes"

_SKIES = {
    "morning": Sky(
        "morning", ("#78c2ee", "#bfe4f2", "#fff0d2"), "#fff8dd", "#fff1cc", "#f6dcb4", 0.08
    ),
    "day": Sky("day", ("#3f9fdc", "#93d2f0", "#def3f4"), "#fffce8", "#fff6dc", "#cfe6e0", 0.07),
    "golden": Sky(
        "golden", ("#5f96d4", "#f6c69a", "#ffdc92"), "#fff2c4", "#ffcf8a", "#f2b886", 0.13
    ),
    "evening": Sky(
        "evening", ("#2b2259", "#7a3b86", "#f0746a", "#ffc27a"), "#fff0c4", "#ffb26b", "#c98aa6",
        0.18,
    ),
    "night": Sky("night", ("#0b1338", "#1c2a66", "#41509a"), "#f6f2da", "#a9c8ff", "#7684c4", 0.21),
}  # fmt: skip
DAYLIGHTS = tuple(_SKIES)
# What weather does to the sky: the grey it brings, how much of it, how much colour and light stay.
_WEATHERS = {
    "clear": ("#ffffff", 0.0, 1.0, 1.0),
    "cloudy": ("#c4ced6", 0.52, 0.55, 0.97),
    "wind": ("#d2dee6", 0.16, 0.9, 1.0),
    "rain": ("#8d9fb0", 0.62, 0.5, 0.92),
    "storm": ("#5d6a80", 0.72, 0.45, 0.80),
    "fog": ("#dbe2e4", 0.66, 0.4, 0.98),
    "snow": ("#d5dfea", 0.58, 0.5, 1.0),
}
WEATHERS = tuple(_WEATHERS)


def sky_of(daylight: str, weather: str = "clear") -> Sky:
    """The sky at a time of day in some weather."""
    sky = _SKIES[daylight]
    grey, share, colour, light = _WEATHERS[weather]
    if not share:
        return replace(sky, weather=weather)
    if sky.is_dark:
        grey = mix(grey, sky.stops[0], 0.66)
    veiled = tuple(
        mix(shift(stop, saturation=colour, value=light), grey, share) for stop in sky.stops
    )
    return replace(
        sky,
        stops=veiled,
        key=mix(sky.key, "#e8f0f6", share * 0.7),
        ambient=mix(sky.ambient, grey, share * 0.6),
        mix=min(0.24, sky.mix + 0.05 * share),
        weather=weather,
    )


def asked_daylight(text: str) -> str:
    """The time of day that was asked for; raises Rejected naming the choices."""
    return _asked("daylight", text, DAYLIGHTS)


def asked_weather(text: str) -> str:
    """The weather that was asked for; raises Rejected naming the choices."""
    return _asked("weather", text, WEATHERS)


def hinted(kind: str, texts: Iterable[str]) -> str:
    """The time of day or weather (`kind`) that free texts mention, or an empty string."""
    return next((found for text in texts if (found := _said(_words()[kind], text))), "")


def _asked(kind: str, text: str, choices: tuple[str, ...]) -> str:
    known = _words()
    found = _said(known[kind], text) or _said(known["asked"][kind], text)
    if text.strip().casefold() in choices or found:
        return found or text.strip().casefold()
    raise Rejected(
        f"The illustrator does not know the {kind} {text!r}. Choose one of: {', '.join(choices)}."
    )


def _said(known: dict[str, str], text: str) -> str:
    told, stems = text.casefold(), set(words.stems(text))
    spoken = (
        name for name, listed in known.items() if any(_in(w, told, stems) for w in listed.split())
    )
    return next(spoken, "")


def _in(word: str, told: str, stems: set[str]) -> bool:
    plain = word.replace("-", " ")
    if " " in plain or not words.is_latin(word):
        return plain in told
    return words.stem(plain) in stems if plain.isascii() else plain in told.split()


@functools.cache
def _words() -> dict[str, Any]:
    return tomllib.loads((FOLDER / "words.toml").read_text("utf-8"))
