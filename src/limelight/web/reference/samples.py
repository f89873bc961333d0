"""Samples of what the API takes and answers, made from its schemas."""

from collections.abc import Iterable, Mapping
from typing import Any

REF = "#/components/schemas/"
Schema = Mapping[str, Any]
_SEVERAL = ("anyOf", "oneOf", "allOf")
_STRINGS = {"date-time": "2026-05-04T12:00:00Z", "date": "2026-05-04", "binary": ""}
# Answers nest deeply and samples are to be read: below this, objects and lists are left empty.
_DEEPEST = 4


class Samples:
    """Samples by the schemas of one document."""

    def __init__(self, schemas: Mapping[str, Schema]) -> None:
        self._schemas = schemas

    def followed(self, schema: Schema) -> tuple[str, Schema]:
        """The first kind of thing a schema allows that is not null, and its name where it has one
        ("" else).
        """
        name = ""
        while True:
            if "$ref" in schema:
                name = schema["$ref"].removeprefix(REF)
                schema = self._schemas[name]
                continue
            options = next((schema[one] for one in _SEVERAL if one in schema), None)
            if not options:
                return name, schema
            schema = next(one for one in options if one.get("type") != "null")

    def asked(self, schema: Schema) -> Any:
        """The least that may be sent and says something: what is required and what tells kinds
        apart, or else one field.
        """
        return self._value(schema, 0, is_whole=False)

    def answered(self, schema: Schema) -> Any:
        """What may come back, with every field."""
        return self._value(schema, 0, is_whole=True)

    def _value(self, schema: Schema, depth: int, *, is_whole: bool, word: str = "") -> Any:
        for said in (schema, self.followed(schema)[1]):
            if said.get("examples"):
                return said["examples"][0]
            if said.get("default") is not None:
                return said["default"]
        schema = self.followed(schema)[1]
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            return schema["enum"][0]
        kind = schema.get("type")
        if kind == "object":
            return self._object(schema, depth, is_whole=is_whole)
        if kind == "array":
            return self._array(schema, depth, is_whole=is_whole, word=word)
        return _plain(schema, word)

    def _object(self, schema: Schema, depth: int, *, is_whole: bool) -> dict[str, Any]:
        required = schema.get("required", ())
        fields = list(schema.get("properties", {}).items())
        wanted = [
            (name, one) for name, one in fields if is_whole or name in required or "const" in one
        ]
        if not wanted and depth == 0:
            wanted = fields[:1]
        if is_whole and depth >= _DEEPEST:
            return {}
        return {
            name: self._value(one, depth + 1, is_whole=is_whole, word=name) for name, one in wanted
        }

    def _array(self, schema: Schema, depth: int, *, is_whole: bool, word: str) -> list[Any]:
        if "prefixItems" in schema:
            parts: Iterable[Schema] = schema["prefixItems"]
        elif is_whole and depth >= _DEEPEST:
            parts = ()
        else:
            parts = [schema.get("items", {})] * max(1, schema.get("minItems", 1))
        return [self._value(one, depth + 1, is_whole=is_whole, word=word) for one in parts]


def _plain(schema: Schema, word: str) -> Any:
    kind = schema.get("type")
    if kind in ("integer", "number"):
        least = schema.get("minimum", schema.get("exclusiveMinimum", 0) + 1)
        return int(least) if kind == "integer" else float(least)
    if kind == "boolean":
        return True
    if kind == "string":
        text = _STRINGS.get(schema.get("format", ""), word.replace("_", " ") or "text")
        padded = text.ljust(schema.get("minLength", 0), ".")
        return padded[: schema.get("maxLength", len(padded))]
    return None
