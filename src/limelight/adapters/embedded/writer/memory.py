"""What was said before and must not be said again: word for word, or nearly so by meaning."""

from collections.abc import Callable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from limelight.adapters.embedded.writer.grammar import plain, sentences

Embed = Callable[[Sequence[str]], NDArray[np.float32]]

# Rewordings of one sentence score above this, other sentences of the same make below; measured in
# tests/adapters/embedded/writer/test_writer_memory.py.
NEAR = 0.945
SHORTEST_WORDS = 4


def normal(text: str) -> str:
    """A text as it is compared: small letters and digits, single spaces."""
    return " ".join("".join(char if char.isalnum() else " " for char in plain(text)).split())


class Memory:
    """The sentences said lately. `embed` gives vectors of length 1; without it only equal words
    count.
    """

    def __init__(
        self, recent: Iterable[str], embed: Embed | None = None, *, free: Iterable[str] = ()
    ) -> None:
        self._free = {normal(text) for text in free}
        split = [each for text in recent for each in sentences(text)]
        self._recent = [text for text in split if normal(text) not in self._free]
        self._said = {normal(text) for text in self._recent}
        self._joined = " | ".join(f" {text} " for text in self._said)
        self._embed = embed

    def __bool__(self) -> bool:
        return bool(self._said)

    def holds(self, text: str) -> bool:
        """Whether a sentence of the text was said, by itself or as a part of a longer one."""
        return any(self._holds(normal(each)) for each in sentences(text))

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
        vectors = self._embed([*own, *self._recent])
        mine, theirs = vectors[: len(own)], vectors[len(own) :]
        found = []
        for index, text in enumerate(own):
            others = np.concatenate([mine[:index], theirs])
            if len(others) and float(np.max(others @ mine[index])) >= NEAR:
                found.append(text)
        return found
