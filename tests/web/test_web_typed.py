"""Texts that no form expects, typed into every one: kept as they are, or refused in words."""

import re
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from tests.make.visitors import Client, visiting

from limelight.kit.ids import new_id

_FAMILY = "👩‍👩‍👧‍👦 🏳️‍🌈 🇨🇭"
_RIGHT_TO_LEFT = "\u2067שלום\u2069 \u200fabc"
_LONG = "word " * 20_000
_FORMS = {
    "/production": ("text", "lower_third", "character", "voice", "brand", "series", "draft"),
    "/production/briefs": ("text", "character", "draft", "draft_version"),
    "/production/quote": ("text", "voice", "brand", "seconds", "seed", "character"),
    "/production/templates": ("name", "about", "text", "of", "draft"),
    "/brands": ("name", "accent", "tone", "use", "intro", "characters", "logo", "logo_size"),
    "/characters": ("name", "age", "words", "updated_at", "template", "ideas", "hair"),
}
_REST = {
    "/production": {"text": "basil", "formats": "9:16"},
    "/production/templates": {"name": "Ours", "text": "basil"},
    "/brands": {"name": "Ours"},
    "/characters": {"name": "Nova"},
}


@pytest.fixture
async def visitor(tmp_path: Path) -> AsyncIterator[Client]:
    """The owner of a whole studio."""
    async with visiting(tmp_path / "data") as client:
        yield client


async def _send(visitor: Client, where: str, typed: dict[str, str]) -> tuple[int, str]:
    form = {"content-type": "application/x-www-form-urlencoded"}
    answer = await visitor.post(where, content=urlencode(typed), headers=form)
    return answer.status_code, answer.text


async def test_what_no_database_holds_is_refused_by_every_form(visitor: Client) -> None:
    for where, fields in _FORMS.items():
        for field in fields:
            status, said = await _send(visitor, where, {**_REST.get(where, {}), field: "a\x00b"})
            assert (status, "cannot be read" in said) == (422, False), (where, field)
            assert "cannot be kept" in said, (where, field)
    address = f"/production/{new_id()}/edit"
    for escaped in (r"\u0000", r"\ud800"):
        told = f'{{"do": "set-script", "title": "a{escaped}b"}}'
        headers = {"content-type": "application/json", "if-match": "1", "accept": "*/*"}
        answer = await visitor.post(address, content=told, headers=headers)
        assert answer.status_code == 422, answer.text
    assert (await visitor.get("/brands/a%00b")).status_code == 422


async def test_a_whole_book_in_a_field_is_never_a_crash(visitor: Client) -> None:
    for where, fields in _FORMS.items():
        if where == "/production":
            continue  # its fields are those of the quote, which is read as the order is
        for field in fields:
            status, _ = await _send(visitor, where, {**_REST.get(where, {}), field: _LONG})
            assert status in (200, 303, 404, 422), (where, field, status)


@pytest.mark.parametrize("at", [0, 1])
async def test_letters_of_every_kind_are_kept_exactly(visitor: Client, at: int) -> None:
    text = (_FAMILY, _RIGHT_TO_LEFT)[at]
    told = {"name": text, "tone": text, "use": text}
    assert (await _send(visitor, "/brands", told))[0] == 303
    assert (await visitor.get("/brands")).text.count(text) >= 1
    told = {"name": text, "about": text, "text": text}
    assert (await _send(visitor, "/production/templates", told))[0] == 303
    assert (await visitor.get("/production/templates")).text.count(text) >= 1
    saved = await visitor.post("/production/briefs", data={"text": text})
    page = await visitor.get(f"/production/new?draft={saved.json()['id']}")
    assert text in page.text


async def test_a_brand_changed_in_two_windows_is_shown_as_both_have_it(visitor: Client) -> None:
    await _send(visitor, "/brands", {"name": "Ours", "version": ""})
    page = (await visitor.get("/brands")).text
    where = re.findall(r"/brands/[0-9a-f-]{36}", page)[0]
    first = {"name": "Ours", "tone": "warm", "version": "1"}
    assert (await _send(visitor, where, first))[0] == 303
    status, said = await _send(visitor, where, {**first, "tone": "dry"})
    assert status == 422
    assert "<li>tone: warm</li>" in said
    assert 'value="dry"' in said
    assert (await _send(visitor, where, {**first, "tone": "dry", "version": "2"}))[0] == 303
    assert 'value="dry"' in (await visitor.get(where)).text


async def test_who_is_signed_out_while_typing_keeps_the_page(visitor: Client) -> None:
    visitor.cookies.clear()
    for where in ("/production", "/production/quote", "/characters", "/brands"):
        answer = await visitor.post(where, data={"text": "typed"}, headers={"hx-request": "true"})
        assert answer.status_code == 401
        assert "hx-redirect" not in answer.headers
        assert "what you typed is still here" in answer.text
