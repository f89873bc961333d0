"""Which props show what a picture is about: what the subjects name, else what they mean, else their
topic.
"""

import functools
from collections.abc import Iterable
from dataclasses import dataclass

from limelight.adapters.embedded.illustrator.props import catalogue, matching, meaning

_SURE, _ALL = 9.0, 0.99
# How much a name that is said counts beside what is meant, and what a name alone is worth.
_BY_NAME, _UNLIKE = 0.35, 0.15
_CANDIDATES, _MOST = 24, 5


@dataclass(frozen=True)
class Choice:
    """What is shown: `objects` to put somewhere, most important first, and `scenery` that was named
    but is no object.
    """

    objects: tuple[str, ...] = ()
    scenery: tuple[str, ...] = ()


def choose(subjects: tuple[str, ...], context: tuple[str, ...], count: int) -> Choice:
    """Up to `count` different objects, never one by chance.

    A subject that names or means nothing there is gets an object of the topic of subjects and
    `context`. Subjects that are all scenery (the sky, a castle) get no object, and neither does a
    picture about nothing that is known.
    """
    found = [named(subject) for subject in subjects]
    objects = _fresh(name for names in found for name in _things(names)[:1])
    scenery = _fresh(name for names in found for name in names[:1] if _is_scenery(name))
    if not objects and scenery and all(found):
        return Choice((), scenery[:count])
    missing = sum(1 for names in found if not names) or (0 if subjects else 1)
    if missing and len(objects) < max(1, min(count, len(subjects))):
        objects = _fresh((*objects, *_around(subjects, context)[: max(1, missing)]))
    return Choice(objects[:count], scenery[:count])


def _around(subjects: tuple[str, ...], context: tuple[str, ...]) -> tuple[str, ...]:
    """What stands for subjects that name nothing: what the context names, or the topic's things."""
    topic = matching.topic(subjects) or matching.topic(context)
    spoken = [name for text in context for name in _things(matching.match(text))[:2]]
    return _fresh((*spoken, *for_topic(topic))) if not subjects else for_topic(topic)


@functools.lru_cache(512)
def named(subject: str) -> tuple[str, ...]:
    """The props that a subject names or means, best first; empty when none is near enough.

    What names all of the subject comes first. Otherwise words and meaning are weighed together, so
    that neither a chance word ("flu shot" is no photograph) nor a vague likeness decides alone.
    """
    weighed = [found for found in matching.weighed(subject) if found.name not in catalogue.SHADOWS]
    exact = [found.name for found in weighed if found.share > _ALL and found.weight >= _SURE]
    if exact:
        return tuple(exact)
    scores = dict(meaning.scored(subject, _CANDIDATES))
    for found in weighed:
        scores[found.name] = scores.get(found.name, _UNLIKE) + _BY_NAME * found.share * min(
            1.0, found.weight / _SURE
        )
    best = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
    seen = [name for name, score in best if score >= meaning.LEAST]
    return tuple(name for name in seen if name not in catalogue.SHADOWS)[:_MOST]


def _things(names: tuple[str, ...] | list[str]) -> list[str]:
    return [name for name in names if not _is_scenery(name)]


def _is_scenery(name: str) -> bool:
    return catalogue.every()[name].is_scenery


def _fresh(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def for_topic(topic: str) -> tuple[str, ...]:
    """What stands for a topic; nothing for one that is not known."""
    return _topics().get(topic, ())


@functools.cache
def _topics() -> dict[str, tuple[str, ...]]:
    rows = (catalogue.FOLDER / "topics.txt").read_text("utf-8").splitlines()
    pairs = (row.split(":", 1) for row in rows if row and not row.startswith("#"))
    return {topic.strip(): tuple(names.split()) for topic, names in pairs}
