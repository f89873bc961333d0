"""The page of the design system: complete, and shown on the studio's own machine only."""

import re

import pytest
from starlette.testclient import TestClient
from tests.make.people import SIGNED_IN
from tests.make.scripted_productions import ScriptedProductions
from tests.make.studio import make_studio

from limelight.web.themes.sheet import read_themes


def _visitor(productions: ScriptedProductions, host: str) -> TestClient:
    return TestClient(
        make_studio(productions),
        base_url="http://localhost:8000",
        headers={"accept": "text/html"},
        cookies=SIGNED_IN,
        client=(host, 50000),
    )


@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
def test_it_shows_every_theme_and_part_four_times(
    productions: ScriptedProductions, host: str
) -> None:
    page = _visitor(productions, host).get("/web/design?palette=harbour").text
    for theme in read_themes():
        assert f"<h3>{theme.name}</h3>" in page
    assert page.count("data-drop-name") == 4
    assert page.count('role="switch"') == 12
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("host", ["192.0.2.7", "testclient"])
def test_others_do_not_see_it(productions: ScriptedProductions, host: str) -> None:
    assert _visitor(productions, host).get("/web/design").status_code == 404
