"""Which setting a text asks for, and in which daylight."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from limelight.adapters.embedded.illustrator import words
from limelight.adapters.embedded.illustrator.scenes import interiors, outdoors, rooms, town, woods
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
    """A place that can be drawn: words that ask for it, topics it suits, its usual daylight."""

    draw: Generator
    asked_by: str
    topics: str
    skies: str


SETTINGS: dict[str, Setting] = {
    "kitchen": Setting(
        interiors.kitchen,
        "kitchen cook cooking bake baking counter stove recipe dining pantry",
        "food home plant",
        "morning day golden",
    ),
    "windowsill": Setting(
        interiors.windowsill,
        "windowsill window sill balcony ledge conservatory greenhouse sunroom",
        "plant home weather nature",
        "morning day golden",
    ),
    "living_room": Setting(
        interiors.living_room,
        "living room sofa couch lounge home cosy cozy bedroom fireplace flat",
        "home rest animal people play fashion",
        "golden evening day",
    ),
    "cafe": Setting(
        interiors.cafe,
        "cafe coffee bar restaurant bakery bistro diner",
        "food people work",
        "morning golden day",
    ),
    "garden": Setting(
        outdoors.garden,
        "garden yard backyard allotment patio lawn raised bed terrace farm",
        "plant nature animal",
        "day golden morning",
    ),
    "mountains": Setting(
        outdoors.mountains,
        "mountain hill alps peak nature valley meadow hike camp outdoors lake",
        "travel nature sport weather",
        "day golden morning",
    ),
    "forest": Setting(
        woods.forest,
        "forest wood woods tree jungle trail park",
        "nature animal sport rest",
        "day golden morning",
    ),
    "beach": Setting(
        woods.beach,
        "beach sea ocean coast shore island sand seaside vacation holiday surf",
        "travel rest weather nature fashion",
        "day golden evening",
    ),
    "city": Setting(
        town.city,
        "city street skyline urban rooftop downtown town night metro",
        "city money party travel people energy",
        "evening golden night",
    ),
    "market": Setting(
        town.market,
        "market stall shop store grocery supermarket bazaar fair",
        "food money plant party",
        "morning day golden",
    ),
    "abstract": Setting(
        town.abstract,
        "abstract gradient plain shape background colourful minimal",
        "idea symbol tech time science",
        "day golden evening",
    ),
    "studio": Setting(
        rooms.studio,
        "studio neon podcast stream record set stage gaming music",
        "media music tech play energy",
        "night evening",
    ),
    "office": Setting(
        rooms.office,
        "office desk workspace workplace coworking meeting boardroom",
        "work tech money time idea",
        "day morning golden",
    ),
    "library": Setting(
        rooms.library,
        "library book bookshop school classroom university study reading",
        "study science idea art time",
        "golden day evening",
    ),
    "gym": Setting(
        rooms.gym,
        "gym fitness workout training exercise weights yoga sport club",
        "sport energy health",
        "day morning evening",
    ),
    "bathroom": Setting(
        rooms.bathroom,
        "bathroom bath shower spa wellness skincare mirror washroom",
        "health beauty rest",
        "morning day golden",
    ),
}
_DAYLIGHT = (
    ("night", "night midnight moon dark neon"),
    ("evening", "evening dusk twilight sunset"),
    ("golden", "golden afternoon autumn cosy cozy warm"),
    ("morning", "morning dawn breakfast sunrise early"),
    ("overcast", "rain rainy overcast grey storm snow winter fog"),
    ("day", "noon midday day bright sunny summer"),
)


def choose(
    asked: str, hints: tuple[str, ...], topic: str, avoid: tuple[str, ...], rng: random.Random
) -> str:
    """The id of the setting that fits best: `asked` weighs most, then `hints`, then the topic;
    never one of `avoid`
    while another is left. A tie is broken by chance."""
    wanted = set(words.stems(asked))
    loose = {stem for text in hints for stem in words.telling(text)}
    used = {a.split(":")[0] for a in avoid}
    scored: list[tuple[float, float, str]] = []
    for name, setting in SETTINGS.items():
        known = set(words.stems(setting.asked_by))
        score = 10.0 * len(wanted & known) + 1.5 * len(loose & known)
        topics = setting.topics.split()
        if topic in topics:
            score += 2.0 - 0.3 * topics.index(topic)
        if name in used:
            score -= 1000.0
        scored.append((score, rng.random(), name))
    return max(scored)[2]


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
