"""Timelines as nobody should write them: a video or an error in one line, never a traceback."""

import asyncio
import copy
import json
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from opentimelineio import opentime, schema
from tests.make.films import film
from tests.renders.fuzz.seeds import halves
from tests.renders.fuzz.trial import Here, limited

from limelight.generation.schemas import PhonemeTiming, WordTiming
from limelight.kit.errors import Problem
from limelight.renders import service
from limelight.renders.encode.segments import cut, frame_count
from limelight.renders.sound.mixing import mix
from limelight.renders.sound.waves import write_wave
from limelight.stories.finish import LowerThird
from limelight.stories.interchange.opening import read_complete
from limelight.stories.interchange.otio import to_otio
from limelight.stories.timeline import Clip, Footage, Sound, Timeline

# More by hand: FUZZ_EXAMPLES=5000 pytest tests/renders/fuzz/test_timelines.py
EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "40"))
# What takes longer than a moment to draw is only cut into pieces.
MOST_FRAMES, MOST_PIXELS = 24, 300_000

numbers = st.one_of(
    st.sampled_from([0, -1, 1, 2, 24, 1e-12, 1e12, -1e300, 2**31, 2**63, 1e308, 0.04, 23.976]),
    st.floats(-10, 10),
    st.integers(-5, 300),
)
words = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["", "\x00", "../../etc/passwd", "ש'لا🙂नि", "a" * 5000, "NaN", "http://x/y.png", "%00",
         "Clip.1", "Gap.1", "Stack.1", "Track.1", "Transition.1", "RationalTime.1",
         "MissingReference.1"]
    ),
)  # fmt: skip
values = st.recursive(
    st.one_of(st.none(), st.booleans(), numbers, words),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("line")
    halves((48, 36)).save(made / "a.png")
    film(made / "b.mp4", "testsrc2=s=48x36:r=10:d=1")
    write_wave(made / "c.wav", np.full((1, 9600), 0.1, np.float32))
    (made / "plain.json").write_text(to_otio(_line()))
    return made


def _line() -> Timeline:
    clips = (
        Clip(name="a", start=0, seconds=0.5, picture=Path("a.png"), on_screen="Hello"),
        Clip(
            name="b", start=0.4, seconds=0.6, crossfade_seconds=0.1,
            footage=Footage(film=Path("b.mp4"), start=0.1), lower_third=LowerThird(name="Mira"),
        ),
        Clip(name="c", start=1.0, seconds=0.4, picture=Path("a.png")),
    )  # fmt: skip
    return Timeline(
        title="Line", width_px=48, height_px=36, fps=10, seconds=1.4, clips=clips,
        speech=(Sound(name="c", audio=Path("c.wav"), start=0.1, seconds=0.2),),
        words=(WordTiming(text="Hi", start=0.1, end=0.3),),
        phonemes=(PhonemeTiming(symbol="h", start=0.1, end=0.2),),
    )  # fmt: skip


def places(value: Any, above: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The ways to everything in a JSON document."""
    inner: list[tuple[Any, Any]] = []
    if isinstance(value, dict | list):
        inner = list(value.items() if isinstance(value, dict) else enumerate(value))
    found = [(*above, name) for name, _ in inner]
    return found + [place for name, one in inner for place in places(one, (*above, name))]


def at(document: Any, place: tuple[Any, ...]) -> Any:
    """What stands at a place."""
    for name in place:
        document = document[name]
    return document


@st.composite
def mutations(draw: st.DrawFn) -> list[tuple[float, str, Any]]:
    """Where (a share of all places), what is done there, and with what."""
    ways = st.sampled_from(["put", "put", "number", "number", "drop", "double", "nest", "swap"])
    return draw(
        st.lists(
            st.tuples(st.floats(0, 0.999), ways, st.one_of(values, numbers)), min_size=1, max_size=4
        )
    )


def mutated(plain: Any, changes: list[tuple[float, str, Any]]) -> Any:
    """The document with the changes made, one after the other."""
    document = copy.deepcopy(plain)
    for share, way, value in changes:
        known = places(document)
        if way == "number":
            known = [p for p in known if isinstance(at(document, p), int | float)]
        if not known:
            continue
        place = known[int(share * len(known))]
        holder, name = at(document, place[:-1]), place[-1]
        if way in ("put", "number"):
            holder[name] = value
        elif way == "drop":
            del holder[name]
        elif way == "double" and isinstance(holder, list):
            holder.insert(name, copy.deepcopy(holder[name]))
        elif way == "nest":
            holder[name] = [copy.deepcopy(holder[name])]
        elif way == "swap":
            other = known[int(share * 7919) % len(known)]
            holder[name] = copy.deepcopy(at(document, other))
    return document


def ends_well(path: Path) -> str:
    """Read and, where it is small, render; "made", "cut" or what was told. Anything that is no
    Problem of one line goes through.
    """
    scratch, detail = path.parent / "scratch", "nothing"
    try:
        with limited(60):
            told = _rendered(path, scratch)
    except Problem as problem:
        told, detail = problem.kind, problem.detail
    assert detail
    assert "\n" not in detail
    assert not scratch.exists() or list(scratch.iterdir()) == []
    return told


def _rendered(path: Path, scratch: Path) -> str:
    timeline = read_complete(path)
    pieces = cut(timeline)
    assert pieces[-1].last == frame_count(timeline)
    if frame_count(timeline) > MOST_FRAMES or timeline.width_px * timeline.height_px > MOST_PIXELS:
        return "cut"
    with tempfile.TemporaryDirectory(dir=path.parent) as inner:
        sound = mix(timeline, Path(inner) / "mix.wav").path if timeline.speech else None
        out = Path(inner) / "out.mp4"
        asyncio.run(service.render(timeline, sound, out, workers=Here(), scratch=scratch))
        assert out.is_file()
    return "made"


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(mutations(), st.booleans())
def test_a_mutated_timeline_is_rendered_or_refused(
    folder: Path, changes: list[tuple[float, str, Any]], has_notes: bool
) -> None:
    plain = json.loads((folder / "plain.json").read_text())
    if not has_notes:
        plain = _without_notes(plain)
    path = folder / "line.otio"
    path.write_text(json.dumps(mutated(plain, changes)), "utf-8", "surrogatepass")
    ends_well(path)


@pytest.mark.parametrize(("name", "value"), [("zoom_to", 226), ("drift_x_px", 1e6)])
def test_a_camera_that_leaves_every_picture_is_refused(
    name: str, value: float, folder: Path
) -> None:
    plain = json.loads((folder / "plain.json").read_text())
    shot = plain["tracks"]["children"][0]["children"][0]
    shot["metadata"]["limelight"]["motion"][name] = value
    path = folder / "far.otio"
    path.write_text(json.dumps(plain))
    assert ends_well(path) == "stories.not-a-timeline"


def _without_notes(value: Any) -> Any:
    """As another tool would have written it."""
    if isinstance(value, dict):
        return {
            name: {} if name == "metadata" else _without_notes(one) for name, one in value.items()
        }
    return [_without_notes(one) for one in value] if isinstance(value, list) else value


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.one_of(values.map(json.dumps), st.text(max_size=200), st.binary(max_size=200)))
def test_whatever_is_in_the_file_it_is_no_traceback(folder: Path, content: str | bytes) -> None:
    path = folder / "any.otio"
    path.write_bytes(
        content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    )
    assert ends_well(path) not in ("made", "cut")


def _range(start: float, seconds: float, rate: float = 10.0) -> opentime.TimeRange:
    return opentime.TimeRange(
        opentime.RationalTime(start * rate, rate), opentime.RationalTime(seconds * rate, rate)
    )


EVERY_SCRIPT = "ש'لا🙂नि\u202e\x07"


def _clip(seconds: float, name: str = "a.png", rate: float = 10.0, called: str = "") -> schema.Clip:
    media = schema.ExternalReference(target_url=name)
    return schema.Clip(
        name=called or name, media_reference=media, source_range=_range(0, seconds, rate)
    )


def _fade(seconds: float) -> schema.Transition:
    half = opentime.RationalTime(seconds * 5, 10)
    return schema.Transition(
        transition_type=schema.TransitionTypes.SMPTE_Dissolve, in_offset=half, out_offset=half
    )


def _nested(depth: int) -> schema.Stack:
    inner: Any = _clip(0.5)
    for _ in range(depth):
        track = schema.Track(children=[inner])
        inner = schema.Stack(children=[track])
    return inner


ODD: dict[str, tuple[Callable[[], list[Any]], str]] = {
    "zero-length shots": (lambda: [_clip(0), _clip(0.5), _clip(0), _clip(0.4)], "made"),
    "only a zero-length shot": (lambda: [_clip(0)], "stories.not-a-timeline"),
    "shots shorter than a frame": (lambda: [_clip(0.001, rate=1000) for _ in range(50)], "made"),
    "fades longer than their shots": (
        lambda: [_clip(0.3), _fade(2), _clip(0.3), _fade(2), _clip(0.3)],
        "",
    ),
    "fades one after the other": (lambda: [_clip(0.5), _fade(0.2), _fade(0.2), _clip(0.5)], ""),
    "a fade at the start and at the end": (lambda: [_fade(0.4), _clip(1), _fade(0.4)], ""),
    "a negative length": (lambda: [_clip(-1), _clip(0.5)], "made"),
    "a huge rate": (lambda: [_clip(0.5, rate=1e9)], ""),
    "a tiny rate": (lambda: [_clip(2, rate=0.5)], ""),
    "nests within nests": (lambda: [_nested(9)], "made"),
    "too deep nests": (lambda: [_nested(40)], "stories.not-a-timeline"),
    "a gap alone": (lambda: [schema.Gap(source_range=_range(0, 1))], "stories.not-a-timeline"),
    "a file that is not there": (lambda: [_clip(0.5, "gone.png")], "kit.not-found"),
    "a name of the web": (lambda: [_clip(0.5, "https://x.test/a.png")], "stories.not-a-timeline"),
    "a folder": (lambda: [_clip(0.5, ".")], ""),
    "names in every script": (lambda: [_clip(0.5, called=EVERY_SCRIPT)], "made"),
    "three thousand shots": (lambda: [_clip(0.5) for _ in range(3000)], "cut"),
    "too many shots": (lambda: [_clip(0.1) for _ in range(20_001)], "stories.not-a-timeline"),
}  # fmt: skip


@pytest.mark.parametrize("name", ODD)
def test_odd_edits_are_rendered_or_refused(name: str, folder: Path) -> None:
    make, expected = ODD[name]
    line = schema.Timeline(name="odd")
    line.tracks.append(schema.Track(name="v", kind="Video", children=make()))
    path = folder / "odd.otio"
    path.write_text(line.to_json_string(), "utf-8")
    assert expected in ends_well(path)
