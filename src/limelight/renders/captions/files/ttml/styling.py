"""The styles and regions of TTML documents."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from limelight.renders.captions.files.dressing.colours import colour
from limelight.renders.captions.files.dressing.families import family_of
from limelight.renders.captions.files.dressing.worn import (
    LEAST_SIZE,
    MOST_OUTLINE,
    MOST_SHADOW,
    MOST_SIZE,
    Worn,
    within,
)
from limelight.renders.captions.files.schemas import Losses
from limelight.renders.captions.files.ttml.xmltree import Element
from limelight.stories.finish import Across, Anchor, Dress, Family

_STYLING = re.compile(r"http://www\.w3\.org/(?:ns|2006/\d\d|2006/10)/ttml#(styling|parameter)")
_ID = "http://www.w3.org/XML/1998/namespace id"
_INHERITED = (
    *("color", "fontFamily", "fontSize", "fontStyle", "fontWeight"),
    *("textDecoration", "textShadow"),
    *("textAlign", "textOutline", "backgroundColor", "origin", "extent", "displayAlign"),
)
_LENGTH = re.compile(r"(\d{1,6}(?:\.\d{1,6})?)(px|%|c|em|rh)", re.ASCII)
_ROWS, _PLAIN_TALL = 15, 1080.0
_ALIGNED: dict[str, Across] = {
    "left": "left", "start": "left", "center": "middle", "right": "right", "end": "right",
}  # fmt: skip
_ANCHORS: dict[str, Anchor] = {"before": "top", "center": "middle", "after": "foot"}
# The generic families of TTML; "default" is sans serif.
_GENERIC: dict[str, Family] = {
    "default": "", "sansserif": "", "proportionalsansserif": "", "serif": "serif",
    "proportionalserif": "serif", "monospace": "mono", "monospaceserif": "mono",
    "monospacesansserif": "mono",
}  # fmt: skip
_SLANTED = ("italic", "oblique", "reverseOblique")
_PLAIN_BOX = ("", "transparent", "#00000000")
_DEEPEST = 32
_EVEN = 0.01

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
        has_box = colour(known.get("backgroundColor", "")) not in _PLAIN_BOX
        size = _length([known.get("fontSize", "")])
        share = (size.number if size is not None else 100 / self._rows) / 100
        edge, outline = self._edge(known.get("textOutline", ""), share)
        shadow, shade = self._shadow(known.get("textShadow", ""), share, losses, line)
        decoration = known.get("textDecoration", "").split()
        if {"lineThrough", "overline"} & set(decoration):
            losses.add("struck out and overlined letters", line)
        across = _ALIGNED.get(known.get("textAlign", ""), "")
        anchor, down, along = self._place(known, across)
        return Worn(
            "boxed" if has_box else "outline",
            Dress(
                letters=colour(known.get("color", "white"))[:7],
                edge="" if has_box else edge,
                ground=colour(known["backgroundColor"]) if has_box else "",
                size=within(share, LEAST_SIZE, MOST_SIZE) if size is not None else None,
                outline=None if has_box else outline,
                is_bold=known.get("fontWeight") == "bold",
                is_italic=True if known.get("fontStyle") in _SLANTED else None,
                is_underlined=True if "underline" in decoration else None,
                family=_family(known.get("fontFamily", ""), losses, line),
                shadow=shadow,
                shade=shade,
                across=across,
                anchor=anchor,
                down=down,
                along=along,
            ),
        )

    def _edge(self, text: str, letters: float) -> tuple[str, float | None]:
        """Colour and width of an outline; letters without one keep ours, to be read."""
        found = next(_lengths(text), None)
        if found is None or found.number <= 0 or letters <= 0:
            return "", None
        named = [part for part in text.split() if colour(part)]
        width = self._of_letters(found, letters)
        return colour(named[0])[:7] if named else "", within(width, 0, MOST_OUTLINE)

    def _of_letters(self, length: "_Length", letters: float) -> float:
        """A length as a share of letters, which are a share of the picture."""
        return {
            "%": length.number / 100,
            "em": length.number,
            "px": length.number / self._tall / letters,
            "c": length.number / self._rows / letters,
            "rh": length.number / 100 / letters,
        }[length.unit]

    def _shadow(
        self, text: str, letters: float, losses: Losses, line: int
    ) -> tuple[float | None, str]:
        """How far the first shadow lies and its colour; how soft it is is a loss."""
        first = text.split(",")[0] if "(" not in text else text
        lengths = list(_lengths(first))
        if len(lengths) < 2 or letters <= 0:
            return None, ""
        if len(lengths) > 2 or first != text:
            losses.add("soft shadows, and more than one", line)
        far = max(self._of_letters(length, letters) for length in lengths[:2])
        named = next((part for part in first.split() if colour(part)), "")
        return within(far, 0, MOST_SHADOW), colour(named)

    def _place(
        self, known: Mapping[str, str], across: Across
    ) -> tuple[Anchor, float | None, float | None]:
        """Which part of a caption stands where down and along the picture, by the region it is in.
        Along it is only said where the region is not in the middle.
        """
        corner, size = _pair(known.get("origin", "")), _pair(known.get("extent", ""))
        if corner is None or size is None:
            return "", None, None
        top, tall = self._share(corner[1]), self._share(size[1])
        anchor = _ANCHORS.get(known.get("displayAlign", "before"), "top")
        share = {"top": 0.0, "middle": 0.5, "foot": 1.0}.get(anchor, 0.0)
        return anchor, within(top + tall * share, 0, 1), self._along(corner[0], size[0], across)

    def _along(self, left: "_Length", wide: "_Length", across: Across) -> float | None:
        if (left.unit, wide.unit) != ("%", "%"):
            return None
        start, end = left.number / 100, (left.number + wide.number) / 100
        if abs(start - (1 - end)) < _EVEN:
            return None
        return within({"left": start, "right": end}.get(across, (start + end) / 2), 0, 1)

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


def _family(text: str, losses: Losses, line: int) -> Family:
    """The family of the first font that is named."""
    first = text.split(",")[0].strip()
    generic = first.casefold()
    return _GENERIC[generic] if generic in _GENERIC else family_of(first, losses, line)


def _attributes(element: Element) -> dict[str, str]:
    """The attributes of TTML's styling and parameters, by their bare names."""
    found = {}
    for key, value in element.attributes.items():
        space, _, bare = key.rpartition(" ")
        if _STYLING.fullmatch(space):
            found[bare] = value.strip()
    return found
