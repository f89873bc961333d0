"""Other ways to say one line of a script."""

import asyncio

import pytest

from limelight.adapters.embedded.meaning.vectors import passages
from limelight.adapters.embedded.writer.grammar import word_count
from limelight.adapters.embedded.writer.maker import EmbeddedWriter
from limelight.generation.schemas import TextAsk
from limelight.stories.posts.texts import Rewrites

LINES = (
    "Growing basil on a windowsill gets easier with three honest tips.",
    "First, give it six hours of sun, or it grows leggy and pale. A south-facing sill is best.",
    "Second, pinch just above a pair of leaves, and two stems will follow.",
    "Pick one and try it today. I'm an AI, so the fun part is yours.",
)


def ask(place: int, how: str, line: str = "") -> Rewrites:
    """What the writer offers for the line at `place`."""
    others = [text for at, text in enumerate(LINES) if at != place]
    facts = {
        "brief": "Three honest tips for growing basil on a windowsill",
        "seconds": 30,
        "persona": {"name": "Mara"},
        "line": line or LINES[place],
        "others": others,
        "stands": {0: "first", len(LINES) - 1: "last"}.get(place, "between"),
        "how": how,
    }
    asked = TextAsk(
        task="rewrite", instructions="", facts=facts, answer_schema={}, language="en", seed=0
    )
    made = asyncio.run(EmbeddedWriter(passages).write(asked))
    return Rewrites.model_validate(made.value)


@pytest.mark.parametrize("place", range(len(LINES)))
def test_a_line_is_said_differently_and_nothing_else_is_repeated(place: int) -> None:
    lines = ask(place, "another").lines
    assert 1 <= len(lines) <= 3
    assert len(set(lines)) == len(lines)
    assert not set(lines) & set(LINES)
    assert lines == ask(place, "another").lines


def test_the_point_stays_the_same() -> None:
    assert all("sun" in line or "light" in line for line in ask(1, "another").lines)
    assert all("pinch" in line.lower() for line in ask(2, "another").lines)


def test_shorter_is_shorter_and_longer_longer() -> None:
    shorter = ask(1, "shorter").lines
    assert shorter[0] == "First, give it six hours of sun, or it grows leggy and pale."
    assert all(word_count(line) < word_count(LINES[1]) for line in shorter)
    longer = ask(1, "longer", shorter[0]).lines
    assert longer
    assert all(word_count(line) > word_count(shorter[0]) for line in longer)


def test_a_line_about_something_else_has_no_other_way() -> None:
    assert (
        ask(1, "another", "My grandmother sang in a choir in Trieste for forty years.").lines == ()
    )
