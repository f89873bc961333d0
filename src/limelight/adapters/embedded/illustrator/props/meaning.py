"""Props by what a text means, in any of the languages the embedding model knows.

A subject is compared with the mean of each prop's words and, more coarsely (a bit a dimension),
with the words themselves. The data are written by tools/build_props.py.
"""

import functools
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from limelight.adapters.embedded.illustrator.props import catalogue
from limelight.adapters.embedded.meaning import vectors

Floats = NDArray[np.float32]

# Below this nothing is near: found on words that mean no thing, see docs/illustrator.md.
LEAST = 0.45
_NEIGHBOURS, _FALL, _WORDS_COUNT = 50, 0.07, 0.2
# Bits tell angles too small; this brings them to the scale of the full vectors.
_BITS_SCALE = 1.25
_CHUNK = 4096


@dataclass(frozen=True)
class _Space:
    middle: Floats
    turn: Floats
    prototypes: Floats
    words: NDArray[np.uint8]
    starts: NDArray[np.int32]
    owners: NDArray[np.int16]


@functools.cache
def _space() -> _Space:
    with np.load(catalogue.FOLDER / catalogue.MEANINGS) as stored:
        told: dict[str, Any] = {name: stored[name] for name in stored.files}
    prototypes = told["prototypes"].astype(np.float32)
    prototypes /= np.linalg.norm(prototypes, axis=1, keepdims=True)
    return _Space(
        told["middle"], told["turn"].astype(np.float32), prototypes, told["words"], told["starts"],
        told["owners"],
    )  # fmt: skip


def nearest(subject: str, count: int = 5) -> tuple[str, ...]:
    """The props that a text means, best first, at most `count`; empty when none is near enough."""
    return tuple(name for name, score in scored(subject, count) if score >= LEAST)


@functools.lru_cache(512)
def scored(subject: str, count: int = 5) -> tuple[tuple[str, float], ...]:
    """The nearest props with how near each is, about 0 to 1.2."""
    if not subject.strip():
        return ()
    space = _space()
    asked = (vectors.queries([subject])[0] - space.middle) @ space.turn
    asked = asked / np.linalg.norm(asked)
    scores = np.round(space.prototypes @ asked + _WORDS_COUNT * _by_words(space, asked), 4)
    names = list(catalogue.every())
    best = np.argsort(-scores, kind="stable")[:count]
    return tuple((names[at], float(scores[at])) for at in best)


def _by_words(space: _Space, asked: Floats) -> Floats:
    """How much the nearest words speak for each prop, 1 for the best."""
    near = np.concatenate(
        [
            np.unpackbits(space.words[at : at + _CHUNK], axis=1).astype(np.float32) @ asked
            for at in range(0, len(space.words), _CHUNK)
        ]
    )
    near = np.minimum(1, (2 * near - asked.sum()) * (_BITS_SCALE / np.sqrt(len(asked))))
    votes = np.zeros(len(space.prototypes), np.float32)
    for word in np.argsort(-near, kind="stable")[:_NEIGHBOURS]:
        owners = space.owners[space.starts[word] : space.starts[word + 1]]
        votes[owners] += np.exp((near[word] - 1) / _FALL) / np.sqrt(len(owners))
    return np.asarray(votes / max(float(votes.max()), 1e-9), np.float32)
