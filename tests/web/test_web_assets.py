"""Static files: kept for ever under their hashed address, else revalidated; no other files."""

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tools import build_css

from limelight.web.assets import Assets

STATIC = build_css.BUILT.parent


def test_a_hashed_address_may_be_kept_for_ever(visitor: TestClient) -> None:
    url = Assets(STATIC).url("app.css")
    answer = visitor.get(url)
    assert answer.status_code == 200
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["content-type"].startswith("text/css")


@pytest.mark.parametrize("query", ["", "?v=0123456789abcdef"])
def test_any_other_address_is_asked_again_and_answered_by_etag(
    visitor: TestClient, query: str
) -> None:
    first = visitor.get(f"/static/app.css{query}")
    assert first.headers["cache-control"] == "no-cache"
    again = visitor.get("/static/app.css", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_texts_are_packed_only_for_those_who_can_unpack(visitor: TestClient) -> None:
    packed = visitor.get("/static/app.css", headers={"accept-encoding": "gzip"})
    plain = visitor.get("/static/app.css", headers={"accept-encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.content == plain.content
    assert packed.headers["etag"] != plain.headers["etag"]


@pytest.mark.parametrize("name", ["nope.css", "../templates/shell.html", "%2e%2e/site.py", ""])
def test_nothing_outside_is_served(visitor: TestClient, name: str) -> None:
    assert visitor.get(f"/static/{name}").status_code == 404


def test_static_files_cannot_be_changed(visitor: TestClient) -> None:
    assert visitor.post("/static/app.css").status_code == 405


def test_the_hash_follows_the_content(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text("1")
    before = Assets(tmp_path).url("a.js")
    (tmp_path / "a.js").write_text("2")
    assert Assets(tmp_path).url("a.js") != before


def test_the_committed_style_sheet_is_built_from_its_sources() -> None:
    assert build_css.is_current()


def test_every_vendored_folder_has_its_licence() -> None:
    for root in (STATIC / "vendor", STATIC.parent / "styles" / "vendor"):
        for folder in root.iterdir():
            assert list(folder.glob("LICENSE*")), folder


def test_everything_a_page_loads_comes_from_here(visitor: TestClient) -> None:
    for path in ("/production/new", "/production"):
        page = visitor.get(path).text
        for url in re.findall(r'(?:src|href)="([^"#]*)', page):
            assert url == "" or url.startswith("/"), url
            if url.startswith("/static/"):
                assert visitor.get(url).status_code == 200, url
        assert not re.search(r"<style|\sstyle=|\son\w+=|<script>", page)
