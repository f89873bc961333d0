"""What the brief form needs beside productions; wired in `app/`."""

from pathlib import Path
from typing import Protocol

from limelight.generation.schemas import Mood, Voice
from limelight.production.briefs.schemas import ChosenFile, FilePage, Saved, Unsent
from limelight.production.briefs.typed import Typed
from limelight.stories.ideas.choosing import Idea


class Ideas(Protocol):
    """Something to start from."""

    async def ideas(self, character: str, language: str, page: int = 0) -> tuple[Idea, ...]:
        """Ideas for a character (its id, handle or name; empty for the default). Raises NotFound
        and, for a language no video is made in, Invalid.
        """
        ...

    def complete(self, text: str, language: str) -> tuple[str, ...]:
        """Ways to go on with a text that is being typed; none in a language nobody knows."""
        ...


class Choices(Protocol):
    """What a brief chooses from: voices and music, and how they sound; files of the library."""

    def voices(self) -> tuple[Voice, ...]:
        """The voices there are by name."""
        ...

    def moods(self) -> tuple[Mood, ...]:
        """The moods that music can have by name."""
        ...

    async def voice(self, name: str, language: str) -> Path:
        """A sentence in a voice as WAV. Raises Invalid for a voice or a language there is not."""
        ...

    async def music(self, mood: str, tempo_bpm: int | None) -> Path:
        """Twelve seconds of a mood (any words) as WAV; without a tempo, as the mood has it."""
        ...

    async def paths(self, typed: Typed) -> dict[str, Path]:
        """Where the files lie that a form names, by field, each looked into. Raises Invalid naming
        the field.
        """
        ...

    async def files(self, typed: Typed) -> dict[str, ChosenFile | None]:
        """The files that a form names, by field; None for one the library has no more."""
        ...

    async def page(self, field: str, words: str, made_as: str, cursor: str) -> FilePage:
        """Files that fit a field, the newest first, called like `words`; `made_as` is the kind of
        their recipe ("upload"), empty for any. Raises NotFound for a field that names no file.
        """
        ...

    async def choose(self, field: str, asset_id: str) -> ChosenFile:
        """A file for a field, looked into. Raises NotFound, or Invalid for one that does not fit or
        is broken.
        """
        ...


class UnsentBriefs(Protocol):
    """What a person of the workspace typed and did not send yet."""

    async def list_all(self, person_id: str) -> tuple[Unsent, ...]:
        """The last edited first, at most twenty."""
        ...

    async def get(self, person_id: str, brief_id: str) -> Unsent:
        """Raises NotFound."""
        ...

    async def save(self, person_id: str, fields: Typed, brief_id: str, version: int) -> Saved:
        """Keep what was typed: as a new brief without an id, else over `version` of that one.
        Where that is not the last version, or the brief is gone, it is kept as a new one, so that
        neither window loses anything.
        """
        ...

    async def replace(self, person_id: str, brief_id: str, fields: Typed, version: int) -> Unsent:
        """Change a brief of that version; raises NotFound or ChangedMeanwhile."""
        ...

    async def discard(self, person_id: str, brief_id: str) -> None:
        """Forget it; raises NotFound."""
        ...
