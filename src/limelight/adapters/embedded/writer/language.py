"""The material of one language: patterns to read with, lines to write with, and the small bilingual
lexicon.
"""

import re
from functools import cache, cached_property
from typing import Any

from limelight.adapters.embedded.writer.grammar import gerund, lowered, plain
from limelight.adapters.embedded.writer.knowledge import read_json
from limelight.adapters.embedded.writer.letters.setting import written_in
from limelight.generation.schemas import Value

LANGUAGES = ("en", "es", "fr", "de", "it", "pt")
# Languages with material for the texts around a piece, not for scripts.
POST_LANGUAGES = ("ja", "ar")


class Line(Value):
    """A template with the traits it suits ("humour", "warm", "low:energy"); no tags means anybody
    says it.
    """

    text: str
    tags: tuple[str, ...] = ()


class Concept(Value):
    """A word of the lexicon: how it is recognised in any language and said in each."""

    triggers: tuple[str, ...]
    said: dict[str, str]


class Tongue:
    """One language's material; read only."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.reading: dict[str, Any] = read_json(code, "reading.json")
        self.words: dict[str, Any] = read_json(code, "words.json")
        self._read: dict[tuple[str, str, str], tuple[Line, ...]] = {}
        self.names = frozenset(self.reading["names"])
        self.proper = {name.casefold(): name for name in self.reading["names"]}
        self._lines: dict[str, Any] = read_json(code, "script.json")
        self._sequences: dict[str, list[list[str]]] = self._lines.pop("sequences")

    @cached_property
    def voice(self) -> dict[str, Any]:
        """Material of manners: leads, doubts, remarks, words of tone."""
        found: dict[str, Any] = read_json(self.code, "voice.json")
        return found

    @cached_property
    def posts(self) -> dict[str, Any]:
        """Material of captions, titles, hooks and hashtags."""
        found: dict[str, Any] = read_json(self.code, "posts.json")
        return found

    @cached_property
    def replies(self) -> dict[str, Any]:
        """Material of replies: how comments are recognised and answered."""
        found: dict[str, Any] = read_json(self.code, "replies.json")
        return found

    @cached_property
    def facts(self) -> dict[str, Any]:
        """Patterns of a brief's own facts, and the questions for those that are missing."""
        found: dict[str, Any] = read_json(self.code, "facts.json")
        return found

    def lowered(self, text: str) -> str:
        """The text with a small first letter where it may have one in the middle of a sentence."""
        first = re.split(r"[\s,.:;!?'’-]", text.lstrip("¿¡"), maxsplit=1)[0]
        small = self.words.get("may_be_small")
        if small is not None and first.casefold() not in small:
            return text
        if self.code == "it" and text.startswith("I "):
            return "i" + text[1:]
        return lowered(text, self.names)

    def manners(self, kind: str, of: str = "") -> tuple[Line, ...]:
        """The lines of a kind in the material of manners."""
        return self._kept("voice", self.voice[kind][of] if of else self.voice[kind], kind, of)

    def around(self, kind: str, of: str = "") -> tuple[Line, ...]:
        """The lines of a kind in the material of posts."""
        return self._kept("posts", self.posts[kind][of] if of else self.posts[kind], kind, of)

    def named_lines(self, kind: str, form: str, *, is_careful: bool) -> tuple[Line, ...]:
        """Hooks or titles of a form; others where advice belongs to somebody qualified."""
        form = "careful" if is_careful else form
        return self.lines(kind, form) if kind == "hooks" else self.around(kind, form)

    def lines(self, kind: str, form: str = "") -> tuple[Line, ...]:
        """The templates of a kind; those of the form first, then those of any form."""
        by_form = self._lines[kind]
        found = by_form.get(form, []) or by_form.get("any", [])
        return self._kept("script", found, kind, form)

    def _kept(self, file: str, raws: list[Any], kind: str, of: str) -> tuple[Line, ...]:
        if (file, kind, of) not in self._read:
            self._read[file, kind, of] = tuple(_line(raw) for raw in raws)
        return self._read[file, kind, of]

    @property
    def is_for_posts(self) -> bool:
        """Whether there is material for posts only, not for scripts."""
        return self.code in POST_LANGUAGES

    @property
    def kinds(self) -> dict[str, frozenset[str]]:
        """Which kinds of lines there are, and for which forms."""
        return {kind: frozenset(by_form) for kind, by_form in self._lines.items()}

    def sequences(self, form: str) -> list[list[str]]:
        """Ways to lead in the items of a form, one after the other; the last of a sequence may be
        repeated.
        """
        found: list[list[str]] = self._sequences.get(form) or self._sequences["any"]
        return found

    def number(self, count: int) -> str:
        """A count as a word up to twenty, else in digits."""
        spoken: list[str] = self.words["numbers"]
        return spoken[count] if count < len(spoken) else str(count)


def _line(raw: str | list[str]) -> Line:
    if isinstance(raw, str):
        return Line(text=raw)
    return Line(text=raw[0], tags=tuple(raw[1:]))


@cache
def tongue(code: str) -> Tongue:
    """The material of a language, loaded once."""
    return Tongue(code)


@cache
def concepts(kind: str) -> tuple[Concept, ...]:
    """Places, audiences, attitudes or nouns of the lexicon."""
    return tuple(Concept.model_validate(raw) for raw in read_json("lexicon.json")[kind])


@cache
def _finder(kind: str) -> tuple[tuple[re.Pattern[str], Concept], ...]:
    return tuple(
        (
            re.compile(
                r"(?<!\w)(?:" + "|".join(re.escape(plain(t)) for t in each.triggers) + r")(?!\w)"
            ),
            each,
        )
        for each in concepts(kind)
    )


def find_concept(kind: str, text: str) -> Concept | None:
    """The first concept of a kind whose trigger occurs in the text."""
    comparable = plain(text)
    return next((each for pattern, each in _finder(kind) if pattern.search(comparable)), None)


def guess_language(text: str, *, otherwise: str) -> str:
    """Which of the languages a text is written in, by its letters or its small words."""
    by_letters = written_in(text, otherwise=otherwise)
    if by_letters:
        return by_letters
    words = re.findall(r"[\w']+", plain(text))
    scores = {
        code: sum(word in small for word in words)
        for code, small in ((code, _small_words(code)) for code in LANGUAGES)
    }
    best = max(scores.values())
    winners = [code for code in LANGUAGES if scores[code] == best]
    if best == 0:
        return "en" if otherwise not in LANGUAGES else otherwise
    return otherwise if otherwise in winners else winners[0]


@cache
def _small_words(code: str) -> frozenset[str]:
    """Words that give a language away: its small words and the usual words of briefs."""
    reading = tongue(code).reading
    usual = re.findall(r"[^\W\d_]{4,}", reading["heads"])
    verbs = [form for verb in reading["verbs"] for form in (verb, gerund(verb))]
    words = (*reading["small_words"], *reading["manner"], *reading["numbers"], *usual, *verbs)
    return frozenset(form for word in words for form in (plain(word), plain(word).rstrip("s")))
