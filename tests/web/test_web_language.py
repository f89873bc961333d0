"""The pages speak the language of who reads them."""

from datetime import UTC, datetime, timedelta

import pytest
from starlette.datastructures import Headers
from starlette.testclient import TestClient
from tools import build_locales

from limelight.web.language import telling
from limelight.web.language.catalogs import LANGUAGES, SOURCE, read_language
from limelight.web.language.choosing import COOKIE, choose, gettext, ngettext, speaking

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
OTHERS = [code for code in LANGUAGES if code != SOURCE]
FACTS = {
    "en": ("23 hr ago", "1 Nov 2026", "4.1 MB", "12,345.6", "45%"),
    "es": ("hace 23 h", "1 nov 2026", "4,1 MB", "12.345,6", "45\u00a0%"),
    "de": ("vor 23 Std.", "01.11.2026", "4,1 MB", "12.345,6", "45\u00a0%"),
    "fr": ("il y a 23\u00a0h", "1 nov. 2026", "4,1\u202fMo", "12\u202f345,6", "45\u00a0%"),
    "ar": ("قبل 23 ساعة", "01\u200f/11\u200f/2026", "4.1 م.ب", "12,345.6", "45%"),
    "ja": ("23 時間前", "2026/11/01", "4.1 MB", "12,345.6", "45%"),
}


def _in(code: str) -> Headers:
    return Headers({"accept-language": code})


def test_every_catalog_says_all_there_is_to_say() -> None:
    messages = build_locales.extracted()
    assert len(messages) > 50
    for code in OTHERS:
        assert build_locales.missing(code, messages) == []


@pytest.mark.parametrize("code", OTHERS)
def test_translations_keep_the_places_for_values(code: str) -> None:
    for message in build_locales.extracted():
        if not message.id:
            continue
        ids = [str(one) for one in message.id] if message.pluralizable else [str(message.id)]
        with speaking(_in(code)):
            said = (
                [ngettext(ids[0], ids[1], count) for count in (1, 2, 5, 11, 100)]
                if len(ids) == 2
                else [gettext(ids[0])]
            )
        for text in said:
            assert set(build_locales.places(text)) <= set(build_locales.places(ids[-1]))
            assert "%(" not in ids[0] or build_locales.places(text) or len(ids) == 2


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        ({}, "en"),
        ({"accept-language": "de-AT,de;q=0.9,en;q=0.8"}, "de"),
        ({"accept-language": "en;q=0.2, ja;q=0.9"}, "ja"),
        ({"accept-language": "xx, fr;q=0"}, "en"),
        ({"accept-language": "*;q=nonsense,,;"}, "en"),
        ({"accept-language": "de", "cookie": f"{COOKIE}=ar"}, "ar"),
        ({"accept-language": "de", "cookie": f"{COOKIE}=xx; a=b"}, "de"),
        ({"accept-language": "es", "cookie": "\x00;=;" * 50}, "es"),
    ],
)
def test_what_was_chosen_goes_before_what_the_browser_asks_for(
    headers: dict[str, str], code: str
) -> None:
    assert choose(Headers(headers)) == code


@pytest.mark.parametrize("code", LANGUAGES)
def test_dates_and_numbers_are_written_as_its_readers_do(code: str) -> None:
    with speaking(_in(code)):
        told = (
            telling.time_ago(NOW - timedelta(hours=23), NOW),
            telling.time_ago(NOW - timedelta(days=20), NOW),
            telling.file_size(4_120_000),
            telling.number(12345.6),
            telling.percent(0.45),
        )
    assert told == FACTS[code]


def test_days_are_counted_in_the_dual_and_few_of_arabic() -> None:
    with speaking(_in("ar")):
        said = [telling.time_ago(NOW - timedelta(days=days), NOW) for days in (2, 6, 13)]
    assert said == ["قبل يومين", "قبل 6 أيام", "قبل 13 يومًا"]


def test_a_page_says_its_language_and_direction(visitor: TestClient) -> None:
    for code, direction in (("ar", "rtl"), ("ja", "ltr")):
        page = visitor.get("/production/new", headers={"accept-language": code})
        assert f'<html lang="{code}" dir="{direction}">' in page.text
        assert page.headers["content-language"] == code
        assert "Accept-Language" in page.headers["vary"]
        assert page.text.count(read_language(code).words.gettext("Skip to content")) == 1


def test_a_language_is_chosen_for_good_and_only_leads_back_to_us(visitor: TestClient) -> None:
    own = {"referer": "http://localhost:8000/production?state=done"}
    chosen = visitor.post("/web/language", data={"language": "de"}, headers=own)
    assert (chosen.status_code, chosen.headers["location"]) == (303, "/production?state=done")
    assert "HttpOnly" in chosen.headers["set-cookie"]
    assert "Zum Inhalt springen" in visitor.get("/production/new").text
    for elsewhere in ("https://evil.example/x", "http://localhost:8000//evil.example"):
        answer = visitor.post(
            "/web/language", data={"language": "en"}, headers={"referer": elsewhere}
        )
        assert answer.headers["location"].startswith("/")
        assert not answer.headers["location"].startswith("//")


def test_an_unknown_language_is_refused(visitor: TestClient) -> None:
    assert visitor.post("/web/language", data={"language": "tlh"}).status_code == 422


def test_problems_are_told_in_the_language_of_who_met_them(visitor: TestClient) -> None:
    page = visitor.get("/nowhere", headers={"accept-language": "fr"})
    assert page.status_code == 404
    assert "Il n’y a rien ici" in page.text


def test_outside_of_a_page_english_is_spoken() -> None:
    assert gettext("Close") == "Close"
