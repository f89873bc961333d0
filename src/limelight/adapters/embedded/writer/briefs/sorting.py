"""What sort of thing a topic is (food, travel, craft), by its meaning, and which advice is nearest
to it. The vectors are written by tools/build_sorts.py.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from limelight.adapters.embedded.writer.briefs.reading import Reading
from limelight.adapters.embedded.writer.briefs.topics import own_words
from limelight.adapters.embedded.writer.knowledge import Pack, data_folder, sort_pack
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
    """The reading with advice for its sort of topic where no field is known, or where a word of a
    field was found in a topic of quite another sort ("running a meeting"); and with how near each
    piece of advice is to the topic.
    """
    if embed is None or not reading.raw or reading.topic.sort in ("person", "none"):
        return reading
    vector = embed([reading.raw])[0]
    reading = reading.model_copy(update=_better_pack(reading, vector, code))
    return reading.model_copy(update={"near": _nearness(reading.pack, vector)})


def _better_pack(reading: Reading, vector: NDArray[np.float32], code: str) -> dict[str, object]:
    if reading.form not in ADVISED or reading.own.told:
        return {}
    if reading.pack is None:
        return {"pack": sort_pack(sort_of(vector), code)}
    sort = sort_of(vector, least=SURE, ahead=SURELY_AHEAD)
    if sort == NONE or not reading.pack.sorts or sort in reading.pack.sorts:
        return {}
    pack = sort_pack(sort, code)
    if pack is None:
        return {}
    own = own_words(reading.raw, code, is_action=False) if reading.topic.known else None
    return {"pack": pack, "entity": None, "where": "", "topic": own or reading.topic}


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
