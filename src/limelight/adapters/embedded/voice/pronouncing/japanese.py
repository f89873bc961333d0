"""Japanese: kana to the phonemes that Kokoro learnt, row by row of the kana table."""

from collections.abc import Sequence
from functools import lru_cache

from limelight.adapters.embedded.voice.reading.words import Spoken

_VOWELS = dict(zip("アイウエオ", ["a", "i", "ɯ", "e", "o"], strict=True))
_ROWS = {
    "カキクケコ": "ka kʲi kɯ ke ko",
    "ガギグゲゴ": "ɡa ɡʲi ɡɯ ɡe ɡo",
    "サシスセソ": "sa ɕi sɨ se so",
    "ザジズゼゾ": "za ʥi zɨ ze zo",
    "タチツテト": "ta ʨi ʦɨ te to",
    "ダヂヅデド": "da ʥi zɨ de do",
    "ナニヌネノ": "na ɲi nɯ ne no",
    "ハヒフヘホ": "ha çi ɸɯ he ho",
    "バビブベボ": "ba bʲi bɯ be bo",
    "パピプペポ": "pa pʲi pɯ pe po",
    "マミムメモ": "ma mʲi mɯ me mo",
    "ラリルレロ": "ɾa ɾʲi ɾɯ ɾe ɾo",
    "ヤユヨ": "ja jɯ jo",
    "ワヰヱヲ": "βa i e o",
    "ヴ": "vɯ",
    "ヵヶ": "ka ke",
}
_SMALL = {
    "ァ": "a",
    "ィ": "i",
    "ゥ": "ɯ",
    "ェ": "e",
    "ォ": "o",
    "ャ": "a",
    "ュ": "ɨ",
    "ョ": "o",
    "ヮ": "a",
}
_GLIDED = {"ウ": "β", "フ": "ɸ", "ヴ": "v", "ツ": "ʦ", "ク": "kβ", "グ": "ɡβ", "ス": "s", "ズ": "z"}
_SOFTENED = {"テ": "tʲ", "デ": "dʲ", "ト": "t", "ド": "d", "フ": "ɸʲ", "ヴ": "vʲ", "イ": "j"}
_BEFORE = (
    ("pbm", "m"),
    ("kɡ", "ŋ"),
    ("ɲʨʥ", "ɲ"),
    ("tdnɾzʦs", "n"),
)


@lru_cache(maxsize=1)
def _table() -> dict[str, str]:
    table = dict(_VOWELS)
    for kana, sounds in _ROWS.items():
        table |= dict(zip(kana, sounds.split(), strict=True))
    return table


def pronounce(spoken: Sequence[Spoken]) -> list[str]:
    """The phonemes of each spoken word (katakana as it is pronounced). A small tsu at the end of a
    word joins it to the next, so its stop begins that one.
    """
    out = []
    carried = ""
    for number, word in enumerate(spoken):
        kana = carried + word.word
        is_joined = kana.endswith("ッ") and number + 1 < len(spoken) and not word.mark
        carried = "ッ" if is_joined else ""
        out.append(_sounds(kana.removesuffix("ッ") if kana.endswith("ッ") else kana))
    return out


def _sounds(kana: str) -> str:
    moras = _moras(kana)
    out = ""
    for number, mora in enumerate(moras):
        following = moras[number + 1] if number + 1 < len(moras) else ""
        if mora == "ン":
            first = _mora(following)[:1] if following else ""
            out += next((nasal for starts, nasal in _BEFORE if first and first in starts), "ɴ")
        elif mora == "ッ":
            out += "ʔ"
        elif mora == "ー":
            out += "ː" if out and out[-1] != "ː" else ""
        else:
            out += _mora(mora)
    return out


def _moras(kana: str) -> list[str]:
    moras: list[str] = []
    for letter in kana:
        if letter in _SMALL and moras and moras[-1] in _table():
            moras[-1] += letter
        else:
            moras.append(letter)
    return moras


def _mora(mora: str) -> str:
    """The phonemes of a kana, with a small one after it or not; "" for what is no kana."""
    table = _table()
    if len(mora) == 1:
        return table.get(mora, _SMALL.get(mora, ""))
    big, small = mora[0], mora[1]
    vowel = _SMALL[small]
    if small in "ャュョ":
        return _softened(big) + vowel
    if big in _SOFTENED and (big, small) in (
        ("テ", "ィ"),
        ("デ", "ィ"),
        ("ト", "ゥ"),
        ("ド", "ゥ"),
        ("イ", "ェ"),
    ):
        return _SOFTENED[big] + vowel
    if big in _GLIDED:
        return _GLIDED[big] + vowel
    return table[big][:-1] + vowel


def _softened(big: str) -> str:
    """The consonant of キャ, シャ, ニャ: that of the i row."""
    return _SOFTENED.get(big, _table()[big][:-1])
