"""Sexual content, violence, self-harm, hate, dangerous instructions, exposing people, passing
machines off as people; orders to the machine in what was brought in.
"""

from collections.abc import Iterator

from limelight.adapters.embedded.judge.phrases import Hit
from limelight.adapters.embedded.judge.reading import Mark, Reading, near
from limelight.moderation.schemas import Check, Context

_NEAR, _CLOSE = 8, 4
_DIRECT = (
    (Check.SELF_HARM, "self_harm"),
    (Check.HATE, "hate"),
    (Check.DANGEROUS, "dangerous"),
    (Check.PERSONAL_DATA, "personal"),
    (Check.DECEPTION, "deception"),
    (Check.VIOLENCE, "violence"),
)


def marks(reading: Reading, context: Context) -> Iterator[Mark]:
    """What stands out about what the text asks for."""
    if context.rating != "adult":
        yield from _sexual(reading)
    for check, section in _DIRECT:
        for hit in reading.find(section):
            yield reading.mark(check, "reject", hit, section)
    for hit in reading.find("violence_mild"):
        yield reading.mark(Check.VIOLENCE, "review", hit, "violence")
    if context.kind == "import":
        for hit in reading.find("injection"):
            yield reading.mark(Check.INJECTION, "reject", hit, "injection")
    yield from _hate(reading)
    yield from _dangerous(reading)


def _sexual(reading: Reading) -> Iterator[Mark]:
    for hit in reading.find("sexual"):
        yield reading.mark(Check.SEXUAL, "reject", hit, "sexual")
    others = sorted([*reading.find("suggestive"), *reading.find("relation")])
    for hit in reading.find("sexual_mild"):
        loaded = [other for other in near(others, hit, _NEAR) if other.first != hit.first]
        yield reading.mark(Check.SEXUAL, "reject" if loaded else "review", hit, "sexual")


def _hate(reading: Reading) -> Iterator[Mark]:
    for group in reading.find("hate_group"):
        if reading.ends_before("hate_before", group.first, 1) or _is_called_names(reading, group):
            yield reading.mark(Check.HATE, "reject", group, "hate")


def _is_called_names(reading: Reading, group: Hit) -> bool:
    return not reading.words[group.end - 1].is_last and reading.starts("hate_after", group.end)


def _dangerous(reading: Reading) -> Iterator[Mark]:
    for thing in reading.find("dangerous_thing"):
        first = max(thing.first - _CLOSE - 2, reading.sentence_start(thing.first))
        end = min(thing.end + _CLOSE, reading.sentence_end(thing.end - 1))
        if reading.any_in("making", first, thing.first) or reading.any_in(
            "making_after", thing.end, end
        ):
            yield reading.mark(Check.DANGEROUS, "reject", thing, "dangerous")
