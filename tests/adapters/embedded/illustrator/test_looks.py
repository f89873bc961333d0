"""Looks: every word of an appearance means something, always the same, or is told as unread."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from limelight.adapters.embedded.illustrator import colours
from limelight.adapters.embedded.illustrator.figure.hair.draw import HAIRS
from limelight.adapters.embedded.illustrator.figure.headwear.draw import HEADWEAR
from limelight.adapters.embedded.illustrator.figure.parts import draw_parts
from limelight.adapters.embedded.illustrator.figure.wear.draw import CLOTHES
from limelight.adapters.embedded.illustrator.looks import names
from limelight.adapters.embedded.illustrator.looks.look import Look
from limelight.adapters.embedded.illustrator.looks.read import read_appearance, read_look
from limelight.generation.schemas import Appearance

KINDS = {
    "hair": ("hair_style", names.HAIRS),
    "hair_texture": ("hair_style", names.TEXTURES),
    "headwear": ("headwear", names.HEADWEAR),
    "beard": ("beard", names.BEARDS),
    "glasses": ("glasses", names.GLASSES),
    "earrings": ("earrings", names.EARRINGS),
    "clothes": ("clothes", names.CLOTHES),
    "clothes_pattern": ("clothes", names.PATTERNS),
    "marks": ("marks", names.MARKS),
}


@pytest.mark.parametrize("part", KINDS)
def test_every_part_has_words_that_mean_it_for_everybody(part: str) -> None:
    field, table = KINDS[part]
    for name, words in table.items():
        for gender in ("woman", "man", "nonbinary"):
            read = read_appearance(Appearance.model_validate({field: words, "gender": gender}))
            assert name in _values(getattr(read.look, part)), words
            assert not read.not_understood


def _values(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (value,)


def test_the_style_draws_exactly_the_named_parts() -> None:
    assert set(HAIRS) == set(names.HAIRS)
    assert set(HEADWEAR) == set(names.HEADWEAR)
    assert set(CLOTHES) == set(names.CLOTHES)
    assert len(HAIRS) >= 14
    assert len(CLOTHES) >= 15


@pytest.mark.parametrize(
    ("words", "hair", "texture"),
    [
        ("curly ponytail", "ponytail", "curly"),
        ("coily ponytail", "puff", "coily"),
        ("long wavy hair with bangs", "long_fringe", "wavy"),
        ("coily bob", "curly_bob", "coily"),
        ("braided bun", "low_bun", "straight"),
        ("shaved sides, long on top", "undercut", "straight"),
        ("natural hair", "afro", "coily"),
        ("balding", "receding", "straight"),
    ],
)
def test_cut_and_texture_are_read_apart(words: str, hair: str, texture: str) -> None:
    look = read_look(Appearance(hair_style=words))
    assert (look.hair, look.hair_texture) == (hair, texture)


def test_words_that_mean_nothing_are_told_and_still_give_something() -> None:
    appearance = Appearance(
        hair_style="fuzzwump", clothes="cyber armour", hair_colour="blurple", marks="a gizmo"
    )
    read = read_appearance(appearance)
    assert read.not_understood == {
        "hair_style": ("fuzzwump",),
        "hair_colour": ("blurple",),
        "marks": ("gizmo",),
        "clothes": ("cyber", "armour"),
    }
    assert read.look.hair in names.HAIRS
    assert read.look.clothes in names.CLOTHES


def test_an_ordinary_appearance_is_understood_whole() -> None:
    appearance = Appearance(
        skin_tone="deep warm brown",
        hair_style="long box braids with gold beads",
        hair_colour="black with copper highlights",
        eye_colour="dark brown",
        beard="short salt-and-pepper beard",
        glasses="thin gold round glasses",
        marks="freckles and a small mole on her left cheek",
        earrings="small gold hoops",
        headwear="a red silk head scarf",
        clothes="open denim jacket over a white t-shirt",
        clothes_colour="navy and white",
    )
    assert read_appearance(appearance).not_understood == {}


def test_what_a_headscarf_covers_is_told() -> None:
    assert read_appearance(Appearance(headwear="hijab", earrings="hoops")).hidden == (
        "hair_style",
        "earrings",
    )
    assert read_appearance(Appearance(headwear="beanie", earrings="hoops")).hidden == ()


def test_a_headscarf_named_among_the_hair_is_worn() -> None:
    assert read_look(Appearance(hair_style="hijab")).headwear == "hijab"
    assert read_look(Appearance(hair_style="hijab", headwear="cap")).headwear == "cap"


def test_words_for_looks_mean_what_they_say() -> None:
    look = read_look(
        Appearance(
            skin_tone="dark brown",
            hair_style="Tight afro",
            hair_colour="jet black",
            eye_colour="blue",
            glasses="round wire",
            clothes="grey hoodie",
            beard="none",
        )
    )
    assert (look.hair, look.glasses, look.clothes, look.beard) == ("afro", "round", "hoodie", "")
    assert colours.lightness(look.skin) < 0.4
    assert colours.lightness(look.hair_colour) < 0.2
    red, _, blue = colours.rgb(look.eye_colour)
    assert blue > red


def test_hex_colours_are_taken_as_given() -> None:
    look = read_look(Appearance(hair_colour="#12ab34", clothes_colour="#abc", skin_tone="#c68e7a"))
    assert (look.hair_colour, look.clothes_colour, look.skin) == ("#12ab34", "#aabbcc", "#c68e7a")


def test_second_colours_are_kept() -> None:
    look = read_look(
        Appearance(hair_colour="black with blonde highlights", clothes_colour="navy and white")
    )
    assert colours.lightness(look.hair_colour) < 0.2 < colours.lightness(look.hair_accent)
    assert colours.lightness(look.clothes_colour) < 0.35 < colours.lightness(look.clothes_accent)


def test_older_people_grey_more_every_decade_but_dyed_hair_stays() -> None:
    greys = [read_look(Appearance(age_years=a)).grey for a in (30, 45, 55, 65, 80)]
    assert greys == sorted(set(greys))
    light = [
        colours.lightness(read_look(Appearance(age_years=a)).hair_colour) for a in (30, 55, 80)
    ]
    assert light == sorted(set(light))
    pink = Appearance(age_years=75, hair_colour="pink")
    assert read_look(pink).hair_colour == read_look(Appearance(hair_colour="pink")).hair_colour


def test_origin_moves_proportions_a_little_and_never_to_an_extreme() -> None:
    faces = {
        origin: read_look(Appearance(ethnicity=origin, gender=gender)).face
        for origin in ("Japanese", "Nigerian", "Indian", "Swedish", "Persian", "Mexican", "")
        for gender in ("woman", "man")
    }
    assert faces["Japanese"].eye_fold > 0.5 > faces["Swedish"].eye_fold
    assert faces["Nigerian"].lips > faces["Swedish"].lips
    for face in faces.values():
        assert all(abs(v) <= 0.95 for v in vars(face).values())


def test_clothes_hair_and_colours_do_not_change_the_face() -> None:
    one = read_look(Appearance(ethnicity="Italian"))
    other = read_look(
        Appearance(
            ethnicity="Italian",
            clothes="suit",
            hair_style="bob",
            hair_colour="red",
            skin_tone="fair",
        )
    )
    assert one.face == other.face


def test_identity_leaves_out_what_may_change_from_day_to_day() -> None:
    base = Appearance(marks="freckles")
    dressed = base.model_copy(
        update={
            "clothes": "sunglasses and a hoodie",
            "clothes_colour": "red",
            "headwear": "beanie",
            "earrings": "hoops",
        }
    )
    assert read_look(base).identity() == read_look(dressed).identity()
    for change in ({"marks": ""}, {"hair_style": "afro"}, {"age_years": 60}, {"beard": "full"}):
        other = read_look(base.model_copy(update=change))
        assert other.identity() != read_look(base).identity(), change


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60), st.integers(18, 120))
def test_any_words_give_one_and_the_same_drawable_look(a: str, b: str, age: int) -> None:
    appearance = Appearance(
        age_years=age, ethnicity=a, skin_tone=b, hair_style=a, hair_colour=b, eye_colour=a,
        beard=b, glasses=a, clothes=b, clothes_colour=a, marks=b, headwear=a, earrings=b,
        headwear_colour=b[:40], description=a,
    )  # fmt: skip
    look = read_look(appearance)
    assert look == read_look(appearance)
    for colour in _colours(look):
        assert re.fullmatch(r"#[0-9a-f]{6}", colour)
    assert "<!--mouth-->" in draw_parts(look, "happy").head


def _colours(look: Look) -> list[str]:
    told = [
        look.skin, look.hair_colour, look.eye_colour, look.clothes_colour, look.clothes_accent,
        look.brow_colour, look.beard_colour, look.glasses_colour, look.earrings_colour,
    ]  # fmt: skip
    return told + [c for c in (look.headwear_colour, look.hair_accent) if c]


def test_the_documentation_lists_every_part_that_can_be_drawn() -> None:
    page = (Path(__file__).parents[4] / "docs" / "illustrator.md").read_text("utf-8").lower()
    for _, table in KINDS.values():
        for words in table.values():
            assert words in page, words
