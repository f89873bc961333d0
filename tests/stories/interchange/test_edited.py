"""Timelines that were edited elsewhere: trimmed, reordered, replaced, covered, lost."""

import copy
from pathlib import Path

import opentimelineio
import pytest
from opentimelineio import opentime, schema
from PIL import Image

from limelight.generation.schemas import PhonemeTiming, WordTiming
from limelight.stories.interchange.otio import from_otio, to_otio
from limelight.stories.timeline import Clip, Footage, Sound, Timeline

NOWHERE = Path("/nowhere")
RATE = 48_000.0

STORY = Timeline(
    title="Story",
    width_px=320,
    height_px=568,
    seconds=6.0,
    clips=(
        Clip(name="a", start=0.0, seconds=2.0, picture=Path("media/a.png"), stage=Path("a.stage")),
        Clip(name="b", start=2.0, seconds=2.0, footage=Footage(film=Path("media/b.mp4"), start=1)),
        Clip(name="c", start=4.0, seconds=2.0, picture=Path("media/c.png")),
    ),
    speech=tuple(
        Sound(name=name, audio=Path(f"media/{name}.wav"), start=start, seconds=1.5)
        for name, start in (("one", 0.25), ("two", 2.25), ("three", 4.25))
    ),
    words=tuple(
        WordTiming(text=text, start=start, end=start + 0.4)
        for text, start in (
            ("One", 0.3), ("first.", 1.1), ("Two", 2.3), ("second.", 3.1), ("Three", 4.3),
        )
    ),
    phonemes=tuple(
        PhonemeTiming(symbol=symbol, start=start, end=start + 0.1)
        for symbol, start in (("w", 0.3), ("t", 2.3), ("f", 4.3))
    ),
)  # fmt: skip


def _opened(timeline: Timeline = STORY) -> schema.Timeline:
    return opentimelineio.adapters.read_from_string(to_otio(timeline), "otio_json")


def _back(root: schema.Timeline, folder: Path = NOWHERE) -> Timeline:
    return from_otio(str(root.to_json_string()), folder)


def _time(seconds: float, rate: float = RATE) -> opentime.RationalTime:
    return opentime.RationalTime(round(seconds * rate), rate)


def _gap(seconds: float) -> schema.Gap:
    return schema.Gap(source_range=opentime.TimeRange(_time(0), _time(seconds)))


def _take(track: schema.Track, index: int) -> schema.Clip:
    return track.pop(index)


def _texts(timeline: Timeline) -> list[tuple[str, float]]:
    return [(word.text, round(word.start, 6)) for word in timeline.words]


def test_a_sound_cut_into_starts_later_in_its_file_and_takes_its_words_along() -> None:
    root = _opened()
    voice = root.tracks[1]
    cut = voice[3]
    assert cut.name == "two"
    # The first half second is cut off and the rest moved to where it began.
    cut.source_range = opentime.TimeRange(_time(0.5), _time(1.0))
    read = _back(root)
    two = read.speech[1]
    assert (two.start, two.seconds, two.offset) == (2.25, 1.0, 0.5)
    assert _texts(read) == [
        ("One", 0.3), ("first.", 1.1), ("second.", 2.6), ("Three", 3.8),
    ]  # fmt: skip
    assert [(p.symbol, round(p.start, 6)) for p in read.phonemes] == [("w", 0.3), ("f", 3.8)]
    assert from_otio(to_otio(read), NOWHERE) == read


def test_scenes_in_another_order_speak_in_that_order() -> None:
    root = _opened()
    pictures, voice = root.tracks[0], root.tracks[1]
    pictures.insert(0, _take(pictures, 2))
    first, third = _take(voice, 1), _take(voice, 4)
    assert (first.name, third.name) == ("one", "three")
    voice.insert(1, third)
    voice.append(first)
    read = _back(root)
    assert [clip.name for clip in read.clips] == ["c", "a", "b"]
    assert [round(clip.start, 6) for clip in read.clips] == [0, 2, 4]
    heard = sorted(read.speech, key=lambda one: one.start)
    assert [(one.name, one.start) for one in heard] == [
        ("three", 0.25),
        ("two", 2.25),
        ("one", 4.25),
    ]
    assert _texts(read)[0] == ("Three", 0.3)
    assert _texts(read)[-2:] == [("One", 4.3), ("first.", 5.1)]
    assert [p.symbol for p in read.phonemes] == ["f", "t", "w"]


def test_a_sound_that_was_deleted_leaves_no_words_behind() -> None:
    root = _opened()
    voice = root.tracks[1]
    voice[3] = _gap(1.5)
    read = _back(root)
    assert [one.name for one in read.speech] == ["one", "three"]
    assert [text for text, _ in _texts(read)] == ["One", "first.", "Three"]


def test_a_sound_that_only_a_blade_parted_is_one_again() -> None:
    root = _opened()
    voice = root.tracks[1]
    second = copy.deepcopy(voice[1])
    voice[1].source_range = opentime.TimeRange(_time(0), _time(0.5))
    second.source_range = opentime.TimeRange(_time(0.5), _time(1.0))
    voice.insert(2, second)
    read = _back(root)
    assert [(one.name, one.start, one.seconds, one.offset) for one in read.speech] == [
        ("one", 0.25, 1.5, 0), ("two", 2.25, 1.5, 0), ("three", 4.25, 1.5, 0),
    ]  # fmt: skip
    assert [text for text, _ in _texts(read)] == [word.text for word in STORY.words]


def test_a_sound_heard_twice_has_its_words_twice() -> None:
    root = _opened()
    root.tracks[1].extend([_gap(0.25), copy.deepcopy(root.tracks[1][1])])
    read = _back(root)
    assert [one.start for one in read.speech if one.name == "one"] == [0.25, 6.0]
    assert _texts(read)[-2:] == [("One", 6.05), ("first.", 6.85)]


def test_a_clip_laid_over_the_others_is_seen_and_what_it_covers_is_not() -> None:
    root = _opened()
    over = schema.Clip(
        name="over",
        media_reference=schema.ExternalReference(target_url="media/over.png"),
        source_range=opentime.TimeRange(_time(0, 30), _time(1.5, 30)),
    )
    upper = schema.Track(name="V2", kind=schema.TrackKind.Video)
    upper.extend([_gap(1.0), over])
    root.tracks.insert(1, upper)
    read = _back(root)
    seen = [(clip.name, clip.start, clip.seconds) for clip in read.clips]
    assert seen == [("a", 0, 1.0), ("over", 1.0, 1.5), ("b", 2.5, 1.5), ("c", 4, 2.0)]
    film = read.clips[2].footage
    assert film is not None
    assert film.start == pytest.approx(1.5)
    assert read.clips[0].stage == Path("a.stage")


def test_a_nested_timeline_is_opened() -> None:
    root = _opened()
    pictures = root.tracks[0]
    inside = schema.Track(name="inside", kind=schema.TrackKind.Video)
    inside.extend([_take(pictures, 0), _take(pictures, 0)])
    deaf = schema.Track(name="sound", kind=schema.TrackKind.Audio)
    deaf.append(_gap(9))
    nested = schema.Stack(name="nest")
    nested.extend([deaf, inside])
    nested.source_range = opentime.TimeRange(_time(1, 30), _time(2, 30))
    pictures.insert(0, nested)
    read = _back(root)
    seen = [(clip.name, clip.start, clip.seconds) for clip in read.clips]
    assert seen[:2] == [("a", 0, 1.0), ("b", 1.0, 1.0)]
    assert seen[2][:2] == ("c", 2.0)


def test_media_that_moved_is_found_by_its_name_beside_the_timeline(tmp_path: Path) -> None:
    media = tmp_path / "media"
    media.mkdir()
    Image.new("RGB", (320, 568)).save(media / "Sunrise.PNG")
    root = _opened()
    root.tracks[0][0].media_reference = schema.ExternalReference(
        target_url="file:///C:/Users/me/Desktop/sunrise.png"
    )
    root.tracks[0][1].media_reference = schema.MissingReference()
    root.tracks[0][1].name = "sunrise"
    read = _back(root, tmp_path)
    assert [clip.picture for clip in read.clips[:2]] == [Path("media/Sunrise.PNG")] * 2
    assert read.clips[2].picture == Path("media/c.png")
    assert read.clips[0].stage is None


def test_a_sound_of_another_tool_may_start_anywhere_in_its_file() -> None:
    root = schema.Timeline(name="From elsewhere")
    pictures = schema.Track(name="V1", kind=schema.TrackKind.Video)
    pictures.append(
        schema.Clip(
            name="one",
            media_reference=schema.ExternalReference(target_url="one.png"),
            source_range=opentime.TimeRange(_time(0, 24), _time(3, 24)),
        )
    )
    sounds = schema.Track(name="A1", kind=schema.TrackKind.Audio)
    sounds.append(
        schema.Clip(
            name="talk",
            media_reference=schema.ExternalReference(
                target_url="talk.mp3",
                available_range=opentime.TimeRange(_time(3600, 24), _time(10, 24)),
            ),
            source_range=opentime.TimeRange(_time(3602, 24), _time(1, 24)),
        )
    )
    root.tracks.extend([pictures, sounds])
    assert [(one.start, one.seconds, one.offset) for one in _back(root).speech] == [(0, 1, 2)]
