"""What a character is like before anything is spent on it: a portrait, four looks, a few words.

Small makings through the same gateway and library as everything else, so that seeing a preview
again costs nothing. None of them leaves the studio: they are not exports and carry no label.
"""

import asyncio
from collections import OrderedDict
from pathlib import Path

from limelight.generation.schemas import (
    Appearance,
    ImageAsk,
    SpeechAsk,
    Voice,
    VoiceSpec,
)
from limelight.generation.service import Outcome
from limelight.kit.errors import NotFound
from limelight.kit.ids import new_id
from limelight.production.steps.making import Bench

PORTRAIT_PX = (384, 480)
LOOKS = 4
SKETCHES_KEPT = 64
# Words would bring things into the picture.
_NOTHING_ELSE = "-"
LOOK_PX = (288, 512)
# Short, so that a voice is heard within two seconds of asking.
SAID = {
    "en": "Hello, so good to meet you!",
    "es": "¡Hola, qué gusto verte!",
    "fr": "Bonjour, quel plaisir !",
    "it": "Ciao, che bello vederti!",
    "pt": "Olá, que bom te ver!",
    "ja": "こんにちは、はじめまして。",
}


class StudioPreviews:
    """Serves the port `characters.ports.Previews` for one workspace. Equal asks are made once."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._sketches: OrderedDict[str, bytes] = OrderedDict()
        self._preparing: set[asyncio.Future[None]] = set()

    async def portrait(self, appearance: Appearance) -> Path:
        """A small portrait, 384 x 480, as PNG."""
        return await self._draw(portrait_ask(appearance))

    async def sketch(self, appearance: Appearance) -> bytes:
        """The same as `portrait` for somebody who is still being designed: PNG that the library
        does not keep.
        """
        ask = portrait_ask(appearance)
        wanted = self._bench.gateway.recipe(ask).hash
        if wanted in self._sketches:
            self._sketches.move_to_end(wanted)
            return self._sketches[wanted]
        key = f"preview/{new_id()}"
        with self._bench.scratch_for(key) as folder:
            content = await self._bench.gateway.make(ask, into=folder, call_key=key, keep=_pixels)
        self._sketches[wanted] = content
        while len(self._sketches) > SKETCHES_KEPT:
            self._sketches.popitem(last=False)
        return content

    async def look(self, appearance: Appearance, number: int) -> Path:
        """One of four pictures, 288 x 512, that show what the character can do: facing the camera
        (1), turned in another light, with its hands, small in a scene (4). Raises NotFound for
        another number.
        """
        asks = look_asks(appearance)
        if not 1 <= number <= len(asks):
            raise NotFound(f"There are pictures 1 to {len(asks)}.", number=number)
        return await self._draw(asks[number - 1])

    async def voice(self, voice: VoiceSpec, language: str) -> Path:
        """A sentence in that voice, as WAV. Raises Rejected for a language nobody speaks."""
        ask = SpeechAsk(text=SAID.get(language, SAID["en"]), language=language, voice=voice)
        made = await self._bench.make(ask, f"preview/{new_id()}")
        return self._bench.library.store.path(made.files["audio"].name)

    def prepare(self, voice: VoiceSpec, language: str) -> None:
        """Begin to get ready to speak in that voice, so that pressing play answers at once. Needs a
        running event loop, whose end it does not hold up.
        """
        task = asyncio.ensure_future(self._bench.gateway.prepare_voice(voice, language))
        self._preparing.add(task)
        task.add_done_callback(self._preparing.discard)

    def voices(self) -> tuple[Voice, ...]:
        """The voices there are by name."""
        return self._bench.gateway.voices()

    async def _draw(self, ask: ImageAsk) -> Path:
        made = await self._bench.make(ask, f"preview/{new_id()}")
        return self._bench.library.store.path(made.files["picture"].name)


async def _pixels(outcome: Outcome) -> bytes:
    return await asyncio.to_thread(outcome.files["picture"].read_bytes)


def portrait_ask(appearance: Appearance) -> ImageAsk:
    """A plain portrait: the same background for everybody, so that faces can be compared."""
    width_px, height_px = PORTRAIT_PX
    return ImageAsk(
        prompt=_NOTHING_ELSE,
        width_px=width_px,
        height_px=height_px,
        appearance=appearance,
        expression="warm",
        setting="abstract",
        daylight="day",
    )


def look_asks(appearance: Appearance) -> tuple[ImageAsk, ...]:
    """Four pictures that differ in all that a picture can differ in."""
    width_px, height_px = LOOK_PX
    first = ImageAsk(
        prompt=_NOTHING_ELSE,
        width_px=width_px,
        height_px=height_px,
        appearance=appearance,
        expression="happy",
        setting="living room",
    )
    changes: tuple[dict[str, str], ...] = (
        {},
        {"turn": "left", "expression": "thoughtful", "setting": "city", "daylight": "evening"},
        {"placement": "half", "gesture": "wave", "expression": "excited", "setting": "garden"},
        {"placement": "small", "turn": "right", "expression": "warm", "setting": "cafe"},
    )
    return tuple(first.model_copy(update=change) for change in changes)
