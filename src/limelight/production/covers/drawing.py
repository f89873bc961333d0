"""Drawing the thumbnails of a timeline, labelled."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

from limelight.kit.files import ensure_folder
from limelight.kit.workers import Workers
from limelight.library.provenance.certificate import Identity
from limelight.library.provenance.label import label_file
from limelight.library.provenance.schemas import Claim
from limelight.renders.thumbnails.covers import Cover, cover_like, cover_of
from limelight.renders.thumbnails.drawing import VARIANTS, draw_thumbnails
from limelight.stories.timeline import Timeline


async def draw_covers(
    timeline: Timeline,
    platforms: Sequence[str],
    folder: Path,
    name: str,
    by: tuple[Workers, Identity],
) -> list[Path]:
    """Write three thumbnails for each platform into `folder`, in the size of the video where none
    is named; `name` is put on some of them. Raises Invalid for a platform that is not known.
    """
    workers, identity = by
    covers = {f"thumbnail-{one}": cover_of(one) for one in dict.fromkeys(platforms)}
    own = {"thumbnail": cover_like(timeline.width_px, timeline.height_px)}
    ensure_folder(folder)
    drawn = [_paths(folder, stem, cover) for stem, cover in (covers or own).items()]
    await workers.run(draw_thumbnails, timeline, drawn, name)
    paths = [path for _, variants in drawn for path in variants]
    claim = Claim(title=timeline.title[:200])
    for path in paths:
        await asyncio.to_thread(label_file, path, path, claim, identity)
    return paths


def _paths(folder: Path, stem: str, cover: Cover) -> tuple[Cover, tuple[Path, ...]]:
    names = [f"{stem}-{at}.jpg" for at in range(1, VARIANTS + 1)]
    return cover, tuple(folder / name for name in names)
