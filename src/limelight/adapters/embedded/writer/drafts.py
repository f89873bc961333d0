"""A script on its way: parts of words, the entries they come from, and the two questions asked of
every line.
"""

from functools import lru_cache

from limelight.adapters.embedded.writer.grammar import capital, plain, sentences, word_count
from limelight.adapters.embedded.writer.knowledge import Item
from limelight.adapters.embedded.writer.language import Line, Tongue
from limelight.stories.brief import Form

# Languages with only two forms after a number have no more nouns than these.
MOST_PLURALS, DUAL, LAST_PLURAL = 2, 2, 10


def counted(tongue: Tongue, form: Form, count: int, said: str, attitude: str) -> str:
    """ "three honest tips" or "one tip" in the language; `said` is the count as it is to be
    written.
    """
    nouns: list[str] = tongue.words["items"][form]
    if count == 1:
        return nouns[0]
    if len(nouns) > MOST_PLURALS:
        return _counted_in_arabic(nouns, count)
    if nouns[1] in tongue.words.get("feminine", ()):
        said = tongue.words["numbers_feminine"].get(said, said)
    phrase = tongue.words["items_pattern"].format(
        count=said, noun=nouns[1], attitude=attitude if form == "tips" else ""
    )
    return " ".join(phrase.split())


def _counted_in_arabic(nouns: list[str], count: int) -> str:
    """A count after singular, plural, dual and the form from eleven on."""
    if count == DUAL:
        return nouns[2]
    return f"{count} {nouns[1] if count <= LAST_PLURAL else nouns[3]}"


def counting(tongue: Tongue, form: Form, count: int, attitude: str) -> dict[str, str]:
    """The slots of lines that count: "{n}" as a word, "{digits}", "{items}" with its noun."""
    items = counted(tongue, form, count, tongue.number(count), attitude)
    in_digits = counted(
        tongue, form, count, tongue.number(count) if tongue.is_for_posts else str(count), attitude
    )
    return {
        "n": tongue.number(count),
        "digits": str(count),
        "items": items,
        "Items": capital(items),
        "items_digit": in_digits,
    }


def forced(lines: list[Line], holding: frozenset[str]) -> list[Line]:
    """Only the lines made for the brief's own question or its two sides, where there are any."""
    return [
        line
        for line in lines
        if any(tag in line.tags and tag in holding for tag in ("asked", "sides"))
    ]


class Part:
    """A stretch of the script: the hook, one item or the closing; sentences in order. `bare` are
    the sentences of an item without what leads them in.
    """

    def __init__(
        self, role: str, said: list[str], item: Item | None = None, number: int = 0
    ) -> None:
        self.role = role
        self.said = said
        self.item = item
        self.number = number
        self.label = ""
        self.bare: list[str] = []

    @property
    def words(self) -> int:
        return word_count(" ".join(self.said))


class Entry:
    """An item on its way into the script: how deep it goes and how it is led in."""

    def __init__(self, item: Item, lines: list[str], label: str, *, is_bonus: bool) -> None:
        self.item = item
        self.lines = lines
        self.label = label
        self.is_bonus = is_bonus
        self.least = min(2 if item.kind == "myth" else 1, len(lines))
        self.depth = self.least
        self.lead_in = "{Lead}"
        self.answer = ""
        self.aside = ""

    @property
    def words(self) -> int:
        """How many words it has as it stands."""
        said = self.lines[: self.depth] or [self.label]
        answer = self.answer if self.depth > 1 else ""
        around = _led_words(self.lead_in) + word_count(answer) + word_count(self.aside)
        return around + sum(map(word_count, said))


@lru_cache(maxsize=4_000)
def _led_words(lead_in: str) -> int:
    """How many words a pattern adds to the sentence it leads in."""
    return word_count(lead_in.replace("{lead}", "").replace("{Lead}", ""))


class Draft:
    """One attempt at the script."""

    def __init__(self, parts: list[Part], form: Form, count: int) -> None:
        self.parts = parts
        self.form = form
        self.count = count

    @property
    def words(self) -> int:
        return sum(part.words for part in self.parts)

    def sentences(self) -> list[str]:
        """Every sentence in order, as it is heard: "About tea:" and what follows it are one."""
        return sentences(" ".join(text for part in self.parts for text in part.said))

    def repeats(self) -> bool:
        """Whether any sentence stands twice."""
        said = [plain(each) for each in self.sentences()]
        return len(said) != len(set(said))

    def without_repeats(self) -> "Draft":
        """The same draft with every text that was said before left out."""
        seen: set[str] = set()
        for part in self.parts:
            part.said = [text for text in dict.fromkeys(part.said) if plain(text) not in seen]
            seen.update(plain(text) for text in part.said)
        self.parts = [part for part in self.parts if part.said]
        return self

    def without(self, texts: list[str]) -> "Draft":
        """The same draft with these sentences left out; what leads the piece always stays."""
        gone = " | ".join(texts)
        for part in self.parts[1:]:
            kept = [[each for each in sentences(text) if each not in gone] for text in part.said]
            part.said = [" ".join(said) for said in kept if said]
        self.parts = [part for part in self.parts if part.said]
        return self
