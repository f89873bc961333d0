"""A face drawn in pieces is the face."""

import cv2
import numpy as np
import pytest
from tests.make import stages

from limelight.renders.compose.face import Face, Patch
from limelight.renders.compose.planes import Plane
from limelight.renders.kernel.pixels import relight
from limelight.renders.stage import bake
from limelight.renders.stage.bake import Baked, canvas_of
from limelight.renders.stage.bake import bake as baked_of
from limelight.renders.stage.raster import raster
from limelight.renders.stage.schemas import Figure

SHAPES = stages.SHAPES


@pytest.fixture(scope="module")
def baked() -> Baked:
    return baked_of(stages.a_stage(), canvas_of(stages.a_stage(), 540, 960), 20)


def _face(baked: Baked, figure: Figure) -> Face:
    assert baked.head is not None
    assert baked.head_light is not None
    return Face(figure, "", baked.head, baked.head_light)


def _whole(baked: Baked, figure: Figure, mouth: tuple[float, ...], patch: Patch) -> Plane:
    """What the patch covers, drawn as a whole head of that mouth."""
    assert baked.head is not None
    assert baked.head_light is not None
    head, lit = baked.head, baked.head_light
    tall, wide = head.pixels.shape[:2]
    box = bake.figure_box(figure, lit.canvas, bake.Rect(head.x, head.y, wide, tall))
    svg = bake.head_with(figure, bake.mouth_svg(figure, mouth), figure.eyes["open"])
    drawn = raster(svg, box, wide)
    whole = relight(drawn, lit.fields, lit.edge)
    height, width = patch.pixels.shape[:2]
    return whole[patch.top : patch.top + height, patch.left : patch.left + width]


@pytest.mark.parametrize(
    "weights",
    [{"X": 1.0}, {"D": 1.0}, {"F": 0.7, "D": 0.3}, {"D": 1.4, "A": -0.4}, {"I": 2.5, "F": -1.5}],
)
def test_a_mouth_drawn_where_it_is_expected_is_whole(
    baked: Baked, weights: dict[str, float]
) -> None:
    # Also one that opens further than any shape, and one that is wider than was expected.
    numbers = np.sum([share * np.array(SHAPES[name]) for name, share in weights.items()], axis=0)
    figure = stages.a_figure()
    patch = _face(baked, figure).mouth(tuple(float(number) for number in numbers))
    whole = _whole(baked, figure, tuple(numbers), patch)
    # Numbers are rounded to a thirty-second of their range, so edges lie a little elsewhere.
    far = cv2.absdiff(patch.pixels, whole).max(2) > 90
    assert not far.any()
    assert (cv2.absdiff(patch.pixels, whole).max(2) <= 2).mean() > 0.9


def test_brows_rise_and_leave_nothing_behind(baked: Baked) -> None:
    face = _face(baked, stages.a_figure())
    resting, raised = face.eyes("open", 0.0).pixels[..., 0], face.eyes("open", 8.0).pixels[..., 0]
    between_hair_and_eyes = slice(12, 42)
    brows = [
        np.nonzero((pixels[between_hair_and_eyes] < 70).any(1))[0] for pixels in (resting, raised)
    ]
    # A figure of scale 2 in a picture of half the size: a pixel of it is one of the picture.
    assert len(brows[0]) > 4
    assert (brows[0] - 8).tolist() == brows[1].tolist()
    assert (resting != raised).any(1).sum() <= 2 * (len(brows[0]) + 2)


def test_a_head_that_cannot_be_cut_has_the_same_face(baked: Baked) -> None:
    figure = stages.a_figure()
    grouped = figure.model_copy(update={"head": f"<g>{figure.head}</g>"})
    numbers = tuple(float(number) for number in SHAPES["D"])
    ours = _face(baked, figure).mouth(numbers), _face(baked, figure).eyes("closed", 3.0)
    theirs = _face(baked, grouped).mouth(numbers), _face(baked, grouped).eyes("closed", 3.0)
    for one, other in zip(ours, theirs, strict=True):
        assert cv2.absdiff(one.pixels, other.pixels).max() <= 3
