"""Whole stages: settings and formats, the rules of composition, identity, the maker."""

import os
import random
import re
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from limelight.adapters.embedded.illustrator.compose import compose, compose_with_choices
from limelight.adapters.embedded.illustrator.maker import Illustrator, draw_into
from limelight.adapters.embedded.illustrator.props import placing
from limelight.adapters.embedded.illustrator.scenes import settings
from limelight.generation.errors import Rejected
from limelight.generation.schemas import Box, ImageAsk, Placement
from limelight.kit.workers import Workers
from limelight.renders.captions.band import caption_band
from limelight.renders.stage.raster import raster
from limelight.renders.stage.schemas import Layer, Stage

FORMATS = ((1080, 1920), (1080, 1350), (1080, 1080), (1920, 1080))
PLACEMENTS: tuple[Placement, ...] = ("bust", "small", "none")
FIGURES: tuple[Placement, ...] = ("bust", "small")
SUBJECTS = ("basil", "watering", "scissors")
NAMES = sorted(settings.every())


def ask(
    setting: str, size: tuple[int, int] = (1080, 1920), placement: Placement = "bust", seed: int = 1
) -> ImageAsk:
    return ImageAsk(
        prompt=f"in the {setting.replace('_', ' ')}",
        setting=setting.replace("_", " "),
        width_px=size[0],
        height_px=size[1],
        placement=placement,
        subjects=SUBJECTS,
        seed=seed,
    )


def alpha(layer: Layer, stage: Stage, part: Box) -> float:
    """How much of a part of the picture a layer covers, 0 to 1."""
    return float(raster(layer.svg, part, 54)[..., 3].mean() / 255)


def whole_svg(stage: Stage) -> str:
    parts = [layer.svg for layer in stage.back + stage.front]
    if stage.figure:
        f = stage.figure
        parts += [f.rear, f.body, f.head, f.front, f.brows, f.eyes["open"], f.mouth.template]
    return "".join(parts)


def format_for(setting: str, turn: int = 0) -> tuple[int, int]:
    """Each setting in another format, so that all settings and formats are seen."""
    return FORMATS[(NAMES.index(setting) + turn) % len(FORMATS)]


@pytest.mark.parametrize("setting", NAMES)
def test_every_setting_composes_in_every_format_the_same_way_twice(setting: str) -> None:
    for turn, size in enumerate(FORMATS):
        placement = PLACEMENTS[(NAMES.index(setting) + turn) % len(PLACEMENTS)]
        stage = compose(ask(setting, size, placement))
        assert stage == compose(ask(setting, size, placement))
        assert stage.setting_id.split(":")[0] == setting
        assert (stage.figure is None) == (placement == "none")
        svg = whole_svg(stage)
        assert not re.search(r"<(filter|text|image|style|script)\b", svg)
        ids = re.findall(r'\bid="([^"]+)"', svg)
        assert len(ids) == len(set(ids))
        assert set(re.findall(r"url\(#([^)]+)\)", svg)) <= set(ids)


@pytest.mark.parametrize("setting", NAMES)
def test_the_far_layer_covers_the_overscan_and_layers_grow_nearer(setting: str) -> None:
    size = format_for(setting)
    stage = compose(ask(setting, size))
    o = stage.overscan_px
    sheet = Box(x=-o, y=-o, width=size[0] + 2 * o, height=size[1] + 2 * o)
    assert raster(stage.back[0].svg, sheet, 90)[..., 3].min() == 255
    depths = [layer.depth for layer in stage.back]
    assert depths == sorted(depths)
    assert max(depths) < 1 < min(layer.depth for layer in stage.front)
    assert 3 <= len(stage.back + stage.front) <= 6


@pytest.mark.parametrize("setting", NAMES)
def test_nothing_stands_before_the_face(setting: str) -> None:
    for turn, placement in enumerate(FIGURES):
        size = format_for(setting, turn)
        stage = compose(ask(setting, size, placement))
        face, band = stage.face, caption_band(*size)
        assert face is not None
        assert face.x > 0
        assert face.x + face.width < size[0]
        assert face.y > 0
        assert face.y + face.height < band.y + 0.03 * size[1]
        for layer in stage.front:
            assert alpha(layer, stage, face) == 0


@pytest.mark.parametrize("size", FORMATS)
def test_no_thing_on_the_ledge_reaches_into_the_captions_or_out_of_the_picture(
    size: tuple[int, int],
) -> None:
    band = caption_band(*size)
    for seed in range(20):
        canvas = compose_with_choices(ask("kitchen", size, FIGURES[seed % 2], seed)).canvas
        for spot in placing.ledge_spots(canvas, random.Random(seed)):
            wide = min(spot.most, spot.size * 1.3) * canvas.unit
            left, right = spot.x * canvas.unit - wide / 2, spot.x * canvas.unit + wide / 2
            beside = right <= band.x + 2 or left >= band.x + band.width - 2
            below = spot.y * canvas.unit - wide >= band.y + band.height - 2
            assert beside or below, (spot, seed)
            assert -0.03 * size[0] < left
            assert right < 1.03 * size[0]
            assert spot.y * canvas.unit < 0.94 * size[1]


@pytest.mark.parametrize("setting", NAMES)
def test_without_a_figure_the_hero_is_big_and_above_the_captions(setting: str) -> None:
    size = format_for(setting, 2)
    stage = compose(ask(setting, size, "none"))
    sheet = Box(x=0, y=0, width=size[0], height=size[1])
    hero = next(layer for layer in reversed(stage.back) if 'id="h0-' in layer.svg)
    solid = raster(hero.svg, sheet, 100)[..., 3] > 200
    rows = np.flatnonzero(solid.any(1)) / solid.shape[0]
    band = caption_band(*size)
    assert rows[-1] - rows[0] > 0.17
    assert rows[-1] < (band.y + band.height * 0.35) / size[1]


def test_portrait_numbers_are_those_that_were_looked_at() -> None:
    stage = compose(ask("cafe"))
    assert stage.figure is not None
    assert stage.figure.scale == pytest.approx(1.35)
    assert stage.figure.y + 399 * 1.35 == pytest.approx(688, abs=2)
    assert caption_band(1080, 1920).y == pytest.approx(1098, abs=1)


def test_drawing_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    small = ask("windowsill", (360, 640))
    a, b = draw_into(small, tmp_path / "a"), draw_into(small, tmp_path / "b")
    assert a.stage is not None
    assert b.stage is not None
    assert a.picture.read_bytes() == b.picture.read_bytes()
    assert a.stage.read_bytes() == b.stage.read_bytes()
    assert sorted(p.name for p in (tmp_path / "a").iterdir()) == ["picture.png", "stage.json"]


async def test_the_maker_draws_in_a_worker_and_tells_what_it_drew(tmp_path: Path) -> None:
    workers = Workers(1)
    try:
        made = await Illustrator(workers).draw(ask("garden", (270, 480)), tmp_path)
    finally:
        workers.close()
    with Image.open(made.picture) as picture:
        assert picture.size == (270, 480)
    assert made.stage is not None
    stage = Stage.model_validate_json(made.stage.read_bytes())
    assert stage == compose(ask("garden", (270, 480)))
    assert made.face == stage.face
    assert made.setting_id.startswith("garden")
    assert made.facts["props"] == ["basil-pot", "watering-can", "scissors"]
    assert made.facts["identity"]["hair"] == "shoulder_waves"
    assert made.facts["not_understood"] == {}
    assert made.facts["hidden"] == []


async def test_a_ribbon_of_a_picture_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Rejected):
        await Illustrator(Workers(1)).draw(ask("cafe", (2000, 200)), tmp_path / "none")
    assert "none" not in os.listdir(tmp_path)
