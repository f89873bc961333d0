"""Words find sensible objects."""

import re

import pytest

from limelight.adapters.embedded.illustrator import icons, words
from limelight.generation.schemas import Box
from limelight.renders.stage.raster import raster

EXPECTED = {
    "basil": "basil-pot", "window sill": "sunny-window", "watering": "watering-can",
    "sunlight": "sun", "scissors": "scissors", "budget": "money-bag", "sleep": "bed",
    "running shoes": "running-shoe", "harvest leaves": "scissors herb",
    "pinching stems": "herb", "morning coffee": "coffee-mug", "iced coffee": "cup-with-straw",
    "meditation": "lotus", "stretching": "yoga-mat", "saving money": "money-bag",
    "credit card debt": "credit-card", "password": "locked", "laptop": "laptop",
    "passport": "passport-control", "train journey": "train", "dog training": "dog-face dog",
    "kitten": "cat-face", "pasta": "spaghetti", "tomatoes": "tomato", "garlic cloves": "garlic",
    "sourdough bread": "bread", "skin care routine": "lotion-bottle", "sunscreen": "lotion-bottle",
    "push-ups": "flexed-biceps", "marathon": "running-shoe", "podcast": "headphone",
    "video editing": "film-frames video-camera", "camera angle": "camera",
    "email newsletter": "envelope", "climate change": "globe-showing-europe-africa",
    "recycling": "recycling-symbol", "bicycles": "bicycle", "houseplants": "potted-plant",
    "fertiliser": "seedling", "screen time": "mobile-phone", "burnout": "low-battery",
    "stress": "brain", "breathing": "lungs", "books": "books", "study plan": "checklist-board",
    "deadline": "stopwatch", "team meeting": "busts-in-silhouette handshake",
    "job interview": "briefcase", "negotiation": "handshake", "guitar chords": "guitar",
    "painting": "paintbrush artist-palette", "knitting": "yarn", "camping": "camping tent",
    "beach holiday": "beach-with-umbrella", "car": "automobile",
    "electricity": "high-voltage", "alarm clock": "alarm-clock", "soil": "seedling",
    "goals": "bullseye", "idea": "light-bulb", "mistakes": "cross-mark", "invoices": "receipt",
    "vitamins": "pill", "honey": "honey-pot", "rain": "cloud-with-rain", "aphids": "lady-beetle",
}  # fmt: skip


@pytest.mark.parametrize(("subject", "wanted"), EXPECTED.items())
def test_a_subject_finds_the_object_a_person_would_choose(subject: str, wanted: str) -> None:
    assert icons.match(subject)[0] in wanted.split()


def test_an_unknown_subject_falls_back_to_its_topic_and_never_to_chance() -> None:
    first = icons.choose(("zorblax",), ("Tips for growing herbs in a garden pot",), 3)
    assert first == icons.choose(("zorblax",), ("Tips for growing herbs in a garden pot",), 3)
    assert first
    topics = {e.name: e.topic for e in icons.entries()}
    assert topics[first[0]] == "plant"
    assert icons.choose(("zorblax",), (), 3)[0] == "light-bulb"


def test_chosen_objects_are_different_ones() -> None:
    chosen = icons.choose(("coffee", "espresso", "a mug of coffee", "milk"), (), 4)
    assert len(chosen) == len(set(chosen))


def test_every_listed_object_can_be_drawn_and_none_uses_filters_or_text() -> None:
    names = [e.name for e in icons.entries()]
    assert len(names) == len(set(names)) > 400
    for name in names:
        svg = icons.draw(name, (50, 95, 90), "k")
        assert not re.search(r"<(filter|text|image|script|style)\b", svg), name
        assert set(re.findall(r"url\(#([^)]+)\)", svg)) <= set(re.findall(r'id="([^"]+)"', svg)), (
            name
        )
        assert raster(svg, Box(x=0, y=0, width=100, height=100), 20)[..., 3].max() > 120, name


def test_ids_of_two_objects_never_meet() -> None:
    both = icons.draw("laptop", (0, 0, 9), "a") + icons.draw("laptop", (0, 0, 9), "b")
    ids = re.findall(r'id="([^"]+)"', both)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("word", "root"),
    [("watering", "water"), ("leaves", "leaf"), ("berries", "berry"), ("shoes", "shoe"),
     ("running", "run"), ("glasses", "glass"), ("spring", "spring"), ("bus", "bus")],
)  # fmt: skip
def test_stems_bring_forms_of_a_word_together(word: str, root: str) -> None:
    assert words.stem(word) == words.stem(root)


@pytest.mark.parametrize(
    ("subject", "wanted"),
    [("la albahaca", "basil-pot"), ("l’arrosage", "watering-can"), ("unas tijeras", "scissors"),
     ("une tasse de café", "coffee-mug"), ("el sueño", "bed"), ("les chaussures", "running-shoe")],
)  # fmt: skip
def test_common_spanish_and_french_words_find_objects_too(subject: str, wanted: str) -> None:
    assert icons.match(subject)[0] == wanted
