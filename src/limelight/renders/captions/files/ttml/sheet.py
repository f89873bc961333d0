"""Styles and regions of a TTML document that is written."""

from typing import NamedTuple

from limelight.renders.captions.files.dressing.families import font_of
from limelight.renders.captions.files.dressing.wearing import Wearing
from limelight.stories.finish import Anchor, Dress

_PLAIN = (
    '      <style xml:id="words" tts:fontFamily="proportionalSansSerif" tts:fontSize="100%" '
    'tts:lineHeight="125%" tts:textAlign="center" tts:color="white" '
    'tts:backgroundColor="#000000c0" tts:fontWeight="normal" tts:fontStyle="normal" '
    'tts:textDecoration="none"/>\n'
)
_FOOT = (
    '      <region xml:id="foot" tts:origin="10% 10%" tts:extent="80% 80%" '
    'tts:displayAlign="after" tts:showBackground="whenActive"/>\n'
)
_GENERIC = {
    "": "proportionalSansSerif", "sans": "proportionalSansSerif", "serif": "proportionalSerif",
    "mono": "monospaceSansSerif",
}  # fmt: skip
_ALIGN = {"left": "left", "middle": "center", "right": "right"}
_NARROW = 10.0


class _Region(NamedTuple):
    """Where captions stand: their anchor down the picture and their side along it."""

    anchor: Anchor
    down: float
    along: float | None
    side: str


class Sheet:
    """Collects the styles and regions that captions name while they are written."""

    def __init__(self, wearing: Wearing) -> None:
        self._wearing = wearing
        self._styles: dict[str, str] = {}
        self._regions: dict[_Region, str] = {}
        self._base = self.worn("") if wearing.style is not None else ""

    def style(self, wears: str) -> str:
        """The id of the style of a costume; that of all captions for none."""
        if not wears:
            return "most" if self._wearing.style is not None else "words"
        return self._styles.setdefault(wears, f"worn{len(self._styles) + 1}")

    def worn(self, wears: str) -> str:
        """The attributes of a paragraph in a costume; none where it wears what the body says."""
        _, dress = self._wearing.worn(wears)
        said = f' style="{self.style(wears)}"' if self.style(wears) != "words" else ""
        region = _region_of(dress)
        if region is not None:
            name = self._regions.setdefault(region, f"place{len(self._regions) + 1}")
            said += f' region="{name}"'
        return said

    def styles(self) -> str:
        """All that were named, as elements."""
        found = [_PLAIN]
        if self._wearing.style is not None:
            found.append(self._element("most", ""))
        found += [self._element(name, wears) for wears, name in self._styles.items()]
        return "".join(found)

    def _element(self, name: str, wears: str) -> str:
        style, dress = self._wearing.worn(wears)
        said = " ".join(
            f'tts:{attribute}="{value}"'
            for attribute, value in _attributes(dress, style or self._wearing.style)
        )
        return f'      <style xml:id="{name}" {said}/>\n'

    def regions(self) -> str:
        """All that were named, as elements."""
        return _FOOT + "".join(_element(name, region) for region, name in self._regions.items())


def _attributes(dress: Dress, style: str | None) -> list[tuple[str, str]]:
    said = []
    if dress.letters:
        said.append(("color", dress.letters))
    if style == "boxed":
        said.append(("backgroundColor", dress.ground or "#000000c0"))
    elif style is not None:
        said.append(("backgroundColor", "transparent"))
        width = 0.1 if dress.outline is None else dress.outline
        said.append(("textOutline", f"{dress.edge or '#000000'} {width * 100:.4g}%"))
    if dress.size is not None:
        said.append(("fontSize", f"{dress.size * 100:.4g}rh"))
    if dress.family:
        said.append(("fontFamily", _GENERIC.get(dress.family, font_of(dress.family))))
    said.append(("fontWeight", "bold" if dress.is_bold else "normal"))
    said.append(("fontStyle", "italic" if dress.is_italic else "normal"))
    said.append(("textDecoration", "underline" if dress.is_underlined else "none"))
    if dress.shadow:
        far = f"{dress.shadow * 100:.4g}%"
        said.append(("textShadow", f"{far} {far} {dress.shade or '#000000a0'}"))
    if dress.across:
        said.append(("textAlign", _ALIGN[dress.across]))
    return said


def _region_of(dress: Dress) -> _Region | None:
    if dress.down is None and dress.along is None:
        return None
    anchor: Anchor = dress.anchor or "foot"
    down = 0.9 if dress.down is None else dress.down
    return _Region(anchor, down, dress.along, dress.across or "middle")


def _element(name: str, region: _Region) -> str:
    """A region that ends, begins or has its middle where captions do."""
    down = region.down * 100
    top, tall, align = {
        "top": (down, 100 - down, "before"),
        "middle": (max(0.0, 2 * down - 100), 2 * min(down, 100 - down), "center"),
    }.get(region.anchor, (0.0, down, "after"))
    left, wide = 10.0, 80.0
    if region.along is not None:
        at = region.along * 100
        left, wide = {
            "left": (at, 100 - at),
            "right": (0.0, at),
        }.get(region.side, (max(0.0, 2 * at - 100), 2 * min(at, 100 - at)))
    wide, tall = max(_NARROW, wide), max(_NARROW, tall)
    return (
        f'      <region xml:id="{name}" tts:origin="{left:.4g}% {top:.4g}%" '
        f'tts:extent="{wide:.4g}% {tall:.4g}%" tts:displayAlign="{align}" '
        'tts:showBackground="whenActive"/>\n'
    )
