"""Times of day and dates as words."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from limelight.adapters.embedded.voice.reading.lexicon import Around
from limelight.adapters.embedded.voice.reading.numerals import saying

_TIME = re.compile(
    r"(?P<hour>\d{1,2})[:h](?P<minute>\d{2})(?::(?P<second>\d{2}))?(?P<half>[AaPp]\.?[Mm])?[hH]?"
)
_HALF_DAY = re.compile(r"(?P<hour>\d{1,2})(?P<half>[AaPp]\.?[Mm])")
_HOUR = re.compile(r"(?P<hour>\d{1,2})h")
_DOTTED_TIME = re.compile(r"(?P<hour>\d{1,2})\.(?P<minute>\d{2})")
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})")
_SLASHED = re.compile(r"(?P<first>\d{1,2})[/.](?P<second>\d{1,2})[/.](?P<year>\d{4}|\d{2})")
_PIVOT = 30
_CLOCK_WORDS = frozenset(("ore", "alle", "le", "dalle"))


@dataclass(frozen=True)
class _Time:
    """A time of day: `has_half` where am or pm stands with it, `has_h` where it is written with an
    h.
    """

    hour: int
    minute: int | None
    has_half: bool
    has_h: bool


def time_of_day(body: str, around: Around) -> list[str] | None:
    """ "9:30" and "9am", "14h30" in French and Portuguese, "ore 9.30" in Italian; None for anything
    else.
    """
    found = _found_time(body, around)
    if found is None:
        return None
    parts = found.groupdict()
    hour, half = int(parts["hour"]), parts.get("half")
    minute = int(parts["minute"]) if parts.get("minute") else None
    if hour > 24 or (minute or 0) > 59:
        return None
    has_half = bool(half) or re.fullmatch(r"[AaPp]\.?[Mm]\.?", around.after) is not None
    words = _SAYINGS[around.language](_Time(hour, minute, has_half, "h" in body[1:3]))
    if not half or around.language == "fr":
        return words
    return [*words, *around.lexicon.abbreviations[half.lower().replace(".", "")].split()]


def _found_time(body: str, around: Around) -> re.Match[str] | None:
    if around.language == "it" and around.before.lower() in _CLOCK_WORDS:
        dotted = _DOTTED_TIME.fullmatch(body)
        if dotted:
            return dotted
    hour_alone = _HOUR.fullmatch(body) if around.language in ("fr", "pt") else None
    found = _HALF_DAY.fullmatch(body) or hour_alone or _TIME.fullmatch(body)
    has_h = "h" in body[:3]
    return None if has_h and around.lexicon.is_english else found


def _english(time: _Time) -> list[str]:
    words = saying.cardinal(time.hour, "en")
    if not time.minute:
        is_bare = time.has_half or time.minute is None or time.hour > 12
        return words if is_bare else [*words, "o'clock"]
    return [*words, *(["oh"] if time.minute < 10 else []), *saying.cardinal(time.minute, "en")]


def _spanish(time: _Time) -> list[str]:
    words = saying.cardinal(time.hour, "es", is_feminine=True)
    if not time.minute:
        return words
    short = {15: "cuarto", 30: "media"}.get(time.minute) if time.hour <= 12 else None
    return [*words, "y", *([short] if short else saying.cardinal(time.minute, "es"))]


def _french(time: _Time) -> list[str]:
    words = saying.cardinal(time.hour, "fr", is_feminine=True)
    hours = "heure" if time.hour < 2 else "heures"
    return [*words, hours, *(saying.cardinal(time.minute, "fr") if time.minute else [])]


def _italian(time: _Time) -> list[str]:
    words = saying.cardinal(time.hour, "it", is_feminine=True)
    return [*words, "e", *saying.cardinal(time.minute, "it")] if time.minute else words


def _portuguese(time: _Time) -> list[str]:
    words = saying.cardinal(time.hour, "pt", is_feminine=True)
    if not time.minute:
        return [*words, "hora" if time.hour == 1 else "horas"] if time.has_h else words
    is_half = time.minute == 30 and time.hour <= 12
    return [*words, "e", *(["meia"] if is_half else saying.cardinal(time.minute, "pt"))]


_SAYINGS: dict[str, Callable[[_Time], list[str]]] = {
    "en": _english,
    "es": _spanish,
    "fr": _french,
    "it": _italian,
    "pt": _portuguese,
}


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
        if not around.lexicon.is_english or month > 12:
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
    said_year = saying.year(year, around.language)
    if around.lexicon.is_english:
        return [name, *saying.ordinal(day, "en"), *said_year]
    words = around.lexicon.grammar["date"].format(
        day=" ".join(_day(day, around.language)), month=name, year=" ".join(said_year)
    )
    return words.split()


def _day(day: int, language: str) -> list[str]:
    return saying.ordinal(1, language) if day == 1 else saying.cardinal(day, language)


def day_of_month(body: str, around: Around) -> list[str] | None:
    """A plain number beside the name of a month: in English "July 4" is the fourth, "4 July" the
    fourth of; elsewhere only "1 mai" is the first.
    """
    months = around.lexicon.months
    if not re.fullmatch(r"\d{1,2}", body) or not 1 <= int(body) <= 31:
        return None
    if not around.lexicon.is_english:
        is_first = body == "1" and around.language != "es" and _names_month(around.after, months)
        return saying.ordinal(1, around.language) if is_first else None
    if around.before in months:
        return saying.ordinal(int(body), "en")
    if around.after in months:
        return ["the", *saying.ordinal(int(body), "en"), "of"]
    return None


def _names_month(after: str, months: tuple[str, ...]) -> bool:
    return after.lower() in months
