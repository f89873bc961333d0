"""Reading ages in words, and refusing everything that is not clearly an adult.

The rule comes before every other one: a character is at least 18, whatever else is asked.
"""

import re
import unicodedata
from collections.abc import Sequence

from limelight.characters.errors import NotAdult
from limelight.kit.clock import utc_now
from limelight.kit.errors import Invalid

YOUNGEST_YEARS, OLDEST_YEARS = 18, 120

_REASON = (
    "Limelight's characters are fictional adults, so the age must be 18 or more; "
    "no setting lifts this rule."
)
_TENS = {
    word: 10 * (place + 2)
    for place, word in enumerate(
        ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
    )
}
_ONES = {
    word: place + 1
    for place, word in enumerate(
        (
            *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
            *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
            *("eighteen", "nineteen"),
        )
    )
}
_DECADES = {word[:-1] + "ies": years for word, years in _TENS.items()}
_WITHIN = {"early": 2, "mid": 5, "middle": 5, "late": 8, "": 4}
_NUMBER = (
    rf"(?P<digits>\d{{1,3}})|(?P<tens>{'|'.join(_TENS)})(?:[\s-]+(?P<one>{'|'.join(_ONES)}))?"
    rf"|(?P<ones>{'|'.join(sorted(_ONES, key=len, reverse=True))})"
)
_EXACT = (
    re.compile(
        rf"\b(?:an?\s+)?(?:{_NUMBER})[\s-]*(?:(?:years?|yrs?)[\s-]*(?:old|of\s+age)|y[/.]?o)\b",
        re.I,
    ),
    re.compile(rf"\b(?:aged?|age\s+of|turning|turned)[\s:]+(?:{_NUMBER})\b", re.I),
    re.compile(r"\b(?P<digits>\d{1,3})\s+(?:años|anos|ans)\b", re.I),
)
# A number by itself is an age in a list of looks ("woman, 34"), not in prose.
_LISTED = re.compile(r"(?:(?:^|,)\s*|\()(?P<digits>\d{1,3})(?=\s*(?:$|[,.)]))")
_DECADE = re.compile(
    r"\b(?:in\s+)?(?:(?:her|his|their|the|its|my)\s+)?(?:(?P<part>early|mid|middle|late)[\s-]*)?"
    rf"(?:(?P<digits>[2-9]0)['’]?s|(?P<word>{'|'.join(_DECADES)}))\b",
    re.I,
)
_SOMETHING = re.compile(
    rf"\b(?:an?\s+)?(?:(?P<digits>[2-9]0)|(?P<word>{'|'.join(_TENS)}))[\s-]*something\b", re.I
)
_PERSON = (
    r"(?=[\s-]+(?:[\w-]+\s+){0,3}?(?:woman|man|lady|gentleman|person|guy|adult|female|male)\b)"
)
_DESCRIBED = (
    (re.compile(r"\bmiddle[\s-]*aged\b", re.I), 48),
    (re.compile(r"\belderly\b", re.I), 74),
    (re.compile(r"\bsenior\b", re.I), 68),
    (re.compile(rf"\bolder{_PERSON}|\bold{_PERSON}", re.I), 66),
    (re.compile(rf"\bmature{_PERSON}", re.I), 50),
    (re.compile(rf"\byoung{_PERSON}", re.I), 23),
)
_CHILD = re.compile(
    r"""\b(?:
    child(?:like|ish)?(?!['’]s\b|\s+(?:psycholog|therap|care|minder)) | children(?!['’]s\b)
    | kids?(?!\s+(?:gloves?|leather)) | kiddo | toddlers? | infants? | newborn
    | bab(?:y|ies)(?![\s-](?:blue|pink|hairs?)\b) | baby[\s-]*faced? | youngsters?
    | minors?(?=\s*(?:$|[.,;!?]|girl|boy|child|with|in\b)) | under[\s-]*aged? | juveniles?
    | adolescen(?:ts?|ce) | pre[\s-]*teens? | tweens? | teen(?:s|y|aged?|agers?)?
    | school[\s-]*(?:girl|boy|child|kid)s? | (?:little|small|young)\s+(?:girl|boy)s?
    | loli(?:ta|con)?s? | shota(?:con)? | (?:pre)?pubescent | barely[\s-]+legal | jail[\s-]*bait
    | (?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))
      [\s-]+grader
    | (?:kindergarten|(?:primary|elementary|middle|high)[\s-]*school)(?:er|ers)?(?!\s+teacher)
    | kindergart(?:ner|ener)s? | ninos? | ninas? | menor(?:es)?\s+de\s+edad | enfants? | fillettes?
    | garconnets? | mineure?s?
    )\b""",
    re.I | re.X,
)
_SELF = (
    r"\b(?:i\s+am|i['’]?m|(?:she|he|they)\s+(?:is|are)|(?:she|he)['’]s|is|are)\s+"
    r"(?:only\s+|just\s+|still\s+)*"
)
_SELF_CHILD = re.compile(_SELF + r"(?:an?\s+|in\s+(?:my|her|his)\s+)?(?:[\w-]+\s+){0,2}?$", re.I)
_SELF_AGE = re.compile(
    _SELF + r"(?P<digits>\d{1,2})(?=\s*(?:$|[.,;!?]|(?:and|but|from|who|with|now|years?\s+old)\b))",
    re.I,
)
_ORDINALS = (
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|"
    "fourteenth|fifteenth|sixteenth|seventeenth"
)
_YOUNG_LIFE = (
    re.compile(
        r"\b(?:i|she|he|they)\s+(?:still\s+)?(?:go(?:es)?\s+to|attends?|is\s+in|are\s+in|am\s+in)\s+"
        r"(?:\w+\s+)?(?:primary|elementary|middle|junior\s+high|high)[\s-]+school\b(?!\s+reunion)"
    ),
    re.compile(
        rf"\b(?:(?:my|her|his|their)\s+(?:{_ORDINALS}|(?:1[0-7]|\d)(?:th|st|nd|rd))"
        r"\s+birthday\s+(?:is|comes)|(?:next|coming|upcoming)\s+(?:1[0-7]|\d)th\s+birthday)\b"
    ),
)
_BORN = re.compile(
    r"(?:^|[.;,(]\s*|\b(?:i|she|he|they)\s+(?:was|were)\s+)born\s+(?:in|on)\s+(?:\w+\s+){0,3}?"
    r"(?P<year>20\d\d)\b"
)
_RELATIONS = (
    "brothers?|sisters?|siblings?|sons?|daughters?|nieces?|nephews?|cousins?|grandsons?|granddaughters?|"
    "grandchild(?:ren)?|neighbou?rs?|students?|pupils?|kids?|child(?:ren)?|twins|youngest|eldest|oldest"
)
_THINGS = (
    "whisky|whiskey|wine|house|home|building|car|van|bike|tree|dog|cat|horse|bakery|shop|company|channel|"
    "studio|bridge|town|city|school|club|band|machine|recipe|book|project|podcast|garden|sourdough|boat"
)
# Somebody or something else is spoken of, or a time long ago.
_OTHERS = re.compile(
    rf"\b(?:her|his|their|my|our|whose|the|an?|this|that)\s+(?:[\w-]+\s+)?(?:{_RELATIONS}|{_THINGS})"
    r"(?:,?\s+who)?\s+(?:(?:is|are|turns?|turned|just|only|still|about|over|now|an?)\s+)*$"
)
_LONG_AGO = re.compile(
    r"\b(?:when|since|while|until|before)\s+(?:she|he|they|i|it)\s+(?:was|were)\s+"
    r"(?:(?:only|just|about)\s+)?$"
)
_LEET = str.maketrans("013457@$", "oieastas")
_HIDDEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
# Letters of other alphabets that look like Latin ones.
_LOOKALIKES = str.maketrans("асеорхуікһтн", "aceopxyikhth")


def check_age(age_years: int) -> int:
    """The age itself; raises NotAdult below 18 and Invalid above 120."""
    if age_years < YOUNGEST_YEARS:
        raise NotAdult(f"{_REASON} {age_years} is below it.", field="age", age=age_years)
    if age_years > OLDEST_YEARS:
        raise Invalid(
            f"The age must lie between {YOUNGEST_YEARS} and {OLDEST_YEARS}, not {age_years}.",
            field="age",
        )
    return age_years


def refuse_childlike(words: str, *, field: str) -> None:
    """Raise NotAdult when a description of someone suggests a minor, by word or by age."""
    for text in {_plain(words), _plain(words).translate(_LEET)}:
        found = _CHILD.search(text)
        if found:
            raise NotAdult(f'{_REASON} The {field} says "{found[0]}".', field=field)
    for age_years, found_at in _exact_ages(_plain(words), (*_EXACT, _LISTED)):
        if age_years < YOUNGEST_YEARS:
            raise NotAdult(f'{_REASON} The {field} says "{found_at[0].strip()}".', field=field)


def refuse_childlike_self(words: str, *, field: str) -> None:
    """Raise NotAdult when a text about a character calls the character a minor.

    Others may be young in it, and the character may have been: a bio may mention children, a
    description may not.
    """
    plain = _plain(words)
    young = [found for years, found in _exact_ages(plain, _EXACT) if years < YOUNGEST_YEARS]
    young += [
        found for found in _CHILD.finditer(plain) if _SELF_CHILD.search(plain[: found.start()])
    ]
    young += [found for found in _SELF_AGE.finditer(plain) if int(found["digits"]) < YOUNGEST_YEARS]
    named = [found for found in young if not _is_about_others(plain[: found.start()])]
    named += [found for pattern in _YOUNG_LIFE for found in pattern.finditer(plain)]
    grown_up = utc_now().year - YOUNGEST_YEARS
    named += [found for found in _BORN.finditer(plain) if int(found["year"]) > grown_up]
    for found in named:
        raise NotAdult(f'{_REASON} The {field} says "{found[0].strip()}".', field=field)


def _is_about_others(before: str) -> bool:
    return bool(_OTHERS.search(before[-120:]) or _LONG_AGO.search(before[-60:]))


def find_age(words: str) -> tuple[int, tuple[int, int]] | None:
    """The age that a description gives, in years, and where it stands; None when it gives none."""
    exact = next(iter(_exact_ages(words, (*_EXACT, _LISTED))), None)
    if exact:
        return exact[0], exact[1].span()
    decade = _DECADE.search(words)
    if decade:
        years = int(decade["digits"] or _DECADES[(decade["word"] or "").lower()])
        return years + _WITHIN[(decade["part"] or "").lower()], decade.span()
    something = _SOMETHING.search(words)
    if something:
        return int(
            something["digits"] or _TENS[(something["word"] or "").lower()]
        ) + 5, something.span()
    for pattern, years in _DESCRIBED:
        found = pattern.search(words)
        if found:
            return years, found.span()
    return None


def _exact_ages(text: str, patterns: Sequence[re.Pattern[str]]) -> list[tuple[int, re.Match[str]]]:
    return [(_years(found), found) for pattern in patterns for found in pattern.finditer(text)]


def _years(found: re.Match[str]) -> int:
    parts = {name: (value or "").lower() for name, value in found.groupdict().items()}
    if parts["digits"]:
        return int(parts["digits"])
    if parts["tens"]:
        return _TENS[parts["tens"]] + _ONES.get(parts["one"], 0)
    return _ONES[parts["ones"]]


def _plain(words: str) -> str:
    decomposed = unicodedata.normalize("NFKD", words).casefold().translate(_HIDDEN)
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return bare.translate(_LOOKALIKES)
