"""The decision: ask every judge, take the heaviest answer, refuse with reasons."""

import asyncio
from collections.abc import Sequence

from limelight.moderation.errors import NotAllowed
from limelight.moderation.ports import Judge
from limelight.moderation.schemas import (
    Check,
    Context,
    Finding,
    Rating,
    Severity,
    TextKind,
    Verdict,
)

YOUNGEST_YEARS = 18
_ORDER: tuple[Severity, ...] = ("pass", "review", "reject")


async def judge_text(
    text: str, *, language: str, context: Context, judges: Sequence[Judge]
) -> Verdict:
    """What the judges say about `text`; refuses nothing. The same text gives the same verdict."""
    answers = await asyncio.gather(
        *(judge.judge_text(text, language=language, context=context) for judge in judges)
    )
    findings = (*_too_young(context), *(finding for answer in answers for finding in answer))
    heaviest = max((finding.severity for finding in findings), key=_ORDER.index, default="pass")
    return Verdict(severity=heaviest, findings=findings)


async def check_text(
    text: str, *, language: str, context: Context, judges: Sequence[Judge]
) -> Verdict:
    """Like `judge_text`, but raises NotAllowed when a judge rejects; a `review` comes back to the
    caller.
    """
    verdict = await judge_text(text, language=language, context=context, judges=judges)
    _refuse_rejected(verdict.findings)
    return verdict


async def check_brief(
    text: str,
    *,
    language: str,
    character_age: int | None = None,
    rating: Rating = "everyone",
    judges: Sequence[Judge],
) -> Verdict:
    """May a piece be made from this brief? `character_age` in years. Raises NotAllowed."""
    context = Context(kind="brief", rating=rating, character_age_years=character_age)
    return await check_text(text, language=language, context=context, judges=judges)


async def check_script(
    texts: Sequence[str],
    *,
    language: str,
    character_age: int | None = None,
    rating: Rating = "everyone",
    judges: Sequence[Judge],
) -> Verdict:
    """May these lines of a script be spoken and shown? They are read as one text. Raises
    NotAllowed.
    """
    context = Context(kind="script", rating=rating, character_age_years=character_age)
    return await check_text("\n".join(texts), language=language, context=context, judges=judges)


async def check_import(
    texts: Sequence[str],
    *,
    language: str,
    character_age: int | None = None,
    judges: Sequence[Judge],
) -> Verdict:
    """May what others wrote be brought in? Besides what is asked of a script, it must not give
    orders to the programs that will read it. Raises NotAllowed.
    """
    context = Context(kind="import", character_age_years=character_age)
    return await check_text("\n".join(texts), language=language, context=context, judges=judges)


async def check_character(
    *,
    name: str,
    description: str,
    age_years: int,
    rating: Rating = "everyone",
    language: str = "en",
    judges: Sequence[Judge],
) -> Verdict:
    """May this character exist? `description` is all that is said about it: looks, persona, voice.
    Raises NotAllowed.
    """
    kinds: tuple[tuple[TextKind, str], ...] = (("name", name), ("character", description))
    verdicts = [
        await judge_text(
            text,
            language=language,
            context=Context(kind=kind, rating=rating, character_age_years=age_years),
            judges=judges,
        )
        for kind, text in kinds
    ]
    findings = tuple(dict.fromkeys(found for verdict in verdicts for found in verdict.findings))
    _refuse_rejected(findings)
    heaviest = max((verdict.severity for verdict in verdicts), key=_ORDER.index)
    return Verdict(severity=heaviest, findings=findings)


def _refuse_rejected(findings: Sequence[Finding]) -> None:
    rejected = [finding for finding in findings if finding.severity == "reject"]
    if rejected:
        said = dict.fromkeys(f"{finding.reason} {finding.instead}".strip() for finding in rejected)
        raise NotAllowed(
            " ".join(said), reasons=[finding.model_dump(mode="json") for finding in rejected]
        )


def _too_young(context: Context) -> tuple[Finding, ...]:
    age = context.character_age_years
    if age is None or age >= YOUNGEST_YEARS:
        return ()
    return (
        Finding(
            check=Check.MINOR_CHARACTER,
            severity="reject",
            reason=f"The character is {age}; Limelight's characters are adults of 18 or more.",
            instead="Give the character an age of at least 18.",
            judge="limelight",
            model="rules",
            version="1",
        ),
    )
