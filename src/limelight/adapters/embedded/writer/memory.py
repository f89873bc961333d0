"""What was said before and must not be said again: word for word, or nearly so by meaning."""

import re
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from limelight.adapters.embedded.writer.grammar import plain, sentences, stem
from limelight.adapters.embedded.writer.letters.setting import JAPANESE

Embed = Callable[[Sequence[str]], NDArray[np.float32]]

# Rewordings of one sentence score above this, other sentences of the same make below; measured in
# tests/adapters/embedded/writer/test_writer_memory.py.
NEAR = 0.945
# Japanese and Arabic sentences of the same make about another topic score up to 0.975, rewordings
# above that; measured in test_writer_letters.py.
NEAR_BY_LETTERS = 0.978
SHORTEST_WORDS = 4
# Sentences with less of their words in common are never nearly the same, so that they need no
# vectors; measured there too.
LEAST_COMMON = 0.2
MOST_KEPT = 8_000


class Kept:
    """An `Embed` that keeps the vectors of the texts it saw last: a character's recent sentences
    come again with every piece.
    """

    def __init__(self, embed: Embed) -> None:
        self._embed = embed
        self._vectors: OrderedDict[str, NDArray[np.float32]] = OrderedDict()
        self._lock = Lock()

    def __call__(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of the texts, one a row."""
        with self._lock:
            new = [text for text in dict.fromkeys(texts) if text not in self._vectors]
            if new:
                self._vectors.update(zip(new, self._embed(new), strict=True))
            found = np.stack([self._vectors[text] for text in texts])
            for text in texts:
                self._vectors.move_to_end(text)
            while len(self._vectors) > MOST_KEPT:
                self._vectors.popitem(last=False)
            return found


@lru_cache(maxsize=MOST_KEPT)
def normal(text: str) -> str:
    """A text as it is compared: small letters and digits, single spaces."""
    return " ".join("".join(char if char.isalnum() else " " for char in plain(text)).split())


class Memory:
    """The sentences said lately. `embed` gives vectors of length 1; without it only equal words
    count.
    """

    def __init__(
        self,
        recent: Iterable[str],
        embed: Embed | None = None,
        *,
        free: Iterable[str] = (),
        near: float = NEAR,
    ) -> None:
        self._near = near
        self._free = {normal(text) for text in free}
        split = [each for text in recent for each in sentences(text)]
        self._recent = [text for text in split if normal(text) not in self._free]
        self._said = {normal(text) for text in self._recent}
        self._joined = " | ".join(f" {text} " for text in self._said)
        self._embed = embed

    def __bool__(self) -> bool:
        return bool(self._said)

    def holds(self, text: str) -> bool:
        """Whether the text or a sentence of it was said, by itself or as a part of a longer one."""
        if not self._said:
            return False
        return any(self._holds(normal(each)) for each in (text, *sentences(text)))

    def _holds(self, said: str) -> bool:
        if not said or said in self._free:
            return False
        if said in self._said:
            return True
        return said.count(" ") + 1 >= SHORTEST_WORDS and f" {said} " in self._joined

    def ban(self, texts: Iterable[str]) -> None:
        """Never say these from now on."""
        for text in texts:
            said = normal(text)
            if said and said not in self._said and said not in self._free:
                self._said.add(said)
                self._joined += f" | {said} "

    def near(self, texts: Sequence[str]) -> list[str]:
        """Those of the texts that say nearly what was said before, or what an earlier one of them
        says.
        """
        own = [text for text in texts if normal(text) not in self._free]
        if self._embed is None or not own:
            return []
        recent = self._like(own)
        vectors = self._embed([*own, *recent])
        mine, theirs = vectors[: len(own)], vectors[len(own) :]
        found = []
        for index, text in enumerate(own):
            others = np.concatenate([mine[:index], theirs])
            if len(others) and float(np.max(others @ mine[index])) >= self._near:
                found.append(text)
        return found

    def _like(self, texts: Sequence[str]) -> list[str]:
        """The recent sentences that have enough words in common with one of the texts."""
        mine = [_stems(text) for text in texts]
        return [text for text in self._recent if any(_alike(own, _stems(text)) for own in mine)]


@lru_cache(maxsize=MOST_KEPT)
def _stems(text: str) -> frozenset[str]:
    words = re.findall(r"\w+", text)
    pairs = (
        word[at : at + 2] for word in words if JAPANESE.search(word) for at in range(len(word))
    )
    return frozenset((*(stem(word) for word in words if not JAPANESE.search(word)), *pairs))


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= LEAST_COMMON * min(len(one), len(other))
