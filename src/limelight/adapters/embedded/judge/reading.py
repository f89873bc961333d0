"""A text as the rules see it: its words with harmless phrases blanked out, and questions rules ask
of them.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from limelight.adapters.embedded.judge.lexicon import Lexicon, languages_of, lexicon_for
from limelight.adapters.embedded.judge.normalise import Word, words_of
from limelight.adapters.embedded.judge.phrases import Hit
from limelight.moderation.schemas import Check, Severity

_BLANK = ("",)
_LONGEST_PHRASE = 8
_LONGEST_SENTENCE = 60
_LONGEST_HIT = 24


@dataclass(frozen=True, slots=True)
class Mark:
    """A rule that was touched: which, how gravely, at which characters, and its reason's key."""

    check: Check
    severity: Severity
    span: tuple[int, int]
    reason: str


@dataclass(frozen=True)
class Reading:
    """The words of a text and the lists that count for it. `words` has harmless phrases blanked
    out.
    """

    text: str
    words: Sequence[Word]
    lexicon: Lexicon

    def find(self, section: str) -> list[Hit]:
        """Where phrases of a section stand."""
        return self.lexicon[section].find(self.words)

    def any_in(self, section: str, first: int, end: int) -> bool:
        """Whether a phrase of a section lies wholly between two words."""
        return self.lexicon[section].has(self.words, first, end)

    def starts(self, section: str, at: int) -> bool:
        """Whether a phrase of a section starts at a word."""
        return self.lexicon[section].end_from(self.words, at, len(self.words)) > 0

    def ends_before(self, section: str, at: int, fillers: int) -> bool:
        """Whether a phrase of a section ends before word `at`, with at most `fillers` words
        between.

        Stays in the sentence.
        """
        phrases = self.lexicon[section]
        nearest = max(at - fillers, self.sentence_start(at))
        earliest = max(nearest - _LONGEST_PHRASE, self.sentence_start(at))
        return any(
            phrases.end_from(self.words, begin, at) >= max(nearest, 1)
            for begin in range(earliest, at)
        )

    def sentence_start(self, at: int) -> int:
        """The first word of the sentence word `at` is in; looks back 60 words at most."""
        first = at
        while first > 0 and at - first < _LONGEST_SENTENCE and not self.words[first - 1].is_last:
            first -= 1
        return first

    def sentence_end(self, at: int) -> int:
        """One past the last word of the sentence word `at` is in; looks 60 words ahead at most."""
        end = at
        while end < len(self.words) and end - at < _LONGEST_SENTENCE:
            end += 1
            if self.words[end - 1].is_last:
                break
        return end

    def span(self, first: int, end: int) -> tuple[int, int]:
        """The characters from word `first` to before word `end`."""
        return self.words[first].start, self.words[end - 1].end

    def mark(self, check: Check, severity: Severity, hit: Hit, reason: str) -> Mark:
        """A mark over a hit."""
        return Mark(check, severity, self.span(hit.first, hit.end), reason)


def read(text: str, language: str) -> Reading:
    """Read a text; `language` is a hint."""
    words = words_of(text)
    lexicon = lexicon_for(languages_of(words, language))
    words = tuple(_opened(word, lexicon) if word.is_joined else word for word in words)
    return Reading(text, _blanked(words, lexicon["neutral"].find(words)), lexicon)


def _opened(word: Word, lexicon: Lexicon) -> Word:
    """A word put together from single letters, with the words that can be read inside it."""
    inside = (hidden for form in word.forms for hidden in lexicon.words_inside(form))
    return replace(word, forms=tuple(dict.fromkeys((*word.forms, *inside))))


def _blanked(words: Sequence[Word], hits: Iterable[Hit]) -> list[Word]:
    fresh = list(words)
    for hit in hits:
        for at in range(hit.first, hit.end):
            fresh[at] = replace(fresh[at], forms=_BLANK)
    return fresh


def gap(one: Hit, other: Hit) -> int:
    """How many words lie between two hits; 0 when they touch or overlap."""
    return max(one.first - other.end, other.first - one.end, 0)


def near(hits: Sequence[Hit], one: Hit, words: int) -> list[Hit]:
    """Those of `hits` (in order) with at most `words` words between them and `one`."""
    begin = bisect_left(hits, (one.first - words - _LONGEST_HIT,))
    end = bisect_left(hits, (one.end + words + 1,))
    return [hit for hit in hits[begin:end] if gap(one, hit) <= words]
