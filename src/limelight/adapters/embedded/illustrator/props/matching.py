"""Props by exact words: what a text names, in English or by a prop's name in another language."""

import functools
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from limelight.adapters.embedded.illustrator import words
from limelight.adapters.embedded.illustrator.props import catalogue

# How much is known of a word's meaning: a phrase of more words names a thing more surely.
_PHRASE, _LONGER, _OWN_NAME, _BY_RANK = 10.0, 1.4, 3.0, 2.0
_FOREIGN, _LAST_OF_NAME = 0.9, 4.0
_LONGEST_PHRASE = 5
# Last words of names that say nothing by themselves.
_VAGUE = frozenset(
    words.stem(w)
    for w in [
        "face",
        "button",
        "sign",
        "symbol",
        "mark",
        "box",
        "card",
        "bag",
        "day",
        "number",
        "name",
        "arrow",
        "hand",
        "person",
        "pair",
        "one",
        "two",
        "big",
        "game",
        "square",
        "circle",
        "black",
        "white",
        "red",
        "orange",
        "yellow",
        "green",
        "blue",
        "purple",
        "brown",
        "pink",
        "grey",
        "light",
        "leaf",
        "head",
        "ring",
        "front",
        "wind",
        "rice",
        "nest",
        "day",
        "flag",
        "pen",
        "alert",
        "clock",
        "star",
        "heart",
        "person",
        "people",
        "chart",
        "text",
        "document",
        "calendar",
        "mail",
    ]
)
_LEAST_SIGNS, _MOST_OF_IT = 2, 0.45

Index = dict[tuple[str, ...], tuple[str, float]]


@functools.cache
def _index() -> Index:
    index: Index = {}

    def note(phrase: tuple[str, ...], name: str, weight: float) -> None:
        if phrase and (phrase not in index or index[phrase][1] < weight):
            index[phrase] = (name, weight)

    for prop in catalogue.every().values():
        for rank, phrase in enumerate(prop.phrases):
            stems = tuple(words.stems(phrase))
            worth = _OWN_NAME if rank == 0 else _BY_RANK / rank
            note(stems, prop.name, _PHRASE * len(stems) ** _LONGER + worth)
        for foreign in prop.names:
            stems = tuple(words.stems(foreign))
            if foreign.isascii() or words.is_latin(foreign):
                note(stems, prop.name, _FOREIGN * (_PHRASE * len(stems) ** _LONGER + _OWN_NAME))
        last = words.stems(prop.phrases[0])[-1:]
        if last and last[0] not in _VAGUE and (last[0],) not in index:
            note((last[0],), prop.name, _LAST_OF_NAME)
    return index


@functools.cache
def _written() -> tuple[tuple[str, str], ...]:
    """Names in scripts without spaces or stems, the longest first."""
    found = {
        _folded(name): prop.name
        for prop in catalogue.every().values()
        for name in prop.names
        if not words.is_latin(name) and len(name) >= _LEAST_SIGNS
    }
    return tuple(sorted(found.items(), key=lambda pair: (-len(pair[0]), pair[0])))


def _folded(text: str) -> str:
    """Text without presentation forms, vowel signs and the Arabic article."""
    bare = "".join(c for c in unicodedata.normalize("NFKC", text) if not unicodedata.combining(c))
    return " ".join(word.removeprefix("ال") for word in bare.split())


@dataclass(frozen=True)
class Match:
    """A prop that a text names: how surely (from 4, a word of a name, over 10, one word, up) and by
    how much of the text's telling words.
    """

    name: str
    weight: float
    share: float


def match(subject: str) -> list[str]:
    """Props that `subject` names, best first; empty when it names none."""
    return [found.name for found in weighed(subject)]


def weighed(subject: str) -> list[Match]:
    """The same with how surely each is meant."""
    found = _by_stems(subject) if words.is_latin(subject) else _by_writing(subject)
    best: dict[str, Match] = {}
    for one in found:
        if one.name not in best or best[one.name].weight < one.weight:
            best[one.name] = one
    return sorted(best.values(), key=lambda one: (-one.weight, one.name))


def _by_stems(subject: str) -> Iterator[Match]:
    tokens, index = words.stems(subject), _index()
    telling = max(1, sum(token not in words.STOP for token in tokens))
    for length in range(min(_LONGEST_PHRASE, len(tokens)), 0, -1):
        for i in range(len(tokens) - length + 1):
            phrase = tuple(tokens[i : i + length])
            if phrase not in index or (length == 1 and phrase[0] in words.STOP):
                continue
            name, weight = index[phrase]
            said = sum(token not in words.STOP for token in phrase)
            # The last word of an English compound is what the thing is.
            yield Match(name, weight + 0.01 * i, min(1.0, said / telling))


def _by_writing(subject: str) -> Iterator[Match]:
    folded = _folded(subject)
    for written, name in _written():
        share = len(written) / max(1, len(folded.replace(" ", "")))
        if written in folded and (share > _MOST_OF_IT or len(written) > _LEAST_SIGNS):
            yield Match(name, _PHRASE + len(written), min(1.0, share))


@functools.cache
def _topic_words() -> dict[str, Counter[str]]:
    known: dict[str, Counter[str]] = {}
    for prop in catalogue.every().values():
        for phrase in prop.phrases:
            for word in words.stems(phrase):
                if word not in words.STOP:
                    known.setdefault(word, Counter())[prop.topic] += 1
    return known


def topic(texts: tuple[str, ...]) -> str:
    """The topic most of the words of `texts` belong to, or an empty string."""
    votes: dict[str, float] = {}
    known = _topic_words()
    for place, text in enumerate(texts):
        for word in words.telling(text):
            for name, count in known.get(word, Counter()).items():
                share = count / sum(known[word].values()) / (1 + 0.25 * place)
                votes[name] = votes.get(name, 0.0) + share
    if not votes:
        return ""
    best = max(votes.values())
    return min(name for name, count in votes.items() if count >= best - 1e-9)
