"""Reading what a language model answered: JSON out of prose, mended where that is safe, checked
against what was asked for.
"""

from typing import Any, NamedTuple

import json_repair
from jsonschema import Draft202012Validator

_WIDEST_CHARS = 200_000
_DEEPEST = 12


class Unreadable(ValueError):
    """The answer is not what was asked for; says what is wrong, for the model to mend."""


class Read(NamedTuple):
    """A value that satisfies the schema, and what was mended on the way."""

    value: dict[str, Any]
    mended: tuple[str, ...]


def read(text: str, schema: dict[str, Any]) -> Read:
    """The JSON object in `text` that satisfies `schema`.

    Mended without asking: prose and fences around the object, broken JSON, unknown fields, text
    and lists that are too long, numbers outside their limits, choices in another case, defaults
    that were left out. Nothing is invented. Raises Unreadable for anything else.
    """
    start, end = text.find("{"), text.rfind("}")
    if start < 0 or end <= start or end - start > _WIDEST_CHARS:
        raise Unreadable("there is no JSON object in the answer")
    value = json_repair.loads(text[start : end + 1])
    if not isinstance(value, dict):
        raise Unreadable("the answer is not one JSON object")
    fitting = _Fitting(schema)
    fitted = fitting.fit(value, schema, "answer")
    wrong = next(iter(Draft202012Validator(schema).iter_errors(fitted)), None)
    if wrong is not None:
        where = ".".join(str(part) for part in wrong.absolute_path) or "answer"
        raise Unreadable(f"{where}: {wrong.message[:200]}")
    return Read(fitted, tuple(fitting.mended))


class _Fitting:
    """Makes a value fit a schema where that loses nothing that was asked for."""

    def __init__(self, schema: dict[str, Any]) -> None:
        self._definitions: dict[str, Any] = schema.get("$defs", {})
        self.mended: list[str] = []

    def fit(self, value: Any, schema: dict[str, Any], where: str, depth: int = 0) -> Any:
        if depth > _DEEPEST:
            raise Unreadable(f"{where} is nested too deeply")
        schema = self._resolved(schema, value)
        if isinstance(value, dict) and "properties" in schema:
            return self._object(value, schema, where, depth)
        if isinstance(value, list) and "items" in schema:
            return self._list(value, schema, where, depth)
        if isinstance(value, str):
            return self._text(value, schema, where)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return self._number(value, schema, where)
        return value

    def _resolved(self, schema: dict[str, Any], value: Any) -> dict[str, Any]:
        if "$ref" in schema:
            name = str(schema["$ref"]).rsplit("/", 1)[-1]
            return self._resolved(self._definitions.get(name, {}), value)
        choices: list[dict[str, Any]] = schema.get("anyOf", [])
        fitting = [one for one in choices if one.get("type") != "null" or value is None]
        return self._resolved(fitting[0], value) if fitting else schema

    def _object(
        self, value: dict[str, Any], schema: dict[str, Any], where: str, depth: int
    ) -> dict[str, Any]:
        known: dict[str, Any] = schema["properties"]
        unknown = sorted(set(value) - set(known))
        if unknown and schema.get("additionalProperties") is False:
            self.mended.append(f"{where}: left out {', '.join(unknown)}")
            value = {name: part for name, part in value.items() if name in known}
        fitted = {
            name: self.fit(part, known[name], f"{where}.{name}", depth + 1)
            if name in known
            else part
            for name, part in value.items()
        }
        missing = {name: part["default"] for name, part in known.items() if "default" in part}
        return missing | fitted

    def _list(self, value: list[Any], schema: dict[str, Any], where: str, depth: int) -> list[Any]:
        most = schema.get("maxItems", len(value))
        if len(value) > most:
            self.mended.append(f"{where}: kept {most} of {len(value)}")
        return [self.fit(part, schema["items"], where, depth + 1) for part in value[:most]]

    def _text(self, value: str, schema: dict[str, Any], where: str) -> str:
        choices = [one for one in schema.get("enum", ()) if isinstance(one, str)]
        if choices and value not in choices:
            same = [one for one in choices if one.casefold() == value.strip().casefold()]
            if same:
                self.mended.append(f"{where}: {value!r} read as {same[0]!r}")
                return same[0]
        most = schema.get("maxLength")
        if most is not None and len(value) > most:
            self.mended.append(f"{where}: cut to {most} characters")
            return _cut(value, most)
        return value

    def _number(self, value: float, schema: dict[str, Any], where: str) -> float:
        least, most = schema.get("minimum", value), schema.get("maximum", value)
        within: float = min(max(value, least), most)
        if within != value:
            self.mended.append(f"{where}: {value} moved to {within}")
        return within


def _cut(text: str, most: int) -> str:
    """The text up to its last sentence, or else its last word, within `most` characters."""
    head = text[:most]
    sentence = max(head.rfind(mark) for mark in ".!?。！？؟")
    if sentence >= most // 2:
        return head[: sentence + 1]
    return head.rsplit(None, 1)[0] if any(char.isspace() for char in head) else head
