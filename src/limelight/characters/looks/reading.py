"""A description being read: what was understood is cut out, what is left stays as it was said."""

import re
from typing import Any

from limelight.characters.looks import vocabulary as words

COLOUR = rf"(?:#[0-9a-f]{{6}}\b|\b(?:(?:{words.SHADES})[\s-]+){{0,3}}(?:{words.COLOURS})(?:ish)?\b)"
ARTICLE = (
    r"(?:\b(?:with|has|having|wearing|wears|dressed|in|and|a|an|the|her|his|their|some|of)\s+)*+"
)
PERSON = (
    r"(?=[\s-]+(?:[\w-]+[\s-]+){0,2}?"
    r"(?:woman|man|lady|gentleman|person|guy|girl|boy|adult|male|female)\b)"
)
_NORMAL = (
    (re.compile(r"(?<=\w)[\s-]+haired\b", re.I), " hair"),
    (re.compile(r"(?<=\w)[\s-]+eyed\b", re.I), " eyes"),
    (re.compile(r"(?<=\w)[\s-]+skinned\b", re.I), " skin"),
    (re.compile(r"(?<=\w)[\s-]+bearded\b", re.I), " beard"),
    (re.compile(r"\bbearded\b", re.I), "full beard,"),
    (re.compile(r"\bbespectacled\b", re.I), "round glasses,"),
    (re.compile(r"\bred-?head(?:ed)?\b", re.I), "red hair,"),
    (re.compile(rf"\b(blonde?|brunette|ginger){PERSON}", re.I), r"\1 hair,"),
    (re.compile(r"\b(?:a|an)\s+(blonde|brunette)(?=\s*(?:$|,|with\b|in\b))", re.I), r"\1 hair"),
    (re.compile(r"\bturtle\s+neck\b", re.I), "turtleneck"),
    (re.compile(r"\bT\s+shirt\b", re.I), "t-shirt"),
)
HELD = "\x00"
_PLAIN = re.compile(words.PLAIN_WORDS, re.I).fullmatch
_LOOSE_ENDS = (
    r"^(?:with|and|in|a|an|the|has|having|wearing|wears|dressed|who|is|her|his|their|of|she|he|they)\b[\s,]*",
    r"[\s,]*\b(?:with|and|in|a|an|the|has|having|wearing|wears|dressed|who|is|her|his|their|of)$",
)


class Reading:
    """The text with the understood parts taken out, and what they meant."""

    def __init__(self, text: str) -> None:
        self.rest = " ".join(text.split())
        for pattern, plain in _NORMAL:
            self.rest = pattern.sub(plain, self.rest)
        self.found: dict[str, Any] = {}

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The first match, cut out of the text."""
        found = pattern.search(self.rest)
        if found:
            self.cut(*found.span())
        return found

    def cut(self, start: int, end: int) -> None:
        """Take a part out; what stood around it does not grow together."""
        self.rest = f"{self.rest[:start]}{HELD}{self.rest[end:]}"

    def left_over(self) -> str:
        """What nobody understood, tidied, its pieces joined by commas."""
        pieces = [self._tidy(piece) for piece in re.split(rf"[{HELD},;.]+", self.rest)]
        return ", ".join(piece for piece in pieces if re.search(r"\w", piece) and not _PLAIN(piece))

    @staticmethod
    def _tidy(piece: str) -> str:
        piece, before = piece.strip(), None
        while piece != before:
            before = piece
            for pattern in _LOOSE_ENDS:
                piece = re.sub(pattern, "", piece, flags=re.I).strip()
        return piece


def list_of(*alternatives: str) -> str:
    """A pattern of one such word and what joins it to the next."""
    # Atomic, so that a text of nothing but such words is not tried in every possible grouping.
    return rf"(?>(?:{'|'.join(alternatives)})(?:\s*,\s*|\s+and\s+|\s+|-))"


def split_colour(text: str) -> tuple[str, str]:
    """The first colour in `text` and what remains without it."""
    found = re.search(COLOUR, text, re.I)
    if not found:
        return "", squeeze(text)
    return squeeze(found[0]).lower(), squeeze(text[: found.start()] + " " + text[found.end() :])


def squeeze(text: str) -> str:
    """The text without doubled spaces, lone articles and commas at its ends."""
    spaced = re.sub(r"\s*,\s*", " ", text)
    trimmed = re.sub(r"^(?:and|a|an)\s+|\s+and$", "", " ".join(spaced.split()), flags=re.I)
    return trimmed.strip(" -,")
