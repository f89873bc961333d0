"""What judges are told and what they answer."""

from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Rating = Literal["everyone", "mature", "adult"]
Severity = Literal["pass", "review", "reject"]
TextKind = Literal["brief", "character", "name", "script", "import"]


class Value(BaseModel):
    """A frozen value that refuses unknown fields."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Check(StrEnum):
    """The rules a text is held against; each is a line of the policy."""

    MINOR = "minor"
    MINOR_CHARACTER = "minor-character"
    PUBLIC_FIGURE = "public-figure"
    PRIVATE_PERSON = "private-person"
    SEXUAL = "sexual"
    SELF_HARM = "self-harm"
    HATE = "hate"
    DANGEROUS = "dangerous"
    PERSONAL_DATA = "personal-data"
    DECEPTION = "deception"
    VIOLENCE = "violence"
    INJECTION = "injection"


class Context(Value):
    """Where a text stands; `import` is what others wrote: a card, captions, a comment.
    `character_age_years` is the age of the character who will speak it,
    where there is one.
    """

    kind: TextKind = "brief"
    rating: Rating = "everyone"
    character_age_years: int | None = None


class Finding(Value):
    """One thing a judge noticed.

    `reason` says it in plain words and `instead` what would be fine; neither quotes personal data.
    `span` is where in the text, as first and last-plus-one character. `score` runs 0..1: how sure
    the judge is.
    """

    check: Check
    severity: Severity
    reason: str
    instead: str = ""
    span: tuple[int, int] | None = None
    judge: str
    model: str
    version: str
    score: float = Field(1.0, ge=0.0, le=1.0)


class Verdict(Value):
    """What all judges together say: the heaviest severity, and everything that was noticed."""

    severity: Severity = "pass"
    findings: tuple[Finding, ...] = ()
