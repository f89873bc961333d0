"""The cut: speech is the timing truth."""

import itertools
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from limelight.generation.schemas import (
    Box,
    ImageMade,
    MusicMade,
    PhonemeTiming,
    SpeechMade,
    WordTiming,
)
from limelight.stories.edit import Frame, lay_out, whole_seconds
from limelight.stories.script import Scene, Script
from limelight.stories.timeline import Timeline

FRAME = Frame(width_px=1080, height_px=1920)


def script(scene_count: int, language: str = "en") -> Script:
    scenes = tuple(
        Scene(narration=f"Scene {n}.", on_screen=f"Tip {n}", picture="A plant", setting="a garden")
        for n in range(1, scene_count + 1)
    )
    return Script(title="Basil", language=language, topic="basil", scenes=scenes)


def spoken(index: int, seconds: float, silence: float = 0.05) -> SpeechMade:
    """Two words with a little silence before and after them."""
    inside = seconds - 2 * silence
    middle = silence + inside / 2
    words = (
        WordTiming(text="Scene", start=silence, end=middle),
        WordTiming(text=f"{index}.", start=middle, end=silence + inside),
    )
    phonemes = (PhonemeTiming(symbol="s", start=silence, end=middle),)
    return SpeechMade(
        audio=Path(f"speech{index}.wav"),
        sample_rate_hz=24000,
        seconds=seconds,
        words=words,
        phonemes=phonemes,
    )


def drawn(index: int) -> ImageMade:
    return ImageMade(
        picture=Path(f"{index}.png"),
        width_px=1080,
        height_px=1920,
        stage=Path(f"{index}.json"),
        face=Box(x=1, y=2, width=3, height=4),
    )


def cut(lengths: list[float], seed: int = 0, language: str = "en") -> Timeline:
    speech = [spoken(n, seconds) for n, seconds in enumerate(lengths, start=1)]
    music = MusicMade(audio=Path("music.wav"), sample_rate_hz=48000, seconds=1.0)
    pictures = [drawn(n) for n in range(len(lengths))]
    return lay_out(script(len(lengths), language), speech, pictures, music, FRAME, seed)


def test_speech_starts_after_the_lead_in_with_gaps_between() -> None:
    timeline = cut([2.0, 3.0, 1.5])
    assert [sound.start for sound in timeline.speech] == [0.3, 2.52, 5.74]
    assert [sound.seconds for sound in timeline.speech] == [2.0, 3.0, 1.5]
    assert timeline.seconds == 245 / 30  # 5.74 + 1.5 + 0.9 s, up to a whole frame


def test_the_length_is_known_before_the_cut() -> None:
    lengths = [2.013, 3.3, 1.5]
    assert whole_seconds(lengths) == cut(lengths).seconds
    assert whole_seconds([1.8]) == 3.0


def test_words_and_phonemes_carry_absolute_times() -> None:
    timeline = cut([2.0, 3.0])
    assert [word.text for word in timeline.words] == ["Scene", "1.", "Scene", "2."]
    assert timeline.words[2].start == pytest.approx(2.57)
    assert timeline.phonemes[1].start == pytest.approx(2.57)


def test_everything_made_is_on_the_timeline() -> None:
    timeline = cut([2.0, 3.0])
    assert [clip.picture for clip in timeline.clips] == [Path("0.png"), Path("1.png")]
    assert [clip.stage for clip in timeline.clips] == [Path("0.json"), Path("1.json")]
    assert [clip.on_screen for clip in timeline.clips] == ["Tip 1", "Tip 2"]
    assert timeline.clips[0].face == Box(x=1, y=2, width=3, height=4)
    assert timeline.music is not None
    assert (timeline.music.start, timeline.music.seconds) == (0.0, timeline.seconds)
    assert (timeline.width_px, timeline.height_px, timeline.fps) == (1080, 1920, 30)


def test_the_label_speaks_the_language_of_the_video() -> None:
    assert cut([2.0]).disclosure == "AI-generated"
    assert cut([2.0], language="es").disclosure == "Generado con IA"
    assert cut([2.0], language="fr").disclosure == "Généré par IA"


def test_moves_differ_from_shot_to_shot_and_follow_the_seed() -> None:
    moves = [clip.motion for clip in cut([2.0] * 6, seed=5).clips]
    assert all(a != b for a, b in itertools.pairwise(moves))
    assert moves == [clip.motion for clip in cut([2.0] * 6, seed=5).clips]
    assert (
        len({cut([2.0] * 2, seed=seed).clips[0].motion.model_dump_json() for seed in range(9)}) > 1
    )


def test_a_missing_picture_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="one picture for each scene"):
        lay_out(script(2), [spoken(1, 1.0), spoken(2, 1.0)], [drawn(1)], None, FRAME)


def test_media_are_found_in_the_folder_they_are_resolved_in(tmp_path: Path) -> None:
    timeline = cut([2.0]).resolved(tmp_path)
    assert timeline.media() == (
        tmp_path / "0.png",
        tmp_path / "0.json",
        tmp_path / "speech1.wav",
        tmp_path / "music.wav",
    )
    assert timeline.resolved(Path("/elsewhere")) == timeline


@settings(max_examples=80, deadline=None)
@given(st.lists(st.floats(0.2, 12), min_size=1, max_size=8), st.integers(0, 999))
def test_pictures_change_in_silence_and_cover_the_whole_piece(
    lengths: list[float], seed: int
) -> None:
    timeline = cut(lengths, seed)
    clips = timeline.clips
    assert clips[0].start == 0.0
    assert clips[0].crossfade_seconds == 0.0
    assert clips[-1].start + clips[-1].seconds == pytest.approx(timeline.seconds)
    for index, (left, right) in enumerate(itertools.pairwise(clips)):
        assert left.start + left.seconds == pytest.approx(right.start)
        assert right.crossfade_seconds <= 0.3 + 1e-9
        assert right.crossfade_seconds <= (min(left.seconds, right.seconds) + 0.1) / 3 + 0.034
        middle = right.start + right.crossfade_seconds / 2
        last, first = timeline.words[2 * index + 1].end, timeline.words[2 * index + 2].start
        assert last - 1e-6 <= middle <= first + 1e-6
        assert middle == pytest.approx((last + first) / 2, abs=1 / 30 + 1e-6)
    spoken_until = timeline.speech[-1].start + timeline.speech[-1].seconds
    assert 0.9 - 1e-6 <= timeline.seconds - spoken_until <= 0.9 + 1 / 30
