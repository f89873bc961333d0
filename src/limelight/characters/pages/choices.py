"""What the editor offers to choose from; anything else may be typed."""

import functools
import tomllib
from pathlib import Path
from typing import Any, get_args

from limelight.characters.schemas import TRAITS
from limelight.generation.schemas import BodyType, Emotion

GENDERS = (("woman", "Woman"), ("man", "Man"), ("nonbinary", "Nonbinary"))
_NOTHING = {"headwear": "Nothing", "glasses": "None", "beard": "None", "earrings": "None"}


@functools.cache
def choices() -> dict[str, Any]:
    """By field: (value, label) of selects, (value, colour) of swatches."""
    listed = tomllib.loads((Path(__file__).parent / "choices.toml").read_text(encoding="utf-8"))
    found: dict[str, Any] = {}
    for field, values in listed.items():
        if isinstance(values[0], list):
            found[field] = tuple((value, colour) for value, colour in values)
        else:
            found[field] = tuple((one, _label(field, one)) for one in values)
    return found | {
        "gender": GENDERS,
        "body_type": tuple((one, one.capitalize()) for one in get_args(BodyType)),
        "emotion": tuple((one, one.capitalize()) for one in get_args(Emotion)),
        "traits": tuple((name, ends.low, ends.high) for name, ends in TRAITS.items()),
    }


def _label(field: str, value: str) -> str:
    if not value:
        return _NOTHING.get(field, "None")
    return value[:1].upper() + value[1:]
