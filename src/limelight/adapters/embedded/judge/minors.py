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
_OWN_FILLERS, _CUE_FILLERS = 3, 2


def marks(reading: Reading, context: Context) -> Iterator[Mark]:
    """What stands out about minors."""
    always = sorted({*reading.find("minor"), *under_age(reading)})
    romance = sorted([*reading.find("romance"), *reading.find("suggestive")])
    sex = sorted([*reading.find("sexual"), *reading.find("sexual_mild")])
    for young in always:
        yield from _always(reading, context, young, romance, sex)
    for young in reading.find("minor_weak"):
        yield from _sometimes(reading, young, romance, sex)
    for young in reading.find("childlike"):
        if romance or sex or context.rating != "everyone" or context.kind == "character":
            check = Check.MINOR_CHARACTER if context.kind == "character" else Check.MINOR
            yield reading.mark(check, "reject", young, "childlike")


def _always(
    reading: Reading, context: Context, young: Hit, romance: list[Hit], sex: list[Hit]
) -> Iterator[Mark]:
    own = reading.ends_before("own_child", young.first, _OWN_FILLERS)
    if near(sex, young, _FAR):
        grave = not own or near(sex, young, _NEAR)
        yield reading.mark(Check.MINOR, "reject" if grave else "review", young, "minor")
    for hit in near(romance, young, _FAR):
        severity = _romantic(reading, young, hit, own=own)
        if severity:
            yield reading.mark(Check.MINOR, severity, young, "minor")
    if context.rating != "everyone" and not own:
        yield reading.mark(Check.MINOR, "reject", young, "rating")
    if _is_the_character(reading, context, young, own=own):
        yield reading.mark(Check.MINOR_CHARACTER, "reject", young, "character")


def _romantic(reading: Reading, young: Hit, hit: Hit, *, own: bool) -> Severity | None:
    """How grave a word of romance near a minor is, if it is."""
    between = gap(young, hit)
    follows = hit.first >= young.end
    if own:
        directly = (follows and between == 0) or (not follows and between <= 1)
        return "reject" if directly else ("review" if between <= _NEAR else None)
    if between > _TOUCHING and _has_adult(reading, young):
        return "review"
    return "reject"


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
    return not own and not reading.ends_before("family_cue", young.first, _OWN_FILLERS)


def _sometimes(reading: Reading, young: Hit, romance: list[Hit], sex: list[Hit]) -> Iterator[Mark]:
    own = reading.ends_before("own_child", young.first, _OWN_FILLERS)
    if near(sex, young, _NEAR):
        yield reading.mark(Check.MINOR, "reject", young, "minor")
    if own or _has_adult(reading, young):
        return
    if near(romance, young, _CLOSE):
        yield reading.mark(Check.MINOR, "reject", young, "minor")
