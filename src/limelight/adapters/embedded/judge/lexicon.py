"""The word lists, read once; which of them count for a text."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from limelight.adapters.embedded.judge.normalise import Word, phrase_of
from limelight.adapters.embedded.judge.phrases import Phrases

LANGUAGES = ("en", "es", "fr", "de", "it", "pt")
_FOLDER = Path(__file__).parent.parent / "data" / "judge"
_ENOUGH_STOPWORDS = 2
_ONLY = "="
_HIDDEN = ("minor", "romance", "suggestive", "sexual", "sexual_mild", "hate", "self_harm")
_SHORTEST_HIDDEN, _LONGEST_HIDDEN = 4, 14


class Lexicon:
    """The phrases of every section for a set of languages."""

    def __init__(self, languages: frozenset[str]) -> None:
        self._sections: dict[str, list[str]] = {}
        for language in LANGUAGES:
            for section, phrases in read_list(language).items():
                counted = [
                    phrase.removeprefix(_ONLY)
                    for phrase in phrases
                    if language in languages or not phrase.startswith(_ONLY)
                ]
                self._sections.setdefault(section, []).extend(counted)
        self._built: dict[str, Phrases] = {}
        self._words: frozenset[str] | None = None

    def __getitem__(self, section: str) -> Phrases:
        """The phrases of a section, of all languages together."""
        if section not in self._built:
            self._built[section] = Phrases(self._sections[section])
        return self._built[section]

    @property
    def sections(self) -> tuple[str, ...]:
        """The names of the sections."""
        return tuple(self._sections)

    def words_inside(self, letters: str) -> tuple[str, ...]:
        """The words of refused sections that stand in a row of letters without spaces."""
        if self._words is None:
            phrases = (phrase for name in _HIDDEN for phrase in self._sections[name])
            self._words = frozenset(phrase.rstrip("*") for phrase in phrases if " " not in phrase)
        return tuple(
            letters[first : first + length]
            for first in range(len(letters))
            for length in range(_SHORTEST_HIDDEN, _LONGEST_HIDDEN + 1)
            if first + length <= len(letters) and letters[first : first + length] in self._words
        )


@lru_cache(maxsize=16)
def lexicon_for(languages: frozenset[str]) -> Lexicon:
    """The lexicon for texts in `languages`; built once for each set."""
    return Lexicon(languages)


def languages_of(words: Sequence[Word], hint: str) -> frozenset[str]:
    """The languages a text seems to be in: the hint, and those whose commonest words occur."""
    plain = {word.plain for word in words}
    seen = {code for code, common in _stopwords() if len(common & plain) >= _ENOUGH_STOPWORDS}
    return frozenset(seen | ({hint} & set(LANGUAGES)))


@lru_cache(maxsize=1)
def figures() -> Phrases:
    """Names of widely known people, also written as one word."""
    return Phrases(name for names in read_list("figures").values() for name in _spellings(names))


def _spellings(names: list[str]) -> list[str]:
    return names + ["".join(phrase_of(name)) for name in names]


@lru_cache(maxsize=1)
def _stopwords() -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((code, frozenset(read_list(code)["stopwords"])) for code in LANGUAGES)


@lru_cache(maxsize=16)
def read_list(name: str) -> dict[str, list[str]]:
    """The phrases of a word list by section."""
    sections: dict[str, list[str]] = {}
    for part in (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").split("[")[1:]:
        title, _, body = part.partition("]")
        sections[title] = [" ".join(phrase.split()) for phrase in body.split(",") if phrase.strip()]
    return sections
