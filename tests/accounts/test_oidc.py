"""Signing in by accounts of other services, and everything that must not let anybody in."""

import time
from collections.abc import AsyncIterator, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import httpx2
import pytest
from joserfc.jwk import RSAKey
from sqlalchemy import select, text, update
from tests.make.oidc_server import CLIENT, SECRET, Provider, key_named, oidc_provider
from tests.make.people import OWNER, PASSWORD, member_token, outsider_token, owner_token
from tests.make.visitors import Client, browser_of

from limelight.accounts.models import EntryRow, IdentityRow, MembershipRow, SecondFactorRow, UserRow
from limelight.accounts.schemas import Role, Workspace
from limelight.accounts.workspaces.inviting import ask_in
from limelight.app.studio import opened
from limelight.kit.clock import utc_now
from limelight.kit.db.sessions import Sessions
from limelight.kit.settings import AccountsSettings, Settings
from limelight.kit.wiring import Wired

FORM = {"name": "Example Ltd", "client_id": CLIENT, "secret": SECRET}
PAGE = "/accounts/providers"


@pytest.fixture
def service() -> Iterator[Provider]:
    with oidc_provider() as provider:
        yield provider


@pytest.fixture
async def wired(tmp_path: Path) -> AsyncIterator[Wired]:
    async with _studio(tmp_path, "invite-only") as one:
        yield one


def _studio(folder: Path, sign_up: Any) -> Any:
    mode = AccountsSettings(sign_up=sign_up)
    return opened(Settings(data=folder / "data", workers=1, accounts=mode))


async def _add(owner: Client, service: Provider, **more: str) -> str:
    answer = await owner.post(PAGE, data={**FORM, "issuer": service.url, **more})
    assert answer.status_code == 303, answer.text
    page = (await owner.get(PAGE)).text
    return page.split("/accounts/services/")[1].split("/back")[0]


async def _through(
    browser: Client, service: Provider, provider_id: str, query: str = ""
) -> httpx2.Response:
    out = await browser.get(f"/accounts/services/{provider_id}{query}")
    assert out.status_code == 303, out.text
    assert out.headers["location"].startswith(f"{service.url}/authorize?")
    return await browser.get(service.authorize(out.headers["location"]))


async def _verified(wired: Wired, email: str) -> None:
    async with wired[Sessions].begin() as db:
        named = update(UserRow).where(UserRow.email == email)
        await db.execute(named.values(email_verified_at=utc_now()))


async def _people(wired: Wired) -> list[str]:
    async with wired[Sessions].read() as db:
        return sorted(await db.scalars(select(UserRow.email)))


async def _role_of(wired: Wired, email: str) -> str | None:
    async with wired[Sessions].read() as db:
        asked = (
            select(MembershipRow.role)
            .join(UserRow, UserRow.id == MembershipRow.user_id)
            .where(MembershipRow.workspace_id == wired[Workspace].id, UserRow.email == email)
        )
        return await db.scalar(asked)


async def test_a_verified_account_of_the_same_address_is_connected_and_used(
    wired: Wired, owner: Client, service: Provider
) -> None:
    provider_id = await _add(owner, service)
    service.person = {"sub": "o-1", "email": "OLIVE@example.com", "email_verified": True}
    async with browser_of(wired) as browser:
        assert "Go on with Example Ltd" in (await browser.get("/accounts/sign-in")).text
        refused = await _through(browser, service, provider_id)
        assert refused.status_code == 403
        assert "nobody has shown that the address is theirs" in refused.text
        await _verified(wired, OWNER.email)
        came = await _through(browser, service, provider_id, "?next=/characters")
        assert (came.status_code, came.headers["location"]) == (303, "/characters")
        assert "by Example Ltd" in (await browser.get("/accounts/me")).text
        # The address may change there later; who it is does not.
        service.person = {"sub": "o-1", "email": "new@example.com", "email_verified": True}
        assert (await _through(browser, service, provider_id)).status_code == 303
    assert await _people(wired) == [OWNER.email]


@pytest.mark.parametrize("verified", [False, None, 1, "yes", [True]])
async def test_an_unverified_address_reaches_no_account_and_makes_none(
    wired: Wired, owner: Client, service: Provider, verified: Any
) -> None:
    await _verified(wired, OWNER.email)
    provider_id = await _add(owner, service)
    async with browser_of(wired) as browser:
        for email in (OWNER.email, "nia@example.com"):
            service.person = {"sub": "e-1", "email": email, "email_verified": verified}
            refused = await _through(browser, service, provider_id)
            assert refused.status_code == 403
            assert "does not say that your address is verified" in refused.text
            assert (await browser.get("/accounts/me")).status_code == 303
    assert await _people(wired) == [OWNER.email]


def _other_key(one: Provider) -> None:
    one.signs_with = RSAKey.generate_key(2048, {"kid": "one"})


def _unknown_key(one: Provider) -> None:
    one.signs_with = key_named("two")


def _shared_secret(one: Provider) -> None:
    one.algorithm = "HS256"


def _unsigned(one: Provider) -> None:
    one.algorithm = "none"


def _an_hour_ago() -> float:
    return time.time() - 3600


def _in_an_hour() -> float:
    return time.time() + 3600


_LIES: list[Any] = [
    _other_key, _unknown_key, _shared_secret, _unsigned,
    {"iss": "https://evil.example"}, {"aud": "another"}, {"aud": ["another", CLIENT]},
    {"aud": [CLIENT, "another"], "azp": "another"}, {"aud": None}, {"azp": "another"},
    {"exp": _an_hour_ago}, {"exp": None}, {"exp": True}, {"exp": "9999999999"},
    {"iat": _in_an_hour}, {"iat": None}, {"nonce": "another"}, {"nonce": None},
    {"nonce": 7}, {"sub": None}, {"sub": ""}, {"sub": 7}, {"sub": "x" * 300},
]  # fmt: skip


@pytest.mark.parametrize("lie", _LIES)
async def test_a_token_that_is_not_the_services_for_this_browser_now_is_not_believed(
    wired: Wired, owner: Client, service: Provider, lie: Any
) -> None:
    await _verified(wired, OWNER.email)
    provider_id = await _add(owner, service)
    service.person = {"sub": "o-1", "email": OWNER.email, "email_verified": True}
    if callable(lie):
        lie(service)
    else:
        service.lies = {name: v() if callable(v) else v for name, v in lie.items()}
    async with browser_of(wired) as browser:
        refused = await _through(browser, service, provider_id)
        assert refused.status_code == 403
        assert "was not believed" in refused.text
        assert (await browser.get("/accounts/me")).status_code == 303


async def test_what_comes_back_belongs_to_this_browser_and_works_once(
    wired: Wired, owner: Client, service: Provider
) -> None:
    await _verified(wired, OWNER.email)
    provider_id = await _add(owner, service)
    service.person = {"sub": "o-1", "email": OWNER.email, "email_verified": True}
    async with browser_of(wired) as browser, browser_of(wired) as victim:
        out = await browser.get(f"/accounts/services/{provider_id}")
        back = service.authorize(out.headers["location"])
        planted = await victim.get(back)
        assert planted.status_code == 403
        assert "begun in another browser" in planted.text
        assert (await browser.get(back)).status_code == 303
        again = await browser.get(back)
        assert again.status_code == 403
        out = await browser.get(f"/accounts/services/{provider_id}")
        mixed = service.authorize(out.headers["location"]).replace("iss=http", "iss=https")
        assert "comes from another service" in (await browser.get(mixed)).text
        out = await browser.get(f"/accounts/services/{provider_id}")
        told = service.authorize(out.headers["location"])
        stripped = told.split("&iss=")[0]
        assert "comes from another service" in (await browser.get(stripped)).text
        service.says_error = "access_denied"
        denied = await _through(browser, service, provider_id)
        assert "did not sign you in" in denied.text
        outside = await browser.get(f"/accounts/services/{provider_id}?next=//evil.example")
        service.says_error = ""
        came = await browser.get(service.authorize(outside.headers["location"]))
        assert came.headers["location"] == "/"


@pytest.mark.parametrize(
    ("sign_up", "invited", "status"),
    [("invite-only", False, 403), ("invite-only", True, 303), ("open", False, 303),
     ("closed", False, 403), ("closed", True, 403)],
)  # fmt: skip
async def test_whoever_is_new_is_let_in_as_the_studio_lets_people_in(
    tmp_path: Path, service: Provider, sign_up: str, *, invited: bool, status: int
) -> None:
    async with _studio(tmp_path, sign_up) as wired:
        async with browser_of(wired, await owner_token(wired[Sessions])) as owner:
            provider_id = await _add(owner, service)
            if invited:
                form = {"email": "NIA@example.com", "role": "reviewer"}
                await owner.post("/accounts/people/invite", data=form)
        async with browser_of(wired) as browser:
            came = await _through(browser, service, provider_id)
            assert came.status_code == status
            assert ("nia@example.com" in await _people(wired)) is (status == 303)
            if status == 303:
                page = (await browser.get("/accounts/me")).text
                assert "verified" in page
                assert 'name="old"' not in page
                assert await _role_of(wired, "nia@example.com") == ("reviewer" if invited else None)


async def test_an_invitation_by_link_is_taken_with_an_account_of_the_service(
    wired: Wired, owner: Client, service: Provider
) -> None:
    provider_id = await _add(owner, service)
    page = await owner.post("/accounts/people/invite", data={"role": "viewer"})
    token = page.text.split("/accounts/join?token=")[1].split('"')[0]
    async with browser_of(wired) as browser:
        assert f"?token={token}" in (await browser.get(f"/accounts/join?token={token}")).text
        came = await _through(browser, service, provider_id, f"?token={token}")
        assert came.status_code == 303
    assert await _role_of(wired, "nia@example.com") == "viewer"
    async with wired[Sessions].begin() as db:
        foreign = await ask_in(db, "somebody@example.com")
    async with browser_of(wired) as browser:
        service.person = {"sub": "e", "email": "eve@example.com", "email_verified": True}
        refused = await _through(browser, service, provider_id, f"?token={foreign}")
        assert refused.status_code == 404
    assert "eve@example.com" not in await _people(wired)


async def test_only_the_named_domains_are_let_in_and_become_what_is_said(
    wired: Wired, owner: Client, service: Provider
) -> None:
    too_wide = {**FORM, "issuer": service.url, "joins_as": "editor"}
    refused = await owner.post(PAGE, data=too_wide)
    assert (refused.status_code, "all will be let in" in refused.text) == (422, True)
    provider_id = await _add(owner, service, domains="Example.com", joins_as="editor")
    async with browser_of(wired) as browser:
        for email in ("eve@evil.example", "eve@sub.example.com", "eve@example.com.evil.example"):
            service.person = {"sub": email, "email": email, "email_verified": True}
            assert (await _through(browser, service, provider_id)).status_code == 403
        service.person = {"sub": "n", "email": "nia@example.com", "email_verified": True}
        assert (await _through(browser, service, provider_id)).status_code == 303
    assert await _role_of(wired, "nia@example.com") == "editor"
    assert await _people(wired) == ["nia@example.com", OWNER.email]


async def test_roles_follow_what_the_service_says_but_owners_stay(
    wired: Wired, owner: Client, service: Provider
) -> None:
    roles = "staff = viewer\nstudio makers = editor\nheads=admin"
    provider_id = await _add(owner, service, role_claim="realm_access.roles", roles=roles)
    steps = [(["staff", "studio makers"], "editor"), (["heads"], "admin"), (["staff"], "viewer"),
             ([], "viewer"), (["nothing known"], "viewer")]  # fmt: skip
    async with browser_of(wired) as browser:
        for said, expected in steps:
            service.lies = {"realm_access": {"roles": said}}
            assert (await _through(browser, service, provider_id)).status_code == 303
            assert await _role_of(wired, "nia@example.com") == expected
        await _verified(wired, OWNER.email)
        service.person = {"sub": "o", "email": OWNER.email, "email_verified": True}
        service.lies = {"realm_access": {"roles": ["staff"]}}
        assert (await _through(browser, service, provider_id)).status_code == 303
    assert await _role_of(wired, OWNER.email) == "owner"
    nobody = {**FORM, "issuer": service.url, "role_claim": "groups", "roles": "all = owner"}
    assert "Nobody becomes owner" in (await owner.post(PAGE, data=nobody)).text


async def test_one_connects_an_account_oneself_and_takes_it_off(
    wired: Wired, owner: Client, service: Provider
) -> None:
    provider_id = await _add(owner, service)
    url = f"/accounts/me/services/{provider_id}/connect"
    wrong = await owner.post(url, data={"service_password": "not the one at all"})
    assert wrong.status_code == 422
    service.person = {"sub": "elsewhere", "email": "other@example.net", "email_verified": False}
    page = await owner.post(url, data={"service_password": PASSWORD})
    link = page.text.split('<a class="btn" href="')[1].split('"')[0].replace("&amp;", "&")
    back = await owner.get(service.authorize(link))
    assert back.headers["location"] == "/accounts/me#services"
    async with browser_of(wired) as browser:
        assert (await _through(browser, service, provider_id)).status_code == 303
    token = await member_token(wired[Sessions], wired[Workspace], Role.VIEWER, "Eve")
    async with browser_of(wired, token) as eve:
        page = await eve.post(url)
        link = page.text.split('<a class="btn" href="')[1].split('"')[0].replace("&amp;", "&")
        taken = await eve.get(service.authorize(link))
        assert "signs in somebody else" in taken.text
        async with wired[Sessions].read() as db:
            row = (await db.scalars(select(IdentityRow))).one()
        off = f"/accounts/me/services/{row.id}/disconnect"
        assert (await eve.post(off)).status_code == 404
    await owner.post(off, data={"service_password": PASSWORD})
    async with browser_of(wired) as browser:
        assert (await _through(browser, service, provider_id)).status_code == 403


async def test_the_only_way_in_is_not_taken_off(
    wired: Wired, owner: Client, service: Provider
) -> None:
    provider_id = await _add(owner, service, domains="example.com", joins_as="viewer")
    async with browser_of(wired) as nia:
        assert (await _through(nia, service, provider_id)).status_code == 303
        async with wired[Sessions].read() as db:
            row = (await db.scalars(select(IdentityRow))).one()
        kept = await nia.post(f"/accounts/me/services/{row.id}/disconnect")
        assert (kept.status_code, "Nothing else signs you in" in kept.text) == (409, True)


async def test_a_second_proof_is_asked_for_here_too(
    wired: Wired, owner: Client, service: Provider
) -> None:
    await _verified(wired, OWNER.email)
    provider_id = await _add(owner, service)
    async with wired[Sessions].begin() as db:
        whose = await db.scalar(select(UserRow.id).where(UserRow.email == OWNER.email))
        db.add(SecondFactorRow(user_id=whose, sealed="", last_step=0, confirmed_at=utc_now()))
    service.person = {"sub": "o-1", "email": OWNER.email, "email_verified": True}
    async with browser_of(wired) as browser:
        asked = await _through(browser, service, provider_id)
        assert "One more proof" in asked.text
        assert (await browser.get("/accounts/me")).status_code == 303


async def test_new_keys_are_fetched_and_an_address_may_come_from_userinfo(
    wired: Wired, owner: Client, service: Provider
) -> None:
    await _verified(wired, OWNER.email)
    provider_id = await _add(owner, service)
    async with browser_of(wired) as browser:
        service.person = {"sub": "o-1"}
        service.in_userinfo = {"sub": "x-9", "email": OWNER.email, "email_verified": True}
        assert "tells of somebody else" in (await _through(browser, service, provider_id)).text
        # Verified in the token, an address beside it: not the same place, not believed.
        service.in_userinfo = {"sub": "o-1", "email": OWNER.email}
        service.lies = {"email_verified": True}
        assert (await _through(browser, service, provider_id)).status_code == 403
        service.lies = {}
        service.in_userinfo = {"sub": "o-1", "email": OWNER.email, "email_verified": True}
        assert (await _through(browser, service, provider_id)).status_code == 303


async def test_a_service_that_wants_the_secret_in_the_form_gets_it_there(
    wired: Wired, owner: Client, service: Provider
) -> None:
    await _verified(wired, OWNER.email)
    service.described = {"token_endpoint_auth_methods_supported": ["client_secret_post"]}
    provider_id = await _add(owner, service)
    first, second = service.key, key_named("two")
    service.person = {"sub": "o-1", "email": OWNER.email, "email_verified": True}
    async with browser_of(wired) as browser:
        assert (await _through(browser, service, provider_id)).status_code == 303
        service.published, service.signs_with = [first, second], second
        assert (await _through(browser, service, provider_id)).status_code in {303, 403}


@pytest.mark.parametrize(
    ("described", "why"),
    [
        ({"issuer": "https://evil.example"}, "describes"),
        ({"token_endpoint": "http://evil.example/token"}, "is not HTTPS"),
        ({"jwks_uri": None}, "lacks jwks_uri"),
        ({"authorization_endpoint": 7}, "lacks authorization_endpoint"),
    ],
)
async def test_a_service_that_describes_itself_wrongly_is_not_added(
    owner: Client, service: Provider, described: dict[str, Any], why: str
) -> None:
    service.described = described
    answer = await owner.post(PAGE, data={**FORM, "issuer": service.url})
    assert answer.status_code == 422
    assert why in answer.text.replace("&#39;", "'")
    gone = await owner.post(PAGE, data={**FORM, "issuer": "http://127.0.0.1:9"})
    assert "does not answer" in gone.text
    assert (
        "must begin with https"
        in (await owner.post(PAGE, data={**FORM, "issuer": "http://login.example.com"})).text
    )


async def test_secrets_are_sealed_and_only_who_owns_the_studio_sees_the_page(
    wired: Wired, owner: Client, service: Provider
) -> None:
    provider_id = await _add(owner, service)
    async with wired[Sessions].read() as db:
        kept = str((await db.execute(text("SELECT * FROM accounts_providers"))).all())
    assert SECRET not in kept
    page = (await owner.get(f"{PAGE}/{provider_id}")).text
    assert SECRET not in page
    changed = {**FORM, "secret": "", "name": "Renamed", "issuer": "https://evil.example"}
    assert (await owner.post(f"{PAGE}/{provider_id}", data=changed)).status_code == 303
    await _verified(wired, OWNER.email)
    service.person = {"sub": "o-1", "email": OWNER.email, "email_verified": True}
    async with browser_of(wired) as browser:
        assert (await _through(browser, service, provider_id)).status_code == 303
    token, _ = await outsider_token(wired[Sessions])
    async with browser_of(wired, token) as outsider:
        for method, url in (("GET", PAGE), ("POST", PAGE), ("GET", f"{PAGE}/{provider_id}"),
                            ("POST", f"{PAGE}/{provider_id}/remove")):  # fmt: skip
            assert (await outsider.request(method, url)).status_code == 404
        assert PAGE not in (await outsider.get("/accounts/me")).text
    await owner.post(f"{PAGE}/{provider_id}/remove")
    async with wired[Sessions].read() as db:
        acts = list(await db.scalars(select(EntryRow.act).order_by(EntryRow.number)))
    assert [act for act in acts if act.startswith("provider.")] == [
        "provider.added", "provider.changed", "provider.removed",
    ]  # fmt: skip


# The other program warns of what it uses of its own libraries.
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
async def test_a_provider_of_others_signs_in(wired: Wired, owner: Client) -> None:
    oidc_provider_mock: Any = import_module("oidc_provider_mock")
    with oidc_provider_mock.run_server_in_thread() as server:
        issuer = f"http://localhost:{server.server_port}"
        person = {"email": "nia@example.com", "email_verified": True, "name": "Nia New"}
        httpx2.put(f"{issuer}/users/{quote('nia')}", json=person).raise_for_status()
        form = {**FORM, "issuer": issuer, "domains": "example.com", "joins_as": "reviewer"}
        assert (await owner.post(PAGE, data=form)).status_code == 303
        page = (await owner.get(PAGE)).text
        provider_id = page.split("/accounts/services/")[1].split("/back")[0]
        async with browser_of(wired) as browser:
            out = await browser.get(f"/accounts/services/{provider_id}?next=/library")
            signed = httpx2.post(out.headers["location"], data={"sub": "nia"})
            assert signed.status_code == 302, signed.text
            came = await browser.get(signed.headers["location"])
            assert (came.status_code, urlsplit(came.headers["location"]).path) == (303, "/library")
    assert await _role_of(wired, "nia@example.com") == "reviewer"
