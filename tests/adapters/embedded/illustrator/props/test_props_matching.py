"""Exact words find sensible props."""

import pytest

from limelight.adapters.embedded.illustrator import words
from limelight.adapters.embedded.illustrator.props import matching

EXPECTED = {
    "basil": "basil-pot", "window sill": "sunny-window", "watering": "watering-can",
    "sunlight": "sun", "scissors": "scissors", "budget": "money-bag", "sleep": "bed",
    "running shoes": "running-shoe", "harvest leaves": "scissors herb",
    "pinching stems": "herb",
    "morning coffee": "coffee-mug", "iced coffee": "cup-with-straw",
    "meditation": "lotus", "stretching": "yoga-mat", "saving money": "money-bag sign-savings",
    "credit card debt": "credit-card", "password": "locked", "laptop": "laptop",
    "passport": "passport-control", "train journey": "train", "dog training": "dog-face dog",
    "kitten": "cat-face", "pasta": "spaghetti", "tomatoes": "tomato", "garlic cloves": "garlic",
    "sourdough bread": "bread", "skin care routine": "lotion-bottle", "sunscreen": "lotion-bottle",
    "push-ups": "flexed-biceps", "marathon": "running-shoe",
    "podcast": "headphone studio-microphone",
    "video editing": "film-frames sign-video", "camera angle": "camera",
    "email newsletter": "envelope sign-mail-multiple",
    "climate change": "globe-showing-europe-africa",
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
    assert matching.match(subject)[0] in wanted.split()


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
    assert matching.match(subject)[0] == wanted


@pytest.mark.parametrize(
    ("subject", "wanted"),
    [("der Regenschirm", "umbrella"), ("un gelato", "ice-cream"), ("uma bicicleta", "bicycle"),
     ("die Brille", "glasses"),
     ("ギターの弦", "guitar"), ("自転車", "bicycle"), ("دراجة هوائية", "bicycle"),
     ("تفاح أحمر", "red-apple")],
)  # fmt: skip
def test_names_in_other_languages_find_props_too(subject: str, wanted: str) -> None:
    assert matching.match(subject)[0] == wanted


@pytest.mark.parametrize("word", ["pain", "chat", "gift", "main"])
def test_a_foreign_name_that_is_an_english_word_does_not_count(word: str) -> None:
    assert not set(matching.match(word)) & {"bread", "baguette-bread", "cat", "speech-balloon"}
