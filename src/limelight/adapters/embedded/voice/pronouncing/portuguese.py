"""Portuguese as Brazil speaks it: spelling to phonemes by rule, with a list of respellings.

Sound values are those Kokoro learnt: t and d soften before i, a final e, o, a is weak, l ends a
syllable as a glide, r at the end of a syllable carries a schwa, a nasal vowel keeps its consonant.
`portuguese_words.txt` respells what the spelling hides: è and ò are open, ê and ô closed, ü is
heard, x is written as it sounds.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

from limelight.adapters.embedded.voice.pronouncing.portuguese_stress import (
    VOWEL_LETTERS,
    Nucleus,
    nuclei_of,
    sounds_open,
    stressed_nucleus,
)
from limelight.adapters.embedded.voice.reading.words import Spoken, listed

_SMALL = frozenset(
    listed(
        """
        o a os as e de do da dos das em no na nos nas um com por pelo pela que se me te lhe
        ao aos à às ou mas nem num numa dum duma sem
        """
    )
)
_WHOLE = {
    "e": "i",
    "o": "ʊ",
    "os": "ʊs",
    "de": "ʤy",
    "te": "ʧy",
    "um": "u\u0303ŋ",
    "em": "Aŋ",
    "lhe": "ʎy",
    "lhes": "ʎys",
}
_WHOLE |= {"muito": "mwˈiŋtʊ", "muita": "mwˈiŋtæ", "muitos": "mwˈiŋtʊs", "muitas": "mwˈiŋtæs"}
_WHOLE |= {word: word for word in ("a", "as", "da", "das", "na", "nas", "mas")}
_WHOLE |= {
    "à": "a",
    "às": "as",
    "ao": "W",
    "aos": "Ws",
    "para": "pˌaɾæ",
    "pra": "prɐ",
    "são": "sˈɐ̃ʊ̃",
}
_V = f"[{VOWEL_LETTERS}]"
_E = "[eiéíêè]"
_CONSONANTS = (
    (r"ch|sh", "ʃ"),
    (r"lh", "lj"),
    (r"nh", "ɲ"),
    (r"ph", "f"),
    (rf"rr|^r|(?<=[nlsz])r(?={_V})", "x"),
    (rf"(?<={_V})r(?={_V})", "ɾ"),
    (rf"(?<={_V})r(?!$|s$|{_V})", "ɾə"),
    (r"r", "r"),
    (rf"ss|s[cç](?={_E})|xc(?={_E})|sç|ç|c(?={_E})", "s"),
    (r"cc(?=[eiéí])", "ks"),
    (r"ck|cc|c", "k"),
    (rf"qu(?={_E})", "k"),
    (r"q[uü]", "kw"),
    (rf"gu(?={_E})", "ɡ"),
    (rf"gü|gu(?={_V})", "ɡw"),
    (rf"g(?={_E})|j", "ʒ"),
    (r"gg|g", "ɡ"),
    (rf"(?<={_V})s(?={_V})|s(?=[bdgvzmnlrj])", "z"),
    (r"^x|(?<=[nio])x(?=[aeio])", "ʃ"),
    (rf"(?<=^e)xh?(?={_V})|(?<=^ine)x(?={_V})", "z"),
    (r"x(?=[cçptqfs]|$)", "s"),
    (r"x", "ʃ"),
    (r"zz", "ts"),
    (r"z$", "s"),
    (r"tt?(?=[ií])|tt?(?=es?$)", "ʧ"),
    (r"dd?(?=[ií])|dd?(?=es?$)", "ʤ"),
    (r"h", ""),
    (r"k|q", "k"),
    (r"([bdfklmnpst])\1?", r"\1"),
    (r"([vwz])", r"\1"),
)
_RULES = tuple((re.compile(pattern), sounds) for pattern, sounds in _CONSONANTS)
_TILDES = {"ão": "ɐ̃ʊ̃", "ãe": "ɐ̃y", "õe": "o\u0303j", "ãi": "ɐ̃y", "ã": "ɐ̃", "õ": "o\u0303"}
_FALLING = {
    "ai": "I",
    "ei": "A",
    "oi": "oɪ",
    "ui": "uɪ",
    "au": "W",
    "eu": "eʊ",
    "ou": "ow",
    "iu": "iʊ",
    "èi": "ɛɪ",
    "òi": "ɔɪ",
    "èu": "ɛʊ",
}
_BEFORE_L = {"a": "W", "e": "eʊ", "è": "ɛʊ", "i": "iʊ", "o": "ow", "ò": "ɔl", "u": "uw"}
_NASAL = {"a": "ɐ̃", "e": "A", "è": "A", "i": "i", "o": "o", "ò": "o", "u": "u\u0303"}
_WEAK = {"a": "æ", "e": "y", "o": "ʊ"}
_SOUND = {"a": "a", "e": "e", "è": "ɛ", "i": "i", "o": "o", "ò": "ɔ", "u": "u", "y": "i"}
_BARE = str.maketrans("áâàéêíóôúü", "aaaèeiòouu")


def pronounce(spoken: Sequence[Spoken]) -> list[str]:
    """The phonemes of each spoken word of one sentence; hyphens part words."""
    out = []
    for word in spoken:
        parts = [part for part in re.split(r"'|-", word.word.lower()) if part]
        out.append("".join(_word(part) for part in parts))
    return out


def _word(word: str) -> str:
    if word in _WHOLE:
        return _WHOLE[word]
    letters = _respelt(word)
    nuclei = nuclei_of(letters)
    stressed = -1 if word in _SMALL else stressed_nucleus(letters, nuclei)
    by_start = {nucleus.start: number for number, nucleus in enumerate(nuclei)}
    has_second = stressed > 0 and len(nuclei) > 2
    out, place = "", 0
    while place < len(letters):
        number = by_start.get(place)
        if number is None:
            sounds, place = _consonant(letters, place)
            out += sounds
            continue
        mark = "ˈ" if number == stressed else "ˌ" if has_second and number == 0 else ""
        sounds, place = _vowel(letters, nuclei[number], number - stressed, len(nuclei))
        out += mark + sounds if sounds not in ("j", "w") else sounds
    return out


@lru_cache(maxsize=1)
def _respellings() -> dict[str, str]:
    text = (files(__package__) / "portuguese_words.txt").read_text("utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    pairs = (entry.partition("=") for line in lines for entry in line.split())
    return {word: heard for word, _, heard in pairs}


def _respelt(word: str) -> str:
    """The word as the list spells it, also in the plural and the other gender."""
    known = _respellings()
    if word in known:
        return known[word]
    stem, end = (word[:-1], "s") if word.endswith("s") else (word, "")
    if stem in known:
        return known[stem] + end
    other = {"a": "o", "o": "a"}.get(stem[-1:], "")
    found = known.get(stem[:-1] + other) if other else None
    return found[:-1] + stem[-1] + end if found else word


def _consonant(letters: str, place: int) -> tuple[str, int]:
    for pattern, sounds in _RULES:
        found = pattern.match(letters, place)
        if found and found.end() > place:
            return found.expand(sounds), found.end()
    return "", place + 1


def _vowel(letters: str, nucleus: Nucleus, after_stress: int, count: int) -> tuple[str, int]:
    """The sounds of a syllable's vowel with the n, m or l that ends the syllable, and where they
    end. `after_stress` is 0 in the stressed syllable.
    """
    start, end = nucleus
    part = letters[start:end]
    if part in _TILDES:
        return _TILDES[part], end
    vowel = _quality(letters, start, is_stressed=after_stress == 0)
    if end - start == 2:
        return _FALLING.get(vowel + letters[start + 1].translate(_BARE), vowel), end
    rest = letters[end:]
    if re.match(rf"[mn](?!{_V}|h)", rest):
        return _nasal(vowel, rest, is_open_end=after_stress > 0 or count == 1), end + 1
    if re.match(rf"l(?!{_V}|h|l)", rest):
        return _BEFORE_L[vowel], end + 1
    return _plain(vowel, rest, after_stress), end


def _quality(letters: str, place: int, *, is_stressed: bool) -> str:
    """The vowel without its accent; e and o become è and ò where they are open."""
    letter = letters[place]
    bare = letter.translate(_BARE)
    if letter in "eo" and is_stressed and sounds_open(letters, place):
        return {"e": "è", "o": "ò"}[letter]
    return bare


def _nasal(vowel: str, rest: str, *, is_open_end: bool) -> str:
    if vowel == "a" and rest == "m" and is_open_end:
        return "ɐ̃ʊ̃"
    return _NASAL[vowel] + ("m" if rest[1:2] in tuple("pb") else "ŋ")


def _plain(vowel: str, rest: str, after_stress: int) -> str:
    is_last = rest in ("", "s")
    if after_stress != 0 and is_last and vowel in _WEAK:
        return _WEAK[vowel]
    if vowel == "a" and rest[:1] in tuple("mn"):
        return "ɐ̃" if after_stress == 0 or rest.startswith("nh") else "æ"
    if after_stress == 1 and vowel in "iu" and rest and rest[0] in VOWEL_LETTERS:
        return {"i": "j", "u": "w"}[vowel]
    return _SOUND[vowel]
