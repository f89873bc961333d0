import pytest
from hypothesis import given
from hypothesis import strategies as st

from limelight.kit.errors import Invalid
from limelight.stories.editing.drafts import (
    AddScene,
    Change,
    Draft,
    DrawScene,
    LockScene,
    MoveScene,
    RemoveScene,
    SceneLocked,
    SceneNotFound,
    SetScene,
    SetScript,
    changed,
    draft_of,
    take_seed,
)
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


def draft() -> Draft:
    return draft_of(SCRIPT, drawings(SCRIPT, 7))


def lines(of: Draft) -> list[str]:
    return [scene.narration for scene in of.script.scenes]


def test_a_draft_is_the_script_it_came_from() -> None:
    assert draft().script == SCRIPT
    assert draft().drawings == drawings(SCRIPT, 7)


def test_a_scene_that_moves_keeps_its_drawing() -> None:
    before = draft()
    last = before.scenes[2]
    after = changed(before, MoveScene(scene=last.id, place=0))
    assert lines(after) == ["Line blue.", "Line red.", "Line green."]
    assert after.scenes[0] == last


def test_a_place_beyond_the_end_is_the_end() -> None:
    before = draft()
    after = changed(before, MoveScene(scene=before.scenes[0].id, place=99))
    assert lines(after) == ["Line green.", "Line blue.", "Line red."]


def test_words_change_and_nothing_else() -> None:
    before = draft()
    after = changed(before, SetScene(scene=before.scenes[1].id, narration="  New words.  "))
    assert lines(after) == ["Line red.", "New words.", "Line blue."]
    assert after.drawings == before.drawings
    assert after.scenes[1].scene.picture == "a green pot"


def test_the_whole_changes_where_it_is_given() -> None:
    after = changed(draft(), SetScript(title="Better", hashtags=("#basil",)))
    assert (after.title, after.hashtags, after.mood) == ("Better", ("#basil",), SCRIPT.mood)


@pytest.mark.parametrize("field", ["narration", "picture"])
def test_what_cannot_be_empty_says_so(field: str) -> None:
    before = draft()
    change = SetScene.model_validate({"scene": before.scenes[0].id, field: "  "})
    with pytest.raises(Invalid, match=f"{field} cannot be empty"):
        changed(before, change)


def test_a_locked_scene_moves_and_is_not_changed() -> None:
    before = draft()
    scene = before.scenes[1].id
    locked = changed(before, LockScene(scene=scene, is_locked=True))
    refused: list[Change] = [
        SetScene(scene=scene, narration="x"),
        RemoveScene(scene=scene),
        DrawScene(scene=scene, seed=1),
    ]
    for change in refused:
        with pytest.raises(SceneLocked):
            changed(locked, change)
    assert lines(changed(locked, MoveScene(scene=scene, place=0)))[0] == "Line green."
    unlocked = changed(locked, LockScene(scene=scene, is_locked=False))
    assert unlocked == before


def test_scenes_come_and_go_but_one_stays() -> None:
    before = draft()
    added = changed(before, AddScene(after=before.scenes[0].id, narration="Between."))
    assert lines(added) == ["Line red.", "Between.", "Line green.", "Line blue."]
    assert added.scenes[1].drawing.seed != added.scenes[0].drawing.seed
    first = changed(before, AddScene(narration="Before all."))
    assert lines(first)[0] == "Before all."
    for scene in added.scenes[1:]:
        added = changed(added, RemoveScene(scene=scene.id))
    assert lines(added) == ["Line red."]
    with pytest.raises(Invalid, match="needs a scene"):
        changed(added, RemoveScene(scene=added.scenes[0].id))


def test_a_scene_that_is_gone_is_named() -> None:
    with pytest.raises(SceneNotFound):
        changed(draft(), SetScene(scene="nowhere", narration="x"))


def test_another_take_is_another_seed_and_always_the_same() -> None:
    drawing = draft().scenes[0].drawing
    takes = [take_seed(drawing, take) for take in range(1, 5)]
    assert len({drawing.seed, *takes}) == 5
    assert takes == [take_seed(drawing, take) for take in range(1, 5)]


@given(
    st.lists(
        st.tuples(st.sampled_from(["move", "remove", "add", "lock", "draw"]), st.integers(0, 9)),
        max_size=25,
    )
)
def test_any_row_of_changes_leaves_a_script(steps: list[tuple[str, int]]) -> None:
    now = draft()
    for what, number in steps:
        scene = now.scenes[number % len(now.scenes)].id
        changes: dict[str, Change] = {
            "move": MoveScene(scene=scene, place=number),
            "remove": RemoveScene(scene=scene),
            "add": AddScene(after=scene, narration=f"Added {number}."),
            "lock": LockScene(scene=scene, is_locked=number % 2 == 0),
            "draw": DrawScene(scene=scene, seed=number),
        }
        change = changes[what]
        try:
            now = changed(now, change)
        except (Invalid, SceneLocked):
            continue
        ids = [each.id for each in now.scenes]
        assert len(ids) == len(set(ids))
        assert Draft.model_validate(now.model_dump(mode="json")) == now
        assert now.script.scenes
