"""What the writer knows: packs of true, safe things about common subjects, read from the data
folder once.
"""

import json
import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Literal

from limelight.adapters.embedded.writer.grammar import stem
from limelight.generation.schemas import Value

ItemKind = Literal["tip", "fact", "myth", "step"]
CLOSE_ENOUGH, CLOSE_ENOUGH_SHORT = 0.86, 0.8
SHORTEST_FUZZY = 5
Group = Literal["packs", "frames", "sorts"]


class Item(Value):
    """One thing worth saying, in one language: a short label and sentences; the first stands alone,
    the others deepen it. `about` names the entities it holds for; empty means every one of its
    pack. `fits` names in English what it suits best, for its meaning only. `is_own` marks what
    belongs to the brief's own facts, `is_quoted` its very words, which nothing changes.
    """

    id: str
    kind: ItemKind
    about: tuple[str, ...] = ()
    setting: str = ""
    fits: str = ""
    subjects: tuple[str, ...] = ()
    label: str
    lines: tuple[str, ...]
    is_own: bool = False
    is_quoted: bool = False


class Entity(Value):
    """Something a brief may be about. `triggers` are words of any language that point to it.

    `thing` is a noun phrase with its article, `doing` an infinitive phrase, `going` what one does
    in a named place, with `{name}` for the place. `hooks` are openings of its own for advice, with
    `{items}` for "three tips".
    """

    id: str
    triggers: tuple[str, ...]
    thing: str
    doing: str = ""
    going: str = ""
    hooks: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()


class Pack(Value):
    """Everything known about one field, in one language. The first entity stands for the field.

    A pack without entities is a sort of topic (food, travel): advice that fits any topic of it.
    `sorts` are those that a field's topics may be of; empty means any.
    """

    id: str
    mood: str
    places: tuple[str, ...]
    subjects: tuple[str, ...]
    sorts: tuple[str, ...] = ()
    hashtags: tuple[str, ...] = ()
    quips: tuple[str, ...] = ()
    entities: tuple[Entity, ...] = ()
    items: tuple[Item, ...] = ()

    @property
    def is_sort(self) -> bool:
        """Whether it holds what fits a whole sort of topics, not what is known of one field."""
        return not self.entities


def data_folder() -> Traversable:
    """Where the writer's language material lies."""
    return files("limelight.adapters.embedded").joinpath("data", "writer")


def read_json(*path: str) -> Any:
    """A parsed data file."""
    return json.loads(data_folder().joinpath(*path).read_text(encoding="utf-8"))


@cache
def outlines(group: Group) -> dict[str, dict[str, Any]]:
    """What packs hold in any language (places, subjects, triggers), by their ids, in order."""
    found = sorted(_json_files(data_folder().joinpath(group)), key=lambda path: path.name)
    read = (json.loads(path.read_text(encoding="utf-8")) for path in found)
    return {outline["id"]: outline for outline in read}


def _json_files(folder: Traversable) -> Iterator[Traversable]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _json_files(entry)
        elif entry.name.endswith(".json"):
            yield entry


@cache
def find_pack(name: str, code: str) -> Pack | None:
    """The pack in a language; None where it has no texts in it."""
    return _in_language("packs", name, code)


@cache
def sort_pack(name: str, code: str) -> Pack | None:
    """What holds for any topic of a sort, in a language; None where it has no texts in it."""
    return _in_language("sorts", name, code)


@cache
def frame(name: str, code: str) -> Pack:
    """A pack of reasoning frames that hold for any topic; every written language has all."""
    found = _in_language("frames", name, code)
    if found is None:
        raise KeyError(f"{name} in {code}")
    return found


def _in_language(group: Group, name: str, code: str) -> Pack | None:
    path = data_folder().joinpath(code, group, f"{name}.json")
    if not path.is_file():
        return None
    outline, texts = outlines(group)[name], json.loads(path.read_text(encoding="utf-8"))
    named: dict[str, dict[str, Any]] = texts.get("named", {})
    said: dict[str, list[str]] = texts["items"]
    entities = [each | named[each["id"]] for each in outline.get("entities", ())]
    items = [
        each | {"label": said[each["id"]][0], "lines": said[each["id"]][1:]}
        for each in outline["items"]
        if each["id"] in said
    ]
    own = {key: texts[key] for key in ("hashtags", "quips") if key in texts}
    return Pack.model_validate(outline | own | {"entities": entities, "items": items})


@cache
def _trigger_index() -> dict[tuple[str, ...], tuple[str, int]]:
    """Where each trigger leads: a pack and the place of its entity."""
    index: dict[tuple[str, ...], tuple[str, int]] = {}
    for name, outline in outlines("packs").items():
        for place, entity in enumerate(outline["entities"]):
            for trigger in entity["triggers"]:
                key = tuple(stem(word) for word in trigger.replace("-", " ").split())
                index.setdefault(key, (name, place))
    return index


class Match(Value):
    """A trigger found in a text: where (word index), how many words, whether by a near spelling."""

    pack: Pack
    entity: Entity
    start: int
    length: int
    fuzzy: bool


def find_matches(words: list[str], code: str) -> list[Match]:
    """Every pack and entity that the words point to and that is known in language `code`, in order;
    longer triggers win over shorter ones inside them.
    """
    stems = [stem(word) for word in words]
    longest = max((len(key) for key in _trigger_index()), default=1)
    found: list[Match] = []
    position = 0
    while position < len(stems):
        match = _match_at(stems, position, longest, code)
        if match:
            found.append(match)
        position += match.length if match else 1
    return found


def _match_at(stems: list[str], position: int, longest: int, code: str) -> Match | None:
    for length in range(min(longest, len(stems) - position), 0, -1):
        key = tuple(stems[position : position + length])
        if key in _trigger_index():
            return _match(key, position, code, fuzzy=False)
    near = _near(stems[position], code)
    return _match(near, position, code, fuzzy=True) if near else None


def _match(key: tuple[str, ...], start: int, code: str, *, fuzzy: bool) -> Match | None:
    name, place = _trigger_index()[key]
    pack = find_pack(name, code)
    if pack is None:
        return None
    length = 1 if fuzzy else len(key)
    return Match(pack=pack, entity=pack.entities[place], start=start, length=length, fuzzy=fuzzy)


@cache
def _words_of_packs(code: str) -> frozenset[str]:
    """The words that the packs of a language are written with."""
    packs = [find_pack(name, code) for name in outlines("packs")]
    texts = [
        text
        for pack in packs
        if pack
        for text in (
            *(part for each in pack.entities for part in (each.thing, each.doing, each.going)),
            *(line for item in pack.items for line in item.lines),
        )
    ]
    return frozenset(stem(word) for text in texts for word in re.findall(r"\w+", text))


def is_ordinary(word: str, code: str) -> bool:
    """Whether a word is one of everyday language as far as the packs show: not somebody's name."""
    return stem(word) in _ordinary_words() or stem(word) in _words_of_packs(code)


@cache
def _near(word: str, code: str) -> tuple[str, ...] | None:
    """The trigger that a word of language `code` misspells: one that the language has."""
    if len(word) < SHORTEST_FUZZY or not word.isalpha() or word in _ordinary_words():
        return None
    best = None
    best_ratio = CLOSE_ENOUGH if len(word) > SHORTEST_FUZZY else CLOSE_ENOUGH_SHORT
    for key in _trigger_index():
        if (
            len(key) != 1
            or len(key[0]) < SHORTEST_FUZZY
            or key[0] not in _words_of_packs(code)
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
