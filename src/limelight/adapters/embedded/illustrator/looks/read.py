"""From an `Appearance` in words to a `Look`.

Words are matched in the order of the tables, first match wins; words that mean nothing map to a
fixed choice by their hash, so the same appearance is always the same look.
"""

from limelight.adapters.embedded.illustrator import colours
from limelight.adapters.embedded.illustrator.looks import colouring, faces
from limelight.adapters.embedded.illustrator.looks.look import Look, Reading, Texture
from limelight.adapters.embedded.illustrator.looks.words import Words, vocabulary
from limelight.generation.schemas import Appearance

_TEXTURES: dict[str, Texture] = {
    "straight": "straight", "wavy": "wavy", "curly": "curly", "coily": "coily",
}  # fmt: skip
_FIELDS = (
    "skin_tone", "hair_style", "hair_colour", "eye_colour", "beard", "glasses", "marks",
    "headwear", "headwear_colour", "earrings", "clothes", "clothes_colour",
)  # fmt: skip


def read_look(appearance: Appearance) -> Look:
    """The look of `appearance`; the same for equal appearances, whatever the seed."""
    return read_appearance(appearance).look


def read_appearance(appearance: Appearance) -> Reading:
    """The look, and which words of the appearance meant nothing."""
    words = {name: Words(getattr(appearance, name)) for name in _FIELDS}
    look = _look(appearance, words)
    tables = vocabulary()
    also = {
        "skin_tone": tables["skin"]["also"], "hair_style": tables["hair"]["also"],
        "hair_colour": tables["hair"]["colour_also"], "eye_colour": tables["eyes"]["also"],
        "headwear_colour": _PLAIN, "clothes_colour": _PLAIN,
    }  # fmt: skip
    left = {n: w.left(also.get(n) or tables[n]["also"]) for n, w in words.items()}
    unread = {name: words_left for name, words_left in left.items() if words_left}
    return Reading(look, unread, _hidden(look))


def _hidden(look: Look) -> tuple[str, ...]:
    """What is asked for and cannot be seen under the headwear."""
    if look.headwear not in vocabulary()["headwear"]["hidden_hair"]:
        return ()
    has_no_ears = look.headwear == "hijab" and look.earrings
    return ("hair_style", "earrings") if has_no_ears else ("hair_style",)


_PLAIN = "and|with|a|an|the|of|in|very|colou?red?|tone|shades?|warm|cool|on|plain|white"


def _look(appearance: Appearance, words: dict[str, Words]) -> Look:
    origin = " ".join(Words(appearance.ethnicity).text.split())
    told = Words(appearance.description)
    skin = colouring.skin(words["skin_tone"], origin)
    hair, texture = _hair(appearance, words["hair_style"], origin)
    hair_colour, accent, grey = colouring.hair(words["hair_colour"], appearance.age_years)
    headwear = _headwear(words)
    clothes_colour, clothes_accent = colouring.clothes(words["clothes_colour"])
    tables = vocabulary()
    beard_grey = colours.mix(hair_colour, "#c9c7c8", min(0.5, grey * 0.6))
    return Look(
        gender=appearance.gender,
        age_years=appearance.age_years,
        body=appearance.body_type,
        skin=skin,
        face=faces.read_face(appearance, told),
        hair=hair,
        hair_texture=texture,
        hair_colour=hair_colour,
        hair_accent=accent,
        grey=grey,
        brow_colour=colouring.brow(hair_colour, skin, words["hair_colour"]),
        eye_colour=colouring.named(
            words["eye_colour"], tables["eyes"]["colours"], tuple(tables["eyes"]["unknown"])
        ),
        beard=words["beard"].first(tables["beard"]["rows"]),
        beard_colour=_beard_colour(words["beard"], beard_grey),
        glasses=words["glasses"].first(tables["glasses"]["rows"]),
        glasses_colour=colouring.frames(words["glasses"]),
        marks=_marks(words["marks"], told),
        headwear=headwear,
        headwear_colour=_headwear_colour(headwear, words),
        earrings=words["earrings"].first(tables["earrings"]["rows"]),
        earrings_colour=colouring.metal(words["earrings"]),
        sunglasses=words["clothes"].has(tables["clothes"]["sunglasses"]),
        clothes=_clothes(appearance, words["clothes"]),
        clothes_colour=clothes_colour,
        clothes_accent=clothes_accent,
        clothes_pattern=words["clothes"].first(tables["clothes"]["patterns"]),
    )


def _hair(appearance: Appearance, words: Words, origin: str) -> tuple[str, Texture]:
    table = vocabulary()["hair"]
    gender = appearance.gender
    length = words.first(table["lengths"]) or ("short" if gender == "man" else "")
    told: str = words.first(table["textures"])
    style: str = words.first(table["styles"])
    words.every(table["styles"])
    if not style and words.has(table["fringe_words"]):
        style = "long_fringe" if length in ("long", "medium") else table["fringe"][gender]
    if not style and (told or (length and words.text)):
        style = Words(f"{length} {told}").first(table["by_length"])
    if style == "short":
        style = table["short"][gender]
    if not style:
        style = colours.pick(words.text or gender, tuple(table["unknown"][gender]))
    own: str = table["texture_of"].get(style, "")
    texture = told or own or Words(origin).first(table["texture_by_origin"], "straight")
    return style, _TEXTURES[texture]


def _headwear(words: dict[str, Words]) -> str:
    """What is worn on the head; older descriptions name it among the hair."""
    table = vocabulary()["headwear"]
    if words["headwear"].text:
        return words["headwear"].first(table["rows"])
    in_hair = words["hair_style"]
    found = in_hair.first(row for row in table["rows"] if row[1] in table["hidden_hair"])
    return found


def _headwear_colour(headwear: str, words: dict[str, Words]) -> str:
    if not headwear:
        return ""
    for name in ("headwear_colour", "headwear"):
        held = words[name]
        known = any(held.has(rf"\b{colour}\b") for colour in colours.NAMED)
        if known or colours.find_hex(held.text) or (name == "headwear_colour" and held.text):
            return colouring.named(held, {})
    usual: str = vocabulary()["headwear"]["colours"][headwear]
    return usual


def _beard_colour(words: Words, hair_colour: str) -> str:
    known = vocabulary()["hair"]["colours"]
    named = any(words.has(rf"\b{name}\b") for name in known) or "#" in words.text
    return colouring.named(words, known) if named else hair_colour


def _marks(words: Words, told: Words) -> tuple[str, ...]:
    rows = vocabulary()["marks"]["rows"]
    if words.has(r"^(none|no)\b"):
        return ()
    named = words.every(rows)
    return tuple(dict.fromkeys((*named, *told.every(rows))))


def _clothes(appearance: Appearance, words: Words) -> str:
    table = vocabulary()["clothes"]
    found = words.first(table["rows"])
    return found or colours.pick(words.text or appearance.gender, tuple(table["unknown"]))
