"""Palettes, daylight and weather change what is drawn, and only the scenery."""

import re

import pytest

from limelight.adapters.embedded.illustrator import colours
from limelight.adapters.embedded.illustrator.compose import compose, compose_with_choices
from limelight.adapters.embedded.illustrator.scenes import palettes, skies
from limelight.generation.errors import Rejected
from limelight.generation.schemas import Appearance, ImageAsk
from limelight.renders.stage.draw import draw_still
from limelight.renders.stage.schemas import Stage

SMALL = ImageAsk(
    prompt="a talk", setting="garden", width_px=90, height_px=160, appearance=Appearance(), seed=2,
    daylight="day", weather="clear",
)  # fmt: skip


def light(stage: Stage) -> float:
    return float(draw_still(stage).mean())


def chroma(colour: str) -> int:
    return max(colours.rgb(colour)) - min(colours.rgb(colour))


@pytest.mark.parametrize("told", [*palettes.LOOKS, "monochrome blue", "teal and orange", "#e0457b"])
def test_every_palette_changes_the_scenery_and_never_the_figure(told: str) -> None:
    plain, graded = compose(SMALL), compose(SMALL.model_copy(update={"palette": told}))
    assert plain.back[0].svg != graded.back[0].svg
    assert plain.figure == graded.figure
    assert plain.setting_id == graded.setting_id


def test_palettes_do_what_they_say() -> None:
    pastel, vivid, blue = (palettes.read(told) for told in ("pastel", "vivid", "monochrome blue"))
    assert pastel is not None
    assert vivid is not None
    assert blue is not None
    assert colours.lightness(pastel.colour("#2a4a8a")) > colours.lightness("#2a4a8a")
    assert chroma(vivid.colour("#c08070")) > chroma("#c08070") > chroma(pastel.colour("#c08070"))
    red, green, only = colours.rgb(blue.colour("#c05a40"))
    assert only > red
    assert only > green


def test_a_brand_colour_becomes_the_accent() -> None:
    made = compose_with_choices(SMALL.model_copy(update={"palette": "#e0457b"}))
    assert made.accent == "#e0457b"


@pytest.mark.parametrize("told", ["flurble", "teal and flurble", "#12345g", "red green blue gold"])
def test_an_unknown_palette_is_refused_with_the_choices(told: str) -> None:
    with pytest.raises(Rejected, match="pastel"):
        palettes.read(told)


def test_ids_that_look_like_colours_are_left_alone() -> None:
    sepia = palettes.read("sepia")
    assert sepia is not None
    assert sepia.drawing('fill="url(#facade)" stroke="#facade"').startswith('fill="url(#facade)"')


@pytest.mark.parametrize("setting", ["garden", "kitchen", "street", "abstract", "stage"])
def test_nights_are_darker_than_days(setting: str) -> None:
    def at(time: str) -> float:
        return light(compose(SMALL.model_copy(update={"setting": setting, "daylight": time})))

    assert at("night") < at("evening") < at("day")


def test_every_weather_looks_different_outside_and_through_a_window() -> None:
    for setting in ("harbour", "windowsill"):
        found = {
            compose(SMALL.model_copy(update={"setting": setting, "weather": told})).back
            for told in skies.WEATHERS
        }
        assert len(found) == len(skies.WEATHERS)
    rainy = compose(SMALL.model_copy(update={"weather": "rain"}))
    assert len(rainy.back) == len(compose(SMALL).back) + 1


@pytest.mark.parametrize("text", ["dark chocolate", "a day in the life", "wet hair", "brainstorm"])
def test_words_that_often_mean_something_else_hint_at_nothing(text: str) -> None:
    assert skies.hinted("daylight", (text,)) == ""
    assert skies.hinted("weather", (text,)) == ""


@pytest.mark.parametrize(
    ("kind", "told", "wanted"),
    [("daylight", "Sonnenuntergang am Abend", "evening"), ("daylight", "夜の街", "night"),
     ("weather", "lluvia", "rain"), ("weather", "in the snow", "snow"),
     ("daylight", "noche", "night")],
)  # fmt: skip
def test_times_and_weather_are_understood_in_other_languages(
    kind: str, told: str, wanted: str
) -> None:
    assert skies.hinted(kind, (told,)) == wanted


def test_drawn_ids_stay_unique_under_a_palette() -> None:
    stage = compose(SMALL.model_copy(update={"palette": "navy and gold", "weather": "fog"}))
    ids = re.findall(r'\bid="([^"]+)"', "".join(layer.svg for layer in stage.back + stage.front))
    assert len(ids) == len(set(ids))
