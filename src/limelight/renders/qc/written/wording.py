"""The rule on words that a brand avoids: heard, in captions, and in what else is written."""

from collections.abc import Iterable, Iterator, Sequence

from limelight.generation.schemas import WordTiming
from limelight.renders.qc.grading import found
from limelight.renders.qc.schemas import Facts, Finding, ShownCaption, Span
from limelight.stories.brands.brand import folded, pattern_of

_SAID, _CAPTIONED, _WRITTEN = "said", "in captions", "on screen"
_MOST_NAMED = 8
_Timed = WordTiming | ShownCaption


def wording_findings(facts: Facts) -> Iterator[Finding]:
    """Which of the avoided words come, how, and when; nothing of a video without such words.

    Amber: people may have their reasons, and a quotation is no fault. The label that says AI is
    left out, since it cannot be worded otherwise.
    """
    if not facts.avoided:
        return
    uses = [use for word in facts.avoided for use in _uses(word, facts)]
    named = list(dict.fromkeys(f"“{word}” {how}" for word, how, _ in uses))
    more = f" and {len(named) - _MOST_NAMED} more" if len(named) > _MOST_NAMED else ""
    yield found(
        "brand.words",
        "amber" if uses else "green",
        ", ".join(named[:_MOST_NAMED]) + more if uses else "none of them",
        f"none of the {len(facts.avoided)} words that the brand avoids",
        "The brand avoids these words: say it otherwise in the script.",
        sorted(dict.fromkeys(span for *_, span in uses), key=lambda span: span.start),
    )


def _uses(word: str, facts: Facts) -> Iterator[tuple[str, str, Span]]:
    """The word, how it comes and when."""
    yield from ((word, _SAID, span) for span in _spans(word, facts.words))
    yield from ((word, _CAPTIONED, span) for span in _spans(word, facts.captions))
    lines = [line for line in facts.writings if line.kind != "label"]
    # Every row of a title tells the whole of it.
    for line in {(line.text, line.start, line.end): line for line in lines}.values():
        yield from ((word, _WRITTEN, span) for span in _spans(word, [line]))


def _spans(word: str, pieces: Sequence[_Timed]) -> Iterable[Span]:
    """When a word or phrase comes in pieces that follow one another: a phrase may begin in one and
    end in a later one.
    """
    text, ends = "", []
    for piece in pieces:
        text += folded(piece.text) + " "
        ends.append(len(text))
    for match in pattern_of(word).finditer(text):
        first = next(at for at, end in enumerate(ends) if match.start() < end)
        last = next(at for at, end in enumerate(ends) if match.end() <= end)
        yield Span(start=round(pieces[first].start, 3), end=round(pieces[last].end, 3))
