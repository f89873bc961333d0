"""Stress lies where a phrase means most, questions end in their last words, pauses are long."""

from itertools import pairwise

import pytest

from limelight.generation.schemas import WordTiming
from limelight.renders.talk.beats import hill, pauses, questions, stresses
from limelight.renders.talk.life import Life

SENTENCES = {
    "en": ("My best bread came from a very patient baker, believe me.", ["baker,", "believe"]),
    "es": ("Hoy preparo pan con la masa de mi abuela.", ["abuela."]),
    "fr": ("Mon pain vient du boulanger de la ville.", ["ville."]),
    "it": ("Questo pane viene dal forno, ed è buono.", ["forno,", "buono."]),
    "pt": ("Hoje o pão vem da padaria, meu amigo.", ["padaria,", "amigo."]),
    "de": ("Das Brot kommt von meinem Bäcker.", ["Bäcker."]),
    "ja": ("朝の パンは とても おいしい。", ["朝の"]),
}


def said(text: str, each: float = 0.2, start: float = 0.5) -> list[WordTiming]:
    return [
        WordTiming(text=word, start=start + at * each, end=start + (at + 0.95) * each)
        for at, word in enumerate(text.split())
    ]


@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_stress_lies_on_the_word_that_means_most(language: str) -> None:
    text, expected = SENTENCES[language]
    words = said(text)
    spans = stresses(words, language)
    assert [word.text for word in words if (word.start, word.end) in spans] == expected


def test_a_long_phrase_has_a_second_stress_at_its_beginning() -> None:
    words = said("Every farmer around the whole green village bakes wonderful bread", each=0.4)
    assert stresses(words, "en") == [
        (words[1].start, words[1].end),
        (words[-1].start, words[-1].end),
    ]


def test_a_pause_ends_a_phrase_and_a_phrase_of_small_words_still_has_a_stress() -> None:
    words = [*said("Fresh bread"), *said("is it for you", start=2.0)]
    assert len(stresses(words, "en")) == 2
    assert pauses(words) == [(words[1].end, words[2].start)]
    assert stresses([], "en") == []


def test_questions_are_their_last_two_words() -> None:
    words = said('Is it good? "Very good?" Yes.')
    assert questions(words) == [
        (words[1].start, words[2].end),
        (words[3].start, words[4].end),
    ]


def test_a_hill_is_smooth_and_only_near_its_span() -> None:
    spans = [(1.0, 1.2), (2.0, 2.4)]
    heights = [hill(spans, at / 100) for at in range(300)]
    assert max(abs(b - a) for a, b in pairwise(heights)) < 0.07
    assert heights[100] == heights[220] == 1.0
    assert heights[70] == heights[160] == heights[280] == 0.0


def test_brows_rise_and_the_head_dips_at_a_stress() -> None:
    words = said("My best bread came from a very patient baker.")
    spoken, silent = Life(5.0, 1, words=words), Life(5.0, 1)
    stressed = words[-1].start + 0.1
    with_it, without = spoken.pose(stressed, 0.4), silent.pose(stressed, 0.4)
    assert with_it.brow_lift - without.brow_lift == pytest.approx(4.0)
    assert with_it.head_y - without.head_y == pytest.approx(2.5)
    assert spoken.pose(words[4].start, 0.4) == silent.pose(words[4].start, 0.4)
