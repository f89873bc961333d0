"""Problems at the edge: a page, a toast in a page, or problem+json (RFC 9457) for machines."""

from http import HTTPStatus
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.templating import Jinja2Templates
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from limelight.kit import errors
from limelight.web.security import HEADERS

STATUS: dict[type[errors.Problem], int] = {
    errors.Invalid: 422,
    errors.NotFound: 404,
    errors.Conflict: 409,
    errors.Refused: 403,
    errors.Upstream: 502,
    errors.Problem: 400,
}
_WORDS = {
    404: ("There is nothing here", "The address is wrong, or what it named has been removed."),
    405: ("That does not work here", "This address does not take that kind of request."),
    422: (
        "That is not valid",
        "Something in the request could not be read. Go back and try again.",
    ),
    500: (
        "Something went wrong on our side",
        "The studio's log says what happened. Nothing that was finished is lost.",
    ),
}


def install_problems(app: FastAPI, templates: Jinja2Templates) -> None:
    """Answer every problem raised by `app` in the form the caller can use."""

    async def on_problem(request: Request, problem: Exception) -> Response:
        assert isinstance(problem, errors.Problem)  # noqa: S101  registered for this class only
        status = next(STATUS[kind] for kind in type(problem).__mro__ if kind in STATUS)
        body = {"type": f"/problems/{problem.kind}", "title": problem.title}
        body |= {"detail": problem.detail, **problem.facts}
        return _answer(templates, request, status, body)

    async def on_http(request: Request, problem: Exception) -> Response:
        status = problem.status_code if isinstance(problem, HTTPException) else 422
        return _answer(templates, request, status, _say(status))

    async def on_crash(request: Request, problem: Exception) -> Response:
        # The server logs the cause; it is raised again after this answer.
        answer = _answer(templates, request, 500, _say(500))
        answer.headers.update(HEADERS)  # made outside of all middleware
        return answer

    app.add_exception_handler(errors.Problem, on_problem)
    app.add_exception_handler(HTTPException, on_http)
    app.add_exception_handler(RequestValidationError, on_http)
    app.add_exception_handler(Exception, on_crash)


def _say(status: int) -> dict[str, Any]:
    title, detail = _WORDS.get(status, (HTTPStatus(status).phrase, ""))
    return {"type": "about:blank", "title": title, "detail": detail}


def _answer(
    templates: Jinja2Templates, request: Request, status: int, body: dict[str, Any]
) -> Response:
    if "hx-request" in request.headers:
        # A part of a page asked: keep the page as it is and say it in a toast.
        quiet = {"HX-Reswap": "none"}
        return templates.TemplateResponse(
            request, "parts/toast.html", {"tone": "error", **_words(body)}, status, headers=quiet
        )
    if "text/html" in request.headers.get("accept", ""):
        context = {"status": status, **_words(body)}
        return templates.TemplateResponse(request, "problem.html", context, status)
    content = {**body, "status": status, "instance": request.url.path}
    return JSONResponse(content, status, media_type="application/problem+json")


def _words(body: dict[str, Any]) -> dict[str, str]:
    return {"title": body["title"], "detail": body["detail"]}
