"""No real person's face, voice or name on a character without consent. Talking about somebody is
fine.
"""

from collections.abc import Iterator

from limelight.adapters.embedded.judge.lexicon import figures
from limelight.adapters.embedded.judge.phrases import Hit
from limelight.adapters.embedded.judge.reading import Mark, Reading
from limelight.moderation.schemas import Check, Context, Severity

_FILLERS = 2
_IMPERSONAL = ("it", "that", "")
_IDIOM = ("looks", "look")  # "it looks like my boss forgot" is no likeness
_AFTER_A_LIKENESS = frozenset(
    (
        "",
        "and",
        "but",
        "who",
        "with",
        "from",
        "in",
        "at",
        "talking",
        "saying",
        "wearing",
        "on",
        "for",
        "to",
        "so",
        "as",
        "y",
        "et",
        "und",
        "con",
        "avec",
        "mit",
        "giving",
        "doing",
        "that",
        "s",
    )
)


def marks(reading: Reading, context: Context) -> Iterator[Mark]:
    """What stands out about real people."""
    for name in figures().find(reading.words):
        severity = _figure(reading, context, name)
        if severity:
            yield reading.mark(Check.PUBLIC_FIGURE, severity, name, "figure")
    for person in reading.find("relation"):
        severity = _private(reading, person)
        if severity:
            yield reading.mark(Check.PRIVATE_PERSON, severity, person, "private")


def _figure(reading: Reading, context: Context, name: Hit) -> Severity | None:
    if context.kind == "name":
        whole = name.end - name.first == len(reading.words)
        return "reject" if whole or name.end - name.first > 1 else None
    grave = _grave(reading, name)
    slight = _slight(reading, name)
    if context.kind == "character":
        return "reject" if grave or slight else "review"
    if not grave:
        return "review" if slight else None
    return "review" if _is_about_how(reading, name) else "reject"


def _grave(reading: Reading, name: Hit) -> bool:
    return (
        reading.ends_before("link_before", name.first, _FILLERS)
        or _weakly_linked(reading, name)
        or _adjacent(reading, name)
        or _as(reading, name)
        or reading.starts("link_after", _after(reading, name))
        or _borrows_a_body(reading, name)
        or _is_made_to_do(reading, name)
        or _presents(reading, name)
    )


def _slight(reading: Reading, name: Hit) -> bool:
    return (
        reading.ends_before("link_review", name.first, _FILLERS) or _names_a_body(reading, name) > 0
    )


def _plain(reading: Reading, at: int) -> str:
    return reading.words[at].plain if 0 <= at < len(reading.words) else ""


def _after(reading: Reading, name: Hit) -> int:
    """The word behind a name and its possessive."""
    return name.end + (1 if _plain(reading, name.end) == "s" else 0)


def _weakly_linked(reading: Reading, name: Hit) -> bool:
    """A "video of" somebody, but not of somebody's concert."""
    owns = _plain(reading, name.end) == "s" and not _names_a_body(reading, name)
    return not owns and reading.ends_before("link_weak", name.first, _FILLERS)


def _adjacent(reading: Reading, name: Hit) -> bool:
    full = name.end - name.first > 1
    return full and reading.ends_before("link_adjacent", name.first, 0)


def _as(reading: Reading, name: Hit) -> bool:
    for fillers in (0, 1):
        at = name.first - 1 - fillers
        if (
            at >= 0
            and reading.starts("link_as", at)
            and reading.ends_before("link_as", name.first, fillers)
        ):
            before = _plain(reading, at - 1)
            compared = "as" in (before, _plain(reading, at - 2)) or reading.starts(
                "link_as_not", at - 1
            )
            return not compared and not reading.starts("as_after_not", name.end)
    return False


def _names_a_body(reading: Reading, name: Hit) -> int:
    """Where the face or voice of somebody is named, or 0."""
    first = _after(reading, name)
    for at in range(first, min(first + 2, len(reading.words))):
        if reading.starts("body", at) and (
            first > name.end or _is_lately_possessive(reading, name)
        ):
            return at
    return 0


def _is_lately_possessive(reading: Reading, name: Hit) -> bool:
    return _plain(reading, name.end) in ("face", "voice", "likeness", "body")


def _borrows_a_body(reading: Reading, name: Hit) -> bool:
    if _names_a_body(reading, name) and reading.ends_before("body_before", name.first, _FILLERS):
        return True
    # Other languages put the body first: "con la voz de ..."
    first = max(name.first - 6, reading.sentence_start(name.first))
    has_body = reading.any_in("body", max(name.first - 3, first), name.first)
    return has_body and reading.any_in("body_before", first, name.first)


def _is_made_to_do(reading: Reading, name: Hit) -> bool:
    does = any(
        reading.starts("make_do", at)
        for at in range(name.end, min(name.end + 2, len(reading.words)))
    )
    return does and reading.ends_before("make", name.first, 1)


def _presents(reading: Reading, name: Hit) -> bool:
    """ "Somebody famous explains ..." puts them before the camera; their album does not."""
    opens = reading.sentence_start(name.first) == name.first
    return opens and reading.starts("presents", name.end)


def _is_about_how(reading: Reading, name: Hit) -> bool:
    """ "How to dance like ..." teaches a skill; the whole sentence must begin so."""
    first = reading.sentence_start(name.first)
    return (
        reading.starts("how_to", first)
        and name.first - first <= 6
        and not _borrows_a_body(reading, name)
    )


def _private(reading: Reading, person: Hit) -> Severity | None:
    names_a_body = _names_a_body(reading, person) > 0
    if names_a_body and reading.ends_before("body_before", person.first, _FILLERS):
        return "reject"
    owns = _plain(reading, person.end) == "s" and not names_a_body
    if reading.ends_before("private_before", person.first, _FILLERS) and not owns:
        return "review" if _is_idiom(reading, person) else "reject"
    if not owns and reading.ends_before("private_review", person.first, _FILLERS):
        return "review"
    return None


def _is_idiom(reading: Reading, person: Hit) -> bool:
    looks = next(
        (at for at in (person.first - 2, person.first - 3) if _plain(reading, at) in _IDIOM), -1
    )
    is_impersonal = looks >= 0 and _plain(reading, looks - 1) in _IMPERSONAL
    goes_on = not reading.words[person.end - 1].is_last
    return is_impersonal and goes_on and _plain(reading, person.end) not in _AFTER_A_LIKENESS
