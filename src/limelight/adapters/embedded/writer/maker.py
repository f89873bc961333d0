"""The embedded text model: answers the task "script" in English, Spanish and French, offline."""

from random import Random
from typing import Any

from limelight.adapters.embedded.writer.briefs.reading import read_brief
from limelight.adapters.embedded.writer.composing import Composer
from limelight.adapters.embedded.writer.labelling import Labels
from limelight.adapters.embedded.writer.language import LANGUAGES, tongue
from limelight.adapters.embedded.writer.staging import stage
from limelight.adapters.embedded.writer.voice import Voice, read_persona
from limelight.generation.errors import Rejected
from limelight.generation.ports import MakerInfo
from limelight.generation.schemas import TextAsk, TextMade
from limelight.stories.script import Script

TASKS = ("script",)
WORDS_PER_SECOND = {"en": 2.6, "es": 2.6, "fr": 2.7}
SHORTEST_SECONDS, LONGEST_SECONDS = 5.0, 180.0
USUAL_SECONDS = 20.0
SLOWEST, FASTEST = 1.0, 5.0


class EmbeddedWriter:
    """A `TextModel` of grammar, templates, persona and topic knowledge."""

    @property
    def info(self) -> MakerInfo:
        """Goes into every recipe; `version` changes when the same ask would give another text."""
        return MakerInfo(
            provider="embedded",
            model="limelight-writer",
            version="3",
            languages=LANGUAGES,
            licence="Apache-2.0",
        )

    async def write(self, ask: TextAsk) -> TextMade:
        """Write a script for `ask.facts`: brief, seconds, persona, words_per_second (all but the
        brief optional).

        The same ask gives the same text. Raises Rejected for another task or language and for an
        empty brief.
        """
        if ask.task not in TASKS:
            raise Rejected(f"The embedded writer writes scripts, not {ask.task!r}.", task=ask.task)
        if ask.language not in LANGUAGES:
            raise Rejected(
                f"The embedded writer writes {', '.join(LANGUAGES)}, not {ask.language!r}.",
                language=ask.language,
            )
        brief = str(ask.facts.get("brief") or "").strip()
        if not brief:
            raise Rejected("The brief is empty. Say in a sentence what the video is about.")
        seconds = _number(
            ask.facts.get("seconds"), USUAL_SECONDS, SHORTEST_SECONDS, LONGEST_SECONDS
        )
        pace = _number(
            ask.facts.get("words_per_second"), WORDS_PER_SECOND[ask.language], SLOWEST, FASTEST
        )
        voice = read_persona(ask.facts.get("persona"))
        return _script(brief, voice, ask, words=round(seconds * pace))


def _number(value: Any, usual: float, least: float, most: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or value != value:
        return usual
    return min(most, max(least, float(value)))


def _script(brief: str, voice: Voice, ask: TextAsk, *, words: int) -> TextMade:
    spoken = tongue(ask.language)
    reading = read_brief(brief, ask.language)
    draft = Composer(reading, voice, spoken, words=words, seed=ask.seed).compose()
    rng = Random(f"{ask.seed}/around")  # noqa: S311
    labels = Labels(draft, reading, voice, spoken, rng)
    script = Script(
        title=labels.title(),
        language=ask.language,
        topic=labels.topic(),
        mood=labels.mood(),
        scenes=tuple(stage(draft, reading, voice, spoken, rng)),
        description=labels.description(),
        hashtags=labels.hashtags(),
    )
    facts = {
        "form": draft.form,
        "knowledge": reading.pack.id if reading.pack else "",
        "words": draft.words,
        "words_wanted": words,
    }
    return TextMade(value=script.model_dump(mode="json"), facts=facts)
