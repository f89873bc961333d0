"""The way out to a sign-in service and back in.

Out it goes by a link, not a form: browsers do not let a form lead to another site
(`form-action 'self'`), and nothing changes but that a browser is on its way.
"""

from contextlib import suppress
from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from limelight.accounts.audit.recording import record
from limelight.accounts.errors import NotBelieved, NotLetIn, ProviderUnreachable
from limelight.accounts.gate import anyone, signed_in
from limelight.accounts.oidc.errands import LASTS, Sent, send_out, take_back
from limelight.accounts.oidc.identities import connect, disconnect
from limelight.accounts.oidc.letting_in import Door, let_in
from limelight.accounts.oidc.providers import get_provider
from limelight.accounts.pages.desk import Desk, browser_of, own_address
from limelight.accounts.pages.proofs.second import ask, check_password_of
from limelight.accounts.people import second_factor
from limelight.accounts.people.proving import new_proof
from limelight.accounts.ports import SignInServices
from limelight.accounts.schemas import Claims, Provider, UserId
from limelight.accounts.sessions.keeping import open_session
from limelight.kit.errors import Conflict, NotFound, Problem
from limelight.kit.http.problems import status_of
from limelight.kit.sealing.secrets import Secrets

router = APIRouter(prefix="/accounts", include_in_schema=False)

Text = Annotated[str, Form()]
_COOKIE = "limelight_errand"
_REFUSALS = (NotBelieved, NotLetIn, ProviderUnreachable, Conflict, NotFound)


@router.get("/services/{provider_id}", dependencies=[anyone()])
async def go_out(request: Request, provider_id: str, token: str = "") -> Response:
    """Send the browser to the service; `token` is of an invitation it takes then."""
    desk = Desk(request)
    await desk.tries.spend("service", address=desk.place.address)
    next_url = own_address(request.query_params.get("next", "/"))
    try:
        return await _sent_out(desk, provider_id, next_url=next_url, invitation=token[:200])
    except _REFUSALS as problem:
        return _refused(desk, problem)


@router.get("/services/{provider_id}/back", dependencies=[anyone()])
async def come_back(request: Request, provider_id: str) -> Response:
    """Whoever comes back from the service is let in, or told why not."""
    desk = Desk(request)
    try:
        answer = await _come_back(desk, provider_id)
    except _REFUSALS as problem:
        answer = _refused(desk, problem)
    answer.delete_cookie(_COOKIE, path="/accounts/services", httponly=True, samesite="lax")
    return answer


@router.post("/me/services/{provider_id}/connect", dependencies=[signed_in()])
async def begin_connecting(
    request: Request, provider_id: str, service_password: Text = ""
) -> Response:
    """A page with the way to the service, for whoever knows the password."""
    desk, visit = Desk(request), browser_of(request)
    await check_password_of(desk, request, service_password, "service_password")
    return await _sent_out(desk, provider_id, next_url="/accounts/me", user_id=visit.person.id)


@router.post("/me/services/{identity_id}/disconnect", dependencies=[signed_in()])
async def take_off(request: Request, identity_id: str, service_password: Text = "") -> Response:
    """Let that account sign in nobody any more, for whoever knows the password."""
    desk, visit = Desk(request), browser_of(request)
    await check_password_of(desk, request, service_password, "service_password")
    async with desk.sessions.begin() as db:
        provider_id = await disconnect(db, visit.person.id, identity_id)
        await record(db, "identity.disconnected", by=visit.person.id, subject=provider_id)
    return desk.go("/accounts/me#services")


async def _sent_out(
    desk: Desk,
    provider_id: str,
    *,
    next_url: str,
    invitation: str = "",
    user_id: UserId | None = None,
) -> Response:
    async with desk.sessions.begin() as db:
        provider = await get_provider(db, desk.wired[Secrets], provider_id)
        errand = await send_out(
            db,
            provider.id,
            _back(desk, provider.id),
            next_url=next_url,
            invitation=invitation,
            user_id=user_id,
        )
    url = await desk.wired[SignInServices].address_of(provider, errand)
    if user_id is None:
        answer: Response = RedirectResponse(url, 303)
    else:
        answer = desk.show("accounts/onward.html", {"provider": provider, "url": url})
    answer.headers["Cache-Control"] = "no-store"
    answer.set_cookie(
        _COOKIE,
        errand.state,
        max_age=int(LASTS.total_seconds()),
        path="/accounts/services",
        httponly=True,
        samesite="lax",
        secure=desk.request.url.scheme == "https",
    )
    return answer


async def _come_back(desk: Desk, provider_id: str) -> Response:
    said = desk.request.query_params
    kept = desk.request.cookies.get(_COOKIE, "")
    async with desk.sessions.begin() as db:
        provider = await get_provider(db, desk.wired[Secrets], provider_id)
        back = _back(desk, provider_id)
        sent = await take_back(db, provider_id, back, state=said.get("state", ""), kept=kept)
    if "error" in said:
        raise NotBelieved(f"{provider.name} did not sign you in. Try again, or another way.")
    claims = await desk.wired[SignInServices].claims_of(provider, sent.errand, dict(said))
    if sent.user_id is not None:
        return await _connected(desk, provider, claims, sent.user_id)
    return await _let_in(desk, provider, claims, sent)


async def _let_in(desk: Desk, provider: Provider, claims: Claims, sent: Sent) -> Response:
    async with desk.sessions.begin() as db:
        person = await let_in(db, provider, claims, Door(desk.sign_up, sent.invitation))
        ways = await second_factor.ways_of(db, person.id)
        if ways.is_asked:
            return ask(desk, await new_proof(db, person, "second", ""), sent.next_url, ways)
        await record(db, "session.opened", by=person.id, how=provider.name)
        opened = await open_session(
            db, person.id, by=provider.name, place=desk.place, before=desk.token
        )
    return desk.come_in(opened, sent.next_url)


async def _connected(desk: Desk, provider: Provider, claims: Claims, user_id: UserId) -> Response:
    visit = None
    with suppress(Problem):
        visit = browser_of(desk.request)
    if visit is None or visit.person.id != user_id:
        raise NotBelieved("Somebody else is signed in here now. Begin again on your own page.")
    async with desk.sessions.begin() as db:
        await connect(db, provider, claims, user_id)
        await record(db, "identity.connected", by=user_id, subject=provider.id)
    return desk.go("/accounts/me#services")


def _back(desk: Desk, provider_id: str) -> str:
    return desk.address_of(f"/accounts/services/{provider_id}/back")


def _refused(desk: Desk, problem: Problem) -> Response:
    context = {"title": problem.title, "detail": problem.detail}
    return desk.show("accounts/refused.html", context, status_of(problem))
