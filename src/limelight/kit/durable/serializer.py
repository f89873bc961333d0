"""How workflow inputs, results and failures are stored: readable JSON, never pickle.

Values of Limelight (frozen pydantic models) are stored under their class name and come back as
themselves; a class that is not ours is never imported.
"""

import importlib
import json
from typing import Any

from dbos import Serializer
from pydantic import BaseModel

from limelight.kit.errors import Problem

_FAILURE, _VALUE, _FIELDS = "__failure__", "__value__", "fields"
_OURS = "limelight."


class WorkFailed(Problem):
    """A failure read back from the database; `kind` and `title` are those of the original."""

    def __init__(self, detail: str, *, kind: str, title: str, facts: dict[str, Any]) -> None:
        super().__init__(detail, **facts)
        self.kind = kind  # type: ignore[misc]  # only known when it is read back
        self.title = title  # type: ignore[misc]


def _encode(value: Any) -> Any:
    if isinstance(value, BaseModel):
        cls = type(value)
        fields = value.model_dump(mode="json", round_trip=True)
        return {_VALUE: f"{cls.__module__}:{cls.__qualname__}", _FIELDS: fields}
    if isinstance(value, Problem):
        return {
            _FAILURE: {
                "kind": value.kind,
                "title": value.title,
                "detail": value.detail,
                "facts": value.facts,
            }
        }
    if isinstance(value, BaseException):
        return {
            _FAILURE: {
                "kind": "kit.unexpected",
                "title": "Something unexpected went wrong",
                "detail": f"{type(value).__name__}: {value}",
                "facts": {},
            }
        }
    raise TypeError(f"{type(value).__name__} is not a value; pass ids and values to workflows")


def _decode(value: dict[str, Any]) -> Any:
    if _FAILURE in value:
        failure = value[_FAILURE]
        return WorkFailed(
            failure["detail"], kind=failure["kind"], title=failure["title"], facts=failure["facts"]
        )
    if _VALUE in value:
        return _class_of(value[_VALUE]).model_validate(value[_FIELDS])
    return value


def _class_of(name: str) -> type[BaseModel]:
    module, _, qualified = name.partition(":")
    if not module.startswith(_OURS):
        raise ValueError(f"{name} is not a value of Limelight")
    found = getattr(importlib.import_module(module), qualified)
    if not (isinstance(found, type) and issubclass(found, BaseModel)):
        raise TypeError(f"{name} is not a value of Limelight")
    return found


class JsonSerializer(Serializer):
    """JSON of plain data and values; raises TypeError for anything else."""

    def serialize(self, data: Any) -> str:
        return json.dumps(data, default=_encode, ensure_ascii=False, separators=(",", ":"))

    def deserialize(self, serialized_data: str) -> Any:
        data = json.loads(serialized_data, object_hook=_decode)
        if isinstance(data, dict) and data.keys() == {"args", "kwargs"}:
            data["args"] = tuple(data["args"])  # DBOS puts the workflow's object in front of them
        return data

    def name(self) -> str:
        return "limelight_json"
