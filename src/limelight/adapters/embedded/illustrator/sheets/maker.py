"""Draws contact sheets: the cells by all workers, then side by side with their labels."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from limelight.adapters.embedded.illustrator.compose import compose
from limelight.adapters.embedded.illustrator.props import drawing
from limelight.adapters.embedded.illustrator.sheets.cells import KINDS, Cell, Plan, plan
from limelight.generation.schemas import Appearance, Box
from limelight.kit.workers import Workers
from limelight.renders.compose.lettering.fonts import font
from limelight.renders.stage.draw import draw_still
from limelight.renders.stage.pieces import over
from limelight.renders.stage.raster import raster

_GROUND, _CARD, _INK = (18, 16, 28), (226, 222, 236), (214, 210, 226)
_GAP_PX, _LABEL_PX, _LETTERS_PX, _SMALL_LETTERS_PX = 6, 18, 12, 8
_TOGETHER = 12
_PROP_SHARE = 0.84

Pixels = NDArray[np.uint8]


class SheetMaker:
    """Contact sheets of the embedded illustrator. The same kind and appearance give the same
    pixels.
    """

    def __init__(self, workers: Workers) -> None:
        self._workers = workers

    @property
    def kinds(self) -> Mapping[str, str]:
        """The sheets there are, each with what it shows."""
        return {kind: told for kind, (told, _) in KINDS.items()}

    async def draw(
        self,
        kind: str,
        who: Appearance | None,
        out: Path,
        progress: Callable[[float], None],
    ) -> int:
        """Write the sheet of a kind as PNG to `out`, of one appearance or of the house cast;
        `progress` hears shares from 0 to 1. Returns how many pictures are on it. Raises KeyError
        for another kind.
        """
        wanted = plan(kind, who)
        starts = range(0, len(wanted.cells), _TOGETHER)
        pictures: dict[int, Pixels] = {}

        async def batch(start: int) -> None:
            cells = wanted.cells[start : start + _TOGETHER]
            drawn = await self._workers.run(draw_cells, cells, wanted.size_px)
            pictures.update(enumerate(drawn, start))
            progress(len(pictures) / len(wanted.cells))

        await asyncio.gather(*(batch(start) for start in starts))
        await asyncio.to_thread(_write, wanted, [pictures[at] for at in sorted(pictures)], out)
        return len(pictures)


def draw_cells(cells: Sequence[Cell], size_px: tuple[int, int]) -> list[Pixels]:
    """The pictures of some cells, in this process."""
    return [_drawn(cell, size_px) for cell in cells]


def _drawn(cell: Cell, size_px: tuple[int, int]) -> Pixels:
    if cell.ask is not None:
        return draw_still(compose(cell.ask))
    width, height = size_px
    size = _PROP_SHARE * min(size_px)
    svg = drawing.draw(cell.prop, (width / 2, height * (1 + _PROP_SHARE) / 2, size), "sheet")
    pixels = raster(svg, Box(x=0, y=0, width=width, height=height), width, "")
    ground = np.full_like(pixels, (*_CARD, 255))
    return over(ground, pixels)[..., :3]


def _write(wanted: Plan, drawn: Sequence[Pixels], out: Path) -> None:
    """All cells in rows on one dark sheet, each with its label below."""
    width, height = wanted.size_px
    across, down = width + _GAP_PX, height + _LABEL_PX + _GAP_PX
    rows = -(-len(drawn) // wanted.columns)
    columns = min(wanted.columns, len(drawn))
    sheet = Image.new("RGB", (columns * across + _GAP_PX, rows * down + _GAP_PX), _GROUND)
    pen = ImageDraw.Draw(sheet)
    for at, (cell, pixels) in enumerate(zip(wanted.cells, drawn, strict=True)):
        left = _GAP_PX + at % wanted.columns * across
        top = _GAP_PX + at // wanted.columns * down
        sheet.paste(Image.fromarray(pixels), (left, top))
        letters = font("inter", "SemiBold", _LETTERS_PX if width > 100 else _SMALL_LETTERS_PX)
        label = _fitting(cell.label, letters.getlength, width)
        pen.text((left + width / 2, top + height + 4), label, _INK, letters, anchor="mt")
    sheet.save(out, format="PNG")


def _fitting(label: str, measured: Callable[[str], float], width: int) -> str:
    if measured(label) <= width:
        return label
    kept = label
    while kept and measured(f"{kept}…") > width:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"
