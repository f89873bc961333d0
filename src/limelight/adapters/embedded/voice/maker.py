"""The embedded SpeechMaker."""

from pathlib import Path

from limelight.adapters.embedded.voice.catalogue import LANGUAGES, choose
from limelight.adapters.embedded.voice.speaking import speak
from limelight.generation.ports import MakerInfo
from limelight.generation.schemas import SpeechAsk, SpeechMade
from limelight.kit.files import ensure_folder
from limelight.kit.workers import Workers

VERSION = "1"


class EmbeddedVoice:
    """Speaks English, Spanish and French offline (a `generation.ports.SpeechMaker`)."""

    def __init__(self, workers: Workers) -> None:
        self._workers = workers

    @property
    def info(self) -> MakerInfo:
        """Who speaks; `version` changes whenever the sound for the same ask does."""
        return MakerInfo(
            provider="embedded",
            model="hibari-tts 0.2.1, Kokoro-82M v1.0 int8",
            version=VERSION,
            languages=tuple(LANGUAGES),
            licence="Apache-2.0",
            credit="Voices: Kokoro-82M by hexgrad; hibari by Maureese Williams",
        )

    async def speak(self, ask: SpeechAsk, into: Path) -> SpeechMade:
        """Speak as a WAV in `into`, made if missing; the same ask gives the same bytes.

        Raises Rejected for a language or voice there is not (before any work) or text without a
        word, Unavailable when a model file is damaged, and kit problems when the disk does not take
        the file.
        """
        choose(ask.voice, ask.language)
        ensure_folder(into)
        return await self._workers.run(speak, ask, into)
