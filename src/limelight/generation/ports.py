"""What a maker must offer. One small Protocol per kind; capabilities and limits are data.

Makers write their files into the folder they are given and nowhere else. They raise one of the five
errors of `generation.errors`. The same ask with the same seed gives the same bytes.
"""

from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Protocol

from limelight.generation.schemas import (
    ImageAsk,
    ImageMade,
    Mood,
    MusicAsk,
    MusicMade,
    SpeechAsk,
    SpeechMade,
    TextAsk,
    TextMade,
    Value,
    Voice,
    VoiceSpec,
)


class MakerInfo(Value):
    """Who a maker is: goes into every recipe. `cost_micros` is what a call costs, in millionths of
    a US dollar.
    """

    provider: str
    model: str
    version: str
    languages: tuple[str, ...] = ()
    cost_micros: int = 0
    licence: str = ""
    credit: str = ""


class TextModel(Protocol):
    """Writes structured text."""

    @property
    def info(self) -> MakerInfo: ...

    async def write(self, ask: TextAsk) -> TextMade:
        """Answer `ask`; the value satisfies `ask.answer_schema`."""
        ...


class ImageMaker(Protocol):
    """Makes one picture."""

    @property
    def info(self) -> MakerInfo: ...

    async def draw(self, ask: ImageAsk, into: Path) -> ImageMade:
        """Make the picture as files in `into`."""
        ...


class IdentityJudge(Protocol):
    """Says whether a picture shows the character."""

    @property
    def info(self) -> MakerInfo: ...

    async def score(self, made: ImageMade, ask: ImageAsk) -> float | None:
        """How surely the picture shows whom `ask` describes, 0 to 1; None where this judge cannot
        tell (no drawing to read, no references to compare with).
        """
        ...


class SpeechMaker(Protocol):
    """Speaks text and says when each word and phoneme is heard."""

    @property
    def info(self) -> MakerInfo: ...

    @property
    def voices(self) -> tuple[Voice, ...]:
        """The voices it has by name, in the order to show them."""
        ...

    def sample(self, language: str) -> str:
        """A line of two to three seconds to try a voice with; refuses a language it does not
        speak.
        """
        ...

    async def prepare(self, voice: VoiceSpec, language: str) -> None:
        """Get ready to speak so soon, where that takes time: somebody is about to press play. Does
        nothing for what cannot be spoken, and nothing the second time.
        """
        ...

    async def speak(self, ask: SpeechAsk, into: Path) -> SpeechMade:
        """Speak as files in `into`; refuses a language it does not speak well."""
        ...

    def stream(self, ask: SpeechAsk, into: Path) -> AsyncGenerator[SpeechMade, None]:
        """Speak in parts as files in `into`, each given as soon as it is made; one after the other
        they are the whole speech. Times of a part count from its own start.
        """
        ...


class MusicMaker(Protocol):
    """Composes instrumental music."""

    @property
    def info(self) -> MakerInfo: ...

    @property
    def moods(self) -> tuple[Mood, ...]:
        """The moods it knows by name; an ask may use any words."""
        ...

    async def compose(self, ask: MusicAsk, into: Path) -> MusicMade:
        """Compose as files in `into`; refuses a key or a tempo it cannot keep."""
        ...
