"""Choosing what to say: which items of which packs suit a reading, in which order."""

from random import Random

from limelight.adapters.embedded.writer.grammar import stem
from limelight.adapters.embedded.writer.knowledge import Item, Pack, frame
from limelight.adapters.embedded.writer.reading import Form, Reading
from limelight.generation.schemas import Value

FRAMES_OF_FORM: dict[Form, str] = {
    "story": "story",
    "compare": "compare",
    "announce": "announce",
    "greeting": "greeting",
    "motivation": "motivation",
}
FACTS_FIRST: frozenset[Form] = frozenset({"facts", "explain"})
IN_ORDER: frozenset[Form] = frozenset(
    {"howto", "recipe", "story", "announce", "greeting"}
)
KEYWORD_BOOST = 6.0
ENTITY_BOOST = 3.0
EARLY_BOOST = 0.35
CHANCE = 3.0


class Choice(Value):
    """Items for the body in order of preference, and others that may follow as extras."""

    body: tuple[Item, ...]
    extras: tuple[Item, ...]
    form: Form


def choose(reading: Reading, rng: Random) -> Choice:
    """What could be said, best first; the same `rng` state gives the same choice."""
    form = _possible_form(reading)
    own = _ranked(reading, rng)
    frames = _shuffled(_general_frame(reading), rng)
    if form in FRAMES_OF_FORM:
        body = list(frame(FRAMES_OF_FORM[form]).items)
        return Choice(body=tuple(body), extras=(*own, *frames), form=form)
    wanted = _wanted_kinds(form)
    body = [item for item in own if item.kind in wanted[0]]
    if form == "explain" and len(body) < 2:
        body += [item for item in own if item.kind in wanted[1]][:2]
    if not body:
        body = _shuffled(frame("myths"), rng) if form == "myths" else frames
    extras = [item for item in (*own, *frames) if item not in body and item.kind != "step"]
    return Choice(body=tuple(body), extras=tuple(extras), form=form)


def in_order(chosen: list[Item], reading: Reading, form: Form) -> list[Item]:
    """The chosen items in the order they are said: the pack's own for steps, else as ranked."""
    if form not in IN_ORDER or reading.pack is None:
        return chosen
    place = {item.id: index for index, item in enumerate(reading.pack.items)}
    return sorted(chosen, key=lambda item: place.get(item.id, len(place)))


def _possible_form(reading: Reading) -> Form:
    if reading.form == "recipe" and not _steps(reading):
        return "tips"
    if reading.form == "compare" and reading.sides is None and reading.pack is not None:
        return "opinion"
    return reading.form


def _steps(reading: Reading) -> bool:
    return bool(reading.pack and reading.entity) and any(
        item.kind == "step" and _holds(item, reading) for item in (reading.pack.items if reading.pack else ())
    )


def _wanted_kinds(form: Form) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if form == "recipe":
        return ("step",), ("tip",)
    if form == "myths":
        return ("myth",), ("tip",)
    if form in FACTS_FIRST:
        return ("fact",), ("tip",)
    return ("tip",), ("fact",)


def _general_frame(reading: Reading) -> Pack:
    if reading.topic.doing or reading.form in ("tips", "howto", "day", "motivation") and reading.pack:
        return frame("doing")
    return frame("thing")


def _shuffled(pack: Pack, rng: Random) -> list[Item]:
    items = list(pack.items)
    rng.shuffle(items)
    return items


def _holds(item: Item, reading: Reading) -> bool:
    """Whether an item may be said: it is about this entity (or all), and not what the brief excludes."""
    entity = reading.entity.id if reading.entity else ""
    if item.about and entity not in item.about:
        return False
    if not reading.without:
        return True
    words = {stem(word) for word in (*item.id.split("-"), *" ".join(item.subjects).split())}
    return not words & reading.without


def _ranked(reading: Reading, rng: Random) -> list[Item]:
    if reading.pack is None:
        return []
    held = [item for item in reading.pack.items if _holds(item, reading)]
    scored = [(_score(item, index, reading) + rng.random() * CHANCE, index) for index, item in enumerate(held)]
    ranked = [held[index] for _, index in sorted(scored, reverse=True)]
    return sorted(ranked, key=lambda item: held.index(item)) if any(
        item.kind == "step" for item in ranked
    ) and reading.form == "recipe" else ranked


def _score(item: Item, index: int, reading: Reading) -> float:
    mentioned = {stem(word) for word in item.id.split("-")} & reading.stems
    return (
        KEYWORD_BOOST * bool(mentioned)
        + ENTITY_BOOST * bool(item.about)
        - EARLY_BOOST * index
    )
