"""Saying it in the time there is: hook, items, closing, fitted to a number of words."""

from collections.abc import Iterator
from random import Random

from limelight.adapters.embedded.writer.briefs.reading import Reading
from limelight.adapters.embedded.writer.briefs.topics import slots
from limelight.adapters.embedded.writer.drafts import Draft, Entry, Part, counted, forced
from limelight.adapters.embedded.writer.grammar import (
    capital,
    indefinite,
    lowered,
    named_theme,
    tidy,
    word_count,
)
from limelight.adapters.embedded.writer.knowledge import Item
from limelight.adapters.embedded.writer.language import Tongue
from limelight.adapters.embedded.writer.selection import Choice, choose, in_order
from limelight.adapters.embedded.writer.voice import (
    FORMAL,
    LIVELY,
    Voice,
    catchphrase,
    excited,
    pick,
    spoken,
)

GOOD_FIT, FAIR_FIT = 0.05, 0.1
TRIALS = 24
SHORT_WORDS, LONG_WORDS, RECAP_WORDS = 17, 100, 180
WORDS_PER_ITEM, WORDS_PER_LONG_ITEM = 15, 26
AI_LINE_CHANCE = 0.35
OWN_HOOK_CHANCE = 0.7
ASIDE_EVERY_WORDS = 60
HALF = 0.5
SHORT_CALL_DRAWS = 5
NUMBERED = 1
SHORTEST_CLOSING_WORDS = 6


class Composer:
    """Writes drafts of one reading in one voice and keeps the one that fits its time."""

    def __init__(
        self, reading: Reading, voice: Voice, tongue: Tongue, *, words: int, seed: int
    ) -> None:
        self.reading = reading
        self.voice = voice
        self.tongue = tongue
        self.words = max(1, words)
        self.seed = seed

    def compose(self) -> Draft:
        """The draft nearest to the wanted length; the number asked for is kept where it can be."""
        best: Draft | None = None
        repeating: Draft | None = None
        for count, may_shorten in self._counts():
            for trial in range(TRIALS if self.words > SHORT_WORDS else 4 * TRIALS):
                rng = Random(f"{self.seed}/{count}/{trial}")  # noqa: S311
                draft = Attempt(self, count, rng, may_shorten=may_shorten).write()
                if draft.repeats():
                    repeating = repeating or draft
                    continue
                if best is None or self.error(draft) < self.error(best):
                    best = draft
                if self.error(draft) <= GOOD_FIT:
                    return draft
            if best and self.error(best) <= FAIR_FIT:
                return best
        if best is None and repeating is not None:
            best = repeating.without_repeats()
        if best is None:
            raise AssertionError("there is always at least one draft")
        return best

    def error(self, draft: Draft) -> float:
        """How far a draft is from the wanted length, as a part of it."""
        return abs(draft.words - self.words) / self.words

    def _counts(self) -> Iterator[tuple[int, bool]]:
        """Numbers of items to try, and whether items may shrink to their labels."""
        asked = self.reading.count
        if asked:
            may_shorten = self.reading.form in ("tips", "howto")
            yield asked, False
            yield from ((count, may_shorten) for count in range(asked, 0, -1))
            return
        each = WORDS_PER_LONG_ITEM if self.words > LONG_WORDS else WORDS_PER_ITEM
        usual = 1 if self.words < SHORT_WORDS else max(1, min(9, round((self.words - 14) / each)))
        yield usual, False
        near = (count for step in range(1, 9) for count in (usual - step, usual + step))
        yield from ((count, False) for count in near if count > 0)
        yield usual, True


class Attempt:
    """One draft being written."""

    def __init__(self, composer: Composer, count: int, rng: Random, *, may_shorten: bool) -> None:
        self.may_shorten = may_shorten
        self.reading, self.voice, self.tongue = composer.reading, composer.voice, composer.tongue
        self.wanted, self.rng = composer.words, rng
        self.choice: Choice = choose(
            self.reading, rng, self.tongue.code, is_short=composer.words < SHORT_WORDS
        )
        self.form = self.choice.form
        self.slots = self._slots()
        self.entries = self._entries(count)
        self.count = len(self.entries)
        self.closing: list[str] = []
        self.hook = ""

    def _slots(self) -> dict[str, str]:
        found = slots(self.reading.topic, self.tongue.code)
        found["name"] = self.voice.name
        found["where"] = f" {self.reading.where}" if self.reading.where else ""
        if self.reading.question:
            found["question"] = capital(self.reading.question)
        if self.reading.sides:
            one, two = self.reading.sides
            found |= {"a": one, "b": two, "A": capital(one), "B": capital(two)}
        if self.voice.interests:
            found["interests"] = self._listed(list(self.voice.interests[:3]))
        return found

    def _listed(self, parts: list[str]) -> str:
        if len(parts) < 2:
            return "".join(parts)
        return ", ".join(parts[:-1]) + f" {self.tongue.words['and']} " + parts[-1]

    def _entries(self, count: int) -> list[Entry]:
        chosen: list[Entry] = []
        for item in self.choice.body:
            entry = self._entry(item, is_bonus=False)
            if entry and len(chosen) < count:
                chosen.append(entry)
        said = [entry.item for entry in chosen]
        items = in_order(said, self.reading, self.form, self.tongue.code)
        return sorted(chosen, key=lambda entry: items.index(entry.item))

    def _entry(self, item: Item, *, is_bonus: bool) -> Entry | None:
        lines = []
        for line in item.lines:
            filled = self._fill(line)
            if filled is None:
                break
            lines.append(spoken(filled, self.voice, self.tongue.code))
        label = self._fill(item.label)
        if not lines or label is None:
            return None
        return Entry(item, lines, label, is_bonus=is_bonus)

    def _fill(self, text: str, **more: str) -> str | None:
        """The template with its slots filled; None when one of them has no value for this topic."""
        if "{tip" in text:
            more = {**more, **self._borrowed()}
        try:
            filled = text.format_map(self.slots | more)
        except (KeyError, IndexError, ValueError):
            return None
        if self.tongue.code == "en" and filled != text:
            return indefinite(filled)
        return named_theme(filled) if self.tongue.code == "fr" else filled

    def _borrowed(self) -> dict[str, str]:
        """Two pieces of advice for a story's turning points."""
        tips = [item for item in self.choice.extras if item.kind == "tip"]
        leads = [self._fill_plain(item.lines[0]) for item in tips]
        found = [lead for lead in leads if lead][:2]
        return {
            f"tip{index + 1}": lowered(lead, self.tongue.names) for index, lead in enumerate(found)
        }

    def _fill_plain(self, text: str) -> str | None:
        try:
            return text.format_map(self.slots)
        except (KeyError, IndexError, ValueError):
            return None

    def _holding(self) -> frozenset[str]:
        found = {"many" if self.count > 1 else "one"}
        if self.reading.question:
            found.add("asked")
        if self.reading.sides:
            found.add("sides")
        found.add("doing" if self.reading.topic.doing else "thing")
        if self.form in ("tips", "howto"):
            found.add("tips")
        return frozenset(found)

    def items_phrase(self, count: str) -> str:
        """ "three honest tips": the count, the attitude asked for, the noun of the form."""
        return counted(self.tongue, self.form, self.count, count, self.reading.attitude)

    def _line(self, kind: str, form: str = "", **more: str) -> str:
        """A line of a kind for this persona, filled; empty when none suits."""
        lines = list(self.tongue.lines(kind, form))
        if kind == "hooks" and self.wanted >= SHORT_WORDS:
            lines = forced(lines, self._holding()) or lines
        favoured = "one" if self.wanted < SHORT_WORDS else "many" if self.reading.count else ""
        while lines:
            line = pick(
                lines, self.voice, self.rng, holding=self._holding() | self._ai(), favoured=favoured
            )
            if line is None:
                return ""
            filled = self._fill(line.text, **more)
            if filled is not None:
                return filled
            lines.remove(line)
        return ""

    def _ai(self) -> frozenset[str]:
        return frozenset({"ai"}) if self.rng.random() < AI_LINE_CHANCE else frozenset()

    def write(self) -> Draft:
        """The draft; sentences are added while there is room for them."""
        count = self.tongue.number(self.count)
        phrase = self.items_phrase(count)
        self.hook = self._hook(n=count, items=phrase, Items=capital(phrase))
        self._lead_in()
        self._close()
        self._deepen()
        self._add_extras()
        self._recap()
        return Draft(self._parts(), self.form, self.count)

    def _hook(self, **more: str) -> str:
        hook = self._own_hook(**more)
        hook = hook or self._line("hooks", self.form, **more) or self._line("hooks", "tips", **more)
        if self.voice.trait("energy") >= LIVELY and self.rng.random() < self.voice.trait("energy"):
            hook = excited(hook, self.tongue.code)
        return hook

    def _own_hook(self, **more: str) -> str:
        """An opening made for this very topic, where there is one, it is wanted and it fits."""
        entity = self.reading.entity
        hooks = entity.hooks if entity else ()
        if not hooks or self.form != "tips" or self.count < 2 or self.wanted < SHORT_WORDS:
            return ""
        if self.voice.trait("formality") >= FORMAL or self.rng.random() > OWN_HOOK_CHANCE:
            return ""
        return self._fill(self.rng.choice(hooks), **more) or ""

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
        self._answer_myths()

    def _answer_myths(self) -> None:
        answers = [line.text for line in self.tongue.lines("myth_answers")]
        self.rng.shuffle(answers)
        for entry in self.entries:
            if entry.item.kind == "myth" and answers and self.rng.random() < 0.6:
                entry.answer = answers.pop()

    def _close(self) -> None:
        if self.wanted < SHORT_WORDS:
            return
        label = lowered(self.entries[0].label, self.tongue.names) if self.entries else ""
        payoff = self._line("payoffs", self.form, label=label)
        call = self._line("calls")
        if word_count(payoff) + word_count(call) < SHORTEST_CLOSING_WORDS:
            call = self._line("calls")
        phrase = catchphrase(self.voice, self.rng)
        self.closing = [payoff, call]
        if phrase and self.rng.random() < 0.7:
            self.closing = [payoff, phrase] if self.wanted < 60 else [payoff, call, phrase]
        roomy = self.wanted > 45
        if not roomy or self.rng.random() < 0.35:
            long_enough = [
                each for each in self.closing if word_count(each) >= SHORTEST_CLOSING_WORDS
            ]
            self.closing = [self.rng.choice(long_enough or self.closing)]
        if self.voice.trait("energy") >= LIVELY and self.closing[-1]:
            self.closing[-1] = excited(self.closing[-1], self.tongue.code)

    def _room(self) -> int:
        """How many words are still wanted."""
        around = sum(word_count(text) for text in (self.hook, *self.closing))
        return self.wanted - around - sum(entry.words for entry in self.entries)

    def _deepen(self) -> None:
        """Add deeper sentences evenly; when even the leads are too long, say labels only."""
        if self._room() < -0.1 * self.wanted:
            self._shorten()
            call = self._line("calls")
            if self.wanted < SHORT_WORDS and word_count(call) <= self._room():
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
        used = {entry.item.id for entry in self.entries}
        for item in self.choice.extras:
            entry = None if item.id in used else self._entry(item, is_bonus=True)
            if entry is None or self._room() < 14:
                continue
            kinds = [line.text for line in self.tongue.lines("bonuses", item.kind)]
            free = [text for text in kinds if text not in {each.lead_in for each in self.entries}]
            entry.lead_in = self.rng.choice(free or ["{Lead}"])
            self.entries.append(entry)
            self._deepen_last(entry)

    def _deepen_last(self, entry: Entry) -> None:
        while entry.depth < len(entry.lines):
            if word_count(entry.lines[entry.depth]) > self._room() + 0.04 * self.wanted:
                return
            entry.depth += 1

    def _add_asides(self) -> None:
        most = self.wanted // ASIDE_EVERY_WORDS
        quips = list(self.reading.pack.quips) if self.reading.pack else []
        used: set[str] = set()
        for entry in self.rng.sample(self.entries, min(most, len(self.entries))):
            own = quips and self.rng.random() < self.voice.trait("humour") - 0.1
            aside = self.rng.choice(quips) if own else self._line("quips")
            fits = word_count(aside) <= self._room() + 0.05 * self.wanted
            if aside and aside not in used and fits and entry.depth:
                entry.aside = aside
                used.add(aside)

    def _recap(self) -> None:
        labels = [
            lowered(entry.label, self.tongue.names) for entry in self.entries if not entry.is_bonus
        ]
        if self.wanted < RECAP_WORDS or not 2 <= len(labels) <= 6 or not self.closing:
            return
        recap = self._line("recaps", labels=self._listed(labels))
        if word_count(recap) <= self._room() + 0.05 * self.wanted:
            self.closing.insert(0, recap)

    def _parts(self) -> list[Part]:
        parts = [Part("hook", [self._say(self.hook)])]
        for index, entry in enumerate(self.entries):
            part = Part("item", self._said(entry), entry.item, 0 if entry.is_bonus else index + 1)
            part.label = entry.label
            parts.append(part)
        closing = [self._say(text) for text in self.closing if text]
        if closing:
            parts.append(Part("close", closing))
        return parts

    def _said(self, entry: Entry) -> list[str]:
        lead = entry.lines[0] if entry.depth else entry.label + "."
        first = entry.lead_in.format(lead=lowered(lead, self.tongue.names), Lead=lead)
        more = entry.lines[1 : entry.depth]
        answer = [entry.answer] if entry.answer and entry.depth > 1 else []
        aside = [entry.aside] if entry.aside else []
        return [self._say(text) for text in (first, *answer, *more, *aside)]

    def _say(self, text: str) -> str:
        return tidy(spoken(text, self.voice, self.tongue.code))
