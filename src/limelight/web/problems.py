"""Problems at the edge: a page, a toast in a page, or problem+json (RFC 9457) for machines."""

from http import HTTPStatus
from urllib.parse import urlencode

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.templating import Jinja2Templates
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from limelight.kit import errors
from limelight.kit.http import problems
from limelight.web.language.catalogs import N_
from limelight.web.language.choosing import gettext, speaking
from limelight.web.security import API, HEADERS

SIGN_IN = "/accounts/sign-in"
_OUT = (
    N_("You are signed out"),
    N_("Sign in in another tab, then go on here: what you typed is still here."),
)
_WORDS = {
    403: (N_("This is not for you"), N_("Ask somebody who may, or go back to what is yours.")),
    404: (
        N_("There is nothing here"),
        N_("The address is wrong, or what it named has been removed."),
    ),
    405: (
        N_("That does not work here"),
        N_("This address does not take that kind of request."),
    ),
    422: (
        N_("That is not valid"),
        N_("Something in the request could not be read. Go back and try again."),
    ),
    500: (
        N_("Something went wrong on our side"),
        N_("The studio's log says what happened. Nothing that was finished is lost."),
    ),
}


def install_problems(app: FastAPI, templates: Jinja2Templates) -> None:
    """Answer every problem raised by `app` in the form the caller can use."""

    async def on_problem(request: Request, problem: Exception) -> Response:
        assert isinstance(problem, errors.Problem)  # noqa: S101  registered for this class only
        if (told := _for_program(request, problem)) is not None:
            return told
        if isinstance(problem, errors.SignInNeeded) and "hx-request" in request.headers:
            # The page stays, with what is typed in it.
            words = {"title": gettext(_OUT[0]), "detail": gettext(_OUT[1])}
            return _answer(templates, request, 401, words)
        if isinstance(problem, errors.SignInNeeded):
            return _to_sign_in(request)
        said = {"title": problem.title, "detail": problem.detail}
        answer = _answer(templates, request, problems.status_of(problem), said)
        if "retry_after_seconds" in problem.facts:
            answer.headers["Retry-After"] = str(problem.facts["retry_after_seconds"])
        return answer

    async def on_http(request: Request, problem: Exception) -> Response:
        if (told := _for_program(request, problem)) is not None:
            return told
        status = problem.status_code if isinstance(problem, HTTPException) else 422
        return _answer(templates, request, status, _say(status))

    async def on_crash(request: Request, problem: Exception) -> Response:
        # The server logs the cause; it is raised again after this answer.
        # It is made outside of all middleware, so language and headers are seen to here.
        with speaking(request.headers):
            told = _for_program(request, problem)
            answer = told or _answer(templates, request, 500, _say(500))
        answer.headers.update(HEADERS)
        return answer

    app.add_exception_handler(errors.Problem, on_problem)
    app.add_exception_handler(HTTPException, on_http)
    app.add_exception_handler(RequestValidationError, on_http)
    app.add_exception_handler(Exception, on_crash)


def _to_sign_in(request: Request) -> Response:
    """The way to the sign-in page, and from there back to the page that was asked for."""
    asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    back = f"?{urlencode({'next': asked})}" if request.method == "GET" and asked != "/" else ""
    return RedirectResponse(SIGN_IN + back, 303)


def _say(status: int) -> dict[str, str]:
    title, detail = _WORDS.get(status, (HTTPStatus(status).phrase, ""))
    return {"title": gettext(title), "detail": detail and gettext(detail)}


def _for_program(request: Request, problem: Exception) -> Response | None:
    """The problem as a document, where no page asks: always below the API, and wherever HTML is
    not wanted.
    """
    if not request.url.path.startswith(API) and (
        "hx-request" in request.headers or "text/html" in request.headers.get("accept", "")
    ):
        return None
    return problems.answer(request, problem)


def _answer(
    templates: Jinja2Templates, request: Request, status: int, said: dict[str, str]
) -> Response:
    if "hx-request" in request.headers:
        # A part of a page asked: keep the page as it is and say it in a toast.
        quiet = {"HX-Reswap": "none"}
        return templates.TemplateResponse(
            request, "parts/toast.html", {"tone": "error", **said}, status, headers=quiet
        )
    return templates.TemplateResponse(request, "problem.html", {"status": status, **said}, status)
