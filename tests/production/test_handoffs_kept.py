"""Hand-offs of a production: made behind its back, whole, and sent as one archive."""

import asyncio
import contextlib
import io
import zipfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from xml.etree.ElementTree import fromstring

import numpy as np
import pytest
from PIL import Image
from tests.make.scripted_productions import NOW

from limelight.kit.errors import Invalid, NotFound
from limelight.kit.workers import Workers
from limelight.kit.zips import zip_blocks
from limelight.library.provenance.certificate import studio_identity
from limelight.production.handoff.keeping import HandOffs
from limelight.production.schemas import (
    HandedOff,
    Order,
    ProductionId,
    ProductionPage,
    ProductionState,
    ProductionView,
    Quote,
    VersionView,
)
from limelight.renders.sound.waves import RATE_HZ, write_wave
from limelight.stories.brief import Brief
from limelight.stories.interchange.otio import to_otio
from limelight.stories.timeline import Clip, Sound, Timeline

RUN = ProductionId("run-1")


class OneProduction:
    """A finished production whose files lie in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def get(self, production_id: ProductionId) -> ProductionView:
        if production_id != RUN:
            raise NotFound("There is no such production.")
        return ProductionView(
            id=RUN,
            title="Basil",
            brief=Brief(text="Basil"),
            character_id="mia",
            character_name="Mia",
            state="done",
            created_at=NOW,
        )

    async def list_unfinished(self) -> tuple[tuple[ProductionId, ProductionState], ...]:
        raise AssertionError("nobody asks for what is unfinished here")

    async def again(self, production_id: ProductionId, *_: object, **__: object) -> ProductionId:
        raise AssertionError("nobody orders anything like it here")

    async def place(self, production_id: ProductionId) -> None:
        raise AssertionError("nobody asks for its series here")

    async def versions(self, production_id: ProductionId) -> tuple[VersionView, ...]:
        raise AssertionError("nobody asks for versions here")

    async def open_file(self, production_id: ProductionId, name: str, version: int = 0) -> Path:
        path = self._folder / name
        if not path.is_file():
            raise NotFound(f"This production has no file {name!r}.")
        return path

    async def list_page(self, **_: object) -> ProductionPage:
        raise AssertionError("nobody asks for a list here")

    async def quote(self, order: Order) -> Quote:
        raise AssertionError(f"nobody asks what {order} takes here")

    async def start(self, order: Order) -> ProductionId:
        raise AssertionError(f"nobody starts {order} here")

    async def cancel(self, production_id: ProductionId) -> None:
        raise AssertionError(f"nobody stops {production_id} here")

    async def resume(self, production_id: ProductionId) -> None:
        raise AssertionError(f"nobody goes on with {production_id} here")

    def watch(self, production_id: ProductionId) -> AsyncIterator[ProductionView]:
        raise AssertionError(f"nobody watches {production_id} here")


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    """One that renders."""
    with contextlib.closing(Workers(1)) as pool:
        yield pool


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """The files of a production with one short shot, a voice and its timeline."""
    folder = tmp_path / "files"
    folder.mkdir()
    Image.new("RGB", (90, 160), (200, 90, 20)).save(folder / "scene-1-9x16.png")
    tone = (np.sin(np.arange(RATE_HZ // 2) / 20) * 0.2).astype(np.float32)
    write_wave(folder / "speech-1.wav", tone[None])
    line = Timeline(
        title="Basil",
        width_px=90,
        height_px=160,
        seconds=0.5,
        clips=(Clip(name="one", start=0, seconds=0.5, picture=Path("media/scene-1-9x16.png")),),
        speech=(Sound(name="a", audio=Path("media/speech-1.wav"), start=0, seconds=0.5),),
    )
    (folder / "timeline-9x16.otio").write_text(to_otio(line))
    return folder


@pytest.fixture
def handoffs(files: Path, tmp_path: Path, workers: Workers) -> HandOffs:
    return HandOffs(
        OneProduction(files),
        tmp_path / "cache",
        tmp_path / "segments",
        workers,
        studio_identity(tmp_path),
    )


async def ended(handoffs: HandOffs) -> HandedOff:
    """The only one, when it is ready or could not be made."""
    (one,) = await handoffs.list_all(RUN)
    assert one.size_bytes is None
    others = asyncio.all_tasks() - {asyncio.current_task()}
    # What watches over a render is stopped when it ends, which is no fault.
    await asyncio.gather(*others, return_exceptions=True)
    (one,) = await handoffs.list_all(RUN)
    assert (one.size_bytes is None) == bool(one.problem)
    return one


def opened(files: list[tuple[str, Path]]) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(b"".join(zip_blocks(files))))


async def test_an_archive_has_the_editors_file_and_all_it_refers_to(handoffs: HandOffs) -> None:
    assert await handoffs.list_all(RUN) == []
    await handoffs.begin(RUN, "9:16", "fcpxml")
    await handoffs.begin(RUN, "9:16", "fcpxml")
    one = await ended(handoffs)
    assert (one.editor, one.format, one.problem) == ("fcpxml", "9:16", "")
    with opened(await handoffs.files(RUN, "9:16", "fcpxml")) as archive:
        names = set(archive.namelist())
        text = archive.read("run-1-9x16-fcpxml/timeline-9x16.fcpxml").decode()
    root = fromstring(text.split("<!DOCTYPE fcpxml>")[1])  # noqa: S314 - our own
    sources = {f"run-1-9x16-fcpxml/{medium.get('src')}" for medium in root.iter("media-rep")}
    assert sources
    assert sources < names


async def test_the_media_of_a_timeline_to_render_again_keep_their_names(handoffs: HandOffs) -> None:
    await handoffs.begin(RUN, "9:16", "otio")
    assert (await ended(handoffs)).size_bytes
    with opened(await handoffs.files(RUN, "9:16", "otio")) as archive:
        assert set(archive.namelist()) == {
            f"run-1-9x16-otio/{name}"
            for name in ("timeline-9x16.otio", "media/scene-1-9x16.png", "media/speech-1.wav")
        }


async def test_what_went_wrong_is_told_and_can_be_tried_again(
    handoffs: HandOffs, files: Path
) -> None:
    kept = (files / "speech-1.wav").rename(files / "away")
    await handoffs.begin(RUN, "9:16", "edl")
    assert "speech-1.wav" in (await ended(handoffs)).problem
    with pytest.raises(NotFound):
        await handoffs.files(RUN, "9:16", "edl")
    kept.rename(files / "speech-1.wav")
    await handoffs.begin(RUN, "9:16", "edl")
    assert not (await ended(handoffs)).problem


@pytest.mark.parametrize(
    ("shape", "editor", "field"), [("1:1", "edl", "format"), ("9:16", "word", "editor")]
)
async def test_what_there_is_not_is_refused(
    handoffs: HandOffs, shape: str, editor: str, field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        await handoffs.begin(RUN, shape, editor)
    assert refused.value.facts["field"] == field


async def test_the_oldest_make_room(handoffs: HandOffs, tmp_path: Path) -> None:
    folder = tmp_path / "cache" / "handoffs"
    for number in range(9):
        (folder / f"old-{number}").mkdir(parents=True)
    await handoffs.begin(RUN, "9:16", "otio")
    await ended(handoffs)
    left = sorted(path.name for path in folder.iterdir() if path.name[0] != ".")
    assert len(left) == 8
    assert "run-1-9x16-otio" in left
