"""Headers on every answer, foreign hosts and cross-site changes refused."""

import pytest
from starlette.testclient import TestClient
from tests.make.scripted_productions import ScriptedProductions
from tests.make.studio import make_studio

BRIEF = {"text": "Tips for growing basil", "formats": "9:16"}
SAME = {"sec-fetch-site": "same-origin"}


@pytest.mark.parametrize("path", ["/", "/production", "/health", "/static/app.css", "/nowhere"])
def test_every_answer_carries_a_strict_policy(visitor: TestClient, path: str) -> None:
    headers = visitor.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"


def test_a_crash_is_a_page_with_the_same_headers_and_without_its_cause(
    productions: ScriptedProductions,
) -> None:
    site = make_studio(productions)

    @site.get("/broken")
    async def broken() -> None:
        raise RuntimeError("the password is swordfish")

    client = TestClient(site, base_url="http://localhost", raise_server_exceptions=False)
    answer = client.get("/broken", headers={"accept": "text/html"})
    assert answer.status_code == 500
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    assert "Something went wrong on our side" in answer.text
    assert "swordfish" not in answer.text


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "", "[::bad"])
def test_a_foreign_host_name_is_not_answered(visitor: TestClient, host: str) -> None:
    assert visitor.get("/health", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:9000", "127.0.0.1:8000", "[::1]:8000"])
def test_every_loopback_name_is_answered(visitor: TestClient, host: str) -> None:
    assert visitor.get("/health", headers={"host": host}).status_code == 200


def test_a_studio_answers_only_under_the_names_it_was_given(
    productions: ScriptedProductions,
) -> None:
    client = TestClient(make_studio(productions, hosts=["studio.example"]))
    assert client.get("/health", headers={"host": "studio.example"}).status_code == 200
    assert client.get("/health", headers={"host": "localhost"}).status_code == 421


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://localhost:9999"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
        {"sec-fetch-site": "same-origin", "origin": "https://evil.example"},
        {"sec-fetch-site": "cross-site", "origin": "http://localhost:8000"},
    ],
)
def test_a_change_asked_for_by_another_site_is_refused(
    program: TestClient, productions: ScriptedProductions, headers: dict[str, str]
) -> None:
    assert program.post("/production", data=BRIEF, headers=headers).status_code == 403
    assert productions.views == {}


@pytest.mark.parametrize("headers", [SAME, {"origin": "http://localhost:8000"}])
def test_a_change_asked_for_by_our_own_page_is_done(
    program: TestClient, productions: ScriptedProductions, headers: dict[str, str]
) -> None:
    assert program.post("/production", data=BRIEF, headers=headers).status_code == 303
    assert len(productions.views) == 1


def test_reading_needs_no_origin(program: TestClient) -> None:
    assert program.get("/production").status_code == 200
