"""Shots change on beats, never in a word, and words stay where they are heard."""

import wave
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.stories.test_edit import FRAME, drawn, script, spoken

from limelight.generation.schemas import MusicMade, PhonemeTiming, SpeechMade, WordTiming
from limelight.kit.errors import Invalid
from limelight.renders.sound.mixing import mix
from limelight.renders.sound.waves import RATE_HZ, write_wave
from limelight.stories.edit import lay_out, whole_seconds
from limelight.stories.interchange.otio import from_otio, to_otio
from limelight.stories.pacing import Pacing, tightened
from limelight.stories.timeline import Timeline

HALF_FRAME_SECONDS = 0.5 / FRAME.fps + 1e-6


def grid(bpm: float, seconds: float = 120.0) -> tuple[float, ...]:
    return tuple(number * 60 / bpm for number in range(int(seconds * bpm / 60)))


def on_beats(lengths: list[float], beats: tuple[float, ...], silence: float = 0.1) -> Timeline:
    music = MusicMade(
        audio=Path("m.wav"), sample_rate_hz=48000, seconds=120.0, beats=beats, bars=beats[::4]
    )
    speech = [spoken(n, seconds, silence) for n, seconds in enumerate(lengths, start=1)]
    pictures = [drawn(n) for n in range(len(lengths))]
    return lay_out(script(len(lengths)), speech, pictures, music, FRAME)


def changes(timeline: Timeline) -> list[float]:
    """The middles of all crossfades, as frames are shown."""
    return [
        clip.start + (clip.crossfade_seconds * FRAME.fps // 2) / FRAME.fps
        for clip in timeline.clips[1:]
    ]


def off_beat(timeline: Timeline, beats: tuple[float, ...]) -> list[float]:
    return [min(abs(change - beat) for beat in beats) for change in changes(timeline)]


def test_every_change_of_a_lively_music_is_on_a_beat() -> None:
    beats = grid(120)
    cut = on_beats([3.17, 2.41, 4.03, 2.99, 3.55, 2.2], beats)
    assert max(off_beat(cut, beats)) <= HALF_FRAME_SECONDS
    assert all(clip.crossfade_seconds <= 0.11 for clip in cut.clips[1:])


def test_without_beats_shots_change_in_the_middle_of_the_pause() -> None:
    beats = grid(120)
    cut = on_beats([3.17, 2.41, 4.03, 2.99, 3.55, 2.2], ())
    assert max(off_beat(cut, beats)) > 0.1
    assert cut.clips[1].crossfade_seconds > 0.2


def test_a_beat_that_begins_a_bar_comes_before_others() -> None:
    beats = (2.30, 2.40, 2.45)
    music = MusicMade(
        audio=Path("m.wav"), sample_rate_hz=48000, seconds=9.0, beats=beats, bars=(2.45,)
    )
    speech = [spoken(1, 2.0, 0.1), spoken(2, 2.0, 0.1)]
    cut = lay_out(script(2), speech, [drawn(0), drawn(1)], music, FRAME)
    assert abs(changes(cut)[0] - 2.45) <= HALF_FRAME_SECONDS


@settings(max_examples=60, deadline=None)
@given(
    lengths=st.lists(st.floats(0.8, 6.0), min_size=2, max_size=8),
    bpm=st.floats(45, 200),
    silence=st.floats(0.0, 0.2),
)
def test_no_shot_changes_in_a_word_and_the_length_is_known_before(
    lengths: list[float], bpm: float, silence: float
) -> None:
    cut = on_beats(lengths, grid(bpm), silence)
    for change in changes(cut):
        assert not any(
            word.start + HALF_FRAME_SECONDS < change < word.end - HALF_FRAME_SECONDS
            for word in cut.words
        )
    assert cut.seconds == whole_seconds(lengths, is_on_beat=True)
    last = cut.speech[-1]
    assert last.start + last.seconds <= cut.seconds - 0.8
    for sound, word in zip(cut.speech, cut.words[::2], strict=True):
        assert abs(word.start - sound.start - silence) < 1e-5


def said(*words: tuple[float, float], seconds: float) -> SpeechMade:
    """A spoken scene of words that are heard from and to these times, a phoneme in each."""
    timings = [(f"w{number}", *span) for number, span in enumerate(words)]
    return SpeechMade(
        audio=Path("said.wav"),
        sample_rate_hz=48000,
        seconds=seconds,
        words=tuple(WordTiming(text=text, start=a, end=b) for text, a, b in timings),
        phonemes=tuple(PhonemeTiming(symbol=text, start=a, end=b) for text, a, b in timings),
    )


def test_pauses_are_tightened_in_their_middle_and_words_follow() -> None:
    take = tightened(said((0.5, 1.0), (1.2, 1.6), (3.0, 3.5), seconds=4.0), 0.4)
    assert [(word.start, word.end) for word in take.words] == [(0.2, 0.7), (0.9, 1.3), (1.7, 2.2)]
    assert [phoneme.start for phoneme in take.phonemes] == [0.2, 0.9, 1.7]
    assert [(part.offset, part.seconds) for part in take.parts] == [(0.3, 1.5), (2.8, 0.9)]
    assert take.seconds == 2.4
    assert tightened(said((0.1, 0.5), seconds=0.6), 0.4).parts[0].seconds == 0.6


@given(
    gaps=st.lists(st.floats(0.0, 2.0), min_size=2, max_size=9),
    longest=st.floats(0.15, 1.0),
)
def test_every_word_of_a_tightened_take_is_heard_where_its_file_has_it(
    gaps: list[float], longest: float
) -> None:
    at, words = 0.0, []
    for gap in gaps[:-1]:
        words.append((at + gap, at + gap + 0.3))
        at += gap + 0.3
    spoken_once = said(*words, seconds=at + gaps[-1])
    take = tightened(spoken_once, longest)
    for was, now in zip(spoken_once.words, take.words, strict=True):
        part = next(p for p in take.parts if p.start <= now.start + 1e-5 < p.start + p.seconds)
        assert abs(part.offset + now.start - part.start - was.start) < 1e-4
        assert abs((now.end - now.start) - 0.3) < 1e-4
    for before, after in pairwise(take.words):
        assert after.start - before.end <= longest + 0.011
    assert abs(sum(part.seconds for part in take.parts) - take.seconds) < 1e-4


def test_a_tightened_scene_stands_as_its_parts_on_the_timeline(tmp_path: Path) -> None:
    take = tightened(said((0.1, 1.0), (3.0, 3.5), seconds=3.6), 0.4)
    line = lay_out(script(1), [take], [drawn(0)], None, FRAME)
    assert [(sound.start, sound.seconds, sound.offset) for sound in line.speech] == [
        (0.3, 1.2, 0.0),
        (1.5, 0.8, 2.8),
    ]
    assert line.words[1].start == 1.7
    assert from_otio(to_otio(line), tmp_path) == line


def test_what_is_heard_of_a_tightened_take_is_where_its_words_are(tmp_path: Path) -> None:
    t = np.arange(round(3.6 * RATE_HZ)) / RATE_HZ
    buzz = (np.sin(2 * np.pi * 200 * t) + np.sin(2 * np.pi * 600 * t)) * 0.2
    heard = ((t >= 0.1) & (t < 1.0)) | ((t >= 3.0) & (t < 3.5))
    write_wave(tmp_path / "said.wav", (buzz * heard).astype(np.float32)[None])
    take = tightened(said((0.1, 1.0), (3.0, 3.5), seconds=3.6), 0.4)
    line = lay_out(script(1), [take], [drawn(0)], None, FRAME).resolved(tmp_path)
    mix(line, tmp_path / "mix.wav")
    with wave.open(str(tmp_path / "mix.wav")) as file:
        mixed = np.frombuffer(file.readframes(file.getnframes()), "<i2")[::2]
    loud = np.convolve(np.abs(mixed) > 0.05 * 32768, np.ones(480), "same") > 0
    edges = np.flatnonzero(np.diff(loud.astype(int))) / RATE_HZ
    wanted = [time for word in line.words for time in (word.start, word.end)]
    assert len(edges) == 4
    assert np.abs(edges - wanted).max() < 0.02


def test_a_pause_too_short_to_tighten_to_is_refused() -> None:
    with pytest.raises(Invalid, match=r"0\.15 to 5"):
        Pacing(tighten_pauses=0.01).checked()
