"""Everyday objects as drawings (Fluent Emoji, MIT, Microsoft; filters removed) and the words
that find them.
"""

import functools
import gzip
import json
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from limelight.adapters.embedded.illustrator import colours, objects, postures, words
from limelight.adapters.embedded.illustrator.svg import num

CREDIT = "Objects: Fluent Emoji by Microsoft (MIT), modified"
_DATA = Path(__file__).parents[1] / "data" / "illustrator"
_SIZE, _TALLEST = 32.0, 31.0
# What stands for a topic when nothing nearer is found.
_TOPIC_ICONS: dict[str, tuple[str, ...]] = {
    "plant": ("potted-plant", "watering-can", "seedling"),
    "food": ("fork-and-knife-with-plate", "green-salad", "pot-of-food"),
    "tool": ("toolbox", "hammer-and-wrench", "gear"),
    "home": ("potted-plant", "basket", "candle"),
    "tech": ("laptop", "mobile-phone", "gear"),
    "sport": ("running-shoe", "flexed-biceps", "trophy"),
    "travel": ("world-map", "compass", "luggage"),
    "money": ("money-bag", "chart-increasing", "coin"),
    "health": ("red-heart", "stethoscope", "lotus"),
    "animal": ("paw-prints", "dog-face", "bird"),
    "work": ("briefcase", "memo", "bullseye"),
    "study": ("books", "open-book", "graduation-cap"),
    "media": ("video-camera", "camera", "film-frames"),
    "music": ("musical-notes", "headphone", "guitar"),
    "art": ("artist-palette", "paintbrush", "pencil"),
    "fashion": ("t-shirt", "handbag", "sunglasses"),
    "science": ("microscope", "test-tube", "telescope"),
    "weather": ("umbrella-with-rain-drops", "thermometer", "snowflake"),
    "rest": ("candle", "alarm-clock", "teacup-without-handle"),
    "party": ("party-popper", "wrapped-gift", "balloon"),
    "people": ("busts-in-silhouette", "speech-balloon", "handshake"),
    "time": ("alarm-clock", "calendar", "hourglass-not-done"),
    "city": ("automobile", "bicycle", "world-map"),
    "nature": ("hiking-boot", "evergreen-tree", "droplet"),
    "play": ("puzzle-piece", "teddy-bear", "game-die"),
    "energy": ("high-voltage", "fire"),
    "beauty": ("lotion-bottle", "lipstick"),
    "idea": ("light-bulb", "sparkles"),
}
# What stands for scenery that is named alone: a thing that is used there.
_STAND_INS: dict[str, str] = {
    "sun": "potted-plant", "sunny-window": "potted-plant", "window": "potted-plant",
    "crescent-moon": "candle", "full-moon": "candle", "bed": "candle", "house": "key",
    "door": "key", "couch-and-lamp": "teacup-without-handle", "cloud": "umbrella-with-rain-drops",
    "cloud-with-rain": "umbrella-with-rain-drops", "bank": "money-bag", "bathtub": "soap",
    "snow-capped-mountain": "hiking-boot", "convenience-store": "shopping-bags",
}  # fmt: skip
_NO_TOPIC = ("light-bulb", "sparkles", "star")


@dataclass(frozen=True)
class Entry:
    """An object: its topic and the phrases (as stems) it stands for, best first."""

    name: str
    topic: str
    phrases: tuple[tuple[str, ...], ...]
    floats: bool


@functools.cache
def _bodies() -> dict[str, str]:
    with gzip.open(_DATA / "icons.json.gz") as file:
        icons: dict[str, str] = json.load(file)["icons"]
    return icons | {name: draw_it() for name, draw_it in objects.DRAWN.items()}


@functools.cache
def entries() -> tuple[Entry, ...]:
    """Every object, in the order of the list."""
    found = []
    for row in (_DATA / "keywords.txt").read_text("utf-8").splitlines():
        if not row.strip() or row.startswith("#"):
            continue
        name, topic, listed = (part.strip() for part in row.split(":", 2))
        own = name.lstrip("~").replace("-", " ")
        phrases = [tuple(words.stems(p)) for p in (own, *listed.split(",")) if p.strip()]
        found.append(Entry(name.lstrip("~"), topic, tuple(phrases), name.startswith("~")))
    return tuple(found)


@functools.cache
def _index() -> dict[tuple[str, ...], tuple[str, float]]:
    index: dict[tuple[str, ...], tuple[str, float]] = {}
    for entry in entries():
        for rank, phrase in enumerate(entry.phrases):
            weight = 10.0 * len(phrase) ** 1.4 + (3.0 if rank == 0 else 2.0 / rank)
            if phrase not in index or index[phrase][1] < weight:
                index[phrase] = (entry.name, weight)
        # Single words of an object's own name find it too, but weakly.
        for word in entry.phrases[0]:
            index.setdefault((word,), (entry.name, 4.0))
    return index


@functools.cache
def _topic_words() -> dict[str, Counter[str]]:
    known: dict[str, Counter[str]] = {}
    for entry in entries():
        for phrase in entry.phrases:
            for word in phrase:
                if word not in words.STOP:
                    known.setdefault(word, Counter())[entry.topic] += 1
    return known


def floats(name: str) -> bool:
    """Whether an object hovers rather than stands."""
    return any(e.name == name and e.floats for e in entries())


def match(subject: str) -> list[str]:
    """Objects that `subject` names, best first; empty when it names none."""
    tokens = words.stems(subject)
    index = _index()
    scored: dict[str, float] = {}
    for length in (4, 3, 2, 1):
        for i in range(len(tokens) - length + 1):
            phrase = tuple(tokens[i : i + length])
            if phrase not in index or (length == 1 and phrase[0] in words.STOP):
                continue
            name, weight = index[phrase]
            # The last word of an English compound is what the thing is.
            scored[name] = max(scored.get(name, 0.0), weight + 0.01 * i)
    return sorted(scored, key=lambda n: (-scored[n], n))


def topic(texts: tuple[str, ...]) -> str:
    """The topic most of the words of `texts` belong to, or an empty string."""
    votes: dict[str, float] = {}
    known = _topic_words()
    for place, text in enumerate(texts):
        for word in words.telling(text):
            for name, count in known.get(word, Counter()).items():
                share = count / sum(known[word].values()) / (1 + 0.25 * place)
                votes[name] = votes.get(name, 0.0) + share
    if not votes:
        return ""
    best = max(votes.values())
    return min(name for name, count in votes.items() if count >= best - 1e-9)


def choose(subjects: tuple[str, ...], context: tuple[str, ...], count: int) -> list[str]:
    """Up to `count` different objects: what the subjects name, then what fits the topic.

    A subject that names nothing gets an object of the topic of subjects and `context`; never a
    random one.
    """
    chosen: list[str] = []
    for subject in subjects:
        fresh = [n for n in _objects(subject) if n not in chosen]
        if fresh:
            chosen.append(fresh[0])
    if not chosen:
        named = [name for subject in subjects for name in match(subject)]
        chosen = [_STAND_INS[name] for name in named if name in _STAND_INS][:1]
    fitting = _TOPIC_ICONS.get(topic(subjects) or topic(context), _NO_TOPIC)
    if not chosen:
        for text in context:
            chosen += [n for n in _objects(text)[:2] if n not in chosen]
    places = sum(1 for subject in subjects if match(subject) and not _objects(subject))
    if len(chosen) < max(1, min(count, len(subjects) - places)):
        chosen += [n for n in fitting if n not in chosen and _is_object(n)]
    return chosen[:count]


def _objects(subject: str) -> list[str]:
    return [name for name in match(subject) if _is_object(name)]


def _is_object(name: str) -> bool:
    """Whether it can stand somewhere; scenery is drawn by the scene instead."""
    return name not in postures.SCENERY


def draw(name: str, place: tuple[float, float, float], key: str, turn: float = 0) -> str:
    """An object resting naturally with the middle of its foot at (x, y), `size` wide or high.

    `turn` leans it by degrees about its foot; `key` makes its ids unique.
    """
    x, y, size = place
    body = _bodies()[name]
    body = re.sub(r'(id="|url\(#|href="#)', rf"\g<1>{key}-", body)
    rests = stance(name)
    scale = _scale(rests, size)
    upright = f"scale({scale:.4f})"
    if rests.rest == "lie":
        upright = f"scale({scale:.4f} {scale * postures.LYING_SQUASH:.4f})"
    lean = f"rotate({num(turn)}) " if turn and rests.rest != "lie" else ""
    middle = (rests.left + rests.right) / 2
    turned = f" rotate({num(rests.turn)} 16 16)" if rests.turn else ""
    return (
        f'<g transform="translate({num(x)} {num(y)}) {lean}{upright} '
        f'translate({num(-middle)} {num(-rests.foot)}){turned}">{body}</g>'
    )


@functools.cache
def stance(name: str) -> postures.Posture:
    """How an object rests."""
    return postures.posture(name, is_light=floats(name))


def _scale(rests: postures.Posture, size: float) -> float:
    """Slanted things grow when they stand up: they are kept as high as the others."""
    return size / _SIZE * min(1.0, _TALLEST / max(rests.height, 1.0))


def drawn_size(name: str, size: float) -> tuple[float, float]:
    """Width and height that an object drawn at `size` really covers."""
    rests = stance(name)
    scale = _scale(rests, size)
    squash = postures.LYING_SQUASH if rests.rest == "lie" else 1.0
    return rests.width * scale, rests.height * scale * squash


def main_colour(name: str) -> str:
    """The most frequent lively colour of an object, for lights that suit it."""
    found = Counter(c.lower() for c in re.findall(r"#[0-9a-fA-F]{6}", _bodies()[name]))
    lively = [c for c, _ in found.most_common(24) if max(colours.rgb(c)) - min(colours.rgb(c)) > 70]
    return lively[0] if lively else "#f2b04c"
