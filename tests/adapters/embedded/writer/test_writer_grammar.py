"""Small rules of grammar."""

import pytest

from limelight.adapters.embedded.writer.grammar import (
    capital,
    expand,
    french_de,
    gerund,
    indefinite,
    lowered,
    spanish_de,
    tidy,
    word_count,
)


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("a apple", "an apple"),
        ("an cat", "a cat"),
        ("a honest tip", "an honest tip"),
        ("an university", "a university"),
        ("a hour", "an hour"),
        ("an one-minute job", "a one-minute job"),
        ("A egg and an useful pan", "An egg and a useful pan"),
    ],
)
def test_a_and_an_follow_the_sound(given: str, wanted: str) -> None:
    assert indefinite(given) == wanted


@pytest.mark.parametrize(
    ("verb", "wanted"),
    [
        ("make", "making"),
        ("run", "running"),
        ("grow", "growing"),
        ("lie", "lying"),
        ("see", "seeing"),
        ("stop", "stopping"),
        ("visit", "visiting"),
        ("fix", "fixing"),
        ("cook", "cooking"),
        ("set", "setting"),
    ],
)
def test_gerunds_are_spelled_right(verb: str, wanted: str) -> None:
    assert gerund(verb) == wanted


def test_de_joins_its_phrase() -> None:
    assert french_de("le thé") == "du thé"
    assert french_de("les chats") == "des chats"
    assert french_de("apprendre") == "d'apprendre"
    assert french_de("hamsters") == "de hamsters"
    assert french_de("la lune") == "de la lune"
    assert spanish_de("el pan") == "del pan"
    assert spanish_de("la luna") == "de la luna"


def test_case_spaces_and_contractions() -> None:
    assert capital("¿qué?") == "¿Qué?"
    assert capital("iPhone") == "iPhone"
    assert lowered("Light first", frozenset()) == "light first"
    assert lowered("AI tools", frozenset()) == "AI tools"
    assert lowered("Lisbon first", frozenset({"Lisbon"})) == "Lisbon first"
    assert tidy("Oui ,  « non »  ?") == "Oui, «non»?"
    assert (
        expand("Don't worry, it's fine, you can't miss")
        == "Do not worry, it is fine, you cannot miss"
    )
    assert word_count("one, two — three!") == 3
