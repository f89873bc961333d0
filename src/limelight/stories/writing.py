"""Asking for a script: the brief and the character, as a prompt for models and as data for the
embedded writer.
"""

from importlib import resources

from limelight.characters.schemas import Character
from limelight.generation.schemas import TextAsk
from limelight.stories.brief import LANGUAGES, Brief
from limelight.stories.script import Script

_PROMPT = resources.files("limelight.stories") / "prompts" / "script.md"


def script_ask(brief: Brief, character: Character) -> TextAsk:
    """The request for a whole script; the answer is a `Script`."""
    persona = character.persona
    traits: dict[str, float] = persona.traits.model_dump(mode="json")
    facts = {
        "brief": brief.text,
        "seconds": brief.seconds,
        "format": brief.formats[0],
        "persona": {"name": character.name, **persona.model_dump(mode="json")},
    }
    instructions = _PROMPT.read_text(encoding="utf-8").format(
        name=character.name,
        brief=brief.text,
        seconds=brief.seconds,
        language=LANGUAGES[brief.language],
        tone=persona.tone,
        traits=", ".join(f"{name} {value:.1f}" for name, value in traits.items()),
    )
    return TextAsk(
        task="script",
        instructions=instructions,
        facts=facts,
        answer_schema=Script.model_json_schema(),
        language=brief.language,
        seed=brief.seed,
    )
