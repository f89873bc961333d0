"""Productions that say they are finished, without the time a rendering takes."""

from pathlib import Path
from typing import Any

from tests.make.films import film

from limelight.kit.ids import new_id
from limelight.kit.wiring import Wired
from limelight.library.provenance.schemas import Claim
from limelight.library.schemas import Stored
from limelight.production.queries import file_url
from limelight.production.schemas import FileKind, FileView, Order, ProductionId
from limelight.production.service import ProductionService
from limelight.production.steps.labelling import labelled
from limelight.production.steps.making import Bench
from limelight.stories.script import Scene, Script

ENGLISH = "1\n00:00:00,100 --> 00:00:00,900\nHello all\n"
SCRIPT = Script(
    title="Basil on a windowsill",
    language="en",
    topic="basil",
    scenes=(Scene(narration="Hello all.", picture="a pot", setting="a kitchen"),),
)


async def keep_finished(wired: Wired, title: str = SCRIPT.title) -> ProductionId:
    """A finished make in the workspace of `wired`; it has no files."""
    production_id = await _written(wired, title)
    await wired[Bench].tracker.done(production_id, [], 6.0, 0)
    return production_id


async def _written(wired: Wired, title: str) -> ProductionId:
    production_id = ProductionId(new_id())
    await wired[ProductionService].write_down(production_id, Order(text=title))
    script = SCRIPT.model_copy(update={"title": title})
    await wired[Bench].tracker.script(production_id, script.model_dump(mode="json"))
    return production_id


async def keep_filmed(wired: Wired, folder: Path) -> ProductionId:
    """A finished make whose one video is a second of a test picture, labelled and signed, with the
    captions of what is said in it.
    """
    made = await _written(wired, SCRIPT.title)
    bench = wired[Bench]
    plain = film(folder / "plain.mp4", "testsrc=s=90x160:d=1:r=10", "-c:v", "libx264")
    claim = Claim(title="Basil (9:16)")
    signed = await labelled(bench, bench.library.store.put(plain), claim, f"{made}/label")
    facts = {"mime": "video/mp4", "format": "9:16", "seconds": 1.0, "language": "en"}
    video = file_of(made, "video", "video-9x16.mp4", signed, **facts)
    await bench.tracker.done(made, [video, spoken(wired, made, folder)], 1.0, 0)
    return made


def spoken(wired: Wired, made: ProductionId, folder: Path, text: str = ENGLISH) -> dict[str, Any]:
    """Captions of what is said in a production, as its row keeps them."""
    (folder / "captions-en.srt").write_text(text)
    stored = wired[Bench].library.store.put(folder / "captions-en.srt")
    facts = {"mime": "application/x-subrip", "language": "en"}
    return file_of(made, "captions", "captions-en.srt", stored, **facts)


def file_of(
    made: ProductionId, kind: FileKind, name: str, stored: Stored, **facts: Any
) -> dict[str, Any]:
    """A file as the row of its production keeps it."""
    view = FileView(
        kind=kind,
        name=name,
        label=name,
        url=file_url(made, name),
        size_bytes=stored.size_bytes,
        **facts,
    )
    return {"view": view.model_dump(mode="json"), "stored": stored.name}
