"""A studio to ask without a network, with two kinds of visitors: a browser and a program."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.make.people import SIGNED_IN
from tests.make.scripted_productions import ScriptedProductions
from tests.make.studio import make_studio

URL = "http://localhost:8000"


@pytest.fixture
def productions(made_files: Path) -> ScriptedProductions:
    """No productions yet."""
    return ScriptedProductions(made_files)


@pytest.fixture
def visitor(productions: ScriptedProductions) -> TestClient:
    """A browser on one of our pages."""
    headers = {"accept": "text/html,*/*", "sec-fetch-site": "same-origin", "origin": URL}
    return TestClient(
        make_studio(productions),
        base_url=URL,
        headers=headers,
        cookies=SIGNED_IN,
        follow_redirects=False,
    )


@pytest.fixture
def program(productions: ScriptedProductions) -> TestClient:
    """A program that says nothing about itself but its session."""
    return TestClient(
        make_studio(productions), base_url=URL, cookies=SIGNED_IN, follow_redirects=False
    )
