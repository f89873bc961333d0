"""The sample data of OpenTimelineIO: the edit that its own library sees comes back, or a reason."""

from pathlib import Path

import opentimelineio
import pytest
from opentimelineio import algorithms, schema

from limelight.kit.errors import Invalid
from limelight.stories.interchange.otio import from_otio, to_otio

SAMPLES = Path(__file__).parents[2] / "vectors" / "otio"
NOWHERE = Path("/nowhere")

Row = tuple[str, float, float]

REFUSED = {
    "generator_reference_test": "GeneratorReference",
    "nested_example": "speed of the nested",
    "premiere_example": "GeneratorReference",
}
# The released library has no word for a later marker; and it leaves out what a track trims.
UNREADABLE_UPSTREAM = {"premiere_example", "screening_example"}
BY_HAND: dict[str, list[Row]] = {
    "multiple_track": [
        ("Clip-001", 0, 3), ("Clip-002", 3, 7), ("Clip-005", 7, 16), ("Clip-004", 16, 19),
    ],
}  # fmt: skip


def _rows(track: schema.Track) -> list[Row]:
    rows: list[Row] = []
    for clip in track:
        if isinstance(clip, schema.Clip) and clip.enabled:
            span = clip.range_in_parent()
            ends = (span.start_time, span.end_time_exclusive())
            rows.append((clip.name, *(round(end.to_seconds() * 24, 6) for end in ends)))
    return rows


def _without_gaps(rows: list[Row]) -> list[Row]:
    """Our rule for holes: the first picture from the start, every other until the next one."""
    ends = [row[1] for row in rows[1:]] + [rows[-1][2]]
    starts = [0.0] + [row[1] for row in rows[1:]]
    return [(row[0], a, b) for row, a, b in zip(rows, starts, ends, strict=True)]


def _read(name: str) -> str:
    return (SAMPLES / f"{name}.otio").read_text(encoding="utf-8")


def test_every_sample_is_here() -> None:
    assert len(list(SAMPLES.glob("*.otio"))) == 13


@pytest.mark.parametrize(
    "name",
    sorted(path.stem for path in SAMPLES.glob("*.otio") if path.stem not in REFUSED),
)
def test_a_sample_comes_back_as_the_edit_that_its_library_sees(name: str) -> None:
    timeline = from_otio(_read(name), NOWHERE)
    written = opentimelineio.adapters.read_from_string(to_otio(timeline), "otio_json")
    assert from_otio(to_otio(timeline), NOWHERE) == timeline
    found = _rows(written.tracks[0])
    if name in BY_HAND:
        assert found == BY_HAND[name]
    elif name in UNREADABLE_UPSTREAM:
        assert [row[0] for row in found][:2] == ["ZZ100_501 (LAY3)", "ZZ100_502A (LAY3)"]
        assert found[-1][2] == 1049
    else:
        theirs = opentimelineio.adapters.read_from_string(_read(name), "otio_json")
        flat = algorithms.flatten_stack([t for t in theirs.video_tracks() if t.enabled])
        assert found == _without_gaps(_rows(flat))


@pytest.mark.parametrize("name", sorted(UNREADABLE_UPSTREAM))
def test_what_the_library_cannot_read_is_still_so(name: str) -> None:
    with pytest.raises(opentimelineio.exceptions.OTIOError):
        opentimelineio.adapters.read_from_string(_read(name), "otio_json")


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_what_cannot_be_rendered_is_refused_with_the_reason(name: str) -> None:
    with pytest.raises(Invalid, match=REFUSED[name]):
        from_otio(_read(name), NOWHERE)


def test_films_keep_where_they_begin() -> None:
    films = [clip.footage for clip in from_otio(_read("simple_cut"), NOWHERE).clips]
    assert [round(film.start * 24, 6) for film in films if film] == [3, 2, 0, 0]
    covered = from_otio(_read("multiple_track"), NOWHERE).clips
    assert [round(one.footage.start * 24, 6) for one in covered if one.footage] == [3, 2, 0, 3]
