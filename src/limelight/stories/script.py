"""The written plan of a production: scenes with what is said, what is seen and what stands on
screen.
"""

import re

from pydantic import Field

from limelight.generation.schemas import Expression, Gesture, Placement, Turn, Value


class Scene(Value):
    """One scene: `narration` is spoken word for word; the rest says what is seen meanwhile.

    `on_screen` is a short title burned in at the top (may be empty), at most 32 characters.
    """

    narration: str = Field(min_length=1, max_length=900)
    on_screen: str = Field("", max_length=48)
    picture: str = Field(
        min_length=1, max_length=400, description="what is seen, in English, one sentence"
    )
    setting: str = Field(max_length=120, description="the place, in English, two to six words")
    subjects: tuple[str, ...] = Field(
        (), max_length=4, description="things to show, English nouns, main one first"
    )
    placement: Placement = Field(
        "bust",
        description="the character: head and shoulders, down to the hips, small in the scene, or "
        "not seen",
    )
    expression: Expression = "happy"
    turn: Turn = Field("front", description="facing the camera, or three-quarters to one side")
    gesture: Gesture = Field(
        "none", description="of the hands; hold and point take the first of the subjects"
    )


class Script(Value):
    """A whole script; scenes in order. `description` and `hashtags` are for the post that will
    carry the video.
    """

    title: str = Field(min_length=1, max_length=100)
    language: str
    topic: str = Field(
        min_length=1, max_length=120, description="what it is about, as a noun phrase"
    )
    mood: str = Field("warm", max_length=24)
    scenes: tuple[Scene, ...] = Field(min_length=1, max_length=60)
    description: str = Field("", max_length=1000)
    hashtags: tuple[str, ...] = Field((), max_length=12)


def sentences_of(script: Script) -> tuple[str, ...]:
    """Every spoken sentence in order, with its stop."""
    spoken = (re.split(r"(?<=[.!?…])\s+|(?<=[。！？])", each.narration) for each in script.scenes)
    return tuple(part.strip() for parts in spoken for part in parts if part and part.strip())
