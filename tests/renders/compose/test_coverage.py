"""What need not be drawn is not drawn, and nobody sees it."""

import dataclasses

import numpy as np
from tests.make import stages

from limelight.renders.compose import coverage, planes
from limelight.renders.compose.coverage import CELL_PX, CELL_TALL_PX, Cover, Regions, regions
from limelight.renders.compose.planes import Area, Sprite
from limelight.renders.compose.shots.stage import StageShot
from limelight.renders.talk.life import Life
from limelight.renders.talk.track import track_of
from limelight.stories.timeline import Clip

SIZE = (360, 640)


def _cells(areas: tuple[Area, ...]) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
    count = np.zeros(coverage.grid_shape(*SIZE), np.int64)
    for area in areas:
        count[area.top // CELL_TALL_PX : -(-area.bottom // CELL_TALL_PX)][
            :, area.left // CELL_PX : -(-area.right // CELL_PX)
        ] += 1
    return count


def test_every_needed_cell_is_drawn_exactly_once_and_solid_regions_are_solid() -> None:
    rng = np.random.default_rng(5)
    for _ in range(30):
        shape = coverage.grid_shape(*SIZE)
        painted = rng.random(shape) < 0.6
        solid = painted & (rng.random(shape) < 0.5)
        hidden = rng.random(shape) < 0.3
        found = regions(Cover(painted, solid), hidden, SIZE)
        drawn = _cells(found.solid + found.mixed)
        assert drawn.max(initial=0) <= 1
        assert (drawn[painted & ~hidden] == 1).all()
        assert (solid | hidden)[_cells(found.solid) > 0].all()


def test_a_shot_looks_the_same_as_when_everything_is_drawn() -> None:
    clip = Clip(name="a", start=0, seconds=3, picture="none.png")
    track = track_of(stages.phonemes("m a m a"), (), 3.0)
    shot = StageShot(stages.a_stage(), clip, SIZE, 0.0, (track, Life(3.0, 1)))
    everything = Area(0, 0, *SIZE)
    full = StageShot(stages.a_stage(), clip, SIZE, 0.0, (track, Life(3.0, 1)))
    for layers in (full._back, full._front):
        layers[:] = [
            dataclasses.replace(
                layer,
                regions=Regions((), (everything,))
                if isinstance(layer.picture, Sprite)
                else Regions((everything,), ()),
            )
            for layer in layers
        ]
    assert full._puppet is not None
    full._puppet._body_regions = Regions((), (everything,))
    one, other = planes.new_frame(*SIZE), planes.new_frame(*SIZE)
    for seconds in (0.0, 0.7, 1.6, 2.9):
        shot.draw(one, seconds)
        full.draw(other, seconds)
        assert np.abs(one.y.astype(int) - other.y).max() <= 12
        assert np.abs(one.y.astype(int) - other.y).mean() < 0.4
        assert np.abs(one.u.astype(int) - other.u).max() <= 8
