"""A character's appearance as prompt text for makers of photographic pictures.

The age is always said, and always as an adult's; what a minor could be taken for is always in the
negative text. `style` names a drawing style of the illustrator and is left out.
"""

import re
from typing import NamedTuple

from limelight.characters.looks.ages import check_age, refuse_childlike
from limelight.characters.looks.colour_names import nearest_name
from limelight.characters.looks.wearing import coloured, wearing
from limelight.characters.schemas import Look
from limelight.generation.schemas import (
    Appearance,
    Expression,
    Gesture,
    Placement,
    Turn,
    Value,
)

_NOUNS = {"woman": "woman", "man": "man", "nonbinary": "androgynous person"}
_BUILDS = {
    "slim": "slim build",
    "average": "average build",
    "athletic": "athletic build",
    "curvy": "curvy build",
    "broad": "broad, sturdy build",
}
_EXPRESSIONS: dict[Expression, str] = {
    "neutral": "neutral expression",
    "happy": "happy smile",
    "warm": "warm, gentle smile",
    "surprised": "surprised expression with raised eyebrows",
    "thoughtful": "thoughtful expression",
    "concerned": "concerned expression",
    "excited": "excited, beaming expression",
    "playful": "playful smirk",
}
_FRAMES: dict[Placement, str] = {
    "bust": "head-and-shoulders portrait photograph of",
    "half": "waist-up photograph of",
    "small": "wide-angle photograph of a scene with, small in it,",
}
_TURNS: dict[Turn, str] = {
    "front": "facing the camera",
    "left": "turned three-quarters to the left of the picture",
    "right": "turned three-quarters to the right of the picture",
}
_GESTURES: dict[Gesture, str] = {
    "none": "",
    "wave": "waving one hand",
    "point": "pointing with one hand",
    "hold": "holding something in one hand",
    "open": "with open hands",
    "think": "one hand at the chin",
}
_NEVER = (
    *("child", "teenager", "minor", "childlike face", "baby face", "school uniform"),
    *("nudity", "celebrity", "deformed hands", "extra fingers", "blurry", "low quality"),
    *("watermark", "text"),
)
_HIDES_HAIR = re.compile(r"\b(?:hijab|khimar|shayla|turban|head\s?(?:wrap|scarf))\b", re.I)
_HEX = re.compile(r"#[0-9a-f]{6}\b", re.I)


class Shot(Value):
    """How a photograph shows the character. Words are free; empty leaves them to the maker."""

    expression: Expression = "happy"
    placement: Placement = "bust"
    turn: Turn = "front"
    gesture: Gesture = "none"
    setting: str = ""
    daylight: str = ""
    weather: str = ""
    palette: str = ""


class Prompt(NamedTuple):
    """What a picture shows and what it must not."""

    positive: str
    negative: str


_PORTRAIT = Shot()


def photo_prompt(
    appearance: Appearance, look: Look | None = None, shot: Shot = _PORTRAIT
) -> Prompt:
    """The prompt for a photograph of the character, wearing `look` if there is one.

    Without a setting in `shot` the look's own is used. Where the shot shows nobody (`none`), only
    the scene is described. Raises NotAdult for an age or words of a minor. The same asks give the
    same text.
    """
    worn = wearing(appearance, look) if look else appearance
    check_age(worn.age_years)
    for field, value in worn.model_dump(exclude={"age_years"}).items():
        refuse_childlike(str(value), field=field)
    setting = shot.setting or (look.setting if look else "")
    scene = [
        f"in {_placed(setting)}" if setting else "",
        shot.daylight,
        shot.weather,
        f"{_colour(shot.palette)} colours" if shot.palette else "",
    ]
    if shot.placement == "none":
        return _prompt(["photograph without people", *scene, "natural light"], _NEVER)
    who = f"{_FRAMES[shot.placement]} {_person(worn)}"
    pose = [_EXPRESSIONS[shot.expression], _TURNS[shot.turn], _GESTURES[shot.gesture]]
    parts = [who, *_features(worn), *_outfit(worn), worn.description, *pose, *scene]
    return _prompt([*parts, "natural light", "realistic photograph"], [*_NEVER, *_absent(worn)])


def _prompt(positive: list[str], negative: tuple[str, ...] | list[str]) -> Prompt:
    said = (" ".join(part.split()).strip(" ,.") for part in positive)
    return Prompt(", ".join(part for part in said if part), ", ".join(negative))


def _person(worn: Appearance) -> str:
    origin = f"{worn.ethnicity} " if worn.ethnicity else ""
    # The article follows how the number is spoken: an eighteen-, an eighty-year-old.
    article = "an" if worn.age_years == 18 or 80 <= worn.age_years < 90 else "a"
    return f"{article} {worn.age_years}-year-old adult {origin}{_NOUNS[worn.gender]}"


def _features(worn: Appearance) -> list[str]:
    return [
        _BUILDS[worn.body_type],
        f"{_colour(worn.skin_tone)} skin" if worn.skin_tone else "",
        _hair(worn),
        f"{_colour(worn.eye_colour)} eyes" if worn.eye_colour else "",
        worn.beard,
        worn.marks,
    ]


def _hair(worn: Appearance) -> str:
    if worn.headwear and _HIDES_HAIR.search(worn.headwear):
        return "hair covered"
    if worn.hair_style == "bald":
        return "bald head"
    colour = f"{_colour(worn.hair_colour)} hair" if worn.hair_colour else "hair"
    return f"{colour}, {worn.hair_style}" if worn.hair_style else colour


def _outfit(worn: Appearance) -> list[str]:
    pieces = (
        worn.glasses,
        coloured(_colour(worn.headwear_colour), worn.headwear) if worn.headwear else "",
        worn.earrings,
        coloured(_colour(worn.clothes_colour), worn.clothes) if worn.clothes else "",
    )
    return [f"wearing {piece}" for piece in pieces if piece]


def _absent(worn: Appearance) -> list[str]:
    """What a maker likes to add and the character does not have."""
    has = {
        "beard": worn.beard,
        "glasses": worn.glasses,
        "hat": worn.headwear,
        "earrings": worn.earrings,
    }
    bald = ["hair on the head"] if worn.hair_style == "bald" and not worn.headwear else []
    return [*(thing for thing, word in has.items() if not word), *bald]


def _placed(setting: str) -> str:
    return setting if re.match(r"(?:a|an|the|her|his|their)\s", setting, re.I) else f"a {setting}"


def _colour(words: str) -> str:
    """Colours by name: models of pictures do not read hexadecimal numbers."""
    return _HEX.sub(lambda found: nearest_name(found[0]), words)
