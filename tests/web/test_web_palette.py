"""What the command palette finds."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.make.people import SIGNED_IN
from tests.make.scripted_productions import ScriptedProductions
from tests.make.studio import make_studio

from limelight.accounts.schemas import Workspace
from limelight.app.studio import opened
from limelight.kit.db.sessions import Sessions
from limelight.kit.settings import Settings
from limelight.reviews.schemas import Policy, Subject
from limelight.reviews.service import ask, set_policy
from limelight.web.ports import Finders, Found


class Everybody:
    """Finds people; remembers what was asked."""

    kind = "Characters"

    def __init__(self) -> None:
        self.asked: list[tuple[str, int]] = []

    async def find(self, words: str, most: int) -> list[Found]:
        self.asked.append((words, most))
        return [Found("<b>Mia</b>", "/characters/mia", "user-round", "@mia")]


@pytest.fixture
def everybody() -> Everybody:
    return Everybody()


@pytest.fixture
def asked(productions: ScriptedProductions, everybody: Everybody) -> TestClient:
    """A browser on a studio in which somebody can be found."""
    site = make_studio(productions, finders=(everybody,))
    return TestClient(site, base_url="http://localhost:8000", cookies=SIGNED_IN)


def test_without_words_it_shows_all_pages_and_actions(asked: TestClient) -> None:
    found = asked.get("/web/find").text
    assert 'href="/production/new"' in found
    assert 'data-act="theme:dark"' in found
    assert found.index("Go to") < found.index("Do") < found.index("@mia")


def test_the_reference_of_the_api_is_found_by_what_it_is_for(asked: TestClient) -> None:
    for words in ("api reference", "openapi", "curl"):
        assert 'href="/reference"' in asked.get("/web/find", params={"q": words}).text


def test_words_narrow_it_in_any_order_and_case(asked: TestClient) -> None:
    found = asked.get("/web/find", params={"q": "  COLOURS  dark "}).text
    assert 'data-act="theme:dark"' in found
    assert 'data-act="theme:light"' not in found
    assert 'href="/production/new"' not in found


def test_it_is_found_by_english_words_and_by_those_of_the_reader(asked: TestClient) -> None:
    for words in ("dark", "dunkle"):
        found = asked.get("/web/find", params={"q": words}, headers={"accept-language": "de"})
        assert "Dunkle Farben" in found.text


def test_finders_get_the_words_and_what_they_find_is_escaped(
    asked: TestClient, everybody: Everybody
) -> None:
    found = asked.get("/web/find", params={"q": "mi a" + "x" * 500}).text
    assert everybody.asked == [(("mi a" + "x" * 500)[:100], 5)]
    assert "<b>" not in found
    assert "&lt;b&gt;Mia&lt;/b&gt;" in found


def test_nothing_found_is_said(visitor: TestClient) -> None:
    found = visitor.get("/web/find", params={"q": "zzz<"}).text
    assert "Nothing fits “zzz&lt;”." in found
    assert "aria-disabled" in found


def test_strangers_find_nothing(productions: ScriptedProductions) -> None:
    stranger = TestClient(make_studio(productions), base_url="http://localhost:8000")
    assert stranger.get("/web/find").status_code == 401


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("password", "/accounts/me"),
        ("invite", "/accounts/people"),
        ("audit", "/accounts/log"),
        ("approve", "/reviews"),
        ("twins", "/library/duplicates"),
    ],
)
def test_settings_are_found_by_what_one_wants_to_do(
    asked: TestClient, words: str, address: str
) -> None:
    assert f'href="{address}"' in asked.get("/web/find", params={"q": words}).text


async def test_assets_and_waiting_reviews_are_found_by_their_words(tmp_path: Path) -> None:
    async with opened(Settings(data=tmp_path, workers=1)) as wired:
        sessions, workspace = wired[Sessions], wired[Workspace]
        subject = Subject(kind="production", id="1", version=1, title="Basil tips", url="/x")
        async with sessions.begin() as db:
            await set_policy(db, workspace.id, Policy(needed=1))
            await ask(db, workspace.id, subject)
        finders = {finder.kind: finder for finder in wired[Finders].all}
        [review] = await finders["Reviews"].find("basil", 5)
        assert review.title == "Basil tips"
        assert await finders["Reviews"].find("weather", 5) == []
        assert await finders["Library"].find("basil", 5) == []
