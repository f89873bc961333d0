"""Decisions: what the embedded judge says about real tries, and how the service turns it into a yes
or a no.
"""

import collections
import json
from pathlib import Path
from typing import Any

import pytest

from limelight.adapters.embedded.judge import letters, lexicon
from limelight.adapters.embedded.judge.rules import RulesJudge
from limelight.kit.errors import Refused
from limelight.moderation.errors import NotAllowed
from limelight.moderation.schemas import Check, Context, Finding
from limelight.moderation.service import check_brief, check_character, check_script, judge_text

HERE = Path(__file__).parent
JUDGES = (RulesJudge(),)


def _cases(name: str) -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = json.loads((HERE / name).read_text(encoding="utf-8"))
    return cases


def _context(case: dict[str, Any]) -> Context:
    return Context(kind=case["kind"], rating=case["rating"])


@pytest.mark.parametrize("case", _cases("attacks.json"), ids=lambda case: case["text"][:60])
async def test_an_attempt_is_refused_for_the_right_reason(case: dict[str, Any]) -> None:
    verdict = await judge_text(
        case["text"], language=case["language"], context=_context(case), judges=JUDGES
    )
    refused = {finding.check for finding in verdict.findings if finding.severity == "reject"}
    assert case["check"] in refused
    assert verdict.severity == "reject"
    assert all(finding.reason and finding.instead for finding in verdict.findings)


@pytest.mark.parametrize("case", _cases("harmless.json"), ids=lambda case: case["text"][:60])
async def test_a_harmless_text_is_not_refused(case: dict[str, Any]) -> None:
    verdict = await judge_text(
        case["text"], language=case["language"], context=_context(case), judges=JUDGES
    )
    assert [finding for finding in verdict.findings if finding.severity == "reject"] == []


def test_the_corpora_are_large_and_cover_every_rule_and_language() -> None:
    attacks, harmless = _cases("attacks.json"), _cases("harmless.json")
    assert len(attacks) >= 120
    assert len(harmless) >= 120
    assert {case["check"] for case in attacks} == {check.value for check in Check}
    for cases in (attacks, harmless):
        languages = collections.Counter(case["language"] for case in cases)
        assert set(languages) == {*lexicon.LANGUAGES, *letters.LANGUAGES}
        assert min(languages.values()) >= 14
        assert len({(case["text"], case["kind"], case["rating"]) for case in cases}) == len(cases)


async def test_a_refusal_says_why_and_what_would_be_fine() -> None:
    with pytest.raises(NotAllowed) as refusal:
        await check_brief(
            "A woman looking like Taylor Swift", language="en", character_age=27, judges=JUDGES
        )
    assert isinstance(refusal.value, Refused)
    assert refusal.value.kind == "moderation.refused"
    assert "real, well-known person" in refusal.value.detail
    assert "your own fictional character" in refusal.value.detail
    assert refusal.value.facts["reasons"][0]["check"] == "public-figure"
    json.dumps(refusal.value.facts)


async def test_a_good_brief_passes_without_findings() -> None:
    verdict = await check_brief(
        "Three honest tips for growing basil on a windowsill",
        language="en",
        character_age=27,
        judges=JUDGES,
    )
    assert (verdict.severity, verdict.findings) == ("pass", ())


async def test_a_doubt_comes_back_for_review_and_is_no_refusal() -> None:
    verdict = await check_brief("Write to shop@basil.example", language="en", judges=JUDGES)
    assert verdict.severity == "review"
    assert verdict.findings[0].check == Check.PERSONAL_DATA


async def test_a_character_under_18_is_refused_whatever_is_said() -> None:
    with pytest.raises(NotAllowed, match="18 or more"):
        await check_brief("Tips for basil", language="en", character_age=17, judges=())


async def test_a_character_is_checked_by_name_and_description() -> None:
    await check_character(name="Mia", description="Botanist, warm", age_years=27, judges=JUDGES)
    with pytest.raises(NotAllowed, match="real"):
        await check_character(name="Emma Watson", description="", age_years=27, judges=JUDGES)
    with pytest.raises(NotAllowed, match="under 18"):
        await check_character(name="Mia", description="a schoolgirl", age_years=27, judges=JUDGES)


async def test_lines_of_a_script_are_read_together() -> None:
    lines = ["Here she is at last.", "She is a schoolgirl.", "He kisses her in the rain."]
    with pytest.raises(NotAllowed):
        await check_script(lines, language="en", judges=JUDGES)
    await check_script(lines[:1], language="en", judges=JUDGES)


async def test_explicit_words_are_refused_below_adult_and_minors_always() -> None:
    for rating, refused in (("everyone", True), ("mature", True), ("adult", False)):
        context = Context.model_validate({"rating": rating})
        verdict = await judge_text("explicit porn", language="en", context=context, judges=JUDGES)
        assert (verdict.severity == "reject") is refused
        verdict = await judge_text("teen porn", language="en", context=context, judges=JUDGES)
        assert verdict.severity == "reject"


class _Stern:
    """A second judge of the same port."""

    async def judge_text(
        self, text: str, *, language: str, context: Context
    ) -> tuple[Finding, ...]:
        return (
            Finding(
                check=Check.HATE,
                severity="reject",
                reason=f"Not in {language} as a {context.kind}: {len(text)}.",
                judge="stern",
                model="none",
                version="1",
            ),
        )


async def test_the_gravest_judge_decides() -> None:
    with pytest.raises(NotAllowed, match="Not in fr as a brief: 6") as refusal:
        await check_brief("basil!", language="fr", judges=(*JUDGES, _Stern()))
    assert [reason["judge"] for reason in refusal.value.facts["reasons"]] == ["stern"]
