"""What durable work is stored as."""

import json
from pathlib import Path

import pytest

from limelight.generation.schemas import Box, ImageMade
from limelight.kit.durable.serializer import JsonSerializer, WorkFailed
from limelight.kit.errors import NotFound

STORED = JsonSerializer()


def test_values_come_back_as_themselves() -> None:
    made = ImageMade(
        picture=Path("a.png"), width_px=9, height_px=16, face=Box(x=1, y=2, width=3, height=4)
    )
    back = STORED.deserialize(STORED.serialize({"args": ["x", made, [made]], "kwargs": {}}))
    assert back == {"args": ("x", made, [made]), "kwargs": {}}


def test_a_failure_keeps_what_a_person_needs_to_know() -> None:
    back = STORED.deserialize(STORED.serialize(NotFound("No such thing.", name="thing")))
    assert isinstance(back, WorkFailed)
    assert (back.kind, back.detail, back.facts) == (
        "kit.not-found",
        "No such thing.",
        {"name": "thing"},
    )


def test_an_unexpected_failure_is_stored_without_pickle() -> None:
    back = STORED.deserialize(STORED.serialize(ZeroDivisionError("by zero")))
    assert isinstance(back, WorkFailed)
    assert back.detail == "ZeroDivisionError: by zero"


def test_a_class_that_is_not_ours_is_never_loaded() -> None:
    hostile = json.dumps({"__value__": "subprocess:Popen", "fields": {"args": ["true"]}})
    with pytest.raises(ValueError, match="not a value of Limelight"):
        STORED.deserialize(hostile)


def test_a_function_of_ours_is_not_a_value() -> None:
    hostile = json.dumps({"__value__": "limelight.kit.ids:new_id", "fields": {}})
    with pytest.raises(TypeError, match="not a value"):
        STORED.deserialize(hostile)


def test_what_is_not_plain_is_refused() -> None:
    with pytest.raises(TypeError, match="not a value"):
        STORED.serialize({"a": object()})
