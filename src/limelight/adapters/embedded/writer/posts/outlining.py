"""Posts in languages without scripts: a hook and its points, each a sentence, nothing between."""

from collections.abc import Iterator
from random import Random

from limelight.adapters.embedded.writer.briefs.reading import Reading
from limelight.adapters.embedded.writer.composing import NothingNew
from limelight.adapters.embedded.writer.drafts import Draft, Part, counting
from limelight.adapters.embedded.writer.grammar import word_count
from limelight.adapters.embedded.writer.knowledge import Item
from limelight.adapters.embedded.writer.language import Tongue
from limelight.adapters.embedded.writer.letters.setting import typeset
from limelight.adapters.embedded.writer.memory import Memory
from limelight.adapters.embedded.writer.persona.manner import lively, spoken
from limelight.adapters.embedded.writer.phrases import Phrases
from limelight.adapters.embedded.writer.selection import choose, in_order
from limelight.adapters.embedded.writer.wish import Wish
from limelight.stories.brief import Form

# Forms that are told in their order, and as a whole.
TOLD: frozenset[Form] = frozenset({"story", "recipe"})
USUAL_COUNT, MOST_COUNT, WHOLE = 3, 7, 9
LED_FORMS: frozenset[Form] = frozenset({"tips", "howto", "motivation", "opinion"})
# A lead stands before every item so often.
LED = 0.6
TRIES = 12


class Outliner:
    """Writes posts of one reading in one voice."""

    def __init__(
        self, wish: Wish, reading: Reading, tongue: Tongue, memory: Memory, rng: Random
    ) -> None:
        self.wish, self.reading, self.tongue, self.memory = wish, reading, tongue, memory
        self.rng = rng
        self.phrases = Phrases(reading, wish.voice, tongue, rng, memory)
        choice = choose(reading, rng, tongue)
        self.form: Form = choice.form
        self._items = [*choice.body] if choice.body else [*choice.extras]
        if reading.is_careful:
            self.form, self._items = "explain", self._careful()
        self._items = self._new([item for item in self._items if self._may_say(item)])

    def drafts(self, words: int) -> Iterator[Draft]:
        """Drafts of about so many words or fewer, the fullest first.

        Raises NothingNew when all that is known was said lately.
        """
        most = self._fitting(words)
        if not most:
            raise NothingNew
        for count in range(most, 0, -1):
            yield self._draft(count)

    def hook(self, count: int) -> str:
        """A first sentence that was not said lately; empty when there is none left."""
        holding = self.phrases.holding(count=count, form=self.form)
        more = counting(self.tongue, self.form, count, "")
        careful = self.reading.is_careful
        lines = list(self.tongue.named_lines("hooks", self.form, is_careful=careful))
        for _ in range(TRIES):
            text = self.phrases.choose(lines, holding, more, is_forced=True)
            said = self._set(lively(text, self.wish.voice, self.wish.code, self.rng))
            if not text or not self.memory.near([said]):
                return said
            self.memory.ban([text])
        return ""

    def _draft(self, count: int) -> Draft:
        hook = self.hook(count)
        if not hook:
            raise NothingNew
        chosen = in_order(self._items[:count], self.reading, self.form, self.wish.code)
        parts = [Part("hook", [hook])]
        for number, item in enumerate(chosen, 1):
            part = Part("item", [self._point(item, is_first=number == 1)], item, number)
            part.bare = part.said
            parts.append(part)
        return Draft(parts, self.form, count)

    def _fitting(self, words: int) -> int:
        """How many items to tell: those asked for, all of a story or of the brief's own, else as
        many as the words allow.
        """
        own = sum(item.is_own for item in self._items)
        wanted = self.reading.count or own or (WHOLE if self.form in TOLD else 0)
        if wanted:
            return min(wanted, len(self._items))
        left, count = words, 0
        for item in self._items[:MOST_COUNT]:
            left -= word_count(self._point(item))
            count += left >= 0
        return max(1, count) if self._items else 0

    def _careful(self) -> list[Item]:
        """What is said where advice belongs to somebody qualified."""
        lines = list(self.tongue.posts["careful"])
        self.rng.shuffle(lines)
        return [
            Item(id=f"careful-{number}", kind="tip", label="", lines=(line,))
            for number, line in enumerate(lines)
        ]

    def _may_say(self, item: Item) -> bool:
        said = self._point(item)
        return bool(said) and self.wish.voice.says(said)

    def _new(self, items: list[Item]) -> list[Item]:
        """The items that were not said lately, neither word for word nor nearly so. What the brief
        itself gives may always be said.
        """
        said = [self._point(item) for item in items]
        near = set(self.memory.near(said)) if self.memory else set()
        return [
            item
            for item, text in zip(items, said, strict=True)
            if item.is_own or not (text in near or self.memory.holds(text))
        ]

    def _point(self, item: Item, *, is_first: bool = False) -> str:
        """An item as this persona says it; empty where it names what the brief does not have."""
        lines = (
            [self.phrases.fill(line) for line in item.lines] if not item.is_quoted else item.lines
        )
        if not lines or None in lines:
            return ""
        text = str(lines[0])
        if item.kind == "myth":
            text = self.tongue.words["myth"].format(claim=text, answer=lines[1])
        elif is_first and not item.is_quoted and self.form in LED_FORMS:
            text = self._led(text)
        return self._set(text)

    def _led(self, text: str) -> str:
        if self.rng.random() > LED:
            return text
        return (
            self.phrases.choose(
                list(self.tongue.around("leads")), frozenset(), {"lead": text, "Lead": text}
            )
            or text
        )

    def _set(self, text: str) -> str:
        return typeset(spoken(text, self.wish.voice, self.wish.code), self.wish.code)
