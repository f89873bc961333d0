"""How long one waits for a character's previews: first time, and again."""

import asyncio
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from benchmarks.tables import show
from limelight.accounts.schemas import Workspace
from limelight.app.studio import opened
from limelight.characters import service
from limelight.characters.looks.invented import look_for
from limelight.characters.ports import PersonaPreview, Previews
from limelight.characters.schemas import Character, CharacterDraft
from limelight.generation.schemas import Gender, VoiceSpec
from limelight.generation.service import Gateway
from limelight.kit.db.sessions import Sessions
from limelight.kit.settings import Settings
from limelight.kit.wiring import Wired
from limelight.moderation.ports import Judges
from limelight.production.previews import LOOKS

_BUDGET_SECONDS = "2.0"
See = Callable[[], Awaitable[object]]


def main() -> None:
    """Measure each preview in a fresh studio: the first (workers start; the voice is ready, as its
    page has made it), the same for somebody else, and the first again.
    """
    with tempfile.TemporaryDirectory() as folder:
        rows = asyncio.run(_measure(Path(folder)))
    show(
        "Previews of a character",
        ["preview", "first ever s", "somebody new s", "again s", "budget s"],
        rows,
    )


async def _measure(folder: Path) -> list[list[str]]:
    async with opened(Settings(data=folder)) as wired:
        first = _cases(wired, await _somebody(wired, "Nova"))
        milo = await _somebody(wired, "Milo", gender="man")
        second = _cases(wired, milo)
        # As the page of a character does while one reads it.
        await wired[Gateway].prepare_voice(milo.voice, "en")
        return [
            [
                name,
                f"{await _took(see):.2f}",
                f"{await _took(second[name]):.2f}",
                f"{await _took(see):.3f}",
                _BUDGET_SECONDS,
            ]
            for name, see in first.items()
        ]


def _cases(wired: Wired, one: Character) -> dict[str, See]:
    previews, texts = wired[Previews], wired[PersonaPreview]
    numbers = range(1, LOOKS + 1)
    return {
        "three lines": lambda: texts.sample_lines(one, language="en"),
        "portrait in the editor": lambda: previews.sketch(one.appearance),
        "portrait, kept": lambda: previews.portrait(one.appearance),
        "four looks": lambda: asyncio.gather(
            *(previews.look(one.appearance, number) for number in numbers)
        ),
        "a sentence spoken": lambda: previews.voice(one.voice, "en"),
    }


async def _somebody(wired: Wired, name: str, gender: Gender = "woman") -> Character:
    async with wired[Sessions].begin() as db:
        draft = CharacterDraft(name=name, appearance=look_for(name), voice=VoiceSpec(gender=gender))
        return await service.create(db, wired[Workspace].id, draft, judges=wired[Judges].all)


async def _took(see: See) -> float:
    began = time.perf_counter()
    await see()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
