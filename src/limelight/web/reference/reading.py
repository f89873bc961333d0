"""The OpenAPI document as people read it: operations by tag, and the values of those."""

import json
from collections.abc import Iterator
from functools import cached_property
from typing import Any, NamedTuple

from limelight.web.reference import calls
from limelight.web.reference.samples import REF, Samples, Schema

_LIMITS = (
    "minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "minLength", "maxLength",
    "minItems", "maxItems", "pattern", "format",
)  # fmt: skip


class Word(NamedTuple):
    """A part of what a type is called; a value of its own is read elsewhere on the page."""

    text: str
    is_value: bool = False


class Field(NamedTuple):
    """A field of a value, or a parameter (`place` is path, query or header). `limits`, `default`
    and `example` are JSON as it would be sent; "" where there is none.
    """

    name: str
    type: tuple[Word, ...]
    limits: tuple[str, ...]
    is_required: bool
    default: str
    example: str
    said: str
    place: str = ""


class Value(NamedTuple):
    """A named schema; `type` is what it is where it has no fields."""

    title: str
    said: str
    type: tuple[Word, ...]
    fields: tuple[Field, ...]


class Answer(NamedTuple):
    """What comes back with a status; `sample` is "" where it is no JSON."""

    status: str
    said: str
    media: tuple[str, ...]
    type: tuple[Word, ...]
    sample: str


class Body(NamedTuple):
    """What is sent: its media types and its type, and the fields of that where it is one value."""

    media: tuple[str, ...]
    type: tuple[Word, ...]
    fields: tuple[Field, ...]


class Operation(NamedTuple):
    """One thing the API does; `act` is what role and key must allow, "" where any key will do."""

    id: str
    method: str
    path: str
    summary: str
    said: str
    act: str
    parameters: tuple[Field, ...]
    body: Body | None
    answers: tuple[Answer, ...]
    errors: tuple[Answer, ...]
    curl: str
    python: str

    def has(self, words: list[str]) -> bool:
        """Whether all words, in small letters, are in what it is called or does."""
        text = f"{self.method} {self.path} {self.id} {self.summary} {self.said} {self.act}"
        return all(word in text.casefold() for word in words)


class Tag(NamedTuple):
    """Operations that belong together, and every value they name."""

    name: str
    said: str
    operations: tuple[Operation, ...]
    values: tuple[Value, ...]


class Reading:
    """What stands in a document, made once."""

    def __init__(self, document: Schema) -> None:
        self._document = document
        self._schemas: dict[str, Schema] = document["components"]["schemas"]
        self._samples = Samples(self._schemas)

    @cached_property
    def tags(self) -> tuple[Tag, ...]:
        """Every tag that has operations, in the order of the document."""
        found = (self._tag(one["name"], one["description"]) for one in self._document["tags"])
        return tuple(tag for tag in found if tag.operations)

    def _tag(self, name: str, said: str) -> Tag:
        raw = [
            (path, method.upper(), one)
            for path, methods in self._document["paths"].items()
            for method, one in methods.items()
            if one["tags"] == [name]
        ]
        used: dict[str, None] = {}
        for _, _, one in raw:
            self._collect(one, used)
        values = tuple(self._value(one) for one in sorted(used, key=str.casefold))
        return Tag(name, said, tuple(self._operation(*one) for one in raw), values)

    def _collect(self, part: Any, used: dict[str, None]) -> None:
        # Every schema that is named in a part, and in those.
        if isinstance(part, list):
            for one in part:
                self._collect(one, used)
        if not isinstance(part, dict):
            return
        name = str(part.get("$ref", ""))
        if name.startswith(REF) and (name := name.removeprefix(REF)) not in used:
            used[name] = None
            self._collect(self._schemas[name], used)
        elif name:
            self._collect(self._resolved(part), used)
        for one in part.values():
            self._collect(one, used)

    def _resolved(self, part: Schema) -> Schema:
        at: Any = self._document
        if "$ref" not in part:
            return part
        for step in part["$ref"].removeprefix("#/").split("/"):
            at = at[step]
        return dict(at)

    def _operation(self, path: str, method: str, one: Schema) -> Operation:
        answers = [self._answer(*said) for said in one["responses"].items()]
        return Operation(
            id=one["operationId"],
            method=method,
            path=path,
            summary=one["summary"],
            said=one.get("description") or "",
            act=", ".join(one["security"][0]["key"]),
            parameters=tuple(
                self._field(
                    part["name"],
                    {"description": part.get("description", ""), **part["schema"]},
                    is_required=part.get("required", False),
                )._replace(place=part["in"])
                for part in one["parameters"]
            ),
            body=self._body(one["requestBody"]["content"]) if "requestBody" in one else None,
            answers=tuple(said for said in answers if said.status < "4"),
            errors=tuple(sorted(said for said in answers if said.status >= "4")),
            curl=calls.curl(self._samples, method, path, one),
            python=calls.python(self._samples, one),
        )

    def _body(self, content: Schema) -> Body:
        schema = next(iter(content.values()))["schema"]
        fields = self._fields(self._resolved(schema))
        return Body(tuple(content), tuple(_type(schema)), fields)

    def _answer(self, status: str, raw: Schema) -> Answer:
        said = self._resolved(raw)
        content = said.get("content", {})
        schema: Schema = next((one.get("schema", {}) for one in content.values()), {})
        is_shown = status < "4" and calls.JSON in content and bool(schema)
        sample = _json(self._samples.answered(schema), indent=2) if is_shown else ""
        return Answer(status, said["description"], tuple(content), tuple(_type(schema)), sample)

    def _value(self, name: str) -> Value:
        schema = self._schemas[name]
        return Value(
            calls.class_name(name),
            schema.get("description", ""),
            tuple(_type(schema)),
            self._fields(schema),
        )

    def _fields(self, schema: Schema) -> tuple[Field, ...]:
        required = schema.get("required", ())
        return tuple(
            self._field(name, one, is_required=name in required)
            for name, one in schema.get("properties", {}).items()
        )

    def _field(self, name: str, schema: Schema, *, is_required: bool) -> Field:
        examples = schema.get("examples") or ()
        return Field(
            name=name,
            type=tuple(_type(schema)),
            limits=tuple(dict.fromkeys(_limits(schema))),
            is_required=is_required,
            default=_json(schema["default"]) if "default" in schema else "",
            example=_json(examples[0]) if examples else "",
            said=schema.get("description", ""),
        )


def _type(schema: Schema) -> Iterator[Word]:
    if "$ref" in schema:
        yield Word(calls.class_name(schema["$ref"].removeprefix(REF)), is_value=True)
    elif "const" in schema:
        yield Word(_json(schema["const"]))
    elif "enum" in schema:
        yield Word(" | ".join(_json(one) for one in schema["enum"]))
    elif options := next(
        (schema[one] for one in ("anyOf", "oneOf", "allOf") if one in schema), None
    ):
        for place, one in enumerate(options):
            yield from ([Word(" | ")] if place else [])
            yield from _type(one)
    elif schema.get("type") == "array":
        yield from _list(schema)
    elif isinstance(inner := schema.get("additionalProperties"), dict):
        yield Word("object of ")
        yield from _type(inner)
    else:
        yield Word(schema.get("type", "any"))


def _list(schema: Schema) -> Iterator[Word]:
    if "prefixItems" in schema:
        for place, one in enumerate(schema["prefixItems"]):
            yield Word(", " if place else "[")
            yield from _type(one)
        yield Word("]")
        return
    yield Word("array of ")
    yield from _type(schema.get("items", {}))


def _limits(schema: Schema) -> Iterator[str]:
    # In the words of JSON Schema, which say them exactly and in every language.
    yield from (f"{name} {schema[name]}" for name in _LIMITS if name in schema)
    for several in ("anyOf", "oneOf", "allOf"):
        for one in schema.get(several, ()):
            yield from _limits(one)
    if isinstance(schema.get("items"), dict):
        yield from (f"items: {one}" for one in _limits(schema["items"]))


def _json(value: Any, *, indent: int | None = None) -> str:
    return json.dumps(value, indent=indent, ensure_ascii=False)
