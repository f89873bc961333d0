"""The figure: looks from words, mouths, eyes, and that everything drawn can be rasterised."""

import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from limelight.adapters.embedded.illustrator import colours
from limelight.adapters.embedded.illustrator.figure.build import build_figure
from limelight.adapters.embedded.illustrator.figure.head.mouth import build_mouth
from limelight.adapters.embedded.illustrator.figure.wear.draw import CLOTHES
from limelight.adapters.embedded.illustrator.looks.read import read_look
from limelight.generation.schemas import Appearance, Box, Expression
from limelight.renders.stage.raster import raster
from limelight.renders.stage.schemas import Figure, Mouth

EXPRESSIONS: tuple[Expression, ...] = (
    "neutral", "happy", "warm", "surprised", "thoughtful", "concerned", "excited", "playful",
)  # fmt: skip
HAIR = (
    "bun", "side part", "spiky", "undercut", "long wavy", "long straight", "bob", "pixie", "bangs",
    "afro", "curly", "short curly", "braids", "ponytail", "locs", "buzz cut", "bald", "hijab",
    "shoulder-length waves", "slicked back",
)  # fmt: skip
WHOLE = Box(x=0, y=-40, width=769, height=1100)


def filled(mouth: Mouth, numbers: tuple[float, ...]) -> str:
    return re.sub(r"\{(\d+)\}", lambda m: f"{numbers[int(m[1])]:.3f}", mouth.template)


def blend(a: tuple[float, ...], b: tuple[float, ...], share: float) -> tuple[float, ...]:
    return tuple(x + (y - x) * share for x, y in zip(a, b, strict=True))


def drawn(figure: Figure) -> str:
    head = figure.head.replace("<!--eyes-->", figure.eyes["open"])
    head = head.replace("<!--brows-->", figure.brows)
    mouth = filled(figure.mouth, figure.mouth.shapes[figure.resting])
    return figure.rear + figure.body + head.replace("<!--mouth-->", mouth)


def opening(numbers: tuple[float, ...]) -> float:
    return numbers[6] - numbers[2]


def test_every_viseme_and_every_blend_of_two_is_a_drawable_mouth() -> None:
    mouth = build_mouth(read_look(Appearance(gender="woman")), "happy")
    assert len(mouth.shapes) == 11
    box = Box(x=292, y=462, width=185, height=134)
    for a, b in itertools.combinations(mouth.shapes.values(), 2):
        for share in (0.0, 0.37, 1.0):
            assert raster(filled(mouth, blend(a, b, share)), box, 48)[..., 3].any()


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_closed_lips_are_one_line_and_open_without_a_jump(expression: Expression) -> None:
    mouth = build_mouth(read_look(Appearance(gender="man")), expression)
    for closed in ("X", "A"):
        assert opening(mouth.shapes[closed]) == 0
    for name, shape in mouth.shapes.items():
        assert opening(shape) >= 0, name
        steps = [opening(blend(mouth.shapes["X"], shape, i / 20)) for i in range(21)]
        assert steps == sorted(steps)
        assert max(b - a for a, b in itertools.pairwise(steps)) < 6
    assert opening(mouth.shapes["D"]) == max(opening(s) for s in mouth.shapes.values())


def test_all_slots_of_the_template_are_filled_by_every_shape() -> None:
    mouth = build_mouth(read_look(Appearance(gender="woman")), "neutral")
    slots = {int(n) for n in re.findall(r"\{(\d+)\}", mouth.template)}
    for shape in mouth.shapes.values():
        assert slots == set(range(len(shape)))
    assert not re.search(r"[{}]", filled(mouth, mouth.shapes["D"]))


@pytest.mark.parametrize("style", HAIR)
def test_every_hair_style_is_drawn(style: str) -> None:
    figure = build_figure(read_look(Appearance(hair_style=style)), "happy", (0, 0, 1))
    assert raster(drawn(figure), WHOLE, 96)[..., 3].mean() > 40


def test_hair_styles_are_different_figures() -> None:
    heads = {
        build_figure(read_look(Appearance(hair_style=s)), "happy", (0, 0, 1)).head for s in HAIR
    }
    assert len(heads) >= 14


def test_expressions_differ_in_brows_eyes_or_mouth() -> None:
    look = read_look(Appearance())
    seen = set()
    for expression in EXPRESSIONS:
        f = build_figure(look, expression, (0, 0, 1))
        seen.add((f.brows, f.eyes["open"], f.mouth.shapes[f.resting]))
    assert len(seen) == len(EXPRESSIONS)


@pytest.mark.parametrize("clothes", sorted(CLOTHES))
def test_every_garment_reaches_below_any_picture_without_a_gap(clothes: str) -> None:
    words = {"tee": "t-shirt", "shirt_tie": "tie"}.get(clothes, clothes.replace("_", " "))
    look = read_look(Appearance(clothes=words, clothes_colour="navy", hair_style="buzz"))
    assert look.clothes == clothes
    body = build_figure(look, "neutral", (0, 0, 1)).body
    middle = raster(body, Box(x=374, y=700, width=20, height=790), 20)[..., 3]
    assert middle.min() == 255


def test_head_has_its_three_markers_once_and_ids_are_unique() -> None:
    appearance = Appearance(beard="goatee", glasses="round", hair_style="braids")
    figure = build_figure(read_look(appearance), "happy", (0, 0, 1))
    for marker in ("<!--mouth-->", "<!--eyes-->", "<!--brows-->"):
        assert figure.head.count(marker) == 1
    ids = re.findall(r'\bid="([^"]+)"', drawn(figure))
    assert len(ids) == len(set(ids))


def test_eye_states_are_all_there_and_differ() -> None:
    eyes = build_figure(read_look(Appearance()), "happy", (0, 0, 1)).eyes
    assert set(eyes) == {"open", "left", "right", "half", "closed"}
    assert len(set(eyes.values())) == 5


def test_words_for_looks_mean_what_they_say() -> None:
    appearance = Appearance(
        skin_tone="dark brown",
        hair_style="Tight afro",
        hair_colour="jet black",
        eye_colour="blue",
        glasses="round wire",
        clothes="grey hoodie",
        beard="none",
    )
    look = read_look(appearance)
    assert (look.hair, look.glasses, look.clothes, look.beard) == ("afro", "round", "hoodie", "")
    assert colours.lightness(look.skin) < 0.4
    assert colours.lightness(look.hair_colour) < 0.2
    red, _, blue = colours.rgb(look.eye_colour)
    assert blue > red


def test_hex_colours_are_taken_as_given() -> None:
    look = read_look(Appearance(hair_colour="#12ab34", clothes_colour="#abc", skin_tone="#c68e7a"))
    assert (look.hair_colour, look.clothes_colour, look.skin) == ("#12ab34", "#aabbcc", "#c68e7a")


def test_older_people_grey_and_get_lines_but_dyed_hair_stays() -> None:
    young, old = Appearance(age_years=30), Appearance(age_years=75)
    assert colours.lightness(read_look(old).hair_colour) > colours.lightness(
        read_look(young).hair_colour
    )
    assert read_look(old).grey > 0.5
    pink = Appearance(age_years=75, hair_colour="pink")
    assert read_look(pink).hair_colour == read_look(Appearance(hair_colour="pink")).hair_colour


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60), st.integers(18, 120))
def test_any_words_give_one_and_the_same_drawable_look(a: str, b: str, age: int) -> None:
    appearance = Appearance(
        age_years=age, ethnicity=a, skin_tone=b, hair_style=a, hair_colour=b, eye_colour=a,
        beard=b, glasses=a, clothes=b, clothes_colour=a,
    )  # fmt: skip
    look = read_look(appearance)
    assert look == read_look(appearance)
    for colour in (look.skin, look.hair_colour, look.eye_colour, look.clothes_colour):
        assert re.fullmatch(r"#[0-9a-f]{6}", colour)
    assert "<!--mouth-->" in build_figure(look, "happy", (0, 0, 1)).head
