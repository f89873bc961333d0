"""The design system on one page: colours, type, parts in all their states."""

import ipaddress
import re
from functools import cache
from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.templating import Jinja2Templates
from starlette.responses import Response

from limelight.accounts.gate import signed_in, wired_of
from limelight.kit.errors import NotFound
from limelight.web.themes.sheet import MODES, Pair, pairs, read_themes

router = APIRouter(prefix="/web", include_in_schema=False)

_STATIC = Path(__file__).parent / "static"


@router.get("/design", dependencies=[signed_in()])
async def design(request: Request, palette: str = "") -> Response:
    """Shown to whoever sits at the studio's own machine; `palette` is the theme of the parts."""
    if not _is_here(request):
        raise NotFound("This page is shown on the studio's own machine only.")
    keys = {theme.key for theme in read_themes()}
    context = {
        "checked": _checked(),
        "icons": _icons(),
        "art": sorted(path.stem for path in (_STATIC / "art").glob("*.webp")),
        "palette": palette if palette in keys else "limelight",
    }
    templates = wired_of(request)[Jinja2Templates]
    return templates.TemplateResponse(request, "web/design/page.html", context)


@cache
def _checked() -> tuple[tuple[str, str, Pair], ...]:
    return tuple(
        (theme.name, mode, pair)
        for theme in read_themes()
        for mode in MODES
        for pair in pairs(theme, mode)
    )


@cache
def _icons() -> tuple[str, ...]:
    (sprite,) = _STATIC.glob("vendor/lucide-*/icons.svg")
    return tuple(re.findall(r'<symbol id="([\w-]+)"', sprite.read_text(encoding="utf-8")))


def _is_here(request: Request) -> bool:
    if request.client is None:
        return False
    try:
        return ipaddress.ip_address(request.client.host).is_loopback
    except ValueError:
        return False
