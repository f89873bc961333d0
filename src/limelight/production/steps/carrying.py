"""What becomes of captions in further languages when a production is made again."""

import logging
from collections.abc import Sequence
from typing import Any

from limelight.library.store import FileStore
from limelight.production.models import VersionRow
from limelight.production.queries import find_last_version
from limelight.production.steps.making import Bench
from limelight.production.steps.subtitling import Kept, Piece, captioned
from limelight.production.steps.values import Finished, Run
from limelight.renders.captions.files.formats import read_file
from limelight.renders.errors import EncodeFailed

_log = logging.getLogger(__name__)
# Captions follow words to the hundredth; nobody sees less.
_SAME_SECONDS = 0.02


async def carried(bench: Bench, run: Run, title: str, made: Sequence[Finished]) -> list[Finished]:
    """The captions in further languages of the make before, and the new videos with them as tracks.

    They are kept where everything is still said at the times it was: a translation follows the
    speech. Else, or where they cannot be put into the video, there are none, and the page says
    which make has them. Doing it again finds what was made.
    """
    async with bench.sessions.read() as db:
        before = await find_last_version(db, run.id, below=run.attempt)
    if before is None:
        return []
    texts: Kept = [file for file in before.files if file["view"]["kind"] == "subtitles"]
    now: Kept = [file.model_dump(mode="json") for file in made]
    store = bench.library.store
    if not texts or not _fit(store, before, now) or not _are_there(store, texts):
        return []
    piece = Piece(run.id, title, run.character.name)
    try:
        tracks = await captioned(bench, piece, [*now, *texts], f"{run.key}/kept")
    except EncodeFailed:
        _log.exception("production %s: captions of an earlier make could not be kept", run.id)
        return []
    return [Finished.model_validate(file) for file in (*texts, *tracks)]


def _fit(store: FileStore, before: VersionRow, now: Kept) -> bool:
    then = _times(store, before.files)
    today = _times(store, now)
    return (
        then is not None
        and today is not None
        and len(then) == len(today)
        and all(abs(a - b) <= _SAME_SECONDS for a, b in zip(then, today, strict=True))
    )


def _times(store: FileStore, files: list[dict[str, Any]]) -> list[float] | None:
    """When the captions of what is spoken come and go; None where they are not there."""
    for file in files:
        if file["view"]["kind"] == "captions" and file["view"]["name"].endswith(".srt"):
            path = store.path(file["stored"])
            if path.is_file():
                return [at for cue in read_file(path).cues for at in (cue.start, cue.end)]
    return None


def _are_there(store: FileStore, files: Kept) -> bool:
    return all(store.path(file["stored"]).is_file() for file in files)
