"""What a maker answered is kept so that it can be read back, whoever was tried before."""

from typing import Any

import pytest

from limelight.generation.schemas import Recipe, SpeechMade
from limelight.generation.service import Outcome
from limelight.production.steps.making import kept_facts

SPOKEN = {"sample_rate_hz": 24000, "seconds": 1.0, "words": [], "phonemes": []}


@pytest.mark.parametrize("tried", [(), ("one: It is away.", "two: It is full.")])
@pytest.mark.parametrize("own", [{}, {"facts": {"voice": "a"}}])
def test_an_answer_reads_back_as_the_value_it_was(
    tried: tuple[str, ...], own: dict[str, Any]
) -> None:
    recipe = Recipe(kind="speech", provider="p", model="m", version="1", settings={})
    outcome = Outcome(files={}, facts={**SPOKEN, **own}, recipe=recipe, tried_before=tried)
    made = SpeechMade.model_validate({**kept_facts(outcome), "audio": "x.wav"})
    assert made.facts.get("tried_before", []) == list(tried)
    assert made.facts.get("voice") == own.get("facts", {}).get("voice")
