"""Spanish: spelling to phonemes by rule, in the Castilian way that Kokoro learnt ("c" before e is
θ, "ll" is ʎ).

Rules after the orthography of the Real Academia Española: stress from the accent or the ending,
diphthongs, trilled r, soft b, d and g between vowels.
"""

import re
from collections.abc import Sequence

from limelight.adapters.embedded.voice.reading.words import Spoken, listed

_ACCENTED = {"á": "a", "é": "e", "í": "i", "ó": "o", "ú": "u"}
_PLAIN = _ACCENTED | {
    "à": "a",
    "è": "e",
    "ì": "i",
    "ò": "o",
    "ù": "u",
    "â": "a",
    "ê": "e",
    "ô": "o",
    "ç": "s",
    "ï": "i",
}
_UNSTRESSED = frozenset(
    listed(
        """
        el la los las lo un una unos unas de del al a ante bajo con contra desde en entre
        hacia hasta para por según sin sobre tras y e o u ni que si se me te le les nos os mi
        mis tu tus su sus como cuando donde pero mas aunque porque pues
        """
    )
)
_LETTERS = (
    (r"ch", "ʧ"),
    (r"ll", "ʎ"),
    (r"rr", "r"),
    (r"zz", "ʦ"),
    (r"sh", "ʃ"),
    (r"ph", "f"),
    (r"th", "t"),
    (r"qu(?=[eiéí])", "k"),
    (r"gu(?=[eiéí])", "G"),
    (r"gü", "Gw"),
    (r"sc(?=[eiéí])", "sθ"),
    (r"cc(?=[eiéí])", "kθ"),
    (r"c(?=[eiéí])", "θ"),
    (r"g(?=[eiéí])", "x"),
    (r"^ps", "s"),
    (r"^x", "s"),
    (r"(?:^|(?<=[lns]))r", "r"),
    (r"r", "ɾ"),
    (r"^hi(?=e)", "ʝ"),
    (r"^hu(?=[eéaá])", "w"),
    (r"(?<=[aeoáéó])hi", "i"),
    (r"h", ""),
    (r"j", "x"),
    (r"ñ", "ɲ"),
    (r"x", "ks"),
    (r"y(?=[aeiouáéíóú])", "ʝ"),
    (r"y", "i"),
    (r"z", "θ"),
    (r"v", "B"),
    (r"b", "B"),
    (r"d", "D"),
    (r"g", "G"),
    (r"[cq]", "k"),
    (r"w", "w"),
    (r"([aeiouáéíóúüfklmnpst])", r"\1"),
)
_RULES = tuple((re.compile(pattern), sounds) for pattern, sounds in _LETTERS)
_GLIDES = {"i": "j", "u": "w"}
_FALLING = {"ai": "I", "ei": "A", "au": "W", "oi": "oɪ", "eu": "eʊ", "ou": "O"}
_VOWELS = "aeiou"
_SOFT = {"B": ("b", "β"), "D": ("d", "ð"), "G": ("ɡ", "ɣ")}
_HARD_AFTER = {"B": "mn", "D": "nl", "G": "nŋ"}


def pronounce(spoken: Sequence[Spoken]) -> list[str]:
    """The phonemes of each spoken word of one sentence; soft consonants follow from the word
    before.
    """
    out: list[str] = []
    previous = ""
    for word in spoken:
        parts = [
            _word(part, previous if number == 0 else "a")
            for number, part in enumerate(word.word.split("-"))
        ]
        sounds = " ".join(part for part in parts if part)
        out.append(sounds)
        previous = "" if word.mark else sounds[-1:]
    return out


def _word(word: str, previous: str) -> str:
    word = word.lower().replace("'", "")
    letters = "".join(
        _PLAIN.get(letter, letter) if letter not in _ACCENTED else letter for letter in word
    )
    if letters.endswith("mente") and len(letters) > 7:
        stem = _marked(letters[:-5], is_stressed=True).replace("ˈ", "ˌ")
        return _softened(stem + "mˈente", previous)
    return _softened(_marked(letters, is_stressed=word not in _UNSTRESSED), previous)


def _letters_to_sounds(word: str) -> str:
    out, place = "", 0
    while place < len(word):
        for pattern, sounds in _RULES:
            found = pattern.match(word, place)
            if found:
                out += found.expand(sounds)
                place = max(found.end(), place + 1)
                break
        else:
            place += 1
    return out


def _marked(word: str, *, is_stressed: bool) -> str:
    """Sounds with the stress mark before the stressed vowel and diphthongs written as the networks
    know them.
    """
    sounds = _letters_to_sounds(word).replace("ü", "u")
    nuclei = _nuclei(sounds)
    if not nuclei:
        return sounds
    stressed = _stressed(word, sounds, nuclei) if is_stressed else None
    out, place = "", 0
    for number, (start, end) in enumerate(nuclei):
        mark = "ˈ" if number == stressed else ""
        out += sounds[place:start] + _nucleus(sounds[start:end], mark)
        place = end
    return out + sounds[place:]


def _nuclei(sounds: str) -> list[tuple[int, int]]:
    """Where the syllables' vowels are; i and u without an accent join their neighbours, two strong
    vowels do not.
    """
    return [
        found.span()
        for found in re.finditer(
            r"[iu]?[aeoáéó][iu]?(?![aeoáéóíú])|[iu]?[aeoáéó]|[iu](?=[íú])[íú]|[íú]|[iu]{1,2}",
            sounds,
        )
    ]


def _stressed(word: str, sounds: str, nuclei: list[tuple[int, int]]) -> int:
    for number, (start, end) in enumerate(nuclei):
        if any(letter in _ACCENTED for letter in sounds[start:end]):
            return number
    ends_open = re.search(r"[aeiouns]$", word) is not None and not word.endswith("y")
    return max(0, len(nuclei) - 2) if ends_open else len(nuclei) - 1


def _nucleus(vowels: str, mark: str) -> str:
    vowels = "".join(_ACCENTED.get(letter, letter) for letter in vowels)
    if len(vowels) == 1:
        return mark + vowels
    head = ""
    if vowels[0] in _GLIDES and (
        len(vowels) == 3 or vowels[1] not in "iu" or vowels in ("iu", "ui")
    ):
        head, vowels = _GLIDES[vowels[0]], vowels[1:]
    return head + mark + _FALLING.get(vowels, vowels)


def _softened(sounds: str, previous: str) -> str:
    """b, d and g: hard after a pause or a nasal (d also after l), soft elsewhere; n before k, g, x
    is ŋ.
    """
    out = ""
    for sound in sounds:
        before = (out.replace("ˈ", "").replace("ˌ", "") or previous)[-1:]
        if sound in _SOFT:
            hard, soft = _SOFT[sound]
            sound = hard if not before or before in _HARD_AFTER[sound] else soft
        out += sound
    return re.sub(r"n(?=[kɡɣ])", "ŋ", out)
