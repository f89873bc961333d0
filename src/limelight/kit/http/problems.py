"""Problems as RFC 9457 says them: which status a family has, and the document that tells it."""

from http import HTTPStatus
from typing import Any

from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse

from limelight.kit import errors
from limelight.kit.http import errors as http_errors

MEDIA_TYPE = "application/problem+json"
STATUS: dict[type[errors.Problem], int] = {
    http_errors.PreconditionRequired: 428,
    http_errors.ChangedMeanwhile: 412,
    http_errors.TooManyRequests: 429,
    errors.SignInNeeded: 401,
    errors.Invalid: 422,
    errors.NotFound: 404,
    errors.Conflict: 409,
    errors.Refused: 403,
    errors.Upstream: 502,
    errors.Problem: 400,
}
_TITLES = {
    404: ("There is nothing here", "The address is wrong, or what it named has been removed."),
    405: ("That does not work here", "This address does not take that kind of request."),
    413: ("That is too large", "Send less at once."),
    500: ("Something went wrong on our side", "The studio's log says what happened."),
}


class FieldProblem(BaseModel):
    """One part of a request that is wrong: where it stands ("body.seconds"), and what about it."""

    field: str
    detail: str


class ProblemDetails(BaseModel):
    """What went wrong (RFC 9457). `type` is stable and for programs, `detail` says what happened
    and what to do. Further members carry the facts of that type.
    """

    model_config = ConfigDict(extra="allow", title="Problem")

    type: str = Field(examples=["/problems/characters.unknown"])
    title: str = Field(examples=["There is no such character"])
    status: int = Field(examples=[404])
    detail: str = Field(examples=["There is no character 'nova'."])
    instance: str = Field(examples=["/api/v1/characters/nova"])
    errors: list[FieldProblem] | None = None


def status_of(problem: errors.Problem) -> int:
    """The HTTP status of a problem's family."""
    return next(STATUS[kind] for kind in type(problem).__mro__ if kind in STATUS)


def answer(request: Request, problem: Exception) -> JSONResponse:
    """The problem as `application/problem+json`, whatever was raised."""
    headers = dict(getattr(request.state, "answer_headers", {}))
    if isinstance(problem, RequestValidationError):
        problem = _malformed(problem)
    if isinstance(problem, errors.Problem):
        status = status_of(problem)
        body = {"type": f"/problems/{problem.kind}", "title": problem.title}
        body |= {"detail": problem.detail, **problem.facts}
        if status == HTTPStatus.UNAUTHORIZED:
            headers["WWW-Authenticate"] = "Bearer"
        if "retry_after_seconds" in problem.facts:
            headers["Retry-After"] = str(problem.facts["retry_after_seconds"])
    else:
        status = problem.status_code if isinstance(problem, HTTPException) else 500
        title, detail = _TITLES.get(status, (HTTPStatus(status).phrase, ""))
        body = {"type": "about:blank", "title": title, "detail": detail}
        headers |= (isinstance(problem, HTTPException) and problem.headers) or {}
    content = {**body, "status": status, "instance": request.url.path}
    return JSONResponse(content, status, headers=headers, media_type=MEDIA_TYPE)


def _malformed(problem: RequestValidationError) -> http_errors.Malformed:
    found = [
        {"field": ".".join(str(part) for part in error["loc"]), "detail": str(error["msg"])}
        for error in problem.errors()
    ]
    first = found[0] if found else {"field": "body", "detail": "it cannot be read"}
    facts: dict[str, Any] = {"errors": found}
    return http_errors.Malformed(f"{first['field']}: {first['detail']}.", **facts)
