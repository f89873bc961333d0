"""Assets that are no production are put up for review: from the library, by key, by command."""

import asyncio
import json
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.make.assets import keep, png
from tests.make.people import CHEAP, member_token, outsider_token, owner_token
from tests.make.program import call
from tests.make.visitors import Client, browser_of

from limelight.accounts.people.passwords import Passwords
from limelight.accounts.schemas import Role, Workspace
from limelight.accounts.sessions.keys import create_key
from limelight.accounts.workspaces.changing import list_members
from limelight.app.studio import opened
from limelight.kit.db.sessions import Sessions
from limelight.kit.settings import Settings
from limelight.kit.wiring import Wired
from limelight.library.finding.lists import list_numbers
from limelight.library.queries import get_asset
from limelight.library.schemas import Asset, AssetFilter
from limelight.library.service import Library
from limelight.library.shelving import changes, versions
from limelight.reviews import queries, service
from limelight.reviews.assets.asking import put_up
from limelight.reviews.passing import passing
from limelight.reviews.schemas import Policy, ReviewView, Subject

STRICT = Policy(needed=1, gates_shares=True, gates_clients=True)


class Studio(NamedTuple):
    """A studio with nothing in its library yet."""

    wired: Wired
    owner: Client
    folder: Path

    async def keep(self, prompt: str, kind: str = "image", suffix: str = ".png") -> Asset:
        content = None if suffix == ".png" else f"<b>{prompt}</b>".encode()
        return await keep(
            self.wired[Library], self.wired[Sessions], self.folder, prompt, kind=kind,
            suffix=suffix, content=content,
        )  # fmt: skip

    async def ask(self, *assets: Asset) -> str:
        """Put them up in the page; where that leads."""
        numbers = ",".join(str(one.number) for one in assets)
        sent = await self.owner.post("/reviews/assets", data={"numbers": numbers})
        assert sent.status_code == 303, sent.text
        return str(sent.headers["location"])

    async def view(self, path: str) -> ReviewView:
        async with self.wired[Sessions].read() as db:
            return await queries.get_view(db, self.wired[Workspace].id, path.rsplit("/", 1)[1])

    async def set(self, policy: Policy) -> None:
        async with self.wired[Sessions].begin() as db:
            await service.set_policy(db, self.wired[Workspace].id, policy)


@pytest.fixture
async def studio(tmp_path: Path) -> AsyncIterator[Studio]:
    async with opened(Settings(data=tmp_path / "data", workers=1)) as wired:
        wired.root.serve(Passwords, CHEAP)
        token = await owner_token(wired[Sessions])
        async with browser_of(wired, token) as owner:
            yield Studio(wired, owner, tmp_path)


async def test_one_asset_leads_to_its_review_and_a_decision(studio: Studio) -> None:
    asset = await studio.keep("A <b>mug</b>")
    part = f"/reviews/of/{asset.id}"
    assert "Put up for review" in (await studio.owner.get(part)).text
    where = await studio.ask(asset)
    page = (await studio.owner.get(where)).text
    assert f'<img src="/library/{asset.id}/file?v=' in page
    assert "Click into the picture to pin a place." in page
    assert "A &lt;b&gt;mug&lt;/b&gt;" in page
    assert 'data-key="e"' not in page
    assert where in (await studio.owner.get(part)).text
    assert await studio.ask(asset) == where
    waiting = await studio.owner.get("/library/order?review=waiting")
    assert waiting.headers["x-count"] == "1"
    pinned = {"text": "Too blue.", "x": "0.25", "y": "0.75"}
    assert (await studio.owner.post(f"{where}/comments", data=pinned)).status_code == 303
    await studio.owner.post(f"{where}/decide", data={"verdict": "approve"})
    view = await studio.view(where)
    assert (view.state, view.needed) == ("approved", 1)
    assert view.comments[0].pin.x == 0.25


async def test_many_go_into_the_queue_which_says_what_was_left_out(studio: Studio) -> None:
    await studio.set(Policy(needed=2))
    picture, sound = await studio.keep("One"), await studio.keep("Two", "speech", ".wav")
    text, film = await studio.keep("Three", "text", ".txt"), await studio.keep("F", "video", ".mp4")
    data = await studio.keep("Four", "layers", ".json")
    where = await studio.ask(picture, sound, text, film, data)
    queue = (await studio.owner.get(where)).text
    assert "4 put up for review. Left out: data," in queue
    assert "0 / 2" in queue
    for kind, mark in (("audio", "<audio controls"), ("text", "&lt;b&gt;Three&lt;/b&gt;"),
                       ("video", "<video controls")):  # fmt: skip
        found = await _reviews(studio)
        page = (await studio.owner.get(f"/reviews/{found[kind]}")).text
        assert mark in page
    assert "None put up" in (await studio.owner.get(await studio.ask(data, data))).text


async def test_the_gate_asks_about_assets_too(studio: Studio) -> None:
    await studio.set(STRICT)
    asset = await studio.keep("A mug")
    shares = {"numbers": str(asset.number)}
    assert (await studio.owner.post("/library/shares", data=shares)).status_code == 403
    where = await studio.ask(asset)
    assert (await studio.owner.post(f"{where}/links")).status_code == 403
    await studio.owner.post(f"{where}/decide", data={"verdict": "approve"})
    assert (await studio.owner.post("/library/shares", data=shares)).status_code == 200
    async with studio.wired[Sessions].read() as db:
        own, content = studio.wired[Workspace].id, asset.file.sha256
        assert await passing(db, own, {content}, "publish") == {content}


async def test_a_client_gets_the_labelled_file_while_it_is_there(studio: Studio) -> None:
    asset = await keep(
        studio.wired[Library], studio.wired[Sessions], studio.folder, "A mug",
        content=png(width=64, height=64),
    )  # fmt: skip
    where = await studio.ask(asset)
    made = await studio.owner.post(f"{where}/links")
    link = re.search(r"/reviews/client/[\w-]+", made.text)
    assert link is not None
    async with browser_of(studio.wired) as stranger:
        page = (await stranger.get(link[0])).text
        assert "Made with AI, and labelled so." in page
        assert f'src="{link[0]}/media/0/file"' in page
        file = await stranger.get(f"{link[0]}/media/0/file")
        assert file.status_code == 200
        assert file.content != png(width=64, height=64)
        assert b"c2pa" in file.content
        assert (await stranger.get(f"{link[0]}/media/1/file")).status_code == 404
        async with studio.wired[Sessions].begin() as db:
            await changes.change_many(db, studio.wired[Workspace].id, [asset.number], "delete")
        assert (await stranger.get(f"{link[0]}/media/0/file")).status_code == 404
    assert "in the trash of the library" in (await studio.owner.get(where)).text


async def test_a_newer_version_replaces_what_waits(studio: Studio) -> None:
    first, second = await studio.keep("One"), await studio.keep("Two")
    before = await studio.ask(first)
    async with studio.wired[Sessions].begin() as db:
        await versions.replace(db, studio.wired[Workspace].id, first.id, second.id)
    async with studio.wired[Sessions].read() as db:
        newer = await get_asset(db, studio.wired[Workspace].id, second.id)
    after = await studio.ask(newer)
    assert after != before
    assert (await studio.view(before)).state == "replaced"
    assert f'href="/library/{second.id}/compare"' in (await studio.owner.get(after)).text
    assert "None put up" in (await studio.owner.get(await studio.ask(first))).text


async def test_what_is_part_of_a_production_has_its_review_there(studio: Studio) -> None:
    await studio.set(STRICT)
    asset = await studio.keep("A film", "video", ".mp4")
    medium = {"kind": "video", "url": "/", "label": "9:16", "stored": asset.file.name}
    subject = Subject.model_validate(
        {"kind": "production", "id": "1", "version": 1, "title": "B", "url": "/", "media": [medium]}
    )
    async with studio.wired[Sessions].begin() as db:
        await service.ask(db, studio.wired[Workspace].id, subject)
    assert "None put up" in (await studio.owner.get(await studio.ask(asset))).text
    assert "Put up for review" not in (await studio.owner.get(f"/reviews/of/{asset.id}")).text


async def test_two_who_put_up_the_same_at_once_get_one_review(studio: Studio) -> None:
    asset = await studio.keep("A mug")
    own, store = studio.wired[Workspace].id, studio.wired[Library].store
    asks = (put_up(studio.wired[Sessions], store, own, [asset.number]) for _ in range(4))
    done = await asyncio.gather(*asks)
    assert len({one.review_ids for one in done}) == 1


async def test_others_put_up_nothing(studio: Studio) -> None:
    asset = await studio.keep("A mug")
    told = {"numbers": str(asset.number)}
    sessions, own = studio.wired[Sessions], studio.wired[Workspace]
    reviewer = await member_token(sessions, own, Role.REVIEWER, "Rita")
    async with browser_of(studio.wired, reviewer) as client:
        assert (await client.post("/reviews/assets", data=told)).status_code == 403
        part = (await client.get(f"/reviews/of/{asset.id}")).text
        assert "Put up for review" not in part
    token, _ = await outsider_token(sessions)
    async with browser_of(studio.wired, token) as client:
        assert (await client.post("/reviews/assets", data=told)).status_code == 422
        assert (await client.get(f"/reviews/of/{asset.id}")).status_code == 404
    for wrong in ("", "x", "1,", "٣", "-1", "9" * 40, ",".join(["1"] * 300)):
        sent = await studio.owner.post("/reviews/assets", data={"numbers": wrong})
        assert sent.status_code in (303, 422), wrong
    async with sessions.read() as db:
        found = await list_numbers(db, own.id, AssetFilter(review="waiting"))
    assert found.tolist() == ([asset.number] if asset.number == 1 else [])


async def test_programs_put_assets_up(studio: Studio) -> None:
    asset, data = await studio.keep("A mug"), await studio.keep("Four", "layers", ".json")
    async with studio.wired[Sessions].begin() as db:
        (who,) = [one.person for one in await list_members(db, studio.wired[Workspace].id)]
        _, key = await create_key(db, studio.wired[Workspace].id, who.id, name="a test")
    async with browser_of(studio.wired) as program:
        program.headers = {"authorization": f"Bearer {key}"}
        wish = {"asset_ids": [asset.id, data.id, "nobody"]}
        done = (await program.post("/api/v1/reviews", json=wish)).json()
        assert [one["asset_id"] for one in done["left_out"]] == [data.id]
        (review,) = done["review_ids"]
        view = (await program.get(f"/api/v1/reviews/{review}")).json()
        assert view["subject"]["media"][0]["kind"] == "image"
        empty = await program.post("/api/v1/reviews", json={"asset_ids": ["nobody"]})
        assert empty.status_code == 422


async def _reviews(studio: Studio) -> dict[str, str]:
    async with studio.wired[Sessions].read() as db:
        page = await queries.list_page(
            db, [studio.wired[Workspace].id], state="waiting", assigned_to=None, cursor=None,
            limit=50,
        )  # fmt: skip
    return {one.subject.media[0].kind: one.id for one in page.items}


def test_the_command_puts_up_lists_and_decides(tmp_path: Path) -> None:
    asset_id = asyncio.run(_prepared(tmp_path))
    asked = call("reviews", "ask", asset_id, data=tmp_path / "data")
    assert asked.code == 0, asked.err
    review = asked.out.strip()
    listed = json.loads(call("reviews", "list", "--json", data=tmp_path / "data").out)
    assert [one["id"] for one in listed["items"]] == [review]
    assert "A mug" in call("reviews", "list", data=tmp_path / "data").out
    decide = ("reviews", "decide", review)
    silent = call(*decide, "reject", "--as", "olive@example.com", data=tmp_path / "data")
    assert (silent.code, "Say in a sentence" in silent.err) == (2, True)
    nobody = call(*decide, "approve", "--as", "sam@example.com", data=tmp_path / "data")
    assert (nobody.code, "Nobody here" in nobody.err) == (2, True)
    done = call(*decide, "approve", "--as", "Olive@example.com", data=tmp_path / "data")
    assert done.out.startswith("A mug: approved, 1 of 1 approvals")
    assert "Olive Owner approve" in call("reviews", "show", review, data=tmp_path / "data").out


async def _prepared(tmp_path: Path) -> str:
    async with opened(Settings(data=tmp_path / "data", workers=1)) as wired:
        await owner_token(wired[Sessions])
        asset = await keep(wired[Library], wired[Sessions], tmp_path, "A mug")
    return asset.id
