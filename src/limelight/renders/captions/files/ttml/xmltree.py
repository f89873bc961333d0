"""An XML document as a small tree that knows its lines. Without document types, so without
entities and outside files.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from limelight.renders.captions.files.opening import unreadable

_DEEPEST = 64


@dataclass
class Element:
    """An element: its namespace, its name without prefix, attributes by "namespace name" (or the
    bare name), and inside texts and elements in order.
    """

    space: str
    name: str
    line: int
    attributes: dict[str, str]
    inner: list["Element | str"] = field(default_factory=list)

    @property
    def elements(self) -> list["Element"]:
        """The elements directly inside."""
        return [node for node in self.inner if isinstance(node, Element)]

    def walk(self) -> Iterator["Element"]:
        """This element and all below it, in the order of the document."""
        yield self
        for element in self.elements:
            yield from element.walk()


class _Grower:
    """Grows the tree from what the parser finds."""

    def __init__(self, parser: expat.XMLParserType, name: str) -> None:
        self._parser, self._name = parser, name
        self.way = [Element("", "", 0, {})]
        parser.StartElementHandler, parser.EndElementHandler = self.start, self.end
        parser.CharacterDataHandler = self.text
        parser.StartDoctypeDeclHandler = self.refuse
        parser.buffer_text = True

    def start(self, name: str, attributes: dict[str, str]) -> None:
        line = self._parser.CurrentLineNumber
        if len(self.way) > _DEEPEST:
            raise unreadable(self._name, line, "elements lie too deep in one another.")
        space, _, bare = name.rpartition(" ")
        element = Element(space, bare, line, attributes)
        self.way[-1].inner.append(element)
        self.way.append(element)

    def end(self, _name: str) -> None:
        self.way.pop()

    def text(self, text: str) -> None:
        self.way[-1].inner.append(text)

    def refuse(self, *_declared: object) -> None:
        raise unreadable(
            self._name,
            self._parser.CurrentLineNumber,
            "a document type is not read: leave the DOCTYPE out.",
        )


def tree_of(text: str, name: str) -> Element:
    """The root of a document. Raises CaptionsUnreadable naming the line of a fault."""
    parser = expat.ParserCreate("utf-8", " ")
    grower = _Grower(parser, name)
    try:
        parser.Parse(text.encode("utf-8", "surrogatepass"), True)  # noqa: FBT003 - it takes no names
    except expat.ExpatError as problem:
        said = expat.ErrorString(problem.code)
        raise unreadable(name, problem.lineno, f"this is no XML ({said}).") from problem
    return grower.way[0].elements[0]
