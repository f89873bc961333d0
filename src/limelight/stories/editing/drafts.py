"""A script while a person works on it: scenes that keep their identity, small changes, locks.

A draft is what a production's next make is made from. Its scenes have ids, so that a scene that
moves stays the same scene, and a drawing of their own, so that moving or rewording a scene draws
nothing anew.
"""

import hashlib
from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field

from limelight.generation.schemas import Expression, Gesture, Placement, Turn, Value
from limelight.kit.errors import Conflict, Invalid, NotFound
from limelight.kit.ids import new_id
from limelight.stories.editing.timelines import TimelineEdit
from limelight.stories.heard.soundtrack import (
    FASTEST_BPM,
    LOUDEST_DB,
    SLOWEST_BPM,
    SOFTEST_DB,
    Music,
    Soundtrack,
)
from limelight.stories.script import Scene, Script
from limelight.stories.shots import SEEDS, Drawing
from limelight.stories.timeline import CaptionPlace, CaptionStyle

MOST_SCENES = 60
MOST_TAKES = 60


class SceneNotFound(NotFound):
    """The scene is not in the draft (any more)."""

    kind, title = "stories.scene-not-found", "There is no such scene"


class SceneLocked(Conflict):
    """A locked scene is not changed."""

    kind, title = "stories.scene-locked", "This scene is locked"


class DraftScene(Value):
    """One scene of a draft. `id` stays the same wherever the scene stands."""

    id: str
    scene: Scene
    is_locked: bool = False
    drawing: Drawing


class Draft(Value):
    """A script being edited, and what else the next make is made from: its timeline where it was
    changed by hand (None follows from the script), how and where captions are written, its voice
    and music (None is as it was asked for).
    """

    title: str = Field(min_length=1, max_length=100)
    language: str
    topic: str
    mood: str = Field(max_length=24)
    description: str = Field("", max_length=1000)
    hashtags: tuple[str, ...] = Field((), max_length=12)
    scenes: tuple[DraftScene, ...] = Field(min_length=1, max_length=MOST_SCENES)
    timeline: TimelineEdit | None = None
    captions: CaptionStyle | None = None
    caption_place: CaptionPlace | None = None
    soundtrack: Soundtrack | None = None

    @property
    def script(self) -> Script:
        """The script as it stands."""
        return Script(
            title=self.title,
            language=self.language,
            topic=self.topic,
            mood=self.mood,
            scenes=tuple(each.scene for each in self.scenes),
            description=self.description,
            hashtags=self.hashtags,
        )

    @property
    def drawings(self) -> tuple[Drawing, ...]:
        """How each scene is drawn, in order."""
        return tuple(each.drawing for each in self.scenes)

    def place_of(self, scene_id: str) -> int:
        """Where the scene stands, from 0; raises SceneNotFound."""
        for place, each in enumerate(self.scenes):
            if each.id == scene_id:
                return place
        raise SceneNotFound(
            "This scene is not in the script any more. Load the page again.", scene=scene_id
        )


class SetScript(Value):
    """Change what belongs to the whole; what is None stays."""

    do: Literal["set-script"] = "set-script"
    title: str | None = Field(None, min_length=1, max_length=100)
    mood: str | None = Field(None, min_length=1, max_length=24)
    description: str | None = Field(None, max_length=1000)
    hashtags: tuple[str, ...] | None = Field(None, max_length=12)


class SetSound(Value):
    """Change who speaks and the music; what is None stays. `voice` is the name of one, empty for
    the character's own; an empty `mood` is the script's, `tempo_bpm` 0 the mood's own; `file` is a
    sound of the library by its name.
    """

    do: Literal["set-sound"] = "set-sound"
    voice: str | None = Field(None, max_length=80)
    music: Music | None = None
    mood: str | None = Field(None, max_length=24)
    tempo_bpm: int | None = Field(None, ge=0, le=FASTEST_BPM)
    file: str | None = Field(None, pattern=r"^[0-9a-f]{64}\.[a-z0-9]{1,8}$")
    gain_db: float | None = Field(None, ge=SOFTEST_DB, le=LOUDEST_DB)


class SetScene(Value):
    """Change one scene; what is None stays."""

    do: Literal["set-scene"] = "set-scene"
    scene: str
    narration: str | None = Field(None, min_length=1, max_length=900)
    on_screen: str | None = Field(None, max_length=48)
    picture: str | None = Field(None, min_length=1, max_length=400)
    setting: str | None = Field(None, max_length=120)
    subjects: tuple[str, ...] | None = Field(None, max_length=4)
    placement: Placement | None = None
    expression: Expression | None = None
    turn: Turn | None = None
    gesture: Gesture | None = None


class LockScene(Value):
    """Keep a scene from being changed, or let it be changed again."""

    do: Literal["lock-scene"] = "lock-scene"
    scene: str
    is_locked: bool


class MoveScene(Value):
    """Put a scene at a place, counted from 0; a place beyond the end is the end."""

    do: Literal["move-scene"] = "move-scene"
    scene: str
    place: int = Field(ge=0)


class RemoveScene(Value):
    """Take a scene out. The last one cannot go, nor one that is locked."""

    do: Literal["remove-scene"] = "remove-scene"
    scene: str


class AddScene(Value):
    """A new scene after another, looking like it; at the beginning when `after` is empty."""

    do: Literal["add-scene"] = "add-scene"
    after: str = ""
    narration: str = Field(min_length=1, max_length=900)


class DrawScene(Value):
    """Draw a scene with another seed: another take of the same words."""

    do: Literal["draw-scene"] = "draw-scene"
    scene: str
    seed: int = Field(ge=0, lt=SEEDS)


Change = Annotated[
    SetScript | SetSound | SetScene | LockScene | MoveScene | RemoveScene | AddScene | DrawScene,
    Field(discriminator="do"),
]


def draft_of(script: Script, drawn: Sequence[Drawing]) -> Draft:
    """A draft of a script whose scenes are drawn as `drawn` says; the scenes get new ids."""
    return Draft(
        title=script.title,
        language=script.language,
        topic=script.topic,
        mood=script.mood,
        description=script.description,
        hashtags=script.hashtags,
        scenes=tuple(
            DraftScene(id=new_id(), scene=scene, drawing=drawing)
            for scene, drawing in zip(script.scenes, drawn, strict=True)
        ),
    )


def changed(draft: Draft, change: Change) -> Draft:
    """The draft after one change.

    Raises SceneNotFound, SceneLocked (but for locking and moving), or Invalid where the result is
    no script.
    """
    match change:
        case SetScript():
            return draft.model_copy(update=_given(change))
        case SetSound():
            return draft.model_copy(update={"soundtrack": _sounding(draft, change)})
        case SetScene():
            return _with_scene(draft, _open(draft, change.scene), update=_given(change))
        case LockScene():
            place = draft.place_of(change.scene)
            scene = draft.scenes[place].model_copy(update={"is_locked": change.is_locked})
            return _replaced(draft, place, scene)
        case MoveScene():
            return _moved(draft, change)
        case RemoveScene():
            return _without(draft, _open(draft, change.scene))
        case AddScene():
            return _added(draft, change)
        case DrawScene():
            place = _open(draft, change.scene)
            drawing = draft.scenes[place].drawing.model_copy(update={"seed": change.seed})
            return _replaced(
                draft, place, draft.scenes[place].model_copy(update={"drawing": drawing})
            )


def told(change: Change) -> str:
    """What a change did, for people, to stand before "undone"."""
    match change:
        case SetScene(narration=str()):
            return "Line changed"
        case LockScene(is_locked=is_locked):
            return "Scene locked" if is_locked else "Scene unlocked"
        case _:
            return _TOLD[change.do]


_TOLD = {
    "set-script": "Script changed",
    "set-sound": "Sound changed",
    "set-scene": "Scene changed",
    "move-scene": "Scene moved",
    "remove-scene": "Scene removed",
    "add-scene": "Scene added",
    "draw-scene": "Picture chosen",
}


def _given(change: SetScript | SetScene | SetSound) -> dict[str, object]:
    values = change.model_dump(exclude={"do", "scene"}, exclude_none=True)
    texts = {name: v.strip() if isinstance(v, str) else v for name, v in values.items()}
    is_sound = isinstance(change, SetSound)
    for name in () if is_sound else ("narration", "title", "picture", "mood"):
        if texts.get(name) == "":
            raise Invalid(f"The {name} cannot be empty.", field=name)
    return texts


def _sounding(draft: Draft, change: SetSound) -> Soundtrack:
    said = {**(draft.soundtrack or Soundtrack()).model_dump(), **_given(change)}
    if change.file:
        said["music"] = "own"
    if said["music"] == "own" and not said["file"]:
        raise Invalid("Choose the music from the library first.", field="music")
    if said["tempo_bpm"] is not None and said["tempo_bpm"] < SLOWEST_BPM:
        said["tempo_bpm"] = None
    return Soundtrack.model_validate(said)


def _open(draft: Draft, scene_id: str) -> int:
    place = draft.place_of(scene_id)
    if draft.scenes[place].is_locked:
        raise SceneLocked("Unlock the scene to change it.", scene=scene_id)
    return place


def _with_scene(draft: Draft, place: int, update: dict[str, object]) -> Draft:
    before = draft.scenes[place]
    scene = before.scene.model_copy(update=update)
    return _replaced(draft, place, before.model_copy(update={"scene": scene}))


def _replaced(draft: Draft, place: int, scene: DraftScene) -> Draft:
    scenes = (*draft.scenes[:place], scene, *draft.scenes[place + 1 :])
    return draft.model_copy(update={"scenes": scenes})


def _moved(draft: Draft, change: MoveScene) -> Draft:
    scenes = list(draft.scenes)
    scene = scenes.pop(draft.place_of(change.scene))
    scenes.insert(change.place, scene)
    return draft.model_copy(update={"scenes": tuple(scenes)})


def _without(draft: Draft, place: int) -> Draft:
    if len(draft.scenes) == 1:
        raise Invalid("A script needs a scene. Change this one instead.", field="scene")
    scenes = (*draft.scenes[:place], *draft.scenes[place + 1 :])
    return draft.model_copy(update={"scenes": scenes})


def _added(draft: Draft, change: AddScene) -> Draft:
    if len(draft.scenes) == MOST_SCENES:
        raise Invalid(f"A script has at most {MOST_SCENES} scenes.", field="scene")
    place = draft.place_of(change.after) if change.after else -1
    like = draft.scenes[max(place, 0)]
    narration = change.narration.strip()
    if not narration:
        raise Invalid("The narration cannot be empty.", field="narration")
    scene = DraftScene(
        id=new_id(),
        scene=like.scene.model_copy(update={"narration": narration, "on_screen": ""}),
        drawing=like.drawing.model_copy(
            update={"seed": take_seed(like.drawing, len(draft.scenes))}
        ),
    )
    scenes = (*draft.scenes[: place + 1], scene, *draft.scenes[place + 1 :])
    return draft.model_copy(update={"scenes": scenes})


def take_seed(drawing: Drawing, take: int) -> int:
    """The seed of another take of a drawing; `take` counts from 1."""
    told = f"{drawing.seed}/{take}".encode()
    return int.from_bytes(hashlib.sha256(told).digest()[:8], "big") % SEEDS
