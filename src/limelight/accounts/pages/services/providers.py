"""The sign-in services of the studio, for an owner of its first workspace."""

from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from pydantic import BaseModel, ConfigDict
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.responses import Response

from limelight.accounts.audit.recording import record
from limelight.accounts.errors import UnknownProvider
from limelight.accounts.gate import may, member_of
from limelight.accounts.oidc.providers import (
    Typed,
    add_provider,
    change_provider,
    get_provider,
    list_providers,
    read_provider,
    remove_provider,
)
from limelight.accounts.pages.desk import Desk, wrong_of
from limelight.accounts.ports import SignInServices
from limelight.accounts.schemas import Provider, Role
from limelight.kit.errors import Conflict, Invalid, Problem, Upstream
from limelight.kit.sealing.secrets import Secrets

router = APIRouter(prefix="/accounts/providers", include_in_schema=False)

_FIELDS = tuple(Typed.__dataclass_fields__)


class Sheet(BaseModel):
    """The form as it was typed; the secret is never shown again."""

    model_config = ConfigDict(frozen=True)

    name: str = ""
    issuer: str = ""
    client_id: str = ""
    secret: str = ""
    scopes: str = ""
    domains: str = ""
    joins_as: str = ""
    role_claim: str = ""
    roles: str = ""


@router.get("", dependencies=[may("studio.change")])
async def show(request: Request) -> Response:
    """All services, and a form for another."""
    return await _page(_owned(request))


@router.post("", dependencies=[may("studio.change")])
async def add(request: Request, typed: Annotated[Sheet, Form()]) -> Response:
    """Add a service that answers at its address."""
    desk = _owned(request)
    try:
        provider = read_provider(Typed(**typed.model_dump()))
        await desk.wired[SignInServices].check(provider)
        async with desk.sessions.begin() as db:
            made = await add_provider(db, desk.wired[Secrets], provider)
            await _told(db, request, "provider.added", made, name=provider.name)
    except (Invalid, Conflict, Upstream) as problem:
        return await _page(desk, typed, problem)
    return desk.go("/accounts/providers")


@router.get("/{provider_id}", dependencies=[may("studio.change")])
async def edit(request: Request, provider_id: str) -> Response:
    """The form of one of them."""
    desk = _owned(request)
    async with desk.sessions.read() as db:
        provider = await get_provider(db, desk.wired[Secrets], provider_id)
    return await _page(desk, _typed(provider), editing=provider)


@router.post("/{provider_id}", dependencies=[may("studio.change")])
async def change(request: Request, provider_id: str, typed: Annotated[Sheet, Form()]) -> Response:
    """Keep it as it was typed; without a secret the old one stays."""
    desk = _owned(request)
    kept = desk.wired[Secrets]
    async with desk.sessions.read() as db:
        before = await get_provider(db, kept, provider_id)
    try:
        told = Typed(**{**typed.model_dump(), "issuer": before.issuer})
        provider = replace(read_provider(told), id=provider_id)
        async with desk.sessions.begin() as db:
            await change_provider(db, kept, provider)
            await _told(db, request, "provider.changed", provider_id, name=provider.name)
    except (Invalid, Conflict) as problem:
        return await _page(desk, typed, problem, editing=before)
    return desk.go("/accounts/providers")


@router.post("/{provider_id}/remove", dependencies=[may("studio.change")])
async def remove(request: Request, provider_id: str) -> Response:
    """Remove it: who signed in by it signs in another way."""
    desk = _owned(request)
    async with desk.sessions.begin() as db:
        name = await remove_provider(db, provider_id)
        await _told(db, request, "provider.removed", provider_id, name=name)
    return desk.go("/accounts/providers")


def _owned(request: Request) -> Desk:
    desk = Desk(request)
    if not desk.owns_studio:
        raise UnknownProvider("Sign-in services belong to the studio's first workspace.")
    return desk


async def _told(db: AsyncSession, request: Request, act: str, subject: str, **facts: Any) -> None:
    by = member_of(request)
    await record(db, act, by=by.person.id, workspace_id=by.workspace.id, subject=subject, **facts)


def _typed(provider: Provider) -> Sheet:
    return Sheet(
        name=provider.name,
        issuer=provider.issuer,
        client_id=provider.client_id,
        scopes=" ".join(provider.scopes),
        domains=" ".join(provider.domains),
        joins_as=provider.joins_as.value if provider.joins_as else "",
        role_claim=provider.role_claim,
        roles="\n".join(f"{value} = {role.value}" for value, role in provider.roles.items()),
    )


async def _page(
    desk: Desk,
    typed: Sheet | None = None,
    problem: Problem | None = None,
    *,
    editing: Provider | None = None,
) -> Response:
    async with desk.sessions.read() as db:
        providers = await list_providers(db)
    context = {
        "providers": providers,
        "editing": editing,
        "typed": typed or Sheet(),
        "wrong": wrong_of(problem, _FIELDS),
        "back": desk.address_of("/accounts/services/…/back"),
        "back_of": lambda one: desk.address_of(f"/accounts/services/{one.id}/back"),
        "roles": [("", "Nothing: invitations and sign-up decide")]
        + [(role.value, role.value.capitalize()) for role in Role if role is not Role.OWNER],
    }
    return desk.show("accounts/providers.html", context, 422 if problem else 200)
