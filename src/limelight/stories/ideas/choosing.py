"""Ideas for pieces: topics the writer knows, told in a form, chosen for a character and a day."""

import json
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from importlib import resources
from random import Random
from typing import Any

from limelight.generation.schemas import Value
from limelight.stories.brief import Form

_DAYS_AHEAD, _DAYS_AFTER = 14, 1
# At most so many ideas for days that are near.
_FOR_DAYS = 2
_SHORTEST = 2
_MOST_WORDS = 4


class KnownTopic(Value):
    """A topic a writer knows much about: `field` is what it belongs to, `words` point to it in any
    language, `thing` and `doing` are phrases for it ("the basil", "grow basil").
    """

    field: str
    words: tuple[str, ...]
    thing: str
    doing: str = ""


class Idea(Value):
    """A brief to start from: its text, how it is told, and why it is offered."""

    text: str
    form: Form
    why: str


class Wanted(Value):
    """Whom ideas are for: `interests` are the character's, `made` the texts of its earlier pieces,
    `today` finds days that are near; `page` counts how often other ideas were asked for.
    """

    interests: tuple[str, ...] = ()
    made: tuple[str, ...] = ()
    language: str = "en"
    today: date
    page: int = 0
    count: int = 6


def list_ideas(topics: Sequence[KnownTopic], wanted: Wanted) -> tuple[Idea, ...]:
    """Ideas, those for a day that is near first, then those about what the character likes, then
    others. None repeats an earlier piece; topics that were rarely told come first.
    """
    chance = Random(f"{wanted.today.isoformat()}/{wanted.page}")  # noqa: S311 - not a secret
    made = [_folded(text) for text in wanted.made]
    patterns = _written()["patterns"][wanted.language]
    days = _of_days(topics, wanted.today)
    groups = (
        (days, _FOR_DAYS),
        (_liked(topics, wanted.interests), wanted.count - 1),
        (_any(topics), wanted.count),
    )
    found: dict[str, Idea] = {}
    told: set[str] = set()
    for group, most in groups:
        shuffled = chance.sample(group, len(group))
        for topic, why in sorted(shuffled, key=lambda pair: _times(pair[0], made)):
            # Forms that were offered already come last, so that the ideas differ.
            forms = [idea.form for idea in found.values()]
            mixed = chance.sample(patterns, len(patterns))
            mixed.sort(key=lambda pattern: forms.count(pattern["form"]))
            idea = _first_new(topic, why, wanted.language, made, mixed)
            if topic.thing in told or idea is None or len(found) >= most:
                continue
            told.add(topic.thing)
            found.setdefault(idea.text, idea)
    return tuple(found.values())


def complete(topics: Sequence[KnownTopic], text: str, count: int = 5) -> tuple[str, ...]:
    """Ways to go on with what is typed: its last words as the beginning of a known topic. Where one
    is named already, a single last word begins no other: "coffee at home" is a whole sentence.
    """
    words = text.split()
    if not words or text != text.rstrip():
        return ()
    found: dict[str, None] = {}
    said = f" {_folded(' '.join(words))} "
    fewest = 2 if any(f" {_folded(topic.thing)} " in said for topic in topics) else 1
    for length in range(min(_MOST_WORDS, len(words)), fewest - 1, -1):
        begun, before = " ".join(words[-length:]), " ".join(words[:-length])
        if len(begun) < _SHORTEST:
            continue
        for topic in topics:
            for phrase in (topic.doing, topic.thing):
                if phrase and _folded(phrase).startswith(_folded(begun)) and phrase != begun:
                    found[f"{before} {phrase}".strip()] = None
    return tuple(found)[:count]


def _of_days(topics: Sequence[KnownTopic], today: date) -> list[tuple[KnownTopic, str]]:
    near = []
    for day in _written()["days"]:
        month, number = map(int, day["on"].split("-"))
        for year in (today.year, today.year + 1):
            on = date(year, month, number)
            if on - timedelta(_DAYS_AHEAD) <= today <= on + timedelta(_DAYS_AFTER):
                told = f"{day['name']}, {on.day} {on:%B}"
                near += [(topic, told) for topic in topics if topic.field == day["field"]]
    return near


def _liked(topics: Sequence[KnownTopic], interests: Sequence[str]) -> list[tuple[KnownTopic, str]]:
    found = []
    for interest in interests:
        words = {_folded(word) for word in (interest, *interest.split())}
        fields = {each.field for each in topics if words & {_folded(word) for word in each.words}}
        of_it = [topic for topic in topics if topic.field in fields]
        own = KnownTopic(field=interest, words=(interest,), thing=interest)
        found += [(topic, f"likes {interest}") for topic in of_it or [own]]
    return found


def _any(topics: Sequence[KnownTopic]) -> list[tuple[KnownTopic, str]]:
    return [(topic, "known well") for topic in topics]


def _first_new(
    topic: KnownTopic, why: str, language: str, made: Sequence[str], patterns: Sequence[Any]
) -> Idea | None:
    """An idea about the topic in the first form in which it was not told; None when all were."""
    for pattern in patterns:
        if "{doing}" in pattern["text"] and not topic.doing:
            continue
        said = pattern["text"].format(
            thing=topic.thing, Thing=topic.thing[:1].upper() + topic.thing[1:], doing=topic.doing
        )
        text = said[:1].upper() + said[1:]
        if _folded(text) not in made:
            return Idea(text=text, form=pattern["form"], why=why)
    return None


def _times(topic: KnownTopic, made: Sequence[str]) -> int:
    """How often the topic was told before."""
    words = {_folded(word) for word in topic.words}
    return sum(bool(words & set(text.replace(",", " ").split())) for text in made)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).strip(".!?")


@cache
def _written() -> dict[str, Any]:
    file = resources.files("limelight.stories.ideas") / "written.json"
    read: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return read
