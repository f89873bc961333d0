"""The places that can be drawn, as data: the words that ask for each, its daylight, weather and
colours.
"""

import functools
import tomllib
from dataclasses import dataclass
from typing import Literal

from limelight.adapters.embedded.illustrator import words
from limelight.adapters.embedded.illustrator.scenes.canvas import Scheme
from limelight.adapters.embedded.illustrator.scenes.skies import FOLDER

Weather = Literal["open", "window", "none"]
Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Setting:
    """A place: stems of the phrases that ask for it and that it would also do for, topics it suits
    (best first), its usual daylight, how weather shows, and its colours.
    """

    name: str
    asked: frozenset[Phrase]
    also: frozenset[Phrase]
    topics: tuple[str, ...]
    skies: tuple[str, ...]
    weather: Weather
    schemes: tuple[Scheme, ...]

    @property
    def spoken(self) -> str:
        """Its name as it is said."""
        return self.name.replace("_", " ")


@functools.cache
def every() -> dict[str, Setting]:
    """All settings by name, in the order of the file."""
    told = tomllib.loads((FOLDER / "settings.toml").read_text("utf-8"))
    return {
        name: Setting(
            name=name,
            asked=_phrases(one["asked"]),
            also=_phrases(one["also"]),
            topics=tuple(one["topics"].split()),
            skies=tuple(one["skies"].split()),
            weather=one["weather"],
            schemes=tuple(Scheme(*scheme.split()) for scheme in one["schemes"]),
        )
        for name, one in told.items()
    }


def _phrases(listed: str) -> frozenset[Phrase]:
    """Words as they are listed; a hyphen joins the words of a phrase."""
    return frozenset(tuple(words.stems(word.replace("-", " "))) for word in listed.split())
