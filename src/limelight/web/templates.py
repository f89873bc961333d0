"""The one Jinja environment: templates of every folder, autoescaped, in the reader's language."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from fastapi.templating import Jinja2Templates
from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket

from limelight.accounts.gate import covers
from limelight.kit.clock import utc_now
from limelight.kit.marks import mark
from limelight.web.language import telling
from limelight.web.language.catalogs import LANGUAGES
from limelight.web.language.choosing import current, gettext, ngettext
from limelight.web.themes.sheet import read_themes


class _Compiled(BytecodeCache):
    """What templates were compiled to, once in a process, though it open several studios: all
    environments are built alike but for what they bring in as globals and filters.
    """

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        kept = self._kept.get(bucket.key)
        if kept is not None:
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


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
        bytecode_cache=_COMPILED,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.policies["ext.i18n.trimmed"] = True
    environment.install_gettext_callables(  # type: ignore[attr-defined]  # brought by the extension
        gettext, ngettext, newstyle=True
    )
    environment.globals.update(
        asset_url=asset_url, languages=LANGUAGES, current_language=current, themes=read_themes()
    )
    environment.filters.update(
        time_ago=lambda moment: telling.time_ago(moment, clock()),
        took=telling.took,
        clock_time=clock_time,
        file_size=telling.file_size,
        number=telling.number,
        percent=telling.percent,
        mark=mark,
    )
    return Jinja2Templates(env=environment, context_processors=[_page_context])


def _page_context(request: Any) -> dict[str, Any]:
    # Who is signed in, as the gate of the route found (accounts/gate.py); nobody on some problems.
    # `may(act)` asks what the gate of that act would: what would be refused is not shown.
    visit = getattr(request.state, "visit", None)
    return {"path": request.url.path, "visit": visit, "may": partial(covers, visit)}


def clock_time(seconds: float) -> str:
    """A playing time: "0:20"."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02d}"
