"""Ideas, choices and unsent briefs without a database."""

import wave
from pathlib import Path

from tests.make.scripted_productions import NOW

from limelight.brands.schemas import BrandView
from limelight.generation.schemas import Mood, Voice
from limelight.kit.errors import NotFound
from limelight.production.briefs.schemas import ChosenFile, FilePage, Saved, Unsent
from limelight.production.briefs.typed import FILE_FIELDS, Typed
from limelight.stories.ideas.choosing import Idea


class ScriptedIdeas:
    """The same two ideas for everybody."""

    async def ideas(self, character: str, language: str, page: int = 0) -> tuple[Idea, ...]:
        first = Idea(text="Why the sky turns red at sunset", form="explain", why="known well")
        return (first, Idea(text=f"Idea {page} for {character}", form="tips", why="likes it"))

    def complete(self, text: str, language: str) -> tuple[str, ...]:
        return (f"{text} basil",) if text.endswith("grow") else ()


class NoBrands:
    """A workspace without brands."""

    async def list_all(self) -> tuple[BrandView, ...]:
        return ()


class ScriptedChoices:
    """Two voices, two moods, one file of each kind."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def voices(self) -> tuple[Voice, ...]:
        heart = Voice(name="af_heart", language="en", gender="woman", description="warm")
        return heart, Voice(name="em_alex", language="es", gender="man", description="steady")

    def moods(self) -> tuple[Mood, ...]:
        def mood(name: str, low: int, high: int) -> Mood:
            of = {"modes": ("major",), "instruments": ("piano",), "says": f"all {name}"}
            return Mood.model_validate({"name": name, "tempo_bpm": (low, high), **of})

        return mood("calm", 56, 68), mood("happy", 118, 130)

    async def voice(self, name: str, language: str) -> Path:
        return self._tone()

    async def music(self, mood: str, tempo_bpm: int | None) -> Path:
        return self._tone()

    def _tone(self) -> Path:
        out = self._folder / "tone.wav"
        with wave.open(str(out), "wb") as file:
            file.setparams((1, 2, 8000, 0, "NONE", "not compressed"))
            file.writeframes(bytes(8000))
        return out

    async def paths(self, typed: Typed) -> dict[str, Path]:
        return {}

    async def files(self, typed: Typed) -> dict[str, ChosenFile | None]:
        named = {field: getattr(typed, field) for field in FILE_FIELDS}
        return {field: self._file(field, name) for field, name in named.items() if name}

    async def page(self, field: str, words: str, made_as: str, cursor: str) -> FilePage:
        return FilePage(items=(self._file(field, "1" * 64 + ".png"),))

    async def choose(self, field: str, asset_id: str) -> ChosenFile:
        return self._file(field, "1" * 64 + ".png")

    def _file(self, field: str, name: str) -> ChosenFile:
        return ChosenFile(id="1", name=name, title=f"A {field}", kind="picture")


class ScriptedDesk:
    """Briefs in a dictionary."""

    def __init__(self) -> None:
        self.kept: dict[str, Unsent] = {}

    async def list_all(self, person_id: str) -> tuple[Unsent, ...]:
        return tuple(self.kept.values())

    async def get(self, person_id: str, brief_id: str) -> Unsent:
        if brief_id not in self.kept:
            raise NotFound("The brief was sent or discarded.")
        return self.kept[brief_id]

    async def save(self, person_id: str, fields: Typed, brief_id: str, version: int) -> Saved:
        kept = self.kept.get(brief_id)
        is_same = kept is not None and kept.version == version
        name, number = (brief_id, version + 1) if is_same else (f"draft-{len(self.kept) + 1}", 1)
        told = fields.model_copy(update={"draft": name, "draft_version": str(number)})
        self.kept[name] = Unsent(id=name, version=number, fields=told, edited_at=NOW)
        return Saved(id=name, version=number, is_own=kept is not None and not is_same)

    async def replace(self, person_id: str, brief_id: str, fields: Typed, version: int) -> Unsent:
        raise AssertionError("nobody replaces a brief here")

    async def discard(self, person_id: str, brief_id: str) -> None:
        self.kept.pop(brief_id, None)
