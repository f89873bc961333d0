"""Lip-sync: what is seen, against when it is heard."""

import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from limelight.adapters.embedded.voice.networks import alphabet
from limelight.adapters.embedded.voice.speaking import planned, speak
from limelight.adapters.embedded.voice.symbols import IPA, sounds_of
from limelight.generation.schemas import PhonemeTiming, SpeechAsk, VoiceSpec
from limelight.renders.talk.sync import lip_sync
from limelight.renders.talk.track import RATE_HZ, track_of
from limelight.renders.talk.visemes import MARKS, is_known, shapes_of
from limelight.stories.timeline import Sound

SENTENCES = Path(__file__).parents[3] / "benchmarks" / "voices" / "sentences"
SPOKEN = {
    "hibari": ("en", "My best bread came from a very patient family baker."),
    "bm_george": ("en", "My best bread came from a very patient family baker."),
    "ef_dora": ("es", "Mamá preparaba pan bueno para la familia."),
    "ff_siwis": ("fr", "Mon pain favori vient d'un boulanger fabuleux."),
    "if_sara": ("it", "Mamma prepara un buon pane per la famiglia."),
    "pf_dora": ("pt", "Mamãe preparava um bom pão para a família."),
    "jf_alpha": ("ja", "まぶしい朝の海はまるで宝物みたい。"),
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
    heard = said("s m s a s m s a s")
    for late in (0.1, 0.12, -0.15):
        seen = said("s m s a s m s a s", start=0.3 + late)
        assert lip_sync(heard, track_of(seen, (), 2.0), 30).mean_frames > 1


@pytest.mark.parametrize("resting", ["X", "A", "D", "I"])
def test_a_mouth_that_does_not_move_is_found_out(resting: str) -> None:
    heard = said("m a f a m a v a")
    still = lip_sync(heard, track_of((), (), 2.0, resting), 30)
    assert still.unseen >= 4
    assert still.worst_frames == math.inf


def test_lips_do_not_stand_in_for_teeth() -> None:
    heard, seen = (said(text, each=0.15) for text in ("s m s f s m s f s", "s f s m s f s m s"))
    assert lip_sync(heard, track_of(heard, (), 2.0), 30).unseen == 0
    assert min(lip_sync(heard, track_of(seen, (), 2.0), 30).errors_frames) > 3


def test_silence_has_nothing_to_compare() -> None:
    found = lip_sync(said(". ,"), track_of((), (), 1.0), 30)
    assert (found.mean_frames, found.worst_frames, found.errors_frames) == (0.0, 0.0, ())


@pytest.mark.parametrize("voice", sorted(SPOKEN))
def test_real_speech_is_seen_and_at_most_a_frame_off(voice: str, tmp_path: Path) -> None:
    language, text = SPOKEN[voice]
    ask = SpeechAsk(text=text, language=language, voice=VoiceSpec(name=voice))
    made = speak(ask, tmp_path)
    sound = Sound(name="speech", audio=made.audio, start=0, seconds=made.seconds)
    track = track_of(made.phonemes, (sound,), made.seconds)
    late = track_of(made.phonemes, (sound.model_copy(update={"start": 0.1}),), made.seconds)
    shifted = replace(late, weights=np.roll(track.weights, round(0.1 * RATE_HZ), axis=0))
    assert lip_sync(made.phonemes, track_of((), (sound,), made.seconds), 30).unseen >= 5
    for fps in (25, 30):
        found = lip_sync(made.phonemes, track, fps)
        assert len(found.errors_frames) >= 5
        assert found.worst_frames <= 1
        assert found.mean_frames <= 0.25
        assert np.mean(found.seen_shares) > 0.7
        assert lip_sync(made.phonemes, shifted, fps).mean_frames > 0.5


def test_every_sound_that_any_voice_can_make_has_shapes_of_its_own() -> None:
    """The networks' alphabet is all that can be spoken: no phoneme outside it is ever timed."""
    spoken = [symbol for symbol in alphabet() if symbol.isalpha() and symbol not in MARKS]
    assert len(spoken) > 80
    assert not [symbol for symbol in spoken if not is_known(IPA.get(symbol, symbol))]
    assert not [symbol for symbol in MARKS if shapes_of(symbol)]


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
