"""What a timeline is made of, by the names it has outside."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from limelight.library.store import FileStore
from limelight.production.editing.schemas import Material
from limelight.production.queries import file_url
from limelight.renders.media.probe import probe
from limelight.renders.sound.waves import WaveFile
from limelight.stories.brief import Format
from limelight.stories.interchange.terms import MEDIA_FOLDER, SOUND_SUFFIXES, STILL_SUFFIXES

_OF_FORMAT = re.compile(r"-(\d+x\d+)\.(?:stage\.json|png)$")

# Stages and fonts: nothing that stands in a timeline by itself.
_UNCUT = (".json", ".woff2")


@dataclass(frozen=True)
class Kept:
    """A medium of the store."""

    path: Path

    @property
    def seconds(self) -> float | None:
        """How long it lasts; None for what lasts as long as it is wanted."""
        return _seconds(self.path)


def kept_media(files: Sequence[Any], first: Format, store: FileStore) -> dict[Path, Kept]:
    """The media of the first format among a production's files, as timelines call them."""
    named = first.replace(":", "x")
    media: dict[Path, Kept] = {}
    for file in files:
        name = str(file["view"]["name"])
        shape = _OF_FORMAT.search(name)
        is_other = name.startswith("scene-") and shape is not None and shape[1] != named
        if file["view"]["kind"] in ("picture", "media") and not is_other:
            media[Path(MEDIA_FOLDER) / name] = Kept(store.path(str(file["stored"])))
    return media


def materials_of(
    production_id: str,
    media: Mapping[Path, Kept],
    lengths: Mapping[Path, float | None],
    facts: Mapping[str, Mapping[str, Any]],
) -> tuple[Material, ...]:
    """The media for people and the browser; `facts` are what makers told, by content."""
    return tuple(
        Material(
            name=path.as_posix(),
            url=file_url(production_id, path.name),
            seconds=lengths[path],
            words=facts.get(kept.path.stem, {}).get("words", ()),
            beats=facts.get(kept.path.stem, {}).get("beats", ()),
        )
        for path, kept in media.items()
        if path.suffix not in _UNCUT
    )


@lru_cache(maxsize=2000)
def _seconds(path: Path) -> float | None:
    """How long a file of the store lasts; those never change. None for stills and broken files."""
    if path.suffix == ".wav":
        with WaveFile(path) as wave:
            return float(wave.frames / wave.rate_hz)
    if path.suffix in STILL_SUFFIXES or path.suffix in _UNCUT:
        return None
    found = probe(path)
    return found.seconds if found.video or path.suffix in SOUND_SUFFIXES else None
