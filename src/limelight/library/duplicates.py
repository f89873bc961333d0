"""Which files of a workspace are the same or nearly the same; pure, over what queries found."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from limelight.library.fingerprints.nearness import apart, near_pairs
from limelight.library.schemas import Copy, Mark, MarkKind, Twins

Copies = Mapping[str, Sequence[Copy]]
Marks = Mapping[str, Mark]


def twins_among(copies: Copies, marks: Marks, distance: int) -> Iterator[Twins]:
    """Every pair: equal files first, then near ones, the nearest first. `copies` and `marks` go by
    SHA-256; of equal files one stands for all.
    """
    for sha256, equal in copies.items():
        kind = marks[sha256].kind if sha256 in marks else "file"
        for other in equal[1:]:
            yield Twins(kind=kind, distance=0, exact=True, first=equal[0], second=other)
    by_kind: dict[MarkKind, list[str]] = defaultdict(list)
    for sha256, mark in marks.items():
        if sha256 in copies:
            by_kind[mark.kind].append(sha256)
    found = [
        (away, kind, names[one], names[two])
        for kind, names in sorted(by_kind.items())
        for one, two, away in near_pairs(kind, [marks[name].bits for name in names], distance)
    ]
    for away, kind, one, two in sorted(found):
        yield _near(kind, away, copies[one][0], copies[two][0])


def twins_of(sha256: str, copies: Copies, marks: Marks, distance: int) -> Iterator[Twins]:
    """The same for one file: whatever equals it or is near it."""
    first, *equal = copies[sha256]
    own = marks.get(sha256)
    for other in equal:
        kind = own.kind if own else "file"
        yield Twins(kind=kind, distance=0, exact=True, first=first, second=other)
    if own is None:
        return
    others = [
        (apart(own.kind, own.bits, mark.bits), name)
        for name, mark in marks.items()
        if mark.kind == own.kind and name != sha256 and name in copies
    ]
    for away, name in sorted(others):
        if away <= distance:
            yield _near(own.kind, away, first, copies[name][0])


def _near(kind: MarkKind, away: float, first: Copy, second: Copy) -> Twins:
    return Twins(kind=kind, distance=round(away, 2), exact=False, first=first, second=second)
