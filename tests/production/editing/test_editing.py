"""A script being edited, on both databases; nothing is made."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from limelight.accounts.service import local_workspace
from limelight.adapters.embedded.judge.rules import RulesJudge
from limelight.characters.service import ensure_default
from limelight.kit.clock import utc_now
from limelight.kit.db.sessions import Sessions
from limelight.kit.errors import NotFound, Refused
from limelight.kit.ids import new_id
from limelight.production.editing import states
from limelight.production.editing.schemas import DraftChanged, NothingToUndo, NotReady
from limelight.production.editing.service import Editing
from limelight.production.models import ProductionRow
from limelight.production.schemas import ProductionId
from limelight.production.steps.making import Bench
from limelight.production.steps.opening import load_run
from limelight.stories.brief import check_brief
from limelight.stories.editing.drafts import LockScene, MoveScene, SceneLocked, SetScene, SetScript
from limelight.stories.script import Scene, Script
from limelight.stories.shots import drawings

SCRIPT = Script(
    title="Basil",
    language="en",
    topic="basil",
    scenes=tuple(
        Scene(narration=f"Line {name}.", picture=f"a {name} pot", setting=f"{name} kitchen")
        for name in ("red", "green", "blue")
    ),
)


class Desk:
    """An editor over one finished production; `started` are the attempts it asked for."""

    def __init__(self, bench: Bench, production_id: ProductionId) -> None:
        self.bench = bench
        self.id = production_id
        self.started: list[tuple[ProductionId, int]] = []
        self.editing = Editing(bench, self._start)

    async def _start(self, production_id: ProductionId, attempt: int) -> None:
        self.started.append((production_id, attempt))

    async def row(self) -> ProductionRow:
        async with self.bench.sessions.read() as db:
            return await db.get_one(ProductionRow, self.id)

    async def set(self, **values: Any) -> None:
        async with self.bench.sessions.begin() as db:
            row = await db.get_one(ProductionRow, self.id)
            for name, value in values.items():
                setattr(row, name, value)


@pytest.fixture
async def desk(sessions: Sessions) -> Desk:
    production_id = ProductionId(new_id())
    async with sessions.begin() as db:
        workspace_id = await local_workspace(db)
        character = await ensure_default(db, workspace_id)
        db.add(
            ProductionRow(
                id=production_id,
                workspace_id=workspace_id,
                character_id=character.id,
                character=character.model_dump(mode="json"),
                brief=check_brief(
                    "basil", seconds=20, formats="9:16", language="en", seed=7
                ).model_dump(mode="json"),
                given_script=None,
                drawings=None,
                timeline=None,
                script=SCRIPT.model_dump(mode="json"),
                title=SCRIPT.title,
                state="done",
                attempt=1,
                error="",
                files=[],
                seconds=10.0,
                created_at=utc_now(),
                finished_at=utc_now(),
            )
        )
    bench = SimpleNamespace(sessions=sessions, workspace_id=workspace_id, judges=(RulesJudge(),))
    return Desk(cast(Bench, bench), production_id)


async def test_opening_shows_what_was_made_and_opening_again_the_same(desk: Desk) -> None:
    view = await desk.editing.open(desk.id)
    assert (view.draft.script, view.version, view.is_changed) == (SCRIPT, 1, False)
    assert not view.can_undo
    assert not view.can_redo
    assert await desk.editing.open(desk.id) == view


async def test_changes_are_kept_undone_and_made_again(desk: Desk) -> None:
    view = await desk.editing.open(desk.id)
    scene = view.draft.scenes[0].id
    one = await desk.editing.change(desk.id, SetScene(scene=scene, narration="New."), 1)
    two = await desk.editing.change(desk.id, MoveScene(scene=scene, place=2), one.version)
    assert (two.version, two.said, two.is_changed) == (3, "Scene moved", True)
    assert await desk.editing.open(desk.id) == two
    back = await desk.editing.undo(desk.id, two.version)
    assert (back.draft, back.can_redo) == (one.draft, True)
    again = await desk.editing.redo(desk.id, back.version)
    assert again.draft == two.draft
    first = await desk.editing.undo(desk.id, again.version)
    first = await desk.editing.undo(desk.id, first.version)
    assert (first.draft, first.is_changed, first.can_undo) == (view.draft, False, False)
    with pytest.raises(NothingToUndo):
        await desk.editing.undo(desk.id, first.version)
    other = await desk.editing.change(desk.id, SetScript(title="Other"), first.version)
    assert not other.can_redo


async def test_a_change_that_changes_nothing_is_no_new_state(desk: Desk) -> None:
    await desk.editing.open(desk.id)
    view = await desk.editing.change(desk.id, SetScript(title=SCRIPT.title), 1)
    assert (view.version, view.can_undo) == (1, False)


async def test_two_tabs_do_not_overwrite_each_other(desk: Desk) -> None:
    view = await desk.editing.open(desk.id)
    mine = await desk.editing.change(desk.id, SetScript(title="Mine"), view.version)
    with pytest.raises(DraftChanged) as caught:
        await desk.editing.change(desk.id, SetScript(title="Theirs"), view.version)
    assert caught.value.facts["version"] == mine.version
    assert (await desk.editing.open(desk.id)).draft.title == "Mine"
    with pytest.raises(DraftChanged):
        await desk.editing.remake(desk.id, view.version)
    assert desk.started == []


async def test_discarding_goes_back_and_can_be_undone(desk: Desk) -> None:
    view = await desk.editing.open(desk.id)
    mine = await desk.editing.change(desk.id, SetScript(title="Mine"), view.version)
    reset = await desk.editing.reset(desk.id, mine.version)
    assert (reset.draft.script, reset.is_changed) == (SCRIPT, False)
    assert (await desk.editing.undo(desk.id, reset.version)).draft.title == "Mine"


async def test_old_states_are_forgotten_and_the_newest_stay(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(states, "MOST_STATES", 4)
    view = await desk.editing.open(desk.id)
    for number in range(7):
        change = SetScript(title=f"Title {number}")
        view = await desk.editing.change(desk.id, change, view.version)
    for _ in range(3):
        view = await desk.editing.undo(desk.id, view.version)
    assert (view.draft.title, view.can_undo) == ("Title 3", False)


async def test_making_again_takes_the_draft_and_its_drawings(desk: Desk) -> None:
    view = await desk.editing.open(desk.id)
    scene = view.draft.scenes[2].id
    view = await desk.editing.change(desk.id, MoveScene(scene=scene, place=0), view.version)
    await desk.editing.remake(desk.id, view.version)
    assert desk.started == [(desk.id, 2)]
    run = await load_run(desk.bench, desk.id)
    assert run.given_script == view.draft.script
    before = drawings(SCRIPT, 7)
    assert run.drawings == (before[2], before[0], before[1])
    with pytest.raises(NotReady, match="being made"):
        await desk.editing.remake(desk.id, view.version)
    await desk.set(state="done", script=run.given_script.model_dump(mode="json"))
    assert not (await desk.editing.open(desk.id)).is_changed


async def test_a_script_that_breaks_a_rule_is_not_made(desk: Desk) -> None:
    view = await desk.editing.open(desk.id)
    bad = SetScene(scene=view.draft.scenes[0].id, narration="Kill yourself, nobody needs you.")
    view = await desk.editing.change(desk.id, bad, view.version)
    with pytest.raises(Refused):
        await desk.editing.remake(desk.id, view.version)
    row = await desk.row()
    assert (desk.started, row.state, row.given_script) == ([], "done", None)


async def test_locked_scenes_are_not_reworded(desk: Desk) -> None:
    view = await desk.editing.open(desk.id)
    scene = view.draft.scenes[1].id
    await desk.editing.change(desk.id, LockScene(scene=scene, is_locked=True), view.version)
    with pytest.raises(SceneLocked):
        await desk.editing.alternatives(desk.id, scene, "shorter")


async def test_without_a_script_there_is_nothing_to_edit_yet(desk: Desk) -> None:
    await desk.set(script=None, state="working")
    with pytest.raises(NotReady, match="not written yet"):
        await desk.editing.open(desk.id)


async def test_a_production_that_is_not_there_is_not_found(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        await desk.editing.open(ProductionId("nothing"))
