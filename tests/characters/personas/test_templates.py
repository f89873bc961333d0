"""The ready-made personas: whole, different from each other, fit for an AI character."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from limelight.characters import limits
from limelight.characters.personas.templates import (
    DEFAULT_TEMPLATE,
    PersonaTemplate,
    find_template,
    list_templates,
    persona_template,
)
from limelight.characters.schemas import TRAITS, Persona
from limelight.kit.errors import Invalid
from limelight.moderation.ports import Judge
from limelight.moderation.schemas import Context
from limelight.moderation.service import judge_text

TEMPLATES = list_templates()
# What only a living person could say, and what nobody should promise.
_NOT_OURS = re.compile(
    r"\b(?:when i was|my (?:childhood|wife|husband|mother|father|kids|doctor|years)|i (?:grew up|"
    r"remember|ate|tasted|visited|travelled|tested|tried|cooked|trained|studied|learned|used to|"
    r"have been (?:there|to))|years of experience|as a (?:doctor|lawyer|nurse|therapist)|"
    r"guaranteed?|cures?|heals?|doubles? your|you will (?:lose|earn|save))\b",
    re.I,
)


def test_there_are_many_niches() -> None:
    assert len(TEMPLATES) >= 12
    assert TEMPLATES[0].key == DEFAULT_TEMPLATE
    for field in ("key", "title", "summary"):
        assert len({getattr(one, field) for one in TEMPLATES}) == len(TEMPLATES)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda one: one.key)
def test_a_template_fills_every_part_of_a_persona(template: PersonaTemplate) -> None:
    persona = template.persona
    for field in Persona.model_fields:
        assert getattr(persona, field), field
    assert len(persona.samples) >= 3
    assert len(persona.lore) >= 2
    assert all(entry.keys for entry in persona.lore)
    limits.check_persona(persona)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda one: one.key)
def test_a_template_claims_no_life_and_promises_nothing(template: PersonaTemplate) -> None:
    spoken = [*template.persona.samples, *template.persona.catchphrases]
    assert not [line for line in spoken if _NOT_OURS.search(line)]
    assert any("is an AI" in entry.text for entry in template.persona.lore)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda one: one.key)
async def test_the_judges_have_nothing_to_say_about_a_template(
    template: PersonaTemplate, judges: Sequence[Judge]
) -> None:
    verdict = await judge_text(
        limits.described(template.persona),
        language="en",
        context=Context(kind="character", character_age_years=30),
        judges=judges,
    )
    assert verdict.severity == "pass", verdict.findings


def test_no_two_templates_feel_the_same() -> None:
    def apart(one: Persona, other: Persona) -> float:
        mine, theirs = vars(one.traits), vars(other.traits)
        return sum(abs(float(mine[name]) - float(theirs[name])) for name in TRAITS)

    pairs = [(a, b) for a in TEMPLATES for b in TEMPLATES if a.key < b.key]
    assert min(apart(a.persona, b.persona) for a, b in pairs) > 0.3
    for a, b in pairs:
        assert not set(a.persona.samples) & set(b.persona.samples)
        assert not set(a.persona.catchphrases) & set(b.persona.catchphrases)


def test_a_template_is_found_by_key_or_title_in_any_case() -> None:
    for name in ("gardener", "Gardener", "plant person", "PLANT  PERSON"):
        assert find_template(name).key == "gardener"
    assert find_template("home cook").key == "home-cook"
    for name in ("villain", "", "../ready/friend"):
        with pytest.raises(Invalid, match="Choose from friend, "):
            persona_template(name)


def test_the_page_about_characters_lists_every_template() -> None:
    page = (Path(__file__).parents[3] / "docs" / "characters.md").read_text(encoding="utf-8")
    for one in TEMPLATES:
        assert f"| `{one.key}` | {one.title} | {one.summary} |" in page
