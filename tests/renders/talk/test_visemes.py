"""Phonemes lead to mouth shapes."""

import pytest

from limelight.renders.talk.visemes import SHAPES, closes, shapes_of

ENGLISH = (
    "m b p s z ʃ ʒ ʧ ʤ tʃ dʒ t d n k ɡ ŋ h j ɛ æ ə ʌ ɑ ɔ ɹ ɜ u ʊ w f v l θ ð i ɪ eɪ aɪ oʊ aʊ ɔɪ"
)
OTHERS = "ɲ ʝ β ð ɣ x r ɾ y ø œ ɑ̃ ɛ̃ ɔ̃ œ̃ ʁ ɥ e o a A I O W Y Q ᵊ ᵻ T ʦ ɕ ç ɸ"


@pytest.mark.parametrize("symbol", (ENGLISH + " " + OTHERS).split())
def test_every_known_symbol_has_shapes_of_the_mouth(symbol: str) -> None:
    shapes = shapes_of(symbol)
    assert shapes
    assert set("".join(shapes)) <= set(SHAPES)


def test_diphthongs_glide_from_one_shape_to_another() -> None:
    assert len(shapes_of("aɪ")) == 2
    assert shapes_of("aɪ")[0] == "D"


@pytest.mark.parametrize("pause", ["", " ", ".", ",", "?"])
def test_pauses_and_punctuation_have_none(pause: str) -> None:
    assert shapes_of(pause) == ()


def test_stress_length_and_ties_do_not_matter() -> None:
    assert shapes_of("ˈiː") == shapes_of("i")
    assert shapes_of("t͡ʃ") == shapes_of("tʃ")


def test_an_unknown_letter_is_told_once_and_opens_the_mouth_a_little(
    caplog: pytest.LogCaptureFixture,
) -> None:
    shapes_of.cache_clear()
    assert shapes_of("ꝡ") == ("J",) == shapes_of("ꝡ")
    assert [record.getMessage() for record in caplog.records] == [
        "No mouth shape is known for the sound 'ꝡ'; the mouth opens a little."
    ]


def test_nothing_is_told_of_sounds_that_have_shapes(caplog: pytest.LogCaptureFixture) -> None:
    shapes_of.cache_clear()
    assert all(shapes_of(symbol) for symbol in (ENGLISH + " " + OTHERS).split())
    assert not caplog.records


def test_lips_close_for_labials_only() -> None:
    assert all(closes(symbol) for symbol in "mbpfv")
    assert not any(closes(symbol) for symbol in ("a", "t", "β", "", "w"))
