"""The rules for Japanese, Chinese, Korean, Russian and Arabic. The same rules as for the other
languages, by distances in letters, and in doubt milder where a word may be harmless.
"""

import re
from collections.abc import Iterator, Sequence

from limelight.adapters.embedded.judge.letters import Row, row_of
from limelight.adapters.embedded.judge.reading import Mark
from limelight.moderation.schemas import Check, Context, Severity

Place = tuple[int, int]

OF_AGE = 18
_DENSE_LANGUAGES = ("ja", "zh")
_NUMERAL = "(\\d{1,3}|[一二三四五六七八九十]{1,3})"
_AGES = (
    re.compile(_NUMERAL + "(?:歳|岁|歲|周岁|周歲)"),
    re.compile("(?<!\\d)(\\d{1,3})(?:才|\u1109\u1161\u11af|\u1109\u1166(?!\u1100\u1175))"),
    re.compile("(?<!\\w)(\\d{1,2}) ?летн(?:я|е|и|ю|ы|его|ему|ей|им)"),
    re.compile(
        "(?<!\\w)(?:еи|ему|мне|героине|герою|девушке|девочке|парню|мальчику|возраст|исполнилось)"
        " (?:всего |только |сеичас |около |лишь )?(\\d{1,2})(?!\\d)"
    ),
    re.compile(
        "(?<!\\w)(?:عمرها|عمره|عمري|سنها|سنه|سن|بعمر|تبلغ|يبلغ|ابنه|ابن|بنت)"
        " (?:من العمر |فقط )?(\\d{1,2})(?!\\d)"
    ),
    re.compile("(?<!\\d)(\\d{1,2}) (?:عاما|سنه|سنوات) (?:من العمر|فقط)"),
)
_HAN_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九十")}
_SINGLE: tuple[tuple[str, Check, Severity], ...] = (
    ("sexual", Check.SEXUAL, "reject"),
    ("sexual_mild", Check.SEXUAL, "review"),
    ("self_harm", Check.SELF_HARM, "reject"),
    ("hate", Check.HATE, "reject"),
    ("dangerous", Check.DANGEROUS, "reject"),
    ("personal", Check.PERSONAL_DATA, "reject"),
    ("deception", Check.DECEPTION, "reject"),
    ("violence", Check.VIOLENCE, "reject"),
    ("violence_mild", Check.VIOLENCE, "review"),
    ("injection", Check.INJECTION, "reject"),
)
_PAIRED = (
    ("hate_group", "hate_words", 4, Check.HATE),
    ("dangerous_thing", "making", 6, Check.DANGEROUS),
)
_REASONS = {
    "sexual_mild": "sexual",
    "violence_mild": "violence",
    "hate_group": "hate",
    "dangerous_thing": "dangerous",
}


def marks(text: str, language: str, context: Context) -> Iterator[Mark]:
    """What stands out in a text of these languages."""
    row = row_of(text, language)
    if row is None:
        return
    # A word of Japanese and Chinese is two letters, of the others six: Hangul is read by its parts.
    scale = 1 if set(row.languages) & set(_DENSE_LANGUAGES) else 3
    yield from _minors(row, context, scale)
    yield from _people(row, context, scale)
    yield from _content(row, context, scale)


def _mark(row: Row, check: Check, severity: Severity, place: Place, reason: str) -> Mark:
    return Mark(check, severity, row.span(place), reason)


def _near(places: Sequence[Place], one: Place, letters: int) -> bool:
    return any(max(place[0] - one[1], one[0] - place[1]) <= letters for place in places)


def _minors(row: Row, context: Context, scale: int) -> Iterator[Mark]:
    young = sorted([*row.find("minor"), *_under_age(row)])
    romance, sex = row.find("romance"), [*row.find("sexual"), *row.find("sexual_mild")]
    own, adult = row.find("own"), row.find("adult")
    for place in young:
        is_own = _near(own, place, 4 * scale)
        if _near(sex, place, 60 * scale):
            yield _mark(row, Check.MINOR, "reject", place, "minor")
        elif _near(romance, place, (6 if is_own else 25) * scale):
            doubt = is_own or _near(adult, place, 12 * scale)
            yield _mark(row, Check.MINOR, "review" if doubt else "reject", place, "minor")
        if context.rating != "everyone" and not is_own:
            yield _mark(row, Check.MINOR, "reject", place, "rating")
        if _is_the_character(row, context, place, scale):
            yield _mark(row, Check.MINOR_CHARACTER, "reject", place, "character")
    loaded = bool(romance or sex) or context.rating != "everyone"
    for place in row.find("childlike"):
        if context.kind == "character" or loaded:
            check = Check.MINOR_CHARACTER if context.kind == "character" else Check.MINOR
            yield _mark(row, check, "reject", place, "childlike")


def _is_the_character(row: Row, context: Context, place: Place, scale: int) -> bool:
    if context.kind == "name" or _near(row.find("persona"), place, 3 * scale):
        return not _near(row.find("own"), place, 4 * scale)
    return context.kind == "character" and not _near(
        [*row.find("own"), *row.find("family")], place, 4 * scale
    )


def _under_age(row: Row) -> Iterator[Place]:
    things = row.find("thing")
    for pattern in _AGES:
        for found in pattern.finditer(row.text):
            if _number(found.group(1)) < OF_AGE and not _near(things, found.span(), 8):
                yield found.span()


def _number(written: str) -> int:
    if written.isdecimal():
        return int(written)
    tens, has_ten, ones = written.rpartition("十")
    if not has_ten:
        return _HAN_DIGITS[ones[-1]]
    return (_HAN_DIGITS[tens[-1]] if tens else 1) * 10 + (_HAN_DIGITS[ones[-1]] if ones else 0)


def _people(row: Row, context: Context, scale: int) -> Iterator[Mark]:
    likeness = row.find("likeness")
    for name in row.find("figures"):
        if context.kind == "name" or _near(likeness, name, 6 * scale):
            yield _mark(row, Check.PUBLIC_FIGURE, "reject", name, "figure")
        elif context.kind == "character":
            yield _mark(row, Check.PUBLIC_FIGURE, "review", name, "figure")
    for person in row.find("relation"):
        if _near(likeness, person, 5 * scale):
            yield _mark(row, Check.PRIVATE_PERSON, "reject", person, "private")


def _content(row: Row, context: Context, scale: int) -> Iterator[Mark]:
    for section, check, severity in _SINGLE:
        is_off = (check == Check.SEXUAL and context.rating == "adult") or (
            check == Check.INJECTION and context.kind != "import"
        )
        for place in () if is_off else row.find(section):
            yield _mark(row, check, severity, place, _REASONS.get(section, section))
    for section, others, letters, check in _PAIRED:
        near = row.find(others)
        for place in row.find(section):
            if _near(near, place, letters * scale):
                yield _mark(row, check, "reject", place, _REASONS.get(section, section))
