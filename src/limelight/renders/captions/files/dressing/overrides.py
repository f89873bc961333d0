"""Override tags of ASS: what single lines and words wear other than their style."""

import re
from functools import lru_cache
from typing import NamedTuple

from limelight.renders.captions.files.dressing.ass import Spot, Wears
from limelight.renders.captions.files.dressing.colours import ass_colour
from limelight.renders.captions.files.dressing.families import family_of
from limelight.renders.captions.files.schemas import Losses
from limelight.stories.finish import Dress

# Parentheses may hold tags that change with time; they are taken as one.
TAG = re.compile(r"\\((?:t|move|clip|iclip)\s*\((?:[^()]|\([^()]*\))*\)?|[^\\]*)")
_SWITCH = re.compile(r"([ibu])\s*(\d{0,4})", re.ASCII)
_INK = re.compile(r"([134]?)c\s*(&?H?[0-9a-fA-F]*&?)", re.ASCII)
_KEYPAD = re.compile(r"an\s*([1-9])", re.ASCII)
_OLD_KEYPAD = re.compile(r"a\s*(\d{1,2})", re.ASCII)
_POINT = re.compile(r"pos\s*\(\s*(-?\d{1,6}(?:\.\d*)?)\s*,\s*(-?\d{1,6}(?:\.\d*)?)\s*\)", re.ASCII)
_BOLD_FROM = 600
_INKS = {"": "letters", "1": "letters", "3": "edge", "4": "shade"}
_SWITCHES = {"i": "is_italic", "b": "is_bold", "u": "is_underlined"}
_OTHERS = (
    ("moves, fades and cut-outs", ("fad", "fade", "t", "move", "clip", "iclip")),
    ("sizes of single words", ("fs",)),
    ("struck out letters", ("s",)),
)
LOOKS = "looks of single lines (edges, shadows, turned, stretched, blurred, seen through)"


class Overrides:
    """What holds at a place of a line, tag by tag."""

    def __init__(self, style: str, margin: float | None, line: int, losses: Losses) -> None:
        self._style, self._line, self._losses = style, line, losses
        self._now, self._spot = style, Spot(margin=margin)
        self._letters: dict[str, object] = {}
        self._costume = ""

    def wears(self) -> Wears:
        """What text here wears."""
        letters = _dress(tuple(sorted(self._letters.items())))
        return Wears(self._now, letters, self._spot, self._costume)

    def costume(self, name: str) -> None:
        """From here on a costume of ours is worn."""
        self._costume = name

    def take(self, tag: str) -> None:
        """Do what a tag says; what it says that we cannot is a loss."""
        switch, colour = _SWITCH.fullmatch(tag), _INK.fullmatch(tag)
        if switch:
            self._switch(_SWITCHES[switch[1]], switch[2])
        elif colour:
            found = ass_colour(colour[2]) if re.search("[0-9a-fA-F]", colour[2]) else ""
            self._set(_INKS[colour[1]], found[:7] or None)
        elif tag.startswith("r"):
            self._letters, self._now = {}, tag[1:].strip() or self._style
        elif tag.startswith("fn"):
            self._set("family", family_of(tag[2:], self._losses, self._line) or None)
        elif not self._place(tag):
            self._lose(tag)

    def _switch(self, name: str, value: str) -> None:
        if value in ("", "0", "1"):
            self._set(name, None if value == "" else value == "1")
        else:
            self._set(name, int(value) >= _BOLD_FROM)

    def _set(self, name: str, value: object) -> None:
        if value is None:
            self._letters.pop(name, None)
        else:
            self._letters[name] = value

    def _place(self, tag: str) -> bool:
        """Whether a tag says where the line stands."""
        keypad, old, point = (pattern.fullmatch(tag) for pattern in (_KEYPAD, _OLD_KEYPAD, _POINT))
        if keypad:
            self._spot = self._spot._replace(keypad=int(keypad[1]))
        elif old:
            number = int(old[1])
            row = {0: 0, 4: 6, 8: 3}.get(number & 12, 0)
            self._spot = self._spot._replace(keypad=row + max(1, number & 3))
        elif point:
            self._spot = self._spot._replace(point=(float(point[1]), float(point[2])))
        return bool(keypad or old or point)

    def _lose(self, tag: str) -> None:
        name = re.match(r"\d?[a-zA-Z]*", tag)
        for what, tags in _OTHERS:
            if name is not None and name[0] in tags:
                self._losses.add(what, self._line)
                return
        if tag.strip():
            self._losses.add(LOOKS, self._line)


@lru_cache(maxsize=512)
def _dress(said: tuple[tuple[str, object], ...]) -> Dress:
    return Dress.model_validate(dict(said))


class Drawn(NamedTuple):
    """A piece of a line between tags, when it is said (None with the line), what it wears."""

    text: str
    start: float | None
    wears: Wears
