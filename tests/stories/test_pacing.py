"""Shots change on beats, never in a word, and words stay where they are heard."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.stories.test_edit import FRAME, drawn, script, spoken

from limelight.generation.schemas import MusicMade
from limelight.stories.edit import lay_out, whole_seconds
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
