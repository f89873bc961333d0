"""Any words for a mood, in seven languages, find the nearest mood there is."""

import difflib
import unicodedata
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from limelight.adapters.embedded.composer.writing.styles import read_data, styles
from limelight.adapters.embedded.meaning import vectors

_USUAL = "warm"
_NEAR = 0.84
_SHORTEST_TO_GUESS = 5
# Languages written without spaces are searched for, not split.
_UNSPACED = ("ja",)
_LONGEST = 200
_WORDS_COMPARED = 7


class Match(NamedTuple):
    """The mood that words stand for, and how it was found: `name` (it was asked for by its name),
    `word` (a word that means it), `spelling` (nearly such a word), `meaning` (nothing nearer in
    meaning), `none` (the usual one, because there were no words).
    """

    name: str
    by: str


@lru_cache(maxsize=256)
def nearest_mood(words: str) -> Match:
    """The mood that words ask for ("soft, cosy" → "calm"). Never fails.

    The first word that is known decides, a mood's own name before others. Only words that nobody
    listed are compared by meaning, which takes a tenth of a second.
    """
    asked = _plain(words[:_LONGEST])
    split = [word for word in _split(asked) if word]
    for word in split:
        if word in styles():
            return Match(word, "name")
    listed, unspaced = _listed()
    for word in split:
        if word in listed:
            return Match(listed[word], "word")
    found = min(
        ((asked.index(word), -len(word), mood) for word, mood in unspaced if word in asked),
        default=None,
    )
    if found is not None:
        return Match(found[2], "word")
    for word in split:
        near = difflib.get_close_matches(word, listed, n=1, cutoff=_NEAR)
        if near and len(word) >= _SHORTEST_TO_GUESS:
            return Match(listed[near[0]], "spelling")
    if not any(sign.isalpha() for sign in asked):
        return Match(_USUAL, "none")
    return Match(_by_meaning(asked), "meaning")


def _plain(words: str) -> str:
    """Lower case, without accents on Latin letters."""
    parts = unicodedata.normalize("NFD", words.casefold())
    kept = [
        sign for place, sign in enumerate(parts) if not _is_accent(sign, parts[max(0, place - 1)])
    ]
    return unicodedata.normalize("NFC", "".join(kept))


def _is_accent(sign: str, before: str) -> bool:
    return unicodedata.combining(sign) > 0 and not "\u3040" <= before <= "\u30ff"


def _split(asked: str) -> list[str]:
    return "".join(sign if sign.isalnum() or sign == "-" else " " for sign in asked).split()


@lru_cache(maxsize=1)
def _listed() -> tuple[dict[str, str], list[tuple[str, str]]]:
    """Words with spaces between them by word, and (word, mood) of the languages without."""
    listed: dict[str, str] = {}
    unspaced: list[tuple[str, str]] = []
    for mood, languages in read_data("mood_words.json").items():
        for language, words in languages.items():
            for word in _plain(words).split():
                if language in _UNSPACED:
                    unspaced.append((word, mood))
                else:
                    listed.setdefault(word, mood)
    return listed, unspaced


@lru_cache(maxsize=1)
def _described() -> tuple[list[str], vectors.Vectors]:
    names = list(styles())
    english = read_data("mood_words.json")
    known = {name: ", ".join(english[name]["en"].split()[:_WORDS_COMPARED]) for name in names}
    texts = [f"{name} music: {styles()[name].says}, {known[name]}" for name in names]
    return names, vectors.passages(texts)


def _by_meaning(asked: str) -> str:
    names, described = _described()
    scores = described @ vectors.queries([f"{asked} music"])[0]
    return names[int(np.argmax(scores))]
