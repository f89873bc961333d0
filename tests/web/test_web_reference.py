"""The reference of the API: complete, true to the client and the schemas, small, and kept."""

import ast
import gzip
import json
import re
import shlex
from typing import Any
from unittest.mock import create_autospec

import pytest
from fastapi import FastAPI
from jsonschema import Draft202012Validator
from starlette.testclient import TestClient
from tests.make.people import SIGNED_IN, OneWiring, SomebodyThere

from limelight.accounts.ports import Gatekeeper, Wirings
from limelight.app.site import site
from limelight.client import Limelight, values
from limelight.kit.settings import Settings
from limelight.kit.wiring import Wired
from limelight.web.reference.reading import Operation, Reading, Tag

URL = "http://localhost:8000"
MOST_BYTES = 200_000


@pytest.fixture(scope="module")
def app() -> FastAPI:
    """All routes, and nothing behind them but somebody who is signed in."""
    wired = Wired()
    wired.serve(Settings, Settings())
    wired.serve(Gatekeeper, SomebodyThere())
    wired.serve(Wirings, OneWiring(wired))
    return site(wired)


@pytest.fixture(scope="module")
def reader(app: FastAPI) -> TestClient:
    """A browser."""
    headers = {"accept": "text/html", "accept-encoding": "gzip"}
    return TestClient(app, base_url=URL, cookies=SIGNED_IN, headers=headers)


@pytest.fixture(scope="module")
def document(app: FastAPI) -> dict[str, Any]:
    """What the pages are made from."""
    found: dict[str, Any] = app.state.document.content
    return found


@pytest.fixture(scope="module")
def tags(document: dict[str, Any]) -> tuple[Tag, ...]:
    """The document as it is read."""
    return Reading(document).tags


@pytest.fixture(scope="module")
def pages(reader: TestClient, tags: tuple[Tag, ...]) -> dict[str, str]:
    """Every page of the reference by its address."""
    places = ["/reference", *(f"/reference/{tag.name}" for tag in tags)]
    return {place: reader.get(place).text for place in places}


def _operations(tags: tuple[Tag, ...]) -> list[Operation]:
    return [one for tag in tags for one in tag.operations]


def test_every_operation_stands_in_it_once(document: dict[str, Any], pages: dict[str, str]) -> None:
    asked = [
        (method.upper(), path, one["operationId"], one["tags"][0])
        for path, methods in document["paths"].items()
        for method, one in methods.items()
    ]
    assert len(asked) > 100
    for method, path, name, tag in asked:
        assert pages["/reference"].count(f'href="/reference/{tag}#{name}"') == 1
        (card,) = re.findall(
            rf'<article [^>]*id="{name}".*?</article>', pages[f"/reference/{tag}"], re.S
        )
        assert f"<code>{path}</code>" in card
        assert f">{method}</span>" in card


def test_what_an_operation_needs_is_said(document: dict[str, Any], pages: dict[str, str]) -> None:
    page = pages["/reference/characters"]
    card = page[page.index('id="create_character"') :].partition("</article>")[0]
    assert "<code>characters.change</code>" in card
    for said in ("Idempotency-Key", "maxLength 255", "CharacterDraft", "curl -X POST", "413"):
        assert said in card
    assert document["components"]["responses"]["413"]["description"] in card


def test_links_resolve_and_ids_are_unique(pages: dict[str, str]) -> None:
    ids = {place: re.findall(r'\sid="([^"]+)"', page) for place, page in pages.items()}
    for place, page in pages.items():
        assert len(ids[place]) == len(set(ids[place]))
        for link in re.findall(r'href="((?:/reference[^"]*)?#[^"]+|/reference[^"]*)"', page):
            target, _, part = link.partition("#")
            assert (target or place) in pages, link
            assert not part or part in ids[target or place], link


def test_pages_are_small_and_obey_the_policy(pages: dict[str, str]) -> None:
    for place, page in pages.items():
        assert len(gzip.compress(page.encode(), 4)) < MOST_BYTES, place
        assert not re.search(r"<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=", page), place


def test_samples_are_what_the_api_takes(document: dict[str, Any], tags: tuple[Tag, ...]) -> None:
    checked = 0
    for one in _operations(tags):
        words = shlex.split(one.curl.replace("\\\n", " "))
        assert words[0] == "curl"
        assert not re.search(r"[{}]", next(word for word in words if word.startswith("$STUDIO")))
        if "-d" not in words:
            continue
        raw = document["paths"][one.path][one.method.lower()]["requestBody"]["content"]
        schema = {**raw["application/json"]["schema"], "components": document["components"]}
        Draft202012Validator(schema).validate(json.loads(words[words.index("-d") + 1]))
        checked += 1
    assert checked > 40


def test_the_examples_fit_the_client(tags: tuple[Tag, ...]) -> None:
    studio = create_autospec(Limelight, instance=True)
    studio.follow.return_value = []
    for one in _operations(tags):
        if "Path(" in one.python:
            ast.parse(one.python)
            continue
        exec(one.python, {"studio": studio, **vars(values)})  # noqa: S102 - our own lines
        (asked,) = studio.method_calls
        studio.method_calls.clear()
        called = "follow" if one.id == "stream_events" else one.id
        assert asked[0] == called


def test_operations_are_found_by_words(reader: TestClient) -> None:
    page = reader.get("/reference", params={"q": "  post WEBHOOKS "}).text
    assert "#create_webhook" in page
    assert "#list_webhooks" not in page
    assert "Nothing fits “zzz”." in reader.get("/reference", params={"q": "zzz"}).text


def test_a_page_is_drawn_once_and_not_sent_again(reader: TestClient, app: FastAPI) -> None:
    first = reader.get("/reference/library")
    assert first.headers["content-encoding"] == "gzip"
    kept = dict(app.state.reference._drawn)
    again = reader.get("/reference/library", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["cache-control"] == "private, no-cache"
    assert all(app.state.reference._drawn[key] is drawn for key, drawn in kept.items())
    other = reader.get(
        "/reference/library",
        headers={"accept-language": "de", "if-none-match": first.headers["etag"]},
    )
    assert other.status_code == 200
    assert "Fehler" in other.text


def test_ways_lead_to_it(pages: dict[str, str]) -> None:
    page = pages["/reference"]
    for place, end in (('class="person-menu"', "</details>"), ('id="keys"', "</dialog>")):
        assert 'href="/reference"' in page[page.index(place) :].partition(end)[0], place


def test_there_is_no_page_for_what_is_no_tag(reader: TestClient) -> None:
    assert reader.get("/reference/nothing").status_code == 404


def test_it_is_for_who_is_signed_in(app: FastAPI) -> None:
    stranger = TestClient(
        app, base_url=URL, headers={"accept": "text/html"}, follow_redirects=False
    )
    assert stranger.get("/reference").status_code in (303, 401)


def test_every_answer_says_what_it_is(document: dict[str, Any]) -> None:
    said = [
        answer["description"]
        for methods in document["paths"].values()
        for operation in methods.values()
        for answer in operation["responses"].values()
        if "$ref" not in answer
    ]
    assert said
    assert all(one.endswith(".") for one in said)
    assert "Successful Response" not in said


def test_the_document_is_not_sent_again_to_who_has_it(reader: TestClient) -> None:
    address = "/api/v1/openapi.json"
    first = reader.get(address)
    again = reader.get(address, headers={"if-none-match": first.headers["etag"]})
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
