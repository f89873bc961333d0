"""Times of day and dates as words."""

import re

from limelight.adapters.embedded.voice.reading import numerals
from limelight.adapters.embedded.voice.reading.lexicon import Around

_TIME = re.compile(
    r"(?P<hour>\d{1,2})[:h](?P<minute>\d{2})(?::(?P<second>\d{2}))?(?P<half>[AaPp]\.?[Mm])?[hH]?"
)
_HALF_DAY = re.compile(r"(?P<hour>\d{1,2})(?P<half>[AaPp]\.?[Mm])")
_HOUR_FR = re.compile(r"(?P<hour>\d{1,2})h")
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})")
_SLASHED = re.compile(r"(?P<first>\d{1,2})[/.](?P<second>\d{1,2})[/.](?P<year>\d{4}|\d{2})")
_PIVOT = 30


def time_of_day(body: str, around: Around) -> list[str] | None:
    """ "9:30" and "9am", "14h30" in French; None for anything else."""
    found = _HALF_DAY.fullmatch(body) or (
        _HOUR_FR.fullmatch(body) if around.language == "fr" else None
    )
    hour, minute, half = (
        (int(found["hour"]), None, found.groupdict().get("half")) if found else (0, None, None)
    )
    if found is None:
        found = _TIME.fullmatch(body)
        if found is None or (around.language != "fr" and "h" in body[:3]):
            return None
        hour, minute, half = int(found["hour"]), int(found["minute"]), found["half"]
    if hour > 24 or (minute or 0) > 59:
        return None
    say = {"en": _english, "es": _spanish, "fr": _french}[around.language]
    has_half = bool(half) or re.fullmatch(r"[AaPp]\.?[Mm]", around.after) is not None
    tail = (
        around.lexicon.abbreviations[half.lower().replace(".", "")].split()
        if half and around.language != "fr"
        else []
    )
    return [*say(hour, minute, has_half), *tail]


def _english(hour: int, minute: int | None, has_half: bool) -> list[str]:  # noqa: FBT001
    words = numerals.cardinal(hour, "en")
    if not minute:
        return words if has_half or minute is None or hour > 12 else [*words, "o'clock"]
    return [*words, *(["oh"] if minute < 10 else []), *numerals.cardinal(minute, "en")]


def _spanish(hour: int, minute: int | None, has_half: bool) -> list[str]:  # noqa: FBT001
    words = numerals.cardinal(hour, "es", is_feminine=True)
    if not minute:
        return words
    short = {15: "cuarto", 30: "media"}.get(minute) if hour <= 12 else None
    return [*words, "y", *([short] if short else numerals.cardinal(minute, "es"))]


def _french(hour: int, minute: int | None, has_half: bool) -> list[str]:  # noqa: FBT001
    words = [*numerals.cardinal(hour, "fr", is_feminine=True), "heure" if hour < 2 else "heures"]
    return [*words, *(numerals.cardinal(minute, "fr") if minute else [])]


def date(body: str, around: Around) -> list[str] | None:
    """ "2026-11-21", "11/21/2026" (English: month first unless that cannot be), "21/11/2026"; None
    for others.
    """
    found = _ISO.fullmatch(body)
    if found:
        year, month, day = int(found["year"]), int(found["month"]), int(found["day"])
    else:
        found = _SLASHED.fullmatch(body)
        if found is None:
            return None
        year, (month, day) = _full_year(found["year"]), (int(found["first"]), int(found["second"]))
        if around.language != "en" or month > 12:
            month, day = day, month
    if not (1 <= month <= 12 and 1 <= day <= 31 and 1100 <= year <= 2099):
        return None
    return _spoken_date(year, month, day, around)


def _full_year(text: str) -> int:
    if len(text) == 4:
        return int(text)
    return int(text) + (1900 if int(text) > _PIVOT else 2000)


def _spoken_date(year: int, month: int, day: int, around: Around) -> list[str]:
    name = around.lexicon.months[month - 1]
    said_year = numerals.year(year, around.language)
    if around.language == "en":
        return [name, *numerals.ordinal(day, "en"), *said_year]
    first = numerals.ordinal(1, around.language)
    said_day = first if day == 1 else numerals.cardinal(day, around.language)
    return (
        [*said_day, "de", name, "de", *said_year]
        if around.language == "es"
        else [*said_day, name, *said_year]
    )


def day_of_month(body: str, around: Around) -> list[str] | None:
    """A plain number beside the name of a month in English: "July 4" is the fourth, "4 July" the
    fourth of.
    """
    if around.language != "en" or not re.fullmatch(r"\d{1,2}", body) or not 1 <= int(body) <= 31:
        return None
    months = around.lexicon.months
    if around.before in months:
        return numerals.ordinal(int(body), "en")
    if around.after in months:
        return ["the", *numerals.ordinal(int(body), "en"), "of"]
    return None
