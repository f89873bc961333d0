"""Whom the rules of characters ask."""

from collections.abc import Sequence
from dataclasses import dataclass

from limelight.moderation.ports import Judge


@dataclass(frozen=True, slots=True)
class Judges:
    """Those who say whether a character may exist."""

    all: Sequence[Judge]
