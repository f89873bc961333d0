"""The local model as a `TextModel`, started when it is first asked."""

import asyncio
import contextlib
import os
import secrets
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Callable
from pathlib import Path

from limelight.adapters.llamacpp.weights import NAME
from limelight.adapters.openai_compatible.client import Connection
from limelight.adapters.openai_compatible.text import ChatModel
from limelight.generation.errors import Unavailable
from limelight.generation.ports import MakerInfo
from limelight.generation.schemas import TextAsk, TextMade

SERVE = (sys.executable, "-m", "limelight.adapters.llamacpp.server")
_START_SECONDS = 180.0
_WRITE_SECONDS = 900.0
# A small model repeats itself otherwise.
_EXTRA = {"repeat_penalty": 1.1, "repeat_last_n": 256}


class LocalModel:
    """Writes with the model of the extra `llm`: slow (about 7 tokens a second on two cores), and
    weaker than a hosted one.

    `weights` finds the file when it is first needed; `serve` is the command that serves it.
    """

    def __init__(
        self,
        weights: Callable[[], Path],
        *,
        threads: int | None = None,
        serve: tuple[str, ...] = SERVE,
    ) -> None:
        self._weights = weights
        self._serve = serve
        self._threads = threads or os.cpu_count() or 1
        self._process: Process | None = None
        self._model: ChatModel | None = None
        self._starting = asyncio.Lock()

    @property
    def info(self) -> MakerInfo:
        """Which model writes."""
        return MakerInfo(provider="llama.cpp", model=NAME, version="1", licence="Apache-2.0")

    async def write(self, ask: TextAsk) -> TextMade:
        """The answer to `ask`. The first call puts the weights together and loads them, which takes
        up to a minute. Raises Unavailable where the extra is missing or the process fails; the next
        call then starts another one.
        """
        model = await self._started()
        try:
            return await model.write(ask)
        except Unavailable:
            # Its end may not have been told yet, and then the next call would ask it again.
            async with self._starting:
                if model is self._model:
                    await self.close()
            raise

    async def close(self) -> None:
        """End the process; writing again starts a new one."""
        if self._process is not None:
            with contextlib.suppress(ProcessLookupError):
                self._process.kill()
            await self._process.wait()
        self._process = self._model = None

    async def _started(self) -> ChatModel:
        async with self._starting:
            if self._process is not None and self._process.returncode is not None:
                self._process = self._model = None
            if self._model is None:
                self._model = await self._start()
            return self._model

    async def _start(self) -> ChatModel:
        weights = await asyncio.to_thread(self._weights)
        key = secrets.token_urlsafe(24)
        self._process = await asyncio.create_subprocess_exec(
            *self._serve,
            *(str(weights), str(self._threads), str(os.getpid())),
            stdin=PIPE,
            stdout=PIPE,
            stderr=DEVNULL,
        )
        address = await self._address(self._process, key)
        connection = Connection(
            url=f"{address}/v1", model=NAME, key=key, timeout_seconds=_WRITE_SECONDS, extra=_EXTRA
        )
        return ChatModel(connection, provider=self.info.provider)

    async def _address(self, process: Process, key: str) -> str:
        if process.stdin is None or process.stdout is None:
            raise Unavailable("The local model could not be started.")
        process.stdin.write(f"{key}\n".encode())
        try:
            line = await asyncio.wait_for(process.stdout.readline(), _START_SECONDS)
        except TimeoutError as late:
            await self.close()
            raise Unavailable(
                f"The local model did not start within {_START_SECONDS:g} seconds."
            ) from late
        if not line:
            await self.close()
            raise Unavailable("The local model ended while it started; is there memory for it?")
        return line.decode().strip()
