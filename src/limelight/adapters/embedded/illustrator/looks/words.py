"""The vocabulary of looks, loaded once, and a text that remembers which of its words were used."""

import functools
import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

_FILE = Path(__file__).parents[2] / "data" / "illustrator" / "looks.toml"
_USED = "\x00"

Rows = Iterable[tuple[str, Any]]


@functools.cache
def vocabulary() -> dict[str, Any]:
    """The tables of `looks.toml`."""
    tables: dict[str, Any] = tomllib.loads(_FILE.read_text("utf-8"))
    return tables


@functools.lru_cache(maxsize=2048)
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text)


class Words:
    """One field of an appearance as plain lower-case words, and what of it was understood."""

    def __init__(self, text: str) -> None:
        self.text = " ".join(re.sub(r"[-_/]+", " ", text.lower()).split())
        self._rest = self.text

    def first(self, rows: Rows, default: str = "") -> str:
        """The value of the first row whose pattern is in the text."""
        for pattern, value in rows:
            if self.has(pattern):
                return str(value)
        return default

    def every(self, rows: Rows) -> list[Any]:
        """The values of all rows whose patterns are in the text, in the order of the rows."""
        return [value for pattern, value in rows if self.has(pattern)]

    def has(self, pattern: str) -> bool:
        """Whether the pattern is in the text; what it matched counts as understood."""
        found = _pattern(pattern).search(self.text)
        if found is None:
            return False
        self.know(pattern)
        return True

    def know(self, pattern: str) -> None:
        """Count what the pattern matches as understood, whole words only."""
        for found in _pattern(pattern).finditer(self.text):
            start, end = found.span()
            while start and self.text[start - 1].isalnum():
                start -= 1
            while end < len(self.text) and self.text[end].isalnum():
                end += 1
            self._rest = self._rest[:start] + _USED * (end - start) + self._rest[end:]

    def left(self, also: str) -> tuple[str, ...]:
        """The words that meant nothing; `also` are words that need no reading."""
        plain = _pattern(rf"(?:{also})\Z")
        words = re.findall(r"[^\W\d_]{2,}", self._rest)
        return tuple(dict.fromkeys(word for word in words if not plain.match(word)))
