"""The timeline of a production edited by hand and made again, for real."""

import json
import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from tests.make.produced import Produced

from limelight.app.studio import opened
from limelight.generation.schemas import WordTiming
from limelight.kit.errors import Refused
from limelight.kit.settings import Settings
from limelight.production.editing.ports import Editor, TimelineEditor
from limelight.production.editing.schemas import (
    DraftChanged,
    NotMade,
    NotReady,
    TimelineView,
    TimelineWish,
)
from limelight.production.ports import Productions
from limelight.production.schemas import ProductionId, ProductionView
from limelight.stories.editing.drafts import SetScene
from limelight.stories.editing.timelines import TimelineBroken, edit_of
from limelight.stories.interchange.otio import from_otio
from limelight.stories.interchange.parsing import NotATimeline
from limelight.stories.timeline import Timeline


class Desk(NamedTuple):
    """A studio with a finished production."""

    timelines: TimelineEditor
    scripts: Editor
    productions: Productions
    id: ProductionId

    async def save(self, view: TimelineView, **changes: Any) -> TimelineView:
        """Save the timeline of a view, changed."""
        edit = edit_of(view.timeline).model_copy(update=changes)
        wish = TimelineWish(
            edit=edit,
            captions=view.timeline.captions,
            caption_place=view.timeline.caption_place,
        )
        return await self.timelines.save(self.id, wish, view.version)

    async def ended(self) -> ProductionView:
        return [view async for view in self.productions.watch(self.id)][-1]

    async def line(self, name: str) -> Timeline:
        path = await self.productions.open_file(self.id, name)
        return from_otio(path.read_text(), path.parent)


@pytest.fixture
async def desk(produced: Produced, tmp_path: Path) -> AsyncIterator[Desk]:
    shutil.copytree(produced.data, tmp_path / "data")
    async with opened(Settings(data=tmp_path / "data"), work="own") as wired:
        production_id = ProductionId(produced.document["production"])
        yield Desk(wired[TimelineEditor], wired[Editor], wired[Productions], production_id)


def rolled(line: Timeline, by: float) -> dict[str, Any]:
    """The first cut moved."""
    first, second, *rest = line.clips
    return {
        "clips": (
            first.model_copy(update={"seconds": first.seconds + by}),
            second.model_copy(update={"start": second.start + by, "seconds": second.seconds - by}),
            *rest,
        )
    }


async def test_drawn_shots_are_filmed_when_they_are_wanted_and_kept(desk: Desk) -> None:
    view = await desk.timelines.open(desk.id)
    assert len(view.films) == len(view.timeline.clips)
    assert all(view.films)

    async def gone() -> bool:
        return False

    async def here() -> bool:
        return True

    assert await desk.timelines.film(desk.id, view.films[0], gone) is None
    made = await desk.timelines.film(desk.id, view.films[0], here)
    assert made is not None
    assert made[4:8] == b"ftyp"
    # What is kept is there for those who would not wait for it.
    assert await desk.timelines.film(desk.id, view.films[0], gone) == made
    with pytest.raises(NotMade):
        await desk.timelines.film(desk.id, "0" * 64, here)
    saved = await desk.save(view, **rolled(view.timeline, 0.5))
    assert saved.films[0] != view.films[0]


async def test_an_edited_timeline_is_what_is_made_in_every_format(desk: Desk) -> None:
    view = await desk.timelines.open(desk.id)
    assert view.is_current
    assert not view.is_changed
    words = view.timeline.words
    shout = words[0].model_copy(update={"text": words[0].text.upper()})
    saved = await desk.save(view, **rolled(view.timeline, 0.5), words=(shout, *words[1:]))
    assert (saved.said, saved.is_changed, saved.can_undo) == ("Timeline changed", True, True)
    assert saved.cues[0].lines[0].startswith(shout.text)
    back = await desk.scripts.undo(desk.id, saved.version)
    assert not back.is_changed
    again = await desk.scripts.redo(desk.id, back.version)
    await desk.scripts.remake(desk.id, again.version)
    made = await desk.ended()

    assert made.state == "done", made.error
    states = {step.name: step.state for step in made.steps}
    assert {states[name] for name in ("speech", "pictures", "music")} == {"reused"}
    for shape in ("9x16", "1x1"):
        line = await desk.line(f"timeline-{shape}.otio")
        assert line.clips[1].start == pytest.approx(view.timeline.clips[1].start + 0.5)
        assert line.words[0].text == shout.text
        assert shape in str(line.clips[0].picture)
        assert len(line.phonemes) > len(words)
    srt = await desk.productions.open_file(desk.id, "captions-en.srt")
    assert shout.text in srt.read_text()
    fresh = await desk.timelines.open(desk.id)
    assert not fresh.is_changed
    assert fresh.timeline.words == saved.timeline.words


async def test_captions_go_where_and_begin_as_a_person_says(desk: Desk) -> None:
    view = await desk.timelines.open(desk.id)
    starts = tuple(view.timeline.words[at].start for at in (0, 2))
    saved = await desk.save(view, cue_starts=starts)
    assert [cue.count for cue in saved.cues][:1] == [2]
    wish = TimelineWish(edit=edit_of(saved.timeline), captions="boxed", caption_place="top")
    placed = await desk.timelines.save(desk.id, wish, saved.version)
    assert placed.timeline.captions == "boxed"
    assert placed.shown[0].box.y < view.shown[0].box.y
    assert placed.is_changed


async def test_a_timeline_leaves_and_comes_back_edited(desk: Desk) -> None:
    view = await desk.timelines.open(desk.id)
    text, version = await desk.timelines.read(desk.id)
    same = await desk.timelines.replace(desk.id, text, version)
    assert not same.is_changed
    plain = json.loads(text)
    pictures = plain["tracks"]["children"][0]["children"]
    shots = [one for one in pictures if one["OTIO_SCHEMA"].startswith("Clip")]
    one, other = (shot["source_range"]["duration"] for shot in shots[:2])
    one["value"] += 6
    other["value"] -= 6
    for shot in shots:
        reference = shot["media_references"]["DEFAULT_MEDIA"]
        reference["target_url"] = f"file:///elsewhere/{Path(reference['target_url']).name.upper()}"
    back = await desk.timelines.replace(desk.id, json.dumps(plain), same.version)
    assert back.said == "Timeline replaced"
    moved = back.timeline.clips[1].start - view.timeline.clips[1].start
    assert moved == pytest.approx(0.2, abs=1e-3)
    assert back.timeline.clips[0].picture == view.timeline.clips[0].picture


async def test_what_does_not_fit_is_refused_and_changes_nothing(desk: Desk) -> None:
    view = await desk.timelines.open(desk.id)
    first, second, *rest = view.timeline.speech
    over = second.model_copy(update={"start": first.start + 0.1})
    with pytest.raises(TimelineBroken) as refused:
        await desk.save(view, speech=(first, over, *rest))
    assert "begins" in refused.value.facts["problems"][0]
    text, version = await desk.timelines.read(desk.id)
    with pytest.raises(TimelineBroken, match=r"passwd is not among the media"):
        await desk.timelines.replace(
            desk.id, text.replace("media/scene-1-9x16.png", "/etc/passwd"), version
        )
    for broken in ("", "{}", "[" * 100_000, "{not json"):
        with pytest.raises(NotATimeline):
            await desk.timelines.replace(desk.id, broken, version)
    with pytest.raises(DraftChanged):
        await desk.save(view.model_copy(update={"version": version + 1}))
    assert (await desk.timelines.open(desk.id)) == view


async def test_saying_something_else_lays_the_timeline_out_anew(desk: Desk) -> None:
    view = await desk.timelines.open(desk.id)
    saved = await desk.save(view, **rolled(view.timeline, 0.3))
    draft = await desk.scripts.open(desk.id)
    scene = draft.draft.scenes[0].id
    seen = await desk.scripts.change(
        desk.id, SetScene(scene=scene, setting="greenhouse"), saved.version
    )
    assert (await desk.timelines.open(desk.id)).timeline.clips == saved.timeline.clips
    other = await desk.scripts.change(
        desk.id, SetScene(scene=scene, narration="Something else."), seen.version
    )
    assert other.said == "Line changed; the timeline will be laid out anew"
    stale = await desk.timelines.open(desk.id)
    assert not stale.is_current
    with pytest.raises(NotReady):
        await desk.save(stale)
    undone = await desk.scripts.undo(desk.id, other.version)
    assert undone.draft.timeline is not None


async def test_captions_are_judged_as_scripts_are(desk: Desk) -> None:
    view = await desk.timelines.open(desk.id)
    words = view.timeline.words
    texts = ("sex", "with", "a", "child")
    bad = tuple(
        WordTiming(text=text, start=word.start, end=word.end)
        for text, word in zip(texts, words, strict=False)
    )
    saved = await desk.save(view, words=(*bad, *words[len(bad) :]))
    with pytest.raises(Refused):
        await desk.scripts.remake(desk.id, saved.version)
