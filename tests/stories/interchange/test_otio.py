"""Timelines as OpenTimelineIO: nothing is lost, others can read it, bad files are refused."""

import itertools
import json
from pathlib import Path
from typing import Any

import opentimelineio
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from opentimelineio import opentime, schema
from PIL import Image

from limelight.generation.schemas import Box, PhonemeTiming, WordTiming
from limelight.kit.errors import Invalid
from limelight.stories.interchange.otio import from_otio, to_otio
from limelight.stories.timeline import (
    CAPTION_STYLES,
    Clip,
    Effect,
    Footage,
    Motion,
    Sound,
    Timeline,
)

NOWHERE = Path("/nowhere")

texts = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=24)
names = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="/"), min_size=1, max_size=16
)
amounts = st.floats(0.05, 40, allow_nan=False)
relative = names.filter(lambda n: n not in (".", "..")).map(lambda n: Path("media") / n)
paths = st.one_of(relative, relative.map(lambda path: Path("/store") / path))
motions = st.builds(
    Motion,
    zoom_from=st.floats(1, 2),
    zoom_to=st.floats(1, 2),
    drift_x_px=st.floats(-99, 99),
    drift_y_px=st.floats(-99, 99),
)
films = st.builds(
    Footage,
    film=paths.map(lambda path: path.with_name(path.name + ".mp4")),
    start=st.one_of(st.just(0.0), st.floats(0, 500)),
    speed=st.sampled_from([1.0, 0.5, 2.0, 1.25]),
    fit=st.sampled_from(["fill", "whole"]),
)
boxes = st.builds(Box, x=amounts, y=amounts, width=amounts, height=amounts)


@st.composite
def clip_rows(draw: st.DrawFn) -> tuple[Clip, ...]:
    """Shots in order: joined or with gaps, on whole frames or not, with fades that fit."""
    clips: list[Clip] = []
    at = draw(st.sampled_from([0.0, 0.0, 0.5, 1 / 3]))
    lengths = draw(
        st.lists(
            st.one_of(amounts, st.integers(3, 300).map(lambda n: n / 30)), min_size=1, max_size=5
        )
    )
    for index, seconds in enumerate(lengths):
        shorter = min(seconds, lengths[index - 1]) if index else 0.0
        clips.append(
            Clip(
                name=draw(texts),
                start=at,
                seconds=seconds,
                picture=draw(paths),
                stage=draw(st.none() | paths),
                footage=draw(st.none() | films),
                motion=draw(motions),
                crossfade_seconds=draw(st.sampled_from([0.0, 0.3, 1 / 3])) if shorter > 1 else 0.0,
                on_screen=draw(texts),
                face=draw(st.none() | boxes),
                transition=draw(st.sampled_from(["fade", "slide", "wipe", "zoom"])),
                emotion=draw(st.sampled_from(["neutral", "cheerful", "sad"])),
            )
        )
        at += seconds + draw(st.sampled_from([0.0, 0.0, 0.0, 0.75]))
    return tuple(clips)


sounds = st.builds(
    Sound,
    name=texts,
    audio=paths,
    start=st.floats(0, 100),
    seconds=amounts,
    gain_db=st.floats(-60, 12),
    offset=st.one_of(st.just(0.0), st.floats(0, 30)),
)
of_films, effects = (
    st.lists(
        st.builds(
            Effect,
            role=st.just(role),
            name=texts,
            audio=paths,
            start=st.floats(0, 100),
            seconds=amounts,
            gain_db=st.floats(-60, 12),
            offset=st.one_of(st.just(0.0), st.floats(0, 30)),
        ),
        max_size=3,
    )
    for role in ("film", "effect")
)
words = st.builds(WordTiming, text=texts, start=st.floats(0, 100), end=st.floats(0, 100))
phonemes = st.builds(PhonemeTiming, symbol=texts, start=st.floats(0, 100), end=st.floats(0, 100))
timelines = st.builds(
    Timeline,
    title=texts,
    language=st.sampled_from(["en", "es", "fr"]),
    width_px=st.integers(16, 4096),
    height_px=st.integers(16, 4096),
    fps=st.sampled_from([24, 25, 30, 60]),
    seconds=st.floats(0.1, 1000),
    clips=clip_rows(),
    speech=st.lists(sounds, max_size=4).map(tuple),
    music=st.none() | sounds,
    effects=st.builds(lambda *rows: tuple(itertools.chain(*rows)), of_films, effects),
    words=st.lists(words, max_size=6).map(tuple),
    phonemes=st.lists(phonemes, max_size=6).map(tuple),
    captions=st.sampled_from(CAPTION_STYLES),
    speaker=texts,
    disclosure=texts.filter(bool),
    seed=st.integers(0, 2**31 - 1),
)


@settings(max_examples=60, deadline=None)
@given(timelines)
def test_nothing_is_lost_on_the_way_out_and_back(timeline: Timeline) -> None:
    text = to_otio(timeline)
    assert from_otio(text, NOWHERE) == timeline
    assert to_otio(timeline) == text


def _time(seconds: float, rate_hz: float) -> opentime.RationalTime:
    return opentime.RationalTime(seconds * rate_hz, rate_hz)


def _range(start: float, seconds: float, rate_hz: float) -> opentime.TimeRange:
    return opentime.TimeRange(_time(start, rate_hz), _time(seconds, rate_hz))


def _foreign_clip(url: str, seconds: float, rate_hz: float = 24.0) -> schema.Clip:
    media = schema.ExternalReference(
        target_url=url, available_range=_range(3600, seconds + 4, rate_hz)
    )
    return schema.Clip(name=url, media_reference=media, source_range=_range(3600, seconds, rate_hz))


def _foreign(*tracks: schema.Track) -> str:
    timeline = schema.Timeline(name="From elsewhere")
    for track in tracks:
        timeline.tracks.append(track)
    return str(timeline.to_json_string())


def _video(*items: Any) -> schema.Track:
    track = schema.Track(name="V1", kind=schema.TrackKind.Video)
    for item in items:
        track.append(item)
    return track


def _audio(*items: Any, name: str = "A1") -> schema.Track:
    track = schema.Track(name=name, kind=schema.TrackKind.Audio)
    for item in items:
        track.append(item)
    return track


def test_another_tools_timeline_is_read_with_its_pictures_dissolves_and_sounds(
    tmp_path: Path,
) -> None:
    Image.new("RGB", (641, 361)).save(tmp_path / "one picture.png")
    dissolve = schema.Transition(
        transition_type=schema.TransitionTypes.SMPTE_Dissolve,
        in_offset=_time(0.25, 24),
        out_offset=_time(0.5, 24),
    )
    text = _foreign(
        _video(
            schema.Gap(source_range=_range(0, 1, 24)),
            _foreign_clip((tmp_path / "one picture.png").as_uri(), 3),
            dissolve,
            _foreign_clip("two.jpg", 2),
            schema.Gap(source_range=_range(0, 1, 24)),
            _foreign_clip("three.jpg", 2),
        ),
        _audio(schema.Gap(source_range=_range(0, 0.5, 48000)), _foreign_clip("talk.wav", 9, 44100)),
        _audio(_foreign_clip("music.wav", 9.5, 48000), name="Music"),
    )
    timeline = from_otio(text, tmp_path)
    assert timeline.title == "From elsewhere"
    assert (timeline.width_px, timeline.height_px, timeline.fps) == (640, 360, 24)
    assert [clip.media[0].name for clip in timeline.clips] == [
        "one picture.png", "two.jpg", "three.jpg",
    ]  # fmt: skip
    assert timeline.clips[0].picture == tmp_path / "one picture.png"
    spans = [(clip.start, clip.start + clip.seconds) for clip in timeline.clips]
    assert spans == [(0.0, 3.75), (3.75, 7.0), (7.0, pytest.approx(9.5))]
    assert [clip.crossfade_seconds for clip in timeline.clips] == [0.0, 0.75, 0.0]
    assert [(sound.start, sound.seconds) for sound in timeline.speech] == [(0.5, 9.0)]
    assert timeline.music is not None
    assert timeline.music.audio == Path("music.wav")
    assert timeline.seconds == 9.5


def test_what_is_written_opens_as_a_plain_timeline_with_dissolves_that_have_handles() -> None:
    timeline = _two_shots()
    root = opentimelineio.adapters.read_from_string(to_otio(timeline), "otio_json")
    pictures = root.tracks[0]
    first, dissolve, second = list(pictures)
    assert isinstance(dissolve, schema.Transition)
    assert (dissolve.in_offset.value, dissolve.out_offset.value) == (4, 5)
    assert first.source_range.duration.value == 64
    assert second.source_range.duration.value == 86
    assert pictures.duration().to_seconds() == pytest.approx(5.0)
    for clip in (first, second):
        begin = clip.source_range.start_time - clip.media_reference.available_range.start_time
        assert begin >= dissolve.in_offset
        spare = clip.media_reference.available_range.end_time_exclusive()
        assert spare - clip.source_range.end_time_exclusive() >= dissolve.out_offset
    assert [track.kind for track in root.tracks] == ["Video", "Audio", "Audio"]
    assert [marker.name for marker in root.tracks[1].markers] == ["Hello", "there."]


def test_a_clip_that_an_editor_made_longer_stays_longer() -> None:
    root = opentimelineio.adapters.read_from_string(to_otio(_two_shots()), "otio_json")
    last = root.tracks[0][2]
    last.source_range = opentime.TimeRange(
        last.source_range.start_time, last.source_range.duration + _time(1, 30)
    )
    read = from_otio(str(root.to_json_string()), NOWHERE)
    assert read.clips[0] == _two_shots().clips[0]
    assert read.clips[1].seconds == pytest.approx(4.0)
    assert read.clips[1].motion == _two_shots().clips[1].motion
    assert read.seconds == pytest.approx(6.0)


def test_a_clip_that_shows_another_picture_loses_the_drawing_of_the_old_one() -> None:
    text = to_otio(_two_shots()).replace('"target_url": "media/one.png"', '"target_url": "x.png"')
    read = from_otio(text, NOWHERE)
    assert read.clips[0].picture == Path("x.png")
    assert read.clips[0].stage is None


def _two_shots() -> Timeline:
    return Timeline(
        title="Two",
        width_px=1080,
        height_px=1920,
        seconds=5.0,
        clips=(
            Clip(name="a", start=0.0, seconds=2.0, picture=Path("media/one.png"), stage=Path("s")),
            Clip(
                name="b",
                start=2.0,
                seconds=3.0,
                picture=Path("media/two.png"),
                crossfade_seconds=0.3,
                motion=Motion(zoom_from=1.1),
            ),
        ),
        speech=(Sound(name="talk", audio=Path("talk.wav"), start=0.3, seconds=4.0),),
        music=Sound(name="music", audio=Path("m.wav"), start=0.0, seconds=5.0),
        words=(
            WordTiming(text="Hello", start=0.31234, end=0.8),
            WordTiming(text="there.", start=0.9, end=1.4),
        ),
    )


def _nested(depth: int) -> str:
    opening = '{"OTIO_SCHEMA":"Stack.1","children":['
    return '{"OTIO_SCHEMA":"Timeline.1","tracks":' + opening * depth + "]}" * depth + "}"


def _stack_in_a_track() -> str:
    inner = schema.Stack(name="inner")
    inner.append(_video(_foreign_clip("one.png", 1)))
    return _foreign(_video(inner))


def _sped_up(text: str) -> str:
    root = opentimelineio.adapters.read_from_string(text, "otio_json")
    root.tracks[0][0].effects.append(schema.LinearTimeWarp(time_scalar=2.0))
    return str(root.to_json_string())


def _made_by_the_editor() -> schema.Clip:
    return schema.Clip(
        name="bars",
        media_reference=schema.GeneratorReference(generator_kind="SMPTEBars"),
        source_range=_range(0, 1, 24),
    )


def _frozen(clip: schema.Clip) -> schema.Clip:
    clip.effects.append(schema.FreezeFrame())
    return clip


def _early() -> schema.Clip:
    clip = _foreign_clip("talk.wav", 3)
    clip.source_range = _range(3598, 1, 24)
    return clip


def _with_rate_zero() -> str:
    return _foreign(_video(_foreign_clip("one.png", 2))).replace('"rate": 24.0', '"rate": 0.0')


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "not valid JSON"),
        ("%PDF-1.4", "not valid JSON"),
        ("[" * 200_000, "not valid JSON"),
        ("[" * 500 + "]" * 500, "nested more than"),
        (_nested(100), "nested more than"),
        ("{}", "no OpenTimelineIO timeline"),
        ("[]", "no OpenTimelineIO timeline"),
        ("7", "no OpenTimelineIO timeline"),
        ('{"OTIO_SCHEMA": "Timeline.1"}', "not OpenTimelineIO"),
        ('{"OTIO_SCHEMA": "Timeline.99"}', "not OpenTimelineIO"),
        ('{"OTIO_SCHEMA": "Nonsense.1"}', "no OpenTimelineIO timeline"),
        ('{"OTIO_SCHEMA": "Timeline.1", "tracks": NaN}', "no video track"),
        ('{"OTIO_SCHEMA": "Timeline.1", "tracks": 1e999}', "no video track"),
        ('{"OTIO_SCHEMA": "SerializableObjectRef.1", "id": "a"}', "shared objects"),
        (" " * (16 * 1024 * 1024 + 1), "is the most"),
        (_foreign(), "no video track"),
        (_foreign(_video()), "no video track"),
        (_foreign(_audio(_foreign_clip("a.wav", 1))), "no video track"),
        (_sped_up(_stack_in_a_track()), "speed of the nested 'inner'"),
        (_foreign(_video(schema.Clip(source_range=_range(0, 1, 24)))), "neither a media file"),
        (_foreign(_video(_made_by_the_editor())), "no media file: it is a GeneratorReference"),
        (_foreign(_video(_frozen(_foreign_clip("film.mp4", 1)))), "0 times as fast"),
        (_foreign(_video(_foreign_clip("one.png", 1)), _audio(_early())), "before its file does"),
        (_foreign(_video(schema.Clip(name="endless"))), "how long"),
        (_foreign(_video(_foreign_clip("https://example.org/a.png", 1))), "only files"),
        (_foreign(_video(_foreign_clip("a%00.png", 1))), "only files"),
        (_foreign(_video(_foreign_clip("film.exe", 1))), "a picture or a film"),
        (_foreign(_video(_foreign_clip("one.png", 1e9))), "cannot be used"),
        (_with_rate_zero(), "cannot be used"),
    ],
)  # fmt: skip
def test_a_bad_timeline_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(Invalid, match=reason):
        from_otio(text, NOWHERE)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("width_px", 10**9),
        ("height_px", -4),
        ("width_px", "wide"),
        ("seconds", -1.0),
        ("seconds", {}),
        ("seed", "x"),
        ("phonemes", [["a", "b", "c"]]),
    ],
)
def test_our_own_metadata_is_not_trusted_either(name: str, value: Any) -> None:
    document = json.loads(to_otio(_two_shots()))
    document["metadata"]["limelight"][name] = value
    with pytest.raises(Invalid):
        from_otio(json.dumps(document), NOWHERE)


def test_the_disclosure_cannot_be_emptied_by_editing_the_file() -> None:
    document = json.loads(to_otio(_two_shots()))
    document["metadata"]["limelight"]["disclosure"] = ""
    assert from_otio(json.dumps(document), NOWHERE).disclosure == "AI-generated"
