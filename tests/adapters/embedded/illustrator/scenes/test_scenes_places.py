"""Which place a picture shows, and that no two of a production look alike."""

import itertools
import random

import pytest

from limelight.adapters.embedded.illustrator import places
from limelight.adapters.embedded.illustrator.scenes import registry, settings
from limelight.adapters.embedded.illustrator.scenes.place import Place
from limelight.generation.errors import Rejected
from limelight.generation.schemas import ImageAsk

KITCHENS = (
    "bright kitchen counter", "wooden dining table", "kitchen sink", "cosy kitchen at evening",
    "kitchen table", "kitchen window",
)  # fmt: skip


def shown(phrases: tuple[str, ...], series: int | None = 0) -> list[Place]:
    """The places of a production's pictures, planned at once."""
    return [
        places.choose(
            ImageAsk(prompt="a talk", setting=told, seed=i, series=series, avoid=phrases[:i])
        )
        for i, told in enumerate(phrases)
    ]


def test_every_setting_is_drawn_and_has_daylight_and_colours() -> None:
    assert len(settings.every()) >= 40
    assert set(registry.GENERATORS) == set(settings.every())
    for setting in settings.every().values():
        assert len(setting.schemes) >= 4, setting.name
        assert len(set(setting.schemes)) == len(setting.schemes)
        assert set(setting.skies) <= {"morning", "day", "golden", "evening", "night"}


def test_every_setting_is_found_by_its_own_name() -> None:
    for name, setting in settings.every().items():
        assert places.choose(ImageAsk(prompt="x", setting=setting.spoken)).name == name


@pytest.mark.parametrize(
    ("phrase", "wanted"),
    [("a sunny windowsill", "windowsill"), ("by the sea", "beach"), ("podcast studio", "podcast"),
     ("her desk", "office"), ("hallway", "hallway"), ("front door", "hallway"),
     ("yoga studio", "gym"), ("christmas market", "village"), ("street in the rain", "street"),
     ("three tips to run faster", "gym"), ("under the stars at night", "space")],
)  # fmt: skip
def test_words_choose_the_setting(phrase: str, wanted: str) -> None:
    assert places.choose(ImageAsk(prompt="x", setting=phrase)).name == wanted


@pytest.mark.parametrize(
    ("phrase", "wanted"),
    [("キッチン", "kitchen"), ("図書館", "library"), ("شاطئ البحر", "beach"),
     ("Schlafzimmer", "bedroom"),
     ("camera da letto", "bedroom"), ("subway platform", "station"),
     ("grandma's pantry", "kitchen")],
)  # fmt: skip
def test_meaning_chooses_where_no_word_is_known(phrase: str, wanted: str) -> None:
    assert places.choose(ImageAsk(prompt="x", setting=phrase)).name == wanted


def test_neighbouring_scenes_are_other_places_where_another_fits() -> None:
    for series in range(12):
        found = [place.name for place in shown(KITCHENS, series)]
        assert all(one != two for one, two in itertools.pairwise(found)), found
        assert set(found) <= {"kitchen", "dining", "windowsill", "living_room", "cafe", "office"}


def test_who_returns_to_a_place_finds_it_in_another_light() -> None:
    back = shown(("kitchen", "garden", "kitchen"))
    assert [place.name for place in back] == ["kitchen", "garden", "kitchen"]
    assert (back[0].setting_id, back[0].scheme) != (back[2].setting_id, back[2].scheme)


def test_a_place_that_nothing_else_resembles_is_kept() -> None:
    assert [place.name for place in shown(("bright gym", "quiet gym"))] == ["gym", "gym"]


def test_no_two_of_ten_pictures_are_alike_whatever_the_script_asks_for() -> None:
    rng = random.Random(5)
    words = ("kitchen", "cosy kitchen", "garden", "city street", "by the sea", "office", "her desk",
             "bedroom at night", "forest path", "qwertz", "a place of calm")  # fmt: skip
    for series in range(40):
        script = tuple(rng.choice(words) for _ in range(10))
        found = shown(script, series)
        looks = [(place.setting_id, place.scheme_number) for place in found]
        assert len(set(looks)) == 10, (script, looks)


def test_one_setting_shows_all_its_looks_before_one_comes_again() -> None:
    for name in ("kitchen", "beach", "classroom"):
        setting = settings.every()[name]
        every = len(setting.skies) * len(setting.schemes)
        found = shown((setting.spoken,) * every)
        assert len({(p.setting_id, p.scheme_number) for p in found}) == every
        assert all(a.scheme != b.scheme for a, b in itertools.pairwise(found))


def test_ids_of_drawn_pictures_are_never_repeated_while_another_is_left() -> None:
    used: list[str] = []
    for i in range(len(settings.every())):
        ask = ImageAsk(prompt="Growing basil", setting="kitchen", seed=i, avoid=tuple(used))
        used.append(places.choose(ask).setting_id)
    assert len({told.split(":")[0] for told in used}) == len(settings.every())


def test_another_seed_shows_other_colours() -> None:
    found = {places.choose(ImageAsk(prompt="x", setting="kitchen", seed=s)) for s in range(12)}
    assert len({(place.sky.name, place.scheme_number) for place in found}) >= 6


def test_daylight_and_weather_are_honoured_and_else_hinted() -> None:
    asked = ImageAsk(
        prompt="an evening walk", setting="garden", daylight="sunrise", weather="misty"
    )
    assert (places.choose(asked).sky.name, places.choose(asked).sky.weather) == ("morning", "fog")
    hinted = asked.model_copy(update={"daylight": "", "weather": "", "tags": ("rain",)})
    assert (places.choose(hinted).sky.name, places.choose(hinted).sky.weather) == (
        "evening",
        "rain",
    )


@pytest.mark.parametrize(
    ("changed", "named"),
    [({"daylight": "purple"}, "golden"), ({"weather": "lava"}, "snow"),
     ({"weather": "rain", "setting": "podcast"}, "podcast")],
)  # fmt: skip
def test_what_cannot_be_done_is_refused_with_the_choices(
    changed: dict[str, str], named: str
) -> None:
    ask = ImageAsk(prompt="x", setting="garden").model_copy(update=changed)
    with pytest.raises(Rejected, match=named):
        places.choose(ask)


def test_asked_weather_without_a_place_chooses_one_that_shows_it() -> None:
    for seed in range(20):
        found = places.choose(ImageAsk(prompt="thoughts", seed=seed, weather="snow"))
        assert settings.every()[found.name].weather != "none"
