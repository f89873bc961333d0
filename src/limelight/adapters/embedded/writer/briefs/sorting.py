"""What sort of thing a topic is (food, travel, craft), by its meaning, and which advice is nearest
to it. The vectors are written by tools/build_sorts.py.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from limelight.adapters.embedded.writer.briefs.reading import Reading
from limelight.adapters.embedded.writer.briefs.topics import own_words
from limelight.adapters.embedded.writer.knowledge import Entity, Item, Pack, data_folder, sort_pack
from limelight.adapters.embedded.writer.memory import Embed
from limelight.stories.brief import Form

MEANINGS = "sort_meanings.npz"
# What the vectors of items are multiplied with to be kept as whole numbers.
SCALE = 400.0
# Measured on topics that are no examples, docs/writer.md: a sort counts from this score on and so
# far before the next; against a field that was found by its words it must be surer.
LEAST, AHEAD = 0.15, 0.03
SURE, SURELY_AHEAD = 0.3, 0.12
NONE = "none"
# Forms whose advice follows from the sort; the others tell facts or a story of their own.
ADVISED: frozenset[Form] = frozenset(
    {
        "tips",
        "howto",
        "list",
        "qa",
        "myths",
        "recipe",
        "question",
        "opinion",
        "motivation",
        "compare",
    }
)
# Forms in which a field's advice may be followed by that of a sort.
MIXED: frozenset[Form] = ADVISED - {"myths", "qa", "recipe"}
# A piece of advice so many spreads above the others of its field belongs to a topic; from the
# second on it is the only one of its field that does.
STANDS_OUT, ALONE = 1.2, 2.5
# What a sort's advice suits is written in key words, which are this much nearer to any topic than
# the sentences of a field.
NEARER = 0.03
# A phone or a computer is mostly what a field's things are done with ("photos with the phone"), not
# what is asked about: its advice is never mixed in.
TOOLS = "digital"
# A field answers an English question of why when one of its facts is at least so near to it: of
# twenty questions the twelve that were answered lie from 0.87 on, the others up to 0.86.
ANSWERS = 0.865


@dataclass(frozen=True)
class _Space:
    names: tuple[str, ...]
    middle: NDArray[np.float32]
    weights: NDArray[np.float32]
    items: dict[str, NDArray[np.float32]]


@cache
def _space() -> _Space:
    with data_folder().joinpath(MEANINGS).open("rb") as file, np.load(file) as kept:
        vectors = kept["items"].astype(np.float32) / SCALE
        items = dict(zip(kept["keys"].tolist(), vectors, strict=True))
        names = tuple(kept["names"].tolist())
        return _Space(
            names, kept["middle"].astype(np.float32), kept["weights"].astype(np.float32), items
        )


def fitted(middle: NDArray[np.float32], vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Vectors, (number, 384), as the sorts are told apart: what is usual taken away, length 1."""
    apart = vectors - middle
    told: NDArray[np.float32] = apart / np.linalg.norm(apart, axis=1, keepdims=True)
    return told


def scores(vector: NDArray[np.float32]) -> dict[str, float]:
    """How much a topic's vector, (384,), speaks for each sort, about 0 to 1, best first."""
    space = _space()
    found = fitted(space.middle, vector[None])[0] @ space.weights
    order = np.argsort(-found, kind="stable")
    return {space.names[at]: round(float(found[at]), 4) for at in order}


def sort_of(vector: NDArray[np.float32], *, least: float = LEAST, ahead: float = AHEAD) -> str:
    """The sort of a topic, or "none" where none is sure enough."""
    (first, best), (_, second), *_ = scores(vector).items()
    return first if best >= least and best - second >= ahead else NONE


def with_sort(reading: Reading, embed: Embed | None, code: str) -> Reading:
    """The reading with advice for its sort of topic where no field is known, where a word of a
    field was found in a topic of quite another sort ("running a meeting"), or where the sort is
    nearer to the topic than the field; and with how near each piece of advice is to the topic.
    """
    if embed is None or not reading.raw or reading.topic.sort in ("person", "none"):
        return reading
    own, asks_why = reading.own, reading.form == "explain" and code == "en"
    vector = embed([f"Why {reading.raw}" if asks_why else reading.raw])[0]
    if asks_why and not _answers(reading, vector):
        named = own_words(reading.raw, code, is_action=False) if reading.topic.known else None
        nothing = {"pack": None, "entity": None, "topic": named or reading.topic}
        return reading.model_copy(update=nothing)
    if reading.form not in ADVISED or own.told or own.pairs or own.listed:
        return reading.model_copy(update={"near": _nearness(reading.pack, vector)})
    if reading.pack is None:
        pack = sort_pack(sort_of(vector), code)
        return reading.model_copy(update={"pack": pack, "near": _nearness(pack, vector)})
    pack = _other_sort(reading.pack, vector, code)
    if pack is None:
        return reading.model_copy(update=_with_sort_of_field(reading, reading.pack, vector, code))
    named = own_words(reading.raw, code, is_action=False) if reading.topic.known else None
    return reading.model_copy(
        update={
            "pack": pack,
            "entity": None,
            "where": "",
            "topic": named or reading.topic,
            "near": _nearness(pack, vector),
        }
    )


def _answers(reading: Reading, vector: NDArray[np.float32]) -> bool:
    """Whether the field knows a fact that answers the question, or the brief tells one itself. What
    is known of one thing of a field (basil among herbs) is near enough to any question about it.
    """
    own, pack = reading.own, reading.pack
    is_general = len(reading.raw.split()) < 2
    if pack is None or pack.is_sort or own.told or own.pairs or is_general:
        return True
    facts = [item for item in pack.items if item.kind in ("fact", "myth")]
    if reading.entity and any(reading.entity.id in item.about for item in facts):
        return True
    known, keys = _space().items, [f"{pack.id}/{item.id}" for item in facts]
    near = (float(known[key] @ vector) for key in keys if key in known)
    return max(near, default=0.0) >= ANSWERS


def _other_sort(pack: Pack, vector: NDArray[np.float32], code: str) -> Pack | None:
    """The sort of a topic that surely is not one of its field's."""
    sort = sort_of(vector, least=SURE, ahead=SURELY_AHEAD)
    return None if not pack.sorts or sort in pack.sorts else sort_pack(sort, code)


def _with_sort_of_field(
    reading: Reading, pack: Pack, vector: NDArray[np.float32], code: str
) -> dict[str, object]:
    """A field's nearest advice, followed by that of the topic's sort where the sort is nearer."""
    near = _nearness(pack, vector)
    name = sort_of(vector)
    is_field = reading.entity is None or reading.entity.id == pack.entities[0].id
    may_mix = is_field and name in pack.sorts and name != TOOLS and reading.form in MIXED
    sort = sort_pack(name, code) if may_mix else None
    held = [item for item in pack.items if _holds(item, reading.entity)]
    is_one = any(near.get(item.id, 0.0) >= ALONE for item in held)
    is_nearer = sort and _top(pack, vector, reading.entity) <= _top(sort, vector, None) - NEARER
    if sort is None or not (is_one or is_nearer):
        return {"near": near}
    kept = [item for item in held if near.get(item.id, 0.0) >= STANDS_OUT]
    taken = {item.id for item in kept}
    items = (*kept, *(item for item in sort.items if item.id not in taken))
    mixed = pack.model_copy(
        update={"id": f"{pack.id}+{sort.id}", "items": items, "entities": (), "sorts": ()}
    )
    return {"pack": mixed, "near": _nearness(sort, vector) | {id_: near[id_] for id_ in taken}}


def _holds(item: Item, entity: Entity | None) -> bool:
    return item.kind == "tip" and (
        not item.about or (entity is not None and entity.id in item.about)
    )


def _top(pack: Pack, vector: NDArray[np.float32], entity: Entity | None) -> float:
    """How near a pack's three nearest pieces of advice are to a topic."""
    known = _space().items
    keys = [f"{pack.id}/{item.id}" for item in pack.items if _holds(item, entity)]
    found = sorted(float(known[key] @ vector) for key in keys if key in known)[-3:]
    return sum(found) / len(found) if found else 0.0


def _nearness(pack: Pack | None, vector: NDArray[np.float32]) -> dict[str, float]:
    """How near the items of a pack are to a topic, compared with each other: 0 is usual."""
    known = _space().items
    keys = [f"{pack.id}/{item.id}" for item in pack.items] if pack else []
    found = {key: float(known[key] @ vector) for key in keys if key in known}
    if len(found) < 2:
        return {}
    values = np.array(list(found.values()))
    spread = max(float(values.std()), 1e-6)
    middle = float(values.mean())
    return {key.partition("/")[2]: (value - middle) / spread for key, value in found.items()}
