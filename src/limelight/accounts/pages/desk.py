"""What every page of accounts works with."""

import ipaddress
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from fastapi import Request
from starlette.responses import JSONResponse, Response

from limelight.accounts.desk import Desk as BaseDesk
from limelight.accounts.errors import NoPasskeysHere
from limelight.accounts.gate import COOKIE, visit_of
from limelight.accounts.passkeys.party import Party, party_of
from limelight.accounts.people.passwords import Passwords
from limelight.accounts.people.tries import Tries
from limelight.accounts.ports import Mailer
from limelight.accounts.schemas import FirstWorkspace, Member, Place, Role, SignedIn, Visit
from limelight.accounts.sessions.keeping import LONGEST
from limelight.kit.errors import Conflict, Problem
from limelight.kit.settings import Settings

_FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip")


@dataclass(frozen=True)
class Desk(BaseDesk):
    """One request's way to the studio."""

    @property
    def passwords(self) -> Passwords:
        """Who hashes passwords."""
        return self.wired[Passwords]

    @property
    def tries(self) -> Tries:
        """Who counts what is tried."""
        return self.wired[Tries]

    @property
    def mailer(self) -> Mailer:
        """Who sends letters."""
        return self.wired[Mailer]

    @property
    def sign_up(self) -> str:
        """Who may make an account: open, invite-only or closed."""
        return self.wired[Settings].accounts.sign_up

    @property
    def party(self) -> Party:
        """For which site passkeys are. Raises NoPasskeysHere."""
        return party_of(self.address)

    @property
    def owns_studio(self) -> bool:
        """Whether an owner of the studio's first workspace asks, in it: sign-in is everybody's."""
        member = getattr(self.request.state, "member", None)
        return (
            isinstance(member, Member)
            and member.role is Role.OWNER
            and member.workspace.id == self.wired[FirstWorkspace].id
        )

    @property
    def token(self) -> str:
        """The token the browser has, or nothing."""
        return self.request.cookies.get(COOKIE, "")

    @property
    def place(self) -> Place:
        """Where the request comes from."""
        client = self.request.client
        agent = self.request.headers.get("user-agent", "")
        return Place(address=client.host if client else "", agent=agent)

    @property
    def is_local(self) -> bool:
        """Whether somebody on this machine asks, and not through a proxy that others can reach."""
        if any(name in self.request.headers for name in _FORWARDED):
            return False
        return _is_loopback(self.place.address) and _is_loopback(self.request.url.hostname or "")

    def show(self, template: str, context: dict[str, Any], status: int = 200) -> Response:
        """A page; what is on it is for this person alone."""
        answer = super().show(template, {"owns_studio": self.owns_studio, **context}, status)
        answer.headers["Cache-Control"] = "no-store"
        return answer

    def go(self, url: str) -> Response:
        """Send the browser there; a module of a page that asked for JSON is told where."""
        if self.request.headers.get("accept") == "application/json":
            return JSONResponse({"url": url})
        return super().go(url)

    def come_in(self, signed_in: SignedIn, url: str) -> Response:
        """Give the browser its token and send it there."""
        return self.give(self.go(url), signed_in)

    def give(self, answer: Response, signed_in: SignedIn) -> Response:
        """Let an answer bring the browser its token."""
        answer.set_cookie(
            COOKIE,
            signed_in.token,
            max_age=int(LONGEST.total_seconds()),
            httponly=True,
            samesite="lax",
            secure=self.request.url.scheme == "https",
        )
        return answer

    def leave(self, url: str) -> Response:
        """Take the token from the browser and send it there."""
        answer = self.go(url)
        answer.delete_cookie(COOKIE, httponly=True, samesite="lax")
        return answer


@dataclass(frozen=True, slots=True)
class Passkeys:
    """What a page has to know of passkeys: where they work, and why not here where that is so."""

    origin: str
    why_not: str


def passkeys_of(desk: Desk) -> Passkeys:
    """Whether passkeys work at this address."""
    try:
        return Passkeys(desk.party.origin, "")
    except NoPasskeysHere as problem:
        return Passkeys("", problem.detail)


def browser_of(request: Request) -> Visit:
    """Who asks, in a browser. Raises Conflict for a program: no key may change its maker's account,
    or it could be used to take it over.
    """
    visit = visit_of(request)
    if visit.session_id is None:
        raise Conflict("An account is changed in the browser, not by the key of a program.")
    return visit


def _is_loopback(host: str) -> bool:
    with suppress(ValueError):
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    return host == "localhost"


def own_address(asked: str) -> str:
    """Where to go after signing in: the page that was asked for if it is one of ours, else home."""
    is_ours = asked.startswith("/") and not asked.startswith("//")
    return asked if is_ours and asked.isprintable() and "\\" not in asked else "/"


def wrong_of(problem: Problem | None, fields: tuple[str, ...]) -> dict[str, str]:
    """What to say beside each field; what belongs to none is said over the form (`form`)."""
    wrong = dict.fromkeys((*fields, "form"), "")
    if problem is not None:
        named = str(problem.facts.get("field", "form"))
        wrong[named if named in wrong else "form"] = problem.detail
    return wrong
