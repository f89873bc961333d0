"""The files of captions in further languages: written, and put into every video as tracks."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from limelight.generation.schemas import Recipe
from limelight.library.provenance.schemas import Claim, Ingredient
from limelight.library.schemas import Stored
from limelight.production.queries import file_url
from limelight.production.schemas import FileKind, FileView, ProductionId
from limelight.production.steps.cutting import PROVIDER
from limelight.production.steps.labelling import labelled
from limelight.production.steps.making import Bench, Facts, Files
from limelight.renders.captions.files.formats import read_file, write_text
from limelight.renders.encode.subtitling import Spoken, with_tracks

# Files as rows of productions keep them: "view" is a FileView, "stored" its name in the store.
Kept = list[dict[str, Any]]
_MIMES = {".srt": "application/x-subrip", ".vtt": "text/vtt", ".mp4": "video/mp4"}
_VERSION = "1"


class Piece(NamedTuple):
    """The production whose files they are: its id, its title, and who appears."""

    id: ProductionId
    title: str
    character_name: str


async def written(bench: Bench, piece: Piece, spoken: Spoken, notes: tuple[str, ...]) -> Kept:
    """SRT and VTT of captions; `notes` say what is to be known of them."""
    found: Kept = []
    for suffix in (".srt", ".vtt"):
        with bench.scratch_for(f"{piece.id}/subtitles/{spoken.language}{suffix}") as folder:
            path = folder / f"captions-{spoken.language}{suffix}"
            path.write_bytes(write_text(spoken.track, suffix).text.encode())
            stored = await asyncio.to_thread(bench.library.store.put, path)
            facts = {"language": spoken.language, "notes": notes}
            label = f"Captions {suffix[1:].upper()} ({spoken.language})"
            found.append(_kept(piece, "subtitles", path.name, label, stored, facts))
    return found


async def captioned(bench: Bench, piece: Piece, files: Kept, key: str) -> Kept:
    """Every video among `files` with all brought captions among them as tracks, labelled and signed
    with them in; nothing without any. Doing it again finds what was made. Raises EncodeFailed.
    """
    store = bench.library.store
    texts = {
        file["view"]["language"]: file["stored"]
        for file in files
        if file["view"]["kind"] == "subtitles" and file["view"]["name"].endswith(".srt")
    }
    if not texts:
        return []
    tracks = [
        Spoken(language, read_file(store.path(name))) for language, name in sorted(texts.items())
    ]
    contents = [texts[track.language].split(".")[0] for track in tracks]
    made: Kept = []
    for file in files:
        if file["view"]["kind"] == "video":
            video = FileView.model_validate(file["view"])
            source = store.path(file["stored"])
            signed = await _signed(bench, piece, video, source, (tracks, contents), key)
            name = f"{Path(video.name).stem}-captions.mp4"
            spoken = ", ".join(track.language for track in tracks)
            label = f"Video {video.format} with captions ({spoken})"
            facts = video.model_dump(
                include={"format", "width_px", "height_px", "seconds", "language"}
            )
            made.append(_kept(piece, "captioned", name, label, signed, facts))
    return made


async def _signed(
    bench: Bench,
    piece: Piece,
    video: FileView,
    source: Path,
    captions: tuple[Sequence[Spoken], Sequence[str]],
    key: str,
) -> Stored:
    tracks, contents = captions
    title = f"{piece.title} ({video.format})"[:200]
    recipe = Recipe(
        kind="captioned",
        provider=PROVIDER,
        model="renders.subtitling",
        version=_VERSION,
        settings={"title": title, "languages": [track.language for track in tracks]},
        parents=(source.stem, *contents),
    )

    async def work(folder: Path) -> tuple[Files, Facts]:
        plain = folder / "captioned.mp4"
        await with_tracks(source, tracks, plain)
        return {"video": plain}, {"seconds": video.seconds}

    key = f"{key}/captioned/{(video.format or '').replace(':', 'x')}"
    plain = (await bench.make_by(recipe, key, work)).files["video"]
    # The video as it was signed goes along, so that what it was made of can be followed.
    whole = Ingredient(title=title, format="video/mp4", sha256=source.stem, file=source)
    claim = Claim(title=title, character=piece.character_name, ingredients=(whole,))
    return await labelled(bench, plain, claim, f"{key}/label")


def _kept(
    piece: Piece, kind: FileKind, name: str, label: str, stored: Stored, facts: dict[str, Any]
) -> dict[str, Any]:
    shown = FileView(
        kind=kind,
        name=name,
        label=label,
        url=file_url(piece.id, name),
        size_bytes=stored.size_bytes,
        mime=_MIMES[Path(name).suffix],
        **facts,
    )
    return {"view": shown.model_dump(mode="json"), "stored": stored.name}
