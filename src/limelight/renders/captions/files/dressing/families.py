"""Fonts by name: the bundled family that is of their kind."""

import re

from limelight.renders.captions.files.schemas import Losses
from limelight.stories.finish import Family

_OURS: dict[Family, str] = {
    "sans": "Inter", "serif": "Noto Serif", "mono": "Noto Sans Mono", "hand": "Comic Neue",
}  # fmt: skip
# Looked for in this order: a "Sans Mono" is of the kind mono.
_WORDS: tuple[tuple[Family, str], ...] = (
    ("mono", r"mono|courier|consol|menlo|code\b|typewriter|terminal|fixed"),
    ("hand", r"comic|hand|script|cursive|brush|chalk|segoe print|ink free|caveat|marker"),
    (
        "sans",
        r"sans|inter\b|arial|helvet|verdana|tahoma|trebuchet|calibri|roboto|segoe ui|gothic"
        r"|futura|franklin|impact|open ?sans|lato\b|montserrat|source han|ubuntu|default",
    ),
    (
        "serif",
        r"serif|times|georgia|garamond|palatino|cambria|bookman|baskerville|didot|century"
        r"|minion|caslon|bodoni|mincho|ming\b|song",
    ),
)
_KINDS = tuple((family, re.compile(words, re.IGNORECASE)) for family, words in _WORDS)


def family_of(name: str, losses: Losses, line: int) -> Family:
    """The family that draws what a file writes in a font; a font that is not ours is a loss."""
    name = name.strip().strip("\"'").lstrip("@")
    if not name:
        return ""
    found = next((family for family, words in _KINDS if words.search(name)), None)
    ours = _OURS[found or "sans"]
    if not name.casefold().startswith((ours.casefold(), "noto sans", "noto emoji")):
        kind = "" if found else ", as nothing is known of it"
        losses.add(f"the font {name[:40]}, drawn in {ours}{kind}", line)
    return found or "sans"


def font_of(family: Family) -> str:
    """The bundled font of a family, by the name it has in files."""
    return _OURS[family or "sans"]
