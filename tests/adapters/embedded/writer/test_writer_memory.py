"""Nothing is said twice: not within a piece, and not in what a character said lately."""

import json
from pathlib import Path

import numpy as np
import pytest

from limelight.adapters.embedded.meaning.vectors import passages
from limelight.adapters.embedded.writer.language import tongue
from limelight.adapters.embedded.writer.maker import EmbeddedWriter
from limelight.adapters.embedded.writer.memory import NEAR, Kept, Memory, normal
from limelight.generation.schemas import TextAsk
from limelight.stories.posts.texts import Written
from limelight.stories.script import Script, sentences_of

TOPICS: dict[str, list[str]] = json.loads(
    (Path(__file__).parent / "topics.json").read_text(encoding="utf-8")
)
BRIEFS = (
    "tips for growing basil on a windowsill", "how to water basil", "growing mint indoors",
    "myths about houseplants", "5 facts about herbs", "start a herb garden",
    "houseplants for a dark room", "a day in the life of a gardener", "tomatoes on the balcony",
    "compost for beginners", "why does my basil die?", "cooking with fresh herbs",
    "pasta with basil", "a story about a forgotten plant", "flowers for bees",
)  # fmt: skip
REWORDED = (
    ("Turn the pot a little every few days.", "Every few days, turn the pot a little."),
    ("Keep your bedroom cool and dark.", "Keep the bedroom dark and cool."),
    ("Most plants die of too much water.", "Most plants die from too much watering."),
    ("A cat sleeps up to sixteen hours a day.", "Cats can sleep for sixteen hours a day."),
    ("Prueba con estos cuatro consejos.", "Prueba estos cuatro consejos."),
    ("Ponte una alarma para acostarte.", "Pon una alarma para ir a la cama."),
    ("Arrose par le bas, puis attends.", "Arrose par le dessous, puis patiente."),
)
OTHER = (
    ("Turn the pot a little every few days.", "Water from below when the top feels dry."),
    ("Keep your bedroom cool and dark.", "Get up at the same time every day."),
    ("Most plants die of too much water.", "Most plants want light from the side."),
    ("Ponte una alarma para acostarte.", "Mantén fresco el dormitorio."),
    ("Arrose par le bas, puis attends.", "Donne-lui six heures de soleil."),
)


async def _write(
    brief: str, seed: int, recent: list[str], writer: EmbeddedWriter, code: str = "en"
) -> Script:
    persona = {"name": "Lumi", "catchphrases": ["Stay green."], "traits": {"warmth": 0.8}}
    facts = {"brief": brief, "seconds": 10, "persona": persona, "recent": recent}
    ask = TextAsk(
        task="script", instructions="", facts=facts, language=code, seed=seed, answer_schema={}
    )
    written = Written.model_validate((await writer.write(ask)).value)
    assert written.script is not None, (brief, written.needs)
    return written.script


@pytest.mark.parametrize(("one", "other"), REWORDED)
def test_a_sentence_in_other_words_counts_as_said(one: str, other: str) -> None:
    assert Memory([one], passages).near([other]) == [other]


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_another_thought_about_the_same_thing_does_not(one: str, other: str) -> None:
    assert Memory([one], passages).near([other]) == []


def test_what_a_persona_is_known_for_may_be_said_again() -> None:
    memory = Memory(["Stay green.", "Water it."], passages, free=["Stay green!"])
    assert not memory.holds("Stay green.")
    assert memory.near(["Stay green."]) == []


async def test_thirty_pieces_of_one_character_say_nothing_twice() -> None:
    embed = Kept(passages)
    writer = EmbeddedWriter(embed)
    said: list[str] = []
    for number in range(30):
        script = await _write(BRIEFS[number % len(BRIEFS)], number, said, writer)
        said = [*sentences_of(script), *said]
    own = [text for text in said if normal(text) != "stay green"]
    vectors = embed(own)
    alike = vectors @ vectors.T
    np.fill_diagonal(alike, 0)
    first, second = np.unravel_index(int(np.argmax(alike)), alike.shape)
    assert alike.max() < NEAR, (own[first], own[second])
    assert len(own) > 75


@pytest.mark.parametrize("code", ["es", "fr", "de", "it", "pt"])
async def test_pieces_in_every_language_say_nothing_twice(code: str) -> None:
    embed = Kept(passages)
    writer = EmbeddedWriter(embed)
    said: list[str] = []
    for number, brief in enumerate(TOPICS[code][9:13]):
        script = await _write(brief, number, said, writer, code)
        said = [*sentences_of(script), *said]
    own = [text for text in said if normal(text) != "stay green"]
    vectors = embed(own)
    alike = vectors @ vectors.T
    np.fill_diagonal(alike, 0)
    assert alike.max() < NEAR


def test_what_is_needed_is_short_enough_to_be_asked() -> None:
    for code in TOPICS:
        asked = tongue(code).facts["needs"]["nothing_new"]
        assert len(asked.format(name="Lumi", topic="")) <= 180, code


def test_the_vector_of_a_text_is_asked_for_once() -> None:
    asked: list[str] = []

    def embed(texts: object) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
        assert isinstance(texts, list)
        asked.extend(texts)
        return np.eye(len(texts), 4, dtype=np.float32)

    kept = Kept(embed)
    kept(["one", "two"])
    kept(["two", "three", "one"])
    assert asked == ["one", "two", "three"]
