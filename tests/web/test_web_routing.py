"""A router is only asked about addresses that begin as its own do, and finds all of those."""

import pytest
from fastapi import APIRouter, FastAPI
from starlette.routing import Match

from limelight.web.routing import joined


def _routers() -> tuple[APIRouter, ...]:
    things, parts, every = APIRouter(prefix="/things"), APIRouter(prefix="/things"), APIRouter()

    @things.get("")
    @things.get("/{thing}")
    @parts.get("/{thing}/parts")
    @every.get("/{anything}")
    def answer() -> None:
        return None

    return things, parts, every


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ("/things", [0, 2]),
        ("/things/one", [0]),
        ("/things/one/parts", [1]),
        ("/other", [2]),
        ("/other/one", []),
    ],
)
def test_each_router_finds_what_is_its_own(path: str, asked: list[int]) -> None:
    scope = {"type": "http", "path": path, "method": "GET", "headers": []}
    found = [route.matches(dict(scope))[0] for route in joined(_routers())]
    assert [place for place, match in enumerate(found) if match == Match.FULL] == asked


def test_below_another_path_all_are_asked() -> None:
    scope = {"type": "http", "path": "/below/other", "root_path": "/below", "method": "GET"}
    found = [route.matches({**scope, "headers": []})[0] for route in joined(_routers())]
    assert found[2] == Match.FULL


def test_the_description_of_the_api_still_names_them() -> None:
    app = FastAPI()
    app.router.routes.extend(joined(_routers()))
    assert set(app.openapi()["paths"]) == {
        "/things", "/things/{thing}", "/things/{thing}/parts", "/{anything}",
    }  # fmt: skip
