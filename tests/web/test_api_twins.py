"""Whatever a page can do, a program can: every act of the pages has its twin in the API, or a
reason why not stands here. A new route of a page fails until one of both is written down.
"""

from collections.abc import Iterator

import pytest
from fastapi.routing import iter_route_contexts

from limelight.app.site import site
from limelight.kit.http.routing import PREFIX
from limelight.kit.settings import Settings
from limelight.kit.wiring import Wired

_BROWSER = "how one signs in is changed in the browser: a key could take its maker's account over"
_STRANGER = "strangers have no key"
_PAGE = "a part of a page as it is filled in; programs send what they mean at once"
_SOON = "not in the API yet"

TWINS = {
    "POST /accounts/me/keys": "POST /keys",
    "POST /accounts/me/keys/{key_id}/revoke": "DELETE /keys/{key_id}",
    "POST /accounts/me/sessions/{session_id}/end": "DELETE /me/sessions/{session_id}",
    "POST /accounts/people/invitations/{invitation_id}/withdraw": (
        "DELETE /invitations/{invitation_id}"
    ),
    "POST /accounts/people/invite": "POST /invitations",
    "POST /accounts/people/{user_id}/remove": "DELETE /members/{user_id}",
    "POST /accounts/people/{user_id}/role": "PUT /members/{user_id}/role",
    "POST /accounts/workspace/archives": "POST /workspace/archives",
    "POST /accounts/workspace/archives/{archive_id}/delete": (
        "DELETE /workspace/archives/{archive_id}"
    ),
    "POST /accounts/workspace/name": "PUT /workspace/name",
    "POST /brands": "POST /brands",
    "POST /brands/fonts": "POST /fonts",
    "POST /brands/fonts/{font_id}/remove": "DELETE /fonts/{font_id}",
    "POST /brands/{brand_id}": "PUT /brands/{brand_id}",
    "POST /brands/{brand_id}/delete": "DELETE /brands/{brand_id}",
    "POST /brands/{brand_id}/restore": "POST /brands/{brand_id}/restore",
    "POST /characters": "POST /characters",
    "POST /disclosure/{asset_id}": "PUT /library/assets/{asset_id}/disclosure",
    "POST /characters/bulk": "POST /characters/bulk",
    "POST /characters/import": "POST /characters/import",
    "POST /characters/sketch": "POST /characters/sketch",
    "POST /characters/{character_id}": "PATCH /characters/{character}",
    "POST /characters/{character_id}/delete": "DELETE /characters/{character}",
    "POST /characters/{character_id}/looks": "POST /characters/{character}/looks",
    "POST /characters/{character_id}/looks/restore": "POST /characters/{character}/looks",
    "POST /characters/{character_id}/looks/{look_id}": (
        "PATCH /characters/{character}/looks/{look_id}"
    ),
    "POST /characters/{character_id}/looks/{look_id}/delete": (
        "DELETE /characters/{character}/looks/{look_id}"
    ),
    "POST /characters/{character_id}/looks/{look_id}/wear": (
        "POST /characters/{character}/looks/{look_id}/wear"
    ),
    "POST /characters/{character_id}/lore": ("PATCH /characters/{character}/personas/{persona_id}"),
    "POST /characters/{character_id}/lore/{place}/delete": (
        "PATCH /characters/{character}/personas/{persona_id}"
    ),
    "POST /characters/{character_id}/lore/{place}/restore": (
        "PATCH /characters/{character}/personas/{persona_id}"
    ),
    "POST /characters/{character_id}/personas": "POST /characters/{character}/personas",
    "POST /characters/{character_id}/personas/restore": "POST /characters/{character}/personas",
    "POST /characters/{character_id}/personas/lines": "POST /characters/{character}/lines",
    "POST /characters/{character_id}/personas/{persona_id}": (
        "PATCH /characters/{character}/personas/{persona_id}"
    ),
    "POST /characters/{character_id}/personas/{persona_id}/delete": (
        "DELETE /characters/{character}/personas/{persona_id}"
    ),
    "POST /characters/{character_id}/personas/{persona_id}/use": (
        "POST /characters/{character}/personas/{persona_id}/use"
    ),
    "POST /characters/{character_id}/rating": "PATCH /characters/{character}",
    "POST /characters/{character_id}/status": "POST /characters/{character}/pause",
    "POST /characters/{character_id}/voice": "PATCH /characters/{character}",
    "POST /characters/{character_id}/voice/listen": "POST /voices/sample",
    "POST /library/change": "POST /library/changes",
    "POST /library/duplicates/trash": "DELETE /library/assets/{asset_id}",
    "POST /library/duplicates/undo": "POST /library/changes/{change}/undo",
    "POST /library/empty-trash": "DELETE /library/trash",
    "POST /library/folders": "POST /library/folders",
    "POST /library/folders/{folder_id}/delete": "DELETE /library/folders/{folder_id}",
    "POST /library/folders/{folder_id}/name": "PUT /library/folders/{folder_id}/name",
    "POST /library/folders/{folder_id}/place": "PUT /library/folders/{folder_id}/place",
    "POST /library/shares": "POST /library/shares",
    "POST /library/shares/{share_id}/revoke": "DELETE /library/shares/{share_id}",
    "POST /library/undo": "POST /library/changes/{change}/undo",
    "POST /library/uploads": "POST /library/uploads",
    "PATCH /library/uploads/{upload_id}": "PATCH /library/uploads/{upload_id}",
    "DELETE /library/uploads/{upload_id}": "DELETE /library/uploads/{upload_id}",
    "POST /library/zip": "GET /library/archive",
    "POST /library/{asset_id}/rights": "PUT /library/assets/{asset_id}/rights",
    "POST /library/{asset_id}/show": "POST /library/assets/{asset_id}/show",
    "POST /library/{asset_id}/undo": "POST /library/changes/{change}/undo",
    "POST /library/{asset_id}/title": "PUT /library/assets/{asset_id}/title",
    "POST /production": "POST /productions",
    "POST /production/briefs": "POST /briefs",
    "POST /production/briefs/ideas": "GET /briefs/ideas",
    "POST /production/briefs/{brief_id}/discard": "DELETE /briefs/{brief_id}",
    "POST /production/quote": "POST /productions/quote",
    "POST /production/{production_id}/cancel": "POST /productions/{production_id}/cancel",
    "POST /production/{production_id}/edit": "PUT /productions/{production_id}/script",
    "POST /production/{production_id}/edit/make": "PUT /productions/{production_id}/script",
    "POST /production/series": "POST /series",
    "POST /production/series/add": "POST /series/{series_id}/episodes",
    "POST /production/series/{series_id}": "PUT /series/{series_id}",
    "POST /production/series/{series_id}/delete": "DELETE /series/{series_id}",
    "POST /production/series/{series_id}/restore": "POST /series/{series_id}/restore",
    "POST /production/{production_id}/subtitles": "POST /productions/{production_id}/subtitles",
    "POST /production/{production_id}/subtitles/{language}/remove": (
        "DELETE /productions/{production_id}/subtitles/{language}"
    ),
    "POST /production/{production_id}/handoff": "POST /productions/{production_id}/handoff",
    "POST /reviews/assets": "POST /reviews",
    "POST /reviews/policy": "PUT /reviews/policy",
    "POST /reviews/{review_id}/assign": "PUT /reviews/{review_id}/turn",
    "POST /reviews/{review_id}/comments": "POST /reviews/{review_id}/comments",
    "POST /reviews/{review_id}/comments/{comment_id}": (
        "PUT /reviews/{review_id}/comments/{comment_id}"
    ),
    "POST /reviews/{review_id}/decide": "POST /reviews/{review_id}/decisions",
    "POST /reviews/{review_id}/links": "POST /reviews/{review_id}/links",
    "POST /reviews/{review_id}/links/{link_id}/revoke": (
        "DELETE /reviews/{review_id}/links/{link_id}"
    ),
    "POST /reviews/{review_id}/reopen": "POST /reviews/{review_id}/reopen",
    "POST /production/sample": "POST /sample",
    "POST /production/sample/remove": "DELETE /sample",
    "POST /production/{production_id}/review": "POST /productions/{production_id}/review",
    "POST /production/{production_id}/resume": "POST /productions/{production_id}/retry",
}
EXCEPT = {
    _BROWSER: (
        "/accounts/me/delete", "/accounts/me/name", "/accounts/me/password",
        "/accounts/me/passkeys", "/accounts/me/second", "/accounts/me/services",
        "/accounts/verify", "/accounts/providers", "/accounts/me/email", "/accounts/email",
    ),
    _STRANGER: (
        "/accounts/forgot", "/accounts/join", "/accounts/passkey", "/accounts/reset",
        "/accounts/sign-", "/accounts/verified", "/accounts/welcome", "/library/shared/",
        "/reviews/client/",
    ),
    "a key is for one workspace; another is made, left and gone to in the browser": (
        "/accounts/workspace", "/accounts/workspaces", "/accounts/people/leave",
    ),
    "what cannot be taken back is typed in the browser": (
        "/accounts/workspace/hand-over", "/accounts/workspace/delete",
    ),
    _PAGE: (
        "/characters/refresh", "/brands/check", "/characters/{character_id}/looks/refresh",
        "/characters/{character_id}/looks/sketch", "/library/shares/new",
    ),
    "what a browser shows, and remembers for whoever uses it": (
        "/web/language", "/web/first-steps/dismiss",
    ),
    _SOON: (
        "/production/{production_id}/timeline/", "/production/{production_id}/edit/scenes/",
        "/notices/", "/production/templates",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def acts() -> tuple[set[str], set[str]]:
    """What pages and what the API can do, as "POST /path"; of the API without its prefix."""
    wired = Wired()
    wired.serve(Settings, Settings())
    pages: set[str] = set()
    api: set[str] = set()
    for route in iter_route_contexts(site(wired).routes):
        path = route.path or ""
        own, shown = (api, path.removeprefix(PREFIX)) if path.startswith(PREFIX) else (pages, path)
        own |= {f"{method} {shown}" for method in route.methods or ()}
    return pages, api


def _changes(acts: set[str]) -> Iterator[str]:
    return (act for act in acts if not act.startswith(("GET ", "HEAD ", "OPTIONS ")))


def _reasons(act: str) -> list[str]:
    path = act.split(" ", 1)[1]
    return [
        why
        for why, paths in EXCEPT.items()
        if any(
            path == one or (path.startswith(one) and one != "/accounts/workspace") for one in paths
        )
    ]


def test_every_act_of_a_page_has_its_twin_or_a_reason(acts: tuple[set[str], set[str]]) -> None:
    pages, api = acts
    missing = [act for act in sorted(_changes(pages)) if act not in TWINS and not _reasons(act)]
    assert missing == [], "give each a route in the API, or say in EXCEPT why it has none"
    assert {twin for twin in TWINS.values() if twin not in api} == set()


def test_the_table_names_nothing_that_is_gone_or_twice(acts: tuple[set[str], set[str]]) -> None:
    pages, _ = acts
    changes = set(_changes(pages))
    assert {act for act in TWINS if act not in changes} == set()
    assert {act for act in TWINS if _reasons(act)} == set()
    for paths in EXCEPT.values():
        for path in paths:
            assert any(act.split(" ", 1)[1].startswith(path) for act in changes), path
