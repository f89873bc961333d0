"""The text of a WebVTT cue as a tree: the W3C's tokenizer and rules for building
(https://www.w3.org/TR/webvtt1/, sections 6.4 and 6.5).
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from limelight.renders.captions.files.webvtt import read_timestamp

_TOKEN = re.compile(r"<(?P<tag>[^>]*)>?|(?P<text>[^<]+)")
_SPACES = re.compile(r"[\t\n\f\r ]+")
_ALWAYS = frozenset(("c", "i", "b", "u", "v", "lang", "ruby"))


@dataclass
class Node:
    """An element (`name` is a tag of WebVTT, empty for the root), a text (`name` is "text") or a
    timestamp (`name` is "time", `seconds`). `note` is the speaker of a voice, the language of a
    lang.
    """

    name: str = ""
    text: str = ""
    seconds: float = 0.0
    classes: tuple[str, ...] = ()
    note: str = ""
    inner: list["Node"] = field(default_factory=list)

    def walk(self, without: str | None = None) -> Iterator["Node"]:
        """This node and all below it, in reading order, but for what is inside elements named
        `without`. However deep they lie: anybody may write a million tags.
        """
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            if node.name != without:
                waiting += reversed(node.inner)


def tree_of(text: str) -> Node:
    """The tree of a cue's text; nothing is malformed, what has no meaning is passed over."""
    way = [Node()]
    for token in _TOKEN.finditer(text):
        tag = token["tag"]
        if tag is None:
            way[-1].inner.append(Node("text", text=html.unescape(token["text"])))
        elif tag.startswith("/"):
            _end(way, tag[1:])
        elif tag[:1].isascii() and tag[:1].isdigit():
            found = read_timestamp(tag)
            if found is not None and found[1] == len(tag):
                way[-1].inner.append(Node("time", seconds=found[0]))
        else:
            _start(way, tag)
    return way[0]


def _start(way: list[Node], tag: str) -> None:
    space = _SPACES.search(tag)
    head, rest = (tag[: space.start()], tag[space.start() :]) if space else (tag, "")
    name, *classes = head.split(".")
    if name not in _ALWAYS and not (name == "rt" and way[-1].name == "ruby"):
        return
    note = _SPACES.sub(" ", html.unescape(rest)).strip() if name in ("v", "lang") else ""
    node = Node(name, classes=tuple(filter(None, classes)), note=note)
    way[-1].inner.append(node)
    way.append(node)


def _end(way: list[Node], name: str) -> None:
    if len(way) > 1 and way[-1].name == name:
        way.pop()
    elif name == "ruby" and way[-1].name == "rt":
        del way[-2:]
