"""A text's vector, and one straight line through it for each check (logistic regression)."""

import asyncio
import base64
import json
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from limelight.adapters.embedded.judge.reasons import REASONS
from limelight.adapters.embedded.meaning import vectors
from limelight.moderation.schemas import Check, Context, Finding

JUDGE, MODEL = "embedded", "heads on multilingual-e5-small"
_FILE = Path(__file__).parents[2] / "data" / "judge" / "heads.json"
_WIDEST, _MOST_PIECES = 300, 40
_END = re.compile(r"[.!?;:\n\u3002\uff01\uff1f]+\s*")
_REASONS = {Check.PERSONAL_DATA: "personal"}


@dataclass(frozen=True)
class Heads:
    """`weights` (heads, 384), `biases` and `thresholds` (heads): the score of a vector v is
    v @ w + b, in log odds; from its threshold on it is worth a look.
    """

    version: str
    checks: tuple[Check, ...]
    weights: vectors.Vectors
    biases: tuple[float, ...]
    thresholds: tuple[float, ...]


class HeadsJudge:
    """Judges texts by what they mean, offline, in all languages of the embedding; answers `review`
    at most.

    About 20 ms for every 300 characters, at most 40 such pieces of a text, spread evenly; the
    model is loaded with the first text.
    """

    async def judge_text(
        self, text: str, *, language: str, context: Context
    ) -> tuple[Finding, ...]:
        """One finding for each head that finds a piece worth a look, the piece as its span."""
        return await asyncio.to_thread(judge, text, context)


def judge(text: str, context: Context) -> tuple[Finding, ...]:
    """The work of `HeadsJudge`, in this thread."""
    heads = read_heads()
    pieces = pieces_of(text)
    scores = np.array([scores_of(text[first:end]) for first, end in pieces])
    found: list[Finding] = []
    for place, check in enumerate(heads.checks):
        if not pieces or _is_off(check, context):
            continue
        at = int(scores[:, place].argmax())
        if scores[at, place] >= heads.thresholds[place]:
            found.append(_finding(heads, check, pieces[at], float(scores[at, place])))
    return tuple(found)


def _is_off(check: Check, context: Context) -> bool:
    if check == Check.INJECTION:
        return context.kind != "import"
    return context.kind == "name" or (check == Check.SEXUAL and context.rating == "adult")


def _finding(heads: Heads, check: Check, span: tuple[int, int], score: float) -> Finding:
    reason = REASONS[_REASONS.get(check, check.value)]
    return Finding(
        check=check,
        severity="review",
        reason=f"By its meaning this may be a case of: {reason.why}",
        instead=reason.instead,
        span=span,
        judge=JUDGE,
        model=MODEL,
        version=heads.version,
        score=round(1 / (1 + math.exp(-score)), 3),
    )


def pieces_of(text: str) -> tuple[tuple[int, int], ...]:
    """Where the pieces of a text lie that are judged one by one: sentences put together up to 300
    characters; of a very long text 40, spread evenly.
    """
    cuts = [found.end() for found in _END.finditer(text)] + [len(text)]
    pieces: list[tuple[int, int]] = []
    first = last = 0
    for cut in cuts:
        while cut - first > _WIDEST:
            end = last if last > first else first + _WIDEST
            pieces.append((first, end))
            first = last = end
        last = cut
    pieces.append((first, last))
    kept = [piece for piece in pieces if text[slice(*piece)].strip()]
    return tuple(_spread(kept))


def _spread(pieces: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    if len(pieces) <= _MOST_PIECES:
        return list(pieces)
    step = (len(pieces) - 1) / (_MOST_PIECES - 1)
    return [pieces[round(place * step)] for place in range(_MOST_PIECES)]


@lru_cache(maxsize=512)
def scores_of(piece: str) -> tuple[float, ...]:
    """What every head says about a piece, in log odds; above 0 it leans to yes."""
    heads = read_heads()
    vector = vectors.queries([piece.replace("\0", " ")])[0]
    return tuple((heads.weights @ vector + np.array(heads.biases)).tolist())


@lru_cache(maxsize=1)
def read_heads() -> Heads:
    """The heads as they were trained; read once."""
    said = json.loads(_FILE.read_text(encoding="utf-8"))
    return Heads(
        version=said["version"],
        checks=tuple(Check(head["check"]) for head in said["heads"]),
        weights=np.stack([unpack(head["weights"]) for head in said["heads"]]),
        biases=tuple(head["bias"] for head in said["heads"]),
        thresholds=tuple(head["threshold"] for head in said["heads"]),
    )


def pack(weights: vectors.Vectors) -> str:
    """384 numbers as base64 of 16-bit floats, little-endian."""
    return base64.b64encode(weights.astype("<f2").tobytes()).decode("ascii")


def unpack(packed: str) -> vectors.Vectors:
    """What `pack` wrote."""
    return np.frombuffer(base64.b64decode(packed), "<f2").astype(np.float32)
