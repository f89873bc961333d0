"""Clients who come by a link: what they see, what they may, and what their word counts."""

import re
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.make.people import CHEAP, outsider_token, owner_token
from tests.make.visitors import Client, browser_of

from limelight.accounts.audit.reading import list_entries
from limelight.accounts.people.passwords import Passwords
from limelight.accounts.schemas import Workspace
from limelight.app.studio import opened
from limelight.kit.clock import utc_now
from limelight.kit.db.sessions import Sessions
from limelight.kit.settings import Settings
from limelight.kit.wiring import Wired
from limelight.library.service import Library
from limelight.reviews import queries, service
from limelight.reviews.errors import LinkNotFound
from limelight.reviews.guests import links
from limelight.reviews.schemas import Medium, Policy, ReviewId, ReviewView, Subject


class Desk(NamedTuple):
    """A studio with its owner, and a client who has no account."""

    wired: Wired
    owner: Client
    client: Client

    async def ask(self, *, counts: bool = False, version: int = 1, needed: int = 1) -> ReviewId:
        film = Path(self.wired[Library].store.folder.parent) / "film.mp4"
        film.write_bytes(b"moving pictures %d" % version)
        stored = self.wired[Library].store.put(film)
        medium = Medium(kind="video", url="/production/1/f", label="9:16", stored=stored.name)
        subject = Subject(
            kind="production", id="1", version=version, title="Basil", url="/production/1",
            media=(medium,),
        )  # fmt: skip
        async with self.wired[Sessions].begin() as db:
            here = self.wired[Workspace].id
            policy = Policy(needed=needed, counts_clients=counts)
            await service.set_policy(db, here, policy)
            found = await service.ask(db, here, subject)
            assert found is not None
            return found

    async def link(self, review: ReviewId, **terms: str) -> str:
        page = await self.owner.post(f"/reviews/{review}/links", data=terms)
        found = re.search(r"<code>http://[^/]+(/reviews/client/[^<]+)</code>", page.text)
        assert found, page.text
        return found[1]

    async def see(self, review: ReviewId) -> ReviewView:
        async with self.wired[Sessions].read() as db:
            return await queries.get_view(db, self.wired[Workspace].id, review)


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    async with opened(Settings(data=tmp_path / "data", workers=1)) as wired:
        wired.root.serve(Passwords, CHEAP)
        token = await owner_token(wired[Sessions])
        async with browser_of(wired, token) as owner, browser_of(wired) as client:
            yield Desk(wired, owner, client)


async def test_a_client_sees_the_piece_and_what_is_meant_for_clients(desk: Desk) -> None:
    review = await desk.ask()
    await desk.owner.post(f"/reviews/{review}/comments", data={"text": "Between us."})
    hello = {"text": "What do you think?", "for_clients": "1"}
    await desk.owner.post(f"/reviews/{review}/comments", data=hello)
    await desk.owner.post(f"/reviews/{review}/links", data={"title": "Other client"})
    url = await desk.link(review, title="Ann")
    page = await desk.client.get(url)
    assert "Basil" in page.text
    assert "What do you think?" in page.text
    assert "Between us." not in page.text
    assert "Other client" not in page.text
    assert page.headers["x-robots-tag"] == "noindex, nofollow"
    part = await desk.client.get(f"{url}/media/0/file", headers={"range": "bytes=0-5"})
    assert (part.status_code, part.content) == (206, b"moving")
    for nothing in ("media/1/file", "media/0/poster", "media/-1/file"):
        assert (await desk.client.get(f"{url}/{nothing}")).status_code == 404
    assert (await desk.client.get(f"/reviews/{review}")).status_code == 303
    assert (await desk.see(review)).state == "waiting"


async def test_a_client_comments_under_a_typed_name(desk: Desk) -> None:
    url = await desk.link(review := await desk.ask())
    told = {"text": "Louder <b>here</b>.", "name": " Ann  Client ", "at_seconds": "3.5"}
    said = await desk.client.post(f"{url}/comments", data=told)
    assert said.headers["location"].endswith("#comments")
    page = (await desk.client.get(url)).text
    assert "Louder &lt;b&gt;here&lt;/b&gt;." in page
    assert 'value="Ann Client"' not in page  # what was typed comes back as it was typed
    (comment,) = (await desk.see(review)).comments
    assert (comment.person_name, comment.is_client, comment.pin.at_seconds) == (
        "Ann Client", True, 3.5,
    )  # fmt: skip
    assert "Ann Client" in (await desk.owner.get(f"/reviews/{review}")).text
    for wrong in ({"text": "x"}, {"text": " ", "name": "Ann"}, {"text": "x", "name": "A" * 61}):
        assert (await desk.client.post(f"{url}/comments", data=wrong)).status_code == 422


async def test_two_clients_do_not_read_each_other(desk: Desk) -> None:
    review = await desk.ask()
    first, second = await desk.link(review), await desk.link(review)
    await desk.client.post(f"{first}/comments", data={"text": "My secret.", "name": "Ann"})
    assert "My secret." in (await desk.client.get(first)).text
    assert "My secret." not in (await desk.client.get(second)).text


async def test_a_clients_word_is_shown_and_does_not_count_unless_wanted(desk: Desk) -> None:
    review = await desk.ask(counts=False)
    url = await desk.link(review)
    await desk.client.post(f"{url}/decide", data={"verdict": "approve", "name": "Ann"})
    view = await desk.see(review)
    assert (view.state, view.approvals, view.client_verdict) == ("waiting", 0, "approve")
    assert "Client approved: Ann" in (await desk.owner.get("/reviews")).text
    silent = await desk.client.post(f"{url}/decide", data={"verdict": "changes", "name": "Ann"})
    assert silent.status_code == 422
    assert "Say in a sentence" in silent.text
    told = {"verdict": "changes", "name": "Ann", "reason": "The logo is old."}
    await desk.client.post(f"{url}/decide", data=told)
    assert "The logo is old." in (await desk.owner.get(f"/reviews/{review}")).text
    assert (await desk.see(review)).state == "waiting"
    refused = await desk.client.post(f"{url}/decide", data={"verdict": "reject", "name": "Ann"})
    assert refused.status_code == 422


async def test_a_client_who_counts_is_one_person_however_often(desk: Desk) -> None:
    review = await desk.ask(counts=True, needed=2)
    url = await desk.link(review)
    for name in ("Ann", "Bob"):
        await desk.client.post(f"{url}/decide", data={"verdict": "approve", "name": name})
    assert (await desk.see(review)).approvals == 1
    await desk.owner.post(f"/reviews/{review}/decide", data={"verdict": "approve"})
    assert (await desk.see(review)).state == "approved"
    told = {"verdict": "changes", "name": "Ann", "reason": "No, wait."}
    await desk.client.post(f"{url}/decide", data=told)
    assert (await desk.see(review)).state == "changes"
    late = await desk.client.post(f"{url}/decide", data={"verdict": "approve", "name": "Ann"})
    assert late.status_code == 409


async def test_a_newer_version_closes_the_link(desk: Desk) -> None:
    url = await desk.link(await desk.ask())
    await desk.ask(version=2)
    assert "A newer version took its place" in (await desk.client.get(url)).text
    for act, told in (("comments", {"text": "x"}), ("decide", {"verdict": "approve"})):
        answer = await desk.client.post(f"{url}/{act}", data={"name": "Ann", **told})
        assert answer.status_code == 409


async def test_a_password_is_asked_for_and_cannot_be_guessed_fast(desk: Desk) -> None:
    review = await desk.ask()
    short = await desk.owner.post(f"/reviews/{review}/links", data={"password": "abc"})
    assert short.status_code == 422
    url = await desk.link(review, password="correct horse")  # noqa: S106 - of a link in a test
    closed = await desk.client.get(url)
    assert "Basil" not in closed.text
    assert (await desk.client.get(f"{url}/media/0/file")).status_code == 404
    said = {"text": "x", "name": "Ann"}
    assert (await desk.client.post(f"{url}/comments", data=said)).status_code == 404
    assert (await desk.client.post(url, data={"password": "wrong"})).status_code == 422
    assert (await desk.client.post(url, data={"password": "correct horse"})).status_code == 303
    assert "Basil" in (await desk.client.get(url)).text
    codes = [(await desk.client.post(url, data={"password": "no"})).status_code for _ in range(12)]
    assert 429 in codes


async def test_links_end(desk: Desk) -> None:
    review = await desk.ask()
    url = await desk.link(review, days="1")
    secret = url.rsplit("/", 1)[-1]
    async with desk.wired[Sessions].read() as db:
        link = (await links.open_link(db, secret, utc_now())).link
        for wrong, now in ((secret, utc_now() + timedelta(days=2)), (secret + "x", utc_now())):
            with pytest.raises(LinkNotFound):
                await links.open_link(db, wrong, now)
    assert link.seen_count == 0
    taken = f"/reviews/{review}/links/{link.id}/revoke"
    outsider, _ = await outsider_token(desk.wired[Sessions])
    async with browser_of(desk.wired, outsider) as other:
        assert (await other.post(taken)).status_code == 404
    assert (await desk.client.get(url)).status_code == 200
    assert (await desk.owner.post(taken)).status_code == 303
    assert (await desk.client.get(url)).status_code == 404
    for days in ("0", "91"):
        wrong_days = await desk.owner.post(f"/reviews/{review}/links", data={"days": days})
        assert wrong_days.status_code == 422


async def test_words_of_one_link_are_bounded(desk: Desk) -> None:
    url = await desk.link(await desk.ask())
    told = {"text": "x", "name": "Ann"}
    codes = [(await desk.client.post(f"{url}/comments", data=told)).status_code for _ in range(22)]
    assert (codes[0], codes[-1]) == (303, 429)


async def test_all_of_it_is_in_the_log_without_names(desk: Desk) -> None:
    review = await desk.ask()
    url = await desk.link(review)
    await desk.client.post(f"{url}/comments", data={"text": "x", "name": "Ann"})
    await desk.client.post(f"{url}/decide", data={"verdict": "approve", "name": "Ann"})
    async with desk.wired[Sessions].read() as db:
        found = await list_entries(db, desk.wired[Workspace].id, search="review.")
    assert [one.act for one in reversed(found)] == [
        "review.link-made", "review.client-commented", "review.client-decided",
    ]  # fmt: skip
    assert {one.subject for one in found} == {review}
    assert "Ann" not in "".join(str(one.facts) for one in found)
    assert found[0].person == "a client, by a link"
