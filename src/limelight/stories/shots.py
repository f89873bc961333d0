"""From a script to what has to be made: a picture and speech for each scene, music for the whole.

Each ask holds only what its result depends on, so that changing one scene makes again only what
depends on it.
"""

import hashlib
import json
import re

from limelight.generation.schemas import (
    Appearance,
    ImageAsk,
    MusicAsk,
    SpeechAsk,
    VoiceSpec,
)
from limelight.stories.brief import SIZES, Format
from limelight.stories.feelings import emotion_of
from limelight.stories.script import Scene, Script

_TIMES_AND_WEATHER = re.compile(
    r"\b(morning|noon|afternoon|evening|night|sunrise|sunset|dawn|dusk|sunny|rain|rainy|snow|snowy|"
    r"storm|fog|foggy|mist|cloudy|windy|spring|summer|autumn|winter)\b"
)
_SEEDS = 2**31


def plan_shots(
    script: Script, appearance: Appearance, format: Format, seed: int = 0
) -> tuple[ImageAsk, ...]:
    """One picture for each scene, in order.

    The seed of a scene follows from `seed`, its place and what is seen in it; narration and pose do
    not matter, so that another gesture keeps the scene. The appearance is left out of scenes that
    do not show the character.
    """
    width_px, height_px = SIZES[format]
    asks: list[ImageAsk] = []
    earlier: list[str] = []
    for index, scene in enumerate(script.scenes):
        shows_character = scene.placement != "none"
        asks.append(
            ImageAsk(
                prompt=_prompt(scene),
                width_px=width_px,
                height_px=height_px,
                seed=_seed_of(scene, index, seed),
                appearance=appearance if shows_character else None,
                placement=scene.placement,
                expression=scene.expression,
                turn=scene.turn if shows_character else "front",
                gesture=scene.gesture if shows_character else "none",
                setting=scene.setting,
                subjects=scene.subjects,
                tags=_tags(scene),
                avoid=tuple(earlier),
                series=seed,
            )
        )
        earlier.append(scene.setting or _prompt(scene))
    return tuple(asks)


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


def music_ask(script: Script, seconds: float, seed: int = 0) -> MusicAsk:
    """Music of the script's mood for `seconds`."""
    return MusicAsk(mood=script.mood, seconds=seconds, seed=seed)


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
    return int.from_bytes(hashlib.sha256(canonical.encode()).digest()[:8], "big") % _SEEDS
