"""The embedded judge: reads a text once and lets every rule look at it."""

import asyncio
from collections.abc import Iterator

from limelight.adapters.embedded.judge import content, eastern, likeness, minors, personal
from limelight.adapters.embedded.judge.reading import Mark, Reading, read
from limelight.adapters.embedded.judge.reasons import REASONS
from limelight.moderation.schemas import Context, Finding

JUDGE, MODEL, VERSION = "embedded", "rules", "3"
LONGEST_IN_THE_LOOP = 5_000
_SURE = {"reject": 0.9, "review": 0.6, "pass": 0.1}
_ORDER = ("reject", "review", "pass")


class RulesJudge:
    """Judges text by word lists and rules, offline. Work grows with the length of the text and no
    faster.
    """

    async def judge_text(
        self, text: str, *, language: str, context: Context
    ) -> tuple[Finding, ...]:
        """What stands out, the gravest first, one finding for each rule. The same text gives the
        same answer.
        """
        if len(text) > LONGEST_IN_THE_LOOP:
            return await asyncio.to_thread(judge, text, language, context)
        return judge(text, language, context)


def judge(text: str, language: str, context: Context) -> tuple[Finding, ...]:
    """The work of `RulesJudge`, in this thread."""
    reading = read(text, language)
    gravest: dict[str, Mark] = {}
    marks = (*_marks(reading, context), *eastern.marks(text, language, context))
    for mark in sorted(marks, key=lambda mark: _ORDER.index(mark.severity)):
        gravest.setdefault(mark.reason, mark)
    return tuple(_finding(mark) for mark in gravest.values())


def _marks(reading: Reading, context: Context) -> Iterator[Mark]:
    yield from minors.marks(reading, context)
    yield from likeness.marks(reading, context)
    yield from content.marks(reading, context)
    yield from personal.marks(reading)


def _finding(mark: Mark) -> Finding:
    reason = REASONS[mark.reason]
    return Finding(
        check=mark.check,
        severity=mark.severity,
        reason=reason.why,
        instead=reason.instead,
        span=mark.span,
        judge=JUDGE,
        model=MODEL,
        version=VERSION,
        score=_SURE[mark.severity],
    )
