"""Routers of the API: bodies of a bounded size that a database can hold, answers that can be
repeated and say what is left to ask.
"""

import math
from collections.abc import Callable, Coroutine, Iterator
from typing import Any

from fastapi import APIRouter
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Message

from limelight.kit.db.texts import is_text
from limelight.kit.errors import Invalid
from limelight.kit.http.idempotency import Claim, Replayed

PREFIX = "/api/v1"
MOST_BODY_BYTES = 64 * 1024 * 1024
Handler = Callable[[Request], Coroutine[Any, Any, Response]]


class ApiRoute(APIRoute):
    """A route of the API. What its dependencies left in `request.state` takes effect here:
    `claim` (see `idempotency`) and `answer_headers`.
    """

    def get_route_handler(self) -> Handler:
        """The handler FastAPI makes, with what all routes do around it."""
        answered = super().get_route_handler()

        async def handle(request: Request) -> Response:
            request = _bounded(request)
            await check_texts(request)
            try:
                response = await answered(request)
            except Replayed as replayed:
                response = replayed.response
            except BaseException:
                if claim := _claim_of(request):
                    await claim.release()
                raise
            else:
                if claim := _claim_of(request):
                    await claim.keep(response)
            response.headers.update(getattr(request.state, "answer_headers", {}))
            return response

        return handle


def api_router(path: str, tag: str) -> APIRouter:
    """A router for the routes below `/api/v1` and `path`. Names of functions are operation ids, so
    no two routes of the API share one.
    """
    return APIRouter(
        prefix=f"{PREFIX}{path}",
        tags=[tag],
        route_class=ApiRoute,
        generate_unique_id_function=lambda route: route.name,
    )


def _claim_of(request: Request) -> Claim | None:
    return getattr(request.state, "claim", None)


def _bounded(request: Request) -> Request:
    """The request, whose body fails with 413 once it is too large."""
    receive, seen = request.receive, 0

    async def counted() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > MOST_BODY_BYTES:
            raise HTTPException(413)
        return message

    return Request(request.scope, counted)


async def check_texts(request: Request) -> None:
    """Raise Invalid for characters that no database holds and numbers that JSON does not know, in
    the address and in a body of JSON or of a form without files.
    """
    told = (
        *request.path_params.values(),
        *(text for pair in request.query_params.multi_items() for text in pair),
    )
    for text in told:
        if isinstance(text, str) and not is_text(text):
            raise Invalid("The address contains a character that cannot be kept.")
    for leaf in _leaves(await _body(request)):
        if isinstance(leaf, str) and not is_text(leaf):
            raise Invalid("The text contains a character that cannot be kept.")
        if isinstance(leaf, float) and not math.isfinite(leaf):
            raise Invalid("The body contains a number that is not finite.")


async def _body(request: Request) -> Any:
    kind = request.headers.get("content-type", "")
    if kind.startswith("application/x-www-form-urlencoded"):
        return [text for pair in (await request.form()).multi_items() for text in pair]
    if "json" not in kind:
        return None
    try:
        return await request.json()
    except (ValueError, RecursionError):
        return None  # told by whoever reads the body


def _leaves(value: Any) -> Iterator[Any]:
    waiting = [value]
    while waiting:
        found = waiting.pop()
        if isinstance(found, dict):
            waiting += [*found, *found.values()]
        elif isinstance(found, list):
            waiting += found
        else:
            yield found
