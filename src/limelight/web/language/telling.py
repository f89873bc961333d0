"""Times, sizes and numbers as the current language writes them (Unicode CLDR, through Babel)."""

from datetime import datetime, timedelta
from typing import Literal

from babel.dates import format_date, format_timedelta
from babel.numbers import format_decimal, format_percent
from babel.units import format_unit

from limelight.web.language.choosing import current, gettext

_MINUTE, _HOUR, _DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
_OLD = 14 * _DAY
_GRANULARITY: dict[timedelta, Literal["minute", "hour", "day"]] = {
    _MINUTE: "minute",
    _HOUR: "hour",
    _DAY: "day",
}
_WHOLE_FROM_SECONDS = 9.95


def time_ago(moment: datetime, now: datetime) -> str:
    """How long ago, in words; older than two weeks as a date."""
    passed = now - moment
    locale = current().locale
    if passed < _MINUTE:
        return gettext("just now")
    if passed >= _OLD:
        return format_date(moment, "medium", locale=locale)
    if _DAY <= passed < 2 * _DAY:
        return gettext("yesterday")
    unit = next(unit for unit in (_DAY, _HOUR, _MINUTE) if passed >= unit)
    # Babel would round up and change the unit early: whole units, and a threshold none reaches.
    return format_timedelta(
        -(passed // unit) * unit,
        granularity=_GRANULARITY[unit],
        threshold=99,
        add_direction=True,
        format="long" if unit == _DAY else "short",
        locale=locale,
    )


def took(seconds: float) -> str:
    """A duration of work: "0.4 s", "12 s", "1 min 5 s", in the unit names of the language."""
    if seconds < _WHOLE_FROM_SECONDS:
        return _unit(round(seconds, 1), "duration-second", "0.0")
    minutes, rest = divmod(round(seconds), 60)
    words = _unit(rest, "duration-second")
    return f"{_unit(minutes, 'duration-minute')} {words}" if minutes else words


def file_size(size_bytes: int) -> str:
    """A size for people: "812 byte", "24 kB", "4.1 MB"."""
    if size_bytes < 1000:
        return _unit(size_bytes, "digital-byte")
    if size_bytes < 1_000_000:
        return _unit(size_bytes / 1000, "digital-kilobyte", "0")
    return _unit(size_bytes / 1_000_000, "digital-megabyte", "0.0")


def number(value: float) -> str:
    """A number with the separators of the language."""
    return format_decimal(value, locale=current().locale)


def percent(share: float) -> str:
    """A share of 1 as a whole percentage."""
    return format_percent(share, locale=current().locale)


def _unit(value: float, unit: str, written: str | None = None) -> str:
    return format_unit(value, unit, length="short", format=written, locale=current().locale)
