"""The same problem as a page, as a toast in a page, and for programs."""

from starlette.testclient import TestClient


def test_an_unknown_address_is_a_page_that_leads_back(visitor: TestClient) -> None:
    answer = visitor.get("/nowhere")
    assert answer.status_code == 404
    assert "There is nothing here" in answer.text
    assert 'href="/"' in answer.text


def test_an_unknown_production_says_so(visitor: TestClient) -> None:
    answer = visitor.get("/production/none")
    assert answer.status_code == 404
    assert "There is no such production." in answer.text


def test_a_program_gets_problem_json(program: TestClient) -> None:
    answer = program.get("/production/none")
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json() == {
        "type": "/problems/kit.not-found",
        "title": "Not found",
        "detail": "There is no such production.",
        "status": 404,
        "instance": "/production/none",
    }


def test_a_part_of_a_page_gets_a_toast_and_keeps_what_it_shows(visitor: TestClient) -> None:
    answer = visitor.post("/production/none/cancel", headers={"hx-request": "true"})
    assert answer.status_code == 404
    assert answer.headers["hx-reswap"] == "none"
    assert 'hx-target="#toaster"' in answer.text
    assert "There is no such production." in answer.text


def test_a_wrong_method_is_answered_in_words(visitor: TestClient) -> None:
    answer = visitor.post("/health")
    assert answer.status_code == 405
    assert "That does not work here" in answer.text
