"""The toon figure: everything can be drawn, and what should differ does, in pixels."""

import itertools
import re
from dataclasses import asdict, replace

import numpy as np
import pytest
from numpy.typing import NDArray

from limelight.adapters.embedded.illustrator import colours
from limelight.adapters.embedded.illustrator.figure.body.build import build_of
from limelight.adapters.embedded.illustrator.figure.build import build_figure
from limelight.adapters.embedded.illustrator.figure.hair.draw import HAIRS, draw_hair
from limelight.adapters.embedded.illustrator.figure.head import eyes, skin
from limelight.adapters.embedded.illustrator.figure.head.ageing import ageing
from limelight.adapters.embedded.illustrator.figure.head.mouth import build_mouth
from limelight.adapters.embedded.illustrator.figure.head.shape import shape_of
from limelight.adapters.embedded.illustrator.figure.headroom import top_of
from limelight.adapters.embedded.illustrator.figure.headwear.draw import (
    HEADWEAR,
    draw_headwear,
    hair_beneath,
)
from limelight.adapters.embedded.illustrator.figure.tones import tones
from limelight.adapters.embedded.illustrator.figure.wear.draw import CLOTHES, dress
from limelight.adapters.embedded.illustrator.looks import names
from limelight.adapters.embedded.illustrator.looks.look import Look
from limelight.adapters.embedded.illustrator.looks.read import read_look
from limelight.generation.schemas import Appearance, BodyType, Box, Expression
from limelight.renders.stage.bake import resting_head
from limelight.renders.stage.raster import raster
from limelight.renders.stage.schemas import Figure, Mouth

EXPRESSIONS: tuple[Expression, ...] = (
    "neutral", "happy", "warm", "surprised", "thoughtful", "concerned", "excited", "playful",
)  # fmt: skip
AGES = (20, 35, 50, 65, 80)
BODIES: tuple[BodyType, ...] = ("slim", "average", "athletic", "curvy", "broad")
WHOLE = Box(x=0, y=-60, width=769, height=1100)
HEAD = Box(x=90, y=-60, width=590, height=720)


def filled(mouth: Mouth, numbers: tuple[float, ...]) -> str:
    return re.sub(r"\{(\d+)\}", lambda m: f"{numbers[int(m[1])]:.3f}", mouth.template)


def blend(a: tuple[float, ...], b: tuple[float, ...], share: float) -> tuple[float, ...]:
    return tuple(x + (y - x) * share for x, y in zip(a, b, strict=True))


def whole(figure: Figure) -> str:
    return figure.rear + figure.body + resting_head(figure)


def opening(numbers: tuple[float, ...]) -> float:
    return numbers[6] - numbers[2]


def seen(look: Look, expression: Expression = "happy", box: Box = HEAD) -> NDArray[np.int16]:
    figure = build_figure(look, expression, (0, 0, 1))
    return raster(whole(figure), box, 96).astype(np.int16)


def far(a: NDArray[np.int16], b: NDArray[np.int16]) -> float:
    return float(np.abs(a - b).mean())


def test_every_viseme_and_every_blend_of_two_is_a_drawable_mouth() -> None:
    mouth = build_mouth(read_look(Appearance()), "happy")
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
    mouth = build_mouth(read_look(Appearance(marks="tooth gap")), "neutral")
    slots = {int(n) for n in re.findall(r"\{(\d+)\}", mouth.template)}
    for shape in mouth.shapes.values():
        assert slots == set(range(len(shape)))
    assert not re.search(r"[{}]", filled(mouth, mouth.shapes["D"]))


def test_the_widest_mouth_stays_above_the_chin() -> None:
    for look in (read_look(Appearance()), read_look(Appearance(gender="man", age_years=80))):
        mouth = build_mouth(look, "excited")
        box = Box(x=292, y=470, width=185, height=160)
        rows = np.flatnonzero(raster(filled(mouth, mouth.shapes["D"]), box, 92)[..., 3].any(1))
        assert box.y + rows[-1] * box.height / 80 < 604


@pytest.mark.parametrize("hair", sorted(HAIRS))
def test_every_hair_is_drawn_at_every_age_and_under_every_hat(hair: str) -> None:
    base = read_look(Appearance(hair_style=names.HAIRS[hair]))
    for age in AGES:
        drawn = draw_hair(replace(base, age_years=age))
        assert raster(drawn.rear + drawn.under + drawn.front, HEAD, 24)[..., 3].any()
    for headwear in HEADWEAR:
        hat = draw_headwear(replace(base, headwear=headwear, headwear_colour="#3f7f86"))
        left = hair_beneath(draw_hair(base), hat)
        svg = hat.rear + left.rear + left.under + left.front + hat.front + hat.collar
        assert raster(svg, HEAD, 24)[..., 3].any()


def test_hairs_are_different_heads() -> None:
    heads = {name: seen(read_look(Appearance(hair_style=w))) for name, w in names.HAIRS.items()}
    for a, b in itertools.combinations(heads, 2):
        assert far(heads[a], heads[b]) > 0.8, (a, b)


@pytest.mark.parametrize("cut", ["bob", "pixie cut", "ponytail", "bun", "side part", "long hair"])
def test_straight_wavy_curly_and_coily_hair_look_different(cut: str) -> None:
    pictures = [
        seen(read_look(Appearance(hair_style=f"{texture} {cut}"))) for texture in names.TEXTURES
    ]
    for a, b in itertools.combinations(pictures, 2):
        assert far(a, b) > 0.5


@pytest.mark.parametrize("headwear", ["beanie", "cap", "sun_hat", "beret", "hijab", "head_wrap"])
def test_no_hair_pokes_through_a_hat(headwear: str) -> None:
    box = Box(x=90, y=-60, width=590, height=250)
    look = read_look(Appearance(headwear=names.HEADWEAR[headwear], hair_style="bald"))
    bare = seen(look, box=box)[..., 3]
    for hair in ("afro", "top_knot", "spiky", "mohawk", "puff", "long_curls"):
        assert (seen(replace(look, hair=hair), box=box)[..., 3] == bare).all(), hair


def test_a_headscarf_hides_hair_ears_and_neck() -> None:
    look = read_look(Appearance(headwear="hijab", earrings="hoops", skin_tone="#ff0000"))
    figure = build_figure(look, "neutral", (0, 0, 1))
    pixels = raster(whole(figure), Box(x=150, y=60, width=469, height=700), 134).astype(int)
    red = (pixels[..., 0] > 150) & (pixels[..., 1] < 90) & (pixels[..., 2] < 90)
    rows, columns = np.nonzero(red)
    assert columns.min() * 3.5 + 150 > 226
    assert rows.max() * 3.5 + 60 < 625


def test_expressions_differ_in_brows_eyes_or_mouth() -> None:
    look = read_look(Appearance())
    pictures = [seen(look, expression) for expression in EXPRESSIONS]
    for a, b in itertools.combinations(pictures, 2):
        assert far(a, b) > 0.25


def test_every_feature_of_age_only_grows() -> None:
    for before, after in itertools.pairwise(asdict(ageing(years)) for years in range(18, 91)):
        assert all(after[name] >= before[name] for name in before)
    assert not any(asdict(ageing(20)).values())
    assert all(v > 0.8 for v in asdict(ageing(85)).values())


@pytest.mark.parametrize("gender", ["woman", "man", "nonbinary"])
def test_what_is_drawn_of_age_changes_one_way_only(gender: str) -> None:
    looks = [
        read_look(
            Appearance.model_validate({"age_years": a, "gender": gender, "hair_style": "bald"})
        )
        for a in AGES
    ]
    lines = [_texture_of(skin.draw_skin(look, "")) for look in looks]
    lids = [-eyes.opening_of(look, eyes.Mood()).upper for look in looks]
    jaws = [shape_of(look).move(500, 556)[0] for look in looks]
    lips = [-_lip_thickness(look) for look in looks]
    for measure in (lines, lids, jaws, lips):
        assert measure == sorted(measure)
        assert measure[-1] > measure[0]
    assert lines == sorted(set(lines))


def _texture_of(svg: str) -> float:
    """How much the tones of neighbouring pixels differ: lines and folds."""
    grey = raster(svg, Box(x=230, y=230, width=310, height=350), 155)[..., :3].mean(2)
    return float(np.abs(np.diff(grey, axis=0)).mean() + np.abs(np.diff(grey, axis=1)).mean())


def _lip_thickness(look: Look) -> float:
    numbers = build_mouth(look, "neutral").shapes["X"]
    return numbers[42] - numbers[6]


def test_builds_are_wider_or_narrower_where_they_should_be() -> None:
    def halves(body: BodyType, y: float) -> tuple[float, float]:
        return build_of(read_look(Appearance(body_type=body))).outline_at(y)

    waist = {body: halves(body, 1090)[0] for body in BODIES}
    hip = {body: halves(body, 1330)[0] for body in BODIES}
    shoulder = {body: halves(body, 760)[1] for body in BODIES}
    assert waist["slim"] < waist["average"] < waist["broad"]
    assert shoulder["slim"] < shoulder["average"] < shoulder["athletic"]
    assert hip["curvy"] / waist["curvy"] > hip["average"] / waist["average"]
    assert shoulder["athletic"] / waist["athletic"] > shoulder["average"] / waist["average"]
    bust = Box(x=0, y=560, width=769, height=800)
    bodies = [seen(read_look(Appearance(body_type=body)), box=bust) for body in BODIES]
    for a, b in itertools.combinations(bodies, 2):
        assert far(a, b) > 1.5


@pytest.mark.parametrize("clothes", sorted(CLOTHES))
def test_every_garment_reaches_below_any_picture_without_a_gap(clothes: str) -> None:
    look = read_look(Appearance(clothes=names.CLOTHES[clothes], hair_style="buzz"))
    assert look.clothes == clothes
    for body in BODIES:
        drawn = build_figure(replace(look, body=body), "neutral", (0, 0, 1)).body
        middle = raster(drawn, Box(x=374, y=700, width=20, height=790), 20)[..., 3]
        assert middle.min() == 255


def test_garments_are_different_clothes() -> None:
    box = Box(x=90, y=600, width=590, height=760)
    looks = [read_look(Appearance(clothes=words)) for words in names.CLOTHES.values()]
    pictures = [seen(look, box=box) for look in looks]
    for a, b in itertools.combinations(pictures, 2):
        assert far(a, b) > 0.8


@pytest.mark.parametrize("pattern", names.PATTERNS)
def test_a_pattern_shows_on_every_garment(pattern: str) -> None:
    for clothes in CLOTHES:
        plain = read_look(Appearance(clothes="shirt", clothes_colour="navy and white"))
        plain = replace(plain, clothes=clothes)
        patterned = dress(replace(plain, clothes_pattern=pattern))
        assert patterned.trunk != dress(plain).trunk, clothes


@pytest.mark.parametrize("tone", ["porcelain", "light", "tan", "brown", "deep", "ebony"])
def test_skins_shade_darker_and_warmer_and_light_up_lighter(tone: str) -> None:
    for gender in ("woman", "man", "nonbinary"):
        look = read_look(Appearance.model_validate({"skin_tone": tone, "gender": gender}))
        t = tones(look)
        order = [colours.lightness(c) for c in (t.deep, t.shade, t.base, t.light)]
        assert order == sorted(set(order))
        for colour in (t.shade, t.deep, t.blush, t.lip):
            red, green, blue = colours.rgb(colour)
            assert red >= green
            assert red >= blue


def test_head_has_its_three_markers_once_and_ids_are_unique() -> None:
    for extra in (
        {"headwear": "sun hat", "hair_style": "box braids"},
        {"headwear": "hijab"},
        {"hair_style": "afro", "clothes": "plaid shirt and sunglasses"},
        {"hair_style": "long curls", "clothes": "striped overalls"},
        {"hair_style": "fade", "clothes": "floral sari", "beard": "stubble"},
    ):
        appearance = Appearance(
            beard="goatee", glasses="round", marks="freckles, scar", earrings="hoops"
        ).model_copy(update=extra)
        figure = build_figure(read_look(appearance), "happy", (0, 0, 1))
        for marker in ("<!--mouth-->", "<!--eyes-->", "<!--brows-->"):
            assert figure.head.count(marker) == 1
        ids = re.findall(r'\bid="([^"]+)"', whole(figure))
        assert len(ids) == len(set(ids)), extra
        used = set(re.findall(r"url\(#([^)]+)\)", whole(figure)))
        assert used <= set(ids), extra


def test_every_mark_beard_frame_and_earring_shows() -> None:
    plain = read_look(Appearance(gender="man", hair_style="buzz cut", skin_tone="light"))
    bare = seen(plain)
    for beard in names.BEARDS:
        assert far(seen(replace(plain, beard=beard)), bare) > 0.2, beard
    for mark in names.MARKS:
        assert far(seen(replace(plain, marks=(mark,))), bare) > 0.002, mark
    frames = [seen(replace(plain, glasses=frame)) for frame in names.GLASSES]
    for a, b in itertools.combinations([bare, *frames], 2):
        assert far(a, b) > 0.2
    rings = [seen(replace(plain, earrings=ring)) for ring in names.EARRINGS]
    for a, b in itertools.combinations([bare, *rings], 2):
        assert far(a, b) > 0.03
    assert far(seen(replace(plain, sunglasses=True)), bare) > 1.0


def test_eye_states_are_all_there_and_differ() -> None:
    drawn = build_figure(read_look(Appearance()), "happy", (0, 0, 1)).eyes
    assert set(drawn) == {"open", "left", "right", "soft", "half", "closed"}
    assert len(set(drawn.values())) == 6


def test_drawing_again_from_nothing_gives_the_same_figure() -> None:
    look = read_look(Appearance(hair_style="long curls", clothes="floral dress", marks="freckles"))
    first = build_figure(look, "happy", (0, 0, 1))
    for cached in (draw_hair, dress, skin.draw_skin):
        cached.cache_clear()
    assert build_figure(look, "happy", (0, 0, 1)) == first


def test_nothing_is_drawn_above_the_height_that_pictures_leave_room_for() -> None:
    box = Box(x=40, y=-100, width=690, height=300)
    plain = read_look(Appearance())
    looks = [read_look(Appearance(hair_style=words)) for words in names.HAIRS.values()]
    looks += [replace(look, hair_texture="curly") for look in looks]
    looks += [read_look(Appearance(headwear=words)) for words in names.HEADWEAR.values()]
    for look in looks:
        if look.headwear == "headband":
            continue
        rows = np.flatnonzero((seen(look, box=box)[..., 3] > 60).any(1))
        assert box.y + rows[0] * box.height / 42 >= top_of(look) - 9, (look.hair, look.headwear)
    assert top_of(plain) < 140
