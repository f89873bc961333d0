"""Word groups and subtitle cues: examples in three languages, properties for any words."""

import math
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from limelight.generation.schemas import WordTiming
from limelight.renders.captions.cues import DEFAULT_LAYOUT, cues
from limelight.renders.captions.groups import LINGER_SECONDS, word_groups
from limelight.renders.captions.schemas import Cue
from limelight.renders.captions.wording import NO_BREAK_SPACE, break_cost, ends_sentence, tidy

LETTERS = "abdefinoéñœAÉ.,!?;:«»&<>{}\\'-0129 \n\t\x00漢"


def spoken(
    text: str, *, chars_per_second: float = 15.0, start: float = 0.2
) -> tuple[WordTiming, ...]:
    """Words of `text` at an even pace, with pauses at punctuation."""
    words, at = [], 0.2
    for word in text.split():
        seconds = max(0.12, len(word) / 15)
        words.append(WordTiming(text=word, start=round(at, 3), end=round(at + seconds, 3)))
        at += seconds + 0.02 + (0.35 if word[-1] in ".!?" else 0.15 if word[-1] in ",;:" else 0)
    return tuple(words)


@st.composite
def speech(draw: st.DrawFn) -> tuple[WordTiming, ...]:
    words, at = [], 0.0
    for text in draw(st.lists(st.text(LETTERS, max_size=50), max_size=60)):
        at += draw(st.sampled_from([0.0, 0.0, 0.02, 0.1, 0.5, 2.0]))
        end = at + draw(st.sampled_from([0.0, 0.05, 0.2, 0.4, 1.0]))
        words.append(WordTiming(text=text, start=at, end=end))
        at = end
    return tuple(words)


def letters(words: tuple[WordTiming, ...]) -> str:
    text = "".join(word.text for word in words).replace("\x00", "")
    return "".join(text.split())


def line_lengths(cue: Cue) -> list[int]:
    return [len(line) for line in cue.text.split("\n")]


def test_english_groups_keep_phrases_together() -> None:
    words = spoken(
        "Basil loves the light, so put it on the sunniest windowsill you have. "
        "Dr. Green from New York says 10 minutes a day is enough."
    )
    assert [group.text for group in word_groups(words, "en")] == [
        "Basil loves",
        "the light,",
        "so put it",
        "on the sunniest",
        "windowsill you have.",
        "Dr. Green",
        "from New York",
        "says 10 minutes",
        "a day",
        "is enough.",
    ]


def test_spanish_groups_keep_phrases_together() -> None:
    words = spoken("Riégala cuando la tierra esté seca, pero nunca dejes agua en el plato.")
    assert [group.text for group in word_groups(words, "es-MX")] == [
        "Riégala",
        "cuando la tierra",
        "esté seca,",
        "pero nunca",
        "dejes agua",
        "en el plato.",
    ]


def test_french_marks_stay_with_their_word() -> None:
    words = spoken("Combien de soleil par jour ? Voici l'astuce : « oui » !")
    texts = [group.text for group in word_groups(words, "fr")]
    space = NO_BREAK_SPACE
    assert texts == [
        "Combien de soleil",
        f"par jour{space}?",
        f"Voici l'astuce{space}:",
        f"«{space}oui{space}»{space}!",
    ]


def test_a_group_stays_until_the_next_or_a_little_after_its_last_word() -> None:
    words = (
        WordTiming(text="One", start=1.0, end=1.2),
        WordTiming(text="two.", start=1.2, end=1.5),
        WordTiming(text="Three.", start=1.7, end=2.0),
        WordTiming(text="Four.", start=5.0, end=5.5),
    )
    groups = word_groups(words)
    assert [(group.start, round(group.end, 3)) for group in groups] == [
        (1.0, 1.7),
        (1.7, 2.0 + LINGER_SECONDS),
        (5.0, 5.5 + LINGER_SECONDS),
    ]


def test_a_pause_parts_a_group() -> None:
    words = (
        WordTiming(text="wait", start=0.0, end=0.3),
        WordTiming(text="for", start=1.3, end=1.4),
        WordTiming(text="it", start=1.4, end=1.6),
    )
    assert [group.text for group in word_groups(words)] == ["wait", "for it"]


@given(speech())
@settings(max_examples=150, deadline=None)
def test_groups_hold_every_word_once_in_order_and_never_overlap(
    words: tuple[WordTiming, ...],
) -> None:
    groups = word_groups(words)
    assert letters(tuple(word for group in groups for word in group.words)) == letters(words)
    assert all(1 <= len(group.words) <= 3 and len(group.lines) == 1 for group in groups)
    assert all(len(group.text) <= 20 or len(group.words) == 1 for group in groups)
    for earlier, later in pairwise(groups):
        assert earlier.start <= earlier.end <= later.start


def test_cues_break_by_meaning_in_three_languages() -> None:
    english = spoken(
        "Basil loves the light, so put it on the sunniest windowsill you have. "
        "Water it when the top of the soil feels dry, not before!"
    )
    spanish = spoken("¿Sabías que la albahaca necesita seis horas de sol al día?")
    french = spoken("Saviez-vous que le basilic a besoin de six heures de soleil par jour ?")
    assert [cue.text for cue in cues(english, "en", seconds=20)] == [
        "Basil loves the light, so put it\non the sunniest windowsill you have.",
        "Water it when the top\nof the soil feels dry, not before!",
    ]
    assert [cue.text for cue in cues(spanish, "es", seconds=20)] == [
        "¿Sabías que la albahaca necesita\nseis horas de sol al día?"
    ]
    assert [cue.text for cue in cues(french, "fr", seconds=20)] == [
        f"Saviez-vous que le basilic a besoin\nde six heures de soleil par jour{NO_BREAK_SPACE}?"
    ]


def test_cues_are_readable_where_the_speech_leaves_room() -> None:
    words = spoken("Yes. " + "Pinch the tips every two weeks and enjoy the leaves. " * 12)
    for cue in cues(words, "en", seconds=90):
        shown = cue.end - cue.start
        assert shown >= DEFAULT_LAYOUT.shortest_seconds - 1e-9
        assert len(cue.text) / shown <= 18.5


def test_a_short_pause_is_bridged_and_a_long_one_left_dark() -> None:
    words = (
        WordTiming(text="First thing.", start=0.0, end=1.5),
        WordTiming(text="Second thing.", start=1.8, end=3.2),
        WordTiming(text="Third thing.", start=8.0, end=9.5),
    )
    first, second, third = cues(
        words, "en", seconds=10, layout=DEFAULT_LAYOUT._replace(line_chars=14, lines=1)
    )
    assert math.isclose(second.start - first.end, DEFAULT_LAYOUT.gap_seconds)
    assert third.start - second.end > 4


def test_no_words_give_no_cues_and_a_film_that_ends_early_cuts_them() -> None:
    assert cues(()) == ()
    assert cues((WordTiming(text=" \n", start=0, end=1),)) == ()
    late = cues((WordTiming(text="late", start=5, end=6),), seconds=3.0)
    assert late[0].end <= 3.0


def no_line_ends_with_an_article(cue: Cue) -> bool:
    return not any(line[-1].text in ("the", "a", "an") for line in cue.lines[:-1])


def test_no_line_of_ordinary_prose_ends_with_an_article() -> None:
    prose = (
        "The small pot on the windowsill holds a plant that likes the sun and the warm air. "
        "A cook who takes a leaf from the top gives the stem a reason to grow the next two. "
    )
    assert all(
        no_line_ends_with_an_article(cue) for cue in cues(spoken(prose * 3), "en", seconds=120)
    )


@given(speech(), st.one_of(st.none(), st.floats(0, 100)))
@settings(max_examples=150, deadline=None)
def test_cues_hold_every_word_once_within_lines_and_time(
    words: tuple[WordTiming, ...], seconds: float | None
) -> None:
    made = cues(words, "en", seconds=seconds)
    assert letters(tuple(word for cue in made for word in cue.words)) == letters(words)
    end = max((word.end for word in words), default=0.0) if seconds is None else seconds
    for cue in made:
        assert 0 <= cue.start <= cue.end <= end + 1e-9
        assert len(cue.lines) <= 2
        assert all(
            length <= 42 or len(line) == 1
            for length, line in zip(line_lengths(cue), cue.lines, strict=True)
        )
    for earlier, later in pairwise(made):
        assert earlier.end <= later.start


@given(speech())
@settings(max_examples=100, deadline=None)
def test_tidying_twice_changes_nothing(words: tuple[WordTiming, ...]) -> None:
    assert tidy(tidy(words)) == tidy(words)


def test_an_abbreviation_ends_no_sentence() -> None:
    assert not ends_sentence("Dr.")
    assert not ends_sentence("J.")
    assert ends_sentence("I.")
    assert ends_sentence("dry.”")


def test_parting_an_article_costs_most_and_an_unknown_language_knows_only_marks() -> None:
    assert break_cost("the", "soil", "en") > break_cost("of", "soil", "en")
    assert break_cost("soil", "and", "en") < break_cost("soil", "feels", "en")
    assert break_cost("the", "soil", "xx") == break_cost("soil", "feels", "xx")


def test_german_and_arabic_lines_keep_small_words_with_what_they_lean_on() -> None:
    german = spoken("Stell den kleinen Topf auf die helle Fensterbank und gieß ihn mit Wasser.")
    arabic = spoken("ضع النبتة الصغيرة على حافة النافذة المشمسة ثم اسقها من الماء كل يوم.")
    layout = DEFAULT_LAYOUT._replace(line_chars=26)
    for words, language, small in (
        (german, "de", {"den", "auf", "die", "und", "mit"}),
        (arabic, "ar", {"على", "من", "كل", "ثم"}),
    ):
        made = cues(words, language, seconds=20, layout=layout)
        ends = [line[-1].text for cue in made for line in cue.lines]
        assert not small & set(ends)
