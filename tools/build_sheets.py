"""Draw the contact sheets of the docs: `python -m tools.build_sheets`, or `make sheets`.

Every sheet is what `limelight sheet` draws, as a smaller JPEG.
"""

import asyncio
import tempfile
from pathlib import Path

from PIL import Image

from limelight.adapters.embedded.illustrator.sheets.maker import SheetMaker
from limelight.kit.workers import Workers

FOLDER = Path(__file__).parents[1] / "docs" / "images" / "sheets"
WIDTHS_PX = {"props": 1400, "scenes": 1200, "all-toon": 600, "all-ink": 600}
USUAL_WIDTH_PX = 1100
QUALITY = 72


def main() -> None:
    """Draw all sheets into `docs/images/sheets`."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    workers = Workers()
    try:
        asyncio.run(_draw(SheetMaker(workers)))
    finally:
        workers.close()


async def _draw(maker: SheetMaker) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for kind in maker.kinds:
            made = Path(folder) / f"{kind}.png"
            await maker.draw(kind, None, made, lambda _: None)
            out = FOLDER / f"{kind}.jpg"
            with Image.open(made) as sheet:
                wide = min(sheet.width, WIDTHS_PX.get(kind, USUAL_WIDTH_PX))
                tall = round(sheet.height * wide / sheet.width)
                smaller = sheet.resize((wide, tall), Image.Resampling.LANCZOS)
                smaller.save(out, quality=QUALITY, optimize=True)
            print(f"{out.name}: {out.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
