"""From a script to what has to be made: a picture and speech for each scene, music for the whole.

Each ask holds only what its result depends on, so that changing one scene makes again only what
depends on it.
"""

import hashlib
import json
import re
from collections.abc import Sequence

from pydantic import Field

from limelight.generation.schemas import (
    Appearance,
    ImageAsk,
    MusicAsk,
    SpeechAsk,
    Value,
    VoiceSpec,
)
from limelight.stories.brief import SIZES, Format
from limelight.stories.feelings import emotion_of
from limelight.stories.heard.soundtrack import Soundtrack
from limelight.stories.script import Scene, Script

_TIMES_AND_WEATHER = re.compile(
    r"\b(morning|noon|afternoon|evening|night|sunrise|sunset|dawn|dusk|sunny|rain|rainy|snow|snowy|"
    r"storm|fog|foggy|mist|cloudy|windy|spring|summer|autumn|winter)\b"
)
SEEDS = 2**31


class Drawing(Value):
    """How the picture of a scene is drawn beside what is seen in it: its seed, and the places of
    other scenes that it shall not repeat.
    """

    seed: int = Field(ge=0, lt=SEEDS)
    avoid: tuple[str, ...] = ()


def drawings(script: Script, seed: int = 0) -> tuple[Drawing, ...]:
    """How the scenes of a script are drawn, in order.

    The seed of a scene follows from `seed`, its place and what is seen in it; narration and pose do
    not matter, so that another gesture keeps the scene.
    """
    drawn: list[Drawing] = []
    earlier: list[str] = []
    for index, scene in enumerate(script.scenes):
        drawn.append(Drawing(seed=_seed_of(scene, index, seed), avoid=tuple(earlier)))
        earlier.append(scene.setting or _prompt(scene))
    return tuple(drawn)


def plan_shots(
    script: Script,
    appearance: Appearance,
    format: Format,
    seed: int = 0,
    drawn: Sequence[Drawing] | None = None,
) -> tuple[ImageAsk, ...]:
    """One picture for each scene, in order, drawn as `drawn` says or else as `drawings` does.

    The appearance is left out of scenes that do not show the character.
    """
    drawn = drawings(script, seed) if drawn is None else drawn
    return tuple(
        shot(scene, appearance, format, drawing, seed)
        for scene, drawing in zip(script.scenes, drawn, strict=True)
    )


def shot(
    scene: Scene, appearance: Appearance, format: Format, drawing: Drawing, series: int
) -> ImageAsk:
    """The picture of one scene; `series` is the seed of the production it belongs to."""
    width_px, height_px = SIZES[format]
    shows_character = scene.placement != "none"
    return ImageAsk(
        prompt=_prompt(scene),
        width_px=width_px,
        height_px=height_px,
        seed=drawing.seed,
        appearance=appearance if shows_character else None,
        placement=scene.placement,
        expression=scene.expression,
        turn=scene.turn if shows_character else "front",
        gesture=scene.gesture if shows_character else "none",
        setting=scene.setting,
        subjects=scene.subjects,
        tags=_tags(scene),
        avoid=drawing.avoid,
        series=series,
    )


def speech_asks(script: Script, voice: VoiceSpec) -> tuple[SpeechAsk, ...]:
    """What is spoken in each scene, in order.

    A voice without an emotion of its own speaks each scene with the one that its expression, or
    else the script's mood, asks for.
    """
    return tuple(
        SpeechAsk(
            text=scene.narration,
            language=script.language,
            voice=voice
            if voice.emotion != "neutral"
            else voice.model_copy(update={"emotion": emotion_of(scene, script.mood)}),
        )
        for scene in script.scenes
    )


def music_ask(
    script: Script, seconds: float, seed: int = 0, wanted: Soundtrack | None = None
) -> MusicAsk:
    """Music for `seconds`, of the mood and tempo that are wanted, or else of the script's mood."""
    asked = wanted or Soundtrack()
    return MusicAsk(
        mood=asked.mood or script.mood, seconds=seconds, tempo_bpm=asked.tempo_bpm, seed=seed
    )


def _prompt(scene: Scene) -> str:
    picture = scene.picture.strip().rstrip(".")
    setting = scene.setting.strip().rstrip(".")
    if not setting or setting.casefold() in picture.casefold():
        return picture
    return f"{picture}, {setting}"


def _tags(scene: Scene) -> tuple[str, ...]:
    words = f"{scene.setting} {scene.picture}".lower()
    return tuple(dict.fromkeys(_TIMES_AND_WEATHER.findall(words)))


def _seed_of(scene: Scene, index: int, seed: int) -> int:
    seen = scene.model_dump(
        mode="json", include={"picture", "setting", "subjects", "placement", "expression"}
    )
    canonical = json.dumps([seed, index, seen], sort_keys=True, ensure_ascii=False)
    return int.from_bytes(hashlib.sha256(canonical.encode()).digest()[:8], "big") % SEEDS
