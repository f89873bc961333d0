"""The OpenAPI document of `/api/v1`: what FastAPI knows of the routes, and what all of them share.

Every error is `application/problem+json`; which ones a route can answer follows from its parts.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.routing import RouteContext, iter_route_contexts
from pydantic.json_schema import models_json_schema

from limelight import __version__
from limelight.kit.http import idempotency
from limelight.kit.http.problems import MEDIA_TYPE, FieldProblem, ProblemDetails
from limelight.kit.http.routing import PREFIX

_REF = "#/components/schemas/"
_ABOUT = """\
Everything the pages of the studio do, for programs.

**Problems** are `application/problem+json` (RFC 9457): `type` is stable, `detail` says what to do.
**Lists** come a page at a time: pass `next` as `cursor` until it is null.
**Edits** take `If-Match` with the `ETag` you read: 428 without, 412 when it was changed meanwhile.
**POST** takes an `Idempotency-Key`: sent again within a day, it is answered again and not done \
again.
**Limits** stand in `RateLimit-Policy` and `RateLimit`; 429 says in `Retry-After` when to go on.
"""
_TAGS = {
    "characters": "Who appears: personas, looks, voice, cards.",
    "productions": "From a brief to finished, labelled videos.",
    "makers": "One picture, one sound, one text at a time.",
    "briefs": "Ideas, and briefs that wait to be sent.",
    "templates": "Productions to start again from.",
    "series": "Productions that go on from each other, and the next one.",
    "brands": "Colours, words and marks that hold for what is made.",
    "library": "Everything that was made or given, with its recipe.",
    "jobs": "What is being made now, and what waits.",
    "reviews": "What waits for a decision, comments, links for clients, and the policy.",
    "workspace": "A sample to look around in, filled by the studio.",
    "accounts": "Who belongs to the workspace, keys, sessions, and the log of what was done.",
    "events": "What happens, as it happens.",
    "webhooks": "What happens, told to an address of yours, signed.",
}
_NOTHING_SAID = "Successful Response"  # what FastAPI writes where a route says nothing
_PLAINLY = {"201": "It was made.", "202": "It was taken on.", "204": "Done; nothing to say."}
_KEY_PARAMETER = {
    "name": idempotency.HEADER,
    "in": "header",
    "required": False,
    "description": "Any text of your own, such as a UUID: the same request under the same key is "
    "done once.",
    "schema": {
        "type": "string",
        "minLength": 1,
        "maxLength": idempotency.LONGEST_KEY,
        "pattern": "^[!-~]+$",
    },
}
_HEADERS = {
    "RateLimit-Policy": "How much may be asked, and in how many seconds.",
    "RateLimit": "How much is left, and for how many seconds.",
}


class Document:
    """The document of one application, made once."""

    def __init__(self, app: FastAPI) -> None:
        self._app = app

    @cached_property
    def content(self) -> dict[str, Any]:
        """The document as JSON."""
        routes = [one for one in iter_route_contexts(self._app.routes) if _is_ours(one)]
        made = get_openapi(
            title="Limelight",
            version=__version__,
            summary="A self-hosted studio for AI characters",
            description=_ABOUT,
            routes=routes,
            license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
            tags=[{"name": name, "description": said} for name, said in _TAGS.items()],
        )
        parts = made["components"]
        for unused in ("HTTPValidationError", "ValidationError"):
            parts["schemas"].pop(unused, None)
        parts["schemas"] |= _problem_schemas()
        parts["headers"] = {
            name: {"description": said, "schema": {"type": "string"}}
            for name, said in _HEADERS.items()
        }
        parts["securitySchemes"] = {
            "key": {"type": "http", "scheme": "bearer", "description": "An API key."}
        }
        parts["responses"] = {str(status): _problem(status) for status in _ERRORS}
        for route in routes:
            for method in route.methods or ():
                operation = made["paths"][route.path_format][method.lower()]
                _complete(operation, route, method)
                _describe_answers(operation, parts["schemas"])
        return made


_ERRORS = {
    400: "The body cannot be read.",
    401: "There is no key, or none that is known.",
    403: "The role or the key does not allow it.",
    404: "There is none, or none that you may see.",
    409: "It does not fit how things are now: `detail` says why.",
    412: "It was changed meanwhile: `current` says how it is.",
    413: "It is more than may be sent.",
    422: "Something in the request is wrong: `errors` names every part.",
    428: "If-Match is missing.",
    429: "These are too many requests: Retry-After says when to go on.",
    502: "A service that the studio uses does not answer.",
}


def _is_ours(route: RouteContext) -> bool:
    path = route.path or ""
    return path.startswith(PREFIX) and getattr(route, "include_in_schema", False) is True


def _complete(operation: dict[str, Any], route: RouteContext, method: str) -> None:
    said = " ".join((operation.get("description") or "").split())
    operation["summary"], _, operation["description"] = said.partition(". ")
    operation["summary"] = operation["summary"].rstrip(".")
    parameters = operation.setdefault("parameters", [])
    takes_match = any(one["name"].lower() == "if-match" for one in parameters)
    if method == "POST":
        parameters.append(_KEY_PARAMETER)
    for status, answer in operation["responses"].items():
        if status.startswith("2"):
            answer.setdefault("headers", {}).update(
                {name: {"$ref": f"#/components/headers/{name}"} for name in _HEADERS}
            )
    if method == "GET":
        operation["responses"]["304"] = {"description": "It is the version you have."}
    for status in _possible(has_body="requestBody" in operation):
        operation["responses"][str(status)] = {"$ref": f"#/components/responses/{status}"}
    if takes_match:
        for status in (412, 428):
            operation["responses"][str(status)] = {"$ref": f"#/components/responses/{status}"}
    act = next(_acts(route), None)
    operation["security"] = [{"key": [act] if act else []}]


def _describe_answers(operation: dict[str, Any], schemas: dict[str, Any]) -> None:
    for status, answer in operation["responses"].items():
        if answer.get("description") != _NOTHING_SAID:
            continue
        schema = answer.get("content", {}).get("application/json", {}).get("schema", {})
        answer["description"] = _saying(
            schemas.get(schema.get("$ref", "").removeprefix(_REF), schema), status
        )


def _saying(schema: dict[str, Any], status: str) -> str:
    sentence = " ".join(schema.get("description", "").split()).partition(". ")[0].rstrip(".")
    if sentence:
        return f"{sentence}."
    if {"items", "next"} <= schema.get("properties", {}).keys():
        return "A page of the list; `next` is the cursor of the one after it."
    if schema.get("type") == "array":
        return "All of them."
    return _PLAINLY.get(status, "Done.")


def _possible(*, has_body: bool) -> Iterable[int]:
    # What a query names may be missing too.
    yield from (401, 403, 404, 422, 429, 502)
    if has_body:
        yield from (400, 413)
    yield 409


def _acts(route: RouteContext) -> Iterator[str]:
    for depends in route.dependencies:
        act = getattr(depends.dependency, "act", None)
        if act:
            yield act


def _problem(status: int) -> dict[str, Any]:
    return {
        "description": _ERRORS[status],
        "content": {MEDIA_TYPE: {"schema": {"$ref": f"{_REF}Problem"}}},
    }


def _problem_schemas() -> dict[str, Any]:
    _, made = models_json_schema(
        [(ProblemDetails, "serialization"), (FieldProblem, "serialization")],
        ref_template=f"{_REF}{{model}}",
    )
    found: dict[str, Any] = made["$defs"]
    found["Problem"] = found.pop("ProblemDetails")
    return found
