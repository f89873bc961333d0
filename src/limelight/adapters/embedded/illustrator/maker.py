"""The embedded illustrator as an ImageMaker: composes a stage and draws it in a worker process."""

import os
from pathlib import Path
from typing import Any

from PIL import Image

from limelight.adapters.embedded.illustrator import compose
from limelight.adapters.embedded.illustrator.figure import credit
from limelight.adapters.embedded.illustrator.looks.read import read_appearance
from limelight.adapters.embedded.illustrator.props import catalogue
from limelight.generation.errors import Rejected
from limelight.generation.ports import MakerInfo
from limelight.generation.schemas import ImageAsk, ImageMade
from limelight.kit.workers import Workers
from limelight.renders.stage.draw import draw_still

_INFO = MakerInfo(
    provider="embedded",
    model="illustrator",
    version="17",
    licence="CC-BY-4.0 and MIT parts; pictures are the user's",
    credit=f"{credit.CREDIT}. {catalogue.CREDIT}.",
)


class Illustrator:
    """Draws pictures of a character, or of things, offline. Equal asks give equal bytes."""

    def __init__(self, workers: Workers) -> None:
        self._workers = workers

    @property
    def info(self) -> MakerInfo:
        """Who draws."""
        return _INFO

    async def draw(self, ask: ImageAsk, into: Path) -> ImageMade:
        """Write `picture.png` and `stage.json` into `into`; drawing again replaces them by the
        same.

        Raises Rejected when the picture would be too flat to compose (sides beyond 1:3).
        """
        if max(ask.width_px, ask.height_px) > 3 * min(ask.width_px, ask.height_px):
            raise Rejected(
                "The illustrator draws pictures up to 1:3; choose a less extreme format."
            )
        return await self._workers.run(draw_into, ask, into)


def draw_into(ask: ImageAsk, into: Path) -> ImageMade:
    """Compose and draw in this process; whole files or none."""
    made = compose.compose_with_choices(ask)
    stage = made.stage
    into.mkdir(parents=True, exist_ok=True)
    picture, plan = into / "picture.png", into / "stage.json"
    _replace(plan, stage.model_dump_json().encode())
    waiting = picture.with_suffix(".png.part")
    Image.fromarray(draw_still(stage)).save(waiting, format="PNG", compress_level=1)
    os.replace(waiting, picture)
    return ImageMade(
        picture=picture,
        width_px=ask.width_px,
        height_px=ask.height_px,
        stage=plan,
        face=stage.face,
        setting_id=stage.setting_id,
        facts={
            "identity": stage.figure.identity if stage.figure else {},
            "palette": {
                "scheme": made.place.scheme_number,
                "accent": made.accent,
                "key": stage.light.key,
                "ambient": stage.light.ambient,
            },
            "props": list(made.objects),
            "daylight": made.place.sky.name,
            "weather": made.place.sky.weather,
            "credit": _INFO.credit,
            **_reading(ask),
        },
    )


def _reading(ask: ImageAsk) -> dict[str, Any]:
    """Words of the appearance that meant nothing to the illustrator, and fields that headwear
    covers, by field.
    """
    if ask.appearance is None or ask.placement == "none":
        return {"not_understood": {}, "hidden": []}
    read = read_appearance(ask.appearance)
    unread = {name: list(words) for name, words in read.not_understood.items()}
    return {"not_understood": unread, "hidden": list(read.hidden)}


def _replace(path: Path, content: bytes) -> None:
    waiting = path.with_suffix(path.suffix + ".part")
    waiting.write_bytes(content)
    os.replace(waiting, path)
