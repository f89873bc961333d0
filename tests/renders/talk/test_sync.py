"""Lip-sync: what is seen, against when it is heard."""

from pathlib import Path

import pytest

from limelight.adapters.embedded.voice.speaking import planned, speak
from limelight.adapters.embedded.voice.symbols import sounds_of
from limelight.generation.schemas import PhonemeTiming, SpeechAsk, VoiceSpec
from limelight.renders.talk.sync import lip_sync
from limelight.renders.talk.track import track_of
from limelight.renders.talk.visemes import is_known
from limelight.stories.timeline import Sound

SENTENCES = Path(__file__).parents[3] / "benchmarks" / "voices" / "sentences"
SPOKEN = {
    "en": "My best bread came from a very patient family baker.",
    "es": "Mamá preparaba pan bueno para la familia.",
    "ja": "まぶしい朝の海はまるで宝物みたい。",
}


def said(symbols: str, each: float = 0.09, start: float = 0.3) -> tuple[PhonemeTiming, ...]:
    return tuple(
        PhonemeTiming(symbol=one, start=start + at * each, end=start + (at + 1) * each)
        for at, one in enumerate(symbols.split())
    )


@pytest.mark.parametrize("fps", [25, 30, 60])
def test_the_mouth_is_with_the_sound(fps: int) -> None:
    phonemes = said("m a m a p a v a b a")
    found = lip_sync(phonemes, track_of(phonemes, (), 2.0), fps)
    assert len(found.errors_frames) == 10
    assert found.worst_frames <= 1
    assert min(found.seen_shares) > 0.6


def test_a_mouth_that_moves_at_another_time_is_found_out() -> None:
    heard, seen = said("s m s a s m s a s"), said("s m s a s m s a s", start=0.42)
    found = lip_sync(heard, track_of(seen, (), 2.0), 30)
    assert found.mean_frames > 1


def test_silence_has_nothing_to_compare() -> None:
    found = lip_sync(said(". ,"), track_of((), (), 1.0), 30)
    assert (found.mean_frames, found.worst_frames, found.errors_frames) == (0.0, 0.0, ())


@pytest.mark.parametrize("language", sorted(SPOKEN))
def test_real_speech_is_at_most_a_frame_off(language: str, tmp_path: Path) -> None:
    made = speak(SpeechAsk(text=SPOKEN[language], language=language), tmp_path)
    sound = Sound(name="speech", audio=made.audio, start=0, seconds=made.seconds)
    track = track_of(made.phonemes, (sound,), made.seconds)
    for fps in (25, 30):
        found = lip_sync(made.phonemes, track, fps)
        assert len(found.errors_frames) >= 5
        assert found.worst_frames <= 1
        assert found.mean_frames <= 0.25


@pytest.mark.parametrize("language", ["en", "es", "fr", "it", "ja", "pt"])
def test_every_sound_of_every_language_has_a_shape_of_its_own_choice(language: str) -> None:
    unknown = set()
    lines = (SENTENCES / f"{language}.txt").read_text(encoding="utf-8").splitlines()
    for line in (line for line in lines if line.strip()):
        for voice in (VoiceSpec(), VoiceSpec(gender="man")):
            for phrase in planned(SpeechAsk(text=line, language=language, voice=voice)).phrases:
                sounds = sounds_of(phrase, [3] * (len(phrase.symbols) + 2))
                unknown |= {one.symbol for one in sounds if one.symbol and not is_known(one.symbol)}
    assert not unknown
