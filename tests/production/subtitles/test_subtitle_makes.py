"""Captions in further languages beside the decision on a make, and beside another make."""

import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import NamedTuple

import pytest
from sqlalchemy import update
from tests.make.api import small_studio
from tests.make.finished import ENGLISH, keep_filmed, spoken
from tests.make.people import owner_token
from tests.make.visitors import Client, browser_of

from limelight.accounts.schemas import Workspace
from limelight.kit.db.sessions import Sessions
from limelight.kit.wiring import Wired
from limelight.production.approval.service import ask_for_review
from limelight.production.models import ProductionRow
from limelight.production.schemas import ProductionId
from limelight.production.service import ProductionService
from limelight.production.steps.carrying import carried
from limelight.production.steps.making import Bench
from limelight.production.steps.opening import load_run
from limelight.production.steps.values import Finished
from limelight.production.subtitles.service import CHANGED, Subtitles
from limelight.reviews import queries, service
from limelight.reviews.passing import passing
from limelight.reviews.schemas import Policy, ReviewId

SPANISH = b"1\n00:00:00,200 --> 00:00:00,800\nHola a todos\n"
LATER = ENGLISH.replace("00:00:00,100", "00:00:00,300")


class Desk(NamedTuple):
    """A studio where one person must approve, its owner, and a finished make of one video."""

    wired: Wired
    owner: Client
    made: ProductionId
    folder: Path

    async def ask(self) -> ReviewId:
        async with self.wired[Sessions].begin() as db:
            return await ask_for_review(db, self.wired[Workspace].id, self.made)

    async def approve(self) -> None:
        review = await self.ask()
        done = await self.owner.post(f"/reviews/{review}/decide", data={"verdict": "approve"})
        assert done.status_code == 303

    async def state(self) -> tuple[str, str]:
        review = await self.ask()
        async with self.wired[Sessions].read() as db:
            view = await queries.get_view(db, self.wired[Workspace].id, review)
        return view.state, view.subject.changed

    async def bring(self, content: bytes = SPANISH, language: str = "es") -> None:
        await self.wired[Subtitles].bring(self.made, content, "a.srt", language)

    async def may_be_published(self) -> dict[str, bool]:
        """By kind, the videos of the make as the gate sees them."""
        async with self.wired[Sessions].read() as db:
            row = await db.get_one(ProductionRow, self.made)
            kept = {
                file["view"]["kind"]: file["stored"].split(".")[0]
                for file in row.files
                if file["view"]["mime"] == "video/mp4"
            }
            here = self.wired[Workspace].id
            passed = await passing(db, here, kept.values(), "publish")
        return {kind: content in passed for kind, content in kept.items()}

    async def again(self, said: str) -> list[Finished]:
        """What another make that says `said` keeps of the captions."""
        async with self.wired[Sessions].begin() as db:
            mine = ProductionRow.workspace_id == self.wired[Workspace].id
            await db.execute(update(ProductionRow).where(mine).values(attempt=2))
            row = await db.get_one(ProductionRow, self.made)
            video = next(file for file in row.files if file["view"]["kind"] == "video")
        bench = self.wired[Bench]
        files = [video, spoken(self.wired, self.made, self.folder, said)]
        run = await load_run(bench, self.made)
        made = [Finished.model_validate(file) for file in files]
        kept = await carried(bench, run, "Basil", made)
        assert await carried(bench, run, "Basil", made) == kept
        files += [file.model_dump(mode="json") for file in kept]
        await bench.tracker.done(self.made, files, 1.0, 0)
        return kept


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    async with small_studio(tmp_path / "data") as wired:
        token = await owner_token(wired[Sessions])
        async with wired[Sessions].begin() as db:
            await service.set_policy(db, wired[Workspace].id, Policy(needed=1, gates_clients=True))
        async with browser_of(wired, token) as owner:
            yield Desk(wired, owner, await keep_filmed(wired, tmp_path), tmp_path)


async def test_what_was_approved_waits_again_when_captions_change(desk: Desk) -> None:
    await desk.approve()
    assert await desk.may_be_published() == {"video": True}
    await desk.bring()
    assert await desk.state() == ("waiting", CHANGED)
    assert await desk.may_be_published() == {"video": False, "captioned": False}
    assert CHANGED in (await desk.owner.get(f"/reviews/{await desk.ask()}")).text
    await desk.approve()
    assert await desk.may_be_published() == {"video": True, "captioned": True}
    await desk.bring(SPANISH.replace(b"Hola", b"Otra"))
    assert await desk.may_be_published() == {"video": False, "captioned": False}
    await desk.approve()
    await desk.wired[Subtitles].remove(desk.made, "es")
    assert await desk.state() == ("waiting", CHANGED)
    assert await desk.may_be_published() == {"video": False}


async def test_a_video_with_captions_is_held_where_nobody_was_asked_about_it(desk: Desk) -> None:
    await desk.bring()
    assert await desk.may_be_published() == {"video": False, "captioned": False}
    async with desk.wired[Sessions].begin() as db:
        await service.set_policy(db, desk.wired[Workspace].id, Policy())
    assert await desk.may_be_published() == {"video": True, "captioned": True}


async def test_whoever_decides_can_read_every_language(desk: Desk) -> None:
    await desk.bring()
    review = await desk.ask()
    page = (await desk.owner.get(f"/reviews/{review}")).text
    assert f"/production/{desk.made}/files/captions-es.vtt?version=1" in page
    await desk.approve()
    answer = await desk.owner.post(f"/reviews/{review}/links")
    found = re.search(r"<code>http://[^/]+(/reviews/client/[^<]+)</code>", answer.text)
    assert found, answer.text
    async with browser_of(desk.wired) as client:
        assert 'srclang="es"' in (await client.get(found[1])).text
        track = await client.get(f"{found[1]}/media/0/captions/0")
        assert "Hola a todos" in track.text
        assert (await client.get(f"{found[1]}/media/0/captions/1")).status_code == 404
        await desk.bring(SPANISH, "pt")
        assert (await client.get(f"{found[1]}/media/0/captions/0")).status_code == 403


async def test_another_make_keeps_captions_where_all_is_said_at_the_same_times(desk: Desk) -> None:
    await desk.bring()
    kept = await desk.again(ENGLISH)
    names = ["captions-es.srt", "captions-es.vtt", "video-9x16-captions.mp4"]
    assert [file.view.name for file in kept] == names
    assert await desk.wired[Subtitles].missing(desk.made) == ()
    path = await desk.wired[ProductionService].open_file(desk.made, "captions-es.srt")
    assert "Hola a todos" in path.read_text()


async def test_another_make_with_other_times_says_which_one_has_them(desk: Desk) -> None:
    await desk.bring()
    assert await desk.again(LATER) == []
    (lacking,) = await desk.wired[Subtitles].missing(desk.made)
    assert (lacking.language, lacking.version) == ("es", 1)
    page = (await desk.owner.get(f"/production/{desk.made}")).text
    assert "version 1 has these captions" in page
    assert "Hola a todos" in (await desk.owner.get(lacking.file.url)).text
    await desk.bring()
    assert await desk.wired[Subtitles].missing(desk.made) == ()
