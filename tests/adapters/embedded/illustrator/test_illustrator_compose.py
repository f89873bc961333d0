"""Whole stages: settings and formats, the rules of composition, identity, the maker."""

import itertools
import os
import re
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from limelight.adapters.embedded.illustrator import framing
from limelight.adapters.embedded.illustrator.compose import compose
from limelight.adapters.embedded.illustrator.maker import Illustrator, draw_into
from limelight.adapters.embedded.illustrator.scenes.registry import SETTINGS
from limelight.generation.errors import Rejected
from limelight.generation.schemas import Box, ImageAsk, Placement
from limelight.kit.workers import Workers
from limelight.renders.stage.raster import raster
from limelight.renders.stage.schemas import Layer, Stage

FORMATS = ((1080, 1920), (1080, 1350), (1080, 1080), (1920, 1080))
PLACEMENTS: tuple[Placement, ...] = ("bust", "small", "none")
SUBJECTS = ("basil", "watering", "scissors")


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


@pytest.mark.parametrize("setting", sorted(SETTINGS))
def test_every_setting_composes_in_every_format_the_same_way_twice(setting: str) -> None:
    for size, placement in itertools.product(FORMATS, PLACEMENTS):
        stage = compose(ask(setting, size, placement))
        assert stage == compose(ask(setting, size, placement))
        assert stage.setting_id.split(":")[0] == setting
        assert (stage.figure is None) == (placement == "none")
        svg = whole_svg(stage)
        assert not re.search(r"<(filter|text|image|style|script)\b", svg)
        ids = re.findall(r'\bid="([^"]+)"', svg)
        assert len(ids) == len(set(ids))
        assert set(re.findall(r"url\(#([^)]+)\)", svg)) <= set(ids)


@pytest.mark.parametrize("setting", sorted(SETTINGS))
def test_the_far_layer_covers_the_overscan_and_layers_grow_nearer(setting: str) -> None:
    for size in FORMATS:
        stage = compose(ask(setting, size))
        o = stage.overscan_px
        sheet = Box(x=-o, y=-o, width=size[0] + 2 * o, height=size[1] + 2 * o)
        assert raster(stage.back[0].svg, sheet, 90)[..., 3].min() == 255
        depths = [layer.depth for layer in stage.back]
        assert depths == sorted(depths)
        assert max(depths) < 1 < min(layer.depth for layer in stage.front)


@pytest.mark.parametrize("setting", sorted(SETTINGS))
@pytest.mark.parametrize("placement", ["bust", "small"])
def test_nothing_stands_before_the_face_or_in_the_captions(
    setting: str, placement: Placement
) -> None:
    for size in FORMATS:
        stage = compose(ask(setting, size, placement))
        face, band = stage.face, framing.caption_band(*size)
        assert face is not None
        assert face.x > 0
        assert face.x + face.width < size[0]
        assert face.y > 0
        assert face.y + face.height < band.y + 0.02 * size[1]
        for layer in stage.front:
            assert alpha(layer, stage, face) == 0
            assert alpha(layer, stage, band) < 0.02


@pytest.mark.parametrize("size", FORMATS)
def test_without_a_figure_the_hero_is_big_and_above_the_captions(size: tuple[int, int]) -> None:
    for setting in SETTINGS:
        stage = compose(ask(setting, size, "none"))
        hero = stage.back[-1]
        sheet = Box(x=0, y=0, width=size[0], height=size[1])
        solid = raster(hero.svg, sheet, 135)[..., 3] > 200
        rows = np.flatnonzero(solid.any(1)) / solid.shape[0]
        band = framing.caption_band(*size)
        assert rows[-1] - rows[0] > 0.17
        assert rows[-1] < (band.y + band.height * 0.35) / size[1]


def test_portrait_numbers_are_those_that_were_looked_at() -> None:
    stage = compose(ask("cafe"))
    assert stage.figure is not None
    assert stage.figure.scale == pytest.approx(1.35)
    assert stage.figure.y + 399 * 1.35 == pytest.approx(688, abs=2)
    assert framing.caption_band(1080, 1920).y == pytest.approx(1130, abs=1)


def test_settings_already_used_are_not_repeated() -> None:
    used: list[str] = []
    for i in range(len(SETTINGS)):
        made = ImageAsk(prompt="Growing basil", setting="kitchen", seed=i, avoid=tuple(used))
        used.append(compose(made).setting_id)
    assert len({u.split(":")[0] for u in used}) == len(SETTINGS)


def test_seeds_vary_a_setting_and_tags_choose_the_time_of_day() -> None:
    assert len({compose(ask("kitchen", seed=s)).back[0].svg for s in range(8)}) == 8
    night = ImageAsk(prompt="a walk", setting="city street", tags=("night",))
    assert compose(night).setting_id == "city:night"
    dawn = ImageAsk(prompt="a walk", setting="mountains", tags=("early morning",))
    assert compose(dawn).setting_id == "mountains:morning"


@pytest.mark.parametrize(
    ("setting", "prompt", "wanted"),
    [("a sunny windowsill", "basil", "windowsill"), ("", "three tips to run faster", "gym"),
     ("by the sea", "", "beach"), ("podcast studio", "", "studio"), ("her desk", "", "office")],
)  # fmt: skip
def test_words_choose_the_setting(setting: str, prompt: str, wanted: str) -> None:
    assert compose(ImageAsk(prompt=prompt, setting=setting)).setting_id.startswith(wanted)


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


def test_rain_falls_outside_and_not_inside() -> None:
    outside = ImageAsk(prompt="a walk", setting="garden", tags=("rain",))
    dry = outside.model_copy(update={"tags": ()})
    inside = ImageAsk(prompt="a talk", setting="kitchen", tags=("rain",))
    assert compose(outside).setting_id == "garden:overcast"
    assert len(compose(outside).back) == len(compose(dry).back) + 1
    assert max(layer.depth for layer in compose(inside).back) < 0.9
