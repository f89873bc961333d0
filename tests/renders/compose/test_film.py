"""Frames are a pure function of their number."""

from pathlib import Path

import cv2
import numpy as np
import pytest
from tests.make import stages

from limelight.renders.compose.film import Film
from limelight.renders.errors import PictureUnreadable
from limelight.stories.timeline import Clip, Motion, Timeline


def _frame(film: Film, number: int) -> bytes:
    return film.frame(number).buffer.tobytes()


@pytest.fixture(scope="module")
def timeline(tmp_path_factory: pytest.TempPathFactory) -> Timeline:
    folder = tmp_path_factory.mktemp("film")
    return stages.a_timeline(
        folder, stages.a_stage(), stages.a_stage(figure=False, wall="#407090"), seconds=1.0
    )


def test_a_frame_does_not_depend_on_what_was_drawn_before(timeline: Timeline) -> None:
    numbers = (3, 14, 15, 17, 22)
    film = Film(timeline)
    in_order = [_frame(film, number) for number in range(30)]
    film = Film(timeline)
    jumping = {number: _frame(film, number) for number in reversed(numbers)}
    alone = {number: _frame(Film(timeline), number) for number in (14, 22)}
    assert all(jumping[number] == in_order[number] for number in numbers)
    assert all(alone[number] == in_order[number] for number in alone)


def test_a_crossfade_goes_from_one_shot_to_the_next(timeline: Timeline) -> None:
    film = Film(timeline.model_copy(update={"words": (), "disclosure": ""}))
    before, middle, after = (
        film.picture(seconds).u[60:200, 10:30].mean() for seconds in (0.49, 0.6, 0.72)
    )
    assert min(before, after) + 2 < middle < max(before, after) - 2


def test_no_edge_of_the_picture_is_ever_black(timeline: Timeline) -> None:
    film = Film(timeline.model_copy(update={"words": (), "disclosure": ""}))
    for number in (0, 7, 16, 29):
        luma = film.frame(number).y
        edges = np.concatenate([luma[0], luma[-1], luma[:, 0], luma[:, -1]])
        assert edges.min() > 24


@pytest.mark.parametrize("drift", [(40.0, 0.0), (-40.0, 25.0)])
def test_a_camera_that_only_drifts_shows_no_end_of_a_layer(
    timeline: Timeline, drift: tuple[float, float]
) -> None:
    motion = Motion(zoom_from=1.0, zoom_to=1.0, drift_x_px=drift[0], drift_y_px=drift[1])
    clips = [clip.model_copy(update={"motion": motion}) for clip in timeline.clips]
    film = Film(timeline.model_copy(update={"clips": tuple(clips), "words": (), "disclosure": ""}))
    for number in (0, 14, 29):
        luma = film.frame(number).y.astype(int)
        for edge, inner in ((luma[:300, 0], luma[:300, 4]), (luma[:300, -1], luma[:300, -5])):
            assert np.abs(edge - inner).max() < 12
        assert np.abs(luma[0] - luma[4]).max() < 12


def test_the_mouth_opens_and_closes_in_the_picture(timeline: Timeline) -> None:
    film = Film(timeline.model_copy(update={"words": (), "phonemes": stages.phonemes("_ a m a")}))
    wide, closed = 0.2 + 0.15 - 0.035, 0.2 + 0.25 - 0.035

    def darkness(seconds: float) -> float:
        return float((film.picture(seconds).y[150:182, 120:150] < 80).mean())

    assert darkness(wide) > darkness(closed) + 0.1


def test_a_silent_mouth_rests_as_the_expression_wears_it(tmp_path: Path) -> None:
    stage = stages.a_stage()
    assert stage.figure is not None
    smiling = stage.figure.model_copy(update={"resting": "D"})
    films = [
        Film(_silent(stages.a_timeline(tmp_path / name, one, seconds=1.0)))
        for name, one in (
            ("plain", stage),
            ("smiling", stage.model_copy(update={"figure": smiling})),
        )
    ]
    dark = [float((film.picture(0.5).y[150:182, 120:150] < 80).mean()) for film in films]
    assert dark[1] > dark[0] + 0.1


def test_the_body_shifts_its_weight(tmp_path: Path) -> None:
    timeline = _silent(stages.a_timeline(tmp_path, stages.a_stage(), seconds=4.0))
    still = timeline.clips[0].model_copy(update={"motion": Motion(zoom_to=1.0, drift_x_px=0)})
    film = Film(timeline.model_copy(update={"clips": (still,)}))
    left_edges = [int(np.argmax(film.picture(at / 4).y[380] < 90)) for at in range(16)]
    assert 1 <= max(left_edges) - min(left_edges) <= 4


def test_eyes_that_were_not_drawn_for_a_state_are_open(tmp_path: Path) -> None:
    stage = stages.a_stage()
    assert stage.figure is not None
    eyes = stage.figure.eyes
    assert "soft" not in eyes
    frames = []
    for name, drawn in (("lacks", eyes), ("has", {**eyes, "soft": eyes["open"]})):
        figure = stage.figure.model_copy(update={"eyes": drawn})
        one = stages.a_timeline(tmp_path / name, stage.model_copy(update={"figure": figure}))
        sad = one.clips[0].model_copy(update={"emotion": "sad"})
        frames.append(_frame(Film(one.model_copy(update={"clips": (sad,)})), 9))
    assert frames[0] == frames[1]


def _silent(timeline: Timeline) -> Timeline:
    return timeline.model_copy(update={"words": (), "phonemes": ()})


def test_a_picture_file_moves_and_keeps_its_colours(tmp_path: Path) -> None:
    path = tmp_path / "wide.png"
    image = np.full((300, 500, 3), (40, 160, 90), np.uint8)
    image[:, 240:260] = (250, 250, 250)
    cv2.imwrite(str(path), image[..., ::-1])
    clip = Clip(name="p", start=0, seconds=1, picture=path)
    film = Film(
        Timeline(title="", width_px=270, height_px=480, seconds=1, clips=(clip,), disclosure="")
    )
    first = film.picture(0.0).y.copy()
    assert np.abs(first[100, 5:20].astype(int) - int(first[300, 10])).max() <= 1
    last = film.picture(0.99).y
    assert np.abs(first.astype(int) - last).max() > 20


@pytest.mark.parametrize("content", [None, b"not a picture"])
def test_a_lost_or_broken_picture_is_told_with_its_shot(
    tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "x.png"
    if content is not None:
        path.write_bytes(content)
    for clip in (
        Clip(name="shot 7", start=0, seconds=1, picture=path),
        Clip(name="shot 7", start=0, seconds=1, picture=path, stage=path),
    ):
        film = Film(Timeline(title="", width_px=270, height_px=480, seconds=1, clips=(clip,)))
        with pytest.raises(PictureUnreadable, match="shot 7"):
            film.frame(0)


@pytest.mark.parametrize("size", [(480, 270), (300, 300), (270, 336)])
def test_a_stage_of_another_shape_fills_the_picture(tmp_path: Path, size: tuple[int, int]) -> None:
    timeline = stages.a_timeline(
        tmp_path, stages.a_stage(), width_px=size[0], height_px=size[1], disclosure="", words=()
    )
    luma = Film(timeline).frame(12).y
    assert luma.shape == (size[1], size[0])
    assert np.concatenate([luma[0], luma[-1], luma[:, 0], luma[:, -1]]).min() > 24
