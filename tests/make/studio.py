"""The web studio over scripted productions."""

from collections.abc import Iterable
from pathlib import Path

from fastapi import FastAPI
from tests.make.scripted_productions import NOW, ScriptedCast, ScriptedProductions

import limelight.production
from limelight.kit.wiring import Wired
from limelight.production import pages
from limelight.production.ports import Cast, Productions
from limelight.web.security import LOOPBACK
from limelight.web.site import build_site


def make_studio(productions: ScriptedProductions, hosts: Iterable[str] = LOOPBACK) -> FastAPI:
    """The pages as they ship, at a fixed time."""
    wired = Wired()
    wired.serve(Productions, productions)
    wired.serve(Cast, ScriptedCast())
    return build_site(
        wired,
        routers=[pages.router],
        template_folders=[Path(limelight.production.__path__[0]) / "templates"],
        hosts=tuple(hosts),
        clock=lambda: NOW,
    )
