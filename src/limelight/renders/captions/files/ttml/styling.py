"""The styles and regions of TTML documents."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from limelight.renders.captions.files.dressing.worn import (
    LEAST_SIZE,
    MOST_OUTLINE,
    MOST_SIZE,
    Worn,
    within,
)
from limelight.renders.captions.files.schemas import Losses
from limelight.renders.captions.files.ttml.xmltree import Element
from limelight.stories.finish import Across, Anchor, Dress

_STYLING = re.compile(r"http://www\.w3\.org/(?:ns|2006/\d\d|2006/10)/ttml#(styling|parameter)")
_ID = "http://www.w3.org/XML/1998/namespace id"
_INHERITED = (
    *("color", "fontFamily", "fontSize", "fontStyle", "fontWeight"),
    *("textAlign", "textOutline", "backgroundColor", "origin", "extent", "displayAlign"),
)
_LENGTH = re.compile(r"(\d{1,6}(?:\.\d{1,6})?)(px|%|c|em|rh)", re.ASCII)
_HEX = re.compile(r"#[0-9a-f]{6}(?:[0-9a-f]{2})?", re.ASCII)
_FUNCTION = re.compile(
    r"rgba?\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})(?:\s*,\s*(\d{1,3}))?\s*\)"
)
_NAMED = {
    "transparent": "#00000000", "black": "#000000", "silver": "#c0c0c0", "gray": "#808080",
    "white": "#ffffff", "maroon": "#800000", "red": "#ff0000", "purple": "#800080",
    "fuchsia": "#ff00ff", "magenta": "#ff00ff", "green": "#008000", "lime": "#00ff00",
    "olive": "#808000", "yellow": "#ffff00", "navy": "#000080", "blue": "#0000ff",
    "teal": "#008080", "aqua": "#00ffff", "cyan": "#00ffff",
}  # fmt: skip
_ROWS, _PLAIN_TALL = 15, 1080.0
_ALIGNED: dict[str, Across] = {
    "left": "left", "start": "left", "center": "middle", "right": "right", "end": "right",
}  # fmt: skip
_ANCHORS: dict[str, Anchor] = {"before": "top", "center": "middle", "after": "foot"}
_PLAIN_BOX = ("", "transparent", "#00000000")
_DEEPEST = 32

Said = tuple[tuple[str, str], ...]
"""What an element says of its look, by the names of TTML's attributes, sorted."""


class Styling:
    """The styles and regions of a document, and how tall it takes the picture to be."""

    def __init__(self, root: Element) -> None:
        self._styles = {
            element.attributes.get(_ID, ""): element
            for element in root.walk()
            if element.name in ("style", "region")
        }
        said = _attributes(root)
        cells = re.fullmatch(r"\s*\d{1,5}\s+(\d{1,5})\s*", said.get("cellResolution", ""))
        self._rows = int(cells[1]) if cells and int(cells[1]) else _ROWS
        pair = _pair(said.get("extent", ""))
        has_size = pair is not None and pair[1].unit == "px" and pair[1].number > 0
        self._tall = pair[1].number if pair is not None and has_size else _PLAIN_TALL

    def of(self, element: Element, above: Said) -> Said:
        """What holds inside an element of what holds around it."""
        known = dict(above)
        region = self._styles.get(element.attributes.get("region", ""))
        for source in (region, element):
            if source is not None:
                known = self._sized(known, self._told(source, 0))
        return tuple(sorted(known.items()))

    def _told(self, element: Element, depth: int) -> dict[str, str]:
        """What an element says itself, and by the styles it names or holds."""
        known: dict[str, str] = {}
        if depth < _DEEPEST:
            for name in element.attributes.get("style", "").split():
                if name in self._styles:
                    known |= self._told(self._styles[name], depth + 1)
            for inner in element.elements:
                if inner.name == "style":
                    known |= self._told(inner, depth + 1)
        said = _attributes(element)
        return known | {name: said[name] for name in _INHERITED if name in said}

    def _sized(self, known: dict[str, str], told: dict[str, str]) -> dict[str, str]:
        """Both together; letters as a share of those around become a share of the picture."""
        merged = known | told
        size = _length((told.get("fontSize") or "").split()[-1:])
        if size is not None:
            around = _length([known.get("fontSize", "")])
            outer = around.number if around is not None else 100 / self._rows
            share = {
                "px": 100 * size.number / self._tall,
                "c": 100 * size.number / self._rows,
                "rh": size.number,
                "em": size.number * outer,
                "%": size.number / 100 * outer,
            }[size.unit]
            merged["fontSize"] = f"{within(share, 0, 999):f}rh"
        return merged

    def worn(self, said: Said, losses: Losses, line: int) -> Worn:
        """What that is among ours; what has no counterpart is a loss."""
        known = dict(said)
        for name, what in (("fontFamily", "fonts, drawn in ours"), ("fontStyle", "italics")):
            if known.get(name, "normal") not in ("normal", "default"):
                losses.add(what, line)
        has_box = colour(known.get("backgroundColor", "")) not in _PLAIN_BOX
        size = _length([known.get("fontSize", "")])
        share = (size.number if size is not None else 100 / self._rows) / 100
        edge, outline = self._edge(known.get("textOutline", ""), share)
        anchor, down = self._place(known)
        return Worn(
            "boxed" if has_box else "outline",
            Dress(
                letters=colour(known.get("color", "white"))[:7],
                edge="" if has_box else edge,
                ground=colour(known["backgroundColor"]) if has_box else "",
                size=within(share, LEAST_SIZE, MOST_SIZE) if size is not None else None,
                outline=None if has_box else outline,
                is_bold=known.get("fontWeight") == "bold",
                across=_ALIGNED.get(known.get("textAlign", ""), ""),
                anchor=anchor,
                down=down,
            ),
        )

    def _edge(self, text: str, letters: float) -> tuple[str, float | None]:
        """Colour and width of an outline; letters without one keep ours, to be read."""
        found = next(_lengths(text), None)
        if found is None or found.number <= 0 or letters <= 0:
            return "", None
        named = [part for part in text.split() if colour(part)]
        width = {
            "%": found.number / 100,
            "em": found.number,
            "px": found.number / self._tall / letters,
            "c": found.number / self._rows / letters,
            "rh": found.number / 100 / letters,
        }[found.unit]
        return colour(named[0])[:7] if named else "", within(width, 0, MOST_OUTLINE)

    def _place(self, known: Mapping[str, str]) -> tuple[Anchor, float | None]:
        """Which part of a caption stands where down the picture, by the region it is in."""
        corner, size = _pair(known.get("origin", "")), _pair(known.get("extent", ""))
        if corner is None or size is None:
            return "", None
        top, tall = self._share(corner[1]), self._share(size[1])
        anchor = _ANCHORS.get(known.get("displayAlign", "before"), "top")
        share = {"top": 0.0, "middle": 0.5, "foot": 1.0}.get(anchor, 0.0)
        return anchor, within(top + tall * share, 0, 1)

    def _share(self, length: "_Length") -> float:
        """A length down the picture as a share of it."""
        per = {"px": self._tall, "c": self._rows, "em": self._rows, "%": 100, "rh": 100}
        return length.number / per[length.unit]


class _Length(NamedTuple):
    number: float
    unit: str


def _lengths(text: str) -> Iterator[_Length]:
    for part in text.split():
        if (found := _LENGTH.fullmatch(part)) is not None:
            yield _Length(float(found[1]), found[2])


def _length(texts: list[str]) -> _Length | None:
    return next(_lengths(" ".join(texts)), None)


def _pair(text: str) -> tuple[_Length, _Length] | None:
    found = list(_lengths(text))
    return (found[0], found[1]) if len(found) == 2 else None


def _attributes(element: Element) -> dict[str, str]:
    """The attributes of TTML's styling and parameters, by their bare names."""
    found = {}
    for key, value in element.attributes.items():
        space, _, bare = key.rpartition(" ")
        if _STYLING.fullmatch(space):
            found[bare] = value.strip()
    return found


def colour(text: str) -> str:
    """`#rrggbb` or `#rrggbbaa` of a colour as TTML writes it; nothing for none."""
    text = text.strip().casefold()
    if _HEX.fullmatch(text):
        return text
    found = _FUNCTION.fullmatch(text)
    if found is not None:
        parts = [min(255, int(part)) for part in found.groups() if part is not None]
        return "#" + "".join(f"{part:02x}" for part in parts)
    return _NAMED.get(text, "")
