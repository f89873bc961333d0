"""Props by meaning: the held-out list of subjects, and what the data must hold."""

from pathlib import Path

import numpy as np
import pytest

from limelight.adapters.embedded.illustrator import words
from limelight.adapters.embedded.illustrator.props import catalogue, choosing, meaning

_ROWS = [
    row.split("|")
    for row in (Path(__file__).parent / "subjects.txt").read_text("utf-8").splitlines()
    if row and not row.startswith("#")
]
# The share measured is 77 % (docs/illustrator.md); it may not fall below this.
_FLOOR, _FLOOR_BY_LANGUAGE = 0.75, 0.4


def test_no_subject_of_the_list_stands_in_the_lists_of_words() -> None:
    known = {
        tuple(words.stems(text)) if words.is_latin(text) else text
        for prop in catalogue.every().values()
        for text in (*prop.phrases, *prop.names)
    }
    assert len(_ROWS) >= 120
    assert {language for language, _, _ in _ROWS} == {
        "en",
        "es",
        "fr",
        "de",
        "it",
        "pt",
        "ja",
        "ar",
    }
    for _, subject, accepted in _ROWS:
        assert (tuple(words.stems(subject)) if words.is_latin(subject) else subject) not in known
        assert set(accepted.split()) <= set(catalogue.every()), subject


def test_three_of_four_unlisted_subjects_get_a_prop_a_person_would_accept() -> None:
    right: dict[str, list[bool]] = {}
    for language, subject, accepted in _ROWS:
        found = choosing.named(subject)
        right.setdefault(language, []).append(bool(found) and found[0] in accepted.split())
    every = [is_right for listed in right.values() for is_right in listed]
    assert sum(every) / len(every) >= _FLOOR
    for language, listed in right.items():
        assert sum(listed) / len(listed) >= _FLOOR_BY_LANGUAGE, language


@pytest.mark.parametrize("subject", ["etcetera", "lorem ipsum", "blorft", "Section B", "", "  "])
def test_what_means_no_thing_finds_none(subject: str) -> None:
    assert meaning.nearest(subject) == ()


def test_every_prop_has_a_meaning() -> None:
    with np.load(catalogue.FOLDER / catalogue.MEANINGS) as stored:
        assert len(stored["prototypes"]) == len(catalogue.every())
        assert set(stored["owners"].tolist()) == set(range(len(catalogue.every())))


def test_asking_twice_gives_the_same_answer() -> None:
    first = meaning.scored("retirement planning")
    meaning.scored.cache_clear()
    assert meaning.scored("retirement planning") == first
