"""One request from text to sound and times, in a worker process where networks stay loaded."""

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from limelight.adapters.embedded.voice import networks, sound
from limelight.adapters.embedded.voice.catalogue import Chosen, choose
from limelight.adapters.embedded.voice.networks import SAMPLE_RATE_HZ, Samples, Sung
from limelight.adapters.embedded.voice.phrases import Phrase, phrases
from limelight.adapters.embedded.voice.pronouncing.sentences import sounded
from limelight.adapters.embedded.voice.reading.words import Written
from limelight.adapters.embedded.voice.reading.written import read
from limelight.adapters.embedded.voice.symbols import NOBODY, Sound, sounds_of
from limelight.generation.errors import Rejected
from limelight.generation.schemas import PhonemeTiming, SpeechAsk, SpeechMade, WordTiming

LEAD_SECONDS, TAIL_SECONDS = 0.08, 0.15
_KEPT_BEFORE_SECONDS, _KEPT_AFTER_SECONDS = 0.02, 0.04


@dataclass(frozen=True)
class _Spoken:
    samples: Samples
    sounds: tuple[Sound, ...]
    phrase_count: int


def speak(ask: SpeechAsk, into: Path) -> SpeechMade:
    """Speak `ask` as one WAV in `into`, named after what was asked; the same ask gives the same
    bytes.

    Raises Rejected for a language or voice there is not and for text without a word in it,
    Unavailable when a model file is damaged.
    """
    chosen = choose(ask.voice, ask.language)
    written = read(ask.text, ask.language)
    words = sounded(written, ask.language, is_british=chosen.is_british)
    if not words:
        raise Rejected(
            f"There is nothing to say in {ask.text[:60]!r}: no word in it can be spoken."
        )
    spoken = _spoken(phrases(words), chosen, ask)
    name = hashlib.sha256(ask.model_dump_json().encode()).hexdigest()[:16]
    audio = into / f"speech-{name}.wav"
    sound.write_wav(audio, spoken.samples)
    seconds = len(spoken.samples) / SAMPLE_RATE_HZ
    return SpeechMade(
        audio=audio,
        sample_rate_hz=SAMPLE_RATE_HZ,
        seconds=seconds,
        words=_word_timings(written, spoken.sounds, seconds),
        phonemes=_phoneme_timings(spoken.sounds),
        facts={"voice": chosen.name, "network": chosen.network, "phrases": spoken.phrase_count},
    )


def _sing(phrase: Phrase, chosen: Chosen, ask: SpeechAsk, number: int) -> Sung:
    factor = 2 ** (ask.voice.pitch_semitones / 12)
    if chosen.network == "hibari":
        seed = (ask.seed + number) & 0xFFFFFFFF
        return networks.hibari().speak(phrase.symbols, ask.voice.rate, factor, seed)
    style = networks.style_of(chosen.styles)
    return networks.kokoro().speak(phrase.symbols, style, ask.voice.rate, factor)


def _spoken(parts: tuple[Phrase, ...], chosen: Chosen, ask: SpeechAsk) -> _Spoken:
    pieces = [sound.silence(LEAD_SECONDS)]
    sounds: list[Sound] = []
    length = len(pieces[0])
    for number, phrase in enumerate(parts):
        samples, heard = _trimmed(phrase, _sing(phrase, chosen, ask, number))
        at = length / SAMPLE_RATE_HZ
        sounds += [replace(one, start=one.start + at, end=one.end + at) for one in heard]
        is_last = number + 1 == len(parts)
        pause = sound.silence(TAIL_SECONDS if is_last else phrase.pause_seconds / ask.voice.rate)
        pieces += [samples, pause]
        length += len(samples) + len(pause)
    return _Spoken(sound.levelled(np.concatenate(pieces)), tuple(sounds), len(parts))


def _trimmed(phrase: Phrase, sung: Sung) -> tuple[Samples, list[Sound]]:
    """The phrase without the silence at its ends, and its sounds moved to match and kept inside."""
    samples = sound.without_rumble(sung.samples)
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
    written: tuple[Written, ...], sounds: tuple[Sound, ...], seconds: float
) -> tuple[WordTiming, ...]:
    """When each written token is heard; one that says nothing stands, without length, where the one
    before ends.
    """
    starts: dict[int, float] = {}
    ends: dict[int, float] = {}
    for one in sounds:
        starts.setdefault(one.owner, one.start)
        ends[one.owner] = one.end
    clock = min(LEAD_SECONDS, seconds)
    timings = []
    for number, token in enumerate(written):
        start = max(clock, starts.get(number, clock))
        end = max(start, ends.get(number, start))
        timings.append(WordTiming(text=token.text, start=round(start, 4), end=round(end, 4)))
        clock = end
    return tuple(timings)


def _phoneme_timings(sounds: tuple[Sound, ...]) -> tuple[PhonemeTiming, ...]:
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
