"""Which setting a text asks for, and in which daylight."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from limelight.adapters.embedded.illustrator import words
from limelight.adapters.embedded.illustrator.scenes import (
    homes,
    interiors,
    outdoors,
    rooms,
    town,
    woods,
)
from limelight.adapters.embedded.illustrator.scenes.canvas import (
    SKIES,
    Brushes,
    Canvas,
    Scene,
    Sky,
)

Generator = Callable[[Canvas, Brushes], Scene]


@dataclass(frozen=True)
class Setting:
    """A place that can be drawn: words that ask for it, words that it would also do for, topics it
    suits, its usual daylight.
    """

    draw: Generator
    asked_by: str
    also: str
    topics: str
    skies: str


SETTINGS: dict[str, Setting] = {
    "kitchen": Setting(
        interiors.kitchen,
        "kitchen cook cooking bake baking counter stove recipe pantry sink cupboard",
        "home cosy apartment laundry window table",
        "food home plant",
        "morning day golden",
    ),
    "dining": Setting(
        homes.dining,
        "dining dinner meal breakfast supper sideboard",
        "table kitchen room home cosy counter evening hallway apartment window sink stove",
        "food home people party",
        "golden evening day",
    ),
    "windowsill": Setting(
        interiors.windowsill,
        "windowsill window sill balcony ledge conservatory greenhouse sunroom",
        "kitchen plant pot sunny light sink",
        "plant home weather nature",
        "morning day golden",
    ),
    "living_room": Setting(
        interiors.living_room,
        "living sofa couch lounge home armchair fireplace flat hallway lobby",
        "room window cosy cozy bedroom chair corner evening dining reading apartment",
        "home rest animal people play fashion",
        "golden evening day",
    ),
    "bedroom": Setting(
        homes.bedroom,
        "bedroom sleep pillow wardrobe vanity",
        "bed room night cosy home evening apartment",
        "rest home fashion",
        "evening night morning",
    ),
    "cafe": Setting(
        interiors.cafe,
        "cafe coffee bar restaurant bakery bistro diner roastery",
        "kitchen table cosy corner shop",
        "food people work",
        "morning golden day",
    ),
    "garden": Setting(
        outdoors.garden,
        "garden yard backyard allotment patio lawn raised terrace farm compost shed",
        "balcony greenhouse plant pot",
        "plant nature animal",
        "day golden morning",
    ),
    "mountains": Setting(
        outdoors.mountains,
        "mountain hill alps peak nature valley meadow hike camp outdoors lake field viewpoint",
        "trail path country road observatory",
        "travel nature sport weather",
        "day golden morning",
    ),
    "forest": Setting(
        woods.forest,
        "forest wood woods tree jungle trail park riverside",
        "path lawn bench garden river",
        "nature animal sport rest",
        "day golden morning",
    ),
    "beach": Setting(
        woods.beach,
        "beach sea ocean coast shore island sand seaside vacation holiday surf desert",
        "sunset riverside lake",
        "travel rest weather nature fashion",
        "day golden evening",
    ),
    "city": Setting(
        town.city,
        "city street skyline urban rooftop downtown town metro road bridge neighbourhood "
        "train platform airport",
        "market lane balcony bank",
        "city money party travel people energy",
        "evening golden night",
    ),
    "market": Setting(
        town.market,
        "market stall shop store grocery supermarket bazaar fair square",
        "street city bakery garden",
        "food money plant party",
        "morning day golden",
    ),
    "abstract": Setting(
        town.abstract,
        "abstract gradient plain shape background colourful minimal",
        "",
        "idea symbol tech time science",
        "day golden evening",
    ),
    "studio": Setting(
        rooms.studio,
        "studio neon podcast stream record set stage gaming music rehearsal cellar server screen",
        "dark guitar game practice",
        "media music tech play energy",
        "night evening",
    ),
    "office": Setting(
        rooms.office,
        "office desk workspace workplace coworking meeting boardroom laptop",
        "work table computer workshop packing window",
        "work tech money time idea",
        "day morning golden",
    ),
    "library": Setting(
        rooms.library,
        "library book bookshop school classroom university study reading laboratory student",
        "desk office armchair telescope",
        "study science idea art time",
        "golden day evening",
    ),
    "gym": Setting(
        rooms.gym,
        "gym fitness workout training exercise weights yoga sport club stadium",
        "mat track studio",
        "sport energy health",
        "day morning evening",
    ),
    "bathroom": Setting(
        rooms.bathroom,
        "bathroom bath shower spa wellness skincare mirror washroom",
        "sink laundry clinic",
        "health beauty rest",
        "morning day golden",
    ),
}
_ASKED, _LAST_WORD, _WOULD_DO, _HINTED, _MOST_HINTS = 10.0, 1.0, 4.0, 1.5, 2
_ASKED_BESIDE = 5.0
_PREPOSITIONS = frozenset(("at", "by", "with", "in", "of", "on", "over", "under", "near", "for"))
_NEIGHBOUR, _SEEN = 13.0, 4.5
_UNASKED, _FORBIDDEN = 200.0, 1000.0
_DAYLIGHT = (
    ("night", "night midnight moon dark neon"),
    ("evening", "evening dusk twilight sunset"),
    ("golden", "golden afternoon autumn cosy cozy warm"),
    ("morning", "morning dawn breakfast sunrise early"),
    ("overcast", "rain rainy overcast grey storm snow winter fog"),
    ("day", "noon midday day bright sunny summer sun sunlight"),
)


def choose(
    asked: str, hints: tuple[str, ...], topic: str, avoid: tuple[str, ...], rng: random.Random
) -> str:
    """The id of the setting that fits best: `asked` weighs most, then `hints`, then the topic.

    `avoid` names the settings of earlier scenes, oldest first: ids are never repeated while another
    is left; phrases lower what they stand for, the last of them most, so that another fitting
    setting is taken where there is one. A tie is broken by chance.
    """
    loose = {stem for text in hints for stem in words.telling(text)}
    burden = _burden(avoid)
    fits = {name: _fit(name, asked) for name in SETTINGS}
    is_known = any(fit for name, fit in fits.items() if burden.get(name, 0.0) < _FORBIDDEN)
    scored: list[tuple[float, float, str]] = []
    for name, setting in SETTINGS.items():
        known = set(words.stems(setting.asked_by))
        score = fits[name] - (_UNASKED if is_known and not fits[name] else 0.0)
        score += _HINTED * min(_MOST_HINTS, len(loose & known))
        topics = setting.topics.split()
        if topic in topics:
            score += 2.0 - 0.3 * topics.index(topic)
        scored.append((score - burden.get(name, 0.0), rng.random(), name))
    return max(scored)[2]


def _fit(name: str, asked: str) -> float:
    """How well a setting answers to a phrase: what comes before "by", "with" and the like says what
    kind of place it is, its last word most.
    """
    setting = SETTINGS[name]
    wanted = words.stems(asked)
    known, would_do = set(words.stems(setting.asked_by)), set(words.stems(setting.also))
    cut = next((i for i, word in enumerate(wanted) if word in _PREPOSITIONS), len(wanted))
    score = sum(_ASKED + _LAST_WORD * i for i, word in enumerate(wanted[:cut]) if word in known)
    score += sum(_ASKED_BESIDE for word in wanted[cut:] if word in known)
    return score or (_WOULD_DO if would_do & set(wanted) else 0.0)


def _burden(avoid: tuple[str, ...]) -> dict[str, float]:
    """What the settings of earlier scenes weigh against being used again."""
    burden: dict[str, float] = {}
    last = ""
    for told in avoid:
        name = told.split(":")[0]
        if name in SETTINGS:
            burden[name] = _FORBIDDEN
            continue
        scored = {n: _fit(n, told) - burden.get(n, 0.0) - _again(n, last) for n in SETTINGS}
        best = max(scored, key=lambda n: scored[n])
        if _fit(best, told):
            burden[best] = burden.get(best, 0.0) + _SEEN
        last = best
    if last:
        burden[last] = burden.get(last, 0.0) + _NEIGHBOUR
    return burden


def _again(name: str, last: str) -> float:
    return _NEIGHBOUR if name == last else 0.0


def daylight(name: str, tags: tuple[str, ...], hints: tuple[str, ...], rng: random.Random) -> Sky:
    """The time of day that tags (or else the texts) name, or one that suits the setting."""
    suits = SETTINGS[name].skies.split()
    usual = rng.choice(suits)
    for texts in (tags, hints):
        spoken = {stem for text in texts for stem in words.stems(text)}
        for sky, asked in _DAYLIGHT:
            if spoken & set(words.stems(asked)):
                return SKIES[sky]
    return SKIES[usual]
