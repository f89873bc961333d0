"""The local model's process: started when asked, with a key of its own, gone when closed."""

import asyncio
import contextlib
import sys
from pathlib import Path

import psutil
import pytest

from limelight.adapters.llamacpp import weights
from limelight.adapters.llamacpp.text import LocalModel
from limelight.generation.errors import Unavailable
from limelight.generation.schemas import TextAsk

CHAT = str(Path(__file__).parents[2] / "make" / "chat_server.py")
ASK = TextAsk(task="t", instructions="i", facts={}, answer_schema={"type": "object"})


def local(*serve: str) -> LocalModel:
    return LocalModel(lambda: Path("weights.gguf"), threads=2, serve=(sys.executable, "-P", *serve))


async def test_it_starts_once_and_ends_when_closed() -> None:
    model = local(CHAT)
    made = await asyncio.gather(model.write(ASK), model.write(ASK))
    started = [one for one in psutil.Process().children() if CHAT in one.cmdline()]
    assert len(started) == 1
    assert [one.value["arguments"][:2] for one in made] == [["weights.gguf", "2"]] * 2
    await model.close()
    assert not started[0].is_running()


async def test_it_starts_again_after_its_process_died() -> None:
    model = local(CHAT)
    await model.write(ASK)
    first = next(one for one in psutil.Process().children() if CHAT in one.cmdline())
    first.kill()
    # The call that finds it gone may fail; the one after it is served by a new process.
    with contextlib.suppress(Unavailable):
        await model.write(ASK)
    assert (await model.write(ASK)).value["count"] == 1
    await model.close()


async def test_a_process_that_ends_at_once_is_told() -> None:
    with pytest.raises(Unavailable, match="ended while it started"):
        await local("-c", "pass").write(ASK)


def test_the_weights_are_asked_for_where_they_are_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "path", [p for p in sys.path if "site-packages" not in p])
    assert not weights.is_installed()
    with pytest.raises(Unavailable, match="make extras"):
        weights.weights_in(tmp_path)
    assert list(tmp_path.iterdir()) == []
