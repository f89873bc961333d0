"""Which language a person reads: what was chosen before, else what the browser asks for."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from limelight.web.language.catalogs import LANGUAGES, SOURCE, Language, read_language

COOKIE = "limelight-language"
COOKIE_SECONDS = 365 * 24 * 3600
_MOST_ASKED = 20
_speaking: ContextVar[str] = ContextVar("limelight_language", default=SOURCE)


def current() -> Language:
    """The language of the page that is being made; English outside of any."""
    return read_language(_speaking.get())


def gettext(message: str) -> str:
    """A message in the current language."""
    return current().words.gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """A message in the form that the current language has for so many."""
    return current().words.ngettext(one, many, count)


def choose(headers: Headers) -> str:
    """The code of the best language for a request: its cookie, then Accept-Language (RFC 9110,
    12.5.4), then English.
    """
    return _from_cookie(headers.get("cookie", "")) or _asked(headers.get("accept-language", ""))


@contextmanager
def speaking(headers: Headers) -> Iterator[str]:
    """What is made inside is in the language of who sent the headers: its code."""
    code = choose(headers)
    token = _speaking.set(code)
    try:
        yield code
    finally:
        _speaking.reset(token)


class Speaking:
    """ASGI middleware: what is made for a request is in the language of who asks."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Choose, pass on, and say which was chosen."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)

        async def send_named(message: Message) -> None:
            if message["type"] == "http.response.start":
                answered = MutableHeaders(scope=message)
                if answered.get("content-type", "").startswith("text/html"):
                    answered.setdefault("Content-Language", code)
                    answered.add_vary_header("Cookie, Accept-Language")
            await send(message)

        with speaking(headers) as code:
            await self.app(scope, receive, send_named)


def _from_cookie(text: str) -> str:
    try:
        morsel = SimpleCookie(text).get(COOKIE)
    except CookieError:
        return ""
    return morsel.value if morsel is not None and morsel.value in LANGUAGES else ""


def _asked(text: str) -> str:
    wanted = []
    for position, part in enumerate(text.split(",")[:_MOST_ASKED]):
        code, _, weight = part.strip().partition(";q=")
        primary = code.strip().lower().split("-")[0]
        if primary in LANGUAGES:
            wanted.append((-_weight(weight), position, primary))
    return min(wanted)[2] if wanted and min(wanted)[0] < 0 else SOURCE


def _weight(text: str) -> float:
    try:
        return float(text) if text else 1.0
    except ValueError:
        return 0.0
