"""Films are made in all formats at once, everything else one format at a time."""

from pathlib import Path

import pytest

from limelight.renders.encode.rounds import Unit, order_of, rounds_of
from limelight.renders.encode.segments import cut
from limelight.stories.timeline import Clip, Footage, Timeline

SIZES = ((1080, 1920), (1920, 1080), (1080, 1350), (1080, 1080))
FILM: dict[str, object] = {"footage": Footage(film=Path("a.mp4"))}
PICTURE: dict[str, object] = {"picture": Path("a.png")}
STAGE: dict[str, object] = {"picture": Path("a.png"), "stage": Path("a.json")}


def _lines(*kinds: dict[str, object], fade: float = 0.0) -> list[Timeline]:
    clips = tuple(
        Clip.model_validate(
            {"name": "c", "start": at * 2.0, "seconds": 2.0, **kind}
            | ({"crossfade_seconds": fade} if at else {})
        )
        for at, kind in enumerate(kinds)
    )
    seconds = 2.0 * len(kinds)
    return [
        Timeline(title="", width_px=wide, height_px=tall, seconds=seconds, clips=clips)
        for wide, tall in SIZES
    ]


def _made(units: list[Unit]) -> list[tuple[int, int]]:
    return [(unit.segment.number, number) for unit in units for number in unit.formats]


@pytest.mark.parametrize(
    "kinds",
    [(FILM, FILM), (STAGE, FILM, PICTURE), (PICTURE, PICTURE), (STAGE,), (FILM, STAGE, FILM)],
)
@pytest.mark.parametrize("fade", [0.0, 0.4])
@pytest.mark.parametrize("count", [1, 2, 4])
def test_every_piece_of_every_format_is_made_once(
    kinds: tuple[dict[str, object], ...], fade: float, count: int
) -> None:
    lines = _lines(*kinds, fade=fade)[:count]
    side_by_side, single = rounds_of(lines)
    made = _made([unit for units in (*side_by_side, *single) for unit in units])
    every = [(piece.number, at) for at, line in enumerate(lines) for piece in cut(line)]
    assert sorted(made) == sorted(every)
    assert all(len(unit.formats) == 1 for units in single for unit in units)
    for worker in range(2):
        tried = order_of((*side_by_side, *single), worker, 2)
        assert sorted(_made([unit for units in tried for unit in units])) == sorted(every)


def test_films_are_made_two_large_formats_at_a_time() -> None:
    side_by_side, single = rounds_of(_lines(FILM, FILM))
    assert [{unit.formats for unit in units} for units in side_by_side] == [{(0, 1)}, {(2, 3)}]
    assert single == ()


def test_small_films_are_made_in_all_formats_at_once() -> None:
    half = [
        line.model_copy(update={"width_px": line.width_px // 2, "height_px": line.height_px // 2})
        for line in _lines(FILM)
    ]
    assert [unit.formats for units in rounds_of(half)[0] for unit in units] == [(0, 1, 2, 3)]


def test_a_film_that_takes_over_from_a_stage_is_drawn_alone_while_it_does() -> None:
    cut_hard, faded = (rounds_of(_lines(STAGE, FILM, fade=fade)) for fade in (0.0, 0.4))
    assert {unit.segment.number for units in cut_hard[0] for unit in units} == {1}
    assert faded[0] == ()


def test_formats_that_are_cut_differently_share_nothing() -> None:
    lines = _lines(FILM, FILM)
    later = lines[1].clips[1].model_copy(update={"start": 1.5, "seconds": 2.5})
    lines[1] = lines[1].model_copy(update={"clips": (lines[1].clips[0], later)})
    assert rounds_of(lines)[0] == ()


def test_one_format_is_made_as_ever() -> None:
    side_by_side, single = rounds_of(_lines(FILM, STAGE)[:1])
    assert side_by_side == ()
    assert [unit.segment.number for unit in single[0]] == [0, 1]


def test_stages_go_format_by_format_and_pictures_piece_by_piece() -> None:
    _, stages = rounds_of(_lines(STAGE, STAGE)[:2])
    assert [_made(list(units)) for units in stages] == [[(0, 0), (1, 0)], [(0, 1), (1, 1)]]
    _, pictures = rounds_of(_lines(PICTURE, PICTURE)[:2])
    assert [_made(list(units)) for units in pictures] == [[(0, 0), (0, 1), (1, 0), (1, 1)]]
