"""FCPXML: read back by OpenTimelineIO's own adapter, and held against what the DTD allows."""

import re
from fractions import Fraction
from xml.etree.ElementTree import Element, fromstring

import opentimelineio
from hypothesis import given, settings
from hypothesis import strategies as st
from opentimelineio import schema
from tests.make.edits import MEDIA, edit, timeline

from limelight.stories.interchange.editors.edit import edit_of
from limelight.stories.interchange.editors.edl import to_edl
from limelight.stories.interchange.editors.fcpxml import to_fcpxml

# What Apple's DTD of FCPXML 1.10 says of the elements we use: children in order; needed, allowed.
_ANCHORED = "(asset-clip )*"
_PLACE = {"offset", "name", "start", "duration"}
RULES: dict[str, tuple[str, set[str], set[str]]] = {
    "fcpxml": ("resources library ", {"version"}, set()),
    "resources": ("((asset|effect|format) )*", set(), set()),
    "format": ("", {"id"}, {"name", "frameDuration", "width", "height", "colorSpace"}),
    "asset": (
        "(media-rep )+",
        {"id"},
        {"name", "start", "duration", "hasVideo", "format", "hasAudio", "videoSources",
         "audioSources", "audioChannels", "audioRate"},
    ),
    "media-rep": ("", {"src"}, {"kind"}),
    "effect": ("", {"id", "uid"}, {"name"}),
    "library": ("(event )*", set(), set()),
    "event": ("(project )*", set(), {"name"}),
    "project": ("sequence ", set(), {"name"}),
    "sequence": (
        "(note )?spine ",
        {"format"},
        {"duration", "tcStart", "tcFormat", "audioLayout", "audioRate"},
    ),
    "note": ("", set(), set()),
    "spine": ("((asset-clip|video|gap|transition) )*", set(), set()),
    "gap": (_ANCHORED, {"duration"}, _PLACE),
    "transition": ("(filter-video )?", {"duration"}, {"name", "offset"}),
    "filter-video": ("", {"ref"}, {"name"}),
    "video": (f"(adjust-conform )?{_ANCHORED}", {"ref", "duration"}, _PLACE),
    "asset-clip": (
        f"(timeMap )?(adjust-conform )?(adjust-volume )?{_ANCHORED}",
        {"ref"},
        _PLACE | {"lane", "srcEnable", "tcFormat", "audioRole"},
    ),
    "timeMap": ("(timept )*", set(), set()),
    "timept": ("", {"time", "value"}, {"interp"}),
    "adjust-conform": ("", set(), {"type"}),
    "adjust-volume": ("", set(), {"amount"}),
}  # fmt: skip


def _seconds(text: str) -> Fraction:
    found = re.fullmatch(r"(-?\d+)(?:/(\d+))?s", text)
    assert found, text
    return Fraction(int(found[1]), int(found[2] or 1))


def _parse(text: str) -> Element:
    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE fcpxml>\n')
    return fromstring(text.split("<!DOCTYPE fcpxml>\n")[1])  # noqa: S314 - our own


def test_the_document_has_the_elements_and_attributes_that_the_dtd_allows() -> None:
    root = _parse(to_fcpxml(edit()))
    ids = [item.get("id") for item in root.iter() if item.get("id")]
    assert len(ids) == len(set(ids))
    for item in root.iter():
        children, needed, allowed = RULES[item.tag]
        assert re.fullmatch(children, "".join(f"{child.tag} " for child in item)), item.tag
        assert needed <= set(item.keys()) <= needed | allowed, (item.tag, item.keys())
        for name in ("ref", "format"):
            assert item.get(name, ids[0]) in ids
        for name in ("offset", "start", "duration", "tcStart", "time", "value"):
            _seconds(item.get(name, "0s"))


def test_the_spine_is_whole_and_on_frames() -> None:
    spine = next(_parse(to_fcpxml(edit())).iter("spine"))
    story = [item for item in spine if item.tag != "transition"]
    at = Fraction(0)
    for item in story:
        assert _seconds(item.get("offset", "")) == at
        at += _seconds(item.get("duration", ""))
        assert (at * 30).denominator == 1
    assert at == 9
    assert [item.tag for item in story] == ["asset-clip", "asset-clip", "gap", "video"]
    fade = spine.find("transition")
    assert fade is not None
    assert (fade.get("offset"), fade.get("duration")) == ("2s", "3/10s")


def test_every_sound_lies_below_the_clip_it_begins_in() -> None:
    spine = next(_parse(to_fcpxml(edit())).iter("spine"))
    heard = []
    for parent in spine:
        for clip in parent.findall("asset-clip"):
            begin = _seconds(parent.get("offset", "")) + (
                _seconds(clip.get("offset", "")) - _seconds(parent.get("start", ""))
            )
            heard.append((clip.get("name", ""), clip.get("lane", ""), int(begin * 30)))
    assert sorted(heard) == [
        ("a", "-1", 9), ("b", "-2", 60), ("m", "-3", 0), ("m", "-3", 120), ("m", "-3", 240),
    ]  # fmt: skip


def test_speed_and_frame_rates_are_exact() -> None:
    root = _parse(to_fcpxml(edit()))
    assert "1001/30000s" in [item.get("frameDuration") for item in root.iter("format")]
    last = list(root.iter("timept"))[-1]
    length = _seconds(last.get("value", ""))
    assert length == 600 * Fraction(1001, 30000)
    assert _seconds(last.get("time", "")) * 2 == length
    fast = next(clip for clip in root.iter("asset-clip") if clip.get("name") == "two")
    assert _seconds(fast.get("start", "")) == (4 + Fraction(8, 30)) / 2


def test_media_are_named_relative_to_the_document() -> None:
    sources = [item.get("src") for item in _parse(to_fcpxml(edit())).iter("media-rep")]
    assert sources[0] == "media/1%20one.mp4"
    assert len(sources) == len(MEDIA)


def test_the_adapter_reads_the_same_cut() -> None:
    # It knows no still in the spine, which a hand-off never has, and takes 29.97 for 29.
    films = timeline(clips=timeline().clips[:2])
    media = {path: facts.model_copy(update={"frame_rate": 30}) for path, facts in MEDIA.items()}
    text = to_fcpxml(edit_of(films, media))
    read = opentimelineio.adapters.read_from_string(text, "fcpx_xml")
    tracks = list(read[0].tracks)
    video = next(track for track in tracks if track.kind == "Video")
    clips = [item for item in video if isinstance(item, schema.Clip)]
    assert [clip.name for clip in clips] == ["one", "two"]
    assert [clip.source_range.duration.value for clip in clips] == [64, 86]
    voices = [
        item.name
        for track in tracks
        if track.kind == "Audio"
        for item in track
        if isinstance(item, schema.Clip)
    ]
    assert sorted(voices) == ["a", "b", "m", "m", "m"]


def test_it_says_that_it_is_generated() -> None:
    note = next(_parse(to_fcpxml(edit_of(timeline(), MEDIA))).iter("note"))
    assert note.text == "AI-generated"


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=20), st.text(max_size=20))
def test_any_title_and_name_make_a_document_that_can_be_read(title: str, name: str) -> None:
    clips = (timeline().clips[0].model_copy(update={"name": name}), *timeline().clips[1:])
    text = to_fcpxml(edit_of(timeline(clips=clips, title=title), MEDIA))
    root = _parse(text)
    assert next(root.iter("project")).get("name")
    lines = to_edl(edit_of(timeline(clips=clips, title=title), MEDIA)).splitlines()
    assert lines[1] == "FCM: NON-DROP FRAME"
    assert all(line.isprintable() and line.isascii() for line in lines)
