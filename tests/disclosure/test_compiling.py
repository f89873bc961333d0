"""What posts say: on the wire, in words, on every platform, in every language."""

import json
import string
from pathlib import Path

import pytest

from limelight.disclosure.compiling import (
    as_body,
    check_label,
    compile_label,
    labels,
    platforms_for,
    wording,
)
from limelight.disclosure.errors import NotSaid
from limelight.disclosure.schemas import Kind, Made, Record
from limelight.kit.errors import Invalid
from limelight.stories.brief import POST_LANGUAGES
from limelight.stories.posts.platforms import Platform, platforms

POSTS: list[tuple[Platform, Kind]] = [
    (code, kind) for code in labels() for kind in labels()[code].kinds
]
WIRE = json.loads(Path(__file__).with_name("wire.json").read_text())
PAID = {
    "youtube": {"paidProductPlacementDetails": {"hasPaidProductPlacement": True}},
    "instagram": {"is_paid_partnership": True},
    "tiktok": {"post_info": {"brand_content_toggle": True}},
    "x": {"paid_partnership": True},
}


def record(kind: Kind = "video", made: Made = "generated", **facts: str) -> Record:
    return Record(asset_id="a", kind=kind, made=made, **facts)


def test_every_platform_that_is_written_for_is_labelled() -> None:
    assert set(labels()) == set(platforms())
    assert {f"{code} {kind}" for code, kind in POSTS} == set(WIRE)


@pytest.mark.parametrize(("platform", "kind"), POSTS)
def test_the_request_carries_the_platforms_own_field(platform: Platform, kind: Kind) -> None:
    for made in ("generated", "edited"):
        assert as_body(compile_label(record(kind, made), platform)) == WIRE[f"{platform} {kind}"]
    assert as_body(compile_label(record(kind, "none"), platform)) == {}
    paid = compile_label(record(kind, "none", partner="Tea Ltd"), platform)
    assert as_body(paid) == PAID.get(platform, {})


@pytest.mark.parametrize("language", POST_LANGUAGES)
def test_the_words_name_the_character_and_who_paid_and_leave_room(language: str) -> None:
    for platform, kind in POSTS:
        whole = record(kind, character="Nova", partner="Tea Ltd")
        said = compile_label(whole, platform, language).text
        assert "Nova" in said
        assert "Tea Ltd" in said
        limits = platforms()[platform]
        assert limits.length(said) <= limits.most / 2


def test_the_field_of_a_platform_is_told_the_same_to_who_writes_and_who_posts() -> None:
    told = {code for code, row in labels().items() if any(one.made for one in row.kinds.values())}
    assert told == {code for code, limits in platforms().items() if limits.has_ai_field}


def test_every_language_says_the_same() -> None:
    assert set(wording()) == set(POST_LANGUAGES)

    def blanks(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    for said in wording().values():
        assert {key: blanks(text) for key, text in said.items()} == {
            key: blanks(text) for key, text in wording()["en"].items()
        }


@pytest.mark.parametrize(("platform", "kind"), POSTS)
@pytest.mark.parametrize("made", ["generated", "edited"])
def test_nothing_made_by_ai_goes_out_without_words(
    platform: Platform, kind: Kind, made: Made
) -> None:
    assert compile_label(record(kind, made), platform).text


def test_a_platform_that_can_be_told_nothing_gets_nothing() -> None:
    wire = compile_label(record(), "threads").model_copy(update={"text": ""})
    with pytest.raises(NotSaid, match="must not be posted"):
        check_label(record(), wire)
    check_label(record(made="none"), wire)


def test_what_nobody_spoke_of_is_not_labelled() -> None:
    with pytest.raises(NotSaid):
        compile_label(record(made="unsaid"), "x")


def test_what_a_platform_does_not_take_and_unknown_languages_are_refused() -> None:
    with pytest.raises(Invalid, match="takes no picture"):
        compile_label(record("picture"), "youtube")
    with pytest.raises(Invalid, match="not in 'xx'"):
        compile_label(record(), "x", "xx")
    assert "youtube" not in platforms_for("sound")


def test_pictures_say_it_to_who_cannot_see_them() -> None:
    assert compile_label(record("picture"), "bluesky", "de").alt_prefix == "Mit KI gemacht: "
    assert compile_label(record("picture", "none"), "bluesky").alt_prefix == ""
