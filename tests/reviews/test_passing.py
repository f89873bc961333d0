"""Nothing unapproved goes on: the gate, the links that ask it, and where assets stand."""

import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.make.people import CHEAP, owner_token
from tests.make.visitors import Client, browser_of

from limelight.accounts.people.passwords import Passwords
from limelight.accounts.schemas import Workspace
from limelight.app.studio import opened
from limelight.generation.schemas import Recipe
from limelight.kit.db.sessions import Sessions
from limelight.kit.settings import Settings
from limelight.kit.wiring import Wired
from limelight.library.finding.lists import list_numbers
from limelight.library.schemas import AssetFilter, Standing
from limelight.library.service import Library
from limelight.reviews import service
from limelight.reviews.errors import NotApproved
from limelight.reviews.passing import Way, passing, refuse_unapproved
from limelight.reviews.schemas import Medium, Policy, ReviewId, Subject

STRICT = Policy(needed=1, gates_shares=True, gates_clients=True)


class Studio(NamedTuple):
    """A studio with two films in its library; the first is asked to be reviewed."""

    wired: Wired
    owner: Client
    stranger: Client
    contents: list[str]

    async def keep(self, name: str, text: bytes) -> str:
        library = self.wired[Library]
        path = library.store.folder.parent / f"{name}.mp4"
        path.write_bytes(text)
        recipe = Recipe(
            kind="video", provider="embedded", model="film", version="1", settings={"title": name}
        )
        made = await library.keep(recipe, {"video": path}, {}, 0.0)
        self.contents.append(made.files["video"].name)
        return made.files["video"].sha256

    async def ask(self, version: int = 1, at: int = 0) -> ReviewId:
        medium = Medium(kind="video", url="/", label="9:16", stored=self.contents[at])
        subject = Subject(
            kind="production", id="1", version=version, title="Basil", url="/production/1",
            media=(medium,),
        )  # fmt: skip
        async with self.wired[Sessions].begin() as db:
            found = await service.ask(db, self.wired[Workspace].id, subject)
        assert found is not None
        return found

    async def set(self, policy: Policy) -> None:
        async with self.wired[Sessions].begin() as db:
            await service.set_policy(db, self.wired[Workspace].id, policy)

    async def standing(self, wanted: Standing) -> list[int]:
        async with self.wired[Sessions].read() as db:
            here = self.wired[Workspace].id
            found = await list_numbers(db, here, AssetFilter(review=wanted))
        return sorted(found.tolist())

    async def goes(self, way: Way) -> bool:
        content = self.contents[0].split(".")[0]
        async with self.wired[Sessions].read() as db:
            here = self.wired[Workspace].id
            allowed = content in await passing(db, here, {content}, way)
            try:
                await refuse_unapproved(db, here, {content}, way)
            except NotApproved:
                assert not allowed
                return False
        assert allowed
        return True


@pytest.fixture
async def studio(tmp_path: Path) -> AsyncIterator[Studio]:
    async with opened(Settings(data=tmp_path / "data", workers=1)) as wired:
        wired.root.serve(Passwords, CHEAP)
        token = await owner_token(wired[Sessions])
        async with browser_of(wired, token) as owner, browser_of(wired) as stranger:
            found = Studio(wired, owner, stranger, [])
            await found.keep("Basil", b"one")
            await found.keep("Coffee", b"two")
            yield found


async def test_nothing_is_held_where_nobody_has_to_approve(studio: Studio) -> None:
    for way in ("publish", "share", "client"):
        assert await studio.goes(way)


async def test_publishing_asks_for_approval_and_links_where_wanted(studio: Studio) -> None:
    await studio.set(Policy(needed=1))
    assert not await studio.goes("publish")
    assert await studio.goes("share")
    assert await studio.goes("client")
    await studio.set(STRICT)
    assert not await studio.goes("share")
    assert not await studio.goes("client")


async def test_what_is_approved_goes_until_it_is_taken_back(studio: Studio) -> None:
    await studio.set(STRICT)
    review = await studio.ask()
    decide = f"/reviews/{review}/decide"
    assert not await studio.goes("publish")
    await studio.owner.post(decide, data={"verdict": "approve"})
    for way in ("publish", "share", "client"):
        assert await studio.goes(way)
    await studio.owner.post(f"/reviews/{review}/reopen")
    assert not await studio.goes("publish")
    await studio.owner.post(decide, data={"verdict": "reject", "reason": "No."})
    assert not await studio.goes("publish")


async def test_another_content_under_the_same_recipe_is_not_approved(studio: Studio) -> None:
    await studio.set(STRICT)
    review = await studio.ask()
    await studio.owner.post(f"/reviews/{review}/decide", data={"verdict": "approve"})
    assert await studio.standing("approved")
    await studio.keep("Basil", b"another film")
    assert not await studio.standing("approved")


async def test_assets_are_filtered_by_where_they_stand(studio: Studio) -> None:
    await studio.set(STRICT)
    first = await studio.ask()
    assert len(await studio.standing("waiting")) == 1
    await studio.ask(version=2, at=1)
    assert len(await studio.standing("replaced")) == 1
    assert len(await studio.standing("waiting")) == 1
    assert len(await studio.standing("")) == 2
    found = await studio.owner.get("/library/order?review=replaced")
    assert found.headers["x-count"] == "1"
    assert (await studio.owner.get("/library/order?review=nonsense")).headers["x-count"] == "2"
    assert first


async def test_a_shared_link_shows_only_what_is_approved_then_and_later(studio: Studio) -> None:
    async def share() -> str | None:
        page = await studio.owner.post("/library/shares", data={"numbers": "1"})
        found = re.search(r"/library/shared/[\w-]+", page.text)
        return found[0] if found else None

    await studio.set(STRICT)
    review = await studio.ask()
    refused = await studio.owner.post("/library/shares", data={"numbers": "1"})
    assert refused.status_code == 403
    assert "not approved" in refused.text
    await studio.owner.post(f"/reviews/{review}/decide", data={"verdict": "approve"})
    link = await share()
    assert link is not None
    assert "Basil" in (await studio.stranger.get(link)).text
    await studio.owner.post(f"/reviews/{review}/reopen")
    assert "Basil" not in (await studio.stranger.get(link)).text
    await studio.set(Policy(needed=1))
    assert await share() is not None


async def test_a_client_sees_only_what_is_approved_where_that_is_wanted(studio: Studio) -> None:
    await studio.set(STRICT)
    review = await studio.ask()
    links = f"/reviews/{review}/links"
    assert (await studio.owner.post(links)).status_code == 403
    await studio.owner.post(f"/reviews/{review}/decide", data={"verdict": "approve"})
    page = await studio.owner.post(links)
    found = re.search(r"/reviews/client/[\w-]+", page.text)
    assert found is not None
    assert (await studio.stranger.get(found[0])).status_code == 200
    await studio.owner.post(f"/reviews/{review}/reopen")
    assert (await studio.stranger.get(found[0])).status_code == 403
    assert (await studio.stranger.get(f"{found[0]}/media/0/file")).status_code == 403
