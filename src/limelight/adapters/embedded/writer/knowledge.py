"""What the writer knows: packs of true, safe things about common subjects, read from the data
folder once.
"""

import json
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Literal

from pydantic import Field

from limelight.adapters.embedded.writer.grammar import stem
from limelight.generation.schemas import Value

ItemKind = Literal["tip", "fact", "myth", "step"]
CLOSE_ENOUGH, CLOSE_ENOUGH_SHORT = 0.86, 0.8
SHORTEST_FUZZY = 5


class Said(Value):
    """An item in one language: a short label and sentences; the first stands alone, the others
    deepen it.
    """

    label: str
    lines: tuple[str, ...]


class Item(Value):
    """One thing worth saying. `about` names the entities it holds for; empty means every one of its
    pack.
    """

    id: str
    kind: ItemKind
    about: tuple[str, ...] = ()
    setting: str = ""
    subjects: tuple[str, ...] = ()
    said: dict[str, Said]


class Naming(Value):
    """How an entity is named: `thing` a noun phrase with its article, `doing` an infinitive phrase.

    `going` is what one does in a named place, with `{name}` for the place.
    """

    thing: str
    doing: str
    going: str = ""


class Entity(Value):
    """Something a brief may be about. `triggers` are words of any language that point to it.

    `hooks` are openings of its own for advice, by language, with `{items}` for "three tips".
    """

    id: str
    triggers: tuple[str, ...]
    named: dict[str, Naming]
    hooks: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    subjects: tuple[str, ...] = ()


class Pack(Value):
    """Everything known about one field. The first entity stands for the whole field."""

    id: str
    mood: str
    places: tuple[str, ...]
    subjects: tuple[str, ...]
    hashtags: dict[str, tuple[str, ...]]
    quips: dict[str, tuple[str, ...]]
    entities: tuple[Entity, ...]
    items: tuple[Item, ...]


def data_folder() -> Traversable:
    """Where the writer's language material lies."""
    return files("limelight.adapters.embedded").joinpath("data", "writer")


def read_json(*path: str) -> Any:
    """A parsed data file."""
    return json.loads(data_folder().joinpath(*path).read_text(encoding="utf-8"))


@cache
def load_packs(group: Literal["packs", "frames"]) -> tuple[Pack, ...]:
    """All packs of a group in the order of their names."""
    found = sorted(_json_files(data_folder().joinpath(group)), key=lambda path: path.name)
    return tuple(Pack.model_validate_json(path.read_text(encoding="utf-8")) for path in found)


def _json_files(folder: Traversable) -> Iterator[Traversable]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _json_files(entry)
        elif entry.name.endswith(".json"):
            yield entry


@cache
def frame(name: str) -> Pack:
    """A pack of reasoning frames that hold for any topic."""
    return next(pack for pack in load_packs("frames") if pack.id == name)


@cache
def _trigger_index() -> dict[tuple[str, ...], tuple[Pack, Entity]]:
    index: dict[tuple[str, ...], tuple[Pack, Entity]] = {}
    for pack in load_packs("packs"):
        for entity in pack.entities:
            for trigger in entity.triggers:
                key = tuple(stem(word) for word in trigger.replace("-", " ").split())
                index.setdefault(key, (pack, entity))
    return index


class Match(Value):
    """A trigger found in a text: where (word index), how many words, whether by a near spelling."""

    pack: Pack
    entity: Entity
    start: int
    length: int
    fuzzy: bool


def find_matches(words: list[str]) -> list[Match]:
    """Every pack and entity that the words point to, in order; longer triggers win over shorter
    ones inside them.
    """
    stems = [stem(word) for word in words]
    index = _trigger_index()
    longest = max((len(key) for key in index), default=1)
    found: list[Match] = []
    position = 0
    while position < len(stems):
        match = _match_at(stems, position, longest)
        if match:
            found.append(match)
        position += match.length if match else 1
    return found


def _match_at(stems: list[str], position: int, longest: int) -> Match | None:
    index = _trigger_index()
    for length in range(min(longest, len(stems) - position), 0, -1):
        key = tuple(stems[position : position + length])
        if key in index:
            pack, entity = index[key]
            return Match(pack=pack, entity=entity, start=position, length=length, fuzzy=False)
    near = _near(stems[position])
    if near is None:
        return None
    pack, entity = index[near]
    return Match(pack=pack, entity=entity, start=position, length=1, fuzzy=True)


@cache
def _near(word: str) -> tuple[str, ...] | None:
    if len(word) < SHORTEST_FUZZY or not word.isalpha() or word in _ordinary_words():
        return None
    best = None
    best_ratio = CLOSE_ENOUGH if len(word) > SHORTEST_FUZZY else CLOSE_ENOUGH_SHORT
    for key in _trigger_index():
        if (
            len(key) != 1
            or len(key[0]) < SHORTEST_FUZZY
            or (key[0][0], key[0][-1]) != (word[0], word[-1])
        ):
            continue
        ratio = SequenceMatcher(None, word, key[0]).ratio()
        if ratio >= best_ratio:
            best, best_ratio = key, ratio
    return best


@cache
def _ordinary_words() -> frozenset[str]:
    return frozenset(stem(word) for word in read_json("lexicon.json")["ordinary"])
