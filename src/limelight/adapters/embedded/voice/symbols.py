"""From the networks' phoneme symbols and lengths to IPA phonemes with times."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from limelight.adapters.embedded.voice.networks import SAMPLE_RATE_HZ, UNIT_SAMPLES
from limelight.adapters.embedded.voice.phrases import Phrase

UNIT_SECONDS = UNIT_SAMPLES / SAMPLE_RATE_HZ
NOBODY = -1

IPA = {
    "A": "eɪ",
    "I": "aɪ",
    "O": "oʊ",
    "Q": "əʊ",
    "W": "aʊ",
    "Y": "ɔɪ",
    "ʤ": "d͡ʒ",
    "ʧ": "t͡ʃ",
    "ʣ": "d͡z",
    "ʦ": "t͡s",
    "ᵊ": "ə",
    "ᵻ": "ɪ",
    "T": "ɾ",
    "S": "s",
}
_STRESS = frozenset("ˈˌ")
_NASAL, _LONG, _SOFT = "\u0303", "ː", "ʲ"
_LONGEST_JOINT_SECONDS = 0.101
_HEARD_EARLIER_SECONDS = 0.05
"""How much earlier a sound is heard than the lengths say; measured for both networks on all
languages: the lag with the best match between vowels and energy, and between fricatives and high
frequencies, was 40 to 60 ms.
"""


@dataclass(frozen=True)
class Sound:
    """A phoneme of the written token `owner`, or a pause ("" of NOBODY), in seconds from the start
    of its phrase.
    """

    symbol: str
    owner: int
    start: float
    end: float


def sounds_of(phrase: Phrase, lengths: Sequence[int]) -> list[Sound]:
    """IPA phonemes and pauses with the times they are heard at, in order and without holes.

    A stress mark's time belongs to the phoneme after it, that of a length mark, nasal or soft sign
    to the one before; a short space between two words is shared by its neighbours, a longer one or
    one with punctuation is a pause.
    """
    sounds: list[Sound] = []
    stress_start: float | None = None
    for atom in _atoms(phrase, lengths):
        if atom.symbol in _STRESS:
            stress_start = atom.start if stress_start is None else stress_start
        elif atom.symbol in (_NASAL, _LONG, _SOFT) and sounds:
            last = sounds[-1]
            kept = "" if atom.symbol == _LONG else atom.symbol
            sounds[-1] = replace(last, symbol=last.symbol + kept, end=atom.end)
        elif atom.owner == NOBODY and sounds and sounds[-1].owner == NOBODY:
            last = sounds[-1]
            sounds[-1] = replace(last, symbol=last.symbol + atom.symbol, end=atom.end)
        else:
            start = atom.start if stress_start is None else stress_start
            sounds.append(replace(atom, symbol=IPA.get(atom.symbol, atom.symbol), start=start))
            stress_start = None
    return list(_without_joints(sounds))


def _atoms(phrase: Phrase, lengths: Sequence[int]) -> Iterator[Sound]:
    clock = float(lengths[0]) - _HEARD_EARLIER_SECONDS / UNIT_SECONDS
    place = 1
    for number, word in enumerate(phrase.words):
        space = " " if number else ""
        for symbol, owner in (
            *((symbol, NOBODY) for symbol in space),
            *((symbol, NOBODY if symbol == " " else word.owner) for symbol in word.sounds),
            *((symbol, NOBODY) for symbol in word.mark),
        ):
            end = clock + lengths[place]
            yield Sound(symbol, owner, clock * UNIT_SECONDS, end * UNIT_SECONDS)
            clock = end
            place += 1


def _without_joints(sounds: list[Sound]) -> Iterator[Sound]:
    """Pauses get the symbol ""; a short space goes, half and half, to the phonemes around it."""
    starts_earlier = 0.0
    for number, sound in enumerate(sounds):
        is_last = number + 1 == len(sounds)
        if sound.owner != NOBODY:
            start = sound.start - starts_earlier
            starts_earlier = 0.0
            joint = (
                0.0 if is_last else _joint_seconds(sounds[number + 1], number + 2 == len(sounds))
            )
            yield replace(sound, start=start, end=sound.end + joint / 2)
            starts_earlier = joint / 2
        elif _joint_seconds(sound, is_last) == 0.0:
            yield replace(sound, symbol="")


def _joint_seconds(sound: Sound, is_last: bool) -> float:  # noqa: FBT001
    length = sound.end - sound.start
    is_joint = (
        sound.owner == NOBODY
        and not is_last
        and not sound.symbol.strip()
        and length <= _LONGEST_JOINT_SECONDS
    )
    return length if is_joint else 0.0
