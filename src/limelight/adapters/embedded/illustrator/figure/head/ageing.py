"""What years do to a face, as numbers that only ever grow."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Ageing:
    """Each from 0 (a young adult) to 1 (about 85).

    Adults of 18 are drawn as grown up as those of 30; only lines, lids, jaw and hair tell them
    from older people.
    """

    folds: float
    forehead: float
    crow: float
    bags: float
    lids: float
    jowls: float
    lips: float
    brows: float
    neck: float
    stoop: float
    ears: float
    marionette: float


def ageing(years: int) -> Ageing:
    """How far each feature has come at an age; never less at a greater age."""
    return Ageing(
        folds=_from(years, 29, 82),
        forehead=_from(years, 36, 84),
        crow=_from(years, 34, 80),
        bags=_from(years, 30, 78),
        lids=_from(years, 38, 86),
        jowls=_from(years, 44, 86),
        lips=_from(years, 40, 86),
        brows=_from(years, 50, 88),
        neck=_from(years, 46, 84),
        stoop=_from(years, 58, 90),
        ears=_from(years, 40, 90),
        marionette=_from(years, 52, 86),
    )


def _from(years: int, start: int, end: int) -> float:
    return max(0.0, min(1.0, (years - start) / (end - start)))
