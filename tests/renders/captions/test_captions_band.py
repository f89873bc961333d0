"""The band that captions and illustrations share."""

import pytest

from limelight.renders.captions.band import caption_band
from limelight.renders.zones import UPRIGHT, safe_box

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


@pytest.mark.parametrize("platform", sorted(UPRIGHT))
def test_no_platform_covers_the_band_of_an_upright_picture(platform: str) -> None:
    band, safe = caption_band(1080, 1920), safe_box(1080, 1920, platform)
    assert safe.x <= band.x
    assert safe.y <= band.y
    assert band.x + band.width <= safe.x + safe.width + 1e-6
    assert band.y + band.height <= safe.y + safe.height + 1e-6
