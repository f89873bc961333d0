"""Lines of a language filled for one reading and one persona."""

import re
from collections.abc import Mapping
from random import Random

from limelight.adapters.embedded.writer.briefs.reading import Reading
from limelight.adapters.embedded.writer.briefs.topics import slots
from limelight.adapters.embedded.writer.drafts import forced
from limelight.adapters.embedded.writer.grammar import capital, indefinite, named_theme, stutters
from limelight.adapters.embedded.writer.language import Line, Tongue
from limelight.adapters.embedded.writer.memory import Memory
from limelight.adapters.embedded.writer.persona.manner import addressed
from limelight.adapters.embedded.writer.persona.polite import polite_words
from limelight.adapters.embedded.writer.persona.voice import Voice, pick
from limelight.stories.brief import Form

AI_LINE_CHANCE = 0.35
SPECIAL = frozenset({"person", "people", "none"})
NAMES = re.compile(r"\{(?:about|bare|thing|of|for|of_thing)\}", re.IGNORECASE)


class Phrases:
    """Picks and fills lines. What the memory holds, what stutters and what has no value for one of
    its slots is not said.
    """

    def __init__(
        self, reading: Reading, voice: Voice, tongue: Tongue, rng: Random, memory: Memory
    ) -> None:
        self.reading, self.voice, self.tongue = reading, voice, tongue
        self.rng, self.memory = rng, memory
        self.slots = self._slots()

    def _slots(self) -> dict[str, str]:
        found = slots(self.reading.topic, self.tongue)
        if self.voice.is_formal:
            found = {key: polite_words(text, self.tongue.code) for key, text in found.items()}
        found["name"] = self.voice.name
        found["where"] = f" {self.reading.where}" if self.reading.where else ""
        if self.reading.question:
            found["question"] = capital(self.reading.question)
        if self.reading.own.is_moment:
            found["moment"] = self.reading.own.told[0].rstrip(".")
        if self.reading.sides:
            one, two = self.reading.sides
            found |= {"a": one, "b": two, "A": capital(one), "B": capital(two)}
        if self.voice.interests:
            found["interests"] = self.listed(list(self.voice.interests[:3]))
        return found

    def listed(self, parts: list[str]) -> str:
        """ "one, two and three"."""
        if len(parts) < 2:
            return "".join(parts)
        words = self.tongue.words
        if "listed" in words:
            return str(words["listed"]).join(parts)
        return ", ".join(parts[:-1]) + f" {words['and']} " + parts[-1]

    def fill(self, text: str, **more: str) -> str | None:
        """The template with its slots filled; None when one of them has no value for this topic, or
        when filling makes it stutter ("coffee at home at home").
        """
        text = addressed(text, self.voice, self.tongue.code)
        try:
            filled = text.format_map(self.slots | more)
        except (KeyError, IndexError, ValueError):
            return None
        if filled == text:
            return text
        if self.tongue.code == "en":
            filled = indefinite(filled)
        if self.tongue.code == "fr":
            filled = named_theme(filled)
        return None if stutters(filled) else filled

    def holding(self, *, count: int, form: Form) -> frozenset[str]:
        """The conditions that hold for lines: how many, with a question, with two sides."""
        found = {"many" if count > 1 else "one"}
        if self.reading.question:
            found.add("asked")
        if self.reading.sides:
            found.add("sides")
        topic = self.reading.topic
        found.add("doing" if topic.doing else "thing")
        if topic.known or not topic.doing:
            found.add("noun")
        if form in ("tips", "howto"):
            found.add("tips")
        return frozenset(found)

    def _suits(self, line: Line) -> bool:
        """Whether a line is made for the sort of topic: those for somebody, for people or for no
        topic name it in their own way, the others name a thing.
        """
        made_for = SPECIAL & set(line.tags)
        sort = self.reading.topic.sort
        return sort in made_for if made_for else sort != "person" or not NAMES.search(line.text)

    def choose(
        self,
        lines: list[Line],
        holding: frozenset[str],
        more: Mapping[str, str] | None = None,
        *,
        favoured: str = "",
        is_forced: bool = False,
    ) -> str:
        """One of the lines that suits the persona, filled, with `more` slots; empty when there is
        none.
        """
        holding = holding | {self.reading.topic.sort}
        lines = [line for line in lines if self._suits(line)]
        if is_forced:
            lines = forced(lines, holding) or lines
        while lines:
            line = pick(lines, self.voice, self.rng, holding=holding, favoured=favoured)
            if line is None:
                return ""
            filled = self.fill(line.text, **(more or {}))
            if filled is not None and not self.memory.holds(filled) and self.voice.says(filled):
                return filled
            lines.remove(line)
        return ""

    def ai(self) -> frozenset[str]:
        """Now and then, that lines about being an AI may be said."""
        return frozenset({"ai"}) if self.rng.random() < AI_LINE_CHANCE else frozenset()
