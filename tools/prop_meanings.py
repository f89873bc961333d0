"""What props mean, as data: one vector a prop and one bit a dimension for every word that stands
for one.

Each word of a prop is embedded as a question. Their differences within a prop tell which directions
do not matter; turning and stretching space by that brings together what belongs together. A prop's
vector is the mean of its words.
"""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tools.prop_words import Called

from limelight.adapters.embedded.meaning import vectors

Floats = NDArray[np.float64]

# Words of more props than this say nothing ("face", "sign").
_MOST_PROPS = 12
_OWN, _FOREIGN = 2.0, 0.45
_RIDGE, _STRETCH = 0.1, -0.25
_BATCH = 500


def write(called: Called, out: Path, cache: Path) -> None:
    """Compute and write the meanings; vectors already in `cache` are not computed again."""
    weights = _weights(called)
    texts = sorted(weights)
    found = _embedded(texts, cache)
    props = list(called.phrases)
    middle = found.mean(0)
    centred = found - middle
    means = _means(weights, texts, props, centred)
    turn = _turn(weights, texts, props, centred, means)
    prototypes, words = _unit(means @ turn), centred @ turn
    at = {prop: number for number, prop in enumerate(props)}
    owners = [sorted(at[prop] for prop in weights[text]) for text in texts]
    starts = np.cumsum([0, *map(len, owners)]).astype(np.int32)
    scale = float(np.abs(prototypes).max()) / 127
    np.savez_compressed(
        out,
        middle=middle.astype(np.float32),
        turn=turn.astype(np.float16),
        prototypes=np.round(prototypes / scale).astype(np.int8),
        words=np.packbits(words > 0, axis=1),
        starts=starts,
        owners=np.array([number for group in owners for number in group], np.int16),
    )


def _weights(called: Called) -> dict[str, dict[str, float]]:
    """Every word with the props it stands for and how much it says about each."""
    found: dict[str, dict[str, float]] = {}
    for prop in called.phrases:
        for code, words in called.keywords[prop].items():
            for word in words:
                known = found.setdefault(word, {})
                known[prop] = max(known.get(prop, 0.0), 1.0 if code == "en" else _FOREIGN)
        for word in called.phrases[prop]:
            found.setdefault(word, {})[prop] = _OWN
    return {word: props for word, props in found.items() if len(props) <= _MOST_PROPS}


def _embedded(texts: list[str], cache: Path) -> Floats:
    known: dict[str, NDArray[np.float32]] = {}
    if cache.is_file():
        with np.load(cache) as stored:
            known = dict(zip(stored["texts"].tolist(), stored["vectors"], strict=True))
    missing = [text for text in texts if text not in known]
    for start in range(0, len(missing), _BATCH):
        part = missing[start : start + _BATCH]
        known |= dict(zip(part, vectors.queries(part), strict=True))
        print(f"{start + len(part)} of {len(missing)} words", flush=True)
    if missing:
        listed = list(known)
        np.savez(cache, texts=np.array(listed), vectors=np.array([known[text] for text in listed]))
    return np.array([known[text] for text in texts], np.float64)


def _means(
    weights: dict[str, dict[str, float]], texts: list[str], props: list[str], centred: Floats
) -> Floats:
    at = {prop: number for number, prop in enumerate(props)}
    sums, whole = np.zeros((len(props), centred.shape[1])), np.zeros(len(props))
    for number, text in enumerate(texts):
        for prop, weight in weights[text].items():
            share = weight / len(weights[text])
            sums[at[prop]] += share * centred[number]
            whole[at[prop]] += share
    return np.asarray(sums / whole[:, None])


def _turn(
    weights: dict[str, dict[str, float]],
    texts: list[str],
    props: list[str],
    centred: Floats,
    means: Floats,
) -> Floats:
    """What makes directions in which words of one prop differ count less."""
    at = {prop: number for number, prop in enumerate(props)}
    spread, count = np.zeros((centred.shape[1], centred.shape[1])), 0.0
    for number, text in enumerate(texts):
        share = 1 / len(weights[text])
        for prop in weights[text]:
            apart = centred[number] - means[at[prop]]
            spread += share * np.outer(apart, apart)
            count += share
    values, axes = np.linalg.eigh(spread / count)
    stretch = (values + _RIDGE * values.mean()) ** _STRETCH
    return np.asarray(axes @ np.diag(stretch) @ axes.T)


def _unit(rows: Floats) -> Floats:
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True))
