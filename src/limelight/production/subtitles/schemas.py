"""What pages, the API and the command line see of captions in further languages."""

from limelight.generation.schemas import Value
from limelight.production.schemas import FileView, ProductionView


class SubtitlesView(Value):
    """Captions in one language: their files, and `notes` for people on what was found in them."""

    language: str
    files: tuple[FileView, ...]
    notes: tuple[str, ...] = ()


def listed(view: ProductionView) -> tuple[SubtitlesView, ...]:
    """The captions in further languages of a production, by language."""
    found: dict[str, list[FileView]] = {}
    for file in view.files:
        if file.kind == "subtitles":
            found.setdefault(file.language or "", []).append(file)
    return tuple(
        SubtitlesView(language=language, files=tuple(files), notes=files[0].notes)
        for language, files in sorted(found.items())
    )
