"""Letters of several scripts: shaped by HarfBuzz, from the right font, in the right order."""

import numpy as np
import pytest
from PIL import features

from limelight.renders.captions import bidi
from limelight.renders.compose.lettering.fonts import font, missing_signs, runs_of
from limelight.renders.compose.lettering.sheet import Sheet, Spot, set_line, width_of


def _drawn(text: str, size_px: int = 40) -> np.ndarray:
    sheet = Sheet(600, 80)
    sheet.text(Spot(10, 60), text, ("ExtraBold", size_px), (255, 255, 255, 255))
    return sheet.sprite(0, 0).y


def test_letters_are_shaped_by_harfbuzz() -> None:
    assert features.check("raqm")
    assert features.version("harfbuzz")


# Advances of whole words in units of 1/1000 of the letters' size, as hb-shape gives them.
SHAPED = {
    "سلام": 2266.0,
    "لا": 648.0,
    "إشراقًا": 2864.0,
    "النوافذ": 2927.0,
    "للأطفال": 3387.0,
    "پنجره‌ها": 3373.0,
    "AVATAR": 4070.3,
    "Type": 2470.7,
    "ffi": 1071.3,
    "Ångström": 4937.5,
    "バジル": 3000.0,
    "「窓」": 3000.0,
    "が": 1000.0,
}


@pytest.mark.parametrize("word", SHAPED)
def test_a_word_is_as_wide_as_harfbuzz_says(word: str) -> None:
    assert width_of(word, "ExtraBold", 1000) == pytest.approx(SHAPED[word], abs=1.5)


def test_arabic_letters_join_and_lam_alef_is_one() -> None:
    apart = sum(width_of(letter, "ExtraBold", 1000) for letter in "سلام")
    assert width_of("سلام", "ExtraBold", 1000) < 0.8 * apart
    assert not np.array_equal(_drawn("سلام"), _drawn("س\u200cل\u200cا\u200cم"))


def test_marks_sit_on_their_letters() -> None:
    assert width_of("إشراقًا", "ExtraBold", 1000) == pytest.approx(
        width_of("إشراقا", "ExtraBold", 1000), abs=1
    )


def test_each_sign_is_drawn_by_a_font_that_has_it() -> None:
    assert [tuple(run) for run in runs_of("café 窓、café")] == [
        ("café ", "inter"),
        ("窓、", "japanese"),
        ("café", "inter"),
    ]
    assert [tuple(run) for run in runs_of("مرحبا Open")] == [
        ("مرحبا ", "arabic"),
        ("Open", "inter"),
    ]
    assert "".join(run.text for run in runs_of("e\u0301 窓 ع\u064e 5")) == "e\u0301 窓 ع\u064e 5"


def test_a_sign_that_no_font_has_is_told() -> None:
    assert missing_signs("Basil, باسل, バジル, Ω, Ж, é, 50 % – “x” « … » €") == frozenset()
    assert missing_signs("שלום ไทย हिन्दी 한국어 🌿 ❤️ 👩‍🌾 👍🏽 🇪🇸") == frozenset()
    assert missing_signs("a \U00012000 გ ה") == frozenset("\U00012000გ")


# A word, and the same letters where no font may join, move or place them.
@pytest.mark.parametrize(
    ("word", "apart"),
    [
        ("क्ष", ("क", "ष")),  # a conjunct
        ("र्क", ("र", "क")),  # a reph over its letter
        ("श्री", ("श", "र", "ी")),
        ("ที่", ("ท", "อ")),  # a vowel and a tone over the letter
        ("שָׁלוֹם", ("של", "וםא")),  # points under and over letters
        ("👩‍🌾", ("👩", "🌾")),  # one picture of two
        ("🇪🇸", ("🇪", "🇸")),
        ("👍🏽", ("👍", "🏽")),
    ],
)
def test_clusters_are_drawn_as_one(word: str, apart: tuple[str, ...]) -> None:
    alone = sum(width_of(part, "ExtraBold", 100) for part in apart)
    assert width_of(word, "ExtraBold", 100) < 0.9 * alone


def test_a_vowel_sign_is_drawn_before_the_letter_it_follows() -> None:
    # In "कि" the sign stands on the left and moves the letter to the right; in "की" it does not.
    letter, before, after = (_drawn(text).astype(int) for text in ("क", "कि", "की"))
    shift = round(width_of("कि", "ExtraBold", 40) - width_of("क", "ExtraBold", 40))
    wide = round(width_of("क", "ExtraBold", 40)) - 8
    seen = letter[30:, 14 : 14 + wide]
    assert np.abs(after[30:, 14 : 14 + wide] - seen).mean() < 8
    assert np.abs(before[30:, 14 + shift : 14 + shift + wide] - seen).mean() < 8
    assert np.abs(before[30:, 14 : 14 + wide] - seen).mean() > 30


def test_letters_of_every_script_come_from_its_font() -> None:
    assert [tuple(run) for run in runs_of("שלום, नमस्ते 한국 ไทย OK 🌿 ok")] == [
        ("שלום, ", "hebrew"),
        ("नमस्ते ", "devanagari"),
        ("한국 ", "korean"),
        ("ไทย ", "thai"),
        ("OK ", "inter"),
        ("🌿", "emoji"),
        (" ", "hebrew"),
        ("ok", "inter"),
    ]


def test_a_line_is_seen_in_the_order_of_its_direction() -> None:
    def seen(text: str) -> list[str]:
        return [piece.text for piece in set_line(text, "ExtraBold", 40)]

    assert seen("abc مرحبا") == ["abc ", "مرحبا"]
    assert seen("مرحبا abc") == ["abc", "مرحبا "]
    assert seen("مرحبا 12.5") == ["12.5", "مرحبا "]
    pieces = set_line("مرحبا abc", "ExtraBold", 40)
    assert [piece.is_leftwards for piece in pieces] == [False, True]
    assert pieces[1].x == pytest.approx(pieces[0].width)


@pytest.mark.parametrize(
    ("text", "base", "expected"),
    [
        ("abc", 0, "000"),
        ("אבג", 1, "111"),
        ("a אב c", 0, "001100"),
        ("אב ab", 1, "111" + "22"),
        ("אב 12", 0, "111" + "22"),
        ("عم 12", 1, "111" + "22"),
        ("عم 1.5%", 1, "111" + "2221"),
        ("אב (ab)", 1, "1111" + "22" + "1"),
        ("a (אב)", 0, "000" + "11" + "0"),
        ("אב!", 0, "110"),
        ("אב!", 1, "111"),
        ("ab  ", 1, "2211"),
    ],
)
def test_levels_are_those_of_the_unicode_algorithm(text: str, base: int, expected: str) -> None:
    assert "".join(map(str, bidi.levels(text, base))) == expected


def test_words_of_a_line_are_ordered_by_their_levels() -> None:
    assert bidi.seen_order(bidi.word_levels(["تطبيق", "Open", "AI", "جديد"])) == [3, 1, 2, 0]
    assert bidi.seen_order(bidi.word_levels(["the", "سلام", "عليكم", "greeting"])) == [0, 2, 1, 3]
    assert bidi.is_leftwards("«سلام»")
    assert not bidi.is_leftwards("12")


def test_the_fonts_are_the_bundled_ones() -> None:
    names = {face: font(face, "SemiBold", 20).getname()[0] for face in ("inter", "arabic")}
    assert names == {"inter": "Inter", "arabic": "Noto Sans Arabic SemiBold"}
    assert str(font("japanese", "SemiBold", 20).getname()[0]).startswith("Noto Sans JP")
