"""An ask as the writer works with it: facts read, odd ones set right."""

import re
from random import Random
from typing import Any, cast

from limelight.adapters.embedded.writer.briefs.needs import declined
from limelight.adapters.embedded.writer.grammar import capital
from limelight.adapters.embedded.writer.language import Tongue, tongue
from limelight.adapters.embedded.writer.memory import NEAR, NEAR_BY_LETTERS, Embed, Memory
from limelight.adapters.embedded.writer.persona.manner import addressed, spoken
from limelight.adapters.embedded.writer.persona.voice import Voice, pick, read_persona
from limelight.generation.schemas import TextAsk, Value
from limelight.stories.brief import FORMS, Form

SHORTEST_SECONDS, LONGEST_SECONDS, USUAL_SECONDS = 5.0, 180.0, 20.0
SLOWEST, FASTEST = 1.0, 5.0
MOST_TEXTS = 10
WORDS_PER_SECOND = {"en": 2.6, "es": 2.6, "fr": 2.7, "de": 2.3, "it": 2.5, "pt": 2.5}
USUAL_PACE = 2.5
SHOWN_INTERESTS = 2


class Wish(Value):
    """What is wanted. `words` is how long a script shall be; `recent` what was said lately."""

    task: str
    brief: str
    code: str
    seed: int
    voice: Voice
    form: Form | None = None
    words: int
    count: int = 1
    recent: tuple[str, ...] = ()
    facts: dict[str, Any]

    def memory(self, embed: Embed | None) -> Memory:
        """What must not be said again; what the persona is known for may be."""
        free = (*self.voice.catchphrases, *self.voice.samples)
        near = NEAR_BY_LETTERS if tongue(self.code).is_for_posts else NEAR
        return Memory(self.recent, embed, free=free, near=near)

    def rng(self, *parts: object) -> Random:
        """Chance that follows from the seed and what it is used for."""
        return Random("/".join(str(part) for part in (self.seed, self.task, *parts)))  # noqa: S311


def read_wish(ask: TextAsk) -> Wish:
    """The wish of an ask; what is missing or odd in its facts gets the usual value."""
    facts = ask.facts
    seconds = _number(facts.get("seconds"), USUAL_SECONDS, SHORTEST_SECONDS, LONGEST_SECONDS)
    usual = WORDS_PER_SECOND.get(ask.language, USUAL_PACE)
    pace = _number(facts.get("words_per_second"), usual, SLOWEST, FASTEST)
    form, recent = facts.get("form"), facts.get("recent")
    return Wish(
        task=ask.task,
        brief=str(facts.get("brief") or facts.get("comment") or "").strip(),
        code=ask.language,
        seed=ask.seed,
        voice=read_persona(facts.get("persona"), ask.language),
        form=cast(Form, form) if form in FORMS else None,
        words=round(seconds * pace),
        count=round(_number(facts.get("count"), 1, 1, MOST_TEXTS)),
        recent=tuple(str(each) for each in recent) if isinstance(recent, list | tuple) else (),
        facts=facts,
    )


def _number(value: Any, usual: float, least: float, most: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or value != value:
        return usual
    return min(most, max(least, float(value)))


def decline(boundary: str, wish: Wish, spoken_in: Tongue) -> str:
    """A boundary declined in the persona's own way."""
    interests = [text for text in wish.voice.interests if wish.voice.says(text)][:SHOWN_INTERESTS]
    kind = "declines" if interests else "declines_plain"
    line = pick(spoken_in.manners(kind), wish.voice, wish.rng("decline", boundary))
    text = addressed(line.text if line else spoken_in.manners(kind)[0].text, wish.voice, wish.code)
    listed = f" {spoken_in.words['and']} ".join(interests)
    filled = text.format(subject=boundary, Subject=capital(boundary), interests=listed)
    return spoken(filled, wish.voice, spoken_in.code)


def declining(wish: Wish, spoken_in: Tongue) -> tuple[str, ...]:
    """What to ask for instead, when the brief touches a boundary of the persona, or what is unfit
    for a post in a language whose words moderation does not know.
    """
    unfit = spoken_in.reading.get("unfit")
    if unfit and re.search(unfit, wish.brief):
        return (str(spoken_in.facts["needs"]["unfit"]),)
    boundary = declined(wish.brief, wish.voice, spoken_in)
    if not boundary:
        return ()
    asked: str = spoken_in.facts["needs"]["boundary"]
    return (asked.format(decline=decline(boundary, wish, spoken_in)),)
