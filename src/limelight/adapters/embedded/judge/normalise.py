"""Text to words, with disguises undone: odd letters, invisible characters, digits for letters,
spread-out letters.

Every word keeps where it came from and all readings it may have. Work grows with the length of the
text and no faster.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

_LOOKALIKES = str.maketrans(
    dict(
        zip(
            "авеёзиіїкмнорстухѕјһԁԛԝүαβεηικνορστυχωɑɡıłøđⅼℓʟɪᴏᴇᴛꜱɴᴀʀᴋ",
            "abeezniikmhopctyxsjhdqwyabenikvopotuxwagilodlllioetsnark",
            strict=True,
        )
    )
)
_EMOJI = {
    "\U0001f467": " girlchild ",
    "\U0001f466": " boychild ",
    "\U0001f9d2": " child ",
    "\U0001f476": " child ",
    "\U0001f51e": " nsfw ",
    "\U0001f4a3": " bomb ",
}
_LEET = str.maketrans("013456789@$!|+€(", "oieasgtbgasiitec")
_LEET_L = str.maketrans("013456789@$!|+€(", "oleasgtbgasiltec")
_WORD = re.compile(r"[@$|]?[^\W_]+(?:[@$!|+*(]+[^\W_]+)*[$]?")
_PHRASE_PART = re.compile(r"[^\W_]+\*?|~")
_LONG_RUN = re.compile(r"([a-z])\1{2,}")
_DISGUISE = re.compile(r"[0-9@$!|+*(]")
_STOP = re.compile(r"[.!?;\n。！？]")
_VOWELS = "aeiou"
_WIDEST_GAP = 3
_SHORTEST_RUN, _LONGEST_RUN = 3, 40


@dataclass(frozen=True, slots=True)
class Word:
    """A word: its readings (the plain one first), where it stands, and whether a sentence ends
    behind it.
    """

    forms: tuple[str, ...]
    start: int
    end: int
    is_last: bool = False
    is_joined: bool = False

    @property
    def plain(self) -> str:
        """The word as it is written, lower case without marks."""
        return self.forms[0]

    @property
    def number(self) -> int | None:
        """The number it is, written in digits."""
        return int(self.plain) if self.plain.isdecimal() and len(self.plain) <= 3 else None


def words_of(text: str) -> tuple[Word, ...]:
    """The words of `text` in order; spans count characters of the original."""
    folded, origins = _fold(text)
    found = [_word(match, folded, origins) for match in _WORD.finditer(folded)]
    return tuple(_with_spread_letters(found))


def phrase_of(text: str) -> tuple[str, ...]:
    """The plain words of a phrase from a word list, cut as texts are; a trailing `*` or a lone `~`
    stays.
    """
    folded, _ = _fold(text)
    return tuple(_PHRASE_PART.findall(folded))


def _fold(text: str) -> tuple[str, list[int]]:
    """Lower case without marks, invisible characters or foreign lookalikes, and where each
    character came from.
    """
    letters: list[str] = []
    origins: list[int] = []
    for index, char in enumerate(text):
        for letter in _folded(char):
            letters.append(letter)
            origins.append(index)
    return "".join(letters), origins


def _folded(char: str) -> str:
    if char.isascii():
        return char.lower()
    if char in _EMOJI:
        return _EMOJI[char]
    if char in "’‘´`":
        return "'"
    category = unicodedata.category(char)
    if category in ("Cf", "Mn", "Me") or char in "\u115f\u1160\u3164\uffa0":
        return ""
    apart = unicodedata.normalize("NFKD", char.casefold())
    kept = "".join(part for part in apart if unicodedata.category(part) not in ("Mn", "Cf"))
    return kept.translate(_LOOKALIKES).casefold()


def _word(match: re.Match[str], folded: str, origins: list[int]) -> Word:
    start, end = match.span()
    return Word(
        forms=_forms(match.group()),
        start=origins[start],
        end=origins[end - 1] + 1,
        is_last=_STOP.search(folded, end, end + _WIDEST_GAP) is not None,
    )


def _forms(written: str) -> tuple[str, ...]:
    forms = [written.strip("@$|")]
    if _DISGUISE.search(written) and not written.isdecimal():
        readings = (
            [written.replace("*", vowel) for vowel in _VOWELS] if "*" in written else [written]
        )
        for reading in readings:
            forms += [reading.translate(_LEET), reading.translate(_LEET_L)]
    for form in tuple(forms):
        if _LONG_RUN.search(form):
            forms += [_LONG_RUN.sub(r"\1", form), _LONG_RUN.sub(r"\1\1", form)]
    return tuple(dict.fromkeys(forms))


def _with_spread_letters(found: list[Word]) -> Iterator[Word]:
    """Put letters that were written apart ("l o l i", "s.e.x") back together."""
    run: list[Word] = []
    for word in found:
        is_single = len(word.plain) == 1
        if run and not (is_single and _goes_on(run, word)):
            yield from _joined(run)
            run = []
        if is_single:
            run.append(word)
        else:
            yield word
    yield from _joined(run)


def _goes_on(run: list[Word], word: Word) -> bool:
    return len(run) < _LONGEST_RUN and word.start - run[-1].end <= _WIDEST_GAP


def _joined(run: list[Word]) -> list[Word]:
    digits = len(run) == 2 and all(word.plain.isdecimal() for word in run)
    if len(run) < _SHORTEST_RUN and not digits:
        return run
    together = _forms("".join(word.plain for word in run))
    return [
        replace(run[0], forms=together, end=run[-1].end, is_last=run[-1].is_last, is_joined=True)
    ]
