"""Labels of assets: over the API, on the page, from the command line."""

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from tests.make.api import Client, asking, small_studio
from tests.make.assets import keep, png
from tests.make.people import owner_token
from tests.make.program import call
from tests.make.visitors import browser_of

from limelight.kit.db.sessions import Sessions
from limelight.kit.wiring import Wired
from limelight.library.schemas import Asset
from limelight.library.service import Library


@pytest.fixture
async def studio(tmp_path: Path) -> AsyncIterator[Wired]:
    async with small_studio(tmp_path / "data") as wired:
        yield wired


@pytest.fixture
async def program(studio: Wired) -> AsyncIterator[Client]:
    async with asking(studio) as client:
        yield client


async def _kept(studio: Wired, folder: Path, kind: str = "image") -> Asset:
    return await keep(studio[Library], studio[Sessions], folder, "A talk about tea", kind=kind)


def _at(asset: Asset) -> str:
    return f"/library/assets/{asset.id}/disclosure"


async def test_what_was_made_here_is_labelled_everywhere_and_cannot_be_said_away(
    studio: Wired, program: Client, tmp_path: Path
) -> None:
    asset = await _kept(studio, tmp_path)
    found = (await program.get(_at(asset))).json()
    assert found["record"]["made"] == "generated"
    assert {"instagram", "x", "bluesky"} <= {one["platform"] for one in found["labels"]}
    assert all(one["text"] for one in found["labels"])
    denied = await program.put(_at(asset), json={"made": "none"})
    assert (denied.status_code, denied.json()["field"]) == (422, "made")
    for _ in range(2):
        paid = await program.put(_at(asset), json={"partner": " Tea  Ltd "})
        assert (paid.status_code, paid.json()["partner"]) == (200, "Tea Ltd")
    only = (await program.get(_at(asset), params={"platform": "x", "language": "de"})).json()
    assert [one["fields"] for one in only["labels"]] == [
        {"made_with_ai": True, "paid_partnership": True}
    ]
    assert "Tea Ltd" in only["labels"][0]["text"]


async def test_of_a_file_that_was_brought_somebody_has_to_speak_first(
    studio: Wired, program: Client, tmp_path: Path
) -> None:
    asset = await _kept(studio, tmp_path, "upload")
    found = (await program.get(_at(asset))).json()
    assert (found["record"]["made"], found["labels"]) == ("unsaid", [])
    assert (await program.put(_at(asset), json={"partner": "Tea Ltd"})).status_code == 422
    assert (await program.put(_at(asset), json={"made": "edited"})).json()["made"] == "edited"
    assert (await program.put(_at(asset), json={"partner": "Tea Ltd"})).json()["made"] == "edited"
    assert (await program.put(_at(asset), json={"made": "none"})).json()["partner"] == ""
    assert all(not one["text"] for one in (await program.get(_at(asset))).json()["labels"])


async def test_the_page_says_it_platform_by_platform(studio: Wired, tmp_path: Path) -> None:
    asset = await _kept(studio, tmp_path, "upload")
    where = f"/disclosure/{asset.id}"
    async with browser_of(studio, await owner_token(studio[Sessions])) as visitor:
        assert where in (await visitor.get(f"/library/{asset.id}")).text
        assert "Nobody said yet" in (await visitor.get(where)).text
        wrong = await visitor.post(where, data={"made": "", "partner": ""})
        assert wrong.status_code == 422
        assert "Say whether AI made it" in wrong.text
        said = await visitor.post(f"{where}?language=es", data={"made": "generated"})
        assert said.headers["location"] == f"{where}?language=es"
        page = (await visitor.get(said.headers["location"])).text
        assert "Hecho con IA." in page
        assert "is_ai_generated" in page
        assert (await visitor.get(f"{where}?language=%22")).status_code == 200
        assert (await visitor.get("/disclosure/none")).status_code == 404


def test_the_command_line_says_it_too(tmp_path: Path) -> None:
    data, file = tmp_path / "data", tmp_path / "tea.png"
    file.write_bytes(png())
    asset_id = call("library", "add", str(file), data=data).out.split()[0]
    untold = call("disclose", asset_id, data=data)
    assert untold.code == 2
    assert "Say first" in untold.err
    told = call("disclose", asset_id, "--made", "generated", "--platform", "bluesky,x", data=data)
    assert told.code == 0, told.err
    assert "made_with_ai=true" in told.out
    assert "Made with AI." in told.out
    assert call("disclose", asset_id, "--made", "perhaps", data=data).code != 0
    kept = json.loads(call("disclose", asset_id, "--json", data=data).out)
    assert kept["record"]["made"] == "generated"
