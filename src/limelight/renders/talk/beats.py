"""When the words move a face: at those that carry the stress, at questions, in pauses.

Loudness does not tell which words are meant: a phrase fades towards its end, where its stress is.
"""

import bisect
import math
from collections.abc import Sequence
from itertools import pairwise

from limelight.generation.schemas import WordTiming
from limelight.renders.captions.function_words import function_words

Span = tuple[float, float]

_QUESTION_MARKS = ("?", "？", "؟", '?"', "?”", "?»")
_PHRASE_ENDS = (".", ",", ";", ":", "!", "?", "…", "—", "。", "、", "！", "？", "؟", "،")
_CLOSERS = "\"'”’»)）」』"
_LISTENING_SECONDS, _BREAK_SECONDS = 0.45, 0.2
# A phrase longer than this has a second stress, at its beginning.
_LONG_SECONDS = 2.2
_LEAST_LETTERS = 4
_EASE_SECONDS = 0.22
# Where a phrase begins high and ends low, its stress is on the beginning.
_FIRST = frozenset({"ja"})


def stresses(words: Sequence[WordTiming], language: str) -> list[Span]:
    """From when to when the words that carry a phrase's stress are said, in order: the last word of
    meaning of each phrase, in long ones the first as well.
    """
    found: list[Span] = []
    for phrase in _phrases(words):
        meant = [word for word in phrase if _means(word.text, language)]
        meant = meant or [max(phrase, key=lambda word: len(word.text))]
        first, last = meant[0], meant[-1]
        main = first if language[:2] in _FIRST else last
        chosen = [first, last] if last.start - first.start > _LONG_SECONDS else [main]
        found += [(word.start, word.end) for word in chosen]
    return found


def questions(words: Sequence[WordTiming]) -> list[Span]:
    """From when to when the end of a question is said: its last two words."""
    ends = [at for at, word in enumerate(words) if word.text.strip().endswith(_QUESTION_MARKS)]
    return [(words[max(0, at - 1)].start, words[at].end) for at in ends]


def pauses(words: Sequence[WordTiming]) -> list[Span]:
    """The pauses that are long enough to listen in."""
    gaps = [(before.end, after.start) for before, after in pairwise(words)]
    return [(first, last) for first, last in gaps if last - first >= _LISTENING_SECONDS]


def hill(spans: Sequence[Span], seconds: float) -> float:
    """1 within a span, eased to 0 outside within a moment. Spans are in order."""
    at = bisect.bisect_right(spans, (seconds + _EASE_SECONDS, math.inf)) - 1
    best = 0.0
    for first, last in spans[max(0, at - 1) : at + 1]:
        outside = max(first - seconds, seconds - last, 0.0)
        share = max(0.0, 1 - outside / _EASE_SECONDS)
        best = max(best, share * share * (3 - 2 * share))
    return best


def _phrases(words: Sequence[WordTiming]) -> list[list[WordTiming]]:
    phrases: list[list[WordTiming]] = []
    is_new = True
    for at, word in enumerate(words):
        if is_new:
            phrases.append([])
        phrases[-1].append(word)
        waits = at + 1 < len(words) and words[at + 1].start - word.end >= _BREAK_SECONDS
        is_new = waits or word.text.strip().rstrip(_CLOSERS).endswith(_PHRASE_ENDS)
    return phrases


def _means(text: str, language: str) -> bool:
    """Whether a word means something by itself. Signs of languages without letters always do."""
    plain = "".join(letter for letter in text.casefold() if letter.isalnum() or letter == "'")
    small = function_words(language)
    if any(plain in group for group in small):
        return False
    return len(plain) >= _LEAST_LETTERS or (bool(plain) and ord(plain[-1]) > 0x2E80)
