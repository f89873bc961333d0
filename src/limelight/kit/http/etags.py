"""Versions of what a client read: ETag on reads, If-Match on edits (RFC 9110 §13)."""

import hashlib
from typing import Annotated, TypeVar

from fastapi import Header
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

from limelight.kit.http.errors import ChangedMeanwhile, PreconditionRequired

M = TypeVar("M", bound=BaseModel)

IfMatch = Annotated[
    str | None,
    Header(
        alias="If-Match",
        description="The ETag of the version that is edited, as a GET answered it; `*` edits "
        "whatever is there.",
        examples=['"2f6c0d7b9a3e41f08c5d"'],
    ),
]


def etag_of(value: BaseModel) -> str:
    """The strong entity tag of a representation: equal values have equal tags."""
    return f'"{hashlib.sha256(value.model_dump_json().encode()).hexdigest()[:32]}"'


def tagged(request: Request, response: Response, value: M) -> M | Response:
    """`value` with its ETag; an empty 304 where the client has that version already."""
    tag = etag_of(value)
    if request.method == "GET" and tag in _listed(request.headers.get("if-none-match")):
        return Response(status_code=304, headers={"ETag": tag})
    response.headers["ETag"] = tag
    return value


def weakly_tagged(request: Request, page: Response) -> Response:
    """A page with a weak ETag of what it says, which may be packed on its way; an empty 304 where
    the browser shows that already.
    """
    tag = f'W/"{hashlib.sha256(page.body).hexdigest()[:32]}"'
    kept = {name: page.headers[name] for name in ("cache-control",) if name in page.headers}
    if tag in _listed(request.headers.get("if-none-match")):
        return Response(status_code=304, headers={"ETag": tag, **kept})
    page.headers["ETag"] = tag
    return page


def check_match(if_match: str | None, current: BaseModel) -> None:
    """Raise PreconditionRequired without If-Match, and ChangedMeanwhile where it names another
    version than `current`, which then comes along.
    """
    check_tag(if_match, etag_of(current), current)


def check_tag(if_match: str | None, tag: str, current: BaseModel) -> None:
    """The same for what has a tag of its own; raises as `check_match` does."""
    if not if_match or not if_match.strip():
        raise PreconditionRequired(
            "Send If-Match with the ETag of the version you edit, so that nobody's change is lost."
        )
    given = _listed(if_match)
    if "*" not in given and tag not in given:
        raise ChangedMeanwhile(
            "It is no longer as you read it. Look at `current`, and edit that.",
            etag=tag,
            current=current.model_dump(mode="json"),
        )


def _listed(header: str | None) -> set[str]:
    return {part.strip() for part in (header or "").split(",") if part.strip()}
