"""From an `Appearance` in words to a `Look`: the canonical parameters the figure is drawn from.

Words are matched in the order of the tables, first match wins; unknown words map to a fixed choice
by their hash,
so the same appearance is always the same figure.
"""

import re
from dataclasses import asdict, dataclass

from limelight.adapters.embedded.illustrator import colours
from limelight.generation.schemas import Appearance

_SKIN = {
    "porcelain": "#fbe0d0", "pale": "#f8d8c2", "fair": "#f5cfb2", "ivory": "#f6d5b8",
    "light": "#f0c5a2", "rosy": "#f3c2ab", "peach": "#f0bf98", "beige": "#e6b78f",
    "medium": "#d9a379", "golden": "#d8a06c", "olive": "#cc9a6c", "honey": "#d0955f",
    "tan": "#c88e69", "tanned": "#c88e69", "caramel": "#b97d52", "bronze": "#ad7247",
    "amber": "#b87a4a", "brown": "#9c6443", "chestnut": "#8a5539", "mahogany": "#7a4630",
    "dark": "#77462f", "deep": "#663a28", "ebony": "#563025", "black": "#5d3527",
    "espresso": "#542f23",
}  # fmt: skip
_SKIN_MODIFIED = (
    ("very fair", "#fae0cf"), ("very light", "#fae0cf"), ("very dark", "#553024"),
    ("light brown", "#bd8560"), ("medium brown", "#a56d49"), ("dark brown", "#7c4a32"),
    ("deep brown", "#6a3d2a"), ("medium dark", "#9a6344"), ("medium light", "#e6b78f"),
    ("light tan", "#d9a67e"), ("dark tan", "#b0764e"),
)  # fmt: skip
_SKIN_BY_ORIGIN = (
    (r"nigeria|ghana|kenya|senegal|african|black|congo|ethiop|somali", "#75452f"),
    (r"india|pakist|bangla|sri lanka|south asian|tamil", "#b0774e"),
    (r"arab|middle east|persian|iran|turk|moroc|egypt|maghreb|berber", "#d3a074"),
    (r"latin|hispan|mexic|brazil|colomb|peru|filipin|indones|malay|thai|polynes", "#c78f66"),
    (r"mediterr|spanish|italian|greek|portug", "#e0ae84"),
    (r"chinese|japan|korea|east asian|vietnam|mongol", "#f0c9a0"),
    (r"nordic|irish|scot|scandin|swed|norweg|finn|danish|dutch", "#f8d8c2"),
    (r"white|europ|caucas|german|french|polish|russian|english|british", "#f3cbad"),
)
_HAIR_COLOUR = {
    "black": "#2a2026", "jet": "#231b22", "raven": "#28202a", "ebony": "#2a2026",
    "espresso": "#38231f", "brown": "#6b4029", "brunette": "#553224", "chestnut": "#7a3f26",
    "chocolate": "#4e2c20", "auburn": "#8b3b23", "mahogany": "#6a2a22", "red": "#a8401f",
    "ginger": "#c4622d", "copper": "#b5552a", "strawberry": "#d08a58", "blonde": "#dbb069",
    "blond": "#dbb069", "golden": "#d5a04e", "honey": "#c08a48", "caramel": "#a56f3d",
    "platinum": "#eee0bf", "ash": "#a3947f", "sandy": "#bd9562", "grey": "#98979c",
    "gray": "#98979c", "silver": "#c4c5ca", "white": "#e6e4e2", "salt": "#77716f",
}  # fmt: skip
_HAIR_MODIFIED = (
    ("dark brown", "#47291f"), ("light brown", "#8f6240"), ("medium brown", "#6b4029"),
    ("dark blond", "#b08a52"), ("light blond", "#ecca8c"), ("soft black", "#332629"),
    ("salt and pepper", "#77716f"), ("strawberry", "#d08a58"), ("dark red", "#7c2a1e"),
)  # fmt: skip
_EYE = {
    "brown": "#6a3f22", "black": "#33221e", "hazel": "#8a6a2f", "green": "#3f7d4a",
    "emerald": "#2b8a5b", "blue": "#3c7fc0", "grey": "#74889a", "gray": "#74889a",
    "amber": "#b5792a", "violet": "#7059b0", "teal": "#2f8a90", "honey": "#a06e2c",
}  # fmt: skip
# Each row: pattern, front style, rear style. Order matters: the more particular first.
_HAIR_STYLES = (
    (r"hijab|head ?scarf|headwrap|veil|khimar", "scarf", ""),
    (r"\bbald|shaved head|no hair|hairless", "bald", ""),
    (r"buzz|crew ?cut|shaved|cropped very", "buzz", ""),
    (r"afro|coily|kinky", "afro", "afro"),
    (r"braid|plait|cornrow|pigtail", "centre", "braids"),
    (r"dread|locs|twists", "locs", "locs"),
    (r"bun\b|topknot|top knot|updo|chignon", "bun", ""),
    (r"pony", "slick", "ponytail"),
    (r"short curl|curly short|curly top|curly (crop|fade)", "curly_top", ""),
    (r"curl|ringlet|perm", "curly", "curly"),
    (r"mohawk|faux ?hawk|spik|messy|tousled|punk", "spiky", ""),
    (r"undercut|fade|quiff|pompadour|side shave", "undercut", ""),
    (r"pixie", "fringe", ""),
    (r"bob\b|chin.length|lob\b|page ?boy", "fringe", "neck"),
    (r"(fringe|bangs).*(long|straight)|(long|straight).*(fringe|bangs)", "fringe", "straight"),
    (r"fringe|bangs", "fringe", "shoulder"),
    (r"(long|very).*(wav|loose)|wav.*long|mermaid|beach", "centre", "wavy"),
    (r"long|straight|waist|flowing", "centre", "straight"),
    (r"shoulder|medium|wav|layer|loose", "side", "shoulder"),
    (r"slick|comb(ed)? back|swept back", "slick", ""),
    (r"short|side|part|neat|crop|classic|comb", "side", ""),
)
_HAIR_UNKNOWN = {
    "woman": ("side:shoulder", "centre:wavy", "fringe:neck", "bun:", "curly:curly"),
    "man": ("undercut:", "side:", "curly_top:", "spiky:", "slick:"),
    "nonbinary": ("fringe:", "undercut:", "curly_top:", "side:shoulder", "fringe:neck"),
}
_BEARDS = (
    (r"^$|none|no |clean|shaven", ""),
    (r"stubble|shadow|scruff", "stubble"),
    (r"long|viking|wizard|bushy", "longBeard"),
    (r"goatee|van dyke|circle", "chinMoustache"),
    (r"chin|soul", "chin"),
    (r"twirl|handlebar|curled", "moustacheTwirl"),
    (r"moustache|mustache", "moustache"),
    (r".", "fullBeard"),
)
_GLASSES = (
    (r"^$|none|no |without|contact", ""),
    (r"round|circle|wire|thin|metal|lennon", "round"),
    (r"cat", "cat"),
    (r"square|rect|horn|thick|bold|black|frame", "square"),
    (r".", "soft"),
)
_CLOTHES = (
    (r"hood", "hoodie"),
    (r"apron", "apron"),
    (r"blazer|suit|jacket|coat|lapel", "jacket"),
    (r"turtle|roll.?neck|polo.?neck|mock.?neck", "turtleneck"),
    (r"cardigan|vest", "cardigan"),
    (r"dress|tank|strap|top\b|sleeveless|sari|singlet|sport", "straps"),
    (r"tee|t.?shirt|crew.?neck|jersey", "tee"),
    (r"sweat|sweater|pullover|jumper|knit|wool", "sweater"),
    (r"shirt|blouse|collar|button|polo|linen|uniform|scrubs", "shirt"),
)
_DYED = re.compile(r"dyed|pink|blue|green|purple|violet|teal|turquoise|rainbow|lilac|lavender")


@dataclass(frozen=True)
class Look:
    """Everything the figure is drawn from. `identity` leaves out what may change from day to
    day.
    """

    skin: str
    hair: str
    rear: str
    hair_colour: str
    eye_colour: str
    beard: str
    glasses: str
    glasses_colour: str
    gender: str
    body: str
    age: str
    clothes: str
    clothes_colour: str

    def identity(self) -> dict[str, str]:
        """The canonical parameters by which the character is recognised."""
        kept = asdict(self)
        del kept["clothes"], kept["clothes_colour"]
        return kept


def read_look(appearance: Appearance) -> Look:
    """The look of `appearance`; the same for equal appearances, whatever the seed."""
    hair, rear = _hair_style(appearance)
    return Look(
        skin=_skin(appearance),
        hair=hair,
        rear=rear,
        hair_colour=_hair_colour(appearance),
        eye_colour=colours.read_colour(appearance.eye_colour, _EYE, tuple(_EYE.values())),
        beard=_first(_BEARDS, appearance.beard),
        glasses=_first(_GLASSES, appearance.glasses),
        glasses_colour=_glasses_colour(appearance.glasses),
        gender=appearance.gender,
        body=appearance.body_type,
        age=_age(appearance.age_years),
        clothes=_clothes(appearance),
        clothes_colour=colours.read_colour(appearance.clothes_colour),
    )


def _first(table: tuple[tuple[str, str], ...], text: str) -> str:
    lowered = text.lower().strip()
    return next((value for pattern, value in table if re.search(pattern, lowered)), "")


def _modified(
    table: tuple[tuple[str, str], ...], text: str, base: dict[str, str], unknown: tuple[str, ...]
) -> str:
    lowered = re.sub(r"[-_/]+", " ", text.lower()).strip()
    found = next((colour for words, colour in table if words in lowered), None)
    if found:
        return found
    exact = next((base[w] for w in reversed(re.findall("[a-z]+", lowered)) if w in base), None)
    return exact or colours.read_colour(text, base, unknown)


def _skin(appearance: Appearance) -> str:
    if appearance.skin_tone.strip():
        tones = ("#f0c5a2", "#d9a379", "#b97d52", "#8a5539")
        return _modified(_SKIN_MODIFIED, appearance.skin_tone, _SKIN, tones)
    origin = appearance.ethnicity.lower()
    return next((c for pattern, c in _SKIN_BY_ORIGIN if re.search(pattern, origin)), "#d9a379")


def _hair_colour(appearance: Appearance) -> str:
    natural = ("#47291f", "#2a2026", "#7a3f26", "#b08a52")
    words = appearance.hair_colour
    colour = _modified(_HAIR_MODIFIED, words, _HAIR_COLOUR, natural)
    if appearance.age_years < 56 or _DYED.search(words.lower()) or "#" in words:
        return colour
    return colours.mix(colour, "#c9c7c8", min(0.85, (appearance.age_years - 52) / 24))


def _hair_style(appearance: Appearance) -> tuple[str, str]:
    words = appearance.hair_style.lower()
    for pattern, front, rear in _HAIR_STYLES:
        if re.search(pattern, words):
            return front, rear
    if not words.strip():
        words = appearance.gender
    front, rear = colours.pick(words, _HAIR_UNKNOWN[appearance.gender]).split(":")
    return front, rear


def _glasses_colour(words: str) -> str:
    named = re.findall(r"[a-z]+", words.lower())
    known = any(w in colours.NAMED for w in named) or "#" in words
    return colours.read_colour(words) if known else "#3a2630"


def _age(years: int) -> str:
    if years >= 64:
        return "old"
    return "middle" if years >= 46 else "young"


def _clothes(appearance: Appearance) -> str:
    words = appearance.clothes.lower()
    found = _first(_CLOTHES, words)
    choices = ("tee", "shirt", "sweater", "cardigan", "jacket", "hoodie")
    return found or colours.pick(words or appearance.gender, choices)
