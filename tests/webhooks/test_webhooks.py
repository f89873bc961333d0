"""What happens reaches an address, signed, again until it is taken; and all of it is in the log."""

import asyncio
import base64
import hashlib
import hmac
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import select
from tests.make.api import Client, asking
from tests.make.makers import small_makers

from limelight.accounts.service import local_workspace
from limelight.app.studio import opened
from limelight.kit.clock import utc_now
from limelight.kit.db.sessions import Sessions
from limelight.kit.sealing.secrets import Unreadable, studio_secrets
from limelight.kit.settings import Settings
from limelight.webhooks.courier import courier
from limelight.webhooks.models import WebhookRow
from limelight.webhooks.signing import new_secret, signed
from limelight.webhooks.vault import Vault


class Receiver:
    """Somebody's server: answers as told, the last answer for ever, and keeps what came."""

    def __init__(self, *answers: int) -> None:
        self._answers = list(answers)
        self.came: asyncio.Queue[tuple[dict[str, str], bytes]] = asyncio.Queue()

    @asynccontextmanager
    async def listening(self) -> AsyncIterator[str]:
        """Its address."""
        server = await asyncio.start_server(self._answer, "127.0.0.1", 0)
        async with server:
            yield f"http://localhost:{server.sockets[0].getsockname()[1]}/hook"

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        lines = [line.partition(": ") for line in head.split("\r\n")[1:] if line]
        headers = {name.lower(): value for name, _, value in lines}
        body = await reader.readexactly(int(headers["content-length"]))
        status = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
        writer.write(
            f"HTTP/1.1 {status} X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".encode()
        )
        await writer.drain()
        writer.close()
        self.came.put_nowait((headers, body))

    async def next(self) -> tuple[dict[str, str], bytes]:
        return await asyncio.wait_for(self.came.get(), 30)


@pytest.fixture
async def caller(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Client]:
    """A program at a studio that tells inside its network, and does not wait long in between."""
    monkeypatch.setattr(courier, "waits_seconds", (0.01, 0.01))
    told = {"data": tmp_path / "data", "workers": 1, "webhooks": {"allow_private": True}}
    settings = Settings.model_validate(told)
    async with (
        opened(settings, work="all", makers=small_makers()) as wired,
        asking(wired) as client,
    ):
        yield client


async def _until(ask: Callable[[], Awaitable[Any]], wanted: Callable[[Any], bool]) -> Any:
    found: Any = None
    for _ in range(600):
        if wanted(found := await ask()):
            return found
        await asyncio.sleep(0.05)
    raise AssertionError(found)


async def _log(caller: Client, webhook: dict[str, Any]) -> list[dict[str, Any]]:
    answer = await caller.get(f"/webhooks/{webhook['id']}/deliveries")
    found: list[dict[str, Any]] = answer.json()["items"]
    return found


async def _ended(caller: Client, webhook: dict[str, Any]) -> dict[str, Any]:
    found = await _until(
        lambda: _log(caller, webhook), lambda log: bool(log) and log[0]["state"] != "waiting"
    )
    newest: dict[str, Any] = found[0]
    return newest


async def test_an_event_arrives_signed_and_what_nobody_asked_for_does_not(caller: Client) -> None:
    receiver = Receiver(204)
    async with receiver.listening() as url:
        wanted = {"url": url, "types": ["character.deleted"]}
        webhook = (await caller.post("/webhooks", json=wanted)).json()
        who = (await caller.post("/characters", json={"name": "Nova"})).json()["id"]
        await caller.delete(f"/characters/{who}")
        headers, body = await receiver.next()
        told = json.loads(body)
        assert (told["type"], told["data"]["subject"]) == ("character.deleted", who)
        message = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
        key = base64.b64decode(webhook["secret"].removeprefix("whsec_"))
        mac = base64.b64encode(hmac.new(key, message, hashlib.sha256).digest()).decode()
        assert headers["webhook-signature"] == f"v1,{mac}"
        assert headers["host"] == url.split("/")[2]
        delivery = await _ended(caller, webhook)
        assert (delivery["state"], delivery["id"]) == ("delivered", headers["webhook-id"])
        assert [one["status"] for one in delivery["attempts"]] == [204]
    assert "secret" not in (await caller.get(f"/webhooks/{webhook['id']}")).text


async def test_it_is_tried_again_until_it_is_taken(caller: Client) -> None:
    receiver = Receiver(500, 302, 200)
    async with receiver.listening() as url:
        webhook = (await caller.post("/webhooks", json={"url": url})).json()
        await caller.post(f"/webhooks/{webhook['id']}/test")
        ids = {(await receiver.next())[0]["webhook-id"] for _ in range(3)}
        assert len(ids) == 1
        delivery = await _ended(caller, webhook)
    assert [one["status"] for one in delivery["attempts"]] == [500, 302, 200]
    assert (delivery["state"], delivery["type"]) == ("delivered", "webhook.test")


async def test_what_was_given_up_can_be_sent_again(caller: Client) -> None:
    receiver = Receiver(500, 500, 500, 200)
    async with receiver.listening() as url:
        webhook = (await caller.post("/webhooks", json={"url": url})).json()
        first = (await caller.post(f"/webhooks/{webhook['id']}/test")).json()
        assert (await _ended(caller, webhook))["state"] == "failed"
        again = f"/webhooks/{webhook['id']}/deliveries/{first['id']}/again"
        assert (await caller.post(again)).status_code == 202
        delivery = await _ended(caller, webhook)
    assert (delivery["state"], len(delivery["attempts"])) == ("delivered", 4)


async def test_whoever_is_gone_is_not_told_any_more(caller: Client) -> None:
    receiver = Receiver(410)
    async with receiver.listening() as url:
        webhook = (await caller.post("/webhooks", json={"url": url})).json()
        await caller.post(f"/webhooks/{webhook['id']}/test")
        delivery = await _ended(caller, webhook)
    assert (delivery["state"], len(delivery["attempts"])) == ("failed", 1)
    assert (await caller.get(f"/webhooks/{webhook['id']}")).json()["is_active"] is False


async def test_a_webhook_is_changed_as_it_was_read_gets_another_secret_and_goes(
    caller: Client,
) -> None:
    made = await caller.post("/webhooks", json={"url": "https://example.com/a"})
    where, match = f"/webhooks/{made.json()['id']}", {"If-Match": made.headers["etag"]}
    assert (await caller.patch(where, json={"is_active": False})).status_code == 428
    changed = await caller.patch(where, json={"is_active": False}, headers=match)
    assert changed.json()["is_active"] is False
    assert (await caller.patch(where, json={"url": "x"}, headers=match)).status_code == 412
    renewed = (await caller.post(f"{where}/secret")).json()["secret"]
    assert renewed != made.json()["secret"]
    assert (await caller.delete(where)).status_code == 204
    assert (await caller.delete(where)).status_code == 404
    unknown = {"url": "https://example.com/", "types": ["nothing.happens"]}
    assert (await caller.post("/webhooks", json=unknown)).status_code == 422
    known = {one["type"] for one in (await caller.get("/events/types")).json()}
    assert {"character.created", "production.done"} <= known


def test_a_secret_is_signed_with_as_the_specification_says() -> None:
    headers = signed("whsec_c2VjcmV0", "msg_1", 1, b"{}")
    mac = hmac.new(b"secret", b"msg_1.1.{}", hashlib.sha256).digest()
    assert headers["webhook-signature"] == f"v1,{base64.b64encode(mac).decode()}"
    assert len(base64.b64decode(new_secret().removeprefix("whsec_"))) == 32


async def test_secrets_of_before_are_read_and_sealed_like_all_others(
    tmp_path: Path, sessions: Sessions
) -> None:
    old = Fernet.generate_key()
    (tmp_path / "secrets.key").write_bytes(old + b"\n")
    closed = Fernet(old).encrypt(b"hush").decode()
    vault = Vault(studio_secrets(tmp_path), tmp_path)
    assert vault.open(closed) == "hush"
    async with sessions.begin() as db:
        here, now = await local_workspace(db), utc_now()
        row = WebhookRow(
            id="w", workspace_id=here, url="https://example.com", types=[], description="",
            is_active=True, secret=closed, heard=0, created_at=now, updated_at=now,
        )  # fmt: skip
        db.add(row)
    await vault.adopt(sessions)
    assert not (tmp_path / "secrets.key").exists()
    async with sessions.read() as db:
        kept = str(await db.scalar(select(WebhookRow.secret)))
    assert kept != closed
    assert "hush" not in kept
    assert vault.open(kept) == vault.open(vault.close("hush")) == "hush"
    with pytest.raises(Unreadable):
        vault.open(closed)
