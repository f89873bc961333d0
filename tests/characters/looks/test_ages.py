"""Who is called a minor in a text about a character, and who is not."""

import contextlib
import time

import pytest

from limelight.characters.errors import NotAdult
from limelight.characters.looks.ages import refuse_childlike_self
from limelight.kit.clock import utc_now


@pytest.mark.parametrize(
    "text",
    [
        "I am only twelve years old.", "Nova was a 15-year-old girl.", "A 15-year-old dancer.",
        "She is still a schoolgirl.", "He's 16 and loves skating.", "Just turned fifteen.",
        "I go to high school and hate homework.", "She attends a primary school in Lyon.",
        "Her sixteenth birthday is next week.", "My 17th birthday is tomorrow.",
        f"Born in {utc_now().year - 11}.", f"She was born in May {utc_now().year - 16}.",
        "The dancer is 15 years old.", "Her brother is 30, she is 15.",
        "When she was older than 12 she is 15 years old.",
    ],
)  # fmt: skip
def test_a_text_that_calls_the_character_a_minor_is_refused(text: str) -> None:
    with pytest.raises(NotAdult, match="18 or more"):
        refuse_childlike_self(text, field="lore")


@pytest.mark.parametrize(
    "text",
    [
        "Her niece is a toddler.", "My youngest son is 12 years old.", "His kids are teenagers.",
        "The whisky is 12 years old.", "Our old sourdough is only 3 years old.",
        "When she was 12 years old, she moved to Lyon.", "Since he was 9 years old he paints.",
        "Teaches at a high school.", "She goes to high school reunions.", "Born in 1990.",
        f"The podcast was born in {utc_now().year - 2}.", "Her fortieth birthday is next week.",
        "Her 20th birthday is over.", "The pier was built 15 years ago.",
    ],
)  # fmt: skip
def test_others_may_be_young_and_the_character_may_have_been(text: str) -> None:
    refuse_childlike_self(text, field="lore")


@pytest.mark.parametrize(
    "piece",
    ["the house is ", "is only ", "born in ", "her ", "when she was ", "12 years old house "],
)
def test_hostile_repetition_is_read_in_no_time(piece: str) -> None:
    before = time.process_time()
    with contextlib.suppress(NotAdult):
        refuse_childlike_self((piece * 4000)[:4000], field="lore")
    assert time.process_time() - before < 1.0
