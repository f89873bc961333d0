"""One draft being written: hook, items as deep as there is room, closing."""

from random import Random

from limelight.adapters.embedded.writer.briefs.reading import Reading
from limelight.adapters.embedded.writer.drafts import Draft, Entry, Part, counted
from limelight.adapters.embedded.writer.grammar import capital, stutters, tidy, word_count
from limelight.adapters.embedded.writer.knowledge import Item
from limelight.adapters.embedded.writer.language import Line, Tongue
from limelight.adapters.embedded.writer.memory import Memory
from limelight.adapters.embedded.writer.persona.manner import Manner, addressed, lively, spoken
from limelight.adapters.embedded.writer.persona.voice import FORMAL, Voice, catchphrase
from limelight.adapters.embedded.writer.phrases import Phrases
from limelight.adapters.embedded.writer.selection import Choice, choose, in_order
from limelight.generation.schemas import Value

SHORT_WORDS, RECAP_WORDS, LORE_WORDS = 17, 180, 40
OWN_HOOK_CHANCE = 0.7
ASIDE_EVERY_WORDS, OWN_WORD_CHANCE = 60, 0.8
HALF = 0.5
SHORT_CALL_DRAWS = 5
NUMBERED = 1
SHORTEST_CLOSING_WORDS, LEAST_EXTRA_WORDS = 6, 14
TOLD_PLAINLY = ("story", "greeting", "qa", "announce", "quote")
TOLD_KINDS = ("fact", "myth")


class Task(Value):
    """What drafts are written of: the same for all attempts at one script."""

    reading: Reading
    voice: Voice
    words: int
    seed: int


class Attempt:
    """One draft being written."""

    def __init__(
        self,
        task: Task,
        tongue: Tongue,
        memory: Memory,
        count: int,
        rng: Random,
        *,
        may_shorten: bool,
    ) -> None:
        self.reading, self.voice, self.wanted = task.reading, task.voice, task.words
        self.tongue, self.memory, self.rng = tongue, memory, rng
        self.may_shorten = may_shorten
        self.choice: Choice = choose(self.reading, rng, tongue, is_short=self.wanted < SHORT_WORDS)
        self.form = self.choice.form
        self.phrases = Phrases(self.reading, self.voice, tongue, rng, memory)
        self.manner = Manner(self.voice, tongue, rng)
        self.entries = self._entries(count)
        self.count = len(self.entries)
        self.opening: list[str] = []
        self.closing: list[str] = []
        self.hook = ""

    def _entries(self, count: int) -> list[Entry]:
        chosen: list[Entry] = []
        for item in self.choice.body:
            if len(chosen) >= count:
                break
            entry = self._entry(item, is_bonus=False)
            if entry:
                chosen.append(entry)
        said = [entry.item for entry in chosen]
        items = in_order(said, self.reading, self.form, self.tongue.code)
        return sorted(chosen, key=lambda entry: items.index(entry.item))

    def _entry(self, item: Item, *, is_bonus: bool) -> Entry | None:
        label = item.label if item.is_quoted else self.phrases.fill(item.label)
        lines: list[str] = []
        for line in item.lines:
            filled = (
                line
                if item.is_quoted
                else self.phrases.fill(line, **(self._borrowed() if "{tip" in line else {}))
            )
            if filled is None or not self._may_say(filled):
                break
            lines.append(filled)
        if not lines or label is None:
            return None
        told = lines if item.is_quoted else self.manner.lines(lines)
        return Entry(item, told, label, is_bonus=is_bonus)

    def _may_say(self, text: str) -> bool:
        return self.voice.says(text) and not self.memory.holds(text)

    def _borrowed(self) -> dict[str, str]:
        """Two pieces of advice for a story's turning points."""
        tips = [item for item in self.choice.extras if item.kind == "tip"]
        leads = [self.phrases.fill(item.lines[0]) for item in tips]
        found = [lead for lead in leads if lead][:2]
        return {f"tip{index + 1}": self.tongue.lowered(lead) for index, lead in enumerate(found)}

    def items_phrase(self, count: str) -> str:
        """ "three honest tips": the count, the attitude asked for, the noun of the form."""
        return counted(self.tongue, self.form, self.count, count, self.reading.attitude)

    def _line(self, kind: str, form: str = "", **more: str) -> str:
        """A line of a kind for this persona, filled; empty when none suits."""
        is_short = self.wanted < SHORT_WORDS
        favoured = "one" if is_short else "many" if self.reading.count else ""
        return self.phrases.choose(
            list(self.tongue.lines(kind, form)),
            self.phrases.holding(count=self.count, form=self.form) | self.phrases.ai(),
            more,
            favoured=favoured,
            is_forced=kind == "hooks" and not is_short,
        )

    def write(self) -> Draft:
        """The draft; sentences are added while there is room for them."""
        count = self.tongue.number(self.count)
        phrase = self.items_phrase(count)
        self.hook = self._hook(n=count, items=phrase, Items=capital(phrase))
        self._lead_in()
        self._close()
        self._deepen()
        self._open()
        self._add_extras()
        self._recap()
        return Draft(self._parts(), self.form, self.count)

    def _hook(self, **more: str) -> str:
        hook = self._own_hook(**more) or self._line("hooks", self.form, **more)
        hook = hook or self._line("hooks", "tips", **more)
        return lively(hook, self.voice, self.tongue.code, self.rng)

    def _own_hook(self, **more: str) -> str:
        """An opening made for this very topic, where there is one, it is wanted and it fits."""
        entity = self.reading.entity
        hooks = [Line(text=text) for text in entity.hooks] if entity else []
        if not hooks or self.form != "tips" or self.count < 2 or self.wanted < SHORT_WORDS:
            return ""
        marked = max(abs(value - HALF) for value in self.voice.traits.values() or [0.0])
        chance = OWN_HOOK_CHANCE * (1 - marked)
        if self.voice.trait("formality") >= FORMAL or self.rng.random() > chance:
            return ""
        return self.phrases.choose(hooks, frozenset(), more)

    def _open(self) -> None:
        """A greeting from a persona that always greets; its world where the subject touches it."""
        if "greets" in self.voice.habits and self.form != "greeting":
            self._add_opening(self._manner_line("greets"))
        lore = self.manner.lore(f"{self.reading.topic.thing} {' '.join(self.reading.stems)}")
        if lore and self._may_say(lore) and self.wanted >= LORE_WORDS:
            self._make_room(word_count(lore))
            self.opening.append(lore)

    def _add_opening(self, text: str) -> None:
        if text and word_count(text) <= self._room() + 0.06 * self.wanted:
            self.opening.insert(0, text)

    def _make_room(self, words: int) -> None:
        """Take deeper sentences back until about so many words are free."""
        for entry in sorted(self.entries, key=lambda each: -each.depth):
            while entry.depth > entry.least and self._room() < words:
                entry.depth -= 1

    def _manner_line(self, kind: str) -> str:
        return self.phrases.choose(list(self.tongue.manners(kind)), frozenset())

    def _lead_in(self) -> None:
        last = len(self.entries) - 1
        sequences = self.tongue.sequences(self.form)
        sequence = sequences[NUMBERED] if self.may_shorten else self.rng.choice(sequences)
        for index, entry in enumerate(self.entries if last else ()):
            entry.lead_in = sequence[min(index, len(sequence) - 1)]
            if index == last and not self.may_shorten and (last > 1 or self.rng.random() < HALF):
                entry.lead_in = self.rng.choice(self.tongue.lines("lasts", self.form)).text
        if self.hook.endswith(":") and not last:
            self.entries[0].lead_in = "{lead}"
        self._ask_and_answer()
        if not self.may_shorten and self.wanted >= SHORT_WORDS:
            self._colour()

    def _ask_and_answer(self) -> None:
        answers = [line.text for line in self.tongue.lines("myth_answers")]
        self.rng.shuffle(answers)
        asked: set[str] = set()
        for entry in self.entries:
            if entry.item.kind == "myth" and answers and self.rng.random() < 0.6:
                entry.answer = answers.pop()
            if self.form == "qa" and not entry.item.is_own:
                kinds = self.tongue.lines("questions", entry.item.kind)
                free = [line for line in kinds if line.text not in asked]
                entry.lead_in = self._question(free, asked)

    def _question(self, free: list[Line], asked: set[str]) -> str:
        for line in self.rng.sample(free, len(free)):
            filled = self.phrases.fill(line.text, lead="{lead}", Lead="{Lead}")
            question = (filled or "").replace("{Lead}", "").replace("{lead}", "")
            if filled and self._may_say(question):
                asked.add(line.text)
                return filled
        return "{Lead}"

    def _colour(self) -> None:
        """Some items are led in the persona's manner: with a doubt, a wink, a word of warmth."""
        most = (len(self.entries) + 1) // 2
        for entry in self.rng.sample(self.entries, len(self.entries)):
            if most < 1 or entry.item.is_own or entry.item.kind in ("myth", "step"):
                continue
            if entry.lines[0].endswith("?"):
                continue
            if self.form in TOLD_PLAINLY:
                return
            lead = self.manner.lead("told" if entry.item.kind in TOLD_KINDS else "advice")
            if lead:
                entry.lead_in = self._combined(entry.lead_in, lead)
                most -= 1

    def _combined(self, lead_in: str, manner: str) -> str:
        """ "First, {lead}" and "maybe {lead}" as one; a manner of its own sentence goes alone."""
        if any(mark in manner for mark in ":?!") or "{lead}" not in lead_in:
            return manner
        if "," in manner and not lead_in.endswith(": {lead}"):
            return manner
        return lead_in.replace("{lead}", self.tongue.lowered(manner))

    def _close(self) -> None:
        if self.wanted < SHORT_WORDS:
            return
        label = self.tongue.lowered(self.entries[0].label) if self.entries else ""
        payoff = self._line("payoffs", self.form, label=label)
        call = self._line("calls")
        if word_count(payoff) + word_count(call) < SHORTEST_CLOSING_WORDS:
            call = self._line("calls")
        phrase = catchphrase(self.voice, self.rng)
        self.closing = [payoff, call]
        if phrase and self.rng.random() < 0.7:
            self.closing = [payoff, phrase] if self.wanted < 60 else [payoff, call, phrase]
        self._end_as_always()
        if self.wanted <= 45 or self.rng.random() < 0.35:
            long_enough = [
                each for each in self.closing if word_count(each) >= SHORTEST_CLOSING_WORDS
            ]
            kept = self.closing[-1:] if self._ends_its_own_way else long_enough or self.closing
            self.closing = [self.rng.choice(kept)]
        self.closing = [text for text in self.closing if text]
        if self.closing:
            self.closing[-1] = lively(self.closing[-1], self.voice, self.tongue.code, self.rng)

    @property
    def _ends_its_own_way(self) -> bool:
        return bool(self.voice.habits & {"asks", "thanks"})

    def _end_as_always(self) -> None:
        """A last sentence as the persona always has it: a question, a word of thanks."""
        if "thanks" in self.voice.habits:
            self.closing[-1] = self._manner_line("thanks") or self.closing[-1]
        if "asks" in self.voice.habits:
            curious = [line for line in self.tongue.lines("calls") if line.text.endswith("?")]
            asking = self.voice.model_copy(update={"traits": {**self.voice.traits, "curiosity": 1}})
            phrases = Phrases(self.reading, asking, self.tongue, self.rng, self.memory)
            holding = self.phrases.holding(count=self.count, form=self.form)
            self.closing[-1] = phrases.choose(curious, holding) or self.closing[-1]

    def _room(self) -> int:
        """How many words are still wanted."""
        around = sum(word_count(text) for text in (self.hook, *self.opening, *self.closing))
        return self.wanted - around - sum(entry.words for entry in self.entries)

    def _deepen(self) -> None:
        """Add deeper sentences evenly; when even the leads are too long, say labels only."""
        if self._room() < -0.1 * self.wanted:
            self._shorten()
            call = self._line("calls")
            if self.wanted < SHORT_WORDS and call and word_count(call) <= self._room():
                self.closing = [call]
        for depth in range(1, 6):
            order = [entry for entry in self.entries if entry.depth == depth < len(entry.lines)]
            self.rng.shuffle(order)
            for entry in order:
                if word_count(entry.lines[depth]) <= self._room() + 0.04 * self.wanted:
                    entry.depth = depth + 1
                else:
                    return

    def _shorten(self) -> None:
        self.closing = self.closing[:1] if len(self.entries) < 4 else []
        if self.closing and not self.may_shorten and self._room() < 0:
            calls = [self._line("calls") for _ in range(SHORT_CALL_DRAWS)]
            self.closing = [min((call for call in calls if call), key=word_count, default="")]
        if self.may_shorten:
            for entry in sorted(self.entries, key=lambda each: -word_count(each.lines[0])):
                if self._room() < -0.06 * self.wanted:
                    entry.depth = 0

    def _add_extras(self) -> None:
        """Fill what is left with asides and bonus items."""
        self._add_asides()
        used = {entry.item.label for entry in self.entries}
        for item in self.choice.extras:
            if item.label in used or self._room() < LEAST_EXTRA_WORDS:
                continue
            entry = self._entry(item, is_bonus=True)
            if entry is None:
                continue
            known = self.tongue.kinds["bonuses"]
            kind = self.form if self.form in known else item.kind
            kinds = [line.text for line in self.tongue.lines("bonuses", kind)]
            free = [text for text in kinds if text not in {each.lead_in for each in self.entries}]
            entry.lead_in = self.rng.choice(free or ["{Lead}"])
            self.entries.append(entry)
            used.add(item.label)
            self._deepen_last(entry)

    def _deepen_last(self, entry: Entry) -> None:
        while entry.depth < len(entry.lines):
            if word_count(entry.lines[entry.depth]) > self._room() + 0.04 * self.wanted:
                return
            entry.depth += 1

    def _add_asides(self) -> None:
        if self.form in (*TOLD_PLAINLY, "news", "product"):
            return
        most = max(1, self.wanted // ASIDE_EVERY_WORDS) if self.wanted > SHORT_WORDS else 0
        quips = [Line(text=text) for text in self.reading.pack.quips] if self.reading.pack else []
        used: set[str] = set()
        entries = [entry for entry in self.entries if not entry.item.is_own]
        for entry in self.rng.sample(entries, min(most, len(entries))):
            aside = self._aside(entry, quips)
            fits = word_count(aside) <= self._room() + 0.05 * self.wanted
            if aside and aside not in used and fits and entry.depth:
                entry.aside = aside
                used.add(aside)

    def _aside(self, entry: Entry, quips: list[Line]) -> str:
        if self.voice.vocabulary and self.rng.random() < OWN_WORD_CHANCE:
            aside = self.manner.own_word(" ".join((self.hook, *entry.lines)))
            if aside and self._may_say(aside):
                return aside
        if quips and self.rng.random() < self.voice.trait("humour") - 0.1:
            return self.phrases.choose(quips, frozenset())
        return self._line("quips")

    def _recap(self) -> None:
        labels = [self.tongue.lowered(entry.label) for entry in self.entries if not entry.is_bonus]
        if self.wanted < RECAP_WORDS or not 2 <= len(labels) <= 6 or not self.closing:
            return
        recap = self._line("recaps", labels=self.phrases.listed(labels))
        if word_count(recap) <= self._room() + 0.05 * self.wanted:
            self.closing.insert(0, recap)

    def _parts(self) -> list[Part]:
        parts = [Part("hook", [self._say(text) for text in self._opened() if text])]
        for index, entry in enumerate(self.entries):
            part = Part("item", self._said(entry), entry.item, 0 if entry.is_bonus else index + 1)
            part.label = entry.label
            bare = entry.lines[: max(1, entry.depth)]
            part.bare = [tidy(text) if entry.item.is_quoted else self._say(text) for text in bare]
            parts.append(part)
        closing = [self._say(text) for text in self.closing if text]
        if closing:
            parts.append(Part("close", closing))
        return parts

    def _opened(self) -> list[str]:
        greeting = self.opening[:1] if "greets" in self.voice.habits else []
        rest = self.opening[len(greeting) :]
        return [*greeting, self.hook, *rest]

    def _said(self, entry: Entry) -> list[str]:
        lead = entry.lines[0] if entry.depth else entry.label + "."
        lead_in = addressed(entry.lead_in, self.voice, self.tongue.code)
        first = lead_in.format(lead=self.tongue.lowered(lead), Lead=lead)
        first = lead if stutters(first) else first
        more = entry.lines[1 : entry.depth]
        answer = [entry.answer] if entry.answer and entry.depth > 1 else []
        aside = [entry.aside] if entry.aside else []
        said = (first, *answer, *more, *aside)
        if entry.item.is_quoted:
            return [tidy(text) for text in said]
        return [self._say(text) for text in said]

    def _say(self, text: str) -> str:
        return tidy(spoken(text, self.voice, self.tongue.code))
