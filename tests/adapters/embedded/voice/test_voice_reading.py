"""Reading: written tokens to spoken words, in every language."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from limelight.adapters.embedded.voice.catalogue import languages
from limelight.adapters.embedded.voice.reading.numerals import saying
from limelight.adapters.embedded.voice.reading.written import read
from limelight.generation.schemas import joiner


def said(text: str, language: str) -> str:
    """What is said for `text`, tokens parted by " | "."""
    return " | ".join(
        " ".join(word.word + word.mark for word in token.spoken) for token in read(text, language)
    )


def cases() -> list[tuple[str, str, str]]:
    """Language, text and what is said for it, from the files in `cases/`."""
    found = []
    for path in sorted((Path(__file__).parent / "cases").glob("*.txt")):
        lines = (line for line in path.read_text("utf-8").splitlines() if line[:2] != "# ")
        pairs = (line.partition(" => ") for line in lines)
        found += [(path.stem, text, spoken) for text, _, spoken in pairs]
    return found


@pytest.mark.parametrize(("language", "text", "spoken"), cases())
def test_a_text_is_read_as_people_say_it(language: str, text: str, spoken: str) -> None:
    assert said(text, language).strip() == spoken.strip()


def test_there_are_cases_enough_for_every_language() -> None:
    counted = Counter(language for language, _, _ in cases())

    assert set(counted) == set(languages())
    assert min(counted.values()) >= 25


@pytest.mark.parametrize("language", ["es", "fr", "it", "pt"])
def test_every_number_of_a_language_has_words(language: str) -> None:
    for number in (
        *range(131),
        199,
        200,
        333,
        580,
        999,
        1000,
        1001,
        2026,
        21_000,
        10**6,
        2 * 10**9,
    ):
        words = saying.cardinal(number, language)
        assert all(word.isalpha() or "-" in word for word in words)
        assert saying.ordinal(number + 1, language) != words


def test_japanese_tokens_join_without_spaces() -> None:
    text = "「今日は OK ですか？」と 3人が言った。 😀 https://example.com を見る (笑)！"

    tokens = read(text, "ja")

    assert joiner("ja").join(token.text for token in tokens) == text
    assert all(token.text.strip() for token in tokens)
    assert not any(token.text.startswith(("、", "。", "！", "」")) for token in tokens)


@settings(max_examples=60, deadline=None)
@given(
    text=st.text(
        alphabet=st.sampled_from(
            "abzéñAZ019.,;:!?%$€£°#@&/-—–’'\"()… \t\n½ºª🌱ж中_+=<>*\u202f\u0301"
        ),
        max_size=60,
    ),
    language=st.sampled_from(["en", "es", "fr", "it", "pt"]),
)
@example(text="½½ 1/0 0/0 99999999999999999999 $€ 1:99 25:61 32/13/2024", language="en")
@example(text="12 000 000 , 000 € ( ) — – -", language="fr")
def test_every_written_token_comes_back_in_order(text: str, language: str) -> None:
    tokens = read(text, language)

    assert [token.text for token in tokens] == text.split()
    for token in tokens:
        for word in token.spoken:
            assert word.word.strip() == word.word != ""
            assert not any(letter.isdigit() for letter in word.word)
            assert word.mark in ("", ",", ";", ":", ".", "!", "?", "…", "—")


@settings(max_examples=40, deadline=None)
@given(
    text=st.text(
        alphabet=st.sampled_from(
            "今日は東京へ、。！？「」（）アー゛ッャ人本0129.,:/-%¥$ab #@😀 \t½①ｶﾞ々〜・"
        ),
        max_size=30,
    )
)
@example(text="3.")
@example(text="」」「「。。")
@example(text=" 1 / 2 ")
def test_any_japanese_comes_back_whole(text: str) -> None:
    tokens = read(text, "ja")

    assert "".join(token.text for token in tokens).strip() == " ".join(text.split())
    for token in tokens:
        for word in token.spoken:
            assert word.word
            assert word.mark in ("", ",", ";", ":", ".", "!", "?", "…", "—")
