"""Helpers of the rules: from values and flags to findings."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from limelight.renders.qc.schemas import Finding, Level, Span


def level_of(value: float, amber: float, red: float) -> Level:
    """Red above `red`, amber above `amber`, green otherwise."""
    return "red" if value > red else "amber" if value > amber else "green"


def found(
    rule: str,
    level: Level,
    measured: str,
    limit: str,
    remedy: str,
    places: Iterable[Span] = (),
) -> Finding:
    """A finding; a green one has nothing to be done and no places."""
    is_green = level == "green"
    return Finding(
        rule=rule,
        level=level,
        measured=measured,
        limit=limit,
        remedy="" if is_green else remedy,
        places=() if is_green else tuple(places),
    )


def runs(flags: NDArray[np.bool_], rate: float, least_seconds: float, start: float) -> list[Span]:
    """The parts where `flags` (`rate` a second, the first at `start`) stay true long enough, the
    longest first.
    """
    edges = np.diff(np.concatenate([[0], flags.astype(np.int8), [0]]))
    pairs = zip(np.flatnonzero(edges == 1), np.flatnonzero(edges == -1), strict=True)
    spans = [
        Span(start=round(start + float(a) / rate, 3), end=round(start + float(b) / rate, 3))
        for a, b in pairs
        if (b - a) / rate >= least_seconds
    ]
    return sorted(spans, key=lambda span: -span.seconds)


def overlap(one: Span, other: Span) -> Span | None:
    """What two parts share."""
    start, end = max(one.start, other.start), min(one.end, other.end)
    return Span(start=start, end=end) if start < end else None
