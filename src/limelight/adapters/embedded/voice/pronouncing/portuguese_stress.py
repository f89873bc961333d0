"""Where the syllables of a Portuguese word are, which one is stressed, and whether its e or o is
open.
"""

import re
from typing import NamedTuple

VOWEL_LETTERS = "aeiouyáéíóúâêôãõàèòü"
_MARKED = frozenset("áéíóúâêôàèò")
_TILDES = frozenset("ãõ")
_STRONG = "aeoáéóâêôèòàãõ"
_V = f"[{VOWEL_LETTERS}]"
_ENDS_WEAK = re.compile(r"(?:[aeo]s?|am|em|ens)$")
_CLOSED_E = re.compile(
    r"e(?:[mn]|z[ao]s?$|sas?$|jas?$|r$|res$|[cç][ao]s?$|i|u|z$|d[ao]s?$|lh[ao]s?$|y)"
)
_CLOSED_O = re.compile(
    r"o(?:[mn]|as?$|r$|res$|s[oa]s?$(?<!osa)(?<!osas)|u|i|l[hs][ao]s?$|ç[ao]s?$|rr[oe])"
)
_OPEN_BEFORE_O = re.compile(
    r"e(?:r[tnrsv]?o|st[oi]|to|ctr|l?o$|g[ou]|gr|sso)|o(?:lh|rm|d[ou]|c)|o$"
)


class Nucleus(NamedTuple):
    """The vowel of a syllable: where it starts and ends; two letters are a falling diphthong."""

    start: int
    end: int


def nuclei_of(letters: str) -> list[Nucleus]:
    """The vowels of the syllables; u after q and g before a vowel is none."""
    found: list[Nucleus] = []
    place = 0
    while place < len(letters):
        if letters[place] not in VOWEL_LETTERS or _is_silent_u(letters, place):
            place += 1
            continue
        end = place + (2 if _falls(letters, place) else 1)
        found.append(Nucleus(place, end))
        place = end
    return found


def _is_silent_u(letters: str, place: int) -> bool:
    following = letters[place + 1 : place + 2]
    after_velar = letters[place - 1 : place] in ("q", "g")
    is_before_vowel = bool(following) and following in VOWEL_LETTERS
    return letters[place] in "uü" and after_velar and is_before_vowel


def _falls(letters: str, place: int) -> bool:
    """Whether a vowel and the one after it are one syllable: "ai", "ou", "ão"; not "ain-", "-air",
    "aís".
    """
    first, second = letters[place], letters[place + 1 : place + 2]
    if first in _TILDES:
        return bool(second) and second in "eoi"
    if second == "" or second not in "iu":
        return False
    if first in "iuíú" and (first == second or first in "íú"):
        return False
    rest = letters[place + 2 :]
    parts = (
        re.match(rf"nh|u$|[mnlz](?:$|[^{VOWEL_LETTERS}h])|r(?:$|[^{VOWEL_LETTERS}r])", rest)
        is not None
    )
    return not (parts and second in "iu" and first in _STRONG + "u")


def stressed_nucleus(letters: str, nuclei: list[Nucleus]) -> int:
    """Which syllable carries the stress: an accent, else a tilde, else by the ending."""
    if not nuclei:
        return -1
    for marks in (_MARKED, _TILDES):
        for number in range(len(nuclei) - 1, -1, -1):
            if set(letters[nuclei[number].start : nuclei[number].end]) & marks:
                return number
    last = nuclei[-1]
    is_weak = _ENDS_WEAK.search(letters) is not None and last.end - last.start == 1
    return max(0, len(nuclei) - 2) if is_weak else len(nuclei) - 1


def sounds_open(letters: str, place: int) -> bool:
    """Whether an e or o without an accent is open under stress: mostly before a last a or e, not
    before a last o, never before m and n.
    """
    rest = letters[place:]
    closed = _CLOSED_E if letters[place] == "e" else _CLOSED_O
    if closed.match(rest):
        return False
    if rest.endswith(("o", "os")):
        return _OPEN_BEFORE_O.match(rest) is not None
    return True
