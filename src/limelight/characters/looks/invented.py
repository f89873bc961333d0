"""A look for somebody who was only given a name: another name looks different, the same name the
same.
"""

import random

from limelight.generation.schemas import Appearance

_SKIN = ("fair", "light", "medium", "olive", "tan", "caramel", "brown", "dark brown", "deep brown")
_HAIR_STYLES = (
    *("shoulder-length waves", "long straight", "long wavy", "bob with bangs", "curly", "afro"),
    *("bun", "ponytail", "braids", "pixie cut", "short curls"),
)
_MANLY_HAIR = (
    *("short side-parted", "textured crop", "quiff", "buzz cut", "short curls", "undercut"),
    *("slicked back", "short locs", "curly top with a fade", "receding"),
)
_BEARDS = ("", "", "stubble", "short boxed beard", "full beard", "goatee")
_GREY_HAIR = ("grey", "silver")
_GREY_FROM_YEARS = 62
_HAIR_COLOURS = ("black", "dark brown", "brown", "chestnut", "auburn", "copper", "dark blonde")
_FAIR_HAIR = ("blonde", "light brown", "copper", "auburn", "brown")
_EYES = ("brown", "hazel", "green", "grey", "blue", "amber")
_DARK_EYES = ("brown", "dark brown", "hazel", "amber")
_CLOTHES = (
    *("cardigan over a collared shirt", "turtleneck", "blazer", "hoodie", "blouse", "sweater"),
    *("t-shirt", "denim jacket", "apron over a shirt"),
)
_CLOTHES_COLOURS = (
    *("indigo", "teal", "coral", "mustard", "plum", "forest green", "terracotta", "navy", "sage"),
)
_MARKS = ("", "", "", "freckles", "a mole", "dimples")
_EARRINGS = ("", "", "studs", "small hoops", "drops")
_GLASSES = ("", "", "", "round glasses", "square glasses", "cat-eye glasses")


def look_for(name: str) -> Appearance:
    """The look of a character nobody described."""
    chance = random.Random(f"look of {name.casefold()}")  # noqa: S311 - a look, not a secret
    skin = chance.choice(_SKIN)
    is_fair, is_dark = skin in _SKIN[:2], skin in _SKIN[5:]
    return Appearance(
        age_years=chance.randint(24, 38),
        skin_tone=skin,
        hair_style=chance.choice(_HAIR_STYLES),
        hair_colour=chance.choice(_HAIR_COLOURS[:4] if is_dark else _HAIR_COLOURS)
        if not is_fair
        else chance.choice(_FAIR_HAIR),
        eye_colour=chance.choice(_DARK_EYES if is_dark else _EYES),
        glasses=chance.choice(_GLASSES),
        clothes=chance.choice(_CLOTHES),
        clothes_colour=chance.choice(_CLOTHES_COLOURS),
        marks=chance.choice(_MARKS),
        earrings=chance.choice(_EARRINGS),
    )


def look_like(base: Appearance, name: str) -> Appearance:
    """Another look for somebody of the same gender, age, build and drawing style; the same name
    gives the same one.
    """
    chance = random.Random(f"another look {name}")  # noqa: S311 - a look, not a secret
    look = look_for(name)
    changes: dict[str, object] = base.model_dump(
        include={"gender", "age_years", "body_type", "style"}
    )
    if base.gender == "man":
        changes |= {
            "hair_style": chance.choice(_MANLY_HAIR),
            "beard": chance.choice(_BEARDS),
            "earrings": "",
        }
    if base.age_years >= _GREY_FROM_YEARS:
        changes["hair_colour"] = chance.choice(_GREY_HAIR)
    return look.model_copy(update=changes)
