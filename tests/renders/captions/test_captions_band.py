"""The band that captions and illustrations share."""

import pytest

from limelight.renders.captions.band import caption_band

FORMATS = ((1080, 1920), (1080, 1350), (1080, 1080), (1920, 1080))


@pytest.mark.parametrize("size", FORMATS)
def test_the_band_lies_inside_the_picture_and_in_its_middle(size: tuple[int, int]) -> None:
    band = caption_band(*size)
    assert 0 < band.x < band.x + band.width < size[0]
    assert band.x + band.width / 2 == pytest.approx(size[0] / 2)
    assert 0.55 * size[1] < band.y < band.y + band.height < 0.96 * size[1]


def test_the_band_grows_with_the_picture() -> None:
    small, large = caption_band(540, 960), caption_band(1080, 1920)
    assert large.y == pytest.approx(2 * small.y)
    assert large.width == pytest.approx(2 * small.width)
