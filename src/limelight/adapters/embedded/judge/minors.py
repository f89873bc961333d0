"""Nobody under 18 near romance or sex, and no character under 18. In doubt it refuses.

Two kinds of words for the young: those that always mean it ("schoolgirl", "aged 15") and those of
family life ("kids"), which count only close by. Somebody's own child in a parent's text is looked
at more mildly.
"""

from collections.abc import Iterator

from limelight.adapters.embedded.judge.ages import under_age
from limelight.adapters.embedded.judge.phrases import Hit
from limelight.adapters.embedded.judge.reading import Mark, Reading, gap, near
from limelight.moderation.schemas import Check, Context, Severity

_FAR, _NEAR, _CLOSE, _TOUCHING = 40, 8, 6, 4
_OWN_FILLERS, _CUE_FILLERS = 3, 3
_HAS_AN_AGE = ("tiene", "tengo", "tenga", "cumple")


def marks(reading: Reading, context: Context) -> Iterator[Mark]:
    """What stands out about minors."""
    always = sorted({*reading.find("minor"), *under_age(reading)})
    romance = sorted([*reading.find("romance"), *reading.find("suggestive")])
    sex = sorted([*reading.find("sexual"), *reading.find("sexual_mild")])
    refused = False
    for young in always:
        own = _is_own_child(reading, young)
        severity = None if refused else _gravest(reading, young, romance, sex, own=own)
        if severity:
            yield reading.mark(Check.MINOR, severity, young, "minor")
        refused = refused or severity == "reject"
        if context.rating != "everyone" and not own:
            yield reading.mark(Check.MINOR, "reject", young, "rating")
        if _is_the_character(reading, context, young, own=own):
            yield reading.mark(Check.MINOR_CHARACTER, "reject", young, "character")
    for young in reading.find("minor_weak"):
        yield from _sometimes(reading, young, romance, sex)
    for young in reading.find("childlike"):
        if romance or sex or context.rating != "everyone" or context.kind == "character":
            check = Check.MINOR_CHARACTER if context.kind == "character" else Check.MINOR
            yield reading.mark(check, "reject", young, "childlike")


def _is_own_child(reading: Reading, young: Hit) -> bool:
    """Whether a text speaks of somebody's own child, rather than of "his 17 year old student"."""
    first = max(young.first - _OWN_FILLERS, reading.sentence_start(young.first))
    end = min(young.end + 2, reading.sentence_end(young.end - 1))
    stranger = reading.any_in("stranger", first, young.first) or reading.any_in(
        "stranger", young.end, end
    )
    return not stranger and reading.ends_before("own_child", young.first, _OWN_FILLERS)


def _gravest(
    reading: Reading, young: Hit, romance: list[Hit], sex: list[Hit], *, own: bool
) -> Severity | None:
    """How grave romance and sex near a minor are, if they are."""
    found: set[Severity] = set()
    if near(sex, young, _FAR):
        found.add("reject" if not own or near(sex, young, _NEAR) else "review")
    close = near(romance, young, _FAR)
    if close and own:
        found |= {_near_own_child(young, hit) for hit in close}
    elif close:
        touching = near(close, young, _TOUCHING)
        found.add("reject" if touching or not _has_adult(reading, young) else "review")
    return "reject" if "reject" in found else ("review" if "review" in found else None)


def _near_own_child(young: Hit, hit: Hit) -> Severity:
    between = gap(young, hit)
    if hit.first >= young.end:
        return "reject" if between == 0 else _mild(between)
    return "reject" if between <= 1 else _mild(between)


def _mild(between: int) -> Severity:
    return "review" if between <= _NEAR else "pass"


def _has_adult(reading: Reading, young: Hit) -> bool:
    first, end = reading.sentence_start(young.first), reading.sentence_end(young.end - 1)
    return reading.any_in("adult", first, end)


def _is_the_character(reading: Reading, context: Context, young: Hit, *, own: bool) -> bool:
    if reading.ends_before("persona_cue", young.first, _CUE_FILLERS):
        return True
    if any(
        reading.starts("role", at)
        for at in range(young.first, min(young.end + 2, len(reading.words)))
    ):
        return not own
    if context.kind == "name":
        return True
    if context.kind != "character":
        return False
    first = young.first
    if first and reading.words[young.first - 1].plain in _HAS_AN_AGE:
        first -= 1  # "tiene 15 años" is somebody's age, "tiene hijos" is a family
    return not own and not reading.ends_before("family_cue", first, _OWN_FILLERS)


def _sometimes(reading: Reading, young: Hit, romance: list[Hit], sex: list[Hit]) -> Iterator[Mark]:
    own = reading.ends_before("own_child", young.first, _OWN_FILLERS)
    if near(sex, young, _NEAR):
        yield reading.mark(Check.MINOR, "reject", young, "minor")
    if own or _has_adult(reading, young):
        return
    if near(romance, young, _CLOSE):
        yield reading.mark(Check.MINOR, "reject", young, "minor")
