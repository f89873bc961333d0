"""The one Jinja environment: templates of every folder, autoescaped, and words all pages share."""

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from fastapi.templating import Jinja2Templates
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from limelight.kit.clock import utc_now
from limelight.kit.marks import mark

_MINUTE, _HOUR, _DAY = 60, 3600, 86400
_OLD_DAYS = 14


def make_templates(
    folders: Iterable[Path],
    *,
    asset_url: Callable[[str], str],
    clock: Callable[[], datetime] = utc_now,
) -> Jinja2Templates:
    """Templates over `folders`, the first that has a name wins; an unknown variable is an error."""
    environment = Environment(
        loader=FileSystemLoader(list(folders)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["asset_url"] = asset_url
    environment.filters.update(
        time_ago=lambda moment: time_ago(moment, clock()),
        took=took,
        clock_time=clock_time,
        file_size=file_size,
        mark=mark,
    )
    return Jinja2Templates(env=environment, context_processors=[_page_context])


def _page_context(request: Any) -> dict[str, Any]:
    # Who is signed in, as the gate of the route found (accounts/gate.py); nobody on some problems.
    return {"path": request.url.path, "visit": getattr(request.state, "visit", None)}


def time_ago(moment: datetime, now: datetime) -> str:
    """How long ago, in words; older than two weeks as a date."""
    seconds = (now - moment).total_seconds()
    if seconds < _MINUTE:
        return "just now"
    if seconds < _HOUR:
        return f"{int(seconds // _MINUTE)} min ago"
    if seconds < _DAY:
        return f"{int(seconds // _HOUR)} h ago"
    days = int(seconds // _DAY)
    if days == 1:
        return "yesterday"
    return f"{days} days ago" if days < _OLD_DAYS else f"{moment.day} {moment:%b %Y}"


def took(seconds: float) -> str:
    """A duration of work: "0.4 s", "12 s", "1 min 5 s"."""
    if seconds < 9.95:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def clock_time(seconds: float) -> str:
    """A playing time: "0:20"."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02d}"


def file_size(size_bytes: int) -> str:
    """A size for people: "812 B", "24 kB", "4.1 MB"."""
    if size_bytes < 1000:
        return f"{size_bytes} B"
    if size_bytes < 1_000_000:
        return f"{size_bytes / 1000:.0f} kB"
    return f"{size_bytes / 1_000_000:.1f} MB"
