"""One request from text to sound and times, in a worker process where networks stay loaded."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from limelight.adapters.embedded.voice import networks, sound
from limelight.adapters.embedded.voice.catalogue import Chosen, choose
from limelight.adapters.embedded.voice.delivery import Delivery, delivery_of
from limelight.adapters.embedded.voice.networks import SAMPLE_RATE_HZ, Samples, Sung
from limelight.adapters.embedded.voice.phrases import Phrase, phrases
from limelight.adapters.embedded.voice.pronouncing.sentences import sounded
from limelight.adapters.embedded.voice.reading.words import Written
from limelight.adapters.embedded.voice.reading.written import read
from limelight.adapters.embedded.voice.styles import style_of
from limelight.adapters.embedded.voice.symbols import NOBODY, Sound, sounds_of
from limelight.generation.errors import Rejected
from limelight.generation.schemas import PhonemeTiming, SpeechAsk, SpeechMade, WordTiming

LEAD_SECONDS, TAIL_SECONDS = 0.08, 0.15
_KEPT_BEFORE_SECONDS, _KEPT_AFTER_SECONDS = 0.02, 0.04


@dataclass(frozen=True)
class Plan:
    """A text ready to be spoken: its tokens, its phrases, who speaks and how."""

    ask: SpeechAsk
    written: tuple[Written, ...]
    phrases: tuple[Phrase, ...]
    chosen: Chosen
    delivery: Delivery


@dataclass(frozen=True)
class Spoken:
    """A phrase with the silence after it (and before it, for the first), and its sounds in seconds
    from its beginning.
    """

    samples: Samples
    sounds: tuple[Sound, ...]


class Part(NamedTuple):
    """A part of a longer speech, how many parts there are, and the gain that all of them share."""

    made: SpeechMade
    of: int
    gain: float


def speak(ask: SpeechAsk, into: Path) -> SpeechMade:
    """Speak `ask` as one WAV in `into`, named after what was asked; the same ask gives the same
    bytes.

    Raises Rejected for a language or voice there is not and for text without a word in it,
    Unavailable when a model file is damaged.
    """
    plan = planned(ask)
    spoken = [_spoken(plan, number) for number in range(len(plan.phrases))]
    target = sound.TARGET_LUFS + plan.delivery.gain_db
    levelled = sound.levelled([phrase.samples for phrase in spoken], target)
    return _made(plan, range(len(spoken)), levelled, spoken, into)


def speak_part(ask: SpeechAsk, number: int, gain: float | None, into: Path) -> Part:
    """Speak only phrase `number` of `ask`, as a WAV in `into`. All parts one after the other are
    the whole speech.

    Without a `gain` this part is brought to the level of speech; pass the gain it used on to the
    others. Times count from the start of the part. Raises as `speak`; ValueError for a number too
    high.
    """
    plan = planned(ask)
    if not 0 <= number < len(plan.phrases):
        raise ValueError(f"there are {len(plan.phrases)} parts, not {number + 1}")
    spoken = _spoken(plan, number)
    if gain is None:
        target = sound.TARGET_LUFS + plan.delivery.gain_db
        gain = sound.gain_to(target, sound.loudness_lufs(spoken.samples))
    samples = sound.limited((spoken.samples * np.float32(gain)).astype(np.float32))
    made = _made(plan, range(number, number + 1), [samples], [spoken], into)
    return Part(made, len(plan.phrases), gain)


@lru_cache(maxsize=4)
def planned(ask: SpeechAsk) -> Plan:
    """What is said and how, before any sound is made; raises Rejected."""
    chosen = choose(ask.voice, ask.language)
    written = read(ask.text, ask.language)
    words = sounded(written, ask.language, is_british=chosen.is_british)
    if not words:
        raise Rejected(
            f"There is nothing to say in {ask.text[:60]!r}: no word in it can be spoken."
        )
    return Plan(ask, written, phrases(words), chosen, delivery_of(ask.voice, chosen.semitones))


def load(ask: SpeechAsk) -> None:
    """Load all that speaking `ask` needs, in this process, and keep it."""
    if planned(ask).chosen.network == "hibari":
        networks.hibari()
    else:
        networks.kokoro()


def _sing(plan: Plan, number: int) -> Sung:
    phrase, chosen = plan.phrases[number], plan.chosen
    if chosen.network == "hibari":
        seed = (plan.ask.seed + number) & 0xFFFFFFFF
        return networks.hibari().speak(phrase.symbols, plan.delivery, seed)
    return networks.kokoro().speak(phrase.symbols, style_of(chosen.styles), plan.delivery)


def _spoken(plan: Plan, number: int) -> Spoken:
    phrase = plan.phrases[number]
    samples, heard = _trimmed(phrase, _sing(plan, number), plan.delivery.tilt_db)
    before = sound.silence(LEAD_SECONDS if number == 0 else 0.0)
    is_last = number + 1 == len(plan.phrases)
    pause = TAIL_SECONDS if is_last else phrase.pause_seconds * plan.delivery.pauses
    at = len(before) / SAMPLE_RATE_HZ
    sounds = tuple(replace(one, start=one.start + at, end=one.end + at) for one in heard)
    return Spoken(np.concatenate([before, samples, sound.silence(pause)]), sounds)


def _made(
    plan: Plan, numbers: range, levelled: Sequence[Samples], spoken: Sequence[Spoken], into: Path
) -> SpeechMade:
    """The sound of consecutive phrases as a file, with the words and phonemes in it."""
    asked = [plan.ask.model_dump_json(), str(numbers.start), str(numbers.stop)]
    name = hashlib.sha256("\n".join(asked).encode()).hexdigest()[:16]
    audio = into / f"speech-{name}.wav"
    sound.write_wav(audio, levelled)
    sounds: list[Sound] = []
    length = 0
    for phrase in spoken:
        at = length / SAMPLE_RATE_HZ
        sounds += [replace(one, start=one.start + at, end=one.end + at) for one in phrase.sounds]
        length += len(phrase.samples)
    seconds = length / SAMPLE_RATE_HZ
    tokens = _tokens_of(plan, numbers)
    return SpeechMade(
        audio=audio,
        sample_rate_hz=SAMPLE_RATE_HZ,
        seconds=seconds,
        words=_word_timings(plan.written, tokens, sounds, seconds),
        phonemes=_phoneme_timings(sounds),
        facts={
            "voice": plan.chosen.name,
            "network": plan.chosen.network,
            "emotion": plan.ask.voice.emotion,
            "phrases": len(numbers),
        },
    )


def _tokens_of(plan: Plan, numbers: range) -> range:
    """The written tokens that begin in these phrases; those that say nothing stay with the one
    before, the first ones with the first phrase.
    """

    def begins(number: int) -> int:
        if number >= len(plan.phrases):
            return len(plan.written)
        earlier = plan.phrases[number - 1].words[-1].owner if number else -1
        first = plan.phrases[number].words[0].owner
        return 0 if number == 0 else max(first, earlier + 1)

    return range(begins(numbers.start), begins(numbers.stop))


def _trimmed(phrase: Phrase, sung: Sung, tilt_db: float) -> tuple[Samples, list[Sound]]:
    """The phrase without the silence at its ends, and its sounds moved to match and kept inside."""
    samples = sound.cleaned(sung.samples, tilt_db)
    sounds = sounds_of(phrase, sung.lengths)
    while sounds and sounds[-1].owner == NOBODY:
        sounds.pop()
    first, last = sound.loud_range(samples)
    first = max(0, first - int(_KEPT_BEFORE_SECONDS * SAMPLE_RATE_HZ))
    last = min(len(samples), last + int(_KEPT_AFTER_SECONDS * SAMPLE_RATE_HZ))
    cut, end = first / SAMPLE_RATE_HZ, (last - first) / SAMPLE_RATE_HZ
    moved = [
        replace(
            one,
            start=min(max(one.start - cut, 0.0), end),
            end=min(max(one.end - cut, 0.0), end),
        )
        for one in sounds
    ]
    return sound.faded(samples[first:last]), moved


def _word_timings(
    written: Sequence[Written], tokens: range, sounds: Sequence[Sound], seconds: float
) -> tuple[WordTiming, ...]:
    """When each written token is heard; one that says nothing stands, without length, where the one
    before ends.
    """
    starts: dict[int, float] = {}
    ends: dict[int, float] = {}
    for one in sounds:
        starts.setdefault(one.owner, one.start)
        ends[one.owner] = one.end
    clock = min(sounds[0].start, seconds) if sounds else 0.0
    timings = []
    for number in tokens:
        start = max(clock, starts.get(number, clock))
        end = max(start, ends.get(number, start))
        timings.append(
            WordTiming(text=written[number].text, start=round(start, 4), end=round(end, 4))
        )
        clock = end
    return tuple(timings)


def _phoneme_timings(sounds: Sequence[Sound]) -> tuple[PhonemeTiming, ...]:
    """Phonemes with the pauses between phrases filled in: one begins where the last ended."""
    timings: list[PhonemeTiming] = []
    clock = 0.0
    for one in sounds:
        start, end = round(one.start, 4), round(one.end, 4)
        if start > clock:
            timings.append(PhonemeTiming(symbol="", start=clock, end=start))
        if end > start:
            timings.append(PhonemeTiming(symbol=one.symbol, start=start, end=end))
        clock = max(clock, end)
    return tuple(timings)
