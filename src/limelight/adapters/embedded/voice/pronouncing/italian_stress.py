"""Where Italian words are stressed, and which of their e, o and z are open or voiced.

`italian_words.txt` writes words and endings as they should be with an accent: è and ò are open, é
and ó closed, ż is voiced. A star stands for a last a, e, i or o, so that one entry serves all forms
("tàvol*", "-ìssim*"); an entry that begins with a hyphen is an ending.
"""

from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

ACCENTS = {"à": "a", "è": "ɛ", "é": "e", "ì": "i", "ò": "ɔ", "ó": "o", "ù": "u"}
"""The letters that carry the stress, and their sounds."""
VOICED_Z = "ż"
_PLAIN = str.maketrans("àáâäèéêëìíîïòóôöùúûüçñ", "aaaaeeeeiiiioooouuuucn")
_ACUTE = str.maketrans("áíúâêîôû", "àìùàéìóù")
_VOWELS = "aeiou"
_OPEN = {"e": "è", "o": "ò"}


class _Table(NamedTuple):
    whole: dict[str, str]
    stems: dict[str, str]

    def find(self, letters: str) -> str | None:
        """The accented form of letters that are an entry; an h that keeps c and g hard before e and
        i does not matter.
        """
        if letters in self.whole:
            return self.whole[letters]
        last = letters[-1:]
        if not last or last not in "aeio":
            return None
        stem = self.stems.get(letters[:-1])
        if stem is None and letters[-2:-1] == "h":
            bare = self.stems.get(letters[:-2])
            stem = bare + "h" if bare is not None else None
        return None if stem is None else stem + last


def plain(word: str) -> str:
    """The word without accents."""
    return word.translate(_PLAIN)


def accented(word: str) -> str:
    """The word with the accent that says where it is stressed and how; a word without a vowel stays
    as it is.
    """
    word = word.translate(_ACUTE)
    if any(letter in ACCENTS for letter in word):
        return word
    words, endings = _entries()
    found = words.find(word)
    if found is not None:
        return found
    for start in range(1, len(word)):
        found = endings.find(word[start:])
        if found is not None:
            return word[:start] + found
    return _by_default(word)


@lru_cache(maxsize=1)
def _entries() -> tuple[_Table, _Table]:
    text = (files(__package__) / "italian_words.txt").read_text("utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    words, endings = _Table({}, {}), _Table({}, {})
    for entry in (entry for line in lines for entry in line.split()):
        table = endings if entry.startswith("-") else words
        form = entry.removeprefix("-")
        key = plain(form).replace(VOICED_Z, "z")
        if form.endswith("*"):
            table.stems[key[:-1]] = form[:-1]
        else:
            table.whole[key] = form
    return words, endings


def _by_default(word: str) -> str:
    """The accent on the last vowel but one, or the last where the word ends in a consonant."""
    nuclei = _nuclei(word)
    if not nuclei:
        return word
    place = nuclei[_stressed_nucleus(word, len(nuclei))]
    letter = word[place]
    is_open = letter in _OPEN and _sounds_open(word, place)
    mark = _OPEN[letter] if is_open else dict(zip("aeiou", "àéìóù", strict=True))[letter]
    return word[:place] + mark + word[place + 1 :]


def _stressed_nucleus(word: str, count: int) -> int:
    """Which syllable, from the end: the last before a consonant or with a falling diphthong
    ("vorrei"), the last but two in verbs of the third person plural and in "rapido", else the last
    but one.
    """
    ends_falling = word[-2:] in ("ai", "ei", "oi", "au")
    if count == 1 or word[-1] not in _VOWELS or ends_falling:
        return -1
    leans_back = word.endswith(("ano", "ono", "ido", "ida", "idi", "ide"))
    return -3 if count >= 3 and leans_back else -2


def _nuclei(word: str) -> list[int]:
    """Where the syllables' vowels are: i and u glide before a vowel and follow after one."""
    places: list[int] = []
    for place, letter in enumerate(word):
        if letter not in _VOWELS:
            continue
        before, following = word[place - 1 : place], word[place + 1 : place + 2]
        follows = letter in "iu" and before in tuple("aeo") and places[-1:] == [place - 1]
        glides = letter in "iu" and following in tuple("aeo") and not _is_alone(word, place)
        if not follows and not glides:
            places.append(place)
    return places


def _is_alone(word: str, place: int) -> bool:
    """Whether i or u is the only vowel before the last one, and a real one: "mio", "sua"."""
    is_first = not any(letter in _VOWELS for letter in word[:place])
    is_written_only = word[:place].endswith(("c", "g", "gl", "q", "sc"))
    return is_first and place + 2 == len(word) and not is_written_only


def _sounds_open(word: str, place: int) -> bool:
    """e and o are open in ie and uo, before another vowel, and before most groups of consonants."""
    before, rest = word[place - 1 : place], word[place + 1 :]
    if before and before in "iu":
        return True
    if rest[:1] in tuple("iaou") and rest:
        return True
    return rest[:2] in (
        "rt",
        "rs",
        "rr",
        "rc",
        "rv",
        "rd",
        "rb",
        "st",
        "tt",
        "pp",
        "cc",
        "gg",
        "sp",
    )
