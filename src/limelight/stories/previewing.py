"""How a persona writes, heard before anything is made: three lines out of a script on a subject it
likes.
"""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from limelight.characters.schemas import Character
from limelight.generation.service import Gateway
from limelight.kit.ids import new_id
from limelight.moderation.ports import Judge
from limelight.moderation.service import check_script
from limelight.stories.brief import check_brief
from limelight.stories.script import Script
from limelight.stories.writing import script_ask

_SUBJECT = {"en": "a good day", "es": "un buen día", "fr": "une bonne journée"}
_SECONDS = 20


class WrittenPreview:
    """Serves the port `PersonaPreview` with the writer that would write the scripts."""

    def __init__(self, gateway: Gateway, judges: Sequence[Judge]) -> None:
        self._gateway = gateway
        self._judges = judges

    async def sample_lines(
        self, character: Character, *, language: str, seed: int = 0
    ) -> tuple[str, ...]:
        """The opening, a middle and the closing line of a script; see `PersonaPreview`."""
        subject = _subject(character, language)
        brief = check_brief(subject, seconds=_SECONDS, formats="9:16", language=language, seed=seed)
        with tempfile.TemporaryDirectory() as folder:
            outcome = await self._gateway.make(
                script_ask(brief, character), into=Path(folder), call_key=new_id()
            )
        script = Script.model_validate(outcome.facts["value"])
        spoken = [scene.narration for scene in script.scenes]
        lines = (spoken[0], spoken[len(spoken) // 2], spoken[-1])
        await check_script(
            lines,
            language=brief.language,
            character_age=character.appearance.age_years,
            rating=character.policy.rating,
            judges=self._judges,
        )
        return lines


def _subject(character: Character, language: str) -> str:
    # Interests are words of the character's own language; in another one they would be noise.
    interests = character.persona.interests
    if interests and character.languages[0] == language:
        return interests[0]
    return _SUBJECT.get(language, _SUBJECT["en"])
