"""The typed client at a studio that really listens."""

from collections.abc import Iterator

import pytest
from tests.make.serving import Served, served_studio

from limelight.client import Limelight, Problem
from limelight.client.values import (
    Appearance,
    CharacterChange,
    CharacterDraft,
    HandOffWish,
    ImageWish,
    NewPersona,
    NewProduction,
    NewWebhook,
    Persona,
    WebhookChange,
)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served_studio(tmp_path_factory.mktemp("studio")) as found:
        yield found


@pytest.fixture
def studio(served: Served) -> Iterator[Limelight]:
    with Limelight(served.url, served.key) as client:
        yield client


def test_a_character_is_made_edited_as_it_was_read_and_listed(studio: Limelight) -> None:
    nova = studio.create_character(CharacterDraft(name="Nova", tags=["travel"]))
    assert nova.etag
    assert nova.appearance == Appearance()
    edited = studio.update_character(nova.id, CharacterChange(bio="Sees it."), if_match=nova.etag)
    assert (edited.bio, edited.name) == ("Sees it.", "Nova")
    with pytest.raises(Problem) as late:
        studio.update_character(nova.id, CharacterChange(bio="Late."), if_match=nova.etag)
    assert late.value.status == 412
    assert late.value.facts["current"]["bio"] == "Sees it."
    studio.add_persona(nova.id, NewPersona(name="weekend", persona=Persona(tone="slow")))
    for number in range(4):
        studio.create_character(CharacterDraft(name=f"Extra {number}"))
    names = [one.name for one in studio.every(studio.list_characters, limit=2, sort="name")]
    assert names == sorted(names)
    assert len(names) >= 5
    assert [one.handle for one in studio.list_characters(tag="travel").items] == ["nova"]
    assert studio.get_portrait(nova.id)[:4] == b"\x89PNG"


def test_a_post_under_one_key_is_done_once(studio: Limelight) -> None:
    draft = CharacterDraft(name="Once")
    first = studio.create_character(draft, idempotency_key="the same")
    assert studio.create_character(draft, idempotency_key="the same").id == first.id


def test_what_is_made_can_be_opened(studio: Limelight) -> None:
    made = studio.make_image(ImageWish(prompt="a plant", width_px=128, height_px=128))
    assert studio.get_library_file(made.name)[:4] == b"\x89PNG"
    found = next(iter(studio.every(studio.list_assets, kinds=["picture"])))
    sheet = studio.get_asset(found.id)
    assert sheet.recipe["kind"] == "image"
    assert studio.get_asset_provenance(found.id).state == "valid"
    gone = studio.delete_asset(found.id)
    assert gone.undo_id is not None
    assert studio.undo_change(gone.undo_id).count == 1


def test_a_production_is_ordered_and_what_is_not_ready_is_said(studio: Limelight) -> None:
    made = studio.create_production(NewProduction(brief="Three tips for basil", formats=["1:1"]))
    assert (made.state, made.brief.formats) == ("waiting", ["1:1"])
    with pytest.raises(Problem) as early:
        studio.hand_off_production(made.id, HandOffWish(to=["edl"]))
    assert (early.value.status, early.value.type) == (404, "/problems/production.no-timeline")
    assert studio.cancel_production(made.id).state == "cancelled"
    assert studio.wait_for(made.id).state == "cancelled"


def test_what_happens_is_followed_from_a_known_place_on(studio: Limelight) -> None:
    newest = list(studio.list_events(limit=200).items)[-1].id
    made = studio.create_character(CharacterDraft(name="Heard"))
    event = next(studio.follow(after=newest))
    assert (event.id, event.type, event.subject) == (newest + 1, "character.created", made.id)


def test_a_webhook_tells_its_secret_once(studio: Limelight) -> None:
    made = studio.create_webhook(NewWebhook(url="https://example.com/hook"))
    assert made.secret.startswith("whsec_")
    read = studio.get_webhook(made.id)
    studio.update_webhook(made.id, WebhookChange(is_active=False), if_match=read.etag)
    studio.delete_webhook(made.id)
    assert made.id not in {one.id for one in studio.list_webhooks().items}


def test_a_wrong_key_is_told(served: Served) -> None:
    with Limelight(served.url, "limelight_wrong") as stranger, pytest.raises(Problem) as refused:
        stranger.list_characters()
    assert refused.value.status == 401
