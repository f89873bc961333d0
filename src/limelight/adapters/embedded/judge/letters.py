"""Japanese, Chinese, Korean, Russian and Arabic as rows of letters: their words do not stand apart,
or change at both ends, so phrases are looked for inside the row.

Every pattern is a choice of plain phrases with bounded gaps; work grows with the text and no
faster.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from limelight.adapters.embedded.judge.lexicon import read_list

LANGUAGES = ("ja", "zh", "ko", "ru", "ar")
_HAN, _KANA = "\u3005\u3400-\u4dbf\u4e00-\u9fff", "\u3041-\u30ff\u31f0-\u31ff"
_JAMO, _ARABIC, _CYRILLIC = "\u1100-\u11ff", "\u0620-\u064a\u066e-\u06d3", "\u0430-\u045f"
_DENSE = re.compile(f"[{_HAN}{_KANA}{_JAMO}]")
_RUSSIAN_WORD = re.compile(f"[a-z]*[{_CYRILLIC}][a-z{_CYRILLIC}]*")
_LATIN_LOOKALIKES = str.maketrans("aceopxykmht", "асеорхукмнт")
_ARABIC_BEFORE = "(?:[وف])?(?:بال|كال|لل|ال|[بلكي])?"
_GAP = ".{0,24}?"
_WHOLE, _ANYTHING = "!", "~"
_BLANK = "\u2022"
_FEW_KANA = 0.2


@dataclass(frozen=True)
class Row:
    """A text as letters: `text` is folded, `origins[i]` says where its character i came from."""

    text: str
    origins: tuple[int, ...]
    languages: tuple[str, ...]

    def find(self, section: str) -> list[tuple[int, int]]:
        """Where phrases of a section stand, as places in the folded text, in order."""
        pattern = _pattern(self.languages, section)
        return [found.span() for found in pattern.finditer(self.text)] if pattern else []

    def span(self, place: tuple[int, int]) -> tuple[int, int]:
        """A place as characters of the original text."""
        return self.origins[place[0]], self.origins[place[1] - 1] + 1


def row_of(text: str, language: str) -> Row | None:
    """The row of a text, its harmless phrases blanked out; None where none of the languages is
    in it.
    """
    if text.isascii():
        return None
    folded, origins = _fold(text)
    languages = _languages_of(folded, language)
    if not languages:
        return None
    neutral = _pattern(languages, "neutral")
    if neutral:
        folded = neutral.sub(lambda found: _BLANK * len(found.group()), folded)
    return Row(folded, tuple(origins), languages)


def _languages_of(folded: str, hint: str) -> tuple[str, ...]:
    counts = {
        "kana": len(re.findall(f"[{_KANA}]", folded)),
        "han": len(re.findall(f"[{_HAN}]", folded)),
    }
    found = {
        "ja": counts["kana"] > 0 or (hint == "ja" and counts["han"] > 0),
        "zh": counts["han"] > 0 and counts["kana"] <= _FEW_KANA * counts["han"],
        "ko": re.search(f"[{_JAMO}]", folded) is not None,
        "ru": re.search(f"[{_CYRILLIC}]", folded) is not None,
        "ar": re.search(f"[{_ARABIC}]", folded) is not None,
    }
    return tuple(code for code in LANGUAGES if found[code])


def _fold(text: str) -> tuple[str, list[int]]:
    """Lower case without marks; whatever stands between two letters is one space, and nothing
    beside a letter of a language that sets none.
    """
    letters: list[str] = []
    origins: list[int] = []
    is_apart = False
    for index, char in enumerate(text):
        for letter in unicodedata.normalize("NFKD", char.casefold()):
            category = unicodedata.category(letter)
            if category in ("Mn", "Me", "Cf") or letter == "\u0640":
                continue
            if category[0] not in "LN":
                is_apart = True
                continue
            if is_apart and letters and not _touches_dense(letters[-1], letter):
                letters.append(" ")
                origins.append(index)
            is_apart = False
            letters.append(_plain(letter))
            origins.append(index)
    return _unmixed("".join(letters)), origins


def _touches_dense(before: str, after: str) -> bool:
    return bool(_DENSE.match(before) or _DENSE.match(after))


def _plain(letter: str) -> str:
    if letter.isdecimal():
        return str(unicodedata.decimal(letter))
    return {"ى": "ي", "ة": "ه"}.get(letter, letter)


def _unmixed(folded: str) -> str:
    """Latin letters that stand for Cyrillic ones inside a Russian word."""
    return _RUSSIAN_WORD.sub(lambda found: found.group().translate(_LATIN_LOOKALIKES), folded)


@lru_cache(maxsize=512)
def _pattern(languages: tuple[str, ...], section: str) -> re.Pattern[str] | None:
    choices = [choice for code in languages if (choice := _choice(code, section))]
    return re.compile("|".join(choices)) if choices else None


def _choice(language: str, section: str) -> str:
    phrases = sorted(map(_phrase, read_list(language).get(section, ())), key=len, reverse=True)
    if not phrases:
        return ""
    anyone = f"(?:{'|'.join(phrases)})"
    if language == "ru":
        return rf"(?<!\w){anyone}"
    return rf"(?<!\w){_ARABIC_BEFORE}{anyone}" if language == "ar" else anyone


def _phrase(written: str) -> str:
    """A phrase of a list as a pattern; `~` is up to 24 characters of any kind, a last `!` says
    that the word ends there.
    """
    parts = written.removesuffix(_WHOLE).replace(_WHOLE + _ANYTHING, _ANYTHING).split(_ANYTHING)
    ending = r"(?!\w)" if written.endswith(_WHOLE) else ""
    return _GAP.join(re.escape(_fold(part)[0]) for part in parts) + ending
