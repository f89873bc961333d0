"""Reading what a model answered: mended where nothing is lost, refused otherwise."""

import json
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field

from limelight.generation.schemas import Value
from limelight.generation.structured import Unreadable, read


class Part(Value):
    """A part of a plan."""

    said: str = Field(min_length=1, max_length=30)
    mood: Literal["Warm", "Cool"] = "Warm"


class Plan(Value):
    """A plan."""

    title: str = Field(max_length=40)
    parts: tuple[Part, ...] = Field(min_length=1, max_length=2)
    share: float = Field(0.5, ge=0, le=1)
    note: str | None = None


SCHEMA = Plan.model_json_schema()


def plan(**changes: Any) -> dict[str, Any]:
    return {"title": "A plan", "parts": [{"said": "Go."}], **changes}


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(plan()),
        "Sure! Here it is:\n```json\n" + json.dumps(plan()) + "\n```\nEnjoy!",
        "{'title': 'A plan', parts: [{said: 'Go.',}],}",
        json.dumps(plan())[:-1] + ",}",
    ],
    ids=["plain", "in prose", "not quite JSON", "trailing comma"],
)
def test_the_object_is_found_and_defaults_are_filled(text: str) -> None:
    found = read(text, SCHEMA)
    assert Plan.model_validate(found.value) == Plan(title="A plan", parts=(Part(said="Go."),))


def test_what_is_too_much_is_cut_and_told() -> None:
    long = "One short sentence. " + "word " * 20
    value, mended = read(
        json.dumps(plan(title=long, parts=[{"said": long, "mood": "cool"}] * 5, share=7, more=1)),
        SCHEMA,
    )
    read_plan = Plan.model_validate(value)
    assert len(read_plan.parts) == 2
    assert read_plan.parts[0].said == "One short sentence."
    assert read_plan.parts[0].mood == "Cool"
    assert read_plan.share == 1
    assert len(mended) >= 5


@pytest.mark.parametrize(
    "text",
    [
        "", "no", "[1, 2]", "{}", json.dumps({"title": "x"}), json.dumps(plan(parts=[])),
        json.dumps(plan(title=5)), json.dumps(plan(parts=[{"mood": "Hot", "said": "x"}])),
    ],
)  # fmt: skip
def test_nothing_is_invented(text: str) -> None:
    with pytest.raises(Unreadable):
        read(text, SCHEMA)


def test_a_bottomless_answer_is_refused() -> None:
    schema = {
        "$defs": {"n": {"type": "object", "properties": {"n": {"$ref": "#/$defs/n"}}}},
        "$ref": "#/$defs/n",
    }
    with pytest.raises(Unreadable, match="too deeply"):
        read('{"n":' * 40 + "{}" + "}" * 40, schema)


@given(st.text(max_size=200))
def test_whatever_comes_it_is_a_plan_or_unreadable(text: str) -> None:
    try:
        found = read(text, SCHEMA)
    except Unreadable:
        return
    Plan.model_validate(found.value)
