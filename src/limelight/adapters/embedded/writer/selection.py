"""Choosing what to say: which items of which packs suit a reading, in which order."""

from collections import Counter
from random import Random

from limelight.adapters.embedded.writer.briefs.facts import label_of
from limelight.adapters.embedded.writer.briefs.reading import Reading
from limelight.adapters.embedded.writer.grammar import STOPS, capital, stem
from limelight.adapters.embedded.writer.knowledge import Item, ItemKind, Pack, frame
from limelight.adapters.embedded.writer.language import Tongue
from limelight.generation.schemas import Value
from limelight.stories.brief import Form

FRAMES_OF_FORM: dict[Form, str] = {
    "story": "story",
    "compare": "compare",
    "announce": "announce",
    "greeting": "greeting",
    "motivation": "motivation",
    "quote": "quote",
    "news": "announce",
    "product": "compare",
}
# The beats that make a story whole, the most needed first: a short one has these and no others.
BEATS = {
    "story": ("start", "notice", "stumble", "spark", "practice", "pass", "advice", "second"),
    "encounter": ("start", "stop", "since", "other", "memory", "talk", "pass", "home"),
}
# Forms of general advice of their own, where no field is known.
OWN_FRAMES: frozenset[Form] = frozenset({"day", "list"})
OWN_SUBJECTS: dict[Form, tuple[str, ...]] = {
    "product": ("gift", "checklist"),
    "news": ("newspaper", "calendar"),
    "announce": ("calendar", "gift"),
    "list": ("checklist", "pencil"),
    "qa": ("question mark", "speech balloon"),
    "quote": ("speech balloon", "heart"),
}
TOLD_ALONE: frozenset[Form] = frozenset({"explain", "facts", "myths", "qa"})
USUAL_SUBJECTS = ("notebook", "pencil")
FACTS_FIRST: frozenset[Form] = frozenset({"facts", "explain"})
ADVISING: frozenset[Form] = frozenset({"tips", "howto", "day", "list"})
AFTER_FIRST = 0.5
IN_ORDER: frozenset[Form] = frozenset(
    {"tips", "howto", "recipe", "story", "announce", "greeting", "list", "day", "explain"}
)
KEYWORD_BOOST = 6.0
ENTITY_BOOST, FEW_ENTITIES = 3.0, 4
# The items of a pack stand in the order of their worth: each place counts this much, up to a limit.
RANK_BOOST, LOWEST_RANK = 1.1, 9
CHANCE, LITTLE_CHANCE = 3.0, 0.5
# How much an item's nearness in meaning counts, in spreads of its pack, and up to where.
NEAR_BOOST, MOST_NEAR = 2.5, 2.0
SHORTEST_KEYWORD = 4
LEAST_EXPLAINED = 2
LONGEST_LABEL = 28


class Choice(Value):
    """Items for the body in order of preference, and others that may follow as extras."""

    body: tuple[Item, ...]
    extras: tuple[Item, ...]
    form: Form


def choose(reading: Reading, rng: Random, tongue: Tongue, *, is_short: bool = False) -> Choice:
    """What could be said, best first; the same `rng` state gives the same choice."""
    form = possible_form(reading)
    if is_short and form in ("myths", "story") and reading.pack:
        form = "tips"
    ranked = _ranked(reading, rng)
    general = _shuffled(_general_frame(reading, tongue.code), rng)
    if form in ADVISING:
        general += frame("motivation", tongue.code).items
    own = own_items(reading, form, tongue)
    if form in FRAMES_OF_FORM:
        framed = _framed(reading, form, tongue.code, rng)
        # What is known of the field is no part of somebody's own news.
        more = tuple(general) if own else (*ranked, *general)
        if own and form != "announce":
            return Choice(body=tuple(own), extras=(*framed, *more), form=form)
        return Choice(body=(*own, *framed), extras=(*framed, *more), form=form)
    if own:
        # Remarks that hold for any topic would only water such facts down.
        extras = () if form in TOLD_ALONE else (*ranked, *general)
        return Choice(body=tuple(own), extras=extras, form=form)
    form, body, rest = _from_pack(reading, ranked, form)
    if not body:
        body = _shuffled(frame("myths", tongue.code), rng) if form == "myths" else list(general)
    return Choice(body=tuple(body), extras=(*rest, *body, *general), form=form)


def frame_name(reading: Reading, form: Form) -> str:
    """The frame that tells a form, or nothing. A story about a thing is one of meeting it, a story
    about doing something one of learning it.
    """
    if reading.own.is_moment:
        return "moment"
    if form == "story" and not reading.topic.doing:
        return "encounter"
    return FRAMES_OF_FORM.get(form, "")


def _framed(reading: Reading, form: Form, code: str, rng: Random) -> tuple[Item, ...]:
    name = frame_name(reading, form)
    items = frame(name, code).items
    if name in ("quote", "moment"):
        return tuple(_shuffled(frame(name, code), rng))
    beats = BEATS.get(name)
    return tuple(sorted(items, key=lambda item: beats.index(item.id))) if beats else items


def _from_pack(
    reading: Reading, ranked: list[Item], form: Form
) -> tuple[Form, list[Item], list[Item]]:
    """The items of the field for a form, and those of other kinds that may follow."""
    first, second = _wanted_kinds(form)
    body = _recipe(reading) if first == "step" else [i for i in ranked if i.kind == first]
    if form == "qa":
        body = ranked
    if not body and _recipe(reading):
        form, body = "recipe", _recipe(reading)
    if not body and form not in ("myths", "recipe"):
        body = [item for item in ranked if item.kind == second]
        form = "facts" if body and second == "fact" else form
    if form == "explain" and len(body) < LEAST_EXPLAINED:
        body += [item for item in ranked if item.kind == second][:LEAST_EXPLAINED]
    return form, body, [item for item in ranked if item.kind not in (first, "step")]


def in_order(chosen: list[Item], reading: Reading, form: Form, code: str) -> list[Item]:
    """The chosen items in the order they are said: the pack's own for advice, else as ranked."""
    frames = frame_name(reading, form) or ("day" if form == "day" and not reading.pack else "")
    if form not in IN_ORDER or not (frames or reading.pack):
        return chosen
    known = frame(frames, code).items if frames else reading.pack.items if reading.pack else ()
    place = {item.id: index for index, item in enumerate(known)}
    return sorted(chosen, key=lambda item: -1 if item.is_own else place.get(item.id, AFTER_FIRST))


def own_items(reading: Reading, form: Form, tongue: Tongue) -> list[Item]:
    """What the brief itself says, as items: facts of a product, news, a list, answers, a quote."""
    own = reading.own
    said: list[tuple[str, tuple[str, ...]]] = [(text, (text,)) for text in own.told]
    said += [(text, (_sentence(text),)) for text in own.listed]
    asked: list[tuple[str, tuple[str, ...]]] = [
        (question, (f"{question} {answer}",)) for question, answer in own.pairs
    ]
    if form == "myths":
        asked = [(belief, (_cited(belief, "", tongue), truth)) for belief, truth in own.pairs]
    said += asked
    if own.quote:
        said.append((own.by or own.quote, (_cited(own.quote, own.by, tongue),)))
    if reading.own.is_moment:
        return []
    if form == "announce" and reading.details:
        said = [(text, (text,)) for text in _details(reading)]
    subjects = OWN_SUBJECTS.get(form, USUAL_SUBJECTS)
    items = [
        Item(
            id=f"own-{index}",
            kind="myth" if form == "myths" else "tip",
            subjects=subjects,
            label=label_of(label, LONGEST_LABEL, tongue),
            lines=lines,
            is_own=True,
            is_quoted=True,
        )
        for index, (label, lines) in enumerate(said)
    ]
    if form == "product" and items:
        honest = tongue.facts["honest"]
        items.append(
            Item(
                id="own-honest",
                kind="tip",
                subjects=("robot", "checklist"),
                label=honest["label"],
                lines=tuple(honest["lines"]),
                is_own=True,
            ),
        )
    return items


def _sentence(text: str) -> str:
    return capital(text) if text[-1] in STOPS else capital(text) + "."


def _cited(quote: str, by: str, tongue: Tongue) -> str:
    """A given quote in the language's marks, with whom it was given for."""
    pattern: str = tongue.facts["cited_by" if by else "cited"]
    return pattern.format(quote=quote.rstrip("."), who=by)


def _details(reading: Reading) -> tuple[str, ...]:
    """Dates, prices and places from the brief of an announcement."""
    return tuple(capital(each.rstrip(".!?")) + "." for each in reading.details)


def possible_form(reading: Reading) -> Form:
    """The form that can be told with what is known: no facts and no recipe where there are none."""
    if reading.form == "recipe" and not _recipe(reading):
        return "tips"
    if reading.form == "facts" and (reading.pack is None or reading.pack.is_sort):
        return "tips"
    if reading.form == "compare" and reading.sides is None and reading.pack is not None:
        return "opinion"
    return reading.form


def _recipe(reading: Reading) -> list[Item]:
    """The steps of the entity's recipe in their order; none when it has no recipe."""
    items = reading.pack.items if reading.pack else ()
    return [item for item in items if item.kind == "step" and _holds(item, reading)]


def _wanted_kinds(form: Form) -> tuple[ItemKind, ItemKind]:
    """The kind of item a form is made of, and the one to take when there is none."""
    if form == "recipe":
        return "step", "tip"
    if form == "myths":
        return "myth", "tip"
    return ("fact", "tip") if form in FACTS_FIRST else ("tip", "fact")


def _general_frame(reading: Reading, code: str) -> Pack:
    if reading.form in OWN_FRAMES:
        return frame(reading.form, code)
    if reading.topic.doing or (
        reading.form in ("tips", "howto", "day", "motivation") and reading.pack
    ):
        return frame("doing", code)
    return frame("thing", code)


def _shuffled(pack: Pack, rng: Random) -> list[Item]:
    items = list(pack.items)
    rng.shuffle(items)
    return items


def _holds(item: Item, reading: Reading) -> bool:
    """Whether an item may be said: it is about this entity (or all), and not what the brief
    excludes.
    """
    entity = reading.entity.id if reading.entity else ""
    if item.about and entity not in item.about:
        return False
    if not reading.without:
        return True
    words = {stem(word) for word in (*item.id.split("-"), *" ".join(item.subjects).split())}
    return not words & reading.without


def _ranked(reading: Reading, rng: Random) -> list[Item]:
    """The items of the field that hold, best first; steps of a recipe stay in their order."""
    if reading.pack is None:
        return []
    held = [item for item in reading.pack.items if _holds(item, reading)]
    chance = LITTLE_CHANCE if reading.form == "explain" else CHANCE
    ranks = _ranks(held)
    scores = [
        _score(item, rank, reading) + rng.random() * chance
        for item, rank in zip(held, ranks, strict=True)
    ]
    return [held[index] for index in sorted(range(len(held)), key=lambda index: -scores[index])]


def _ranks(items: list[Item]) -> list[int]:
    """The place of each item among those of its kind: 0 is the one most worth saying."""
    seen: Counter[str] = Counter()
    ranks = []
    for item in items:
        ranks.append(seen[item.kind])
        seen[item.kind] += 1
    return ranks


def _score(item: Item, rank: int, reading: Reading) -> float:
    parts = [stem(word) for word in item.id.split("-") if len(word) >= SHORTEST_KEYWORD]
    mentioned = any(word.startswith(part) for part in parts for word in reading.stems)
    near = max(-MOST_NEAR, min(MOST_NEAR, reading.near.get(item.id, 0.0)))
    # Advice for a whole sort has no order of worth: what is nearest to the topic goes first.
    worth = 0.0 if reading.pack and reading.pack.is_sort else RANK_BOOST * min(rank, LOWEST_RANK)
    return KEYWORD_BOOST * mentioned + NEAR_BOOST * near + _closeness(item) - worth


def _closeness(item: Item) -> float:
    """More for what holds for few entities than for what holds for many."""
    if not item.about:
        return 0.0
    return ENTITY_BOOST if len(item.about) <= FEW_ENTITIES else ENTITY_BOOST / len(item.about)
