"""Media that are not where a timeline says: found by name beside it, as every editor relinks."""

from pathlib import Path, PureWindowsPath

from limelight.stories.interchange.terms import (
    FILM_SUFFIXES,
    MEDIA_FOLDER,
    SOUND_SUFFIXES,
    STILL_SUFFIXES,
)

_MEDIA = STILL_SUFFIXES | FILM_SUFFIXES | SOUND_SUFFIXES


class Relinker:
    """Finds media by their names in the folder of a timeline and in `media/` in it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: dict[str, Path] | None = None

    def __call__(self, path: Path) -> Path:
        """The path itself where there is such a file or none of its name is found, else where it
        lies, relative to the folder. What has no suffix is found by any.
        """
        if (self._folder / path).is_file():
            return path
        names = self._names()
        name = PureWindowsPath(path.name).name
        return names.get(name.casefold(), path)

    def _names(self) -> dict[str, Path]:
        if self._known is None:
            self._known = {}
            for inner in (Path(), Path(MEDIA_FOLDER)):
                for name in _files(self._folder / inner):
                    self._known.setdefault(name.casefold(), inner / name)
            for path in tuple(self._known.values()):
                if path.suffix.lower() in _MEDIA:
                    self._known.setdefault(path.stem.casefold(), path)
        return self._known


def _files(folder: Path) -> list[str]:
    try:
        return sorted(path.name for path in folder.iterdir() if path.is_file())
    except OSError:
        return []
