"""Delivery: moods that can be heard, and settings that add up with them."""

import itertools
from typing import get_args

import numpy as np
import pytest
from benchmarks.voices.measures import Heard, heard

from limelight.adapters.embedded.voice.delivery import delivery_of
from limelight.adapters.embedded.voice.speaking import speak
from limelight.generation.schemas import Emotion, SpeechAsk, VoiceSpec

TEXT = (
    "I opened the little window this morning, and the whole kitchen smelled of rain. "
    "Then I made some tea. Nobody else was awake yet."
)


def _differ(one: Heard, other: Heard) -> bool:
    """Whether two moods differ by what anybody hears: a semitone of pitch, a quarter of the melody,
    a tenth of the pace, 2 dB of level or brightness, or a third of the pauses.
    """
    semitones = abs(12 * np.log2(one.pitch_hz / other.pitch_hz))
    melody, pace, pauses = (
        max(a, b) / min(a, b)
        for a, b in (
            (one.melody_semitones, other.melody_semitones),
            (one.words_per_second, other.words_per_second),
            (one.pause_seconds, other.pause_seconds),
        )
    )
    level = abs(one.level_db - other.level_db)
    bright = abs(one.bright_db - other.bright_db)
    return bool(
        semitones >= 1 or melody >= 1.25 or pace >= 1.1 or max(level, bright) >= 2 or pauses >= 1.33
    )


@pytest.fixture(scope="module")
def moods(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Heard]:
    """The same words in every mood."""
    into = tmp_path_factory.mktemp("moods")
    return {
        emotion: heard(speak(SpeechAsk(text=TEXT, voice=VoiceSpec(emotion=emotion)), into))
        for emotion in get_args(Emotion)
    }


def test_every_two_moods_can_be_told_apart(moods: dict[str, Heard]) -> None:
    for one, other in itertools.combinations(moods, 2):
        assert _differ(moods[one], moods[other]), f"{one} sounds like {other}"


def test_moods_go_the_way_their_names_say(moods: dict[str, Heard]) -> None:
    excited, neutral, sad = moods["excited"], moods["neutral"], moods["sad"]

    assert excited.pitch_hz > neutral.pitch_hz > sad.pitch_hz
    assert excited.melody_semitones > neutral.melody_semitones > sad.melody_semitones
    assert excited.pause_seconds < neutral.pause_seconds < sad.pause_seconds
    assert excited.words_per_second > sad.words_per_second
    assert excited.level_db > neutral.level_db > sad.level_db


def test_settings_and_mood_add_up() -> None:
    plain = delivery_of(VoiceSpec(emotion="excited"))
    asked = delivery_of(VoiceSpec(emotion="excited", rate=2.0, pitch_semitones=-12 / 2))

    assert asked.rate == pytest.approx(2 * plain.rate)
    assert asked.pauses == pytest.approx(plain.pauses / 2)
    assert asked.pitch_factor == pytest.approx(plain.pitch_factor * 2**-0.5)
