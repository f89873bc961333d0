"""The embedded SpeechMaker."""

import asyncio
from collections.abc import AsyncGenerator
from pathlib import Path

from limelight.adapters.embedded.voice.catalogue import choose, languages, sample, voices
from limelight.adapters.embedded.voice.speaking import Part, load, speak, speak_part
from limelight.generation.errors import Rejected
from limelight.generation.ports import MakerInfo
from limelight.generation.schemas import SpeechAsk, SpeechMade, Voice, VoiceSpec
from limelight.kit.files import ensure_folder
from limelight.kit.workers import Workers

VERSION = "3"


class EmbeddedVoice:
    """Speaks offline (a `generation.ports.SpeechMaker`)."""

    def __init__(self, workers: Workers) -> None:
        self._workers = workers

    @property
    def info(self) -> MakerInfo:
        """Who speaks; `version` changes whenever the sound for the same ask does."""
        return MakerInfo(
            provider="embedded",
            model="hibari-tts 0.2.1, Kokoro-82M v1.0 int8",
            version=VERSION,
            languages=tuple(languages()),
            licence="Apache-2.0",
            credit="Voices: Kokoro-82M by hexgrad; hibari by Maureese Williams",
        )

    @property
    def voices(self) -> tuple[Voice, ...]:
        """Every voice that can be chosen by name."""
        return voices()

    def sample(self, language: str) -> str:
        """A line to try a voice with; raises Rejected for a language there is not."""
        return sample(language)

    async def prepare(self, voice: VoiceSpec, language: str) -> None:
        """Load the network of a voice and the pronunciations of a language in every worker: two
        seconds that nobody then waits for.
        """
        try:
            choose(voice, language)
        except Rejected:
            return
        ask = SpeechAsk(text=sample(language), language=language, voice=voice)
        await asyncio.gather(*(self._workers.run(load, ask) for _ in range(self._workers.count)))

    async def speak(self, ask: SpeechAsk, into: Path) -> SpeechMade:
        """Speak as a WAV in `into`, made if missing; the same ask gives the same bytes.

        Raises Rejected for a language or voice there is not (before any work) or text without a
        word, Unavailable when a model file is damaged, and kit problems when the disk does not take
        the file.
        """
        choose(ask.voice, ask.language)
        ensure_folder(into)
        return await self._workers.run(speak, ask, into)

    async def stream(self, ask: SpeechAsk, into: Path) -> AsyncGenerator[SpeechMade, None]:
        """Speak as WAVs in `into`, a sentence or so each, in order, each as soon as it is made.

        All of them one after the other are the whole speech; each begins and ends in silence, and
        their times count from their own start. The next one is made while one is played. Raises as
        `speak`.
        """
        choose(ask.voice, ask.language)
        ensure_folder(into)
        part: Part = await self._workers.run(speak_part, ask, 0, None, into)
        gain, count = part.gain, part.of
        for number in range(1, count):
            coming = asyncio.ensure_future(self._workers.run(speak_part, ask, number, gain, into))
            try:
                yield part.made
                part = await coming
            finally:
                coming.cancel()
        yield part.made
