"""What a scene feels like, from its face and the script's mood."""

import re

from limelight.generation.schemas import Emotion, Expression
from limelight.stories.script import Scene

_EMOTION_OF_EXPRESSION: dict[Expression, Emotion] = {
    "happy": "cheerful",
    "playful": "cheerful",
    "excited": "excited",
    "surprised": "excited",
    "thoughtful": "calm",
    "concerned": "serious",
}
"""What a face says; warm and neutral faces leave it to the mood of the script."""
_MOODS: dict[Emotion, frozenset[str]] = {
    "sad": frozenset(("sad", "melancholic", "melancholy", "sorrowful", "mournful", "grieving")),
    "serious": frozenset(("serious", "dramatic", "tense", "dark", "mysterious", "urgent", "grave")),
    "calm": frozenset(("calm", "peaceful", "dreamy", "relaxed", "gentle", "soothing", "quiet")),
    "excited": frozenset(("excited", "energetic", "epic", "triumphant", "thrilling")),
    "cheerful": frozenset(("cheerful", "happy", "upbeat", "playful", "fun", "joyful", "bright")),
}


def emotion_of(scene: Scene, mood: str) -> Emotion:
    """How a scene is spoken and moved: as its face says, else as the script's mood does."""
    felt = _EMOTION_OF_EXPRESSION.get(scene.expression)
    if felt is not None:
        return felt
    words = set(re.findall(r"[a-z]+", mood.casefold()))
    return next((emotion for emotion, moods in _MOODS.items() if words & moods), "neutral")
