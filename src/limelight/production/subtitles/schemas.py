"""What pages, the API and the command line see of captions in further languages."""

from collections.abc import Sequence

from limelight.generation.schemas import Value
from limelight.production.schemas import FileView, ProductionView, VersionView


class SubtitlesView(Value):
    """Captions in one language: their files, and `notes` for people on what was found in them."""

    language: str
    files: tuple[FileView, ...]
    notes: tuple[str, ...] = ()


class Missing(Value):
    """Captions that an earlier make has and the newest lacks: `version` is its number."""

    language: str
    version: int
    file: FileView


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


def missing(view: ProductionView, versions: Sequence[VersionView]) -> tuple[Missing, ...]:
    """What earlier makes have and this one lacks; `versions` begin with the newest."""
    has = {file.language for file in view.files if file.kind == "subtitles"}
    found: dict[str, Missing] = {}
    for version in versions:
        for file in version.files:
            language = file.language or ""
            if file.kind == "subtitles" and file.name.endswith(".srt") and language not in has:
                told = Missing(language=language, version=version.number, file=file)
                found.setdefault(language, told)
    return tuple(found[language] for language in sorted(found))
