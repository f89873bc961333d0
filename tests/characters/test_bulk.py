"""One thing done to many characters."""

import pytest
from tests.make.characters import Studio

from limelight.characters import states
from limelight.characters.schemas import Look
from limelight.kit.errors import Invalid, Refused


async def test_what_can_be_done_is_done_and_each_failure_is_named(studio: Studio) -> None:
    nova, iris, otto = [await studio.make(name) for name in ("Nova", "Iris", "Otto")]
    await studio.do(states.archive, iris.id)
    await studio.do(states.pause, otto.id)
    report = await studio.bulk([nova.id, iris.id, "nobody", otto.id, nova.id], "pause")
    assert [(one.id, one.name, one.result) for one in report.outcomes] == [
        (nova.id, "Nova", "done"), (iris.id, "Iris", "failed"), ("nobody", "", "failed"),
        (otto.id, "Otto", "unchanged"),
    ]  # fmt: skip
    assert "Restore it first" in report.failed[0].detail
    assert "no character 'nobody'" in report.failed[1].detail
    assert (await studio.get("nova")).status == "paused"
    assert (await studio.get("iris")).status == "archived"


async def test_every_action_works_in_bulk(studio: Studio) -> None:
    made = [await studio.make(name, looks={"a": Look()}) for name in ("Nova", "Iris")]
    ids = [one.id for one in made]
    for verb, status in (
        ("pause", "paused"), ("resume", "active"), ("archive", "archived"), ("restore", "active"),
    ):  # fmt: skip
        assert {one.result for one in (await studio.bulk(ids, verb)).outcomes} == {"done"}
        assert {(await studio.get(one)).status for one in ids} == {status}
        assert {one.result for one in (await studio.bulk(ids, verb)).outcomes} == {"unchanged"}
    assert not (await studio.bulk(ids, "tag", " #Garden ")).failed
    assert (await studio.get("nova")).tags == ("Garden",)
    assert {one.result for one in (await studio.bulk(ids, "tag", "GARDEN")).outcomes} == {
        "unchanged"
    }
    assert not (await studio.bulk(ids, "untag", "garden")).failed
    assert (await studio.get("nova")).tags == ()
    assert not (await studio.bulk(ids, "delete")).failed
    assert await studio.names(status="all") == []
    assert len((await studio.bulk(ids, "delete")).failed) == 2


async def test_a_character_with_too_many_tags_fails_alone(studio: Studio) -> None:
    full = await studio.make("Nova", tags=[f"tag {number}" for number in range(24)])
    free = await studio.make("Iris")
    report = await studio.bulk([full.id, free.id], "tag", "garden")
    assert [one.result for one in report.outcomes] == ["failed", "done"]
    assert "24 is the most" in report.failed[0].detail


async def test_what_may_not_be_is_refused_before_anything_is_done(studio: Studio) -> None:
    nova = await studio.make("Nova")
    with pytest.raises(Invalid, match="No character was chosen"):
        await studio.bulk([], "pause")
    with pytest.raises(Invalid, match="500 is the most"):
        await studio.bulk([f"id {number}" for number in range(501)], "pause")
    with pytest.raises(Invalid, match="tag is empty"):
        await studio.bulk([nova.id], "tag")
    with pytest.raises(Invalid, match="takes no tag"):
        await studio.bulk([nova.id], "pause", "garden")
    with pytest.raises(Refused):
        await studio.bulk([nova.id], "tag", "Taylor Swift deepfake")
    assert await studio.get("nova") == nova


async def test_nobody_changes_the_characters_of_another_workspace(studio: Studio) -> None:
    nova = await studio.make("Nova")
    theirs = await studio.stranger()
    for verb in ("pause", "archive", "delete", "tag"):
        report = await theirs.bulk([nova.id], verb, "x" if verb == "tag" else "")
        assert len(report.failed) == 1
    assert await studio.get("nova") == nova
