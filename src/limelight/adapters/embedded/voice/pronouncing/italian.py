"""Italian: spelling to phonemes by rule, with a list for what the spelling hides.

Sound values are those Kokoro learnt: double consonants are long, s between vowels is voiced, a
final unstressed i is lax. Where the stress lies is said by `italian_stress`.
"""

import re
from collections.abc import Sequence

from limelight.adapters.embedded.voice.pronouncing.italian_stress import (
    ACCENTS,
    accented,
    plain,
)
from limelight.adapters.embedded.voice.reading.words import Spoken, listed

_UNSTRESSED = frozenset(
    listed(
        """
        il lo la i gli le l un uno una di a da in con su per tra fra del dello della dei degli
        delle al allo alla ai agli alle dal dallo dalla dai dagli dalle nel nello nella nei
        negli nelle sul sullo sulla sui sugli sulle col e ed o od ad ma che se mi ti ci vi si
        ne me te ce ve chi cui non è ho ha d c s m t v n dell all dall nell sull quell
        """
    )
)
_LETTERS = (
    (r"gli(?=[aeou])", "ʎ"),
    (r"(?<!n)gl[ií]$", "ʎi"),
    (r"(?<=[aeiouí])gn", "ɲɲ"),
    (r"gn", "ɲ"),
    (r"sci(?=[aeou])", "ʃ"),
    (r"sc(?=[eií])", "ʃ"),
    (r"cci(?=[aeou])|cc(?=[eií])", "ʧː"),
    (r"ci(?=[aeou])|c(?=[eií])", "ʧ"),
    (r"cch|ck", "kː"),
    (r"c?qu", "QW"),
    (r"ch", "k"),
    (r"cc", "kː"),
    (r"ggi(?=[aeou])|gg(?=[eií])", "ʤː"),
    (r"gi(?=[aeou])|g(?=[eií])", "ʤ"),
    (r"ggh|gg", "ɡː"),
    (r"gh", "ɡ"),
    (r"gu(?=[aeio])", "ɡw"),
    (r"sh", "ʃ"),
    (r"ss", "S"),
    (r"s(?=[bdglmnrv])|(?<=[aeiou])s(?=[aeiou])", "z"),
    (r"żż", "ʣː"),
    (r"zz", "ʦː"),
    (r"ż|^z", "ʣ"),
    (r"z", "ʦ"),
    (r"ph", "f"),
    (r"rr", "rɾ"),
    (r"([bdpt])\1", r"\1ː"),
    (r"n(?=ch|c[^ei]|g[^einl]|gh|qu|k)", "ŋ"),
    (r"h", ""),
    (r"x", "ks"),
    (r"y", "i"),
    (r"([cq])", "k"),
    (r"g", "ɡ"),
    (r"([a-zí])", r"\1"),
)
_RULES = tuple((re.compile(pattern), sounds) for pattern, sounds in _LETTERS)
_QU = {"cqu": "kːw", "qu": "kw"}
_VOWELS = tuple("aeiouɛɔ")


def pronounce(spoken: Sequence[Spoken]) -> list[str]:
    """The phonemes of each spoken word of one sentence; apostrophes and hyphens part words."""
    out = []
    for word in spoken:
        parts = [part for part in re.split(r"'|-", word.word.lower()) if part]
        out.append("".join(_word(part) for part in parts))
    return out


def _word(word: str) -> str:
    """One word; the stress mark stands before its vowel."""
    marked = accented(word)
    stressed = next((at for at, letter in enumerate(marked) if letter in ACCENTS), -1)
    quality = ACCENTS.get(marked[stressed], "") if stressed >= 0 else ""
    letters = plain(marked)
    if quality == "i":
        letters = letters[:stressed] + "í" + letters[stressed + 1 :]
    sounds, places = _sounds(letters)
    return _finished(sounds, places.get(stressed, -1), quality, is_small=word in _UNSTRESSED)


def _sounds(letters: str) -> tuple[str, dict[int, int]]:
    """The sounds of a word without accents, and where the sound of each vowel stands."""
    out, place = "", 0
    places: dict[int, int] = {}
    while place < len(letters):
        for pattern, sounds in _RULES:
            found = pattern.match(letters, place)
            if found and found.end() > place:
                said = found.expand(sounds).replace("QW", _QU.get(found[0], "kw"))
                places[found.end() - 1] = len(out) + len(said) - 1
                out += said
                place = found.end()
                break
        else:
            place += 1
    return out, places


def _finished(sounds: str, stressed: int, quality: str, *, is_small: bool) -> str:
    """Stress put in, i and u made glides before vowels, and lax where they are unstressed."""
    out = ""
    for place, sound in enumerate(sounds):
        following = sounds[place + 1 : place + 2]
        if place == stressed:
            vowel = quality or sound
            out += vowel if is_small else "ˈ" + vowel
        elif sound == "i" and following in tuple("aeou"):
            out += "j"
        elif sound == "i" and not following and not is_small and out[-1:] not in _VOWELS:
            out += "ɪ"
        elif sound == "u":
            is_glide = following in tuple("aeio") and out[-1:] in ("", "k", "ɡ")
            out += "w" if is_glide else "ʊ"
        else:
            out += sound
    return out
